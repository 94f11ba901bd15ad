package io.trunkline.conformance.rules;

import static io.trunkline.api.WsaError.WSAEINVAL;
import static io.trunkline.api.WsaError.WSAENOPROTOOPT;

import io.trunkline.api.GroupRequest;
import io.trunkline.api.GroupScheduling;
import io.trunkline.api.SocketOptions;
import io.trunkline.conformance.Rule;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Tap;
import java.util.List;

/** PRIO: priorities and weights inside a group. What they do to the traffic is measured by {@link PriorityTrial}. */
public final class PriorityRules {
    private PriorityRules() {}

    @Rule("PRIO-1")
    static void unsetPriorityIsZero(Lab lab) throws Exception {
        Tap creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        lab.same(0, creator.get(SocketOptions.SO_GROUP_PRIORITY), "the creator's priority");
        Tap member = lab.socket(GroupRequest.join(creator.groupId()));
        lab.same(0, member.get(SocketOptions.SO_GROUP_PRIORITY), "a member's priority");
    }

    @Rule("PRIO-2")
    static void priorityIsAnsweredInAnyState(Lab lab) throws Exception {
        Tap socket = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        for (int priority : List.of(7, Integer.MAX_VALUE, 0, 3)) {
            socket.set(SocketOptions.SO_GROUP_PRIORITY, priority);
            lab.same(priority, socket.get(SocketOptions.SO_GROUP_PRIORITY), "the priority before connecting");
        }
        lab.connect(socket, lab.listener());
        lab.same(3, socket.get(SocketOptions.SO_GROUP_PRIORITY), "the priority while connected");
        socket.set(SocketOptions.SO_GROUP_PRIORITY, 1);
        lab.same(1, socket.get(SocketOptions.SO_GROUP_PRIORITY), "the priority changed while connected");
    }

    @Rule("PRIO-3")
    static void negativePriorityIsRefused(Lab lab) throws Exception {
        Tap socket = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        socket.set(SocketOptions.SO_GROUP_PRIORITY, 4);
        lab.refused("priority -1", () -> socket.set(SocketOptions.SO_GROUP_PRIORITY, -1), WSAEINVAL);
        lab.same(4, socket.get(SocketOptions.SO_GROUP_PRIORITY), "the priority after it");
    }

    @Rule("PRIO-4")
    static void ungroupedSocketHasNoPriority(Lab lab) throws Exception {
        refusesPriority(lab, lab.socket());
    }

    private static void refusesPriority(Lab lab, Tap socket) throws Exception {
        lab.refused("reading the priority", () -> socket.get(SocketOptions.SO_GROUP_PRIORITY), WSAENOPROTOOPT);
        lab.refused("setting the priority", () -> socket.set(SocketOptions.SO_GROUP_PRIORITY, 1), WSAENOPROTOOPT);
    }

    @Rule("PRIO-5")
    static void priorityIsOneMembers(Lab lab) throws Exception {
        Tap creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Tap member = lab.socket(GroupRequest.join(creator.groupId()));
        member.set(SocketOptions.SO_GROUP_PRIORITY, 5);
        lab.same(0, creator.get(SocketOptions.SO_GROUP_PRIORITY), "the creator's priority");
        creator.set(SocketOptions.SO_GROUP_PRIORITY, 2);
        lab.same(5, member.get(SocketOptions.SO_GROUP_PRIORITY), "the member's priority");
    }

    @Rule("PRIO-6")
    static void memberWeightHasItsRange(Lab lab) throws Exception {
        Tap socket = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        lab.same(16, socket.get(SocketOptions.SO_GROUP_MEMBER_WEIGHT), "the weight");
        for (int weight : List.of(1, 256, 40)) {
            socket.set(SocketOptions.SO_GROUP_MEMBER_WEIGHT, weight);
            lab.same(weight, socket.get(SocketOptions.SO_GROUP_MEMBER_WEIGHT), "the weight");
        }
        for (int weight : List.of(0, 257, -1)) {
            lab.refused("weight " + weight, () -> socket.set(SocketOptions.SO_GROUP_MEMBER_WEIGHT, weight), WSAEINVAL);
        }
        lab.same(40, socket.get(SocketOptions.SO_GROUP_MEMBER_WEIGHT), "the weight after refusals");
    }

    @Rule("PRIO-7")
    static void onlyTheCreatorChoosesTheScheduling(Lab lab) throws Exception {
        Tap creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Tap member = lab.socket(GroupRequest.join(creator.groupId()));
        lab.same(GroupScheduling.STRICT, member.get(SocketOptions.SO_GROUP_SCHEDULER), "the scheduling");
        lab.refused(
                "a member's choice",
                () -> member.set(SocketOptions.SO_GROUP_SCHEDULER, GroupScheduling.WEIGHTED),
                WSAENOPROTOOPT);
        creator.set(SocketOptions.SO_GROUP_SCHEDULER, GroupScheduling.WEIGHTED);
        lab.same(GroupScheduling.WEIGHTED, member.get(SocketOptions.SO_GROUP_SCHEDULER), "the scheduling");
    }

    @Rule("PRIO-8")
    static void withoutPriorityAMemberHasNone(Lab lab) throws Exception {
        refusesPriority(lab, lab.socket(GroupRequest.NEW_UNCONSTRAINED));
    }

    @Rule("PRIO-9")
    static void lowerNumberIsServedFirst(Lab lab) throws Exception {
        new PriorityTrial(lab).run();
    }

    @Rule("PRIO-10")
    static void changedPriorityCountsFromTheNextDecision(Lab lab) throws Exception {
        new PriorityTrial(lab).runWithChange();
    }

    @Rule("PRIO-11")
    static void lonePieceWaitsForNoMoreThanIsOnItsWay(Lab lab) throws Exception {
        new PriorityTrial(lab).runWithLonePieces();
    }
}
