package io.trunkline.provider.telephony.exchange;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.fault.LastingFaults;
import io.trunkline.provider.telephony.line.BChannel;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.network.Fault;
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
    /** True for a link that is up. */
    private final LastingFaults<String, Boolean> links;
    /** True for a channel that is up unless its link is down. */
    private final LastingFaults<ChannelName, Boolean> channels;

    private final LastingFaults<String, Double> losses;
    private final LastingFaults<String, Double> bitErrors;

    /** Of this network. */
    public LineFaults(Exchange exchange, EventScheduler events) {
        this.exchange = exchange;
        this.links = new LastingFaults<>(events, link -> true, this::setUp);
        this.channels = new LastingFaults<>(events, channel -> true, this::setUp);
        this.losses = new LastingFaults<>(
                events,
                link -> lines(link).get(0).plannedLoss(),
                (link, probability) -> lines(link).forEach(line -> line.loss(probability)));
        this.bitErrors = new LastingFaults<>(
                events,
                link -> lines(link).get(0).plannedBitErrors(),
                (link, probability) -> lines(link).forEach(line -> line.bitErrors(probability)));
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
        switch (fault.verb()) {
            case RESTART -> exchange.restart(fault.argument("node"));
            case LOSS -> losses.begin(fault.argument("link"), probability(fault), fault);
            case BIT_ERRORS -> bitErrors.begin(fault.argument("link"), probability(fault), fault);
            case DOWN ->
                channel(fault)
                        .ifPresentOrElse(
                                channel -> channels.begin(channel, false, fault),
                                () -> links.begin(fault.argument("link"), false, fault));
            case UP -> channel(fault).ifPresentOrElse(channels::endAll, () -> links.endAll(fault.argument("link")));
            default -> throw new AssertionError(fault.verb());
        }
    }

    private static double probability(Fault fault) {
        return Double.parseDouble(fault.argument("probability"));
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

    private List<Line> lines(String link) {
        if (!isAccessLine(link)) return List.of(exchange.parts().trunk(link).line);
        return exchange.parts().accessLines().get(link).stream()
                .map(access -> access.line)
                .toList();
    }

    /** Calls that are up outlive their signalling channel, if it comes back in time; that is the data link's to find out. */
    private void setUp(ChannelName name, boolean up) {
        Access access = exchange.access(name.access());
        renew(access, name.number());
        SeizedBearer holder = name.isSignalling() ? null : access.holder(name.number());
        if (!up && holder != null) exchange.lost(holder, CauseValue.TEMPORARY_FAILURE);
    }

    /** A channel is up if neither it nor its line is down. */
    private void renew(Access access, int number) {
        boolean up = access.line.isUp() && channels.now(new ChannelName(access.name(), number));
        if (number == 0) access.dChannel().setUp(up);
        else access.channel(number).setUp(up);
    }

    private void setUp(String link, boolean up) {
        if (!isAccessLine(link)) {
            trunk(exchange.parts().trunk(link), up);
            return;
        }
        for (Access access : exchange.parts().accessLines().get(link)) {
            access.line.setUp(up);
            renew(access, 0);
            for (BChannel channel : access.channels()) renew(access, channel.number());
            if (!up) access.bearers().forEach(bearer -> exchange.lost(bearer, CauseValue.DESTINATION_OUT_OF_ORDER));
        }
    }

    private void trunk(Trunk trunk, boolean up) {
        trunk.line.setUp(up);
        if (up) return;
        for (SeizedCircuit circuit : List.copyOf(trunk.users)) exchange.lost(circuit, CauseValue.NETWORK_OUT_OF_ORDER);
    }
}
