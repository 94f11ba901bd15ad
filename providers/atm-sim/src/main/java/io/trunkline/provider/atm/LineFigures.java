package io.trunkline.provider.atm;

import io.trunkline.circuit.socket.ChannelFigures;
import io.trunkline.provider.atm.fabric.CellTally;
import io.trunkline.provider.atm.fabric.ChannelNumber;
import io.trunkline.provider.atm.fabric.HostPort;
import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.ServiceCategory;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is counted of the cells that a host sends on a circuit, by name. In the kernel. */
final class LineFigures {
    private final CellTally cells = new CellTally(null);
    private long sincePicos;

    /** The circuit has a channel. */
    void begin(long nowPicos) {
        sincePicos = nowPicos;
    }

    /** What counts all its cells. */
    CellTally cells() {
        return cells;
    }

    /** The figures of the circuit on a channel of the host. @param sends what the contract has for it */
    Map<String, String> of(HostPort port, ChannelNumber channel, CellTraffic sends, long nowPicos) {
        int vpi = channel.vpi();
        int vci = channel.vci();
        port.settle();
        Map<String, String> named = of(cells);
        boolean reserved =
                port.category(vpi, vci).filter(ServiceCategory::isReserved).isPresent();
        named.put("admittedCellsPerSecond", String.valueOf(reserved ? sends.sustained() : 0));
        named.put("usedCellsPerSecond", String.valueOf(ChannelFigures.perSecond(cells.sent(), nowPicos - sincePicos)));
        port.sentCounts(vpi, vci).ifPresent(counts -> {
            named.put("cellQueue", counts.queueLengths().counts().toString());
            named.put("cellWaits", counts.waits().counts().toString());
        });
        return named;
    }

    /** A part of them. */
    static Map<String, String> of(CellTally tally) {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("cellsSent", String.valueOf(tally.sent()));
        named.put("cellsTagged", String.valueOf(tally.tagged()));
        tally.dropped().forEach((why, cells) -> named.put("cellsDropped." + why.text(), String.valueOf(cells)));
        return named;
    }
}
