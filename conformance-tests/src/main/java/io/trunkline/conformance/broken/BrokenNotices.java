package io.trunkline.conformance.broken;

import io.trunkline.spi.Downstream;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Transport;
import io.trunkline.spi.Upcalls;

/** A layer with a defect in what its sockets are told of their group's quality of service. */
abstract class BrokenNotices extends BrokenProvider {
    private final Siblings<WatchedChanges> siblings = new Siblings<>();

    BrokenNotices(String defect) {
        super(defect, Needs.ENFORCED);
    }

    /** A socket around {@code next}, with the defect. */
    abstract WatchedChanges broken(
            ForwardingTransport transport, ProviderSocket next, Notices notices, Siblings<WatchedChanges> members);

    @Override
    public Transport start(ProviderContext context, Downstream below) {
        return new ForwardingTransport(below) {
            @Override
            protected Upcalls upcalls(Upcalls above) {
                return new Notices(above);
            }

            @Override
            protected ProviderSocket wrap(ProviderSocket next, Upcalls upcalls) {
                return broken(this, next, (Notices) upcalls, siblings);
            }
        };
    }
}
