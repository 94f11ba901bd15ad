package io.trunkline.runtime;

import io.trunkline.api.GroupId;
import io.trunkline.api.GroupStatistics;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.Transport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures of groups: what their owners tell, with what the library counts of the members. */
final class GroupFigures {
    private GroupFigures() {}

    /** The groups that the owners tell of, each once, with the members in the order in which they were opened. */
    static List<GroupStatistics> all(List<Transport> started, Collection<SocketHandle> open) {
        // a layer that owns no groups answers those below it, so the same group may come several times
        Map<String, GroupStatistics> told = new LinkedHashMap<>();
        for (Transport transport : started) {
            for (GroupStatistics group : transport.groups()) told.put(group.provider() + " " + group.id(), group);
        }
        Map<GroupId, List<SocketHandle>> sockets = new HashMap<>();
        for (SocketHandle socket : open) {
            GroupId group = socket.core().membership();
            if (!group.isNone())
                sockets.computeIfAbsent(group, id -> new ArrayList<>()).add(socket);
        }
        return told.values().stream()
                .map(group -> counted(group, sockets.getOrDefault(group.id(), List.of())))
                .toList();
    }

    /** Where the owner knows of members that are none of this library's sockets, what it tells is all there is. */
    private static GroupStatistics counted(GroupStatistics group, List<SocketHandle> sockets) {
        List<SocketStatistics> members = new ArrayList<>();
        for (SocketHandle socket : sockets) {
            try {
                if (isOn(socket.protocolInfo(), group.provider())) members.add(socket.statistics());
            } catch (Ws2Exception closed) {
                return group; // meanwhile: the owner has seen it as a member
            }
        }
        return members.size() == group.members().size() ? group.withMembers(members) : group;
    }

    /** True if a provider, named by its catalog id, is in the chain of an entry, be it by another of its entries. */
    static boolean isOn(ProtocolInfo entry, String provider) {
        return entry.chainNames().stream().anyMatch(name -> provider(name).equals(provider(provider)));
    }

    /** Octets that those of the sockets have sent that are in one group, by whatever chain they reach its provider. */
    static long octetsSent(Collection<SocketHandle> open, ProtocolInfo entry, GroupId group) {
        String base = base(entry);
        long octets = 0;
        for (SocketHandle socket : open) {
            SocketCore core = socket.core();
            if (core.membership().equals(group) && base(core.entry).equals(base)) octets += core.octetsSent.getOpaque();
        }
        return octets;
    }

    private static String base(ProtocolInfo entry) {
        List<String> chain = entry.chainNames();
        return provider(chain.get(chain.size() - 1));
    }

    private static String provider(String name) {
        int variant = name.indexOf(':');
        return variant < 0 ? name : name.substring(0, variant);
    }
}
