package io.trunkline.provider.atm;

import io.trunkline.circuit.fault.FaultCheck;
import io.trunkline.provider.atm.fabric.LineRate;
import io.trunkline.provider.atm.wire.MessageType;
import io.trunkline.simulation.network.Fault;
import java.util.List;
import java.util.Optional;

/**
 * Finds out whether a fault can happen to an ATM network, before it runs and when a fault is handed to it.
 *
 * @param hosts the names of its hosts
 * @param links the names of its links
 */
record AtmFaultCheck(List<String> hosts, List<String> links) {
    private static final String LINK = "link";

    /** @throws IllegalArgumentException it cannot; one line */
    void check(Fault fault) {
        names().check(fault);
        checkLines(fault);
    }

    private FaultCheck<MessageType> names() {
        return new FaultCheck<>(hosts, MessageType.class);
    }

    /** The same, for what concerns lines alone. */
    void checkLines(Fault fault) {
        if (fault.verb() == Fault.Verb.RESTART) {
            throw new IllegalArgumentException("switches of an ATM network do not restart, expected another verb");
        }
        argument(fault, LINK).ifPresent(this::link);
        argument(fault, "rate").ifPresent(AtmFaultCheck::rate);
        if (argument(fault, "channel").isPresent()) {
            throw new IllegalArgumentException(
                    "it names a channel; the lines of an ATM network have none, name a link: " + links);
        }
        argument(fault, "member").ifPresent(member -> member(fault, member));
    }

    private static Optional<String> argument(Fault fault, String name) {
        return FaultCheck.argument(fault, name);
    }

    private void member(Fault fault, String member) {
        names().known(ChosenMembers.of(member).host());
        if (argument(fault, LINK).isEmpty()) return;
        throw new IllegalArgumentException("it names a link and a member; give each a fault of its own");
    }

    private void link(String name) {
        if (links.contains(name)) return;
        throw new IllegalArgumentException("there is no link '" + name + "', the network has " + links);
    }

    private static void rate(String rate) {
        try {
            LineRate.ofCells(new AtmNetworkSchema().schema().bitsPerSecond(rate));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("a rate of " + wrong.getMessage(), wrong);
        }
    }
}
