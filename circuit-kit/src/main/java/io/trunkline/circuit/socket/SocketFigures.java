package io.trunkline.circuit.socket;

import io.trunkline.api.GroupId;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.WaitHistogram;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.GroupScheduler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a socket's statistics say beyond what the library counts. In the kernel. */
final class SocketFigures {
    private SocketFigures() {}

    static SocketStatistics of(CircuitSocket socket) {
        ChannelEnd channel = socket.channel();
        SocketStatistics counted = new SocketStatistics(
                channel == null ? 0 : channel.figures().octetsSent(),
                channel == null ? 0 : channel.figures().octetsReceived(),
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

    /** The circuit that carries a socket. */
    static Optional<CircuitEnd> circuit(CircuitSocket socket) {
        ChannelEnd channel = socket.channel();
        return channel == null || channel.scheduler == null ? Optional.empty() : Optional.of(channel.circuit());
    }

    static SocketStatistics complete(SocketStatistics counted, CircuitSocket socket) {
        GroupMember member = socket.member();
        ChannelEnd channel = socket.channel();
        ServiceFigures served = channel == null ? null : channel.served();
        GroupScheduler.Tally tally = served == null ? null : served.tally();
        Qos granted = socket.qos().own();
        return new SocketStatistics(
                counted.octetsSent(),
                counted.octetsReceived(),
                channel == null ? 0 : channel.queuedOctets(),
                member == null ? GroupId.NONE : member.group().id(),
                member == null ? 0 : member.priority(),
                tally == null ? WaitHistogram.EMPTY : tally.waits(),
                tally == null || member == null ? 0 : tally.share(),
                tally == null ? 0 : tally.inversions(),
                circuit(socket).map(CircuitEnd::name).orElse(""),
                Optional.of(granted).filter(qos -> !qos.asksForNothing()),
                channel == null ? Map.of() : figures(channel, served, granted));
    }

    private static Map<String, String> figures(ChannelEnd channel, ServiceFigures served, Qos granted) {
        long rate = Sums.rate(granted.sending());
        Map<String, String> all = new LinkedHashMap<>(channel.figures().named(channel.nowPicos(), rate));
        if (served != null) all.putAll(served.ofLine().get());
        return all;
    }
}
