package io.trunkline.runtime;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Ioctl;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.QosChange;
import io.trunkline.api.Registration;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.QosStatus;
import io.trunkline.spi.Ready;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Who is to be told when a quality of service changes. The thread that brings the news reads the new value and hands it
 * to the application's executor; it runs nothing of the application's.
 */
final class QosNotices {
    private record Watch(Executor executor, Consumer<QosChange> handler) {}

    /** One of the two qualities of service that a socket can watch. */
    private static final class Watched {
        final boolean group;
        final int readyBit;
        final Ioctl<Void, Qos> query;
        final AtomicReference<Qos> lastTold = new AtomicReference<>();
        /** How often it is to be looked at; whoever makes it one does so. */
        final AtomicInteger looks = new AtomicInteger();

        Watched(boolean group, int readyBit, Ioctl<Void, Qos> query) {
            this.group = group;
            this.readyBit = readyBit;
            this.query = query;
        }

        Renegotiation of(SocketCore core) {
            return group ? core.ofGroup : core.ofSocket;
        }
    }

    private final SocketCore core;
    private final Handover.Mishaps mishaps = new Logged();
    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private final List<Watched> watched = List.of(
            new Watched(false, Ready.QOS, Ioctls.SIO_GET_QOS),
            new Watched(true, Ready.GROUP_QOS, Ioctls.SIO_GET_GROUP_QOS));

    QosNotices(SocketCore core) {
        this.core = core;
    }

    /** Adds a handler, and tells it at once of a change that nobody has read yet. */
    Registration add(Executor executor, Consumer<QosChange> handler) throws Ws2Exception {
        if (executor == null || handler == null) {
            throw new Ws2Exception(WsaError.WSAEFAULT, "the executor or the handler is missing");
        }
        for (Watched each : watched) {
            if (!isUnread(each) && each.lastTold.get() == null && isDeclared(each)) each.lastTold.set(read(each));
        }
        Watch watch = new Watch(executor, handler);
        watches.add(watch);
        for (Watched each : watched) if (isUnread(each)) lookAt(each);
        return () -> watches.remove(watch);
    }

    /** The provider has called, perhaps for nothing. */
    void lookAgain(int what) {
        if (watches.isEmpty()) return;
        for (Watched each : watched) {
            if ((what & each.readyBit) != 0) lookAt(each);
            if ((what & Ready.CONTROL) != 0 && each.of(core).takeRefusal()) tellRefusal(each);
        }
    }

    /** On a non-blocking socket a refusal comes as news, though nothing has changed. */
    private void tellRefusal(Watched each) {
        Qos inForce = read(each);
        if (inForce != null) hand(new QosChange(each.group, inForce, WsaError.WSA_QOS_ADMISSION_FAILURE));
    }

    private boolean isDeclared(Watched each) {
        return each.group ? Capable.ofGroupQos(core.entry) : Capable.ofSocketQos(core.entry);
    }

    private Qos read(Watched each) {
        try {
            return core.provider().ioctl(each.query, null);
        } catch (Ws2Exception e) {
            String key = each.query + core.entry.id();
            core.host.warnOnce(key, "a changed quality of service cannot be read: " + e.getMessage());
            return null;
        }
    }

    private boolean isUnread(Watched each) {
        return (core.provider().readiness() & each.readyBit) != 0;
    }

    /** One thread at a time, and nobody waits for it: two that see the same change would both tell it. */
    private void lookAt(Watched each) {
        if (each.looks.getAndIncrement() != 0) return;
        int seen = 1;
        try {
            while (seen != 0) {
                lookOnce(each);
                seen = each.looks.addAndGet(-seen);
            }
        } finally {
            if (seen != 0) each.looks.set(0); // the provider has thrown; the next change is looked at again
        }
    }

    private void lookOnce(Watched each) {
        boolean unread = isUnread(each);
        Qos now = read(each);
        if (now == null) return;
        Qos before = each.lastTold.getAndSet(now);
        if (unread || !now.equals(before)) hand(new QosChange(each.group, now, status(each, before, now)));
    }

    private WsaError status(Watched each, Qos before, Qos now) {
        QosStatus provider = core.provider().extension(QosStatus.class);
        WsaError known = provider == null ? null : provider.qosStatus(each.group);
        if (known != null) return known;
        boolean less = before != null
                && (promised(now.sending()) < promised(before.sending())
                        || promised(now.receiving()) < promised(before.receiving()));
        return less ? WsaError.WSA_QOS_ADMISSION_FAILURE : WsaError.WSA_QOS_REQUEST_CONFIRMED;
    }

    /** Octets per second that are promised; 0 where nothing is. */
    private static long promised(FlowSpec flow) {
        boolean promises = flow.serviceType().isReserved() && FlowSpec.isSpecified(flow.tokenRateOctetsPerSecond());
        return promises ? flow.tokenRateOctetsPerSecond() : 0;
    }

    private void hand(QosChange change) {
        for (Watch watch : watches) {
            Handover.hand(core.time, watch.executor, () -> watch.handler.accept(change), mishaps);
        }
    }

    /** A handler's failures are told each time, an executor's refusals once. */
    private final class Logged implements Handover.Mishaps {
        @Override
        public void refused(Throwable thrown) {
            core.host.warnOnce(
                    "qos-notice" + core.entry.id(),
                    "an executor has refused a change of quality of service: " + thrown);
        }

        @Override
        public void failed(Throwable thrown) {
            core.host.logFailure("a handler of a changed quality of service has failed", thrown);
        }
    }
}
