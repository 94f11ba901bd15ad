package io.trunkline.provider.telephony.exchange;

import io.trunkline.circuit.CauseValue;
import io.trunkline.provider.telephony.line.BChannel;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.network.Fault;
import io.trunkline.simulation.network.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the faults of lines, trunks and channels happen. A channel is written as its access and its number, {@code alice:3}, or {@code d} for
 * the signalling channel, {@code alice/2:d}.
 */
public final class LineFaults {
    private static final Set<Fault.Verb> OWN =
            Set.of(Fault.Verb.DOWN, Fault.Verb.UP, Fault.Verb.LOSS, Fault.Verb.BIT_ERRORS, Fault.Verb.RESTART);

    private final Exchange exchange;
    private final EventScheduler events;

    /** Of this network. */
    public LineFaults(Exchange exchange, EventScheduler events) {
        this.exchange = exchange;
        this.events = events;
    }

    /** True if a fault is one of those that this makes happen. */
    public static boolean handles(Fault fault) {
        return OWN.contains(fault.verb());
    }

    /**
     * Finds out whether it can happen.
     *
     * @throws IllegalArgumentException it names what the network does not have; one line
     */
    public void check(Fault fault) {
        if (fault.verb() == Fault.Verb.RESTART) exchange.office(fault.argument("node"));
        link(fault).ifPresent(this::isAccessLine);
        channel(fault);
    }

    /** Has it happen now, and end after its time. */
    public void happen(Fault fault) {
        if (fault.verb() == Fault.Verb.RESTART) {
            exchange.restart(fault.argument("node"));
            return;
        }
        Optional<ChannelName> channel = channel(fault);
        Runnable end = channel.isPresent()
                ? happenTo(fault, channel.get())
                : happenTo(fault, link(fault).orElseThrow());
        String time = fault.argument("for");
        if (!time.isEmpty()) events.after(Quantity.picos(time), end);
    }

    private static Optional<String> link(Fault fault) {
        return Optional.of(fault.argument("link")).filter(name -> !name.isEmpty());
    }

    private Optional<ChannelName> channel(Fault fault) {
        if (fault.argument("channel").isEmpty()) return Optional.empty();
        ChannelName name = ChannelName.parse(fault.argument("channel"));
        Access access = exchange.access(name.access());
        if (!name.isSignalling()) access.channel(name.number());
        return Optional.of(name);
    }

    private boolean isAccessLine(String link) {
        if (exchange.parts().accessLines().containsKey(link)) return true;
        exchange.parts().trunk(link);
        return false;
    }

    /** @return what ends it */
    private Runnable happenTo(Fault fault, ChannelName name) {
        Access access = exchange.access(name.access());
        boolean up = fault.verb() == Fault.Verb.UP;
        if (name.isSignalling()) signalling(access, up);
        else channel(access, name.number(), up);
        return () -> {
            if (name.isSignalling()) signalling(access, !up);
            else channel(access, name.number(), !up);
        };
    }

    /** Calls that are up outlive their signalling channel, if it comes back in time; that is the data link's to find out. */
    private static void signalling(Access access, boolean up) {
        access.dChannel().setUp(up);
    }

    private void channel(Access access, int number, boolean up) {
        access.channel(number).setUp(up);
        SeizedBearer holder = access.holder(number);
        if (!up && holder != null) exchange.lost(holder, CauseValue.TEMPORARY_FAILURE);
    }

    private Runnable happenTo(Fault fault, String link) {
        List<Line> lines = isAccessLine(link)
                ? exchange.parts().accessLines().get(link).stream()
                        .map(access -> access.line)
                        .toList()
                : List.of(exchange.parts().trunk(link).line);
        double probability =
                fault.argument("probability").isEmpty() ? 0 : Double.parseDouble(fault.argument("probability"));
        switch (fault.verb()) {
            case LOSS -> {
                lines.forEach(line -> line.loss(probability));
                return () -> lines.forEach(line -> line.loss(0));
            }
            case BIT_ERRORS -> {
                lines.forEach(line -> line.bitErrors(probability));
                return () -> lines.forEach(line -> line.bitErrors(0));
            }
            default -> {
                setUp(link, fault.verb() == Fault.Verb.UP);
                return () -> setUp(link, fault.verb() != Fault.Verb.UP);
            }
        }
    }

    private void setUp(String link, boolean up) {
        if (!isAccessLine(link)) {
            trunk(exchange.parts().trunk(link), up);
            return;
        }
        for (Access access : exchange.parts().accessLines().get(link)) {
            access.line.setUp(up);
            access.dChannel().setUp(up);
            for (BChannel channel : access.channels()) channel.setUp(up);
            if (!up) access.bearers().forEach(bearer -> exchange.lost(bearer, CauseValue.DESTINATION_OUT_OF_ORDER));
        }
    }

    private void trunk(Trunk trunk, boolean up) {
        trunk.line.setUp(up);
        if (up) return;
        for (SeizedCircuit circuit : List.copyOf(trunk.users)) exchange.lost(circuit, CauseValue.NETWORK_OUT_OF_ORDER);
    }
}
