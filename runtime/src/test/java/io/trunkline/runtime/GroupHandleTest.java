package io.trunkline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trunkline.api.Capabilities;
import io.trunkline.api.Capability;
import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.FailureContext;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupId;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.GroupStatistics;
import io.trunkline.api.Ioctl;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.QosChange;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Selection;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.PendingControl;
import io.trunkline.spi.Ready;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupHandleTest {
    private static final Qos MUCH = Qos.symmetric(FlowSpec.guaranteed(1_000_000, 1_000));
    private static final Qos LITTLE = Qos.symmetric(FlowSpec.guaranteed(8_000, 160));
    private static final GroupId ID = new GroupId(4711);

    private final FakeTransport fake = new FakeTransport();
    private final List<GroupStatistics> owned = new ArrayList<>();
    private final List<GroupRequest> asked = new ArrayList<>();
    /** What the creator answers to {@code SIO_SET_GROUP_QOS}, in turn; then it agrees. */
    private final ArrayDeque<Object> answers = new ArrayDeque<>();

    /** A library that makes sockets of the fake provider. */
    private Ws2 library() {
        return (Ws2) Proxy.newProxyInstance(
                Ws2.class.getClassLoader(), new Class<?>[] {Ws2.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("groups")) return owned;
                    if (method.getName().equals("socket")) return member((GroupRequest) arguments[1]);
                    throw new InvocationTargetException(null, method.getName());
                });
    }

    private SocketHandle member(GroupRequest request) throws Ws2Exception {
        asked.add(request);
        SocketHandle socket = SocketHandle.open(fake, fake, fake.entry, request, 1);
        fake.last().options.put(SocketOptions.SO_GROUP_ID, ID);
        fake.last().options.put(SocketOptions.SO_GROUP_PRIORITY, 0);
        fake.last().controls.put(Ioctls.SIO_SET_GROUP_QOS, answers);
        fake.last().controls.put(Ioctls.SIO_GET_GROUP_QOS, Qos.UNSPECIFIED);
        return socket;
    }

    private GroupHandle open(GroupQos qos) throws Ws2Exception {
        Selection selection = new Selection("", fake.entry, List.of(), List.of());
        return GroupHandle.open(library(), fake, selection, GroupKind.CONSTRAINED, qos);
    }

    private GroupHandle rich(GroupQos qos) throws Ws2Exception {
        fake.entry = FakeTransport.stream(FakeTransport.EVERYTHING);
        return open(qos);
    }

    private GroupHandle withoutQos(GroupQos qos) throws Ws2Exception {
        Capabilities all = FakeTransport.EVERYTHING;
        Capability.QosLevel none = Capability.QosLevel.NONE;
        fake.entry = FakeTransport.stream(
                new Capabilities(all.groups(), all.groupReach(), all.groupTransport(), none, none, all.priority()));
        return open(qos);
    }

    private static QosRefusedException refused(Qos available) {
        return new QosRefusedException("only so much", available, FailureContext.NONE);
    }

    @Test
    void groupIsMadeByASocketThatIsNeverConnectedAndJoinedById() throws Exception {
        GroupHandle group = rich(GroupQos.none());
        assertEquals(ID, group.id());
        assertEquals(GroupKind.CONSTRAINED, group.kind());
        Ws2Socket audio = group.socket(2);
        assertEquals(List.of(GroupRequest.NEW_CONSTRAINED, GroupRequest.join(ID)), asked);
        assertEquals(2, audio.getOption(SocketOptions.SO_GROUP_PRIORITY));
        assertEquals(List.of(audio), group.members());
        assertEquals(List.of(), fake.sockets.get(0).done);
    }

    @Test
    void groupThatTheEntryDoesNotHaveIsRefused() {
        Ws2Exception e = Call.fails(WsaError.WSAEOPNOTSUPP, () -> open(GroupQos.none()));
        assertTrue(e.getMessage().contains("groups=NONE"), e.getMessage());
        assertTrue(fake.sockets.isEmpty());
    }

    @Test
    void negativePriorityMakesNoSocket() throws Exception {
        GroupHandle group = rich(GroupQos.none());
        Call.fails(WsaError.WSAEINVAL, () -> group.socket(-1));
        assertEquals(1, fake.sockets.size());
    }

    @Test
    void memberThatCannotHaveItsPriorityIsClosed() throws Exception {
        GroupHandle group = rich(GroupQos.none());
        fake.entry = fake.entry.toBuilder().id("other").build();
        Ws2Socket member = group.socket();
        member.close();
        assertEquals(List.of(), group.members());
    }

    @Test
    void closeEndsEveryMemberAlsoWhenOneFails() throws Exception {
        GroupHandle group = rich(GroupQos.none());
        Ws2Socket failing = group.socket(0);
        Ws2Socket other = group.socket(1);
        failing.setOption(SocketOptions.SO_LINGER, io.trunkline.api.Linger.OFF);
        FakeSocket first = fake.sockets.get(1);
        first.closeFailure = new IllegalStateException("oops");
        Call.fails(WsaError.WSAENETDOWN, group::close);
        assertFalse(other.isOpen());
        assertEquals(CloseMode.GRACEFUL, fake.sockets.get(2).closedBy);
        assertEquals(CloseMode.GRACEFUL, fake.sockets.get(0).closedBy);
        assertTrue(fake.open.isEmpty());
        Call.fails(WsaError.WSAEINVAL, () -> group.socket(0));
        group.close();
    }

    @Test
    void abortResetsEveryMember() throws Exception {
        GroupHandle group = rich(GroupQos.none());
        group.socket(0);
        group.abort();
        assertEquals(CloseMode.ABORTIVE, fake.sockets.get(0).closedBy);
        assertEquals(CloseMode.ABORTIVE, fake.sockets.get(1).closedBy);
    }

    @Test
    void requiredQosIsRefusedAtOnceWhereThereIsNone() {
        QosRefusedException e = assertThrows(QosRefusedException.class, () -> withoutQos(GroupQos.require(MUCH)));
        assertEquals(Optional.of(Qos.BEST_EFFORT), e.available());
        assertEquals(CloseMode.ABORTIVE, fake.sockets.get(0).closedBy);
    }

    @Test
    void preferredQosIsNotedWhereThereIsNoneAndEachConnectSaysSo() throws Exception {
        GroupHandle group = withoutQos(GroupQos.prefer(MUCH));
        assertEquals(Qos.BEST_EFFORT, group.qos());
        Ws2Socket member = group.socket(0);
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        Connected connected = member.connect(FakeTransport.BOB);
        assertTrue(
                connected.ignored().get(0).contains("groupQos=NONE"),
                connected.ignored().toString());
        assertEquals(1, fake.logged.size());
    }

    @Test
    void qosIsSetByTheCreator() throws Exception {
        GroupHandle group = rich(GroupQos.require(MUCH));
        FakeSocket creator = fake.sockets.get(0);
        assertEquals(List.of("SIO_SET_GROUP_QOS"), creator.done);
        creator.controls.put(Ioctls.SIO_GET_GROUP_QOS, MUCH);
        assertEquals(MUCH, group.qos());
        group.setQos(GroupQos.require(LITTLE));
        assertEquals(LITTLE, creator.lastInput);
        group.setQos(GroupQos.none());
        assertEquals(Qos.BEST_EFFORT, creator.lastInput);
    }

    @Test
    void requiredQosThatIsRefusedComesOut() throws Exception {
        answers.add(refused(LITTLE));
        QosRefusedException e = assertThrows(QosRefusedException.class, () -> rich(GroupQos.require(MUCH)));
        assertEquals(Optional.of(LITTLE), e.available());
        assertTrue(fake.open.isEmpty());
    }

    @Test
    void preferredQosThatIsRefusedSettlesForLess() throws Exception {
        answers.add(refused(LITTLE));
        rich(GroupQos.prefer(MUCH));
        assertEquals(LITTLE, fake.sockets.get(0).lastInput);
    }

    @Test
    void preferredChangeThatIsOfferedLessThanTheGroupHasChangesNothing() throws Exception {
        GroupHandle group = rich(GroupQos.prefer(LITTLE));
        fake.sockets.get(0).controls.put(Ioctls.SIO_GET_GROUP_QOS, LITTLE);
        answers.add(refused(Qos.symmetric(FlowSpec.guaranteed(7_999, 160))));
        group.setQos(GroupQos.prefer(MUCH));
        long asked = fake.sockets.get(0).done.stream()
                .filter(Ioctls.SIO_SET_GROUP_QOS.name()::equals)
                .count();
        assertEquals(2, asked); // when the group was opened, and what was refused
        assertEquals(LITTLE, group.statistics().requestedQos());
    }

    @Test
    void refusedFirstConnectSettlesForLessWhereQosIsPreferred() throws Exception {
        GroupHandle group = rich(GroupQos.prefer(MUCH));
        Ws2Socket member = group.socket(0);
        fake.last().answer(refused(LITTLE));
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        Connected connected = member.connect(FakeTransport.BOB);
        assertEquals(LITTLE, fake.sockets.get(0).lastInput);
        assertTrue(
                connected.ignored().get(0).contains("only so much"),
                connected.ignored().toString());
    }

    @Test
    void connectThatIsRefusedBySeveralSettlesForWhatTheLastOfThemHas() throws Exception {
        Qos some = Qos.symmetric(FlowSpec.guaranteed(100_000, 160));
        Ws2Socket member = rich(GroupQos.prefer(MUCH)).socket(0);
        fake.last().answer(refused(some));
        fake.last().answer(refused(LITTLE));
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        member.connect(FakeTransport.BOB);
        assertEquals(LITTLE, fake.sockets.get(0).lastInput);
    }

    @Test
    void connectThatIsRefusedWhatWasOfferedSettlesForBestEffort() throws Exception {
        Ws2Socket member = rich(GroupQos.prefer(MUCH)).socket(0);
        fake.last().answer(refused(LITTLE));
        fake.last().answer(refused(LITTLE));
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        member.connect(FakeTransport.BOB);
        assertEquals(Qos.BEST_EFFORT, fake.sockets.get(0).lastInput);
    }

    /** A network that takes its time: undecided until the test says otherwise. */
    private static final class SlowNetwork implements PendingControl {
        private boolean granted;
        private Ws2Exception refusal;

        @Override
        public boolean controlResult(Ioctl<Qos, Void> code) throws Ws2Exception {
            if (refusal != null) throw refusal;
            return granted;
        }

        @Override
        public void cancelControl(Ioctl<Qos, Void> code) {}
    }

    private final SlowNetwork network = new SlowNetwork();

    private GroupHandle onSlowNetwork() throws Ws2Exception {
        fake.extensions.add(network);
        GroupHandle group = rich(GroupQos.prefer(MUCH));
        answers.add(new Ws2Exception(WsaError.WSAEWOULDBLOCK));
        return group;
    }

    /** A member whose connect, which does not wait, is about to be refused. */
    private Ws2Socket refusedMember(GroupHandle group) throws Ws2Exception {
        Ws2Socket member = group.socket(0);
        member.ioctl(Ioctls.FIONBIO, true);
        fake.last().answer(refused(LITTLE));
        Call.fails(WsaError.WSAEWOULDBLOCK, () -> member.connect(FakeTransport.BOB));
        return member;
    }

    @Test
    void connectThatDoesNotWaitDoesNotWaitForTheNetworkToGrantLessEither() throws Exception {
        Ws2Socket member = refusedMember(onSlowNetwork());
        FakeSocket provider = fake.last();
        assertNull(member.connectResult());
        assertEquals(LITTLE, fake.sockets.get(0).lastInput);
        assertNull(member.connectResult());
        assertEquals(1, provider.calls.size());
        network.granted = true;
        assertNull(member.connectResult());
        assertEquals(2, provider.calls.size());
        provider.answer(FakeSocket.PLAIN_ANSWER);
        assertTrue(member.connectResult().ignored().get(0).contains("only so much"));
    }

    @Test
    void connectThatDoesNotWaitAsksForBestEffortWhenTheNetworkRefusesWhatWasAvailable() throws Exception {
        Ws2Socket member = refusedMember(onSlowNetwork());
        assertNull(member.connectResult());
        network.refusal = refused(LITTLE);
        assertNull(member.connectResult());
        assertEquals(Qos.BEST_EFFORT, fake.sockets.get(0).lastInput);
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        assertNotNull(member.connectResult());
    }

    @Test
    void connectThatDoesNotWaitIsRefusedWhenTheNetworkGrantsNothing() throws Exception {
        Ws2Socket member = refusedMember(onSlowNetwork());
        answers.add(refused(LITTLE));
        assertNull(member.connectResult());
        network.refusal = refused(LITTLE);
        assertThrows(QosRefusedException.class, member::connectResult);
        assertTrue(member.isOpen());
    }

    @Test
    void connectThatDoesNotWaitEndsAtItsLimitWhateverTheNetworkDoes() throws Exception {
        Ws2Socket member = onSlowNetwork().socket(0);
        member.ioctl(Ioctls.FIONBIO, true);
        fake.last().answer(refused(LITTLE));
        ConnectRequest inTime = ConnectRequest.to(FakeTransport.BOB).limit(Duration.ofNanos(10));
        Call.fails(WsaError.WSAEWOULDBLOCK, () -> member.connect(inTime));
        assertNull(member.connectResult());
        fake.time.advance(10);
        Call.fails(WsaError.WSAETIMEDOUT, member::connectResult);
    }

    @Test
    void whatOneMemberHasSettledForServesTheOther() throws Exception {
        GroupHandle group = onSlowNetwork();
        Ws2Socket one = refusedMember(group);
        FakeSocket ofOne = fake.last();
        Ws2Socket other = refusedMember(group);
        FakeSocket ofOther = fake.last();
        assertNull(one.connectResult());
        assertNull(other.connectResult());
        network.granted = true;
        assertNull(other.connectResult());
        assertNull(one.connectResult());
        assertEquals(LITTLE, fake.sockets.get(0).lastInput);
        ofOne.answer(FakeSocket.PLAIN_ANSWER);
        ofOther.answer(FakeSocket.PLAIN_ANSWER);
        assertNotNull(one.connectResult());
        assertNotNull(other.connectResult());
    }

    @Test
    void refusedConnectComesOutWhereQosIsRequiredOrTheMembersOwn() throws Exception {
        Ws2Socket strict = rich(GroupQos.require(MUCH)).socket(0);
        fake.last().answer(refused(LITTLE));
        assertThrows(QosRefusedException.class, () -> strict.connect(FakeTransport.BOB));
        Ws2Socket asksItself = rich(GroupQos.prefer(MUCH)).socket(0);
        fake.last().answer(refused(LITTLE));
        ConnectRequest request = ConnectRequest.to(FakeTransport.BOB).qos(MUCH);
        assertThrows(QosRefusedException.class, () -> asksItself.connect(request));
    }

    @Test
    void connectsOfMembersRequireWhatTheGroupRequires() throws Exception {
        for (GroupQos qos : List.of(GroupQos.require(MUCH), GroupQos.prefer(MUCH))) {
            Ws2Socket member = rich(qos).socket(0);
            fake.last().answer(FakeSocket.PLAIN_ANSWER);
            member.connect(FakeTransport.BOB);
            boolean requires = qos.strength() == GroupQos.Strength.REQUIRED;
            assertEquals(requires, fake.last().calls.get(0).requiresGroupQos());
        }
    }

    @Test
    void membersThatNeverSetAPriorityAreNamedOnce() throws Exception {
        GroupHandle group = rich(GroupQos.none());
        Ws2Socket silent = group.socket();
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        silent.connect(FakeTransport.BOB);
        assertTrue(fake.logged.isEmpty()); // nobody has set one yet
        Ws2Socket ranked = group.socket(1);
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        ranked.connect(FakeTransport.BOB);
        assertEquals(1, fake.logged.size());
        assertTrue(fake.logged.toString().contains("warning: group"), fake.logged.toString());
        assertTrue(fake.logged.toString().contains("member 1 never set"), fake.logged.toString());
    }

    @Test
    void membersThatAllSetAPriorityAreNotMentioned() throws Exception {
        GroupHandle group = rich(GroupQos.none());
        Ws2Socket late = group.socket();
        late.setOption(SocketOptions.SO_GROUP_PRIORITY, 3);
        group.socket(0);
        fake.sockets.get(1).answer(FakeSocket.PLAIN_ANSWER);
        late.connect(FakeTransport.BOB);
        assertTrue(fake.logged.isEmpty());
    }

    @Test
    void changesOfTheQosComeThroughTheCreator() throws Exception {
        GroupHandle group = rich(GroupQos.none());
        List<QosChange> told = new ArrayList<>();
        FakeSocket creator = fake.sockets.get(0);
        creator.controls.put(Ioctls.SIO_GET_GROUP_QOS, MUCH);
        creator.controls.put(Ioctls.SIO_GET_QOS, Qos.UNSPECIFIED);
        group.onQosChange(Runnable::run, told::add);
        creator.controls.put(Ioctls.SIO_GET_GROUP_QOS, LITTLE);
        creator.upcalls.lookAgain(Ready.GROUP_QOS);
        assertEquals(List.of(new QosChange(true, LITTLE, WsaError.WSA_QOS_ADMISSION_FAILURE)), told);
    }

    @Test
    void statisticsAreTheOwnersOrElseCounted() throws Exception {
        GroupHandle group = rich(GroupQos.none());
        group.socket(0);
        assertEquals(1, group.statistics().members().size());
        GroupStatistics owners = new GroupStatistics(
                ID, GroupKind.CONSTRAINED, "fake", "bob", Qos.UNSPECIFIED, Optional.empty(), List.of());
        owned.add(owners);
        assertEquals(owners, group.statistics());
    }
}
