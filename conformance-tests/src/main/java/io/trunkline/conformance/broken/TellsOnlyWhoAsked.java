package io.trunkline.conformance.broken;

import io.trunkline.api.Ioctl;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Tells a change of a group's contract to the socket that has asked for it, and to nobody else. */
@Breaks("GROW-6")
public final class TellsOnlyWhoAsked extends BrokenNotices {
    /** For the service loader. */
    public TellsOnlyWhoAsked() {
        super("tells-only-who-asked");
    }

    @Override
    WatchedChanges broken(
            ForwardingTransport transport, ProviderSocket next, Notices notices, Siblings<WatchedChanges> members) {
        notices.silent(true);
        return new WatchedChanges(transport, next, members) {
            @Override
            public <I, O> O ioctl(Ioctl<I, O> code, I input) throws Ws2Exception {
                if (code.equals(Ioctls.SIO_SET_GROUP_QOS)) notices.silent(false);
                return super.ioctl(code, input);
            }

            @Override
            public int readiness() {
                return notices.readiness(super.readiness());
            }
        };
    }
}
