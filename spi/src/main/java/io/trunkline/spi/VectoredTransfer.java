package io.trunkline.spi;

import io.trunkline.api.Ws2Exception;
import java.nio.ByteBuffer;

/**
 * Optional: several buffers in one operation. Without it the library sends stream buffers one by one and copies those of a
 * message together.
 */
public interface VectoredTransfer extends DataPath {
    /** As {@link ProviderSocket#send}, from the buffers in their order. */
    long send(ByteBuffer[] data, int offset, int length, int flags) throws Ws2Exception;

    /** As {@link ProviderSocket#receive}, into the buffers in their order. */
    long receive(ByteBuffer[] data, int offset, int length, int flags) throws Ws2Exception;
}
