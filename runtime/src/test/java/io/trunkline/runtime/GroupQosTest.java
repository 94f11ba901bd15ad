package io.trunkline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Ioctl;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.PendingControl;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupQosTest extends GroupFixture {
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
}
