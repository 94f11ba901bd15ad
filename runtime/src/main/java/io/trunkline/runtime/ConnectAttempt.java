package io.trunkline.runtime;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.TimeSource;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One connect: the addresses that are tried in their order, what is asked for, and how long it may take. */
final class ConnectAttempt {
    /** Answers after which another address of the same name is worth a try. */
    private static final Set<WsaError> ANOTHER_ADDRESS_MAY_DO = EnumSet.of(
            WsaError.WSAECONNREFUSED,
            WsaError.WSAECONNRESET,
            WsaError.WSAENETUNREACH,
            WsaError.WSAEHOSTUNREACH,
            WsaError.WSAEHOSTDOWN,
            WsaError.WSAENETDOWN,
            WsaError.WSAETIMEDOUT,
            WsaError.WSAEADDRNOTAVAIL,
            WsaError.WSAEINVAL); // a constrained group that is bound to another of the name's hosts

    private final SocketCore core;
    private final ConnectRequest request;
    private final ConnectQos qos;
    private final List<SocketAddress> addresses;
    private final Optional<ConnectTerms> terms;
    private final long limitNanos;
    private final long deadlineNanos;
    private final List<Ws2Exception> failures = new ArrayList<>();
    private int next;
    private Qos askedOfGroup = Qos.UNSPECIFIED;

    /** @param limitNanos longest wait for all addresses together, 0 for the provider's timers */
    ConnectAttempt(
            SocketCore core,
            ConnectRequest request,
            List<SocketAddress> addresses,
            Optional<ConnectTerms> terms,
            long limitNanos)
            throws Ws2Exception {
        this.core = core;
        this.request = request;
        this.addresses = addresses;
        this.terms = terms;
        this.qos = new ConnectQos(core, request);
        this.limitNanos = limitNanos;
        this.deadlineNanos = core.time.deadlineIn(limitNanos);
    }

    SocketAddress address() {
        return addresses.get(next);
    }

    /** What to ask the provider for now. */
    ConnectCall call() {
        askedOfGroup = terms.map(ConnectTerms::asked).orElse(Qos.UNSPECIFIED);
        boolean requires = terms.filter(ConnectTerms::requires).isPresent() || qos.requiresOfGroup();
        return new ConnectCall(address(), request.callerData(), qos.ofSocket(), qos.ofGroup(), requires);
    }

    /** What to say when the present address has not answered in time. */
    Ws2Exception noAnswer() {
        String limit = Duration.ofNanos(limitNanos).toString().substring(2).toLowerCase(Locale.ROOT);
        String share = addresses.size() == 1 ? "" : ", shared by " + addresses.size() + " addresses";
        return new Ws2Exception(WsaError.WSAETIMEDOUT, "no answer within the limit of " + limit + share);
    }

    /** When to give up on the present address: an equal part of what is left for all. */
    long deadlineOfAddress() {
        if (deadlineNanos == TimeSource.NEVER) return TimeSource.NEVER;
        long now = core.time.nanos();
        return now + Math.max(1, (deadlineNanos - now) / (addresses.size() - next));
    }

    /** Prepares another try after a failure. @param waits true if it may have to wait for the network */
    Recovery recover(Ws2Exception e, boolean waits) {
        if (e instanceof QosRefusedException refused) return settleForLess(refused, waits);
        boolean another = next + 1 < addresses.size() && ANOTHER_ADDRESS_MAY_DO.contains(e.error());
        if (!another || core.state() == SocketState.CLOSED || isLate()) return Recovery.NONE;
        failures.add(e);
        next++;
        return Recovery.AGAIN;
    }

    private Recovery settleForLess(QosRefusedException refused, boolean waits) {
        if (qos.settleForLess(refused)) return Recovery.AGAIN;
        boolean asksItself = qos.ofSocket().filter(own -> !own.asksForNothing()).isPresent();
        if (asksItself || terms.isEmpty()) return Recovery.NONE;
        return terms.get().settleForLess(refused, askedOfGroup, waits);
    }

    private boolean isLate() {
        return deadlineNanos != TimeSource.NEVER && core.time.nanos() >= deadlineNanos;
    }

    /** The failure to report, with those of the addresses before in it. */
    Ws2Exception failed(Ws2Exception last) {
        for (Ws2Exception earlier : failures) {
            if (earlier != last) last.addSuppressed(earlier);
        }
        return last;
    }

    /** The provider's answer together with what was ignored, which is logged once: now, or when the socket was made. */
    Connected finish(Connected answer) {
        List<String> ignored = new ArrayList<>(qos.ignored());
        terms.ifPresent(group -> ignored.addAll(group.shortfalls()));
        ignored.addAll(answer.ignored());
        for (String what : ignored) {
            core.host.logOnce(
                    "ignored " + core.entry.id() + what, "connect over " + core.entry.id() + " ignored " + what);
        }
        ignored.addAll(0, core.ignored());
        return new Connected(answer.calleeData(), answer.grantedQos(), answer.grantedGroupQos(), ignored);
    }
}
