package io.trunkline.circuit.socket;

import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.Group;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.Rates;
import io.trunkline.spi.Ready;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A group's quality of service on all its circuits; each is admitted alone. In the kernel. */
final class GroupContract {
    private GroupContract() {}

    /** The least that its circuits have, empty while it has none. */
    static Optional<Qos> granted(CircuitHost host, Group group) {
        return host.circuitsOf(group).stream()
                .filter(CallerCircuit::isActive)
                .map(CallerCircuit::groupQos)
                .min(Comparator.comparingLong(qos ->
                        Rates.of(qos).sendingOctetsPerSecond() + Rates.of(qos).receivingOctetsPerSecond()));
    }

    /**
     * Asks for something else, everywhere or nowhere, and tells the members.
     *
     * @param outcome told {@code null} once it is in force, else why not: then all circuits have what they had
     * @throws Ws2Exception {@code WSAENOPROTOOPT} {@code by} is not the creator
     */
    static void change(CircuitHost host, GroupMember by, Qos wanted, Consumer<Ws2Exception> outcome)
            throws Ws2Exception {
        Group group = by.group();
        Qos before = group.qos();
        group.qos(by, wanted);
        Deque<CallerCircuit> toDo = new ArrayDeque<>(
                host.circuitsOf(group).stream().filter(CallerCircuit::isActive).toList());
        List<CallerCircuit> done = new ArrayList<>();
        next(wanted, toDo, done, refused -> {
            if (refused != null) {
                revert(by, before);
                for (CallerCircuit circuit : done) ask(circuit, before, ignored -> {});
            } else if (!wanted.equals(before)) {
                host.tell(group, Ready.GROUP_QOS);
            }
            outcome.accept(refused);
        });
    }

    private static void next(
            Qos wanted, Deque<CallerCircuit> toDo, List<CallerCircuit> done, Consumer<Ws2Exception> outcome) {
        if (toDo.isEmpty()) {
            outcome.accept(null);
            return;
        }
        CallerCircuit circuit = toDo.remove();
        ask(circuit, wanted, refused -> {
            if (refused != null) {
                outcome.accept(refused);
                return;
            }
            done.add(circuit);
            next(wanted, toDo, done, outcome);
        });
    }

    private static void ask(CallerCircuit circuit, Qos wanted, Consumer<Ws2Exception> outcome) {
        if (circuit.isActive()) circuit.renegotiation().ask(new Renegotiation.Wish(wanted, null, null), outcome);
        else outcome.accept(null);
    }

    /** The group asks for what it asked for before. */
    static void revert(GroupMember by, Qos before) {
        try {
            by.group().qos(by, before);
        } catch (Ws2Exception creatorHasGone) {
            return; // then nobody asks for anything any more, and what is in force stays
        }
    }
}
