package io.trunkline.circuit.fault;

import io.trunkline.circuit.CauseValue;
import io.trunkline.simulation.network.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out whether a network has what a fault names: hosts, causes and messages. Whoever reads a network file asks before anything
 * runs, and whoever takes a fault asks again, with the same words.
 *
 * @param <M> the types of the network's messages
 * @param hosts the names of the network's hosts
 * @param messages the types of its messages
 */
public record FaultCheck<M extends Enum<M>>(List<String> hosts, Class<M> messages) {
    /** Arguments that name a host. */
    private static final List<String> HOSTS = List.of("host", "from", "to", "group-of");

    /** Copies the names. */
    public FaultCheck {
        hosts = List.copyOf(hosts);
    }

    /** @throws IllegalArgumentException it names what the network does not have; one line */
    public void check(Fault fault) {
        for (String host : HOSTS) argument(fault, host).ifPresent(this::known);
        argument(fault, "message").ifPresent(this::messageType);
        cause(fault, CauseValue.TEMPORARY_FAILURE);
        if (fault.occasion() instanceof Fault.Occasion.Progress sent) known(sent.host());
    }

    /** @throws IllegalArgumentException there is no such host; one line */
    public void known(String host) {
        if (hosts.contains(host)) return;
        throw new IllegalArgumentException("there is no host '" + host + "', the network has " + hosts);
    }

    /** An argument; empty if it is not given, whatever its default. */
    public static Optional<String> argument(Fault fault, String name) {
        return Optional.ofNullable(fault.arguments().get(name)).filter(value -> !value.isEmpty());
    }

    static CauseValue cause(Fault fault, CauseValue usual) {
        Optional<String> given = argument(fault, "cause");
        if (given.isEmpty()) return usual;
        return CauseValue.of(Integer.parseInt(given.get()))
                .orElseThrow(() -> new IllegalArgumentException("cause " + given.get() + " is not one of "
                        + Arrays.stream(CauseValue.values())
                                .map(CauseValue::code)
                                .toList()));
    }

    M messageType(String text) {
        String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return Arrays.stream(messages.getEnumConstants())
                .filter(type -> type.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no message '" + text + "', expected one of "
                        + Arrays.toString(messages.getEnumConstants())));
    }
}
