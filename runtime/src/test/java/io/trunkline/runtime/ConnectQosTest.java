package io.trunkline.runtime;

import static io.trunkline.runtime.FakeTransport.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trunkline.api.Capabilities;
import io.trunkline.api.Capability;
import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.FailureContext;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupId;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.WsaError;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectQosTest {
    private static final Qos MUCH = Qos.symmetric(FlowSpec.guaranteed(1_000_000, 1_000));
    private static final Qos LITTLE = Qos.symmetric(FlowSpec.guaranteed(8_000, 160));
    private static final Capabilities GROUPS_WITHOUT_QOS = new Capabilities(
            Capability.Groups.CONSTRAINED,
            Capability.GroupReach.HOST,
            Capability.GroupTransport.SEPARATE,
            Capability.QosLevel.NONE,
            Capability.QosLevel.NONE,
            Capability.Priority.RECORDED);

    private final FakeTransport fake = new FakeTransport();

    private SocketHandle inGroup(Capabilities capabilities) throws Exception {
        fake.entry = FakeTransport.stream(capabilities);
        SocketHandle socket = fake.socket();
        fake.last().options.put(SocketOptions.SO_GROUP_ID, new GroupId(77));
        return socket;
    }

    /** As {@link #inGroup}, but the group was there before the socket, which joined it by its id. */
    private SocketHandle joined(Capabilities capabilities) throws Exception {
        fake.entry = FakeTransport.stream(capabilities);
        GroupRequest join = GroupRequest.join(new GroupId(77));
        SocketHandle socket = SocketHandle.open(fake, fake, fake.entry, join, Ws2Constants.WSA_FLAG_OVERLAPPED);
        fake.last().options.put(SocketOptions.SO_GROUP_ID, new GroupId(77));
        return socket;
    }

    private static QosRefusedException refused(Qos available) {
        return new QosRefusedException("only so much", available, FailureContext.NONE);
    }

    private static ConnectRequest toBob() {
        return ConnectRequest.to(BOB);
    }

    @Test
    void socketQosThatAsksForNothingSucceedsEverywhere() throws Exception {
        SocketHandle socket = fake.socket();
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        socket.connect(toBob().qos(Qos.UNSPECIFIED));
        assertEquals(Optional.empty(), fake.last().calls.get(0).qos());
    }

    @Test
    void socketQosIsRefusedWhereThereIsNone() throws Exception {
        SocketHandle socket = fake.socket();
        QosRefusedException e = assertThrows(QosRefusedException.class, () -> socket.connect(toBob().qos(LITTLE)));
        assertEquals(WsaError.WSAEOPNOTSUPP, e.error());
        assertEquals(Optional.of(Qos.BEST_EFFORT), e.available());
        assertTrue(fake.last().calls.isEmpty());
    }

    @Test
    void qosGoesToTheProviderThatHasIt() throws Exception {
        SocketHandle socket = inGroup(FakeTransport.EVERYTHING);
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        socket.connect(toBob().qos(LITTLE).groupQos(GroupQos.require(MUCH)));
        assertEquals(Optional.of(LITTLE), fake.last().calls.get(0).qos());
        assertEquals(
                Optional.of(GroupQos.require(MUCH)), fake.last().calls.get(0).groupQos());
    }

    @Test
    void groupQosOutsideAGroupIsIgnoredAndReportedOnce() throws Exception {
        SocketHandle socket = fake.socket();
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        Connected connected = socket.connect(toBob().groupQos(GroupQos.require(MUCH)));
        assertEquals(1, connected.ignored().size());
        assertTrue(connected.ignored().get(0).contains("in no group"));
        assertEquals(Optional.empty(), fake.last().calls.get(0).groupQos());
        assertEquals(1, fake.logged.size());
    }

    @Test
    void groupQosOutsideAGroupIsRefusedWhereGroupsAreStrict() throws Exception {
        fake.strict = true;
        SocketHandle socket = fake.socket();
        QosRefusedOrNot.isPlain(
                Call.fails(WsaError.WSAENOPROTOOPT, () -> socket.connect(toBob().groupQos(GroupQos.prefer(MUCH)))));
        assertTrue(fake.last().calls.isEmpty());
    }

    /** Tells a refusal of the request from a refusal of its quality of service. */
    private static final class QosRefusedOrNot {
        static void isPlain(Exception e) {
            assertTrue(!(e instanceof QosRefusedException), e.toString());
        }
    }

    @Test
    void requiredGroupQosIsRefusedWhereThereIsNone() throws Exception {
        SocketHandle socket = inGroup(GROUPS_WITHOUT_QOS);
        QosRefusedException e =
                assertThrows(QosRefusedException.class, () -> socket.connect(toBob().groupQos(GroupQos.require(MUCH))));
        assertEquals(Optional.of(Qos.BEST_EFFORT), e.available());
        assertTrue(fake.last().calls.isEmpty());
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        socket.connect(BOB);
    }

    @Test
    void groupQosOfOthersThanTheCreatorIsIgnoredAlsoWhereThereIsNone() throws Exception {
        SocketHandle socket = joined(GROUPS_WITHOUT_QOS);
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        Connected connected = socket.connect(toBob().groupQos(GroupQos.require(MUCH)));
        assertEquals(1, connected.ignored().size());
        assertTrue(connected.ignored().get(0).contains("only the socket that made the group"));
        assertEquals(Optional.empty(), fake.last().calls.get(0).groupQos());
        assertEquals(1, fake.logged.size());
    }

    @Test
    void groupQosOfOthersThanTheCreatorIsRefusedWithOneCodeWhereGroupsAreStrict() throws Exception {
        fake.strict = true;
        for (GroupQos asked : List.of(GroupQos.require(MUCH), GroupQos.prefer(MUCH))) {
            SocketHandle member = joined(GROUPS_WITHOUT_QOS);
            QosRefusedOrNot.isPlain(Call.fails(WsaError.WSAENOPROTOOPT, () -> member.connect(toBob().groupQos(asked))));
            assertTrue(fake.last().calls.isEmpty());
        }
    }

    @Test
    void groupQosOfOthersThanTheCreatorThatAsksForNothingIsNeitherIgnoredNorRefused() throws Exception {
        fake.strict = true;
        for (Capabilities capabilities : List.of(GROUPS_WITHOUT_QOS, FakeTransport.EVERYTHING)) {
            SocketHandle member = joined(capabilities);
            fake.last().answer(FakeSocket.PLAIN_ANSWER);
            Connected connected = member.connect(toBob().groupQos(GroupQos.require(Qos.UNSPECIFIED)));
            assertEquals(List.of(), connected.ignored());
            assertEquals(Optional.empty(), fake.last().calls.get(0).groupQos());
        }
    }

    @Test
    void groupQosOfOthersThanTheCreatorIsTheProvidersToJudgeWhereThereIsSome() throws Exception {
        SocketHandle socket = joined(FakeTransport.EVERYTHING);
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        socket.connect(toBob().groupQos(GroupQos.require(MUCH)));
        assertEquals(
                Optional.of(GroupQos.require(MUCH)), fake.last().calls.get(0).groupQos());
    }

    @Test
    void preferredGroupQosConnectsWithoutItWhereThereIsNone() throws Exception {
        SocketHandle socket = inGroup(GROUPS_WITHOUT_QOS);
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        Connected connected = socket.connect(toBob().groupQos(GroupQos.prefer(MUCH)));
        assertEquals(1, connected.ignored().size());
        assertTrue(connected.ignored().get(0).contains("groupQos=NONE"));
        assertEquals(Optional.empty(), fake.last().calls.get(0).groupQos());
        assertEquals(1, fake.logged.size());
    }

    @Test
    void preferredGroupQosSettlesForWhatIsAvailable() throws Exception {
        SocketHandle socket = inGroup(FakeTransport.EVERYTHING);
        fake.last().answer(refused(LITTLE));
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        Connected connected = socket.connect(toBob().groupQos(GroupQos.prefer(MUCH)));
        assertEquals(
                Optional.of(GroupQos.prefer(LITTLE)), fake.last().calls.get(1).groupQos());
        assertEquals(1, connected.ignored().size());
        assertTrue(connected.ignored().get(0).contains("only so much"));
    }

    @Test
    void preferredGroupQosSettlesForBestEffortAtLast() throws Exception {
        SocketHandle socket = inGroup(FakeTransport.EVERYTHING);
        fake.last().answer(refused(LITTLE));
        fake.last().answer(refused(LITTLE));
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        socket.connect(toBob().groupQos(GroupQos.prefer(MUCH)));
        List<Optional<GroupQos>> asked =
                fake.last().calls.stream().map(call -> call.groupQos()).toList();
        assertEquals(Optional.of(GroupQos.prefer(Qos.BEST_EFFORT)), asked.get(2));
    }

    @Test
    void refusalOfEvenBestEffortComesOut() throws Exception {
        SocketHandle socket = inGroup(FakeTransport.EVERYTHING);
        for (int i = 0; i < 5; i++) fake.last().answer(refused(null));
        assertThrows(QosRefusedException.class, () -> socket.connect(toBob().groupQos(GroupQos.prefer(MUCH))));
        assertEquals(2, fake.last().calls.size());
    }

    @Test
    void requiredGroupQosThatTheProviderRefusesComesOutWithItsContext() throws Exception {
        SocketHandle socket = inGroup(FakeTransport.EVERYTHING);
        fake.last().answer(refused(LITTLE));
        QosRefusedException e =
                assertThrows(QosRefusedException.class, () -> socket.connect(toBob().groupQos(GroupQos.require(MUCH))));
        assertEquals(Optional.of(LITTLE), e.available());
        assertEquals("bob:2", e.context().address());
        assertEquals(1, fake.last().calls.size());
    }

    @Test
    void groupOnAProviderWithoutGroupsIsReportedAndLoggedOnce() throws Exception {
        SocketHandle socket = SocketHandle.open(fake, fake, fake.entry, GroupRequest.NEW_CONSTRAINED, 0);
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        Connected connected = socket.connect(toBob().groupQos(GroupQos.prefer(MUCH)));
        assertEquals(
                List.of(
                        "the group that was asked for: fake has none (groups=NONE)",
                        "the group's quality of service: the socket is in no group"),
                connected.ignored());
        assertEquals(2, fake.logged.size());
        assertEquals(connected, socket.connectResult());
    }

    @Test
    void whatTheProviderIgnoredIsReportedToo() throws Exception {
        SocketHandle socket = inGroup(FakeTransport.EVERYTHING);
        Connected answer =
                new Connected(FakeSocket.buffer(""), Optional.of(LITTLE), Optional.empty(), List.of("not the creator"));
        fake.last().answer(answer);
        Connected connected = socket.connect(toBob().groupQos(GroupQos.prefer(MUCH)));
        assertEquals(List.of("not the creator"), connected.ignored());
        assertEquals(Optional.of(LITTLE), connected.grantedQos());
        assertTrue(fake.logged.values().iterator().next().contains("not the creator"));
    }
}
