package io.trunkline.conformance.broken;

import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Tells every member of a change that has been refused, as if it had come into force. */
@Breaks("GROW-7")
public final class TellsRefusals extends BrokenNotices {
    /** For the service loader. */
    public TellsRefusals() {
        super("tells-refusals");
    }

    @Override
    WatchedChanges broken(
            ForwardingTransport transport, ProviderSocket next, Notices notices, Siblings<WatchedChanges> members) {
        return new Telling(transport, next, notices, members);
    }

    private static final class Telling extends WatchedChanges {
        private final Notices notices;

        Telling(ForwardingTransport transport, ProviderSocket next, Notices notices, Siblings<WatchedChanges> members) {
            super(transport, next, members);
            this.notices = notices;
        }

        @Override
        QosRefusedException refused(QosRefusedException refusal, Qos wanted) {
            for (WatchedChanges member : all()) ((Telling) member).notices.pretendChange();
            return refusal;
        }

        @Override
        public int readiness() {
            return notices.readiness(super.readiness());
        }
    }
}
