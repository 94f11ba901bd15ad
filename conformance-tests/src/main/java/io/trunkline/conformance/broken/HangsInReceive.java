package io.trunkline.conformance.broken;

import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;

/** Never comes back from receive until the socket is closed, whatever arrives and whoever interrupts. */
@Breaks(value = "DATA-4", also = Breaks.EVERYTHING)
public final class HangsInReceive extends BrokenProvider {
    /** For the service loader. */
    public HangsInReceive() {
        super("hangs-in-receive");
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new ForwardingSocket(transport, next) {
            private final CountDownLatch closed = new CountDownLatch(1);

            @Override
            public int receive(ByteBuffer data, int flags) {
                boolean interrupted = false;
                while (closed.getCount() > 0) {
                    try {
                        closed.await();
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
                if (interrupted) Thread.currentThread().interrupt();
                return WOULD_BLOCK;
            }

            @Override
            public void close(CloseMode mode) {
                closed.countDown();
                super.close(mode);
            }
        };
    }
}
