package io.trunkline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.GroupStatistics;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.QosChange;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.Ready;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupHandleTest extends GroupFixture {
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
