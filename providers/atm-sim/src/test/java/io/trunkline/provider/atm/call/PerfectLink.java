package io.trunkline.provider.atm.call;

import io.trunkline.protocol.Octets;
import io.trunkline.simulation.EventScheduler;
import java.util.ArrayList;
import java.util.List;

/** One end of a link that loses nothing while it is there; a test can take it away and give it back. */
final class PerfectLink implements AssuredLink {
    private static final long DELAY_PICOS = EventScheduler.PICOS_PER_MILLI;

    private final EventScheduler clock;
    private final List<Octets> sent = new ArrayList<>();
    private Upcalls upcalls;
    private PerfectLink other;
    private boolean up;
    private boolean cut;
    private boolean wanted;
    private int resets;

    private PerfectLink(EventScheduler clock) {
        this.clock = clock;
    }

    static PerfectLink pair(EventScheduler clock) {
        PerfectLink one = new PerfectLink(clock);
        one.other = new PerfectLink(clock);
        one.other.other = one;
        return one;
    }

    PerfectLink other() {
        return other;
    }

    List<Octets> sent() {
        return sent;
    }

    @Override
    public void upcalls(Upcalls told) {
        upcalls = told;
    }

    @Override
    public void establish() {
        if (wanted || up) return;
        wanted = true;
        if (!cut) clock.after(DELAY_PICOS, this::both);
    }

    private void both() {
        if (cut || up) return;
        for (PerfectLink end : List.of(this, other)) {
            end.wanted = false;
            end.up = true;
            end.upcalls.established();
        }
    }

    @Override
    public void send(Octets message) {
        sent.add(message);
        int then = resets;
        clock.after(DELAY_PICOS, () -> {
            if (other.up && resets == then) other.upcalls.received(message);
        });
    }

    @Override
    public void release() {
        clock.after(DELAY_PICOS, this::down);
    }

    private void down() {
        for (PerfectLink end : List.of(this, other)) {
            end.up = false;
            end.wanted = false;
        }
        for (PerfectLink end : List.of(this, other)) end.upcalls.released();
    }

    /** A message comes out of this end that nobody has sent. */
    void arrives(Octets message) {
        if (up) upcalls.received(message);
    }

    /** Both ends are told that the link stands anew; what is on its way is lost. */
    void reset() {
        for (PerfectLink end : List.of(this, other)) end.resets++;
        for (PerfectLink end : List.of(this, other)) end.upcalls.established();
    }

    /** Both ends are told, and nothing can be established until {@link #mend}. */
    void cut() {
        cut = true;
        other.cut = true;
        down();
    }

    void mend() {
        cut = false;
        other.cut = false;
        if (wanted || other.wanted) clock.after(DELAY_PICOS, this::both);
    }
}
