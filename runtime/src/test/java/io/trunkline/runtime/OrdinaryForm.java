package io.trunkline.runtime;

import io.trunkline.api.Connected;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.BlockingTransfer;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.ProviderSocket;
import java.nio.ByteBuffer;

/** Answers calls that go straight to the provider with "use the ordinary form"; tests override what they are about. */
abstract class OrdinaryForm implements BlockingTransfer {
    @Override
    public int sendBlocking(ByteBuffer data, int flags) throws Ws2Exception {
        return ProviderSocket.WOULD_BLOCK;
    }

    @Override
    public int receiveBlocking(ByteBuffer data, int flags) {
        return ProviderSocket.WOULD_BLOCK;
    }

    @Override
    public long sendBlocking(ByteBuffer[] data, int offset, int length, int flags) {
        return ProviderSocket.WOULD_BLOCK;
    }

    @Override
    public long receiveBlocking(ByteBuffer[] data, int offset, int length, int flags) {
        return ProviderSocket.WOULD_BLOCK;
    }

    @Override
    public Connected connectBlocking(ConnectCall call, long limitNanos) {
        return null;
    }
}
