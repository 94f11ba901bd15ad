package io.trunkline.circuit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.fault.CallFaults.Calls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallFaultsTest {
    private final CallFaults<String> faults = new CallFaults<>(value -> "network " + value.code(), "busy");

    /** What calls from a host to a host meet, from a number on. */
    private List<String> meet(int first, int count, String caller, String called) {
        List<String> met = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            met.add(faults.take(first + i, caller, called)
                    .map(fault -> fault.refusal().orElse("silence"))
                    .orElse("nothing"));
        }
        return met;
    }

    private static Calls next(int first, int count, String from, String to) {
        return new Calls(
                first,
                Integer.MAX_VALUE,
                count,
                Optional.of(from).filter(host -> !host.isEmpty()),
                Optional.of(to).filter(host -> !host.isEmpty()));
    }

    @Test
    void faultMeetsTheCallOfItsNumberOnce() {
        faults.busy(Calls.number(2));
        assertThat(meet(1, 3, "alice", "bob")).containsExactly("nothing", "busy", "nothing");
        assertThat(meet(2, 1, "alice", "bob")).containsExactly("nothing");
    }

    @Test
    void faultMeetsTheNextCallsThatFitAndNoOthers() {
        faults.refuse(next(1, 2, "alice", "bob"), CauseValue.CALL_REJECTED);
        assertThat(meet(1, 2, "alice", "carol")).containsOnly("nothing");
        assertThat(meet(3, 2, "bob", "alice")).containsOnly("nothing");
        assertThat(meet(5, 3, "alice", "bob")).containsExactly("network 21", "network 21", "nothing");
    }

    @Test
    void ofSeveralThatFitTheOneOrderedFirstGoesFirst() {
        faults.noAnswer(next(1, 1, "", "bob"));
        faults.busy(next(1, 1, "", ""));
        assertThat(meet(1, 1, "alice", "carol")).containsExactly("busy");
        assertThat(meet(2, 2, "alice", "bob")).containsExactly("silence", "nothing");
    }

    @Test
    void numbersAreOverEvenIfTheirCallsWereOthers() {
        faults.busy(new Calls(1, 2, 2, Optional.of("alice"), Optional.empty()));
        assertThat(meet(1, 1, "bob", "alice")).containsExactly("nothing");
        assertThat(meet(2, 2, "alice", "bob")).containsExactly("busy", "nothing");
    }
}
