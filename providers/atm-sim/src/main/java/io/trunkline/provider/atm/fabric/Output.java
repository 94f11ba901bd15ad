package io.trunkline.provider.atm.fabric;

import java.util.Map;
import java.util.TreeMap;

/**
 * One direction of a link at the end that sends: queues for its channels, and the slots in which their cells leave. It is
 * computed in runs: {@link #advance} catches up with all slots that have begun.
 */
final class Output {
    final Link link;
    final boolean forward;
    final Node node;
    final ServiceOrder order = new ServiceOrder();
    final Map<Integer, Lane> lanes = new TreeMap<>();
    final CellCounts counts = new CellCounts();
    final Impairment impairment;

    private final int[] queued = new int[Lane.RANKS];
    private final Admittance admittance;
    private final long delayPicos;
    private Arrivals far;
    private SlotClock clock;
    private boolean isUp = true;
    private int endless;
    boolean active;

    Output(Link link, boolean forward, Node node, Impairment impairment) {
        this.link = link;
        this.forward = forward;
        this.node = node;
        this.delayPicos = link.delayPicos();
        this.impairment = impairment;
        this.clock = new SlotClock(link.rate(), 0);
        this.admittance = new Admittance(node.isHost() ? 0 : link.queueCells());
    }

    void leadsTo(Arrivals arrivals) {
        far = arrivals;
    }

    Arrivals far() {
        return far;
    }

    /** The least time that a cell takes from here to the far end. */
    long shortestPicos() {
        return clock.shortestPicos() + link.delayPicos();
    }

    /** The shortest of its slots. */
    long shortestSlotPicos() {
        return clock.shortestPicos();
    }

    /** When the first cell that is here may be at the far end at the earliest. */
    long nextArrivalPicos() {
        return order.isEmpty() ? Feed.NEVER : clock.endPicos() + delayPicos;
    }

    boolean isIdle() {
        return order.isEmpty();
    }

    /** A cell for the line; cells come in order of time. */
    void offer(Lane lane, Frame frame, int word, long atPicos) {
        advance(atPicos);
        if (order.isEmpty()) {
            clock.seek(atPicos);
            if (node.isQuietUntil(clock.startPicos())) {
                pass(lane, frame, word, atPicos);
                return;
            }
        }
        admit(lane, frame, word, atPicos);
        if (!active) node.activate(this);
    }

    /** From now on a channel always has the next cell of this frame. */
    void repeat(Lane lane, Frame frame) {
        if (order.isEmpty()) clock.seek(node.fabric.scheduler().nowPicos());
        lane.queue.endless = frame;
        endless++;
        if (!lane.queue.waiting) order.enter(lane.queue);
        node.activate(this);
    }

    /** Ends what {@link #repeat} began: after the unit that is going out. */
    void stopRepeating(Lane lane) {
        if (lane.queue.endless == null) return;
        Frame frame = lane.queue.endless;
        lane.queue.endless = null;
        endless--;
        int from = lane.queue.endlessCell == 0 ? frame.cells : lane.queue.endlessCell;
        for (int i = from; i < frame.cells; i++) admit(lane, frame, frame.word(i), clock.startPicos());
    }

    /** Uses all slots that begin before an instant. */
    void advance(long untilPicos) {
        while (!order.isEmpty() && clock.startPicos() < untilPicos) {
            CellQueue queue = order.take();
            if (queue.hasCell()) {
                send(queue);
                clock.step();
            }
            order.served(queue);
        }
    }

    private void admit(Lane lane, Frame frame, int word, long atPicos) {
        int before = queued[lane.rank];
        Drop why = admittance.judge(lane, word, before, order.rivals(lane.rank));
        if (why != null) {
            count(lane, frame, why);
            return;
        }
        counts.queued(before);
        lane.queued(lane.queue.cells());
        int marked = word;
        if (admittance.marks(before) && (word & Frame.OAM) == 0) {
            marked |= Frame.CONGESTED;
            counts.countCongested();
            lane.countCongested();
        }
        queued[lane.rank]++;
        node.account(lane, marked, 1);
        lane.queue.enqueue(frame, marked, atPicos);
        if (!lane.queue.waiting) order.enter(lane.queue);
    }

    /** The cell that finds nothing waiting, and that nothing can overtake before its slot, needs no queue: most are so. */
    private void pass(Lane lane, Frame frame, int word, long atPicos) {
        Drop why = admittance.judge(lane, word, 0, 0);
        if (why != null) {
            count(lane, frame, why);
            return;
        }
        counts.queued(0);
        lane.queued(0);
        leave(lane, frame, word, atPicos);
        clock.step();
    }

    /** Counts a cell that is lost. */
    void count(Lane lane, Frame frame, Drop why) {
        counts.countDropped(why);
        lane.countDropped(why);
        if (frame.tally != null) frame.tally.countDropped(why);
    }

    private void send(CellQueue queue) {
        Lane lane = queue.lane;
        if (queue.endless != null) {
            Frame frame = queue.endless;
            int word = frame.word(queue.endlessCell);
            queue.endlessCell = queue.endlessCell + 1 == frame.cells ? 0 : queue.endlessCell + 1;
            put(lane, frame, word);
            return;
        }
        Frame frame = queue.firstFrame();
        int word = queue.firstWord();
        long atPicos = queue.firstPicos();
        queue.dequeue();
        queued[lane.rank]--;
        node.account(lane, word, -1);
        leave(lane, frame, word, atPicos);
    }

    /** A cell has the slot at which the clock stands. */
    private void leave(Lane lane, Frame frame, int word, long sincePicos) {
        int waited = Histogram.bucketOfWait(clock.startPicos() - sincePicos);
        counts.waited(waited);
        lane.waited(waited);
        if (lane.source != null) lane.source.left(word, clock.endPicos());
        put(lane, frame, word);
    }

    /** The cell is on the line. */
    private void put(Lane lane, Frame frame, int word) {
        counts.sent++;
        lane.sent++;
        if (node.isHost() && frame.tally != null) frame.tally.countSent();
        if (!isUp) {
            count(lane, frame, Drop.LINE_DOWN);
        } else if (impairment.loses(node.isHost() ? frame.cellLoss : 0)) {
            count(lane, frame, Drop.LINE_LOSS);
        } else if (impairment.damages()) {
            byte[] octets = new byte[io.trunkline.provider.atm.wire.Cell.OCTETS];
            frame.write(lane.header, word, octets);
            impairment.damage(octets);
            far.add(Frame.damaged(octets, frame.tally), word & Frame.HEADER_BITS | Frame.DAMAGED, arrivalPicos(), lane);
        } else {
            far.add(frame, word, arrivalPicos(), lane);
        }
    }

    private long arrivalPicos() {
        return clock.endPicos() + delayPicos;
    }

    /** Goes down or comes back; the caller has caught up with the time. Cells that are on the line are lost. */
    void setUp(boolean up, long nowPicos) {
        if (isUp && !up) far.lose(nowPicos);
        isUp = up;
    }

    /** Has other slots from now on, once the present one is over; the caller has caught up with the time. */
    void rate(LineRate rate, long nowPicos) {
        clock = new SlotClock(rate, Math.max(nowPicos, clock.startPicos()));
    }

    /** When the last of so many cells of a channel may have left at the earliest. */
    long earliestEndPicos(Lane lane, int cells, long nowPicos) {
        boolean best = lane.rank == Lane.UBR_RANK;
        int others = order.ahead(lane.queue) + (best ? (cells - 1) * Math.max(0, endless) : 0);
        return clock.endOf(cells + others, nowPicos);
    }

    /** When a cell that may leave from an instant on has left at the earliest. */
    long earliestEndPicos(long fromPicos) {
        return clock.endOf(1, fromPicos);
    }

    /** Cells of all categories that wait. */
    int queuedCells() {
        int all = 0;
        for (int cells : queued) all += cells;
        return all;
    }
}
