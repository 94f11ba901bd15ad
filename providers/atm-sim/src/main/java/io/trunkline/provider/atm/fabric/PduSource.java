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

    private final Node node;
    private final Lane lane;
    private final PduReceiver receiver;
    private final EventScheduler scheduler;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Deque<Frame> leaving = new ArrayDeque<>();
    private Shaper shaper;
    private int cell;
    private int leftCells;
    private long duePicos = NEVER;
    private long spacingPicos;
    private Planned watch;
    private boolean isClosed;

    /** @param traffic {@code null}: cells are not spaced */
    PduSource(Node node, Lane lane, ServiceCategory category, CellTraffic traffic, PduReceiver receiver) {
        super(node.nextFeedOrder(), lane.moves);
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

    @Override
    long nextPicos() {
        return duePicos;
    }

    void send(Frame frame) {
        long now = scheduler.nowPicos();
        waiting.add(new Waiting(frame, now));
        leaving.add(frame);
        if (waiting.size() == 1) next(now);
        if (leaving.size() == 1) watch();
    }

    private void next(long nowPicos) {
        Waiting head = waiting.peek();
        if (head == null) duePicos = NEVER;
        else if (shaper == null) duePicos = Math.max(head.sincePicos, nowPicos);
        else duePicos = shaper.nextPicos(head.sincePicos);
        node.renew(this);
    }

    @Override
    void take() {
        Frame frame = waiting.element().frame;
        long at = duePicos;
        if (shaper == null) {
            for (int i = 0; i < frame.cells; i++) put(frame, i, at);
            cell = 0;
        } else {
            shaper.sent(at);
            put(frame, cell, at);
            cell = cell + 1 == frame.cells ? 0 : cell + 1;
        }
        if (cell == 0) waiting.remove();
        Waiting head = waiting.peek();
        if (head == null) duePicos = NEVER;
        else duePicos = shaper == null ? Math.max(at, head.sincePicos) : shaper.nextPicos(head.sincePicos);
    }

    private void put(Frame frame, int number, long atPicos) {
        node.account(lane, 1);
        lane.output.offer(lane, frame, frame.word(number), atPicos);
    }

    /** A cell has its slot, which ends at an instant. */
    void left(int word, long endPicos) {
        leftCells++;
        if ((word & Frame.LAST) == 0) return;
        leftCells = 0;
        leaving.remove();
        scheduler.at(endPicos, this::sent);
    }

    private void sent() {
        if (isClosed) return;
        if (!leaving.isEmpty()) watch();
        receiver.sent(lane.vpi, lane.vci);
    }

    /** Looks again when the oldest unit may have left at the earliest, so that its end is not missed. */
    private void watch() {
        if (watch != null) watch.cancel(); // a unit may have been seen to leave before its watch
        watch = null;
        long picos = earliestEndPicos();
        if (picos != NEVER) watch = scheduler.at(picos, this::look);
    }

    private void look() {
        watch = null;
        Frame oldest = leaving.peek();
        node.catchUp(scheduler.nowPicos());
        if (oldest != null && leaving.peek() == oldest) watch();
    }

    private long earliestEndPicos() {
        int remaining = leaving.element().cells - leftCells;
        long now = scheduler.nowPicos();
        long inQueue = lane.output.earliestEndPicos(lane, remaining, now);
        Waiting head = waiting.peek();
        if (head == null || head.frame != leaving.element()) return inQueue;
        if (duePicos == NEVER) return NEVER;
        long lastDue = duePicos + (head.frame.cells - cell - 1) * spacingPicos;
        return Math.max(inQueue, lane.output.earliestEndPicos(lastDue));
    }

    /** The contract changes; the caller has caught up with the time. */
    void reshape(CellTraffic traffic) {
        long now = scheduler.nowPicos();
        if (shaper == null) return;
        shaper.change(traffic, now);
        renewSpacing();
        if (waiting.isEmpty()) return;
        duePicos = shaper.nextPicos(Math.max(now, waiting.element().sincePicos));
        node.renew(this);
        renewWatch();
    }

    /** The line or the contract is faster than it was. */
    void renewWatch() {
        if (watch == null) return;
        watch.cancel();
        watch();
    }

    /** Forgets what has not become cells; cells in the queue still leave. */
    void close() {
        isClosed = true;
        waiting.clear();
        leaving.clear();
        duePicos = NEVER;
        node.renew(this);
        if (watch != null) watch.cancel();
        lane.source = null;
    }

    /** Units that have not left. */
    int units() {
        return leaving.size();
    }
}
