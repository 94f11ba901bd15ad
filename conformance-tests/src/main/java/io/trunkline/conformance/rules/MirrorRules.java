package io.trunkline.conformance.rules;

import static io.trunkline.api.WsaError.WSAEINVAL;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupId;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupReference;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.GroupStatistics;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketOptions;
import io.trunkline.conformance.Rule;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Pair;
import io.trunkline.conformance.lab.Tap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

/** GRP: what the called side learns of the caller's group, and the groups that mirror it. */
public final class MirrorRules {
    private MirrorRules() {}

    /** Connects, and answers what the condition function saw. */
    private static Optional<GroupReference> reference(Lab lab, Tap caller, Tap listener) throws Exception {
        AtomicReference<Optional<GroupReference>> seen = new AtomicReference<>(Optional.empty());
        lab.connect(caller, listener, request -> {
            seen.set(request.groupReference());
            return request.accept();
        });
        return seen.get();
    }

    @Rule("GRP-27")
    static void referenceIsTheGroupsOwn(Lab lab) throws Exception {
        Tap listener = lab.listener();
        Tap creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        GroupId group = creator.groupId();
        Optional<GroupReference> first = reference(lab, creator, listener);
        lab.agree(first.isPresent(), "the caller's group reference", "none");
        lab.same(first, reference(lab, lab.socket(GroupRequest.join(group)), lab.listener()), "a second member's");
        Tap stays = lab.socket(GroupRequest.join(group));
        creator.close();
        lab.same(first, reference(lab, lab.socket(GroupRequest.join(group)), listener), "that of who joins later");
        Tap stranger = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Optional<GroupReference> other = reference(lab, stranger, listener);
        lab.agree(other.isPresent() && !other.equals(first), "another reference for another group", other);
        lab.same(Optional.empty(), reference(lab, lab.socket(), listener), "the reference of a socket in no group");
        lab.same(group, stays.groupId(), "the group of who stayed");
    }

    private static Pair mirrored(Lab lab, Tap caller, Tap listener) throws Exception {
        return lab.connect(caller, listener, request -> request.accept().mirrorGroup());
    }

    @Rule("GRP-28")
    static void mirrorHasTheCallersKindAndPriority(Lab lab) throws Exception {
        Tap listener = lab.listener();
        Tap creator = lab.socket(GroupRequest.NEW_CONSTRAINED);
        Tap member = lab.socket(GroupRequest.join(creator.groupId()));
        creator.set(SocketOptions.SO_GROUP_PRIORITY, 3);
        member.set(SocketOptions.SO_GROUP_PRIORITY, 5);
        Pair first = mirrored(lab, creator, listener);
        Pair second = mirrored(lab, member, listener);
        GroupId mirror = first.callee().groupId();
        lab.same(3, first.callee().get(SocketOptions.SO_GROUP_PRIORITY), "the first accepted socket's priority");
        lab.same(5, second.callee().get(SocketOptions.SO_GROUP_PRIORITY), "the second accepted socket's priority");
        GroupKind kind = lab.ws2().groups().stream()
                .filter(group -> group.id().equals(mirror))
                .map(GroupStatistics::kind)
                .findFirst()
                .orElse(GroupKind.UNCONSTRAINED);
        lab.same(GroupKind.CONSTRAINED, kind, "the kind of the group that mirrors a constrained one");
    }

    @Rule("GRP-29")
    static void mirrorEndsWithItsLastMember(Lab lab) throws Exception {
        Tap listener = lab.listener();
        Tap creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Pair first = mirrored(lab, creator, listener);
        Pair second = mirrored(lab, lab.socket(GroupRequest.join(creator.groupId())), listener);
        GroupId mirror = first.callee().groupId();
        first.callee().close();
        lab.same(mirror, second.callee().groupId(), "the mirror after its first member's end");
        second.callee().close();
        lab.refused("joining the mirror", () -> lab.socket(GroupRequest.join(mirror)), WSAEINVAL);
        Pair third = mirrored(lab, lab.socket(GroupRequest.join(creator.groupId())), listener);
        GroupId fresh = third.callee().groupId();
        lab.agree(!fresh.isNone() && !fresh.equals(mirror), "a new group for the next connection", fresh);
    }

    @Rule("GRP-30")
    static void requestCarriesPriorityAndGroupQos(Lab lab) throws Exception {
        FlowSpec out = AdmissionRules.share(lab, 0.3).sending();
        FlowSpec in = AdmissionRules.share(lab, 0.1).sending();
        Tap creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Tap listener = lab.listener();
        creator.set(SocketOptions.SO_GROUP_PRIORITY, 4);
        AtomicReference<OptionalInt> priority = new AtomicReference<>(OptionalInt.empty());
        AtomicReference<Optional<Qos>> contract = new AtomicReference<>(Optional.empty());
        ConnectRequest request = ConnectRequest.to(listener.sockName()).groupQos(GroupQos.require(Qos.of(out, in)));
        lab.connect(creator, request, listener, seen -> {
            priority.set(seen.priority());
            contract.set(seen.groupQos());
            return seen.accept();
        });
        lab.same(OptionalInt.of(4), priority.get(), "the caller's priority in the request");
        lab.agree(contract.get().isPresent(), "the caller's group QoS in the request", "none");
        Qos seen = contract.get().orElseThrow();
        lab.same(in.tokenRateOctetsPerSecond(), seen.sending().tokenRateOctetsPerSecond(), "what this side sends");
        lab.same(out.tokenRateOctetsPerSecond(), seen.receiving().tokenRateOctetsPerSecond(), "what it receives");
    }
}
