package io.trunkline.provider.reference;

import static io.trunkline.provider.reference.Bench.assertFails;
import static io.trunkline.provider.reference.Bench.call;
import static io.trunkline.provider.reference.Bench.drain;
import static io.trunkline.provider.reference.Bench.groupOf;
import static io.trunkline.provider.reference.Bench.octets;
import static io.trunkline.provider.reference.Bench.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.GroupId;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.GroupScheduling;
import io.trunkline.api.GroupStatistics;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.LocalAddress;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.ProviderSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupTest extends BenchFixture {
    private static final Duration MILLI = Duration.ofMillis(1);

    private ProviderSocket creator;

    @BeforeEach
    void start() throws Ws2Exception {
        creator = bench.open(bench.alice, GroupRequest.NEW_CONSTRAINED);
    }

    private ProviderSocket member() throws Ws2Exception {
        return bench.open(bench.alice, GroupRequest.join(groupOf(creator)));
    }

    private static ConnectCall callTo(String host) {
        return new ConnectCall(new LocalAddress(host, 9000), octets(""), Optional.empty(), Optional.empty());
    }

    @Test
    void membersToOneHostShareOneCircuitFromTheFirstToTheLast() throws Ws2Exception {
        ProviderSocket member = member();
        bench.connect(creator, call(), listener);
        assertThat(bench.network.circuits()).isOne();
        bench.connect(member, call(), listener);
        assertThat(bench.network.circuits()).isOne();
        ProviderSocket alone = bench.open(bench.alice, GroupRequest.NONE);
        bench.connect(alone, call(), listener);
        assertThat(bench.network.circuits()).isEqualTo(2);
        creator.close(CloseMode.GRACEFUL);
        bench.pass(MILLI);
        assertThat(bench.network.circuits()).isEqualTo(2);
        member.close(CloseMode.GRACEFUL);
        alone.close(CloseMode.GRACEFUL);
        bench.pass(MILLI);
        assertThat(bench.network.circuits()).isZero();
    }

    @Test
    void constrainedGroupKeepsToTheFirstHostAndIsFreeAgainAfterAFailure() throws Ws2Exception {
        ProviderSocket member = member();
        creator.connect(callTo("nowhere"));
        assertFails(WsaError.WSAEINVAL, () -> {
            member.connect(call());
            return null;
        });
        bench.pass(Duration.ofMillis(2));
        assertFails(WsaError.WSAEHOSTUNREACH, creator::connectResult);
        bench.connect(member, call(), listener);
        assertFails(WsaError.WSAEINVAL, () -> {
            creator.connect(callTo("nowhere"));
            return null;
        });
        bench.connect(creator, call(), listener);
    }

    @Test
    void mirrorGroupHasTheCallersKindAndPriorityAndEndsWithItsLastMember() throws Ws2Exception {
        creator.option(SocketOptions.SO_GROUP_PRIORITY, 3);
        ProviderSocket member = member();
        member.option(SocketOptions.SO_GROUP_PRIORITY, 7);
        ProviderSocket first =
                bench.connect(creator, call(), listener, asked -> asked.accept().mirrorGroup());
        ProviderSocket second =
                bench.connect(member, call(), listener, asked -> asked.accept().mirrorGroup());
        ProviderSocket alone = bench.connect(
                bench.open(bench.alice, GroupRequest.NONE),
                call(),
                listener,
                asked -> asked.accept().mirrorGroup());
        assertThat(groupOf(first)).isEqualTo(groupOf(second)).isNotEqualTo(GroupId.NONE);
        assertThat(groupOf(alone)).isEqualTo(GroupId.NONE);
        assertThat(first.option(SocketOptions.SO_GROUP_PRIORITY)).isEqualTo(3);
        assertThat(second.option(SocketOptions.SO_GROUP_PRIORITY)).isEqualTo(7);
        GroupStatistics mirror = bench.bob.groups().get(0);
        assertThat(mirror.kind()).isEqualTo(GroupKind.CONSTRAINED);
        assertThat(mirror.constrainedTo()).isEqualTo("alice");
        first.close(CloseMode.GRACEFUL);
        second.close(CloseMode.GRACEFUL);
        assertThat(bench.bob.groups()).isEmpty();
    }

    @Test
    void acceptThatFailsOverItsGroupRejectsTheConnectionAndLeavesNothing() throws Ws2Exception {
        creator.connect(call());
        bench.pass(MILLI);
        var request = listener.nextRequest();
        GroupRequest unknown = GroupRequest.join(new GroupId(0x7777));
        assertFails(
                WsaError.WSAEINVAL,
                () -> request.accept(request.request().accept().group(unknown), what -> {}));
        assertThat(listener.nextRequest()).isNull();
        bench.pass(MILLI);
        assertFails(WsaError.WSAECONNREFUSED, creator::connectResult);
        assertThat(bench.network.circuits()).isZero();
        assertThat(bench.bob.groups()).isEmpty();
    }

    @Test
    void requestCarriesPriorityAndReferenceOfTheCallersGroup() throws Ws2Exception {
        creator.option(SocketOptions.SO_GROUP_PRIORITY, 5);
        ProviderSocket member = member();
        ConnectionRequest first = asked(creator);
        ConnectionRequest second = asked(member);
        ConnectionRequest stranger = asked(bench.open(bench.alice, GroupRequest.NEW_CONSTRAINED));
        assertThat(first.priority()).hasValue(5);
        assertThat(second.priority()).hasValue(0);
        assertThat(first.groupReference()).isPresent().isEqualTo(second.groupReference());
        assertThat(stranger.groupReference()).isPresent().isNotEqualTo(first.groupReference());
    }

    private ConnectionRequest asked(ProviderSocket caller) throws Ws2Exception {
        caller.connect(call());
        bench.pass(MILLI);
        ConnectionRequest request = listener.nextRequest().request();
        listener.nextRequest().accept(request.accept(), what -> {});
        return request;
    }

    @Test
    void lowerPriorityNumberOvertakesOnTheLink() throws Ws2Exception {
        ProviderSocket urgent = member();
        creator.option(SocketOptions.SO_GROUP_PRIORITY, 9);
        ProviderSocket bulkThere = bench.connect(creator, call(), listener);
        ProviderSocket urgentThere = bench.connect(urgent, call(), listener);
        offer(creator, 10_000);
        bench.pass(Duration.ofMillis(2)); // 2,000 octets sent, 1,000 of them still travel
        drain(bulkThere);
        offer(urgent, 1_000);
        bench.pass(Duration.ofMillis(2)); // at most one quantum first, then all of it: 1.5 ms and the delay
        assertThat(drain(urgentThere)).isBetween(500, 1_000);
        bench.pass(Duration.ofNanos(500_000));
        drain(urgentThere);
        SocketStatistics seen = urgent.statistics(blank());
        assertThat(seen.queuedOctets()).isZero();
        assertThat(drain(bulkThere)).isLessThanOrEqualTo(1_000 + 500 + 500);
    }

    private static SocketStatistics blank() {
        return new SocketStatistics(
                0, 0, 0, GroupId.NONE, 0, io.trunkline.api.WaitHistogram.EMPTY, 0, 0, "", Optional.empty());
    }

    @Test
    void changeOfPriorityHoldsFromTheNextDecisionOn() throws Ws2Exception {
        ProviderSocket other = member();
        ProviderSocket one = bench.connect(creator, call(), listener);
        ProviderSocket two = bench.connect(other, call(), listener);
        creator.option(SocketOptions.SO_GROUP_PRIORITY, 1);
        offer(creator, 10_000);
        offer(other, 10_000);
        bench.pass(Duration.ofMillis(5));
        assertThat(drain(two)).isEqualTo(3_500); // one quantum of the first was being sent
        other.option(SocketOptions.SO_GROUP_PRIORITY, 2);
        bench.pass(Duration.ofMillis(4));
        assertThat(drain(two)).isLessThanOrEqualTo(1_000 + 500);
        assertThat(drain(one)).isGreaterThanOrEqualTo(2_500);
    }

    @Test
    void weightedMembersShareByTheirWeights() throws Ws2Exception {
        ProviderSocket other = member();
        creator.option(SocketOptions.SO_GROUP_SCHEDULER, GroupScheduling.WEIGHTED);
        creator.option(SocketOptions.SO_GROUP_MEMBER_WEIGHT, 48);
        creator.option(SocketOptions.SO_GROUP_PRIORITY, 9);
        assertFails(WsaError.WSAENOPROTOOPT, () -> {
            other.option(SocketOptions.SO_GROUP_SCHEDULER, GroupScheduling.STRICT);
            return null;
        });
        double[] got = share(creator, other);
        assertThat(got[0] / got[1]).isCloseTo(3.0, within(0.2));
    }

    @Test
    void groupsShareALinkByTheirWeightsHoweverManyMembersTheyHave() throws Ws2Exception {
        ProviderSocket more = member();
        ProviderSocket rival = bench.open(bench.alice, GroupRequest.NEW_UNCONSTRAINED);
        rival.option(SocketOptions.SO_GROUP_WEIGHT, 32);
        double[] got = share(creator, more, rival);
        assertThat(got[2] / (got[0] + got[1])).isCloseTo(2.0, within(0.2));
    }

    /** What the callers get through when all have something to send for a second. */
    private double[] share(ProviderSocket... callers) throws Ws2Exception {
        ProviderSocket[] there = new ProviderSocket[callers.length];
        double[] got = new double[callers.length];
        for (int i = 0; i < callers.length; i++) there[i] = bench.connect(callers[i], call(), listener);
        for (int round = 0; round < 1_000; round++) {
            for (int i = 0; i < callers.length; i++) {
                offer(callers[i], 10_000);
                got[i] += drain(there[i]);
            }
            bench.pass(MILLI);
        }
        return got;
    }

    @Test
    void statisticsKnowCircuitGroupAndShare() throws Ws2Exception {
        ProviderSocket there = bench.connect(creator, call(), listener);
        offer(creator, 5_000);
        bench.pass(Duration.ofMillis(2));
        SocketStatistics seen = creator.statistics(blank());
        assertThat(seen.groupId()).isEqualTo(groupOf(creator));
        assertThat(seen.circuit()).isEqualTo("alice-bob#1");
        assertThat(seen.queuedOctets()).isEqualTo(2_500);
        assertThat(seen.shareAchieved()).isEqualTo(1.0);
        assertThat(seen.waits().total()).isPositive();
        List<GroupStatistics> groups = bench.alice.groups();
        assertThat(groups).singleElement().satisfies(group -> {
            assertThat(group.members()).hasSize(1);
            assertThat(group.members().get(0).octetsSent()).isEqualTo(5_000);
        });
        drain(there);
    }

    @Test
    void groupOfAnotherHostCannotBeJoined() throws Ws2Exception {
        GroupId id = groupOf(creator);
        assertFails(WsaError.WSAEINVAL, () -> bench.open(bench.bob, GroupRequest.join(id)));
        bench.alice.open(new OpenRequest(bench.stream, GroupRequest.join(id), 0), what -> {});
        ProviderSocket sameHost = bench.open(bench.library("alice"), GroupRequest.join(id));
        assertThat(groupOf(sameHost)).isEqualTo(id);
    }
}
