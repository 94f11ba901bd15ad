package io.trunkline.conformance.broken;

import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Tells every change of a group's contract twice. */
@Breaks("GROW-6")
public final class TellsTwice extends BrokenNotices {
    /** For the service loader. */
    public TellsTwice() {
        super("tells-twice");
    }

    @Override
    WatchedChanges broken(
            ForwardingTransport transport, ProviderSocket next, Notices notices, Siblings<WatchedChanges> members) {
        notices.twice();
        return new WatchedChanges(transport, next, members) {
            @Override
            public int readiness() {
                return notices.readiness(super.readiness());
            }
        };
    }
}
