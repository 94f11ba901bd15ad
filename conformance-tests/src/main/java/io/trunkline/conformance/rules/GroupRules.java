package io.trunkline.conformance.rules;

import static io.trunkline.api.WsaError.WSAECONNABORTED;
import static io.trunkline.api.WsaError.WSAECONNREFUSED;
import static io.trunkline.api.WsaError.WSAECONNRESET;
import static io.trunkline.api.WsaError.WSAEINVAL;
import static io.trunkline.api.WsaError.WSAENOPROTOOPT;
import static io.trunkline.api.WsaError.WSAEOPNOTSUPP;

import io.trunkline.api.GroupId;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.GroupStatistics;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Requirements;
import io.trunkline.api.Selection;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.SocketRequest;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Socket;
import io.trunkline.conformance.Rule;
import io.trunkline.conformance.lab.Background;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Pair;
import io.trunkline.conformance.lab.Tap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** GRP: ids, membership and lifetime of groups. The rules about hosts are in {@link ConstrainedRules}. */
public final class GroupRules {
    private static final int MANY = 40;

    private GroupRules() {}

    @Rule("GRP-1")
    static void socketCanMakeAGroup(Lab lab) throws Exception {
        made(lab, GroupRequest.NEW_UNCONSTRAINED);
    }

    /** A fresh group's creator, whose id has been looked at. */
    static Tap made(Lab lab, GroupRequest kind) throws Exception {
        Tap creator = lab.socket(kind);
        int id = creator.groupId().value();
        lab.agree(id != 0 && id != 1 && id != 2, "a group id that is none of 0, 1 and 2", id);
        return creator;
    }

    @Rule("GRP-2")
    static void groupsHaveTheirOwnIds(Lab lab) throws Exception {
        Tap one = made(lab, GroupRequest.NEW_UNCONSTRAINED);
        Tap other = made(lab, GroupRequest.NEW_UNCONSTRAINED);
        lab.agree(!one.groupId().equals(other.groupId()), "two ids", one.groupId());
    }

    @Rule("GRP-3")
    static void socketJoinsById(Lab lab) throws Exception {
        Tap creator = made(lab, GroupRequest.NEW_UNCONSTRAINED);
        Tap member = lab.socket(GroupRequest.join(creator.groupId()));
        lab.same(creator.groupId(), member.groupId(), "the member's group id");
        ConnectRules.exchange(lab, lab.connect(member, lab.listener()));
    }

    @Rule("GRP-4")
    static void unknownIdIsRefused(Lab lab) throws Exception {
        GroupId unknown = new GroupId(0x7FFF_FF00 ^ (int) (lab.seed() & 0xFF));
        lab.refused("joining an id that never was", () -> lab.socket(GroupRequest.join(unknown)), WSAEINVAL);
        lab.same(List.of(), lab.ws2().groups(), "the groups afterwards");
    }

    @Rule("GRP-5")
    static void groupEndsWithItsLastMember(Lab lab) throws Exception {
        Tap creator = made(lab, GroupRequest.NEW_UNCONSTRAINED);
        GroupId id = creator.groupId();
        Tap member = lab.socket(GroupRequest.join(id));
        creator.close();
        member.close();
        lab.refused("joining a group that has ended", () -> lab.socket(GroupRequest.join(id)), WSAEINVAL);
    }

    @Rule("GRP-6")
    static void groupOutlivesItsCreator(Lab lab) throws Exception {
        Tap creator = made(lab, GroupRequest.NEW_UNCONSTRAINED);
        GroupId id = creator.groupId();
        Tap member = lab.socket(GroupRequest.join(id));
        creator.close();
        lab.same(id, member.groupId(), "the member's group id");
        Tap late = lab.socket(GroupRequest.join(id));
        lab.same(id, late.groupId(), "the group id of who joins after the creator's end");
    }

    @Rule("GRP-7")
    static void ungroupedSocketAnswersZero(Lab lab) throws Exception {
        lab.same(GroupId.NONE, lab.socket().groupId(), "the group id");
        Pair pair = lab.pair();
        lab.same(GroupId.NONE, pair.caller().groupId(), "the connected caller's group id");
        lab.same(GroupId.NONE, pair.callee().groupId(), "the accepted socket's group id");
    }

    @Rule("GRP-8")
    static void idsAreNotGivenAgain(Lab lab) throws Exception {
        Set<GroupId> seen = new HashSet<>();
        for (int i = 0; i < MANY; i++) {
            Tap creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
            lab.agree(seen.add(creator.groupId()), "an id that was not there before", creator.groupId());
            creator.close();
        }
    }

    @Rule("GRP-14")
    static void acceptedSocketEntersTheNamedGroup(Lab lab) throws Exception {
        Tap listener = lab.listener();
        Pair first =
                lab.connect(lab.socket(), listener, request -> request.accept().group(GroupRequest.NEW_UNCONSTRAINED));
        GroupId id = first.callee().groupId();
        lab.agree(!id.isNone(), "the accepted socket to be in a group", id);
        Pair second =
                lab.connect(lab.socket(), listener, request -> request.accept().group(GroupRequest.join(id)));
        lab.same(id, second.callee().groupId(), "the second accepted socket's group id");
        ConnectRules.exchange(lab, second);
    }

    @Rule("GRP-15")
    static void listenersGroupIsNotInherited(Lab lab) throws Exception {
        Tap listener = made(lab, GroupRequest.NEW_UNCONSTRAINED);
        listener.bind(lab.provider().listenAt(lab.entry().addressFamily()));
        listener.listen(4);
        Pair pair = lab.connect(lab.socket(), listener);
        lab.same(GroupId.NONE, pair.callee().groupId(), "the accepted socket's group id");
    }

    @Rule("GRP-16")
    static void acceptIntoNoGroupTurnsTheCallerAway(Lab lab) throws Exception {
        Tap creator = made(lab, GroupRequest.NEW_UNCONSTRAINED);
        GroupId gone = creator.groupId();
        creator.close();
        Tap listener = lab.listener();
        turnedAway(lab, lab.socket(), listener, GroupRequest.join(gone));
        ConnectRules.exchange(lab, lab.connect(lab.socket(), listener));
    }

    /** Calls a listener that accepts into a group which cannot take the caller. */
    static void turnedAway(Lab lab, Tap caller, Tap listener, GroupRequest group) throws Exception {
        Background<Tap> accept = lab.meanwhile(
                "accept",
                () -> listener.accept(
                        "none",
                        request -> request.accept().group(group),
                        lab.limits().waitFor()));
        lab.refused(
                "the call",
                () -> {
                    ConnectRules.connect(lab, caller, listener.sockName());
                    caller.receive(1);
                },
                WSAECONNREFUSED,
                WSAECONNRESET,
                WSAECONNABORTED);
        lab.same(WSAEINVAL.name(), accept.failure(lab.limits().waitFor()), "the outcome of accept");
    }

    @Rule("GRP-18")
    static void libraryListsItsGroups(Lab lab) throws Exception {
        Tap creator = made(lab, GroupRequest.NEW_UNCONSTRAINED);
        Tap member = lab.socket(GroupRequest.join(creator.groupId()));
        List<GroupStatistics> groups = lab.ws2().groups();
        lab.same(1, groups.size(), "the number of groups");
        lab.same(creator.groupId(), groups.get(0).id(), "its id");
        lab.same(GroupKind.UNCONSTRAINED, groups.get(0).kind(), "its kind");
        lab.same(2, groups.get(0).members().size(), "the number of its members");
        creator.close();
        member.close();
        lab.same(List.of(), lab.ws2().groups(), "the groups after its end");
    }

    @Rule("GRP-19")
    static void groupRequestIsTolerated(Lab lab) throws Exception {
        Tap socket = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        lab.same(GroupId.NONE, socket.groupId(), "the group id");
        lab.refused("reading the priority", () -> socket.get(SocketOptions.SO_GROUP_PRIORITY), WSAENOPROTOOPT);
        lab.refused("setting the priority", () -> socket.set(SocketOptions.SO_GROUP_PRIORITY, 1), WSAENOPROTOOPT);
        ConnectRules.exchange(lab, lab.connect(socket, lab.listener()));
    }

    @Rule("GRP-20")
    static void selectedGroupIsRefused(Lab lab) throws Exception {
        Selection selection = selected(lab);
        lab.refused(
                "a group through a selection",
                () -> lab.ws2().socket(selection, GroupRequest.NEW_UNCONSTRAINED),
                WSAEOPNOTSUPP);
        lab.refused(
                "openGroup",
                () -> lab.ws2().openGroup(selection, GroupKind.UNCONSTRAINED, GroupQos.none()),
                WSAEOPNOTSUPP);
        lab.same(List.of(), lab.ws2().groups(), "the groups afterwards");
    }

    /** The selection of the entry under test. */
    static Selection selected(Lab lab) throws Exception {
        return lab.ws2().select("", Requirements.none().andRequire(thisEntry(lab)));
    }

    static Requirements.Requirement thisEntry(Lab lab) {
        String id = lab.entry().id();
        return new Requirements.Requirement("id = " + id, entry -> entry.id().equals(id));
    }

    @Rule("GRP-21")
    static void mirroredGroupsFollowTheCallers(Lab lab) throws Exception {
        Tap listener = lab.listener();
        Tap one = made(lab, GroupRequest.NEW_UNCONSTRAINED);
        Tap other = made(lab, GroupRequest.NEW_UNCONSTRAINED);
        Tap mate = lab.socket(GroupRequest.join(one.groupId()));
        GroupId first = mirrored(lab, one, listener);
        GroupId second = mirrored(lab, other, listener);
        lab.agree(!first.isNone() && !second.isNone(), "the accepted sockets to be in groups", first + ", " + second);
        lab.agree(!first.equals(second), "two local groups for two groups of the caller", first);
        lab.same(first, mirrored(lab, mate, listener), "the group of the first group's second connection");
    }

    private static GroupId mirrored(Lab lab, Tap caller, Tap listener) throws Exception {
        Pair pair = lab.connect(caller, listener, request -> request.accept().mirrorGroup());
        ConnectRules.exchange(lab, pair);
        return pair.callee().groupId();
    }

    @Rule("GRP-22")
    static void mirroredSocketStaysInNoGroup(Lab lab) throws Exception {
        boolean groups = !lab.entry().capabilities().groups().name().equals("NONE");
        Tap caller = groups ? made(lab, GroupRequest.NEW_UNCONSTRAINED) : lab.socket();
        lab.same(GroupId.NONE, mirrored(lab, caller, lab.listener()), "the accepted socket's group id");
    }

    @Rule("GRP-23")
    static void socketGroupHoldsItsMembers(Lab lab) throws Exception {
        SocketGroup group = lab.ws2().openGroup(selected(lab), GroupKind.UNCONSTRAINED, GroupQos.none());
        Ws2Socket one = group.socket();
        Ws2Socket other = group.socket();
        lab.same(group.id(), one.groupId(), "the first member's group id");
        lab.same(group.id(), other.groupId(), "the second member's group id");
        lab.same(List.of(one, other), group.members(), "the members");
        GroupId id = group.id();
        group.close();
        lab.agree(!one.isOpen() && !other.isOpen(), "the members to be closed", "an open one");
        lab.refused("joining after close", () -> lab.socket(GroupRequest.join(id)), WSAEINVAL);
    }

    @Rule("GRP-24")
    static void secondLibraryJoinsById(Lab lab) throws Exception {
        Tap creator = made(lab, GroupRequest.NEW_UNCONSTRAINED);
        Ws2 neighbour = lab.anotherLibrary();
        ProtocolInfo entry = neighbour.enumProtocols().stream()
                .filter(candidate -> candidate.id().equals(lab.entry().id()))
                .findFirst()
                .orElseThrow();
        Ws2Socket member = neighbour.socket(SocketRequest.of(entry), GroupRequest.join(creator.groupId()));
        lab.same(creator.groupId(), member.groupId(), "the neighbour's group id");
    }
}
