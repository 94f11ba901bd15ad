package io.trunkline.conformance.rules;

import static io.trunkline.api.WsaError.WSAECONNREFUSED;
import static io.trunkline.api.WsaError.WSAEINVAL;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ws2Exception;
import io.trunkline.conformance.Rule;
import io.trunkline.conformance.lab.Inconclusive;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Pair;
import io.trunkline.conformance.lab.Tap;
import java.net.SocketAddress;
import java.time.Duration;

/** GRP: the one host of a constrained group. */
public final class ConstrainedRules {
    private static final Duration SHORT = Duration.ofMillis(200);

    private ConstrainedRules() {}

    @Rule("GRP-9")
    static void constrainedGroupReachesOneHostAtSeveralPorts(Lab lab) throws Exception {
        Tap creator = GroupRules.made(lab, GroupRequest.NEW_CONSTRAINED);
        Tap member = lab.socket(GroupRequest.join(creator.groupId()));
        Pair first = lab.connect(creator, lab.listener());
        Pair second = lab.connect(member, lab.listener());
        ConnectRules.exchange(lab, first);
        ConnectRules.exchange(lab, second);
    }

    @Rule("GRP-10")
    static void secondHostIsRefused(Lab lab) throws Exception {
        Tap creator = GroupRules.made(lab, GroupRequest.NEW_CONSTRAINED);
        Tap member = lab.socket(GroupRequest.join(creator.groupId()));
        Pair first = lab.connect(creator, lab.listener());
        refusesSecondHost(lab, member);
        Pair second = lab.connect(member, lab.listener());
        ConnectRules.exchange(lab, first);
        ConnectRules.exchange(lab, second);
    }

    private static void refusesSecondHost(Lab lab, Tap member) throws Exception {
        SocketAddress second = lab.secondHost();
        lab.refused(
                "a member's connect to a second host",
                () -> member.connect(ConnectRequest.to(second).limit(SHORT)),
                WSAEINVAL);
    }

    @Rule("GRP-11")
    static void failedConnectReleasesItsHost(Lab lab) throws Exception {
        SocketAddress nobody = ConnectRules.addressOfNobody(lab);
        Tap creator = GroupRules.made(lab, GroupRequest.NEW_CONSTRAINED);
        lab.refused(
                "connecting where nobody listens", () -> ConnectRules.connect(lab, creator, nobody), WSAECONNREFUSED);
        String seen = "success";
        try {
            creator.connect(ConnectRequest.to(lab.secondHost()).limit(SHORT));
        } catch (Ws2Exception e) {
            seen = e.error().name();
        }
        lab.agree(!seen.equals(WSAEINVAL.name()), "the second host to be allowed now", seen);
    }

    @Rule("GRP-12")
    static void hostStaysForTheGroupsLife(Lab lab) throws Exception {
        Tap creator = GroupRules.made(lab, GroupRequest.NEW_CONSTRAINED);
        Tap member = lab.socket(GroupRequest.join(creator.groupId()));
        Pair pair = lab.connect(member, lab.listener());
        ConnectRules.exchange(lab, pair);
        member.close();
        refusesSecondHost(lab, creator);
    }

    @Rule("GRP-13")
    static void acceptedMemberBindsItsGroup(Lab lab) throws Exception {
        Pair pair = lab.connect(
                lab.socket(), lab.listener(), request -> request.accept().group(GroupRequest.NEW_CONSTRAINED));
        Tap member = lab.socket(GroupRequest.join(pair.callee().groupId()));
        refusesSecondHost(lab, member);
        ConnectRules.exchange(lab, pair);
    }

    @Rule("GRP-17")
    static void unconstrainedGroupReachesSeveralHosts(Lab lab) throws Exception {
        Tap there = lab.listenerOnSecondHost();
        Tap creator = GroupRules.made(lab, GroupRequest.NEW_UNCONSTRAINED);
        Tap member = lab.socket(GroupRequest.join(creator.groupId()));
        Pair first = lab.connect(creator, lab.listener());
        Pair second;
        try {
            second = lab.connect(member, there);
        } catch (Ws2Exception e) {
            if (e.error() == WSAEINVAL) throw e;
            throw new Inconclusive("the second host cannot be reached (" + e.getMessage() + ")");
        }
        ConnectRules.exchange(lab, first);
        ConnectRules.exchange(lab, second);
    }
}
