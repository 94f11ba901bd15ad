package io.trunkline.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.GroupId;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.GroupScheduling;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.api.WsaError;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupOptionsTest {
    private static final List<Ws2Option<?>> ALL_BUT_ID = List.of(
            SocketOptions.SO_GROUP_PRIORITY,
            SocketOptions.SO_GROUP_SCHEDULER,
            SocketOptions.SO_GROUP_MEMBER_WEIGHT,
            SocketOptions.SO_GROUP_WEIGHT);

    private final GroupOptions options = new GroupOptions(Set.of(GroupScheduling.values()));
    private final GroupOptions unscheduled = new GroupOptions(Set.of());
    private GroupMember creator;
    private GroupMember joiner;

    @BeforeEach
    void enterGroup() throws Ws2Exception {
        GroupTable table = new GroupTable(GroupRegistry.inProcess());
        creator = table.enter(GroupRequest.NEW_UNCONSTRAINED, GroupPeer.STREAM);
        joiner = table.enter(GroupRequest.join(creator.group().id()), GroupPeer.STREAM);
    }

    private static void assertFails(WsaError expected, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Ws2Exception.class,
                        failure -> assertThat(failure.error()).isEqualTo(expected));
    }

    @Test
    void freshMemberHasTheDefaults() throws Exception {
        assertThat(options.get(SocketOptions.SO_GROUP_ID, joiner))
                .isEqualTo(creator.group().id());
        assertThat(options.get(SocketOptions.SO_GROUP_PRIORITY, joiner)).isZero();
        assertThat(options.get(SocketOptions.SO_GROUP_SCHEDULER, joiner)).isEqualTo(GroupScheduling.STRICT);
        assertThat(options.get(SocketOptions.SO_GROUP_MEMBER_WEIGHT, joiner)).isEqualTo(16);
        assertThat(options.get(SocketOptions.SO_GROUP_WEIGHT, joiner)).isEqualTo(16);
    }

    @Test
    void whatIsSetCanBeRead() throws Exception {
        options.set(SocketOptions.SO_GROUP_PRIORITY, 7, joiner);
        options.set(SocketOptions.SO_GROUP_MEMBER_WEIGHT, 256, joiner);
        options.set(SocketOptions.SO_GROUP_SCHEDULER, GroupScheduling.WEIGHTED, creator);
        options.set(SocketOptions.SO_GROUP_WEIGHT, 1, creator);
        assertThat(options.get(SocketOptions.SO_GROUP_PRIORITY, joiner)).isEqualTo(7);
        assertThat(options.get(SocketOptions.SO_GROUP_PRIORITY, creator)).isZero();
        assertThat(options.get(SocketOptions.SO_GROUP_MEMBER_WEIGHT, joiner)).isEqualTo(256);
        assertThat(options.get(SocketOptions.SO_GROUP_MEMBER_WEIGHT, creator)).isEqualTo(16);
        assertThat(options.get(SocketOptions.SO_GROUP_SCHEDULER, joiner)).isEqualTo(GroupScheduling.WEIGHTED);
        assertThat(options.get(SocketOptions.SO_GROUP_WEIGHT, joiner)).isEqualTo(1);
    }

    @Test
    void outsideAGroupOnlyTheIdCanBeReadAndItIsNone() throws Exception {
        assertThat(options.get(SocketOptions.SO_GROUP_ID, null)).isEqualTo(GroupId.NONE);
        for (Ws2Option<?> option : ALL_BUT_ID) {
            assertFails(WsaError.WSAENOPROTOOPT, () -> options.get(option, null));
        }
        assertFails(WsaError.WSAENOPROTOOPT, () -> options.set(SocketOptions.SO_GROUP_PRIORITY, 1, null));
    }

    @Test
    void idCannotBeSet() {
        assertFails(
                WsaError.WSAENOPROTOOPT,
                () -> options.set(SocketOptions.SO_GROUP_ID, creator.group().id(), joiner));
    }

    @Test
    void valuesOutOfRangeAreRefusedAndChangeNothing() throws Exception {
        assertFails(WsaError.WSAEINVAL, () -> options.set(SocketOptions.SO_GROUP_PRIORITY, -1, joiner));
        for (int weight : new int[] {0, -1, 257}) {
            assertFails(WsaError.WSAEINVAL, () -> options.set(SocketOptions.SO_GROUP_MEMBER_WEIGHT, weight, joiner));
            assertFails(WsaError.WSAEINVAL, () -> options.set(SocketOptions.SO_GROUP_WEIGHT, weight, creator));
        }
        assertFails(WsaError.WSAEFAULT, () -> options.set(SocketOptions.SO_GROUP_PRIORITY, null, joiner));
        assertThat(joiner.prioritySet()).isFalse();
        freshMemberHasTheDefaults();
    }

    @Test
    void attributesOfTheGroupAreItsCreatorsAlone() {
        assertFails(WsaError.WSAENOPROTOOPT, () -> options.set(SocketOptions.SO_GROUP_WEIGHT, 2, joiner));
        assertFails(
                WsaError.WSAENOPROTOOPT,
                () -> options.set(SocketOptions.SO_GROUP_SCHEDULER, GroupScheduling.WEIGHTED, joiner));
        creator.leave();
        assertFails(WsaError.WSAENOPROTOOPT, () -> options.set(SocketOptions.SO_GROUP_WEIGHT, 2, creator));
    }

    @Test
    void disciplineThatIsNotDeclaredIsRefused() {
        GroupOptions strictOnly = new GroupOptions(Set.of(GroupScheduling.STRICT));
        assertFails(
                WsaError.WSAEINVAL,
                () -> strictOnly.set(SocketOptions.SO_GROUP_SCHEDULER, GroupScheduling.WEIGHTED, creator));
    }

    @Test
    void providerThatSchedulesNothingHasIdAndPriorityOnly() throws Exception {
        unscheduled.set(SocketOptions.SO_GROUP_PRIORITY, 3, joiner);
        assertThat(unscheduled.get(SocketOptions.SO_GROUP_PRIORITY, joiner)).isEqualTo(3);
        assertThat(unscheduled.get(SocketOptions.SO_GROUP_ID, joiner)).isNotEqualTo(GroupId.NONE);
        for (Ws2Option<?> option : ALL_BUT_ID.subList(1, 4)) {
            assertFails(WsaError.WSAENOPROTOOPT, () -> unscheduled.get(option, joiner));
        }
        assertFails(WsaError.WSAENOPROTOOPT, () -> unscheduled.set(SocketOptions.SO_GROUP_WEIGHT, 2, creator));
    }

    @Test
    void otherOptionsAreNotCovered() {
        assertThat(options.covers(SocketOptions.SO_RCVBUF)).isFalse();
        assertThat(ALL_BUT_ID).allMatch(options::covers);
        assertFails(WsaError.WSAENOPROTOOPT, () -> options.get(SocketOptions.SO_RCVBUF, joiner));
    }
}
