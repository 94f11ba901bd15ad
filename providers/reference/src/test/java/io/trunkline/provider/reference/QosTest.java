package io.trunkline.provider.reference;

import static io.trunkline.provider.reference.Bench.RATE;
import static io.trunkline.provider.reference.Bench.assertFails;
import static io.trunkline.provider.reference.Bench.call;
import static io.trunkline.provider.reference.Bench.drain;
import static io.trunkline.provider.reference.Bench.groupCall;
import static io.trunkline.provider.reference.Bench.groupOf;
import static io.trunkline.provider.reference.Bench.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.ServiceType;
import io.trunkline.api.Side;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QosTest extends BenchFixture {
    private static final Duration MILLI = Duration.ofMillis(1);

    private ProviderSocket creator;

    @BeforeEach
    void start() throws Ws2Exception {
        creator = bench.open(bench.alice, GroupRequest.NEW_UNCONSTRAINED);
    }

    private static Qos rate(long out, long in) {
        return Qos.of(FlowSpec.guaranteed(out, 500), FlowSpec.guaranteed(in, 500));
    }

    private static Qos rate(long both) {
        return rate(both, both);
    }

    private ProviderSocket member() throws Ws2Exception {
        return bench.open(bench.alice, GroupRequest.join(groupOf(creator)));
    }

    private ProviderSocket ungrouped() throws Ws2Exception {
        return bench.open(bench.alice, GroupRequest.NONE);
    }

    private long promised() {
        return bench.network.promisedOctetsPerSecond("alice", "bob");
    }

    private static QosRefusedException refusal(ProviderSocket caller, ConnectCall call) throws Ws2Exception {
        caller.connect(call);
        try {
            caller.connectResult();
        } catch (QosRefusedException refused) {
            return refused;
        }
        throw new AssertionError("not refused");
    }

    @Test
    void groupsContractIsBookedOnceAndFreeAgainWithItsLastMember() throws Ws2Exception {
        ProviderSocket member = member();
        bench.connect(creator, groupCall(rate(600_000, 100_000)), listener);
        assertThat(creator.connectResult().grantedGroupQos()).contains(rate(600_000, 100_000));
        assertThat(promised()).isEqualTo(600_000);
        assertThat(bench.network.promisedOctetsPerSecond("bob", "alice")).isEqualTo(100_000);
        bench.connect(member, call(), listener);
        assertThat(promised()).isEqualTo(600_000);
        creator.close(CloseMode.ABORTIVE);
        assertThat(promised()).isEqualTo(600_000);
        member.close(CloseMode.ABORTIVE);
        assertThat(promised()).isZero();
    }

    @Test
    void refusalNamesCauseAndWhatIsAdmittedWhenAskedNext() throws Ws2Exception {
        bench.connect(creator, groupCall(rate(600_000)), listener);
        ProviderSocket other = bench.open(bench.alice, GroupRequest.NEW_UNCONSTRAINED);
        QosRefusedException refused = refusal(other, groupCall(rate(500_000, 300_000)));
        assertThat(refused.error()).isEqualTo(WsaError.WSAEOPNOTSUPP);
        assertThat(refused.networkCause().orElseThrow().number()).isEqualTo(49);
        assertThat(refused.side()).isEqualTo(Side.NETWORK);
        assertThat(promised()).isEqualTo(600_000);
        assertThat(bench.network.circuits()).isOne();
        Qos available = refused.available().orElseThrow();
        assertThat(available).isEqualTo(rate(400_000, 300_000));
        bench.connect(other, groupCall(available), listener);
        assertThat(promised()).isEqualTo(RATE);
        assertThat(refusal(ungrouped(), Bench.call(rate(1))).available()).isEmpty();
        bench.connect(ungrouped(), call(), listener);
    }

    @Test
    void callerOfTheOtherSideSeesItsOwnDirections() throws Ws2Exception {
        bench.connect(creator, groupCall(rate(900_000, 100_000)), listener);
        ProviderSocket aliceListens = bench.open(bench.alice, GroupRequest.NONE);
        aliceListens.bind(new io.trunkline.spi.LocalAddress("alice", 1));
        aliceListens.listen(1);
        ProviderSocket fromBob = bench.open(bench.bob, GroupRequest.NONE);
        ConnectCall call = new ConnectCall(
                aliceListens.sockName(),
                Bench.octets(""),
                java.util.Optional.of(rate(950_000, 50_000)),
                java.util.Optional.empty());
        QosRefusedException refused = refusal(fromBob, call);
        assertThat(refused.available()).contains(rate(900_000, 50_000));
    }

    @Test
    void admittedSumNeverExceedsTheCapacityAndEveryOfferOfARefusalHolds() throws Ws2Exception {
        Random random = new Random(11);
        listener.listen(1000);
        List<ProviderSocket> open = new ArrayList<>();
        int refusals = 0;
        for (int i = 0; i < 300; i++) {
            ProviderSocket caller = random.nextBoolean() ? ungrouped() : member();
            ConnectCall call = Bench.call(rate(1 + random.nextInt(400_000), 1 + random.nextInt(400_000)));
            caller.connect(call);
            try {
                caller.connectResult();
                open.add(caller);
            } catch (QosRefusedException refused) {
                refusals++;
                if (refused.available().isPresent()) {
                    caller.connect(Bench.call(refused.available().get()));
                    caller.connectResult();
                    open.add(caller);
                }
            }
            assertThat(promised()).isBetween(0L, (long) RATE);
            assertThat(bench.network.promisedOctetsPerSecond("bob", "alice")).isBetween(0L, (long) RATE);
            if (open.size() > 3) open.remove(random.nextInt(open.size())).close(CloseMode.ABORTIVE);
        }
        assertThat(refusals).isGreaterThan(50);
        for (ProviderSocket socket : open) socket.close(CloseMode.ABORTIVE);
        assertThat(promised()).isZero();
        assertThat(bench.network.circuits()).isZero();
    }

    @Test
    void sharesOfMembersMayNotExceedTheGroups() throws Ws2Exception {
        bench.connect(creator, groupCall(rate(300_000)), listener);
        ProviderSocket one = member();
        bench.connect(one, Bench.call(rate(200_000)), listener);
        assertThat(promised()).isEqualTo(300_000);
        QosRefusedException refused = refusal(member(), Bench.call(rate(150_000)));
        assertThat(refused.available()).contains(rate(100_000));
        assertFails(WsaError.WSAEOPNOTSUPP, () -> creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, rate(100_000)));
        assertThat(creator.ioctl(Ioctls.SIO_GET_GROUP_QOS, null)).isEqualTo(rate(300_000));
        one.ioctl(Ioctls.SIO_SET_QOS, rate(50_000));
        creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, rate(100_000));
        assertThat(promised()).isEqualTo(100_000);
    }

    @Test
    void withoutAGroupsContractTheSumOfItsMembersIsBooked() throws Ws2Exception {
        bench.connect(creator, Bench.call(rate(200_000)), listener);
        ProviderSocket other = member();
        bench.connect(other, Bench.call(rate(300_000)), listener);
        assertThat(promised()).isEqualTo(500_000);
        assertThat(bench.network.circuits()).isOne();
        assertThat(refusal(member(), Bench.call(rate(600_000))).available()).contains(rate(500_000));
        creator.close(CloseMode.ABORTIVE);
        assertThat(promised()).isEqualTo(300_000);
        other.ioctl(Ioctls.SIO_SET_QOS, rate(1_000));
        assertThat(promised()).isEqualTo(1_000);
    }

    @Test
    void renegotiationIsAdmittedOrLeavesWhatWas() throws Ws2Exception {
        bench.connect(creator, groupCall(rate(300_000)), listener);
        bench.connect(ungrouped(), Bench.call(rate(500_000)), listener);
        assertThatThrownBy(() -> creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, rate(600_000)))
                .isInstanceOfSatisfying(
                        QosRefusedException.class,
                        refused -> assertThat(refused.available()).contains(rate(500_000)));
        assertThat(creator.ioctl(Ioctls.SIO_GET_GROUP_QOS, null)).isEqualTo(rate(300_000));
        assertThat(promised()).isEqualTo(800_000);
        creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, rate(500_000));
        assertThat(promised()).isEqualTo(RATE);
    }

    @Test
    void onlyTheCreatorSetsAndEverybodyReads() throws Ws2Exception {
        ProviderSocket member = member();
        creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, rate(10_000));
        assertFails(WsaError.WSAENOPROTOOPT, () -> member.ioctl(Ioctls.SIO_SET_GROUP_QOS, rate(20_000)));
        assertFails(WsaError.WSAENOPROTOOPT, () -> ungrouped().ioctl(Ioctls.SIO_SET_GROUP_QOS, rate(20_000)));
        assertThat(member.ioctl(Ioctls.SIO_GET_GROUP_QOS, null)).isEqualTo(rate(10_000));
        assertThat(ungrouped().ioctl(Ioctls.SIO_GET_GROUP_QOS, null)).isEqualTo(Qos.ZERO);
        bench.connect(member, groupCall(rate(20_000)), listener);
        assertThat(member.connectResult().ignored()).singleElement().asString().contains("group");
        assertThat(promised()).isEqualTo(10_000);
    }

    @Test
    void changeIsAnnouncedToEveryMemberOnBothSides() throws Ws2Exception {
        List<Integer> upcalls = new ArrayList<>();
        ProviderSocket idle =
                bench.alice.open(new OpenRequest(bench.stream, GroupRequest.join(groupOf(creator)), 0), upcalls::add);
        ProviderSocket there = bench.connect(
                creator,
                groupCall(rate(10_000)),
                listener,
                asked -> asked.accept().mirrorGroup());
        idle.ioctl(Ioctls.SIO_GET_GROUP_QOS, null);
        creator.ioctl(Ioctls.SIO_GET_GROUP_QOS, null);
        upcalls.clear();
        creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, rate(20_000, 30_000));
        assertThat(there.ioctl(Ioctls.SIO_GET_GROUP_QOS, null))
                .as("the news is on its way")
                .isEqualTo(rate(10_000));
        assertThat(upcalls).containsExactly(Ready.GROUP_QOS);
        assertThat(idle.readiness()).isEqualTo(Ready.GROUP_QOS);
        assertThat(creator.readiness() & Ready.GROUP_QOS).isNotZero();
        assertThat(there.readiness() & Ready.GROUP_QOS).isZero();
        bench.pass(MILLI);
        assertThat(there.readiness() & Ready.GROUP_QOS).isNotZero();
        assertThat(there.ioctl(Ioctls.SIO_GET_GROUP_QOS, null)).isEqualTo(rate(30_000, 20_000));
        assertThat(there.readiness() & Ready.GROUP_QOS).isZero();
    }

    @Test
    void withdrawnPromiseIsAnnouncedAndTheConnectionGoesOnAtBestEffort() throws Ws2Exception {
        ProviderSocket there = bench.connect(creator, groupCall(rate(100_000)), listener);
        creator.ioctl(Ioctls.SIO_GET_GROUP_QOS, null);
        assertThat(bench.network.withdrawQos("alice", groupOf(creator))).isOne();
        assertThat(creator.readiness() & Ready.GROUP_QOS).isNotZero();
        Qos left = creator.ioctl(Ioctls.SIO_GET_GROUP_QOS, null);
        assertThat(left.sending().serviceType()).isEqualTo(ServiceType.SERVICETYPE_NETWORK_UNAVAILABLE);
        assertThat(promised()).isZero();
        offer(creator, 5_000);
        bench.pass(Duration.ofMillis(7));
        assertThat(drain(there)).isEqualTo(5_000);
        creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, rate(200_000));
        assertThat(promised()).isEqualTo(200_000);
        assertThat(creator.ioctl(Ioctls.SIO_GET_GROUP_QOS, null)).isEqualTo(rate(200_000));
    }

    @Test
    void callerHearsOfAChangeByTheCalledSideWhenTheNewsHasTravelled() throws Ws2Exception {
        ProviderSocket caller = ungrouped();
        ProviderSocket there = bench.connect(caller, Bench.call(rate(10_000)), listener);
        there.ioctl(Ioctls.SIO_SET_QOS, rate(20_000, 30_000));
        assertThat(there.ioctl(Ioctls.SIO_GET_QOS, null)).isEqualTo(rate(20_000, 30_000));
        assertThat(there.readiness() & Ready.QOS).isZero();
        assertThat(caller.readiness() & Ready.QOS).isZero();
        assertThat(caller.ioctl(Ioctls.SIO_GET_QOS, null)).isEqualTo(rate(10_000));
        bench.pass(MILLI);
        assertThat(caller.readiness() & Ready.QOS).isNotZero();
        assertThat(caller.ioctl(Ioctls.SIO_GET_QOS, null)).isEqualTo(rate(30_000, 20_000));
    }

    @Test
    void newsOfTheNetworkOvertakesWhatTheCalledSideHasChanged() throws Ws2Exception {
        ProviderSocket caller = ungrouped();
        ProviderSocket there = bench.connect(caller, Bench.call(rate(10_000)), listener);
        there.ioctl(Ioctls.SIO_SET_QOS, rate(20_000));
        bench.network.capacity("bob", "alice", 5_000);
        ServiceType broken = ServiceType.SERVICETYPE_NETWORK_UNAVAILABLE;
        assertThat(caller.ioctl(Ioctls.SIO_GET_QOS, null).sending().serviceType())
                .isEqualTo(broken);
        bench.pass(MILLI);
        assertThat(caller.ioctl(Ioctls.SIO_GET_QOS, null).sending().serviceType())
                .isEqualTo(broken);
        assertThat(caller.readiness() & Ready.QOS).isZero();
        assertThat(there.ioctl(Ioctls.SIO_GET_QOS, null).sending().serviceType())
                .isEqualTo(broken);
    }

    @Test
    void promiseThatIsKeptAgainIsAnnouncedOnBothSides() throws Ws2Exception {
        ProviderSocket member = member();
        bench.connect(creator, groupCall(rate(100_000)), listener);
        ProviderSocket there = bench.connect(member, Bench.call(rate(40_000)), listener);
        bench.network.withdrawQos("alice", groupOf(creator));
        bench.pass(MILLI);
        member.ioctl(Ioctls.SIO_GET_QOS, null);
        there.ioctl(Ioctls.SIO_GET_QOS, null);
        creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, rate(50_000));
        assertThat(member.readiness() & Ready.QOS).isNotZero();
        assertThat(member.ioctl(Ioctls.SIO_GET_QOS, null)).isEqualTo(rate(40_000));
        bench.pass(MILLI);
        assertThat(there.readiness() & Ready.QOS).isNotZero();
        assertThat(there.ioctl(Ioctls.SIO_GET_QOS, null)).isEqualTo(rate(40_000));
    }

    @Test
    void lessCapacityBreaksTheLatestPromises() throws Ws2Exception {
        bench.connect(creator, groupCall(rate(500_000)), listener);
        ProviderSocket late = ungrouped();
        bench.connect(late, Bench.call(rate(300_000)), listener);
        bench.network.capacity("bob", "alice", 600_000);
        assertThat(promised()).isEqualTo(500_000);
        assertThat(late.readiness() & Ready.QOS).isNotZero();
        assertThat(late.ioctl(Ioctls.SIO_GET_QOS, null).sending().serviceType())
                .isEqualTo(ServiceType.SERVICETYPE_NETWORK_UNAVAILABLE);
        assertThat(creator.ioctl(Ioctls.SIO_GET_GROUP_QOS, null)).isEqualTo(rate(500_000));
    }

    @Test
    void groupIsShapedToItsRateAndHasItAgainstABusyLink() throws Ws2Exception {
        ProviderSocket there = bench.connect(creator, groupCall(rate(200_000)), listener);
        ProviderSocket rival = ungrouped();
        ProviderSocket rivalThere = bench.connect(rival, call(), listener);
        double[] got = run(1_000, List.of(creator, rival), List.of(there, rivalThere));
        assertThat(got[0]).isCloseTo(200_000, within(6_000.0));
        assertThat(got[1]).isCloseTo(800_000, within(20_000.0));
    }

    @Test
    void memberHasItsShareWhateverThePriorityOfTheOthers() throws Ws2Exception {
        ProviderSocket there = bench.connect(creator, groupCall(rate(400_000)), listener);
        ProviderSocket sharer = member();
        sharer.option(io.trunkline.api.SocketOptions.SO_GROUP_PRIORITY, 9);
        ProviderSocket sharerThere = bench.connect(sharer, Bench.call(rate(100_000)), listener);
        double[] got = run(1_000, List.of(creator, sharer), List.of(there, sharerThere));
        assertThat(got[1]).isCloseTo(100_000, within(5_000.0));
        assertThat(got[0]).isCloseTo(300_000, within(10_000.0));
    }

    @Test
    void statisticsTellWhatIsGrantedWhileThereIsACircuit() throws Exception {
        creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, rate(300_000));
        assertThat(bench.alice.groups().get(0).grantedQos()).isEmpty();
        assertThat(creator.ioctl(Ioctls.SIO_GET_GROUP_QOS, null)).isEqualTo(rate(300_000));
        ProviderSocket member = member();
        bench.connect(member, call(), listener);
        assertThat(bench.alice.groups().get(0).grantedQos()).contains(rate(300_000));
        member.close(CloseMode.ABORTIVE);
        bench.pass(MILLI);
        assertThat(bench.alice.groups().get(0).grantedQos()).isEmpty();
    }

    @Test
    void whatTheCallerReceivesIsShapedToo() throws Ws2Exception {
        ProviderSocket there = bench.connect(creator, groupCall(rate(500_000, 50_000)), listener);
        double[] got = run(1_000, List.of(there), List.of(creator));
        assertThat(got[0]).isCloseTo(50_000, within(3_000.0));
    }

    /** What arrives in so many milliseconds when the senders always have something to send. */
    private double[] run(int millis, List<ProviderSocket> from, List<ProviderSocket> to) throws Ws2Exception {
        double[] got = new double[from.size()];
        for (int i = 0; i < millis; i++) {
            for (int k = 0; k < from.size(); k++) {
                offer(from.get(k), 10_000);
                got[k] += drain(to.get(k));
            }
            bench.pass(MILLI);
        }
        return got;
    }

    @Test
    void acceptingSideCanAskForLess() throws Ws2Exception {
        ProviderSocket caller = ungrouped();
        bench.connect(caller, Bench.call(rate(300_000, 200_000)), listener, asked -> {
            assertThat(asked.qos()).contains(rate(200_000, 300_000));
            return asked.accept().qos(rate(100_000, 150_000));
        });
        assertThat(caller.connectResult().grantedQos()).contains(rate(150_000, 100_000));
        assertThat(promised()).isEqualTo(150_000);
    }

    @Test
    void contractTowardsEachHostIsAdmittedAlone() throws Ws2Exception {
        bench.connect(creator, groupCall(rate(700_000)), listener);
        ProviderSocket carol = bench.open(bench.library("carol"), GroupRequest.NONE);
        carol.bind(new io.trunkline.spi.LocalAddress("carol", 1));
        carol.listen(1);
        ProviderSocket member = member();
        ConnectCall call = new ConnectCall(carol.sockName(), Bench.octets(""), Optional.empty(), Optional.empty());
        bench.connect(member, call, carol);
        assertThat(bench.network.promisedOctetsPerSecond("alice", "carol")).isEqualTo(700_000);
        bench.connect(ungrouped(), Bench.call(rate(200_000)), listener);
        assertFails(WsaError.WSAEOPNOTSUPP, () -> creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, rate(900_000)));
        assertThat(bench.network.promisedOctetsPerSecond("alice", "carol")).isEqualTo(700_000);
        assertThat(promised()).isEqualTo(900_000);
    }
}
