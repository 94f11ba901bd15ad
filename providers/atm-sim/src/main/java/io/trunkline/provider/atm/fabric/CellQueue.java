package io.trunkline.provider.atm.fabric;

/**
 * The cells of one channel that wait for a line, and what the order of service knows of it. Most cells find nothing waiting and
 * need none of it, so it stands apart from the channel's {@link Lane}.
 */
final class CellQueue {
    final Lane lane;
    /** Rank in the order of service, as the channel's. */
    final int rank;
    /** True where channels of the rank are served one after the other. */
    final boolean takesTurns;

    /** A frame that is repeated for ever, if any. */
    Frame endless;
    /** Number of its next cell. */
    int endlessCell;

    // the first cell, and the others if there ever were any
    private Frame firstFrame;
    private long firstPicos;
    private int firstWord;
    private int cells;
    private CellRing others;

    // state of the order of service
    CellQueue next;
    boolean waiting;
    long ticket;
    long tag;
    long tagEpoch;
    /** 2^30 divided by the cells per second of its share. */
    long tagStep;

    CellQueue(Lane lane, int cellsPerSecond) {
        this.lane = lane;
        this.rank = lane.rank;
        this.takesTurns = rank == Lane.SIGNALLING_RANK || rank == Lane.UBR_RANK;
        share(cellsPerSecond);
    }

    /** Sets its share within its category. */
    void share(int cellsPerSecond) {
        tagStep = (1L << 30) / Math.max(1, cellsPerSecond);
    }

    boolean hasCell() {
        return cells > 0 || endless != null;
    }

    /** Cells that came and have not left; those that are repeated are not counted. */
    int cells() {
        return cells;
    }

    /** A cell joins. */
    void enqueue(Frame frame, int word, long atPicos) {
        if (cells++ > 0) {
            if (others == null) others = CellRing.ofOneLane();
            others.add(frame, word, atPicos, lane);
            return;
        }
        firstFrame = frame;
        firstWord = word;
        firstPicos = atPicos;
    }

    /** The frame of the first cell; there must be one, here and below. */
    Frame firstFrame() {
        return firstFrame;
    }

    int firstWord() {
        return firstWord;
    }

    /** When the first cell joined. */
    long firstPicos() {
        return firstPicos;
    }

    /** Takes the first cell out; its frame is let go when its place is used again. */
    void dequeue() {
        if (--cells == 0) return;
        firstFrame = others.frame();
        firstWord = others.word();
        firstPicos = others.atPicos();
        others.remove();
    }
}
