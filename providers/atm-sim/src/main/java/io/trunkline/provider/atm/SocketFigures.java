package io.trunkline.provider.atm;

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

    static SocketStatistics of(AtmSocket socket) {
        ChannelEnd channel = socket.channel();
        SocketStatistics counted = new SocketStatistics(
                channel == null ? 0 : channel.octetsSent(),
                channel == null ? 0 : channel.octetsReceived(),
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

    /** The circuit that carries a socket, by name as its text has them: category, rates and identifiers. */
    static Map<String, String> circuit(AtmSocket socket) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String word : of(socket).circuit().split(" ")) {
            int equals = word.indexOf('=');
            if (equals < 0) continue;
            String name = word.substring(0, equals);
            facts.put(name.equals("category") ? "serviceCategory" : name, word.substring(equals + 1));
        }
        return facts;
    }

    static SocketStatistics complete(SocketStatistics counted, AtmSocket socket) {
        GroupMember member = socket.member();
        ChannelEnd channel = socket.channel();
        GroupScheduler<ChannelEnd> scheduler = channel == null ? null : channel.scheduler;
        GroupScheduler.Tally tally = scheduler == null ? null : scheduler.tally(channel);
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
                scheduler == null ? "" : channel.circuit().name(),
                Optional.of(granted).filter(qos -> !qos.asksForNothing()));
    }
}
