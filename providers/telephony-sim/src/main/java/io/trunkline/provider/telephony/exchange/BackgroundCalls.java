package io.trunkline.provider.telephony.exchange;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.network.OfferedCalls;
import io.trunkline.provider.telephony.call.ChannelWish;
import io.trunkline.provider.telephony.call.Switching.Answer;
import io.trunkline.provider.telephony.call.Switching.Circuit;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.simulation.network.Quantity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Calls of others: they come as a Poisson process, find channels at both ends and circuits in between or not, and hold them for exponential
 * times. They carry nothing.
 */
public final class BackgroundCalls {
    private record Call(SeizedBearer caller, SeizedBearer called, SeizedCircuit circuit) {
        void end() {
            circuit.giveBack();
            caller.giveBack();
            called.giveBack();
        }
    }

    private final Exchange exchange;
    private final EventScheduler events;
    private final NetworkPlan.Background traffic;
    private final SeededRandom random;
    private final int width;
    private final long stopPicos;
    private final double meanHoldPicos;
    private final double meanGapPicos;
    private final Set<Call> holding = new LinkedHashSet<>();
    private final OfferedCalls counts;

    private boolean stopped;

    BackgroundCalls(Exchange exchange, EventScheduler events, NetworkPlan.Background traffic, int index) {
        this.exchange = exchange;
        this.events = events;
        this.traffic = traffic;
        this.counts = new OfferedCalls(traffic.name());
        this.random = events.random("calls:" + traffic.name() + ":" + index);
        this.width = Integer.parseInt(traffic.properties().getOrDefault("width", "1"));
        this.meanHoldPicos = Quantity.picos(traffic.properties().getOrDefault("hold", "180s"));
        double erlang = Double.parseDouble(traffic.properties().get("erlang"));
        this.meanGapPicos = erlang == 0 ? 0 : meanHoldPicos / erlang;
        String stop = traffic.properties().getOrDefault("stop", "");
        this.stopPicos = stop.isEmpty() ? EventScheduler.NEVER : Quantity.picos(stop);
        long start = Quantity.picos(traffic.properties().getOrDefault("start", "0s"));
        if (erlang > 0) next(Math.max(start, events.nowPicos()));
    }

    private void next(long fromPicos) {
        events.background(fromPicos + (long) random.exponential(meanGapPicos), this::arrive);
    }

    private void arrive() {
        long now = events.nowPicos();
        if (stopped || now >= stopPicos) return;
        next(now);
        counts.offer();
        long hold = (long) random.exponential(meanHoldPicos);
        Answer<Call> answer = place();
        if (answer instanceof Answer.Refused<Call> refused) {
            counts.block(refused.cause().code());
        } else if (answer instanceof Answer.Taken<Call> taken) {
            holding.add(taken.thing());
            events.background(now + hold, () -> end(taken.thing()));
        }
    }

    /** Refused with the cause that a call of a host would get. */
    private Answer<Call> place() {
        Answer<SeizedBearer> caller = channels(traffic.from());
        if (!(caller instanceof Answer.Taken<SeizedBearer> from)) return refused(caller);
        Answer<SeizedBearer> called = channels(traffic.to());
        if (!(called instanceof Answer.Taken<SeizedBearer> to)) {
            from.thing().giveBack();
            boolean full = refused(called).cause() == CauseValue.NO_CIRCUIT_AVAILABLE;
            return full ? new Answer.Refused<>(CauseValue.USER_BUSY) : refused(called);
        }
        Answer<Circuit> between = exchange.takeCircuit(from.thing().access.office, to.thing().access.office, width);
        if (between instanceof Answer.Taken<Circuit> taken) {
            return new Answer.Taken<>(new Call(from.thing(), to.thing(), (SeizedCircuit) taken.thing()));
        }
        from.thing().giveBack();
        to.thing().giveBack();
        return refused(between);
    }

    private static Answer.Refused<Call> refused(Answer<?> answer) {
        return new Answer.Refused<>(((Answer.Refused<?>) answer).cause());
    }

    /** On the first access of a host that has room; if none has, for want of it unless all are out of order. */
    private Answer<SeizedBearer> channels(String host) {
        CauseValue cause = CauseValue.DESTINATION_OUT_OF_ORDER;
        for (Access access : exchange.subscriber(host).accesses()) {
            Answer<SeizedBearer> answer = access.take(ChannelWish.any(width));
            if (answer instanceof Answer.Taken<SeizedBearer>) return answer;
            if (access.isUp()) cause = CauseValue.NO_CIRCUIT_AVAILABLE;
        }
        return new Answer.Refused<>(cause);
    }

    private void end(Call call) {
        if (holding.remove(call)) call.end();
    }

    /** Ends the call that holds this; false if it is none of these. */
    boolean cleared(Object bearerOrCircuit) {
        Optional<Call> call = holder(bearerOrCircuit);
        call.ifPresent(this::end);
        return call.isPresent();
    }

    /** True if one of these calls holds it. */
    boolean hold(SeizedBearer bearer) {
        return holder(bearer).isPresent();
    }

    private Optional<Call> holder(Object bearerOrCircuit) {
        return holding.stream()
                .filter(call -> call.caller == bearerOrCircuit
                        || call.called == bearerOrCircuit
                        || call.circuit == bearerOrCircuit)
                .findFirst();
    }

    /** Its name in the network file. */
    public String name() {
        return traffic.name();
    }

    /** Calls that came. */
    public long offered() {
        return counts.offered();
    }

    /** Calls that found no room. */
    public long blocked() {
        return counts.blocked();
    }

    /** Adds its counts to those of the others of its entry. */
    void report(SortedMap<String, Long> into) {
        counts.report(holding.size(), into);
    }

    void stop() {
        stopped = true;
        for (Call call : List.copyOf(holding)) end(call);
    }
}
