package io.trunkline.runtime;

import static io.trunkline.api.SocketOptions.SO_DONTLINGER;
import static io.trunkline.api.SocketOptions.SO_GROUP_ID;
import static io.trunkline.api.SocketOptions.SO_GROUP_PRIORITY;
import static io.trunkline.api.SocketOptions.SO_KEEPALIVE;
import static io.trunkline.api.SocketOptions.SO_LINGER;
import static io.trunkline.api.SocketOptions.SO_RCVBUF;
import static io.trunkline.api.SocketOptions.SO_SNDTIMEO;
import static io.trunkline.api.WsaError.WSAEINVAL;
import static io.trunkline.api.WsaError.WSAENOPROTOOPT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trunkline.api.Capabilities;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupId;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Linger;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.api.WsaError;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OptionsTest {
    private static final Qos SOME = Qos.symmetric(FlowSpec.guaranteed(8_000, 160));

    private final FakeTransport fake = new FakeTransport();

    @Test
    void optionsThatLiveInTheLibraryHaveTheirDefaults() throws Exception {
        SocketHandle socket = fake.socket();
        assertFalse(socket.getOption(SocketOptions.SO_DEBUG));
        assertFalse(socket.getOption(SocketOptions.SO_DONTROUTE));
        assertFalse(socket.getOption(SocketOptions.SO_ACCEPTCONN));
        assertFalse(socket.getOption(SocketOptions.SO_CONDITIONAL_ACCEPT));
        assertEquals(Linger.OFF, socket.getOption(SO_LINGER));
        assertTrue(socket.getOption(SO_DONTLINGER));
        assertEquals(Duration.ZERO, socket.getOption(SO_SNDTIMEO));
        assertEquals(0, socket.getOption(SocketOptions.SO_ERROR));
        assertEquals(Ws2Constants.SOCK_STREAM, socket.getOption(SocketOptions.SO_TYPE));
        assertEquals(fake.entry, socket.getOption(SocketOptions.SO_PROTOCOL_INFO));
    }

    @Test
    void optionsThatLiveInTheLibraryKeepTheirValue() throws Exception {
        SocketHandle socket = fake.socket();
        socket.setOption(SocketOptions.SO_DEBUG, true);
        socket.setOption(SocketOptions.SO_DONTROUTE, true);
        socket.setOption(SocketOptions.SO_CONDITIONAL_ACCEPT, true);
        socket.setOption(SO_SNDTIMEO, Duration.ofDays(365_000_000));
        assertTrue(socket.getOption(SocketOptions.SO_DEBUG));
        assertTrue(socket.getOption(SocketOptions.SO_DONTROUTE));
        assertTrue(socket.getOption(SocketOptions.SO_CONDITIONAL_ACCEPT));
        assertEquals(Duration.ofDays(365_000_000), socket.getOption(SO_SNDTIMEO));
    }

    @Test
    void lingerAndDontLingerSwitchEachOther() throws Exception {
        SocketHandle socket = fake.socket();
        socket.setOption(SO_LINGER, Linger.of(Duration.ofSeconds(2)));
        assertFalse(socket.getOption(SO_DONTLINGER));
        socket.setOption(SO_DONTLINGER, true);
        assertFalse(socket.getOption(SO_LINGER).on());
        socket.setOption(SO_DONTLINGER, false);
        assertEquals(Linger.of(Duration.ofSeconds(2)), socket.getOption(SO_LINGER));
    }

    @TestFactory
    Stream<DynamicTest> everyReadOnlyOptionRefusesToBeSet() {
        return SocketOptions.ALL.stream()
                .filter(option -> option.access() == Ws2Option.Access.GET)
                .map(option -> DynamicTest.dynamicTest(
                        option.name(), () -> Call.fails(WSAENOPROTOOPT, () -> setAnything(fake.socket(), option))));
    }

    @SuppressWarnings("unchecked")
    private static void setAnything(SocketHandle socket, Ws2Option<?> option) throws Ws2Exception {
        socket.setOption((Ws2Option<Object>) option, new Object());
    }

    @Test
    void valuesThatNoProviderCouldTakeAreRefused() throws Exception {
        SocketHandle socket = fake.socket();
        Call.fails(WSAEINVAL, () -> socket.setOption(SO_SNDTIMEO, Duration.ofSeconds(-1)));
        Call.fails(WSAEINVAL, () -> socket.setOption(SO_LINGER, Linger.of(Duration.ofSeconds(-1))));
        Call.fails(WSAEINVAL, () -> socket.setOption(SO_LINGER, new Linger(true, null)));
        Call.fails(WSAEINVAL, () -> socket.setOption(SO_RCVBUF, -1));
        Call.fails(WSAEINVAL, () -> setAnything(socket, SO_RCVBUF));
    }

    @Test
    void otherOptionsAreTheProviders() throws Exception {
        SocketHandle socket = fake.socket();
        fake.last().options.put(SO_RCVBUF, 1000);
        socket.setOption(SO_RCVBUF, 5000);
        assertEquals(5000, socket.getOption(SO_RCVBUF));
        Ws2Exception e = Call.fails(WSAENOPROTOOPT, () -> socket.getOption(SocketOptions.SO_SNDBUF));
        assertEquals("getsockopt", e.context().operation());
    }

    @Test
    void commonOptionThatTheProviderDoesNotKnowHasItsDefaultAndNoOtherValue() throws Exception {
        SocketHandle socket = fake.socket();
        assertFalse(socket.getOption(SO_KEEPALIVE));
        socket.setOption(SO_KEEPALIVE, false);
        Call.fails(WSAENOPROTOOPT, () -> socket.setOption(SO_KEEPALIVE, true));
    }

    @Test
    void largestMessageIsTheEntrysWhereTheProviderDoesNotSay() throws Exception {
        Call.fails(WSAENOPROTOOPT, () -> fake.socket().getOption(SocketOptions.SO_MAX_MSG_SIZE));
        var figures = fake.entry.figures();
        fake.entry = FakeTransport.messages().toBuilder()
                .figures(new io.trunkline.api.Figures(
                        0, 0, 900, figures.capacityOctetsPerSecond(), figures.schedulers(), figures.clock(), false))
                .build();
        assertEquals(900, fake.socket().getOption(SocketOptions.SO_MAX_MSG_SIZE));
    }

    @Test
    void withoutGroupsTheIdIsZeroAndThePriorityUnknown() throws Exception {
        SocketHandle socket = fake.socket();
        assertEquals(GroupId.NONE, socket.groupId());
        for (Ws2Option<Integer> option : List.of(SO_GROUP_PRIORITY, SocketOptions.SO_GROUP_MEMBER_WEIGHT)) {
            Call.fails(WSAENOPROTOOPT, () -> socket.getOption(option));
            Call.fails(WSAENOPROTOOPT, () -> socket.setOption(option, 1));
        }
    }

    @Test
    void groupInTheLiteralFormIsIgnoredOrRefusedWithoutGroups() throws Exception {
        GroupRequest group = GroupRequest.NEW_CONSTRAINED;
        SocketHandle.open(fake, fake, fake.entry, group, 0).close();
        assertTrue(fake.opened.get(0).group().isNone());
        assertEquals(1, fake.logged.size());
        fake.strict = true;
        Call.fails(WSAEINVAL, () -> SocketHandle.open(fake, fake, fake.entry, group, 0));
        assertEquals(1, fake.opened.size());
    }

    @Test
    void groupAndFlagsGoToTheProvider() throws Exception {
        fake.entry = FakeTransport.stream(FakeTransport.EVERYTHING);
        SocketHandle.open(fake, fake, fake.entry, new GroupRequest(42), 1);
        assertEquals(42, fake.opened.get(0).group().g());
        assertEquals(1, fake.opened.get(0).flags());
        fake.refusesToOpen = new Ws2Exception(WsaError.WSAEMFILE);
        Ws2Exception e = Call.fails(WsaError.WSAEMFILE, fake::socket);
        assertEquals("socket", e.context().operation());
    }

    @Test
    void priorityAndGroupIdAreTheProvidersInAGroup() throws Exception {
        fake.entry = FakeTransport.stream(FakeTransport.EVERYTHING);
        SocketHandle socket = fake.socket();
        fake.last().options.put(SO_GROUP_ID, new GroupId(9));
        fake.last().options.put(SO_GROUP_PRIORITY, 0);
        socket.setOption(SO_GROUP_PRIORITY, 3);
        assertEquals(3, socket.getOption(SO_GROUP_PRIORITY));
        assertEquals(new GroupId(9), socket.groupId());
        assertEquals(new GroupId(9), socket.statistics().groupId());
        assertEquals(3, socket.statistics().priority());
        assertEquals("circuit 1", socket.statistics().circuit());
        assertTrue(socket.hasSet(SO_GROUP_PRIORITY));
    }

    @Test
    void qosIoctlsAreUnknownWhereThereIsNoQos() throws Exception {
        SocketHandle socket = fake.socket();
        Call.fails(WSAENOPROTOOPT, () -> socket.ioctl(Ioctls.SIO_GET_QOS, null));
        Call.fails(WSAENOPROTOOPT, () -> socket.ioctl(Ioctls.SIO_SET_QOS, SOME));
        Call.fails(WSAENOPROTOOPT, () -> socket.ioctl(Ioctls.SIO_GET_GROUP_QOS, null));
        Call.fails(WSAENOPROTOOPT, () -> socket.ioctl(Ioctls.SIO_SET_GROUP_QOS, SOME));
        assertEquals(List.of(), fake.last().done);
    }

    @Test
    void qosIoctlsGoToTheProviderThatHasIt() throws Exception {
        fake.entry = FakeTransport.stream(FakeTransport.EVERYTHING);
        SocketHandle socket = fake.socket();
        fake.last().controls.put(Ioctls.SIO_GET_QOS, SOME);
        assertEquals(SOME, socket.ioctl(Ioctls.SIO_GET_QOS, null));
        assertEquals(Qos.ZERO, socket.ioctl(Ioctls.SIO_GET_GROUP_QOS, null)); // it is in no group
        fake.last().options.put(SO_GROUP_ID, new GroupId(9));
        fake.last().controls.put(Ioctls.SIO_GET_GROUP_QOS, SOME);
        assertEquals(SOME, socket.ioctl(Ioctls.SIO_GET_GROUP_QOS, null));
    }

    @Test
    void otherIoctlsAreTheProvidersAndBadInputIsRefused() throws Exception {
        SocketHandle socket = fake.socket();
        Call.fails(WsaError.WSAEOPNOTSUPP, () -> socket.ioctl(Ioctls.SIO_FLUSH, null));
        fake.last().controls.put(Ioctls.FIONREAD, 5);
        assertEquals(5, socket.ioctl(Ioctls.FIONREAD, null));
        Call.fails(WsaError.WSAEFAULT, () -> socket.ioctl(null, null));
        Call.fails(WsaError.WSAEFAULT, () -> socket.ioctl(Ioctls.FIONBIO, null));
    }

    @Test
    void everyStandardOptionHasAnOutcome() throws Exception {
        SocketHandle socket = fake.socket();
        for (Ws2Option<?> option : SocketOptions.ALL) {
            try {
                assertNotNull(socket.getOption(option), option.name());
            } catch (Ws2Exception e) {
                assertEquals(WSAENOPROTOOPT, e.error(), option.name());
            }
        }
        assertEquals(Capabilities.NONE, fake.entry.capabilities());
    }
}
