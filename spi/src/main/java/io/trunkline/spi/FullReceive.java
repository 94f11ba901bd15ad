package io.trunkline.spi;

import io.trunkline.api.Ws2Exception;
import java.nio.ByteBuffer;

/**
 * Optional: {@code MSG_WAITALL} inside the provider, so that a thread which waits for many octets of a stream is not woken
 * for each piece of them. Without it the library receives as often as it takes.
 */
public interface FullReceive extends DataPath {
    /**
     * As {@link ProviderSocket#receive} of a stream without flags, but answers {@link ProviderSocket#WOULD_BLOCK} as long as
     * {@code data} cannot be filled and waiting may change that. No upcall need follow before the answer would be another,
     * unless {@link ProviderSocket#readiness()} is asked meanwhile. Waiting is of no use once the stream has ended or
     * failed, or the other side can send no more before something has been taken; a provider may also give less than fits
     * earlier, to keep the stream flowing.
     */
    int receiveFully(ByteBuffer data) throws Ws2Exception;
}
