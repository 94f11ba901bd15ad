package io.trunkline.runtime;

import io.trunkline.api.ClockKind;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Requirements;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.TimeSource;
import io.trunkline.spi.Transport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which clock a program means that names no provider: that of the started providers, or before there are any, that of those
 * that its configuration picks. A simulated clock is the answer only if all share it; otherwise the system's is.
 */
final class ClockChoice {
    private final Library.Directory directory;
    private final Transports transports;

    ClockChoice(Library.Directory directory, Transports transports) {
        this.directory = directory;
        this.transports = transports;
    }

    TimeSource inUse() throws Ws2Exception {
        List<Transport> started = transports.started();
        return sharedBy(started.isEmpty() ? configured() : started);
    }

    private TimeSource sharedBy(List<Transport> all) {
        Set<TimeSource> clocks = new LinkedHashSet<>();
        for (Transport transport : all) clocks.add(transport.time());
        TimeSource shared = clocks.size() == 1 ? clocks.iterator().next() : null;
        boolean simulated = shared != null && shared.kind() == ClockKind.VIRTUAL;
        return simulated ? shared : transports.systemTime();
    }

    /** The transports that the configuration picks, started if all have simulated clocks; else none. */
    private List<Transport> configured() throws Ws2Exception {
        List<ProtocolInfo> picked = picked();
        List<Transport> started = new ArrayList<>();
        for (ProtocolInfo entry : picked) {
            if (entry.figures().clock() != ClockKind.VIRTUAL) return List.of();
        }
        for (ProtocolInfo entry : picked)
            started.add(transports.of(directory.catalog().entry(entry)));
        return started;
    }

    private List<ProtocolInfo> picked() throws Ws2Exception {
        Set<String> names = directory.selector().profiles();
        List<ProtocolInfo> picked = new ArrayList<>();
        for (String name : names.isEmpty() ? Set.of("") : names) {
            try {
                picked.add(
                        directory.selector().select(name, Requirements.none()).chosen());
            } catch (Ws2Exception e) {
                continue; // a profile that nothing fits picks nothing; whoever selects it is told why
            }
        }
        return picked;
    }
}
