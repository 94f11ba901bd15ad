package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.traffic.ServiceCategory;
import io.trunkline.provider.atm.wire.Aal5;
import io.trunkline.provider.atm.wire.CellHeader;

/**
 * One channel on one direction of one link: what it leads into behind the line, and its counts. All that a cell needs that finds
 * nothing waiting is in one object, because with thousands of channels every further one is far away in memory.
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
    /** The first four octets of a plain cell's header. */
    final int header;
    /** Rank in the order of service, 0 first. */
    final int rank;
    /** True if queues refuse and cut whole units. */
    final boolean discardsUnits;
    /** True for traffic that somebody waits for, which may move a virtual clock. */
    final boolean moves;

    /** Where units come from that tell when they have left, if any. */
    PduSource source;
    /** The far end, {@code null} while nobody takes what comes. */
    Sink sink;
    /** Largest unit of the channel, octets. */
    int maxSduOctets = Aal5.MAX_SDU_OCTETS;

    /** What waits for the line. */
    final CellQueue queue;

    // what its queue makes of the unit that comes in
    Unit unit = Unit.PASSES;
    boolean withinUnit;

    Lane(Output output, int vpi, int vci, Grade grade) {
        this.output = output;
        this.header = vpi << 20 | vci << 4;
        this.rank = grade.rank();
        this.discardsUnits = grade.discardsUnits();
        this.moves = grade.moves();
        this.queue = new CellQueue(this, grade.cellsPerSecond());
    }

    int vpi() {
        return CellHeader.vpi(header);
    }

    int vci() {
        return CellHeader.vci(header);
    }

    /** Reads what the next cell needs, see {@link io.trunkline.simulation.LookAhead}. @return something of all that */
    long touch() {
        return sent + (sink == null ? 1 : 0);
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
        return key(vpi(), vci());
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
