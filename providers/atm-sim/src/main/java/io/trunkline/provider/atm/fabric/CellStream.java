package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.ServiceCategory;
import io.trunkline.provider.atm.traffic.Shaper;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;

/** Traffic of others: the same unit again and again, cell by cell at a rate, all the time or with breaks. */
final class CellStream extends Feed {
    /** A sender whose link is too slow gives up whole units beyond this. */
    private static final int MOST_QUEUED = 2_000;

    private final Node node;
    private final Lane lane;
    private final Frame frame;
    private final Shaper shaper;
    private final Breaks breaks;
    private int cell;
    private boolean skips;
    private long onUntilPicos = NEVER;

    /** @param breaks {@code null}: none */
    CellStream(Node node, Lane lane, Frame frame, CellTraffic traffic, Breaks breaks) {
        super(node.nextFeedOrder());
        this.node = node;
        this.lane = lane;
        this.frame = frame;
        this.shaper = new Shaper(ServiceCategory.UBR, traffic);
        this.breaks = breaks;
        this.duePicos = node.fabric.scheduler().nowPicos();
        if (breaks != null) {
            duePicos += breaks.offPicos();
            onUntilPicos = duePicos + breaks.onPicos();
        }
        node.renew(this);
    }

    /** How long it sends and is silent: exponential, with these means. */
    record Breaks(SeededRandom random, double meanOnPicos, double meanOffPicos) {
        private long onPicos() {
            return (long) random.exponential(meanOnPicos);
        }

        private long offPicos() {
            return (long) random.exponential(meanOffPicos);
        }
    }

    @Override
    void take() {
        long at = duePicos;
        shaper.sent(at);
        lane.output.advance(at);
        if (cell == 0) skips = lane.queue.cells() > MOST_QUEUED;
        if (!skips) lane.output.offer(lane, frame, frame.word(cell), at);
        cell = cell + 1 == frame.cells ? 0 : cell + 1;
        duePicos = shaper.nextPicos(at);
        // a unit that has begun is finished
        if (cell > 0 || duePicos <= onUntilPicos || breaks == null) return;
        duePicos = Math.max(duePicos, onUntilPicos) + breaks.offPicos();
        onUntilPicos = duePicos + breaks.onPicos();
    }

    @Override
    long touch() {
        return lane.touch() + shaper.touch() + frame.cells;
    }

    void stop() {
        duePicos = EventScheduler.NEVER;
        node.renew(this);
    }
}
