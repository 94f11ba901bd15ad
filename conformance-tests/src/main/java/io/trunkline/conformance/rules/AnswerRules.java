package io.trunkline.conformance.rules;

import static io.trunkline.api.WsaError.WSAECONNRESET;
import static io.trunkline.api.WsaError.WSAEINVAL;
import static io.trunkline.api.WsaError.WSAEOPNOTSUPP;

import io.trunkline.api.ConditionFunction;
import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.GroupId;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.conformance.Rule;
import io.trunkline.conformance.lab.Background;
import io.trunkline.conformance.lab.Inconclusive;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Pair;
import io.trunkline.conformance.lab.Tap;
import java.time.Duration;
import java.util.Optional;

/** GQOS and SQOS: what the accepting side makes of a quality of service. */
public final class AnswerRules {
    private static final double ASKED = 0.3;
    private static final double ANSWERED = 0.1;

    private AnswerRules() {}

    @Rule("GQOS-27")
    static void preferredOneAnsweredWithLessIsToldAndInForce(Lab lab) throws Exception {
        Tap caller = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Tap listener = lab.farListener();
        Qos less = AdmissionRules.share(lab, ANSWERED);
        GroupQos asked = GroupQos.prefer(AdmissionRules.share(lab, ASKED));
        ConnectRequest request = ConnectRequest.to(listener.sockName()).groupQos(asked);
        Pair pair = lab.connect(caller, request, listener, seen -> seen.accept().groupQos(less));
        isAnswered(lab, pair.connected().grantedGroupQos(), "Connected.grantedGroupQos()");
        lab.agree(!pair.connected().ignored().isEmpty(), "Connected.ignored() to say so", "nothing");
        isAnswered(lab, Optional.of(caller.ioctl(Ioctls.SIO_GET_GROUP_QOS, null)), "SIO_GET_GROUP_QOS");
        GroupId id = caller.groupId();
        Optional<Qos> counted = lab.ws2().groups().stream()
                .filter(group -> group.id().equals(id))
                .flatMap(group -> group.grantedQos().stream())
                .findFirst();
        isAnswered(lab, counted, "the group's grantedQos()");
        ConnectRules.exchange(lab, pair);
    }

    /** At least as much as the answer, as a network may round it up, and less than what was asked for. */
    private static void isAnswered(Lab lab, Optional<Qos> granted, String what) throws Exception {
        long least = AdmissionRules.share(lab, ANSWERED).sending().tokenRateOctetsPerSecond();
        long most = AdmissionRules.share(lab, ASKED).sending().tokenRateOctetsPerSecond();
        lab.agree(granted.isPresent(), what, "nothing");
        long sends = granted.orElseThrow().sending().tokenRateOctetsPerSecond();
        long receives = granted.orElseThrow().receiving().tokenRateOctetsPerSecond();
        boolean between = sends >= least && sends < most && receives >= least && receives < most;
        String expected =
                what + " to be the " + least + " octets a second of the answer, not the " + most + " asked for";
        lab.agree(between, expected, sends + " and " + receives);
    }

    @Rule("GQOS-28")
    static void requiredOneAnsweredWithLessFailsTheConnect(Lab lab) throws Exception {
        Tap caller = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Tap listener = lab.farListener();
        Duration limit = lab.limits().waitFor();
        Qos less = AdmissionRules.share(lab, ANSWERED);
        ConditionFunction answers = seen -> seen.accept().groupQos(less);
        Background<Tap> callee = lab.meanwhile("accept", () -> listener.accept("callee", answers, limit));
        GroupQos asked = GroupQos.require(AdmissionRules.share(lab, ASKED));
        ConnectRequest request = ConnectRequest.to(listener.sockName()).groupQos(asked);
        lab.refused("the connect", () -> caller.connect(request.limit(limit)), WSAEOPNOTSUPP);
        Tap accepted = callee.result(limit);
        lab.refused("what the accepted socket receives", () -> accepted.receive(1), WSAECONNRESET);
        accepted.close();
        ConnectRequest most =
                ConnectRequest.to(listener.sockName()).groupQos(GroupQos.require(AdmissionRules.share(lab, 0.9)));
        ConnectRules.exchange(lab, AdmissionRules.admittedAfterRelease(lab, caller, most, listener));
    }

    @Rule("SQOS-6")
    static void whatWasNotAskedForCannotBeAnswered(Lab lab) throws Exception {
        Tap caller = lab.socket();
        Tap listener = lab.listener();
        Duration limit = lab.limits().waitFor();
        ConnectRequest request = ConnectRequest.to(listener.sockName());
        Background<Connected> connects = lab.meanwhile("connect", () -> caller.connect(request.limit(limit)));
        lab.refused(
                "accepting with a socket's",
                () -> listener.accept("callee", seen -> seen.accept().qos(QosRules.MODEST), limit),
                WSAEINVAL);
        lab.refused(
                "accepting with a group's",
                () -> listener.accept("callee", seen -> seen.accept().groupQos(QosRules.MODEST), limit),
                WSAEINVAL);
        Tap callee = listener.accept("callee", limit);
        ConnectRules.exchange(lab, new Pair(caller, callee, listener, connects.result(limit)));
    }

    @Rule("SQOS-7")
    static void socketsOneAnsweredWithLessIsTold(Lab lab) throws Exception {
        Tap caller = lab.socket();
        Tap listener = lab.farListener();
        Qos less = AdmissionRules.share(lab, ANSWERED);
        ConnectRequest request = ConnectRequest.to(listener.sockName()).qos(AdmissionRules.share(lab, ASKED));
        boolean[] told = new boolean[1];
        Pair pair = lab.connect(caller, request, listener, seen -> {
            told[0] = seen.qos().isPresent();
            return told[0] ? seen.accept().qos(less) : seen.accept();
        });
        if (!told[0]) throw new Inconclusive("the request does not carry the caller's quality of service");
        isAnswered(lab, pair.connected().grantedQos(), "Connected.grantedQos()");
        isAnswered(lab, Optional.of(caller.ioctl(Ioctls.SIO_GET_QOS, null)), "SIO_GET_QOS");
        ConnectRules.exchange(lab, pair);
    }
}
