package io.trunkline.spi;

import static io.trunkline.spi.GroupPeer.STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupReference;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupTableTest {
    private final GroupTable table = new GroupTable(GroupRegistry.inProcess(), new LocalAddressFormat());

    private static LocalAddress host(String name) {
        return new LocalAddress(name, 9);
    }

    private static GroupRequest join(GroupMember member) {
        return GroupRequest.join(member.group().id());
    }

    private static void assertFails(WsaError expected, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Ws2Exception.class, failure -> {
            assertThat(failure.error()).isEqualTo(expected);
            assertThat(failure.getMessage()).doesNotContain("\n");
        });
    }

    @Test
    void hostIsFreeAgainOnlyWhenNobodyHoldsIt() throws Exception {
        GroupMember one = table.enter(GroupRequest.NEW_CONSTRAINED, STREAM);
        GroupMember other = table.enter(join(one), STREAM);
        HostClaim first = one.claim(host("alice"));
        HostClaim second = other.claim(host("alice"));
        first.release();
        assertFails(WsaError.WSAEINVAL, () -> one.claim(host("bob")));
        second.release();
        one.claim(host("bob")).confirm();
        assertThat(one.group().constrainedHost()).contains("bob");
    }

    @Test
    void hostOfAConnectedMemberStaysWhenThatMemberIsClosed() throws Exception {
        GroupMember one = table.enter(GroupRequest.NEW_CONSTRAINED, STREAM);
        GroupMember other = table.enter(join(one), STREAM);
        one.claim(host("alice")).confirm();
        one.leave();
        assertFails(WsaError.WSAEINVAL, () -> other.claim(host("bob")));
        other.claim(new LocalAddress("alice", 77)).confirm();
    }

    @Test
    void memberThatIsClosedWhileItConnectsGivesTheHostBack() throws Exception {
        GroupMember one = table.enter(GroupRequest.NEW_CONSTRAINED, STREAM);
        GroupMember other = table.enter(join(one), STREAM);
        HostClaim claim = one.claim(host("alice"));
        one.leave();
        claim.confirm();
        other.claim(host("bob")).confirm();
        assertFails(WsaError.WSAENOTSOCK, () -> one.claim(host("bob")));
    }

    @Test
    void anotherHostOfAnotherFamilyIsAnotherHost() throws Exception {
        GroupTable both = new GroupTable(GroupRegistry.inProcess(), new LocalAddressFormat(), new OtherFamily());
        GroupMember member = both.enter(GroupRequest.NEW_CONSTRAINED, STREAM);
        member.claim(host("alice")).confirm();
        assertFails(WsaError.WSAEINVAL, () -> member.claim(InetSocketAddress.createUnresolved("alice", 9)));
    }

    @Test
    void addressOfNoFamilyOfTheProviderIsRefused() throws Exception {
        GroupMember member = table.enter(GroupRequest.NEW_CONSTRAINED, STREAM);
        assertFails(WsaError.WSAEAFNOSUPPORT, () -> member.claim(InetSocketAddress.createUnresolved("alice", 9)));
        assertThat(member.group().constrainedHost()).isEmpty();
    }

    @Test
    void unconstrainedMembersGoAnywhere() throws Exception {
        GroupMember member = table.enter(GroupRequest.NEW_UNCONSTRAINED, STREAM);
        member.claim(host("alice")).confirm();
        member.claim(host("bob")).confirm();
        assertThat(member.group().constrainedHost()).isEmpty();
    }

    @Test
    void mirrorEndsWithItsLastMemberAndTheNextIsAnotherGroup() throws Exception {
        GroupReference caller = new GroupReference(5);
        GroupMember first = table.enterMirror(caller, "alice", GroupKind.CONSTRAINED, 0, STREAM);
        GroupMember second = table.enterMirror(caller, "alice", GroupKind.CONSTRAINED, 2, STREAM);
        GroupMember elsewhere = table.enterMirror(caller, "bob", GroupKind.CONSTRAINED, 2, STREAM);
        assertThat(second.group()).isSameAs(first.group()).isNotSameAs(elsewhere.group());
        assertFails(WsaError.WSAEINVAL, () -> second.claim(host("bob")));
        first.leave();
        second.leave();
        GroupMember later = table.enterMirror(caller, "alice", GroupKind.CONSTRAINED, 0, STREAM);
        assertThat(later.group().id()).isNotEqualTo(first.group().id());
    }

    @Test
    void mirrorWithANegativePriorityIsRefusedAndLeavesNothing() {
        assertFails(
                WsaError.WSAEINVAL,
                () -> table.enterMirror(new GroupReference(5), "alice", GroupKind.CONSTRAINED, -1, STREAM));
        assertThat(table.groups()).isEmpty();
    }

    @Test
    void seededRegistryGivesTheSameIdsAndReferencesAgain() throws Exception {
        GroupMember one = new GroupTable(GroupRegistry.inProcess(42)).enter(GroupRequest.NEW_CONSTRAINED, STREAM);
        GroupMember same = new GroupTable(GroupRegistry.inProcess(42)).enter(GroupRequest.NEW_CONSTRAINED, STREAM);
        GroupMember other = new GroupTable(GroupRegistry.inProcess(43)).enter(GroupRequest.NEW_CONSTRAINED, STREAM);
        assertThat(same.group().id())
                .isEqualTo(one.group().id())
                .isNotEqualTo(other.group().id());
        assertThat(same.group().reference())
                .isEqualTo(one.group().reference())
                .isNotEqualTo(other.group().reference());
    }

    @Test
    void idsGoRoundTheValuesThatAreRequests() {
        assertThat(GroupRegistry.idAfter(-1)).isEqualTo(3);
        assertThat(GroupRegistry.idAfter(3)).isEqualTo(4);
        assertThat(GroupRegistry.idAfter(Integer.MAX_VALUE)).isEqualTo(Integer.MIN_VALUE);
    }

    @Test
    void traitsComeFromTheEntry() {
        ProtocolInfo entry = ProtocolInfo.declare("x", new UUID(1, 1))
                .triple(Ws2Constants.AF_INET, Ws2Constants.SOCK_STREAM, Ws2Constants.IPPROTO_TCP)
                .build();
        assertThat(MemberTraits.of(entry)).isEqualTo(STREAM);
    }

    @Test
    void ofConcurrentFirstConnectsToDifferentHostsOneHostWins() throws Exception {
        for (int round = 0; round < 200; round++) {
            GroupMember creator = table.enter(GroupRequest.NEW_CONSTRAINED, STREAM);
            List<GroupMember> members = new ArrayList<>(List.of(creator));
            for (int i = 0; i < 3; i++) members.add(table.enter(join(creator), STREAM));
            List<String> granted = atOnce(members.size(), i -> {
                String wanted = "host" + i % 2;
                members.get(i).claim(host(wanted)).confirm();
                return wanted;
            });
            assertThat(granted).isNotEmpty().containsOnly(granted.get(0));
            assertThat(creator.group().constrainedHost()).contains(granted.get(0));
            members.forEach(GroupMember::leave);
        }
        assertThat(table.groups()).isEmpty();
    }

    @Test
    void joinThatRacesWithTheLastCloseEntersTheGroupOrFails() throws Exception {
        for (int round = 0; round < 500; round++) {
            GroupMember last = table.enter(GroupRequest.NEW_CONSTRAINED, STREAM);
            List<GroupMember> joined = atOnce(3, i -> {
                if (i == 0) {
                    last.leave();
                    return null;
                }
                return table.enter(join(last), STREAM);
            });
            joined.removeIf(member -> member == null);
            for (GroupMember member : joined) {
                assertThat(member.group()).isSameAs(last.group());
                assertThat(table.groups()).containsExactly(member.group());
            }
            joined.forEach(GroupMember::leave);
            assertThat(table.groups()).isEmpty();
            assertFails(WsaError.WSAEINVAL, () -> table.enter(join(last), STREAM));
        }
    }

    private interface Job<T> {
        T run(int number) throws Ws2Exception;
    }

    /** Runs jobs at once; gives the results of those that were not refused with {@code WSAEINVAL}. */
    private static <T> List<T> atOnce(int jobs, Job<T> job) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        try {
            CyclicBarrier start = new CyclicBarrier(jobs);
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < jobs; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    start.await();
                    return job.run(number);
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) resultOf(one, results);
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> void resultOf(Future<T> job, List<T> results) throws InterruptedException {
        try {
            results.add(job.get());
        } catch (ExecutionException failed) {
            assertThat(failed.getCause())
                    .isInstanceOfSatisfying(
                            Ws2Exception.class,
                            refused -> assertThat(refused.error()).isEqualTo(WsaError.WSAEINVAL));
        }
    }

    /** A second family, whose hosts have the same names. */
    private static final class OtherFamily implements AddressFormat {
        @Override
        public int family() {
            return Ws2Constants.AF_INET;
        }

        @Override
        public String name() {
            return "AF_INET";
        }

        @Override
        public String example() {
            return "alice:9";
        }

        @Override
        public boolean accepts(SocketAddress address) {
            return address instanceof InetSocketAddress;
        }

        @Override
        public Optional<SocketAddress> parse(String text) {
            return Optional.empty();
        }

        @Override
        public String format(SocketAddress address) {
            return address.toString();
        }

        @Override
        public String host(SocketAddress address) {
            return ((InetSocketAddress) address).getHostString();
        }
    }
}
