package io.trunkline.provider.atm.fabric;

import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.EventScheduler.Planned;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A host or a switch. It computes nothing until it must: at the latest when the first cell that it holds may be at the far end
 * of a line. Until then all cells that came before are there, so the outcome is that of one event per cell.
 *
 * <p>While it has no last cell of a unit that somebody waits for it may be late: a switch without lines to other switches, and hosts at it. Such a
 * switch lets its hosts catch up before it does, so that cells somebody waits for find the others where they would be.
 */
final class Node {
    final Fabric fabric;
    final String name;
    final List<Output> outputs = new ArrayList<>();

    /** By how many slots a node may be late. */
    private static final int MOST_LATE_SLOTS = 4096;

    private final boolean host;
    /** The hosts at a switch. */
    private final List<Node> hosts = new ArrayList<>();

    private boolean joinsSwitches;
    private final EventScheduler scheduler;
    private final FeedQueue feeds = new FeedQueue();
    private Output[] active = new Output[4];
    private int activeCount;
    private final Runnable wakes = this::wakes;
    private long shortestPicos = EventScheduler.NEVER;
    private long slotPicos = EventScheduler.NEVER;
    private int feedCount;
    /** Last cells of units here that somebody waits for. */
    private int awaited;

    private Planned wake;
    private long wakePicos = EventScheduler.NEVER;
    private boolean wakeMoves;
    /** Looks after cells that nobody waits for. It stays when cells come that somebody waits for, and may then come too early. */
    private Planned look;

    private long lookPicos;
    private boolean isCatchingUp;

    Node(Fabric fabric, String name, boolean host) {
        this.fabric = fabric;
        this.name = name;
        this.host = host;
        this.scheduler = fabric.scheduler();
    }

    boolean isHost() {
        return host;
    }

    boolean isTapped() {
        return fabric.isTapped();
    }

    void tap(long atPicos, Output output, Frame frame, int header, int word) {
        fabric.tapped(atPicos, output, frame, header, word);
    }

    int nextFeedOrder() {
        return feedCount++;
    }

    void add(Output output) {
        outputs.add(output);
        shorten(output);
        Node far = output.link.other(this);
        if (far.host) hosts.add(far);
        else joinsSwitches |= !host;
    }

    private void shorten(Output output) {
        shortestPicos = Math.min(shortestPicos, output.shortestPicos());
        slotPicos = Math.min(slotPicos, output.shortestSlotPicos());
    }

    /** A line has other slots from now on. */
    void renewShortest() {
        shortestPicos = EventScheduler.NEVER;
        slotPicos = EventScheduler.NEVER;
        for (Output output : outputs) shorten(output);
        plan();
    }

    /** More or fewer cells are here that somebody may wait for. */
    void account(Lane lane, int word, int cells) {
        if (isAwaited(lane, word)) awaited += cells;
    }

    /** Nobody can tell when a unit's other cells are where, and who sends them looks by itself when its last one may have left. */
    static boolean isAwaited(Lane lane, int word) {
        return lane.moves && (word & Frame.LAST) != 0;
    }

    void activate(Output output) {
        if (output.active) return;
        output.active = true;
        if (activeCount == active.length) active = Arrays.copyOf(active, 2 * activeCount);
        active[activeCount++] = output;
    }

    /** The first cell of a feed has another instant. */
    void renew(Feed feed) {
        feeds.renew(feed);
        if (!isCatchingUp) plan();
    }

    /** A cell is on an idle line to here. @param moves somebody waits for it */
    void comes(Arrivals arrivals, Lane lane, long atPicos, boolean moves) {
        if (host) return;
        feeds.renew(arrivals);
        if (moves) mustMove(lane, atPicos);
        else if (mayBeLate()) lookBy(atPicos + shortestPicos + latePicos());
        else wakeBy(atPicos + shortestPicos, false);
    }

    /** A cell that somebody waits for is on a line to here: it is in time to look when it may be at the end of its next line. */
    void mustMove(Lane lane, long atPicos) {
        if (host) return;
        boolean passes = lane.sink instanceof Crossing && !fabric.isExact();
        long least = passes ? ((Crossing) lane.sink).shortestPicos(shortestPicos) : shortestPicos;
        wakeBy(atPicos + least, true);
    }

    /** What was on a line is lost. */
    void lost(Arrivals arrivals) {
        if (!host) feeds.renew(arrivals);
    }

    /** Somebody must be told at once of a cell on a line to here. */
    void awaits(Arrivals arrivals, long atPicos, boolean moves) {
        // a switch takes cells of one instant in the order of its lines, once all of them are there
        long picos = host ? atPicos : atPicos + 1;
        Runnable event = host ? () -> arrivals.takeUpTo(atPicos) : () -> catchUp(picos);
        if (moves) scheduler.at(picos, event);
        else scheduler.background(Math.max(picos, scheduler.nowPicos()), event);
    }

    private boolean mayBeLate() {
        if (awaited > 0 || fabric.isExact()) return false;
        return host ? !outputs.get(0).link.other(this).joinsSwitches : !joinsSwitches;
    }

    private long latePicos() {
        return MOST_LATE_SLOTS * slotPicos;
    }

    /** Computes what happens before an instant, which is not after now. */
    void catchUp(long untilPicos) {
        isCatchingUp = true;
        if (!joinsSwitches) for (int i = 0; i < hosts.size(); i++) hosts.get(i).catchUpIfBehind(untilPicos);
        feeds.drain(untilPicos);
        int kept = 0;
        for (int i = 0; i < activeCount; i++) {
            Output output = active[i];
            output.advance(untilPicos);
            if (output.isIdle()) output.active = false;
            else active[kept++] = output;
        }
        activeCount = kept;
        isCatchingUp = false;
        plan();
    }

    /** True if the cell that is being taken is for certain the last one that comes up to and with an instant. */
    boolean isQuietUntil(long picos) {
        return feeds.isQuietUntil(picos);
    }

    /** A host that was late may not be so now, but has not caught up yet. */
    private void catchUpIfBehind(long untilPicos) {
        if (activeCount > 0 || feeds.nextPicos() < untilPicos) catchUp(untilPicos);
    }

    private long nextArrivalPicos() {
        long next = feeds.nextPicos();
        long picos = next == EventScheduler.NEVER ? next : next + shortestPicos;
        for (int i = 0; i < activeCount; i++) picos = Math.min(picos, active[i].nextArrivalPicos());
        return picos;
    }

    private void plan() {
        long picos = nextArrivalPicos();
        boolean late = picos != EventScheduler.NEVER && mayBeLate();
        if (!late && picos == wakePicos && wakeMoves == awaited > 0) return;
        if (wake != null) wake.cancel();
        wake = null;
        wakePicos = EventScheduler.NEVER;
        if (late) lookBy(picos + latePicos());
        else wakeBy(picos, awaited > 0);
    }

    private void lookBy(long picos) {
        if (isCatchingUp || look != null && lookPicos <= picos) return;
        if (look != null) look.cancel();
        lookPicos = picos;
        look = scheduler.background(picos, this::looks);
    }

    private void looks() {
        look = null;
        catchUp(scheduler.nowPicos());
    }

    private void wakeBy(long picos, boolean moves) {
        if (isCatchingUp || picos == EventScheduler.NEVER) return;
        if (wake != null) {
            if (wakePicos <= picos && (wakeMoves || !moves)) return;
            wake.cancel();
        }
        wakePicos = Math.max(Math.min(picos, wakePicos), scheduler.nowPicos());
        wakeMoves = moves || awaited > 0;
        wake = wakeMoves ? scheduler.at(wakePicos, wakes) : scheduler.background(wakePicos, wakes);
    }

    private void wakes() {
        wake = null;
        wakePicos = EventScheduler.NEVER;
        wakeMoves = false;
        catchUp(scheduler.nowPicos());
    }

    /** How much later than it came a cell may be looked at. */
    long lagPicos() {
        return shortestPicos + 1;
    }

    /** Last cells of units that are here or on lines to here and that somebody waits for. */
    int awaitedCells() {
        return awaited;
    }
}
