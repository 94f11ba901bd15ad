package io.trunkline.provider.reference;

import io.trunkline.api.GroupId;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.WaitHistogram;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.GroupScheduler;
import java.util.Optional;

/** What a socket's statistics say beyond what the library counts. Under the network's lock. */
final class SocketFigures {
    private SocketFigures() {}

    static SocketStatistics of(ReferenceSocket socket) {
        End end = socket.end();
        SocketStatistics counted = new SocketStatistics(
                end == null ? 0 : end.octetsSent(),
                end == null ? 0 : end.octetsReceived(),
                0,
                GroupId.NONE,
                0,
                WaitHistogram.EMPTY,
                0,
                0,
                "",
                Optional.empty());
        return complete(counted, socket);
    }

    static SocketStatistics complete(SocketStatistics counted, ReferenceSocket socket) {
        GroupMember member = socket.member();
        End end = socket.end();
        GroupScheduler<End> scheduler = end == null ? null : end.scheduler();
        GroupScheduler.Tally tally = scheduler == null ? null : scheduler.tally(end);
        Qos granted = new SocketQos(socket).own();
        return new SocketStatistics(
                counted.octetsSent(),
                counted.octetsReceived(),
                end == null ? 0 : end.queuedOctets(),
                member == null ? GroupId.NONE : member.group().id(),
                member == null ? 0 : member.priority(),
                tally == null ? WaitHistogram.EMPTY : tally.waits(),
                tally == null || member == null ? 0 : tally.share(),
                tally == null ? 0 : tally.inversions(),
                scheduler == null ? "" : end.circuit.name(),
                Optional.of(granted).filter(qos -> !qos.asksForNothing()));
    }
}
