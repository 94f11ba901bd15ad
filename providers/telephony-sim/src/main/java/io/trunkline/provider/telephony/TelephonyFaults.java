package io.trunkline.provider.telephony;

import io.trunkline.circuit.CauseValue;
import io.trunkline.provider.telephony.call.CallProcessing;
import io.trunkline.provider.telephony.call.NetworkSide;
import io.trunkline.provider.telephony.exchange.Access;
import io.trunkline.provider.telephony.exchange.Exchange;
import io.trunkline.provider.telephony.exchange.LineFaults;
import io.trunkline.provider.telephony.q931.MessageType;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.network.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the faults of a network file happen. In the kernel. */
final class TelephonyFaults {
    private final TelephonyNetwork network;
    private final Exchange exchange;
    private final CallProcessing processing;
    private final LineFaults lines;

    TelephonyFaults(TelephonyNetwork network, Exchange exchange, CallProcessing processing) {
        this.network = network;
        this.exchange = exchange;
        this.processing = processing;
        this.lines = new LineFaults(exchange, network.simulation().events());
    }

    private EventScheduler events() {
        return network.simulation().events();
    }

    /**
     * Has it happen at its time.
     *
     * @throws IllegalArgumentException it names what the network does not have, or asks for what telephony does not know
     */
    void plan(Fault fault) {
        check(fault);
        Fault.Occasion occasion = fault.occasion();
        if (occasion instanceof Fault.Occasion.At at) {
            events().at(at.picos(), () -> happen(fault, processing.placed() + 1));
        } else if (occasion instanceof Fault.Occasion.Call call) {
            atCall(fault, call.number());
        } else if (occasion instanceof Fault.Occasion.Progress progress) {
            network.progress().once(progress.host(), progress.octets(), () -> happen(fault, processing.placed() + 1));
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
        argument(fault, "host").ifPresent(this::known);
        argument(fault, "group-of").ifPresent(this::known);
        argument(fault, "message").ifPresent(TelephonyFaults::messageType);
        cause(fault, CauseValue.TEMPORARY_FAILURE);
        if (fault.occasion() instanceof Fault.Occasion.Progress progress) known(progress.host());
        if (fault.verb() == Fault.Verb.RATE) {
            throw new IllegalArgumentException(
                    "'" + fault + "': a channel has 64 kbit/s and no other rate; take channels down instead");
        }
        if (LineFaults.handles(fault)) lines.check(fault);
    }

    private void known(String host) {
        if (network.has(host)) return;
        throw new IllegalArgumentException("there is no host '" + host + "', the network has "
                + network.hosts().stream().map(TelephonyHost::name).toList());
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
            default -> lines.happen(fault);
        }
    }

    private void release(Fault fault) {
        CauseValue cause = cause(fault, CauseValue.TEMPORARY_FAILURE);
        argument(fault, "call").ifPresent(number -> processing.release(Integer.parseInt(number), cause));
        argument(fault, "group-of").ifPresent(host -> {
            for (Access access : exchange.subscriber(host).accesses()) processing.releaseCallsOf(access.name(), cause);
        });
    }

    private void messages(Fault fault, int count, boolean lose) {
        List<MessageType> types = argument(fault, "message")
                .map(text -> List.of(messageType(text)))
                .orElse(List.of(MessageType.values()));
        for (NetworkSide side : network.sides(argument(fault, "host").orElseThrow())) {
            for (MessageType type : types) {
                if (lose) side.loseNext(type, count);
                else side.doubleNext(type, count);
            }
        }
    }
}
