package io.trunkline.circuit.fault;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.socket.Progress;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.network.Fault;
import java.util.List;
import java.util.Optional;

/**
 * Makes the faults of a network file happen: those of calls and of their messages here, those of lines in the provider. In
 * the kernel.
 *
 * @param <M> the types of the network's messages
 */
public abstract class CircuitFaults<M extends Enum<M>> {
    private final EventScheduler events;
    private final Progress progress;
    private final PlacedCalls<?> calls;
    private final Class<M> messages;

    /** @param progress what the hosts have sent, for faults that wait for it */
    protected CircuitFaults(EventScheduler events, Progress progress, PlacedCalls<?> calls, Class<M> messages) {
        this.events = events;
        this.progress = progress;
        this.calls = calls;
        this.messages = messages;
    }

    /** The names of the network's hosts. */
    protected abstract List<String> hosts();

    /**
     * Finds out whether what concerns lines can happen.
     *
     * @throws IllegalArgumentException it names what the network does not have, or asks for what it does not know; one line
     */
    protected abstract void checkLines(Fault fault);

    /** Has happen what concerns lines, and lets it end after its time. */
    protected abstract void happenToLines(Fault fault);

    /** The network clears the calls of a host's groups. */
    protected abstract void releaseCallsOf(String host, CauseValue cause);

    /** The next messages of a type that cross a host's access are lost, or double. */
    protected abstract void spoilNext(String host, M type, int count, boolean lose);

    /**
     * Has it happen at its time.
     *
     * @throws IllegalArgumentException it names what the network does not have, or asks for what it does not know; one line
     */
    public final void plan(Fault fault) {
        try {
            check(fault);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("fault '" + fault + "': " + wrong.getMessage(), wrong);
        }
        Fault.Occasion occasion = fault.occasion();
        if (occasion instanceof Fault.Occasion.At at) {
            events.at(at.picos(), () -> happen(fault, calls.placed() + 1));
        } else if (occasion instanceof Fault.Occasion.Call call) {
            atCall(fault, call.number());
        } else if (occasion instanceof Fault.Occasion.Progress sent) {
            progress.once(sent.host(), sent.octets(), () -> happen(fault, calls.placed() + 1));
        }
    }

    /** What concerns the call itself is known beforehand; anything else happens when it is placed. */
    private void atCall(Fault fault, int number) {
        switch (fault.verb()) {
            case REFUSE, BUSY, NO_ANSWER -> happen(fault, number);
            default -> calls.whenPlaced(number, () -> happen(fault, number));
        }
    }

    private void check(Fault fault) {
        words().check(fault);
        checkLines(fault);
    }

    private FaultCheck<M> words() {
        return new FaultCheck<>(hosts(), messages);
    }

    /** Empty if it is not given, whatever its default. */
    protected static Optional<String> argument(Fault fault, String name) {
        return FaultCheck.argument(fault, name);
    }

    private static CauseValue cause(Fault fault, CauseValue usual) {
        return FaultCheck.cause(fault, usual);
    }

    /** @param nextCall the number of the next call that is placed, or of the one that it waited for */
    private void happen(Fault fault, int nextCall) {
        events.trace().add(events.nowPicos(), "fault", fault.toString());
        int count = argument(fault, "count").map(Integer::parseInt).orElse(1);
        switch (fault.verb()) {
            case REFUSE ->
                calls.faults().refuse(concerned(fault, nextCall, count), cause(fault, CauseValue.CALL_REJECTED));
            case BUSY -> calls.faults().busy(concerned(fault, nextCall, count));
            case NO_ANSWER -> calls.faults().noAnswer(concerned(fault, nextCall, count));
            case RELEASE -> release(fault);
            case LOSE_MESSAGE -> spoil(fault, count, true);
            case DOUBLE_MESSAGE -> spoil(fault, count, false);
            default -> happenToLines(fault);
        }
    }

    /** From an instant on the next ones that fit, from a number on that one and those right after it as far as they fit. */
    private static CallFaults.Calls concerned(Fault fault, int nextCall, int count) {
        boolean exact = fault.occasion() instanceof Fault.Occasion.Call;
        int last = exact ? nextCall + count - 1 : Integer.MAX_VALUE;
        Optional<String> to = argument(fault, "to").or(() -> argument(fault, "host"));
        return new CallFaults.Calls(nextCall, last, count, argument(fault, "from"), to);
    }

    private void release(Fault fault) {
        CauseValue cause = cause(fault, CauseValue.TEMPORARY_FAILURE);
        argument(fault, "call").ifPresent(number -> calls.release(Integer.parseInt(number), cause));
        argument(fault, "group-of").ifPresent(host -> releaseCallsOf(host, cause));
    }

    private void spoil(Fault fault, int count, boolean lose) {
        String host = argument(fault, "host").orElseThrow();
        List<M> types = argument(fault, "message")
                .map(text -> List.of(words().messageType(text)))
                .orElse(List.of(messages.getEnumConstants()));
        for (M type : types) spoilNext(host, type, count, lose);
    }
}
