package io.trunkline.circuit.call;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.StateMachine;
import io.trunkline.protocol.StateTable;
import io.trunkline.protocol.TimerRow;
import io.trunkline.protocol.TimerTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The global call reference of one side of an interface, in one of its two roles: asking for restarts, or being asked. What it sends and
 * clears is the network's.
 *
 * @param <T> the timers of the network's table, T316 among them
 * @param <C> what names channels
 */
@Clause("Q.931 (05/98) §5.5; Q.2931 (02/95) §5.5")
public abstract class Restart<T extends Enum<T> & TimerRow, C> {
    private final StateMachine<RestartState, RestartEvent, Restart<?, ?>> machine;
    private final TimerTable<T> timers;
    private final T t316;
    private final int namedClass;
    private final int allClass;
    private final ArrayDeque<Optional<C>> waiting = new ArrayDeque<>();
    private Optional<C> channels = Optional.empty();
    private int restartClass;

    /**
     * A role.
     *
     * @param timers those of this role alone
     * @param namedClass the restart class of named channels on the wire
     * @param allClass that of all channels
     */
    protected Restart(
            StateTable<RestartState, RestartEvent, Restart<?, ?>> table,
            RestartState initial,
            TimerTable<T> timers,
            T t316,
            int namedClass,
            int allClass) {
        this.machine = table.machine(this, initial);
        this.timers = timers;
        this.t316 = t316;
        this.namedClass = namedClass;
        this.allClass = allClass;
        this.restartClass = allClass;
    }

    /** Now, picoseconds. */
    protected abstract long nowPicos();

    /** Sends RESTART, for {@link #channels}. */
    protected abstract void sendRestart();

    /** Sends RESTART ACKNOWLEDGE, for {@link #channels}. */
    protected abstract void sendAcknowledge();

    /** Sends STATUS with the state and cause 81. */
    protected abstract void sendStatus();

    /** Clears every call on {@link #channels}, without a message. */
    protected abstract void clear();

    /**
     * Ends the data link, so that the other side has it established anew and asks for the state of the calls that it has. Only where the table
     * has {@link RestartTable#RELEASE_LINK}; does nothing unless overridden.
     */
    protected void releaseLink() {}

    /** Its state. */
    public final RestartState state() {
        return machine.state();
    }

    /** The channels that the present restart names, empty if it is about all. */
    protected final Optional<C> channels() {
        return restartClass == allClass ? Optional.empty() : channels;
    }

    /** The restart class of the present restart, as on the wire. */
    protected final int restartClass() {
        return restartClass;
    }

    /** Asks the other side; one after the other. @param wanted channels, or empty for all */
    public final void request(Optional<C> wanted) {
        waiting.add(wanted);
        if (state() == RestartState.REST0_NULL) next();
    }

    /** What the other side has not acknowledged yet: channels, or empty for all. They are not free before it does. */
    public final List<Optional<C>> unacknowledged() {
        List<Optional<C>> all = new ArrayList<>(waiting);
        if (state() == RestartState.REST1_RESTART_REQUEST) all.add(channels());
        return all;
    }

    final void next() {
        if (waiting.isEmpty()) return;
        Optional<C> wanted = waiting.remove();
        fire(RestartEvent.RESTART_REQUEST, wanted.isPresent() ? namedClass : allClass, wanted);
    }

    /** Something happened that is about no channels. */
    public final void fire(RestartEvent event) {
        machine.fire(event);
    }

    /** Something happened that is about these channels. */
    protected final void fire(RestartEvent event, int newClass, Optional<C> newChannels) {
        machine.fire(event, () -> {
            restartClass = newClass;
            channels = newChannels;
        });
    }

    /** What happens because of the timers that have expired by now. */
    public final void expire(long atPicos) {
        for (T timer : timers.expire(atPicos)) {
            fire(timers.isSpent(timer) ? RestartEvent.T316_FINAL : RestartEvent.T316_FIRST);
        }
    }

    /** When the next timer expires, empty if none runs. */
    public final OptionalLong nextPicos() {
        return timers.nextPicos();
    }

    final void startT316() {
        timers.start(t316, nowPicos());
    }

    final void stopT316() {
        timers.stop(t316);
    }
}
