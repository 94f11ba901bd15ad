package io.trunkline.provider.atm;

import io.trunkline.circuit.CauseValue;
import io.trunkline.provider.atm.call.CallProcessing;
import io.trunkline.provider.atm.fabric.Fabric;
import io.trunkline.provider.atm.fabric.LineRate;
import io.trunkline.provider.atm.fabric.Link;
import io.trunkline.provider.atm.fabric.Paths;
import io.trunkline.provider.atm.wire.MessageType;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.network.Fault;
import io.trunkline.simulation.network.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the faults of a network file happen. In the kernel. */
final class AtmFaults {
    private static final String LINK = "link";
    private static final String HOST = "host";
    private static final String MEMBER = "member";

    private final AtmNetwork network;
    private final Fabric fabric;
    private final Paths paths;
    private final CallProcessing processing;

    AtmFaults(AtmNetwork network, Fabric fabric, Paths paths, CallProcessing processing) {
        this.network = network;
        this.fabric = fabric;
        this.paths = paths;
        this.processing = processing;
    }

    private EventScheduler events() {
        return network.simulation().events();
    }

    /**
     * Has it happen at its time.
     *
     * @throws IllegalArgumentException it names what the network does not have
     */
    void plan(Fault fault) {
        check(fault);
        Fault.Occasion occasion = fault.occasion();
        if (occasion instanceof Fault.Occasion.At at) {
            events().at(at.picos(), () -> happen(fault, processing.placed() + 1));
        } else if (occasion instanceof Fault.Occasion.Call call) {
            atCall(fault, call.number());
        } else if (occasion instanceof Fault.Occasion.Progress progress) {
            Runnable event = () -> happen(fault, processing.placed() + 1);
            network.progress().once(progress.host(), progress.octets(), event);
        }
    }

    /** What concerns the call itself is known beforehand; anything else happens when it is placed. */
    private void atCall(Fault fault, int number) {
        switch (fault.verb()) {
            case REFUSE, BUSY, NO_ANSWER -> happen(fault, number);
            default -> processing.whenPlaced(number, () -> happen(fault, number));
        }
    }

    private void check(Fault fault) {
        if (fault.verb() == Fault.Verb.RESTART) {
            throw new IllegalArgumentException(
                    "'" + fault + "': switches of an ATM network do not restart, expected another verb");
        }
        argument(fault, LINK).ifPresent(this::link);
        if (argument(fault, "channel").isPresent()) {
            throw new IllegalArgumentException("'" + fault + "' names a channel; the lines of an ATM network have none,"
                    + " name a link: " + fabric.links().stream().map(Link::name).toList());
        }
        if (argument(fault, MEMBER).isPresent())
            member(fault, argument(fault, MEMBER).get());
        argument(fault, HOST).ifPresent(this::known);
        argument(fault, "group-of").ifPresent(this::known);
        argument(fault, "message").ifPresent(AtmFaults::messageType);
        cause(fault, CauseValue.TEMPORARY_FAILURE);
        if (fault.occasion() instanceof Fault.Occasion.Progress progress) known(progress.host());
    }

    private void member(Fault fault, String member) {
        known(ChosenMembers.of(member).host());
        if (argument(fault, LINK).isEmpty()) return;
        throw new IllegalArgumentException("'" + fault + "' names a link and a member; give each a fault of its own");
    }

    private void known(String host) {
        if (network.find(host).isPresent()) return;
        throw new IllegalArgumentException("there is no host '" + host + "', the network has "
                + network.hosts().stream().map(AtmHost::name).toList());
    }

    private Link link(String name) {
        List<String> names = fabric.links().stream().map(Link::name).toList();
        if (names.contains(name)) return fabric.link(name);
        throw new IllegalArgumentException("there is no link '" + name + "', the network has " + names);
    }

    private static Optional<String> argument(Fault fault, String name) {
        return Optional.ofNullable(fault.arguments().get(name)).filter(value -> !value.isEmpty());
    }

    private static CauseValue cause(Fault fault, CauseValue usual) {
        Optional<String> given = argument(fault, "cause");
        if (given.isEmpty()) return usual;
        return CauseValue.of(Integer.parseInt(given.get()))
                .orElseThrow(() -> new IllegalArgumentException("cause " + given.get() + " is not one of "
                        + Arrays.stream(CauseValue.values())
                                .map(CauseValue::code)
                                .toList()));
    }

    private static MessageType messageType(String text) {
        String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return Arrays.stream(MessageType.values())
                .filter(type -> type.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no message '" + text + "', expected one of "
                        + Arrays.toString(MessageType.values())));
    }

    /** @param nextCall the number of the next call that is placed, or of the one that it waited for */
    private void happen(Fault fault, int nextCall) {
        events().trace().add(events().nowPicos(), "fault", fault.toString());
        int count = argument(fault, "count").map(Integer::parseInt).orElse(1);
        switch (fault.verb()) {
            case REFUSE -> {
                CauseValue cause = cause(fault, CauseValue.CALL_REJECTED);
                for (int i = 0; i < count; i++) processing.faults().refuse(nextCall + i, cause);
            }
            case BUSY -> {
                for (int i = 0; i < count; i++) processing.faults().busy(nextCall + i);
            }
            case NO_ANSWER -> {
                for (int i = 0; i < count; i++) processing.faults().noAnswer(nextCall + i);
            }
            case RELEASE -> release(fault);
            case LOSE_MESSAGE -> messages(fault, count, true);
            case DOUBLE_MESSAGE -> messages(fault, count, false);
            default -> happenToLink(fault);
        }
    }

    private void release(Fault fault) {
        CauseValue cause = cause(fault, CauseValue.TEMPORARY_FAILURE);
        argument(fault, "call").ifPresent(number -> processing.release(Integer.parseInt(number), cause));
        argument(fault, "group-of").ifPresent(host -> processing.releaseCallsOf(host, cause));
    }

    private void messages(Fault fault, int count, boolean lose) {
        List<MessageType> types = argument(fault, "message")
                .map(text -> List.of(messageType(text)))
                .orElse(List.of(MessageType.values()));
        for (MessageType type : types) {
            if (lose) network.side(argument(fault, HOST).orElseThrow()).loseNext(type, count);
            else network.side(argument(fault, HOST).orElseThrow()).doubleNext(type, count);
        }
    }

    private void happenToLink(Fault fault) {
        Runnable back = argument(fault, MEMBER)
                .map(member -> loss(ChosenMembers.of(member), probability(fault)))
                .orElseGet(() -> affect(fault, link(argument(fault, LINK).orElseThrow())));
        argument(fault, "for").ifPresent(time -> events().after(Quantity.picos(time), back));
    }

    /** @return what undoes it, for those members too that have come meanwhile */
    private Runnable loss(ChosenMembers members, double probability) {
        members.on(network).forEach(end -> end.cellLoss(probability));
        return () -> members.on(network).forEach(end -> end.cellLoss(0));
    }

    /** @return what undoes it */
    private Runnable affect(Fault fault, Link link) {
        switch (fault.verb()) {
            case DOWN -> {
                fabric.setUp(link, false);
                paths.linkFailed(link);
            }
            case UP -> fabric.setUp(link, true);
            case RATE -> {
                LineRate before = link.rate();
                rate(
                        link,
                        new LineRate(
                                new AtmNetworkSchema()
                                        .schema()
                                        .bitsPerSecond(fault.arguments().get("rate")),
                                before.bitsPerSlot()));
                return () -> rate(link, before);
            }
            case LOSS -> {
                fabric.setLoss(link, probability(fault));
                return () -> fabric.setLoss(link, 0);
            }
            case BIT_ERRORS -> {
                fabric.setBitErrors(link, probability(fault));
                return () -> fabric.setBitErrors(link, 0);
            }
            default -> throw new AssertionError(fault.verb());
        }
        return () -> fabric.setUp(link, fault.verb() == Fault.Verb.DOWN);
    }

    private void rate(Link link, LineRate rate) {
        fabric.setRate(link, rate);
        paths.linkRateChanged(link);
    }

    private static double probability(Fault fault) {
        return Double.parseDouble(fault.arguments().get("probability"));
    }
}
