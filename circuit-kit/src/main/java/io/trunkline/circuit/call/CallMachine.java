package io.trunkline.circuit.call;

import io.trunkline.protocol.Effect;
import io.trunkline.protocol.StateMachine;
import io.trunkline.protocol.TimerRow;
import io.trunkline.protocol.TimerTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A call at one side of an interface: state, timers, and the list of what is to be done. Pure: whoever gives it an event and the time carries
 * the effects out, in their order. Which event does what is in the network's tables.
 *
 * @param <T> timers
 * @param <M> messages
 * @param <I> what is told upwards
 */
public abstract class CallMachine<T extends Enum<T> & TimerRow, M, I> {
    private final TimerTable<T> timers;
    private List<Effect<M, T, I>> effects = new ArrayList<>();
    private long nowPicos;

    /** @param durationOf how long this side's timers run */
    protected CallMachine(Class<T> rows, Function<T, Duration> durationOf) {
        timers = new TimerTable<>(rows, durationOf);
    }

    /** Its states and events; {@link NumberedState} each. */
    protected abstract StateMachine<?, ?, ?> machine();

    /** Everything that follows happens at this instant. */
    protected final void at(long picos) {
        nowPicos = picos;
    }

    /** The instant of what is happening. */
    public final long nowPicos() {
        return nowPicos;
    }

    /** Something to be done after what is there already. */
    protected final void effect(Effect<M, T, I> effect) {
        effects.add(effect);
    }

    /** What is to be done, which is forgotten. */
    protected final List<Effect<M, T, I>> takeEffects() {
        List<Effect<M, T, I>> taken = effects;
        effects = new ArrayList<>();
        return taken;
    }

    /** Its state. */
    public final Enum<?> state() {
        return machine().state();
    }

    /** Its state as a call state element has it. */
    public final int stateNumber() {
        return ((NumberedState) (Object) machine().state()).number();
    }

    /** True before it has begun and after it is over. */
    public final boolean isNull() {
        return stateNumber() == 0;
    }

    /** The timers that have expired by now, which do not run any more. */
    protected final List<T> expired() {
        return timers.expire(nowPicos);
    }

    /** True if the expiry just seen is the last that the table allows. */
    protected final boolean isSpent(T timer) {
        return timers.isSpent(timer);
    }

    /** When the next timer expires; empty if none runs. */
    public OptionalLong nextPicos() {
        return timers.nextPicos();
    }

    /** True from start to stop or expiry. */
    public final boolean isRunning(T timer) {
        return timers.isRunning(timer);
    }

    /** Starts a timer, or starts it again. */
    public final void start(T timer) {
        timers.start(timer, nowPicos);
    }

    /** Stops a timer. */
    public final void stop(T timer) {
        timers.stop(timer);
    }

    /** Stops all timers. */
    public final void stopAll() {
        timers.stopAll();
    }
}
