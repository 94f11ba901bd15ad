package io.trunkline.runtime;

import io.trunkline.api.GroupId;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The sockets that a group has made and that are still open, in the order in which they were made. */
final class GroupMembers {
    /** A way to end a socket. */
    @FunctionalInterface
    interface Ending {
        void end(Ws2Socket socket) throws Ws2Exception;
    }

    /** A socket and its number, which names it in messages. */
    private record Member(int number, Ws2Socket socket) {
        boolean hasSetPriority() {
            return !(socket instanceof SocketHandle handle) || handle.hasSet(SocketOptions.SO_GROUP_PRIORITY);
        }
    }

    private final SocketHost host;
    private final GroupId group;
    private final List<Member> members = new ArrayList<>();
    private int made;

    GroupMembers(SocketHost host, GroupId group) {
        this.host = host;
        this.group = group;
    }

    synchronized void add(Ws2Socket socket) {
        members.removeIf(member -> !member.socket().isOpen());
        members.add(new Member(++made, socket));
    }

    synchronized List<Ws2Socket> open() {
        return members.stream().map(Member::socket).filter(Ws2Socket::isOpen).toList();
    }

    /** Says so, once, if some members never set a priority and so have the highest, while others did set theirs. */
    synchronized void warnOfUnsetPriorities() {
        List<Member> open =
                members.stream().filter(member -> member.socket().isOpen()).toList();
        List<Member> unset =
                open.stream().filter(member -> !member.hasSetPriority()).toList();
        if (unset.isEmpty() || unset.size() == open.size()) return;
        String names = unset.stream().map(member -> "member " + member.number()).collect(Collectors.joining(", "));
        host.warnOnce(
                "unset priority " + group,
                "group " + group + ": " + names
                        + " never set SO_GROUP_PRIORITY and so have 0, the highest, while others"
                        + " set theirs; set it, or make members with socket(priority)");
    }

    /** Ends every member and then the creator, also when one of them fails; the first failure comes out at the end. */
    void endAll(Ending ending, Ws2Socket creator) throws Ws2Exception {
        List<Ws2Socket> all = new ArrayList<>(open());
        all.add(creator);
        Ws2Exception first = null;
        for (Ws2Socket socket : all) {
            try {
                ending.end(socket);
            } catch (Ws2Exception e) {
                if (first == null) first = e;
                else first.addSuppressed(e);
            }
        }
        if (first != null) throw first;
    }
}
