package io.trunkline.conformance.rules;

import static io.trunkline.api.WsaError.WSAENOPROTOOPT;
import static io.trunkline.api.WsaError.WSAENOTCONN;
import static io.trunkline.api.WsaError.WSAEOPNOTSUPP;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.conformance.Rule;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Pair;
import io.trunkline.conformance.lab.Tap;

/** GQOS and SQOS: quality of service as it is recorded and refused. Admission is in {@link AdmissionRules}. */
public final class QosRules {
    /** Small enough for every link. */
    static final Qos MODEST = Qos.symmetric(FlowSpec.guaranteed(1_000, 2_000));

    private static final Qos OTHER = Qos.symmetric(FlowSpec.guaranteed(1_500, 3_000));

    private QosRules() {}

    @Rule("GQOS-1")
    static void creatorSetsAndMembersRead(Lab lab) throws Exception {
        Tap creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Tap member = lab.socket(GroupRequest.join(creator.groupId()));
        creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, MODEST);
        inForce(lab, MODEST, creator.ioctl(Ioctls.SIO_GET_GROUP_QOS, null), "what the creator reads");
        inForce(lab, MODEST, member.ioctl(Ioctls.SIO_GET_GROUP_QOS, null), "what a member reads");
    }

    /** Holds the provider to what a specification asks for; it may have filled in what was left open. */
    static void inForce(Lab lab, Qos asked, Qos seen, String what) {
        lab.same(asked.sending().tokenRateOctetsPerSecond(), seen.sending().tokenRateOctetsPerSecond(), what);
        lab.same(asked.receiving().tokenRateOctetsPerSecond(), seen.receiving().tokenRateOctetsPerSecond(), what);
        lab.same(asked.sending().serviceType(), seen.sending().serviceType(), what);
    }

    @Rule("GQOS-2")
    static void onlyTheCreatorSets(Lab lab) throws Exception {
        Tap creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Tap member = lab.socket(GroupRequest.join(creator.groupId()));
        creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, MODEST);
        lab.refused("setting by a member", () -> member.ioctl(Ioctls.SIO_SET_GROUP_QOS, OTHER), WSAENOPROTOOPT);
        inForce(lab, MODEST, creator.ioctl(Ioctls.SIO_GET_GROUP_QOS, null), "what is in force");
    }

    @Rule("GQOS-3")
    static void ungroupedSocketCannotSet(Lab lab) throws Exception {
        Tap socket = lab.socket();
        lab.refused("setting outside a group", () -> socket.ioctl(Ioctls.SIO_SET_GROUP_QOS, MODEST), WSAENOPROTOOPT);
    }

    @Rule("GQOS-4")
    static void ungroupedSocketReadsZeros(Lab lab) throws Exception {
        lab.same(Qos.ZERO, lab.socket().ioctl(Ioctls.SIO_GET_GROUP_QOS, null), "what an ungrouped socket reads");
    }

    @Rule("GQOS-5")
    static void freshGroupAsksForNothing(Lab lab) throws Exception {
        Qos fresh = lab.socket(GroupRequest.NEW_UNCONSTRAINED).ioctl(Ioctls.SIO_GET_GROUP_QOS, null);
        lab.agree(fresh.asksForNothing(), "a quality of service that asks for nothing", fresh);
    }

    @Rule("GQOS-6")
    static void rightEndsWithTheCreator(Lab lab) throws Exception {
        Tap creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Tap member = lab.socket(GroupRequest.join(creator.groupId()));
        creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, MODEST);
        creator.close();
        lab.refused("setting afterwards", () -> member.ioctl(Ioctls.SIO_SET_GROUP_QOS, OTHER), WSAENOPROTOOPT);
        inForce(lab, MODEST, member.ioctl(Ioctls.SIO_GET_GROUP_QOS, null), "what is in force");
    }

    @Rule("GQOS-7")
    static void givenByAnotherMemberItIsIgnored(Lab lab) throws Exception {
        Tap creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Tap member = lab.socket(GroupRequest.join(creator.groupId()));
        creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, MODEST);
        Pair pair = connect(lab, member, GroupQos.require(OTHER));
        lab.agree(!pair.connected().ignored().isEmpty(), "Connected.ignored() to say so", "nothing");
        inForce(lab, MODEST, member.ioctl(Ioctls.SIO_GET_GROUP_QOS, null), "what is in force");
    }

    /** Connects with a group quality of service. */
    static Pair connect(Lab lab, Tap caller, GroupQos qos) throws Exception {
        Tap listener = lab.farListener();
        ConnectRequest request = ConnectRequest.to(listener.sockName()).groupQos(qos);
        return lab.connect(caller, request, listener, asked -> asked.accept());
    }

    @Rule("GQOS-8")
    static void withoutItTheControlCodesAreRefused(Lab lab) throws Exception {
        Tap socket = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        lab.refused("reading", () -> socket.ioctl(Ioctls.SIO_GET_GROUP_QOS, null), WSAENOPROTOOPT);
        lab.refused("setting", () -> socket.ioctl(Ioctls.SIO_SET_GROUP_QOS, MODEST), WSAENOPROTOOPT);
    }

    @Rule("GQOS-9")
    static void withoutItARequiredOneIsRefused(Lab lab) throws Exception {
        Tap caller = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        refusedThenConnects(lab, caller, GroupQos.require(MODEST));
    }

    /** A connect that is refused for its group quality of service and leaves the socket able to connect without. */
    static void refusedThenConnects(Lab lab, Tap caller, GroupQos qos) throws Exception {
        Tap listener = lab.listener();
        ConnectRequest request = ConnectRequest.to(listener.sockName())
                .groupQos(qos)
                .limit(lab.limits().waitFor());
        lab.refused("the connect", () -> caller.connect(request), WSAEOPNOTSUPP);
        lab.refused("peerName() after it", caller::peerName, WSAENOTCONN);
        ConnectRequest plain = ConnectRequest.to(listener.sockName()).groupQos(GroupQos.prefer(Qos.UNSPECIFIED));
        ConnectRules.exchange(lab, lab.connect(caller, plain, listener, asked -> asked.accept()));
    }

    @Rule("GQOS-10")
    static void askingForNothingAlwaysSucceeds(Lab lab) throws Exception {
        Tap caller = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        ConnectRules.exchange(lab, connect(lab, caller, GroupQos.require(Qos.UNSPECIFIED)));
    }

    @Rule("GQOS-11")
    static void preferredOneDoesNotStopTheConnect(Lab lab) throws Exception {
        Tap caller = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Pair pair = connect(lab, caller, GroupQos.prefer(MODEST));
        lab.agree(!pair.connected().ignored().isEmpty(), "Connected.ignored() to say so", "nothing");
        ConnectRules.exchange(lab, pair);
    }

    @Rule("GQOS-26")
    static void withoutItOneGivenByAnotherMemberIsIgnored(Lab lab) throws Exception {
        Tap creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Tap member = lab.socket(GroupRequest.join(creator.groupId()));
        Pair pair = connect(lab, member, GroupQos.require(MODEST));
        lab.agree(!pair.connected().ignored().isEmpty(), "Connected.ignored() to say so", "nothing");
        ConnectRules.exchange(lab, pair);
    }

    @Rule("SQOS-1")
    static void socketQosIsAnswered(Lab lab) throws Exception {
        Tap socket = lab.socket();
        socket.ioctl(Ioctls.SIO_SET_QOS, MODEST);
        inForce(lab, MODEST, socket.ioctl(Ioctls.SIO_GET_QOS, null), "what is read");
    }

    @Rule("SQOS-2")
    static void withoutSocketQosTheControlCodesAreRefused(Lab lab) throws Exception {
        Tap socket = lab.socket();
        lab.refused("reading", () -> socket.ioctl(Ioctls.SIO_GET_QOS, null), WSAENOPROTOOPT);
        lab.refused("setting", () -> socket.ioctl(Ioctls.SIO_SET_QOS, MODEST), WSAENOPROTOOPT);
    }

    @Rule("SQOS-3")
    static void withoutSocketQosAConnectWithOneIsRefused(Lab lab) throws Exception {
        socketRefusedThenConnects(lab, MODEST);
    }

    private static void socketRefusedThenConnects(Lab lab, Qos qos) throws Exception {
        Tap caller = lab.socket();
        Tap listener = lab.farListener();
        ConnectRequest request = ConnectRequest.to(listener.sockName())
                .qos(qos)
                .limit(lab.limits().waitFor());
        lab.refused("the connect", () -> caller.connect(request), WSAEOPNOTSUPP);
        ConnectRequest plain = ConnectRequest.to(listener.sockName()).qos(Qos.UNSPECIFIED);
        ConnectRules.exchange(lab, lab.connect(caller, plain, listener, asked -> asked.accept()));
    }

    @Rule("SQOS-4")
    static void socketQosBeyondTheCapacityIsRefused(Lab lab) throws Exception {
        socketRefusedThenConnects(lab, AdmissionRules.share(lab, 3.0));
    }
}
