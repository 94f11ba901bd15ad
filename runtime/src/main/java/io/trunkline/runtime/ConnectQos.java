package io.trunkline.runtime;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.FailureContext;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The quality of service of one connect: what of the request goes to the provider, what the standard has it ignore, and
 * what is asked for next where the group's was only preferred and has been refused. Whether this socket may set the
 * group's is decided by who owns the group, except where nobody could grant it.
 */
final class ConnectQos {
    /** The caller's side, the network and the called side may each know only of themselves what they have. */
    static final int MOST_CONCESSIONS = 3;

    private final SocketCore core;
    private final List<String> ignored = new ArrayList<>();
    private final Optional<Qos> ofSocket;
    private GroupQos ofGroup;
    private int concessions;

    ConnectQos(SocketCore core, ConnectRequest request) throws Ws2Exception {
        this.core = core;
        this.ofSocket = socketQos(request);
        this.ofGroup = groupQos(request);
    }

    Optional<Qos> ofSocket() {
        return ofSocket;
    }

    Optional<GroupQos> ofGroup() {
        return Optional.ofNullable(ofGroup);
    }

    /** Whether nothing less will do for what this socket may ask of its group. */
    boolean requiresOfGroup() {
        return ofGroup != null && ofGroup.strength() == GroupQos.Strength.REQUIRED && !core.joinedGroup();
    }

    /** What was ignored or not granted as asked, in words. */
    List<String> ignored() {
        return ignored;
    }

    private Optional<Qos> socketQos(ConnectRequest request) throws Ws2Exception {
        if (request.qos().isEmpty() || Capable.ofSocketQos(core.entry)) return request.qos();
        if (request.qos().get().asksForNothing()) return Optional.empty();
        throw refused(
                "a quality of service of the socket cannot be had",
                "ask for none, or require socketQos in the selection");
    }

    private GroupQos groupQos(ConnectRequest request) throws Ws2Exception {
        GroupQos wanted = request.groupQos().orElse(null);
        if (wanted == null || wanted.strength() == GroupQos.Strength.NONE) return null;
        if (core.groupId().isNone()) return ignored(wanted, "the socket is in no group");
        if (core.joinedGroup() && wanted.qos().asksForNothing()) return null;
        if (Capable.ofGroupQos(core.entry)) return wanted;
        if (core.joinedGroup()) return ignored(wanted, "only the socket that made the group may ask for it");
        if (wanted.qos().asksForNothing()) return null;
        if (wanted.strength() == GroupQos.Strength.REQUIRED) {
            throw refused(
                    "the group's quality of service was required and cannot be had",
                    "prefer it, or require groupQos in the selection");
        }
        ignored.add("the group's quality of service, which was preferred: " + core.entry.id()
                + " has none (groupQos=NONE)");
        return null;
    }

    /** As the standard has it (WSAConnect, lpGQOS); where groups are strict, with the code that the control code gives. */
    private GroupQos ignored(GroupQos wanted, String why) throws Ws2Exception {
        if (wanted.qos().asksForNothing()) return null;
        String what = "the group's quality of service: " + why;
        if (core.host.strictGroups()) {
            throw new Ws2Exception(WsaError.WSAENOPROTOOPT, what + ", and groups.strict is on; leave it out");
        }
        ignored.add(what);
        return null;
    }

    private QosRefusedException refused(String what, String advice) {
        String detail = what + ": " + core.entry.id() + " carries best effort only, " + advice;
        return new QosRefusedException(detail, Qos.BEST_EFFORT, FailureContext.NONE);
    }

    /** Asks for less after a refusal, first for what is available, then for best effort; false where that is not wanted. */
    boolean settleForLess(QosRefusedException refusal) {
        if (ofGroup == null || ofGroup.strength() != GroupQos.Strength.PREFERRED) return false;
        Qos available = refusal.available().orElse(Qos.BEST_EFFORT);
        boolean offered = concessions < MOST_CONCESSIONS && !available.equals(ofGroup.qos());
        Qos less = offered ? available : Qos.BEST_EFFORT;
        if (less.equals(ofGroup.qos())) return false;
        concessions++;
        ofGroup = GroupQos.prefer(less);
        ignored.removeIf(line -> line.startsWith("part of the group's"));
        ignored.add("part of the group's quality of service, which was preferred: " + refusal.detail());
        return true;
    }
}
