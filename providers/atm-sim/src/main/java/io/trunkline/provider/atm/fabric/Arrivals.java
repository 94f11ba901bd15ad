package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.wire.Cell;
import io.trunkline.provider.atm.wire.CellHeader;
import io.trunkline.provider.atm.wire.HeaderReceiver;
import io.trunkline.simulation.LookAhead;

/** One direction of a link at the end that receives: the cells on the line, and the check of their headers. */
final class Arrivals extends Feed {
    /** A host looks at the line at least every so many cells, though nobody waits for one of them. */
    private static final int MOST_UNSEEN = 1024;

    private static final byte[] GOOD = new byte[Cell.HEADER_OCTETS];

    static {
        Cell.seal(0, GOOD, 0);
    }

    private final Output output;
    private final Node node;
    private final CellRing line = CellRing.ofManyLanes();
    private final HeaderReceiver receiver = new HeaderReceiver();
    private boolean isDetecting;
    private int unseen;
    private final LookAhead ahead = new LookAhead();
    /** Cells at the end of the line that have been looked at ahead. */
    private int touched;

    Arrivals(Output output, Node node, int order) {
        super(order);
        this.output = output;
        this.node = node;
    }

    /** A cell is on the line. */
    void add(Frame frame, int word, long atPicos, Lane lane) {
        boolean first = line.isEmpty();
        line.add(frame, word, atPicos, lane);
        if (first) duePicos = atPicos;
        node.account(lane, word, 1);
        boolean moves = Node.isAwaited(lane, word);
        if (first) node.comes(this, lane, atPicos, moves);
        else if (moves) node.mustMove(lane, atPicos);
        // a host looks for once: what makes it do so may have come long ago, and nobody waits for it
        boolean exact = moves || lane.moves && node.fabric.isExact();
        if (isAwaited(lane, word)) node.awaits(this, atPicos, exact);
    }

    private boolean isAwaited(Lane lane, int word) {
        Sink sink = lane.sink;
        boolean prompt = word < 0 || (word & Frame.LAST) != 0 && sink != null && sink.isPrompt();
        if (!prompt && node.isHost()) prompt = node.isTapped() || ++unseen >= MOST_UNSEEN;
        if (prompt) unseen = 0;
        return prompt;
    }

    /** Takes all cells that have come up to and with an instant. */
    void takeUpTo(long picos) {
        while (duePicos <= picos) take();
    }

    @Override
    void take() {
        if (--touched < 0) lookAhead();
        Frame frame = line.frame();
        int word = line.word();
        long atPicos = line.atPicos();
        Lane lane = line.lane();
        line.remove();
        duePicos = line.isEmpty() ? NEVER : line.atPicos();
        if (node.isTapped()) node.tap(atPicos, output, frame, lane.header, word);
        if (word < 0) {
            takeDamaged(frame, lane, word, atPicos);
            return;
        }
        if (isDetecting) {
            receiver.receive(GOOD, 0);
            isDetecting = false;
        }
        hand(lane, frame, word, atPicos);
    }

    private void lookAhead() {
        int cells = Math.min(LookAhead.EVENTS, line.size());
        touched = cells - 1;
        if (!LookAhead.isWorthwhile(output.lanes.size())) return;
        for (int i = 0; i < cells; i++) {
            Sink sink = line.lane(i).sink;
            if (sink != null) ahead.read(sink.touch());
        }
    }

    @Override
    long touch() {
        return 0; // it looks ahead by itself
    }

    private void hand(Lane lane, Frame frame, int word, long atPicos) {
        if (lane.sink == null) lose(lane, frame, word, Drop.NO_CHANNEL);
        else lane.sink.cell(lane, frame, word, atPicos);
    }

    /** Decides by the octets what the cell is. */
    private void takeDamaged(Frame frame, Lane sent, int word, long atPicos) {
        HeaderReceiver.Verdict verdict = receiver.receive(frame.loneCell(), 0);
        isDetecting = verdict != HeaderReceiver.Verdict.VALID;
        if (verdict == HeaderReceiver.Verdict.DISCARDED) {
            lose(sent, frame, word, Drop.HEADER);
            return;
        }
        if (verdict == HeaderReceiver.Verdict.CORRECTED) {
            output.counts.countCorrected();
            sent.countCorrected();
        }
        int header = Cell.header(frame.loneCell(), 0);
        Lane lane = output.lanes.get(Lane.key(CellHeader.vpi(header), CellHeader.vci(header)));
        if (lane == null) {
            lose(sent, frame, word, Drop.NO_CHANNEL);
            return;
        }
        node.account(sent, word, -1);
        node.account(lane, header, 1);
        hand(lane, frame, header & Frame.HEADER_BITS, atPicos);
    }

    private void lose(Lane lane, Frame frame, int word, Drop why) {
        node.account(lane, word, -1);
        output.count(lane, frame, why);
    }

    /** The line goes down: what would come later does not come. */
    void lose(long nowPicos) {
        while (!line.isEmpty() && line.lastPicos() > nowPicos) {
            lose(line.lastLane(), line.lastFrame(), line.lastWord(), Drop.LINE_DOWN);
            line.removeLast();
        }
        if (line.isEmpty()) duePicos = NEVER;
        node.lost(this);
    }

    /** Cells on the line. */
    int cells() {
        return line.size();
    }
}
