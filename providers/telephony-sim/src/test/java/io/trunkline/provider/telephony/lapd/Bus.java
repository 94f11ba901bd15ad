package io.trunkline.provider.telephony.lapd;

import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.protocol.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A passive bus with several terminals: what the network sends reaches all, what a terminal sends reaches the network alone. */
final class Bus implements NetworkLapd.User {
    private static final int BITS_PER_SECOND = 16_000;

    /** A terminal that writes down what it is told. */
    final class Terminal extends LinkEnd {
        final TerminalLapd lapd;
        boolean unplugged;

        Terminal(String name) {
            super(clock, up::send);
            lapd = TerminalLapd.multipoint(LapdProfile.BASIC, clock, name, this);
        }

        void receive(byte[] octets) {
            if (!unplugged) lapd.received(octets);
        }
    }

    final PlainEvents clock;
    final DChannel up;
    final DChannel down;
    final NetworkLapd network;
    final List<Terminal> terminals = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    private final List<LapdFrame> frames = new ArrayList<>();

    Bus(long seed) {
        clock = new PlainEvents(seed);
        network = NetworkLapd.multipoint(LapdProfile.BASIC, clock, this);
        up = new DChannel(clock, "up", BITS_PER_SECOND, this::fromTerminal);
        down = new DChannel(clock, "down", BITS_PER_SECOND, this::toTerminals);
        // a SABME that comes twice begins the link anew at one end alone: a line never does that
        up.repeatable = octets -> octets[2] != 0x7F;
        down.repeatable = up.repeatable;
    }

    Terminal terminal(String name) {
        Terminal terminal = new Terminal(name);
        terminals.add(terminal);
        return terminal;
    }

    void faults(double loss, double repeat) {
        for (DChannel line : List.of(up, down)) {
            line.loss = loss;
            line.repeat = repeat;
        }
    }

    private void fromTerminal(byte[] octets) {
        frames.add(LapdFrame.decode(Octets.copyOf(octets).reader()).require());
        network.received(octets);
    }

    private void toTerminals(byte[] octets) {
        for (Terminal terminal : terminals) terminal.receive(octets);
    }

    /** Management messages that passed, in order. */
    List<TeiMessage> messages(TeiMessage.Type type) {
        return frames.stream()
                .filter(frame -> frame.sapi() == LapdFrame.SAPI_MANAGEMENT)
                .map(frame -> TeiMessage.decode(frame.information().reader()).toOptional())
                .map(Optional::orElseThrow)
                .filter(message -> Objects.equals(message.type(), type))
                .toList();
    }

    @Override
    public void send(LapdFrame frame) {
        frames.add(frame);
        down.send(frame);
    }

    @Override
    public void established(int tei, boolean confirm, int lostMessages) {
        told.add(tei + " established" + (confirm ? " as asked" : ""));
    }

    @Override
    public void released(int tei, boolean confirm, int lostMessages) {
        told.add(tei + " released" + (lostMessages > 0 ? ", lost " + lostMessages : ""));
    }

    @Override
    public void data(int tei, Octets message) {
        told.add(tei + " message " + message);
    }

    @Override
    public void unitData(int tei, Octets message) {
        told.add(tei + " unit " + message);
    }
}
