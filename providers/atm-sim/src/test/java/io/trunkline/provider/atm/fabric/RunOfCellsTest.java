package io.trunkline.provider.atm.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.provider.atm.call.PathControl;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Aal5Fault;
import io.trunkline.simulation.EventScheduler;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;

@Tag("once") // what it finds out is the same on every JDK
class RunOfCellsTest {
    @Property(tries = 300)
    void computingInRunsHasTheOutcomeOfOneEventPerCell(@ForAll long seed) {
        compare(seed);
    }

    static void compare(long seed) {
        Scenario scenario = Scenario.random(seed);
        PlainEvents scheduler = new PlainEvents(seed);
        Fabric fabric = new Fabric(scenario.plan(), scheduler);
        Paths paths = new Paths(fabric, new NoUpcalls());
        List<String> log = new ArrayList<>();
        List<Integer> accepted = new ArrayList<>();
        List<CircuitPath> open = new ArrayList<>();
        for (int i = 0; i < scenario.vcs().size(); i++) {
            Scenario.Vc vc = scenario.vcs().get(i);
            if (paths.reserve(vc.from(), fabric.address(vc.to()), vc.contract(), false)
                    instanceof PathControl.Answer.Reserved reserved) {
                CircuitPath path = (CircuitPath) reserved.path();
                path.open();
                accepted.add(i);
                open.add(path);
                join(fabric, scheduler, path, i, vc, log);
            }
        }
        for (int i = 0; i < scenario.sends().size(); i++) {
            Scenario.Send send = scenario.sends().get(i);
            int at = accepted.indexOf(send.vc());
            Pdu pdu = Scenario.pdu(i, send);
            if (at < 0) continue;
            CircuitPath path = open.get(at);
            HostPort port = fabric.host(scenario.vcs().get(send.vc()).from());
            scheduler.at(send.picos(), () -> port.send(0, path.callerEnd().vci(), pdu));
        }
        scheduler.runOut();
        List<String> expected = new ReferenceModel(scenario, seed, paths.tolerancePicos(), accepted).run();
        assertThat(events(log)).isEqualTo(events(expected));
        // nobody waits for cells that are lost or policed after the last unit arrived: counts are behind until they are
        // looked at
        scheduler.runUntil(scheduler.nowPicos() + EventScheduler.PICOS_PER_SECOND);
        fabric.settle();
        for (int i = 0; i < open.size(); i++) assertCounts(open.get(i), accepted.get(i), expected);
    }

    private static void assertCounts(CircuitPath path, int vc, List<String> expected) {
        for (Drop why : Drop.values()) {
            long lost = 0;
            for (Hop hop : path.hops) lost += hop.outward().dropped(why);
            long wanted = expected.stream()
                    .filter(line -> line.startsWith("vc " + vc + " " + why))
                    .count();
            assertThat(lost).as("vc " + vc + " " + why).isEqualTo(wanted);
        }
        long tagged = expected.stream()
                .filter(line -> line.startsWith("vc " + vc + " tagged"))
                .count();
        assertThat(path.hops.get(0).outward().tagged()).isEqualTo(tagged);
    }

    private static List<String> events(List<String> log) {
        return log.stream().filter(line -> line.startsWith("at ")).sorted().toList();
    }

    private static void join(
            Fabric fabric, PlainEvents scheduler, CircuitPath path, int vc, Scenario.Vc plan, List<String> log) {
        fabric.host(plan.from())
                .open(0, path.callerEnd().vci(), plan.shaped() ? plan.traffic() : null, new PduReceiver() {
                    @Override
                    public void received(int vpi, int vci, ReceivedPdu pdu) {
                        throw new AssertionError("nothing is sent this way");
                    }

                    @Override
                    public void sent(int vpi, int vci) {
                        log.add("at " + scheduler.nowPicos() + " vc " + vc + " sent");
                    }
                });
        fabric.host(plan.to()).open(0, path.calledEnd().vci(), null, new PduReceiver() {
            @Override
            public void received(int vpi, int vci, ReceivedPdu pdu) {
                byte[] sdu = pdu.octets();
                log.add(ReferenceModel.line(
                        scheduler.nowPicos(), vc, pdu.userToUser(), pdu.congested(), pdu.lowPriority(), sdu));
            }

            @Override
            public void faulted(int vpi, int vci, Aal5Fault fault) {
                log.add("at " + scheduler.nowPicos() + " vc " + vc + " fault " + fault);
            }
        });
    }

    /** Nothing goes wrong here. */
    static final class NoUpcalls implements PathControl.Upcalls {
        @Override
        public void pathLost(PathControl.Path path, CauseValue cause) {
            throw new AssertionError("lost: " + path);
        }

        @Override
        public void pathChanged(PathControl.Path path, TrafficContract now) {
            throw new AssertionError("degraded: " + path);
        }
    }
}
