package io.trunkline.provider.telephony.exchange;

import io.trunkline.provider.telephony.call.ChannelWish;
import io.trunkline.provider.telephony.call.Switching.Answer;
import io.trunkline.provider.telephony.call.Switching.Bearer;
import io.trunkline.provider.telephony.call.Switching.Circuit;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.simulation.network.Quantity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    private long offered;
    private long blocked;
    private boolean stopped;

    BackgroundCalls(Exchange exchange, EventScheduler events, NetworkPlan.Background traffic, int index) {
        this.exchange = exchange;
        this.events = events;
        this.traffic = traffic;
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
        offered++;
        long hold = (long) random.exponential(meanHoldPicos);
        Optional<Call> call = place();
        if (call.isEmpty()) {
            blocked++;
            return;
        }
        holding.add(call.get());
        events.background(now + hold, () -> end(call.get()));
    }

    private Optional<Call> place() {
        SeizedBearer caller = channels(traffic.from());
        SeizedBearer called = caller == null ? null : channels(traffic.to());
        if (called != null
                && exchange.takeCircuit(caller.access.office, called.access.office, width)
                        instanceof Answer.Taken<Circuit> taken) {
            return Optional.of(new Call(caller, called, (SeizedCircuit) taken.thing()));
        }
        if (caller != null) caller.giveBack();
        if (called != null) called.giveBack();
        return Optional.empty();
    }

    /** On the first access of a host that has room; {@code null} if none has. */
    private SeizedBearer channels(String host) {
        List<Access> accesses = exchange.subscriber(host).accesses();
        for (Access access : accesses) {
            if (exchange.takeChannels(access.name(), ChannelWish.any(width)) instanceof Answer.Taken<Bearer> taken) {
                return (SeizedBearer) taken.thing();
            }
        }
        return null;
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
        return offered;
    }

    /** Calls that found no room. */
    public long blocked() {
        return blocked;
    }

    void stop() {
        stopped = true;
        for (Call call : List.copyOf(holding)) end(call);
    }
}
