package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.ServiceCategory;
import io.trunkline.provider.atm.traffic.Shaper;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.EventScheduler.Planned;
import java.util.ArrayDeque;
import java.util.Deque;

/** Where the units of a channel become cells: as the contract spaces them, or all at once. */
final class PduSource extends Feed {
    private record Waiting(Frame frame, long sincePicos) {}

    /** The unit that becomes cells; {@code null} if there is none. */
    private Frame frame;

    private long sincePicos;
    private final Node node;
    private final Lane lane;
    private final PduReceiver receiver;
    private final EventScheduler scheduler;
    /** Units after it. */
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    /** The oldest unit of which a cell has not left; {@code null} if there is none. */
    private Frame oldest;
    /** Units after it. */
    private final Deque<Frame> leaving = new ArrayDeque<>();

    private Shaper shaper;
    private int cell;
    private int leftCells;
    /** OAM cells that have not left. */
    private int oamCells;

    private long spacingPicos;
    private Planned watch;
    /** The watch is looking, and units that it has seen to leave at this very instant. */
    private boolean isLooking;

    private int justLeft;
    private boolean isClosed;

    /** @param traffic {@code null}: cells are not spaced */
    PduSource(Node node, Lane lane, ServiceCategory category, CellTraffic traffic, PduReceiver receiver) {
        super(node.nextFeedOrder());
        this.node = node;
        this.lane = lane;
        this.receiver = receiver;
        this.scheduler = node.fabric.scheduler();
        if (traffic != null) shaper = new Shaper(category, traffic);
        renewSpacing();
        lane.source = this;
    }

    private void renewSpacing() {
        int pcr = shaper == null ? 0 : shaper.traffic().pcr();
        spacingPicos = pcr == 0 ? 0 : EventScheduler.PICOS_PER_SECOND / pcr;
    }

    void send(Frame unit) {
        long now = scheduler.nowPicos();
        if (unit.isOam) oamCells++;
        if (frame == null) {
            frame = unit;
            sincePicos = now;
            duePicos = nextPicos(now);
            node.renew(this);
        } else {
            waiting.add(new Waiting(unit, now));
        }
        if (oldest == null) {
            oldest = unit;
            watch();
        } else {
            leaving.add(unit);
        }
    }

    private long nextPicos(long nowPicos) {
        if (frame == null) return NEVER;
        return shaper == null ? Math.max(sincePicos, nowPicos) : shaper.nextPicos(sincePicos);
    }

    @Override
    void take() {
        Frame unit = frame;
        long at = duePicos;
        int last = unit.cells - 1;
        if (shaper == null) {
            while (cell < last) offer(unit, cell++, at);
        } else {
            shaper.sent(at);
        }
        int number = cell;
        if (number == last) begin(waiting.poll());
        else cell++;
        // before the cell goes on: whether it needs a queue depends on when the next one comes
        duePicos = nextPicos(at);
        offer(unit, number, at);
    }

    @Override
    long touch() {
        long own = lane.touch() + sincePicos + leftCells;
        return own + (shaper == null ? 0 : shaper.touch()) + (frame == null ? 0 : frame.cells);
    }

    private void begin(Waiting next) {
        cell = 0;
        frame = next == null ? null : next.frame;
        if (next != null) sincePicos = next.sincePicos;
    }

    private void offer(Frame unit, int number, long atPicos) {
        lane.output.offer(lane, unit, unit.word(number), atPicos);
    }

    /** A cell has its slot, which ends at an instant. */
    void left(int word, long endPicos) {
        leftCells++;
        if ((word & Frame.LAST) == 0) return;
        leftCells = 0;
        boolean wasOam = oldest != null && oldest.isOam;
        oldest = leaving.poll();
        if (wasOam) {
            // it was handed over by nobody who waits for that
            oamCells--;
            scheduler.at(endPicos, this::watchOn);
            return;
        }
        if (isLooking && endPicos == scheduler.nowPicos()) justLeft++;
        else scheduler.at(endPicos, this::sent);
    }

    private void watchOn() {
        if (!isClosed) watch();
    }

    private void sent() {
        if (isClosed) return;
        watch();
        receiver.sent(lane.vpi(), lane.vci());
    }

    /** Looks again when the oldest unit may have left at the earliest, so that its end is not missed. */
    private void watch() {
        if (watch != null) watch.cancel(); // a unit may have been seen to leave before its watch
        watch = null;
        if (oldest == null) return;
        long picos = earliestEndPicos();
        if (picos != NEVER) watch = scheduler.at(picos, this::look);
    }

    private void look() {
        watch = null;
        Frame before = oldest;
        isLooking = true;
        node.catchUp(scheduler.nowPicos());
        isLooking = false;
        for (; justLeft > 0; justLeft--) sent();
        if (before != null && oldest == before) watch();
    }

    private long earliestEndPicos() {
        int remaining = oldest.cells - leftCells;
        long now = scheduler.nowPicos();
        long inQueue = lane.output.earliestEndPicos(lane, remaining, now);
        if (frame != oldest) return inQueue;
        if (duePicos == NEVER) return NEVER;
        long lastDue = duePicos + (frame.cells - cell - 1) * spacingPicos;
        return Math.max(inQueue, lane.output.earliestEndPicos(lastDue));
    }

    /** The contract changes; the caller has caught up with the time. */
    void reshape(CellTraffic traffic) {
        long now = scheduler.nowPicos();
        if (shaper == null) return;
        shaper.change(traffic, now);
        renewSpacing();
        if (frame == null) return;
        duePicos = shaper.nextPicos(Math.max(now, sincePicos));
        node.renew(this);
        renewWatch();
    }

    /** The line or the contract is faster than it was. */
    void renewWatch() {
        if (watch != null) watch();
    }

    /** Forgets what has not become cells; cells in the queue still leave. */
    void close() {
        isClosed = true;
        frame = null;
        oldest = null;
        waiting.clear();
        leaving.clear();
        duePicos = NEVER;
        node.renew(this);
        if (watch != null) watch.cancel();
        lane.source = null;
    }

    /** Units that have not left; OAM cells are none. */
    int units() {
        return oldest == null ? 0 : 1 + leaving.size() - oamCells;
    }
}
