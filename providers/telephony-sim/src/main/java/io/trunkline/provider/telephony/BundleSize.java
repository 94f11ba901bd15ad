package io.trunkline.provider.telephony;

import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.CauseValue;
import io.trunkline.provider.telephony.bap.BapExchange;
import io.trunkline.provider.telephony.bap.BapOutcome;
import io.trunkline.provider.telephony.exchange.Charge;
import io.trunkline.provider.telephony.ppp.Bundle;
import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.provider.telephony.traffic.ChannelMapping;
import io.trunkline.simulation.EventScheduler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How many links a live bundle has. Bandwidth allocation asks the far end before a link is dialled or dropped; a channel that is
 * not needed is kept to the end of the charge unit that is paid for, and taken again if it is needed before. Channels that were
 * lost are dialled anew after a while that grows. In the kernel.
 */
final class BundleSize {
    private static final int NETWORK = 2;
    private static final long FIRST_RETRY_PICOS = EventScheduler.PICOS_PER_SECOND;
    private static final long LAST_RETRY_PICOS = 60 * EventScheduler.PICOS_PER_SECOND;

    /** Asking for a channel's end, ending its link and clearing its call take less, unless the exchange is slow or the line long. */
    private static final long LEAVING_PICOS = EventScheduler.PICOS_PER_SECOND;
    /** Of a unit that is short. */
    private static final int LEAVING_PART = 8;

    private final TelephonyCallerCircuit circuit;
    private final BundleEnd bundle;
    private final EventScheduler events;
    /** Links that what is in force needs. */
    private int wanted = 1;

    private final List<BapExchange> asking = new ArrayList<>();
    private Change change;
    /** Calls of the change that could not be had. */
    private int missed;

    private EventScheduler.Planned retry;
    private long retryPicos = FIRST_RETRY_PICOS;
    private EventScheduler.Planned drop;
    private boolean closed;

    /** A change under way. */
    private record Change(Qos toCarry, int links, Consumer<Ws2Exception> outcome) {}

    BundleSize(TelephonyCallerCircuit circuit, BundleEnd bundle) {
        this.circuit = circuit;
        this.bundle = bundle;
        this.events = circuit.host().events();
    }

    int wanted() {
        return wanted;
    }

    void wanted(int links) {
        wanted = links;
    }

    // ---- a change that somebody waits for

    void change(Qos toCarry, Consumer<Ws2Exception> outcome) {
        ChannelMapping mapping = circuit.host().mapping(toCarry);
        int needed = mapping.channels(toCarry);
        boolean all = ChannelMapping.isAllOrNothing(toCarry);
        int reachable = circuit.legs().size() + circuit.host().freeChannels();
        if (needed > reachable && all) {
            Cause cause = Cause.of(NETWORK, CauseValue.QUALITY_OF_SERVICE_UNAVAILABLE);
            outcome.accept(circuit.refusal(cause, toCarry, reachable));
            return;
        }
        int links = Math.min(needed, mapping.mostChannels());
        int more = links - staying();
        if (more <= 0) {
            wanted = links;
            outcome.accept(null);
            dropSurplus();
            return;
        }
        change = new Change(toCarry, links, outcome);
        missed = 0;
        grow(more - asking.size());
        settle();
    }

    /** Asks for more links, by bandwidth allocation where the far end speaks it. */
    private void grow(int more) {
        Bundle speaks = bundle.bundle();
        for (int i = 0; i < more; i++) {
            Optional<BapExchange> exchange = speaks.allocation().flatMap(bap -> bap.requestCall(events.nowPicos()));
            if (exchange.isPresent()) {
                asking.add(exchange.get());
            } else if (speaks.allocation().isEmpty()) {
                circuit.dialLink();
            }
        }
    }

    /** Agreed: the call is placed. */
    void dial(BapExchange exchange) {
        if (closed) return;
        asking.remove(exchange);
        Leg leg = circuit.dialLink();
        leg.exchange = exchange;
    }

    void ended(BapExchange exchange, BapOutcome outcome) {
        if (asking.remove(exchange)) missed++; // it was not dialled
        circuit.legs().forEach(leg -> leg.answered(exchange, outcome == BapOutcome.DONE));
        settle();
        regain();
    }

    void joined(BundleEnd.Run run) {
        for (Leg leg : circuit.legs()) {
            if (leg.run != run || leg.exchange == null) continue;
            BapExchange exchange = leg.exchange;
            leg.exchange = null;
            bundle.bundle().allocation().ifPresent(bap -> bap.callUp(exchange, events.nowPicos()));
        }
        boolean mine = change != null;
        settle();
        if (mine) return;
        dropSurplus(); // it was asked for before less was wanted
        if (bundle.joinedLinks() >= wanted) retryPicos = FIRST_RETRY_PICOS;
        circuit.resized();
    }

    /** A call is over. */
    void ended(Leg leg, Cause cause) {
        if (closed) return;
        if (leg.exchange != null) {
            BapExchange exchange = leg.exchange;
            leg.exchange = null;
            bundle.bundle()
                    .allocation()
                    .ifPresent(bap -> bap.callFailed(exchange, cause.value(), false, events.nowPicos()));
        }
        if (circuit.legs().isEmpty()) {
            circuit.gone(cause);
            return;
        }
        boolean carried = leg.run != null;
        if (!carried) missed++;
        if (change != null) {
            settle();
        } else if (carried) {
            circuit.resized();
        }
        regain();
    }

    /** The change is over once nothing that may bring a link is under way. */
    private void settle() {
        if (change == null || closed) return;
        boolean pending = !asking.isEmpty() || circuit.legs().stream().anyMatch(leg -> !leg.isJoined());
        if (pending) return;
        Change done = change;
        change = null;
        int have = (int) circuit.legs().stream().filter(BundleSize::mayLeave).count();
        if (have >= done.links() || !ChannelMapping.isAllOrNothing(done.toCarry())) {
            wanted = Math.min(done.links(), Math.max(Math.max(1, have), done.links() - missed));
            done.outcome().accept(null);
        } else {
            Cause cause = Cause.of(NETWORK, CauseValue.RESOURCE_UNAVAILABLE);
            done.outcome().accept(circuit.refusal(cause, done.toCarry(), have));
        }
        dropSurplus();
        regain(); // what faults have taken meanwhile
    }

    // ---- channels that were lost

    private void regain() {
        if (closed || change != null || retry != null && retry.isPending()) return;
        if (staying() + asking.size() >= wanted) return;
        retry = events.after(retryPicos, () -> {
            retryPicos = Math.min(2 * retryPicos, LAST_RETRY_PICOS);
            if (closed) return;
            grow(wanted - staying() - asking.size());
            regain();
        });
    }

    // ---- channels that are not needed

    /** Links that are kept only because they are paid for. */
    int surplus() {
        return closed || change != null ? 0 : Math.max(0, staying() - wanted);
    }

    private int staying() {
        return (int) circuit.legs().stream().filter(leg -> !leg.isLeaving()).count();
    }

    /** Somebody needs the channels now. */
    void dropNow() {
        if (drop != null) drop.cancel();
        List<Leg> joined = circuit.legs().stream().filter(BundleSize::mayLeave).toList();
        int most = Math.min(surplus(), joined.size() - 1);
        for (int i = 0; i < most; i++) drop(joined.get(joined.size() - 1 - i));
    }

    private void dropSurplus() {
        if (drop != null) drop.cancel();
        if (closed || staying() <= wanted) return;
        Leg next = circuit.legs().stream()
                .filter(BundleSize::mayLeave)
                .min(Comparator.comparingLong(this::leavePicos))
                .orElse(null);
        if (next == null) return;
        drop = events.at(leavePicos(next), () -> {
            if (closed || change != null || staying() <= wanted) return;
            drop(next);
            dropSurplus();
        });
    }

    /** When it has to begin to leave, so that its circuit is given back as a unit ends and no other is paid for. */
    private long leavePicos(Leg leg) {
        long now = events.nowPicos();
        return circuit.host()
                .network()
                .exchange()
                .charge(leg.access.name(), leg.channel())
                .map((Charge charge) -> leavePicos(charge, now))
                .orElse(now);
    }

    private static long leavePicos(Charge charge, long nowPicos) {
        long lead = Math.min(LEAVING_PICOS, charge.tariff().unitPicos() / LEAVING_PART);
        return charge.unitEndPicos(nowPicos + lead) - lead;
    }

    private static boolean mayLeave(Leg leg) {
        return leg.isJoined() && !leg.isLeaving();
    }

    private void drop(Leg leg) {
        if (!mayLeave(leg)) return;
        int discriminator = leg.run.link.theirs().linkDiscriminator().orElse(-1);
        Optional<BapExchange> question =
                bundle.bundle().allocation().flatMap(bap -> bap.requestDrop(discriminator, events.nowPicos()));
        leg.leave(question.orElse(null));
        if (question.isEmpty()) bundle.terminate(leg.run);
    }

    void close() {
        closed = true;
        change = null;
        if (retry != null) retry.cancel();
        if (drop != null) drop.cancel();
    }
}
