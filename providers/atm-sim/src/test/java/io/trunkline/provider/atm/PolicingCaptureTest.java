package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Socket;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.network.NetworkKeys;
import io.trunkline.circuit.testkit.Octetry;
import io.trunkline.conformance.TestContext;
import io.trunkline.provider.atm.call.ContractElements;
import io.trunkline.provider.atm.call.PathControl;
import io.trunkline.provider.atm.fabric.CellTally;
import io.trunkline.provider.atm.fabric.Drop;
import io.trunkline.provider.atm.fabric.Fabric;
import io.trunkline.provider.atm.fabric.Paths;
import io.trunkline.provider.atm.fabric.Pdu;
import io.trunkline.provider.atm.fabric.PduReceiver;
import io.trunkline.provider.atm.fabric.ReceivedPdu;
import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.ServiceCategory;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Message;
import io.trunkline.provider.atm.wire.MessageType;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import io.trunkline.spi.ConfigKey;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A second policer reads the captures: at the first switch's end of alice's line it judges each cell by its instant there,
 * and what it says must be what became of that cell on the line to bob. Instants are exact, see {@link Slots}.
 */
class PolicingCaptureTest {
    /** What the page of the provider says that policers tolerate. */
    private static final long TOLERANCE_PICOS = 2_000_000_000L;

    private static final int MOST_OCTETS = 960;
    private static final int UNITS = 200;

    @TempDir
    Path folder;

    private enum Fate {
        PASSED,
        TAGGED,
        DROPPED
    }

    /** UPC of af-tm-0056.000 §5.4 with the tests of a contract: no test counts a cell that does not pass. */
    private static final class SecondPolicer {
        private final boolean tags;
        private final VirtualScheduling peak;
        private final Optional<VirtualScheduling> sustained;

        SecondPolicer(CellTraffic traffic) {
            tags = traffic.tagging();
            peak = VirtualScheduling.peak(traffic.pcr(), TOLERANCE_PICOS);
            sustained = traffic.scr() == 0
                    ? Optional.empty()
                    : Optional.of(
                            VirtualScheduling.sustained(traffic.pcr(), traffic.scr(), traffic.mbs(), TOLERANCE_PICOS));
        }

        Fate judge(long picos, boolean lowPriority) {
            if (!peak.conforms(picos)) return Fate.DROPPED;
            boolean within =
                    lowPriority || sustained.isEmpty() || sustained.get().conforms(picos);
            if (!within && !tags) return Fate.DROPPED;
            peak.count(picos);
            if (!within) return Fate.TAGGED;
            if (!lowPriority) sustained.ifPresent(test -> test.count(picos));
            return Fate.PASSED;
        }
    }

    /** What became of each cell of a circuit: the cells behind the policer are some of those before it, in their order. */
    private static List<Fate> fates(List<CapturedCell> before, List<CapturedCell> behind) {
        Deque<CapturedCell> left = new ArrayDeque<>(behind);
        List<Fate> fates = new ArrayList<>();
        for (CapturedCell cell : before) {
            CapturedCell next = left.peek();
            boolean there = next != null && Arrays.equals(next.payload(), cell.payload());
            if (there) left.remove();
            boolean tagged = there && next.isLowPriority() && !cell.isLowPriority();
            fates.add(!there ? Fate.DROPPED : tagged ? Fate.TAGGED : Fate.PASSED);
        }
        assertThat(left).as("cells that nobody sent").isEmpty();
        return fates;
    }

    private static Map<Fate, Integer> compare(
            String what, CellTraffic traffic, List<CapturedCell> before, List<CapturedCell> behind) {
        SecondPolicer policer = new SecondPolicer(traffic);
        List<Fate> fates = fates(before, behind);
        Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
        for (int i = 0; i < before.size(); i++) {
            CapturedCell cell = before.get(i);
            long picos = Slots.OC3C_5_MICROS.exactPicos(cell.stamp());
            assertThat(fates.get(i))
                    .as("%s, cell %d at %d ps", what, i, picos)
                    .isEqualTo(policer.judge(picos, cell.isLowPriority()));
            counts.merge(fates.get(i), 1, Integer::sum);
        }
        return counts;
    }

    /** The cells of one direction of a line by channel. */
    private Map<Integer, List<CapturedCell>> cells(String line, boolean forward) throws Exception {
        return CapturedCell.read(folder.resolve("run.pcapng"), line, forward).stream()
                .collect(Collectors.groupingBy(CapturedCell::vci));
    }

    // ---- circuits of the bare network

    /** Sources with one contract each: what they are shaped to, {@code null} for not at all. */
    private record Source(String name, ServiceCategory category, CellTraffic contract, CellTraffic shapedTo) {}

    private static final CellTraffic PEAK = CellTraffic.peak(10_000);
    private static final CellTraffic TAGS = new CellTraffic(20_000, 5_000, 50, true);
    private static final CellTraffic DROPS = new CellTraffic(20_000, 5_000, 50, false);
    private static final CellTraffic ODD = new CellTraffic(19_997, 4_999, 37, true);

    // @formatter:off
    private static final List<Source> SOURCES = List.of(
            //         name                          category                  contract  shaped to
            new Source("constant, conforming",       ServiceCategory.CBR,      PEAK,  PEAK),
            new Source("constant, overdriving",      ServiceCategory.CBR,      PEAK,  CellTraffic.peak(10_500)),
            new Source("constant, in bursts",        ServiceCategory.CBR,      PEAK,  null),
            new Source("tagged, conforming",         ServiceCategory.RT_VBR,   TAGS,  TAGS),
            new Source("tagged, faster than SCR",    ServiceCategory.NRT_VBR,  TAGS,  new CellTraffic(20_000, 9_000, 50, true)),
            new Source("tagged, faster than PCR",    ServiceCategory.RT_VBR,   TAGS,  new CellTraffic(21_000, 21_000, 50, true)),
            new Source("tagged, in bursts",          ServiceCategory.NRT_VBR,  TAGS,  null),
            new Source("discarded, conforming",      ServiceCategory.NRT_VBR,  DROPS, DROPS),
            new Source("discarded, longer bursts",   ServiceCategory.RT_VBR,   DROPS, new CellTraffic(20_000, 5_000, 120, false)),
            new Source("discarded, faster than SCR", ServiceCategory.NRT_VBR,  DROPS, new CellTraffic(20_000, 9_000, 50, false)),
            new Source("odd rates, in bursts",       ServiceCategory.RT_VBR,   ODD,   null));
    // @formatter:on

    private static final PathControl.Upcalls NOTHING_FAILS = new PathControl.Upcalls() {
        @Override
        public void pathLost(PathControl.Path path, CauseValue cause) {
            throw new AssertionError(path + " lost: " + cause);
        }

        @Override
        public void pathChanged(PathControl.Path path, TrafficContract now) {
            throw new AssertionError(path + " degraded");
        }
    };

    /** Opens a source's circuit and has it send units at random instants. @return the channels at both ends */
    private static int[] start(
            Source source, int number, Fabric fabric, Paths paths, EventScheduler events, CellTally tally) {
        TrafficContract contract =
                new TrafficContract(source.category(), source.contract(), CellTraffic.NONE, 9_188, 9_188, -1, -1);
        PathControl.Path path =
                ((PathControl.Answer.Reserved) paths.reserve("alice", fabric.address("bob"), contract, false)).path();
        path.open();
        int vci = path.callerEnd().vci();
        PduReceiver ignores = new PduReceiver() {
            @Override
            public void received(int vpi, int ofVci, ReceivedPdu pdu) {}
        };
        fabric.host("alice").open(0, vci, source.shapedTo(), ignores);
        fabric.host("bob").open(0, path.calledEnd().vci(), null, ignores);
        SeededRandom random = events.random("source " + number);
        long picos = 0;
        for (int unit = 0; unit < UNITS; unit++) {
            picos += (random.next() >>> 1) % EventScheduler.PICOS_PER_MILLI;
            Pdu pdu = unit(number, unit, 1 + (int) ((random.next() >>> 1) % MOST_OCTETS), unit % 5 == 4, tally);
            events.at(picos, () -> fabric.host("alice").send(0, vci, pdu));
        }
        return new int[] {vci, path.calledEnd().vci()};
    }

    /** A unit no cell of which looks like another cell. */
    private static Pdu unit(int source, int number, int octets, boolean lowPriority, CellTally tally) {
        ByteBuffer sdu = ByteBuffer.allocate(octets);
        for (int cell = 0; sdu.remaining() >= 48; cell++) {
            sdu.putInt(source).putInt(number).putInt(cell).position(48 * (cell + 1));
        }
        while (sdu.hasRemaining()) sdu.put((byte) (source * 131 + number));
        return new Pdu(sdu.array(), number & 0xFF, lowPriority, 0, tally);
    }

    @Test
    void secondPolicerAgreesWithTheNetworkCellByCell() throws Exception {
        Map<ConfigKey<?>, Object> values = Map.of(
                AtmCatalog.NAME,
                "policing",
                NetworkKeys.CAPTURE,
                folder.resolve("run.pcapng").toString());
        List<int[]> channels = new ArrayList<>();
        List<CellTally> tallies = new ArrayList<>();
        // whoever it is keeps the network and its time going
        try (CalledApplication application = new CalledApplication(TestContext.of("atm-sim", values))) {
            AtmNetwork network = application.network();
            network.act(() -> {
                Paths paths = new Paths(network.fabric(), NOTHING_FAILS);
                for (int i = 0; i < SOURCES.size(); i++) {
                    tallies.add(new CellTally(null));
                    channels.add(start(
                            SOURCES.get(i),
                            i,
                            network.fabric(),
                            paths,
                            network.simulation().events(),
                            tallies.get(i)));
                }
            });
            application.live(Duration.ofSeconds(2));
            application.leave();
        }
        Map<Integer, List<CapturedCell>> before = cells("alice-s1", true);
        Map<Integer, List<CapturedCell>> behind = cells("bob-s1", false);
        for (int i = 0; i < channels.size(); i++) {
            Source source = SOURCES.get(i);
            int[] ends = channels.get(i);
            Map<Fate, Integer> counts =
                    compare(source.name(), source.contract(), before.get(ends[0]), behind.get(ends[1]));
            agree(source.name(), tallies.get(i), counts);
            boolean keepsTo = source.contract().equals(source.shapedTo());
            boolean tags = source.contract().tagging();
            assertThat(counts).as(source.name()).containsKey(Fate.PASSED);
            if (keepsTo) assertThat(counts).as(source.name()).containsOnlyKeys(Fate.PASSED);
            else assertThat(counts).as(source.name()).containsKey(tags ? Fate.TAGGED : Fate.DROPPED);
        }
    }

    /** What was counted along with the units is what the captures show. */
    private static void agree(String what, CellTally tally, Map<Fate, Integer> counts) {
        long all = counts.values().stream().mapToLong(Integer::longValue).sum();
        long dropped = counts.getOrDefault(Fate.DROPPED, 0);
        assertThat(tally.sent()).as(what).isEqualTo(all);
        assertThat(tally.tagged())
                .as(what)
                .isEqualTo(counts.getOrDefault(Fate.TAGGED, 0).longValue());
        assertThat(tally.dropped()).as(what).isEqualTo(dropped == 0 ? Map.of() : Map.of(Drop.POLICED, dropped));
    }

    // ---- a circuit that was called for

    /** The rates that alice's SETUP asks for, as they stand on her line. */
    private static CellTraffic asked(List<CapturedCell> alicesLine) {
        CapturedSignalling signalling = new CapturedSignalling();
        Message setup = alicesLine.stream()
                .flatMap(cell -> signalling.after(cell).stream())
                .filter(message -> message.type().equals(Optional.of(MessageType.SETUP)))
                .findFirst()
                .orElseThrow();
        return ContractElements.read(setup).toOptional().orElseThrow().forward();
    }

    private static final int USER_VCI = 32;

    @Test
    void signalledContractIsWhatIsPolicedWhateverTheSourceDoes() throws Exception {
        Qos qos = Qos.symmetric(FlowSpec.guaranteed(200_000, 4096).withDelay(20_000, FlowSpec.NOT_SPECIFIED));
        try (TwoHosts hosts = new TwoHosts("capture = \"" + folder.resolve("run.pcapng") + "\"")) {
            Ws2Socket port = hosts.bob.listen(hosts.messages(hosts.bob), "bob:9001");
            hosts.run(() -> reads(port), () -> {
                SocketGroup group = hosts.alice.openGroup(
                        hosts.messages(hosts.alice), GroupKind.UNCONSTRAINED, GroupQos.require(qos));
                Ws2Socket socket = group.socket(0);
                socket.connect("bob:9001", Duration.ofSeconds(60));
                say(socket, 0, 20); // as the contract has it
                hosts.clock().sleep(Duration.ofSeconds(1));
                overdrive((AtmNetwork) hosts.network(), qos);
                say(socket, 20, 100);
                hosts.clock().sleep(Duration.ofSeconds(2));
                group.close();
            });
            port.close();
            hosts.nothingIsLeft();
        }
        List<CapturedCell> onLine = CapturedCell.read(folder.resolve("run.pcapng"), "alice-s1", true);
        List<CapturedCell> before = cells("alice-s1", true).get(USER_VCI);
        Map<Fate, Integer> counts = compare(
                "a real circuit", asked(onLine), before, cells("bob-s1", false).get(USER_VCI));
        assertThat(counts.size())
                .as("%s: something passes, something does not", counts)
                .isGreaterThan(1);
    }

    private static void reads(Ws2Socket port) throws Exception {
        try (Ws2Socket socket = port.accept()) {
            Octetry.readAll(socket);
        }
    }

    private static void say(Ws2Socket socket, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            socket.send(ByteBuffer.wrap(Octetry.pattern(i, 900)));
        }
    }

    /** Alice's interface spaces cells as if it had four times the rate. */
    private static void overdrive(AtmNetwork network, Qos qos) {
        network.act(() -> {
            AtmHost alice = network.hosts().get(0);
            CellTraffic agreed = alice.contractOf(qos).forward();
            CellTraffic faster = new CellTraffic(4 * agreed.pcr(), 4 * agreed.scr(), agreed.mbs(), agreed.tagging());
            alice.port().reshape(0, USER_VCI, faster);
        });
    }
}
