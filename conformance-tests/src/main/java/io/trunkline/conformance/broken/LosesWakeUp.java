package io.trunkline.conformance.broken;

import io.trunkline.spi.Downstream;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.Transport;
import io.trunkline.spi.Upcalls;
import java.util.concurrent.atomic.AtomicInteger;

/** Now and then forgets to say that data has come. */
@Breaks(value = "DATA-4", also = "*")
public final class LosesWakeUp extends BrokenProvider {
    private static final int EVERY = 3;

    /** For the service loader. */
    public LosesWakeUp() {
        super("loses-wake-up");
    }

    @Override
    public Transport start(ProviderContext context, Downstream below) {
        return new ForwardingTransport(below) {
            @Override
            protected Upcalls upcalls(Upcalls above) {
                AtomicInteger count = new AtomicInteger();
                return what -> {
                    boolean lost = (what & Ready.RECEIVE) != 0 && count.incrementAndGet() % EVERY == 0;
                    if (!lost) above.lookAgain(what);
                };
            }

            @Override
            protected ProviderSocket wrap(ProviderSocket next, Upcalls upcalls) {
                return broken(this, next);
            }
        };
    }
}
