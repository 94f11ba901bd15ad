package io.trunkline.provider.atm;

import io.trunkline.circuit.socket.ChannelEnd;
import io.trunkline.circuit.socket.CircuitEnd;
import java.util.ArrayList;
import java.util.List;

/**
 * Members that a fault names: all that a host has called, those on one channel of each of its circuits, or the one on a channel of
 * one circuit. Both ends are meant.
 *
 * @param host that called
 * @param circuit the host's number of the circuit, 0 for all
 * @param channel on the circuit, 0 for all
 */
record ChosenMembers(String host, int circuit, int channel) {
    /**
     * Reads {@code HOST}, {@code HOST:CHANNEL} or {@code HOST:CIRCUIT:CHANNEL}.
     *
     * @throws IllegalArgumentException it is none
     */
    static ChosenMembers of(String text) {
        String[] parts = text.split(":", -1);
        boolean sound = parts.length <= 3;
        for (int i = 1; i < parts.length; i++) sound &= parts[i].matches("[1-9][0-9]{0,4}");
        if (!sound) {
            throw new IllegalArgumentException("member '" + text + "' is none, expected HOST, HOST:CHANNEL or"
                    + " HOST:CIRCUIT:CHANNEL with numbers from 1, for example alice:2");
        }
        return new ChosenMembers(
                parts[0],
                parts.length == 3 ? Integer.parseInt(parts[1]) : 0,
                parts.length > 1 ? Integer.parseInt(parts[parts.length - 1]) : 0);
    }

    /** The ends of those that are there now. */
    List<ChannelEnd> on(AtmNetwork network) {
        List<ChannelEnd> ends = new ArrayList<>();
        for (AtmHost each : network.hosts()) {
            if (each.name().equals(host)) {
                each.callingCircuits().forEach(called -> add(called.number(), called.end(), ends));
            }
            each.calledCircuits().stream()
                    .filter(called -> called.caller().equals(host))
                    .forEach(called -> add(called.number(), called.end(), ends));
        }
        return ends;
    }

    private void add(long number, CircuitEnd end, List<ChannelEnd> ends) {
        if (circuit != 0 && number != circuit) return;
        for (ChannelEnd each : end.channels()) if (channel == 0 || each.number() == channel) ends.add(each);
    }
}
