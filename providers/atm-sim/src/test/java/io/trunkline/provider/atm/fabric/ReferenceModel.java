package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.traffic.Policer;
import io.trunkline.provider.atm.traffic.Shaper;
import io.trunkline.provider.atm.wire.Aal5;
import io.trunkline.provider.atm.wire.Aal5Reassembler;
import io.trunkline.provider.atm.wire.Aal5Reassembler.Outcome;
import io.trunkline.provider.atm.wire.CellHeader;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/** The plain model: every cell is 53 octets and every emission, arrival and slot is an event of its own. */
final class ReferenceModel {
    private record Event(long picos, int phase, int order, long number, Runnable happens) {}

    private record Waiting(byte[] octets, long sincePicos) {}

    /** What happened, one line each. */
    final List<String> log = new ArrayList<>();

    private final Scenario scenario;
    private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingLong(Event::picos)
            .thenComparingInt(Event::phase)
            .thenComparingInt(Event::order)
            .thenComparingLong(Event::number));
    private final List<Circuit> circuits = new ArrayList<>();
    private final List<Port> ports = new ArrayList<>();
    private long now;
    private long numbers;

    ReferenceModel(Scenario scenario, long seed, long tolerancePicos, List<Integer> accepted) {
        this.scenario = scenario;
        List<String> links = new ArrayList<>(Scenario.HOSTS);
        links.add("trunk");
        for (int i = 0; i < 5; i++) {
            for (boolean forward : new boolean[] {true, false}) {
                String part = "link:" + links.get(i) + (forward ? ":forward" : ":backward");
                ports.add(new Port(scenario.rates().get(i), i < 4 && forward, SeededRandom.of(seed, part), i));
            }
        }
        for (int vc : accepted) circuits.add(new Circuit(vc, scenario.vcs().get(vc), tolerancePicos));
    }

    private void at(long picos, int phase, int order, Runnable happens) {
        events.add(new Event(picos, phase, order, numbers++, happens));
    }

    List<String> run() {
        for (int i = 0; i < scenario.sends().size(); i++) {
            Scenario.Send send = scenario.sends().get(i);
            int number = i;
            for (Circuit circuit : circuits) {
                if (circuit.vc == send.vc()) at(send.picos(), 0, -1, () -> circuit.send(Scenario.pdu(number, send)));
            }
        }
        while (!events.isEmpty()) {
            Event event = events.remove();
            now = event.picos();
            event.happens().run();
        }
        log.sort(null);
        return log;
    }

    /** A circuit: the ports that it passes, a queue at each. */
    private final class Circuit {
        private final int vc;
        private final List<Lane> lanes = new ArrayList<>();
        private final Shaper shaper;
        private final Policer policer;
        private final Deque<Waiting> waiting = new ArrayDeque<>();
        private final Aal5Reassembler reassembler = new Aal5Reassembler(65_535);
        private final int source;
        private int cell;
        private int tagged;

        Circuit(int vc, Scenario.Vc plan, long tolerancePicos) {
            this.vc = vc;
            int from = Scenario.HOSTS.indexOf(plan.from());
            int to = Scenario.HOSTS.indexOf(plan.to());
            Lane.Grade grade = Grades.forward(plan.contract(), true);
            lanes.add(new Lane(null, 0, 32 + vc, grade));
            List<Port> way = new ArrayList<>(List.of(ports.get(2 * from)));
            if (from / 2 != to / 2) way.add(ports.get(from < 2 ? 8 : 9));
            way.add(ports.get(2 * to + 1));
            for (int i = 1; i < way.size(); i++) lanes.add(new Lane(null, 0, 32 + vc, grade));
            for (int i = 0; i < way.size(); i++) {
                way.get(i).circuits.add(this);
                way.get(i).lanes.add(lanes.get(i));
            }
            this.way = way;
            shaper = plan.shaped() ? new Shaper(plan.category(), plan.traffic()) : null;
            LineRate access = LineRate.of(scenario.rates().get(from));
            boolean free =
                    plan.category().name().equals("UBR") && plan.traffic().pcr() >= access.cellsPerSecond();
            policer = free ? null : new Policer(plan.category(), plan.traffic(), tolerancePicos);
            source = 1000 + circuits.size();
        }

        private final List<Port> way;

        void send(Pdu pdu) {
            int header = CellHeader.user(0, 0).word() | (pdu.lowPriority() ? 1 : 0);
            byte[] cells = new byte[53 * Aal5.cells(pdu.octets().length)];
            Aal5.segment(header, pdu.octets(), pdu.userToUser(), cells, 0);
            waiting.add(new Waiting(cells, now));
            if (waiting.size() == 1) next(now);
        }

        private void next(long earliest) {
            if (waiting.isEmpty()) return;
            long since = waiting.element().sincePicos;
            long due = shaper == null ? Math.max(earliest, since) : shaper.nextPicos(since);
            at(due, 0, source, this::emit);
        }

        private void emit() {
            byte[] cells = waiting.element().octets;
            int count = shaper == null ? cells.length / 53 : 1;
            for (int i = 0; i < count; i++) {
                if (shaper != null) shaper.sent(now);
                way.get(0).admit(this, 0, java.util.Arrays.copyOfRange(cells, 53 * cell, 53 * cell + 53));
                if (++cell * 53 == cells.length) {
                    cell = 0;
                    waiting.remove();
                }
            }
            next(now);
        }

        void arrive(int hop, byte[] octets) {
            if (hop == way.size()) {
                receive(octets);
                return;
            }
            if (hop == 1 && policer != null) {
                int verdict = policer.judge(now, (octets[3] & 1) != 0);
                if (verdict == Policer.DISCARD) {
                    log.add("vc " + vc + " POLICED at " + now);
                    return;
                }
                if (verdict == Policer.TAG) {
                    octets[3] |= 1;
                    tagged++;
                    log.add("vc " + vc + " tagged " + tagged);
                }
            }
            way.get(hop).admit(this, hop, octets);
        }

        private void receive(byte[] octets) {
            Outcome outcome = reassembler.receive(octets, 0).orElse(null);
            if (outcome instanceof Outcome.Delivered good) {
                log.add(line(
                        now,
                        vc,
                        good.userToUser(),
                        good.congested(),
                        good.lowPriority(),
                        good.sdu().toArray()));
            } else if (outcome instanceof Outcome.Lost bad) {
                log.add("at " + now + " vc " + vc + " fault " + bad.fault());
            }
        }
    }

    static String line(long picos, int vc, int uu, boolean congested, boolean low, byte[] octets) {
        return "at " + picos + " vc " + vc + " unit " + uu + " congested " + congested + " low " + low + " of "
                + octets.length + " octets, hash " + java.util.Arrays.hashCode(octets);
    }

    private record Queued(Circuit circuit, int hop, byte[] octets) {}

    /** A line with its queues. */
    private final class Port {
        private final List<Circuit> circuits = new ArrayList<>();
        private final List<Lane> lanes = new ArrayList<>();
        private final BigInteger slotNumerator;
        private final BigInteger slotDenominator;
        private final Admittance admittance;
        private final Impairment impairment;
        private final boolean host;
        private final int order;
        private final List<List<Queued>> queues = new ArrayList<>();
        private final List<Integer> turn = new ArrayList<>();
        private final long[] tag = new long[16];
        private final long[] clock = new long[Lane.RANKS];
        private long slot;
        private boolean planned;

        Port(String rate, boolean host, SeededRandom random, int order) {
            LineRate line = LineRate.of(rate);
            slotNumerator = BigInteger.valueOf(line.bitsPerSlot())
                    .multiply(BigInteger.valueOf(EventScheduler.PICOS_PER_SECOND));
            slotDenominator = BigInteger.valueOf(line.bitsPerSecond());
            this.host = host;
            this.order = order;
            admittance = new Admittance(host ? 0 : scenario.queueCells());
            impairment = new Impairment(random);
            impairment.loss(scenario.loss());
        }

        private long start(long k) {
            return slotNumerator
                    .multiply(BigInteger.valueOf(k))
                    .divide(slotDenominator)
                    .longValueExact();
        }

        private int lengthOfRank(int rank) {
            int all = 0;
            for (int i = 0; i < queues.size(); i++)
                if (lanes.get(i).rank == rank) all += queues.get(i).size();
            return all;
        }

        private int rivals(int rank) {
            int all = 0;
            for (int i : turn) if (lanes.get(i).rank == rank) all++;
            return all;
        }

        void admit(Circuit circuit, int hop, byte[] octets) {
            while (queues.size() < lanes.size()) queues.add(new ArrayList<>());
            int at = circuits.indexOf(circuit);
            for (int i = 0; i < lanes.size(); i++) if (lanes.get(i) == circuit.lanes.get(hop)) at = i;
            Lane lane = lanes.get(at);
            int before = lengthOfRank(lane.rank);
            while (lane.queue.cells() < queues.get(at).size()) lane.queue.enqueue(null, 0, 0);
            while (lane.queue.cells() > queues.get(at).size()) lane.queue.dequeue();
            Drop why = admittance.judge(lane, octets[3] & 15, before, rivals(lane.rank));
            if (why != null) {
                log.add("vc " + circuit.vc + " " + why + " at " + now);
                return;
            }
            if (admittance.marks(before)) octets[3] |= Frame.CONGESTED;
            queues.get(at).add(new Queued(circuit, hop, octets));
            if (!turn.contains(at)) enter(at);
            plan();
        }

        private void enter(int at) {
            int rank = lanes.get(at).rank;
            if (rivals(rank) == 0) {
                clock[rank] = 0;
                for (int i = 0; i < lanes.size(); i++) if (lanes.get(i).rank == rank) tag[i] = 0;
            }
            tag[at] = Math.max(tag[at], clock[rank]) + lanes.get(at).queue.tagStep;
            turn.add(at);
        }

        private void plan() {
            if (planned) return;
            planned = true;
            while (start(slot) < now) slot++;
            at(start(slot), 1, order, this::serve);
        }

        private void serve() {
            planned = false;
            int best = turn.get(0);
            for (int i : turn) {
                int rank = lanes.get(i).rank;
                int bestRank = lanes.get(best).rank;
                boolean tags = rank > 0 && rank < Lane.UBR_RANK;
                if (rank < bestRank || rank == bestRank && tags && tag[i] < tag[best]) best = i;
            }
            turn.remove((Integer) best);
            clock[lanes.get(best).rank] = tag[best];
            Queued cell = queues.get(best).remove(0);
            slot++;
            long end = start(slot);
            if (host && (cell.octets[3] & Frame.LAST) != 0) log.add("at " + end + " vc " + cell.circuit.vc + " sent");
            if (!queues.get(best).isEmpty()) {
                tag[best] += lanes.get(best).queue.tagStep;
                turn.add(best);
            }
            if (impairment.loses(0)) log.add("vc " + cell.circuit.vc + " LINE_LOSS");
            else at(end + scenario.delayPicos(), 0, order, () -> cell.circuit.arrive(cell.hop + 1, cell.octets));
            if (!turn.isEmpty()) {
                planned = true;
                at(end, 1, order, this::serve);
            }
        }
    }
}
