package io.trunkline.provider.atm.fabric;

import static io.trunkline.provider.atm.fabric.TestNetwork.SECOND;
import static io.trunkline.provider.atm.traffic.ServiceCategory.CBR;
import static io.trunkline.provider.atm.traffic.ServiceCategory.NRT_VBR;
import static io.trunkline.provider.atm.traffic.ServiceCategory.UBR;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provider.atm.call.PathControl.Answer;
import io.trunkline.provider.atm.call.PathControl.Path;
import io.trunkline.provider.atm.fabric.TestNetwork.Ends;
import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.wire.Cell;
import io.trunkline.provider.atm.wire.HeaderReceiver;
import io.trunkline.simulation.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once") // what it finds out is the same on every JDK
class FabricTest {
    private final TestNetwork network = new TestNetwork("oc3c", "e1", 500);

    @Test
    void aConformingSourceLosesNothingWhileOthersOverloadTheTrunk() {
        Ends guaranteed = network.connect("a", "c", CBR, 1_000);
        Background others = new Background(network.fabric, network.paths);
        others.greedy("a", "c", 5);
        others.greedy("b", "d", 5);
        guaranteed.send(440, 1_000);
        network.scheduler.runUntil(20 * SECOND);
        assertThat(guaranteed.units).hasSize(1_000);
        assertThat(guaranteed.faults).isEmpty();
        assertThat(network.fabric.counters().get("link.trunk.forward.dropped.whole-unit"))
                .isPositive();
        assertThat(guaranteed.path.hops.get(1).outward().waits().percentileMicros(100))
                .isLessThanOrEqualTo(512);
        assertThat(others.deliveredUnits()).isPositive();
        others.end();
        guaranteed.close();
        assertThat(network.fabric.leftovers()).isEmpty();
        assertThat(network.paths.leftovers()).isEmpty();
        assertThat(network.paths.count()).isZero();
    }

    @Test
    void unitsRefusedOrCutNeverMerge() {
        List<Ends> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) all.add(network.connect(i % 2 == 0 ? "a" : "b", "c", UBR, 353_207));
        byte[] unit = new byte[4_000];
        for (int i = 0; i < all.size(); i++) {
            for (int k = 0; k < 20; k++) {
                SeededRandom.of(i, "unit " + k).fill(unit);
                all.get(i).send(new Pdu(unit.clone(), k, false, 0));
            }
        }
        network.scheduler.runOut();
        long lost = 0;
        for (int i = 0; i < all.size(); i++) {
            lost += 20 - all.get(i).units.size();
            for (ReceivedPdu pdu : all.get(i).units) {
                SeededRandom.of(i, "unit " + pdu.userToUser()).fill(unit);
                assertThat(pdu.octets()).isEqualTo(unit);
            }
        }
        assertThat(lost).isPositive();
    }

    @Test
    void aReservedCategoryGoesFirstAtASaturatedLine() {
        Ends bulk = network.connect("a", "c", UBR, 353_207);
        Ends urgent = network.connect("b", "c", NRT_VBR, 100);
        for (int i = 0; i < 5; i++) bulk.send(Pdu.of(new byte[4_000]));
        network.scheduler.at(SECOND / 100, () -> urgent.send(Pdu.of(new byte[40])));
        network.scheduler.runOut();
        assertThat(urgent.units).hasSize(1);
        assertThat(urgent.lastPicos).isLessThan(SECOND / 100 + SECOND / 400);
        assertThat(bulk.lastPicos).isGreaterThan(urgent.lastPicos);
    }

    @Test
    void channelsAreGivenFrom32OnAndNotAgainBeforeTheOthers() {
        Ends first = network.connect("a", "c", CBR, 10);
        Ends second = network.connect("a", "d", CBR, 10);
        assertThat(first.path.callerEnd().vci()).isEqualTo(32);
        assertThat(second.path.callerEnd().vci()).isEqualTo(33);
        assertThat(second.path.calledEnd().vci()).isEqualTo(32);
        first.close();
        assertThat(network.connect("a", "b", CBR, 10).path.callerEnd().vci()).isEqualTo(34);
    }

    @Test
    void whatARefusalOffersIsAdmittedWhenAskedNext() {
        Answer.Refused refused = (Answer.Refused) network.ask("a", "c", CBR, 5_000);
        assertThat(refused.cause().value()).isEqualTo(37);
        int offered = refused.available().orElseThrow().forward().pcr();
        assertThat(offered).isBetween(4_000, 4_528);
        assertThat(network.ask("a", "c", CBR, offered)).isInstanceOf(Answer.Reserved.class);
        // the second trunk has the same room
        assertThat(network.ask("b", "c", CBR, offered)).isInstanceOf(Answer.Reserved.class);
        assertThat(network.ask("b", "c", CBR, 50)).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void aRefusedModificationChangesNothingAndAGrantedOneIsPoliced() {
        Ends ends = network.connect("a", "c", CBR, 1_000);
        Answer refused = ends.path.modify(TestNetwork.contract(CBR, 5_000));
        assertThat(refused).isInstanceOf(Answer.Refused.class);
        assertThat(ends.path.contract().forward().pcr()).isEqualTo(1_000);
        assertThat(ends.path.modify(TestNetwork.contract(CBR, 2_000))).isInstanceOf(Answer.Reserved.class);
        ends.host().reshape(0, ends.path.callerEnd().vci(), CellTraffic.peak(2_000));
        ends.send(40, 2_000);
        network.scheduler.runOut();
        assertThat(ends.units).hasSize(2_000);
        assertThat(ends.lastPicos).isLessThan(SECOND + SECOND / 100);
    }

    @Test
    void whatIsOnALinkThatGoesDownIsLostAndWhatComesAfterItIsBackArrives() {
        Ends ends = network.connect("a", "b", UBR, 353_207);
        ends.send(Pdu.of(new byte[40]));
        Link access = network.fabric.link("a");
        network.scheduler.at(300_000_000L, () -> network.fabric.setUp(access, false));
        network.scheduler.at(2_000_000_000L, () -> ends.send(Pdu.of(new byte[40])));
        network.scheduler.at(3_000_000_000L, () -> network.fabric.setUp(access, true));
        network.scheduler.at(4_000_000_000L, () -> ends.send(Pdu.of(new byte[41])));
        network.scheduler.runOut();
        assertThat(ends.dropped(Drop.LINE_DOWN)).isEqualTo(2);
        assertThat(ends.units).hasSize(1);
        assertThat(ends.units.get(0).octets().length).isEqualTo(41);
        assertThat(ends.sent).isEqualTo(3);
    }

    @Test
    void aFailedTrunkIsGoneRoundAndTheSecondFailureLosesThePath() {
        Ends ends = network.connect("a", "c", CBR, 1_000);
        int vci = ends.path.calledEnd().vci();
        network.fabric.setUp(network.fabric.link("trunk"), false);
        network.paths.linkFailed(network.fabric.link("trunk"));
        ends.send(40, 10);
        network.scheduler.runOut();
        assertThat(ends.units).hasSize(10);
        assertThat(ends.path.calledEnd().vci()).isEqualTo(vci);
        assertThat(network.upcalls).isEmpty();
        network.fabric.setUp(network.fabric.link("spare"), false);
        network.paths.linkFailed(network.fabric.link("spare"));
        assertThat(network.upcalls).containsExactly("lost to c: NETWORK_OUT_OF_ORDER");
        ends.close();
        assertThat(network.fabric.leftovers()).isEmpty();
    }

    @Test
    void aSlowerTrunkLowersWhatDoesNotFitAnyMore() {
        Ends ends = network.connect("a", "c", CBR, 4_000);
        slower("trunk");
        assertThat(network.upcalls).hasSize(1);
        assertThat(ends.path.contract().forward().pcr()).isBetween(2_000, 2_264);
    }

    @Test
    void aTrunkThatIsFastAgainGivesBackWhatWasAgreedOn() {
        Ends ends = network.connect("a", "c", CBR, 4_000);
        rate("trunk", "960000");
        network.upcalls.clear();
        rate("trunk", "1920000");
        assertThat(network.upcalls).containsExactly("changed to c: 4000");
        assertThat(ends.path.contract()).isEqualTo(TestNetwork.contract(CBR, 4_000));
    }

    @Test
    void circuitsThatDoNotFitShareALineInProportionToWhatWasAgreedOn() {
        Ends fits = network.connect("a", "c", CBR, 500);
        Ends large = network.connect("a", "c", CBR, 2_400);
        Ends small = network.connect("a", "c", CBR, 1_200);
        rate("a", "600000"); // 1,344 cells a second, 844 of them not promised
        assertThat(cells(fits, large, small)).containsExactly(500, 562, 281);
        rate("a", "1200000"); // 2,688
        assertThat(cells(fits, large, small)).containsExactly(500, 1_458, 729);
        rate("a", "1920000");
        assertThat(cells(fits, large, small)).containsExactly(500, 2_400, 1_200);
    }

    @Test
    void roomThatACircuitGivesBackGoesToThoseThatWereLowered() {
        Ends leaving = network.connect("a", "c", CBR, 1_000);
        Ends changing = network.connect("a", "b", CBR, 1_000);
        Ends lowered = network.connect("a", "c", CBR, 2_000);
        rate("a", "1200000"); // 2,688
        assertThat(cells(lowered)).containsExactly(688);
        network.upcalls.clear();
        assertThat(changing.path.modify(TestNetwork.contract(CBR, 400))).isInstanceOf(Answer.Reserved.class);
        network.scheduler.runOut();
        assertThat(network.upcalls).containsExactly("changed to c: 1288");
        network.upcalls.clear();
        leaving.close();
        leaving.path.release();
        network.scheduler.runOut();
        assertThat(network.upcalls).containsExactly("changed to c: 2000");
    }

    @Test
    void circuitThatIsSlowElsewhereLeavesTheOthersTheirShare() {
        Ends behindTrunk = network.connect("a", "c", CBR, 2_000);
        Ends besides = network.connect("a", "b", CBR, 2_000);
        rate("trunk", "100000"); // 223
        assertThat(cells(behindTrunk, besides)).containsExactly(223, 2_000);
        rate("a", "800000"); // 1,791
        assertThat(cells(behindTrunk, besides)).containsExactly(179, 1_611);
        rate("a", "1200000"); // 2,688
        assertThat(cells(behindTrunk, besides)).containsExactly(223, 2_000);
    }

    private static List<Integer> cells(Ends... circuits) {
        return Stream.of(circuits)
                .map(ends -> ends.path.contract().forward().pcr())
                .toList();
    }

    @Test
    void whatWasAgreedOnWhileTheTrunkWasSlowIsNotExceededLater() {
        Ends ends = network.connect("a", "c", CBR, 4_000);
        rate("trunk", "960000");
        assertThat(ends.path.modify(TestNetwork.contract(CBR, 1_000))).isInstanceOf(Answer.Reserved.class);
        network.upcalls.clear();
        rate("trunk", "1920000");
        assertThat(network.upcalls).isEmpty();
        assertThat(ends.path.contract().forward().pcr()).isEqualTo(1_000);
    }

    /** A circuit from a to some leaves, open. */
    private List<Path> tree(int pcr, String first, String... others) {
        List<Path> branches = new ArrayList<>();
        branches.add(((Answer.Reserved)
                        network.paths.reserve("a", network.fabric.address(first), TestNetwork.contract(CBR, pcr), true))
                .path());
        for (String leaf : others) {
            Answer added = branches.get(0).addParty(network.fabric.address(leaf));
            branches.add(((Answer.Reserved) added).path());
        }
        branches.forEach(Path::open);
        return branches;
    }

    private void slower(String link) {
        rate(link, "960000");
    }

    private void rate(String link, String bitsPerSecond) {
        network.fabric.setRate(network.fabric.link(link), LineRate.of(bitsPerSecond));
        network.paths.linkRateChanged(network.fabric.link(link));
    }

    @Test
    void aSlowerLinkThatAllBranchesShareLowersTheCircuitForAllOfThem() {
        List<Path> branches = tree(4_000, "c", "d", "b");
        slower("a");
        int left = branches.get(0).contract().forward().pcr();
        assertThat(left).isBetween(2_000, 2_264);
        assertThat(network.upcalls)
                .containsExactly("changed to c: " + left, "changed to d: " + left, "changed to b: " + left);
        for (Path branch : branches)
            assertThat(branch.contract().forward().pcr()).isEqualTo(left);
        assertThat(network.paths.usage(network.fabric.link("trunk"))).contains("forward=" + left);
        assertThat(network.ask("b", "c", CBR, 2_000))
                .as("what the trunk has left")
                .isInstanceOf(Answer.Reserved.class);
        branches.forEach(Path::release);
        assertThat(network.ask("a", "c", CBR, left)).as("all is given back").isInstanceOf(Answer.Reserved.class);
    }

    @Test
    void aSlowerLinkThatSomeBranchesShareLosesThoseAlone() {
        List<Path> branches = tree(4_000, "c", "d", "b");
        slower("trunk");
        assertThat(network.upcalls)
                .containsExactly("lost to c: NETWORK_OUT_OF_ORDER", "lost to d: NETWORK_OUT_OF_ORDER");
        assertThat(branches.get(2).contract().forward().pcr()).isEqualTo(4_000);
    }

    @Test
    void aBranchThatWasLostBeforeDoesNotKeepTheOthersFromBeingLowered() {
        List<Path> branches = tree(4_000, "c", "b");
        slower("trunk");
        assertThat(network.upcalls).containsExactly("lost to c: NETWORK_OUT_OF_ORDER");
        network.upcalls.clear();
        slower("a");
        assertThat(network.upcalls)
                .containsExactly(
                        "changed to b: " + branches.get(1).contract().forward().pcr());
        assertThat(branches.get(1).contract().forward().pcr()).isBetween(2_000, 2_264);
    }

    @Test
    void everyLeafGetsWhatTheRootSendsUntilItIsDropped() {
        Path root = ((Answer.Reserved)
                        network.paths.reserve("a", network.fabric.address("c"), TestNetwork.contract(CBR, 500), true))
                .path();
        Path leaf = ((Answer.Reserved) root.addParty(network.fabric.address("d"))).path();
        Path near = ((Answer.Reserved) root.addParty(network.fabric.address("b"))).path();
        for (Path path : List.of(root, leaf, near)) path.open();
        Ends first = network.new Ends((CircuitPath) root, CellTraffic.peak(500));
        Ends second = network.new Ends((CircuitPath) leaf, null);
        Ends third = network.new Ends((CircuitPath) near, null);
        first.send(100, 3);
        network.scheduler.runOut();
        assertThat(first.units).hasSize(3);
        assertThat(second.units).hasSize(3);
        assertThat(third.units).hasSize(3);
        root.release();
        first.send(100, 2);
        network.scheduler.runOut();
        assertThat(first.units).hasSize(3);
        assertThat(second.units).hasSize(5);
        assertThat(third.units).hasSize(5);
        leaf.release();
        near.release();
        assertThat(network.fabric.leftovers())
                .containsExactly(
                        "a has 1 channels open",
                        "b has 1 channels open",
                        "c has 1 channels open",
                        "d has 1 channels open");
    }

    @Test
    void bitErrorsNeverDeliverADamagedUnit() {
        Ends ends = network.connect("a", "b", UBR, 353_207);
        network.fabric.setBitErrors(network.fabric.link("a"), 1e-4);
        byte[] unit = new byte[300];
        for (int k = 0; k < 2_000; k++) {
            SeededRandom.of(k & 0xFF, "unit").fill(unit);
            ends.send(new Pdu(unit.clone(), k & 0xFF, false, 0));
        }
        network.scheduler.runOut();
        assertThat(ends.units).hasSizeBetween(500, 1_900);
        assertThat(network.fabric.link("a").counts(true).corrected()).isPositive();
        assertThat(ends.faults).isNotEmpty();
        for (ReceivedPdu pdu : ends.units) {
            SeededRandom.of(pdu.userToUser(), "unit").fill(unit);
            assertThat(pdu.octets()).isEqualTo(unit);
        }
    }

    @Test
    void aTapSeesSealedCellsInTheOrderOfTime() {
        List<Long> times = new ArrayList<>();
        List<Long> pdus = new ArrayList<>();
        HeaderReceiver judge = new HeaderReceiver();
        network.fabric.addTap(new CellTap() {
            @Override
            public void cell(long picos, Link link, boolean forward, byte[] octets) {
                assertThat(octets).hasSize(Cell.OCTETS);
                assertThat(judge.receive(octets, 0)).isEqualTo(HeaderReceiver.Verdict.VALID);
                times.add(picos);
            }

            @Override
            public void pdu(long picos, String host, ChannelNumber channel, boolean sent, ReceivedPdu pdu) {
                pdus.add(picos);
            }
        });
        Ends ends = network.connect("a", "c", CBR, 1_000);
        ends.send(440, 5);
        network.scheduler.runOut();
        network.scheduler.runUntil(10 * SECOND);
        network.fabric.settle();
        assertThat(times).hasSize(5 * 10 * 3).isSorted();
        assertThat(pdus).hasSize(10).isSorted();
    }

    @Test
    void signallingGoesBetweenAHostAndItsSwitch() {
        List<String> heard = new ArrayList<>();
        network.fabric.host("a").open(0, 5, null, (vpi, vci, pdu) -> heard.add("host " + pdu.octets().length));
        network.fabric.networkSide("a").open(0, 5, null, (vpi, vci, pdu) -> {
            heard.add("switch " + pdu.octets().length);
            network.fabric.networkSide("a").send(0, 5, Pdu.of(new byte[7]));
        });
        network.fabric.host("a").send(0, 5, Pdu.of(new byte[100]));
        network.scheduler.runOut();
        assertThat(heard).containsExactly("switch 100", "host 7");
    }

    @Test
    void aThousandCircuitsDeliverEverything() {
        List<Ends> all = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) all.add(network.connect("a", "b", CBR, 300));
        for (Ends ends : all) ends.send(200, 20);
        network.scheduler.runOut();
        for (Ends ends : all) assertThat(ends.units).hasSize(20);
        for (Ends ends : all) ends.close();
        assertThat(network.fabric.leftovers()).isEmpty();
    }
}
