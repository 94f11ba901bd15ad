package io.trunkline.provider.telephony.lapd;

import io.trunkline.protocol.Octets;
import io.trunkline.simulation.EventScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One end of a data link whose layer 3 writes down what it is told. */
class LinkEnd implements DataLinkOutput {
    private final EventScheduler clock;
    private final Consumer<LapdFrame> line;
    final List<LapdFrame> sent = new ArrayList<>();
    final List<Long> sentMillis = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final List<Octets> messages = new ArrayList<>();
    final List<LapdError> errors = new ArrayList<>();
    DataLink link;
    int lost;

    LinkEnd(EventScheduler clock, Consumer<LapdFrame> line) {
        this.clock = clock;
        this.line = line;
    }

    long now() {
        return clock.nowPicos();
    }

    void receive(LapdFrame frame) {
        link.received(frame, now());
    }

    void receive(String octets) {
        receive(LapdFrame.decode(Octets.hex(octets).reader()).require());
    }

    /** The octets of frames sent from one index on. */
    List<String> sentOctets(int from) {
        return sent.subList(from, sent.size()).stream()
                .map(frame -> frame.encode().toString())
                .toList();
    }

    @Override
    public void send(LapdFrame frame) {
        sent.add(frame);
        sentMillis.add(now() / EventScheduler.PICOS_PER_MILLI);
        line.accept(frame);
    }

    @Override
    public void established(boolean confirm, int lostMessages) {
        lost += lostMessages;
        told.add((confirm ? "established as asked" : "established")
                + (lostMessages > 0 ? ", lost " + lostMessages : ""));
    }

    @Override
    public void released(boolean confirm, int lostMessages) {
        lost += lostMessages;
        told.add((confirm ? "released as asked" : "released") + (lostMessages > 0 ? ", lost " + lostMessages : ""));
    }

    @Override
    public void data(Octets message) {
        messages.add(message);
    }

    @Override
    public void unitData(Octets message) {
        told.add("unit " + message);
    }

    @Override
    public void error(LapdError code) {
        errors.add(code);
    }
}
