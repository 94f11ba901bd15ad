package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.traffic.ServiceCategory;
import io.trunkline.provider.atm.wire.Aal5;

/**
 * One channel on one direction of one link: its queue before the line, what it leads into behind it, and its counts. All that a
 * cell needs is in one object, because with thousands of channels every further one is far away in memory.
 */
final class Lane extends CellCounts {
    /** Signalling, which goes before every category. */
    static final int SIGNALLING_RANK = 0;
    /** Best effort, which goes last. */
    static final int UBR_RANK = 1 + ServiceCategory.UBR.ordinal();
    /** How many ranks there are. */
    static final int RANKS = UBR_RANK + 1;

    /** What to do with the cells of the unit that is coming in. */
    enum Unit {
        PASSES,
        IS_REFUSED,
        IS_CUT
    }

    final Output output;
    final int vpi;
    final int vci;
    /** The first four octets of a plain cell's header. */
    final int header;
    /** Rank in the order of service, 0 first. */
    final int rank;
    /** True where channels of the rank are served one after the other. */
    final boolean takesTurns;
    /** True if queues refuse and cut whole units. */
    final boolean discardsUnits;
    /** True for traffic that somebody waits for, which may move a virtual clock. */
    final boolean moves;

    /** Where units come from that tell when they have left, if any. */
    PduSource source;
    /** A frame that is repeated for ever, if any. */
    Frame endless;
    /** Number of its next cell. */
    int endlessCell;

    /** The far end, {@code null} while nobody takes what comes. */
    Sink sink;
    /** Largest unit of the channel, octets. */
    int maxSduOctets = Aal5.MAX_SDU_OCTETS;

    // the queue: its first cell, and the others if there ever were any
    private Frame firstFrame;
    private long firstPicos;
    private int firstWord;
    private int queuedCells;
    private CellRing others;

    // state of the queue
    Unit unit = Unit.PASSES;
    boolean withinUnit;

    // state of the order of service
    Lane next;
    boolean waiting;
    long ticket;
    long tag;
    long tagEpoch;
    /** 2^30 divided by the cells per second of its share. */
    long tagStep;

    Lane(Output output, int vpi, int vci, Grade grade) {
        this.output = output;
        this.vpi = vpi;
        this.vci = vci;
        this.header = vpi << 20 | vci << 4;
        this.rank = grade.rank();
        this.takesTurns = rank == SIGNALLING_RANK || rank == UBR_RANK;
        this.discardsUnits = grade.discardsUnits();
        this.moves = grade.moves();
        share(grade.cellsPerSecond());
    }

    /** Sets its share within its category. */
    void share(int cellsPerSecond) {
        tagStep = (1L << 30) / Math.max(1, cellsPerSecond);
    }

    boolean hasCell() {
        return queuedCells > 0 || endless != null;
    }

    /** Cells in its queue. */
    int queuedCells() {
        return queuedCells;
    }

    /** A cell joins its queue. */
    void enqueue(Frame frame, int word, long atPicos) {
        if (queuedCells++ > 0) {
            if (others == null) others = CellRing.ofOneLane();
            others.add(frame, word, atPicos, this);
            return;
        }
        firstFrame = frame;
        firstWord = word;
        firstPicos = atPicos;
    }

    /** The frame of the first cell in its queue; there must be one, here and below. */
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

    /** Takes the first cell out of its queue; its frame is let go when its place is used again. */
    void dequeue() {
        if (--queuedCells == 0) return;
        firstFrame = others.frame();
        firstWord = others.word();
        firstPicos = others.atPicos();
        others.remove();
    }

    /** Its category; what signals counts as reserved. */
    ServiceCategory category() {
        return rank == SIGNALLING_RANK ? ServiceCategory.CBR : ServiceCategory.values()[rank - 1];
    }

    /** The key of a channel on a line. */
    static int key(int vpi, int vci) {
        return vpi << 16 | vci;
    }

    int key() {
        return key(vpi, vci);
    }

    /**
     * How cells of a channel are treated.
     *
     * @param rank 0 to {@link Lane#UBR_RANK}
     * @param cellsPerSecond share within the category
     * @param discardsUnits frame discard is allowed
     * @param moves somebody waits for what is sent
     */
    record Grade(int rank, int cellsPerSecond, boolean discardsUnits, boolean moves) {
        static final Grade SIGNALLING = new Grade(SIGNALLING_RANK, 1, false, true);

        static Grade of(ServiceCategory category, int cellsPerSecond) {
            return new Grade(1 + category.ordinal(), cellsPerSecond, true, true);
        }

        Grade background() {
            return new Grade(rank, cellsPerSecond, discardsUnits, false);
        }
    }
}
