package io.trunkline.conformance.broken;

import io.trunkline.api.Connected;
import io.trunkline.api.Ioctl;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.PendingControl;
import io.trunkline.spi.ProviderSocket;

/**
 * A socket that knows what becomes of its group's contract while that is in force, for defects that show then: a change that
 * one of them has asked for is made known to all that have called from the group, which the list has.
 */
abstract class WatchedChanges extends Member<WatchedChanges> {
    private long octetsPerSecond;
    private boolean connected;
    private Qos asked;

    WatchedChanges(ForwardingTransport transport, ProviderSocket next, Siblings<WatchedChanges> siblings) {
        super(transport, next, siblings);
    }

    /** A change has come into force; both in octets per second, 0 for best effort. */
    void changed(long before, long now) {}

    /** A change that this socket has asked for has been refused. */
    QosRefusedException refused(QosRefusedException refusal, Qos wanted) {
        return refusal;
    }

    /** Another member of the group has closed. */
    void left() {}

    private static long rate(Qos qos) {
        return qos.sending().serviceType().isReserved() ? qos.sending().tokenRateOctetsPerSecond() : 0;
    }

    @Override
    public Connected connectResult() throws Ws2Exception {
        Connected outcome = super.connectResult();
        if (outcome != null && !connected) {
            connected = true;
            enter(this);
            outcome.grantedGroupQos().ifPresent(granted -> octetsPerSecond = rate(granted));
        }
        return outcome;
    }

    @Override
    public <I, O> O ioctl(Ioctl<I, O> code, I input) throws Ws2Exception {
        if (!code.equals(Ioctls.SIO_SET_GROUP_QOS) || !(input instanceof Qos wanted)) return super.ioctl(code, input);
        asked = wanted;
        try {
            O answer = super.ioctl(code, input);
            over();
            return answer;
        } catch (QosRefusedException refusal) {
            asked = null;
            throw refused(refusal, wanted);
        }
    }

    private void over() {
        if (asked == null) return;
        long before = octetsPerSecond;
        octetsPerSecond = rate(asked);
        asked = null;
        if (all().isEmpty() || octetsPerSecond == before) return;
        for (WatchedChanges one : all()) one.changed(before, octetsPerSecond);
    }

    @Override
    public <T> T extension(Class<T> type) {
        T below = super.extension(type);
        return below instanceof PendingControl pending ? type.cast(new Watched(pending)) : below;
    }

    /** Where the network takes its time. */
    private final class Watched implements PendingControl {
        private final PendingControl next;

        Watched(PendingControl next) {
            this.next = next;
        }

        @Override
        public boolean controlResult(Ioctl<Qos, Void> code) throws Ws2Exception {
            try {
                boolean granted = next.controlResult(code);
                if (granted && code.equals(Ioctls.SIO_SET_GROUP_QOS)) over();
                return granted;
            } catch (QosRefusedException refusal) {
                if (asked == null) throw refusal;
                Qos wanted = asked;
                asked = null;
                throw refused(refusal, wanted);
            }
        }

        @Override
        public void cancelControl(Ioctl<Qos, Void> code) {
            next.cancelControl(code);
        }
    }

    @Override
    public void close(CloseMode mode) {
        if (leave(this)) for (WatchedChanges other : all()) other.left();
        super.close(mode);
    }
}
