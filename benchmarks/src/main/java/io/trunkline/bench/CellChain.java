package io.trunkline.bench;

import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.Policer;
import io.trunkline.provider.atm.traffic.ServiceCategory;
import io.trunkline.provider.atm.wire.Aal5;
import io.trunkline.provider.atm.wire.Aal5Reassembler;
import io.trunkline.provider.atm.wire.Aal5Reassembler.Outcome;
import io.trunkline.provider.atm.wire.Cell;
import io.trunkline.provider.atm.wire.CellHeader;
import io.trunkline.provider.atm.wire.HeaderReceiver;
import io.trunkline.simulation.EventScheduler;
import java.util.ArrayList;
import java.util.List;

/**
 * Cells per second on one core, through all that happens to a cell: cut from a unit with its CRC-32, sealed with its header
 * check, policed, relabelled by a switch, put together again. Once octet for octet without a network, and through the fabric,
 * which keeps the payloads of a unit together, computes the CRC once, and writes a cell's 53 octets only where somebody
 * watches or something is damaged.
 */
final class CellChain {
    private static final int UNIT_OCTETS = 1_500;
    private static final int CELLS = Aal5.cells(UNIT_OCTETS);
    private static final int UNITS = 5_000;
    private static final int RATE = 1_000_000;
    private static final long SPACING_PICOS = EventScheduler.PICOS_PER_SECOND / RATE;
    private static final int IN_LABEL = 100;
    private static final int OUT_LABEL = 200;

    private final byte[] unit = new byte[UNIT_OCTETS];
    private final byte[] cells = new byte[CELLS * Cell.OCTETS];
    private final HeaderReceiver atSwitch = new HeaderReceiver();
    private final HeaderReceiver atEnd = new HeaderReceiver();
    private final Policer policer = new Policer(ServiceCategory.CBR, CellTraffic.peak(RATE), 0);
    private final Aal5Reassembler reassembler = new Aal5Reassembler(UNIT_OCTETS);
    private long nowPicos;

    private CellChain() {
        for (int i = 0; i < unit.length; i++) unit[i] = (byte) i;
    }

    static List<Slice> slices() {
        CellChain chain = new CellChain();
        List<Slice> slices = new ArrayList<>();
        slices.add(new Slice("octet for octet", chain::millionCellsPerSecond));
        slices.add(new Slice("the same again", chain::millionCellsPerSecond));
        for (int octets : new int[] {40, UNIT_OCTETS, 9_180}) {
            FabricLoad load = FabricLoad.saturated(octets, false);
            slices.add(new Slice("fabric, " + octets + " octets", load::millionCellsPerSecond));
        }
        FabricLoad watched = FabricLoad.saturated(UNIT_OCTETS, true);
        slices.add(new Slice("fabric, watched", watched::millionCellsPerSecond));
        return slices;
    }

    private double millionCellsPerSecond() {
        long start = ProcessorTime.nanos();
        for (int i = 0; i < UNITS; i++) oneUnit();
        return (double) UNITS * CELLS * 1e3 / (ProcessorTime.nanos() - start);
    }

    private void oneUnit() {
        Aal5.segment(CellHeader.user(0, IN_LABEL).word(), unit, 0, cells, 0);
        for (int at = 0; at < cells.length; at += Cell.OCTETS) {
            nowPicos += SPACING_PICOS;
            check(atSwitch.receive(cells, at) == HeaderReceiver.Verdict.VALID);
            check(policer.judge(nowPicos, false) == Policer.PASS);
            Cell.seal(CellHeader.relabel(Cell.header(cells, at), 0, OUT_LABEL), cells, at);
        }
        Outcome last = null;
        for (int at = 0; at < cells.length; at += Cell.OCTETS) {
            check(atEnd.receive(cells, at) == HeaderReceiver.Verdict.VALID);
            last = reassembler.receive(cells, at).orElse(null);
        }
        check(last instanceof Outcome.Delivered);
    }

    private static void check(boolean right) {
        if (!right) throw new AssertionError("a cell was lost in the chain");
    }
}
