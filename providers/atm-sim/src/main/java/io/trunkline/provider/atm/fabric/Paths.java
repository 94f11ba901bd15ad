package io.trunkline.provider.atm.fabric;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.socket.ChannelFigures;
import io.trunkline.protocol.Clause;
import io.trunkline.provider.atm.call.PathControl;
import io.trunkline.provider.atm.traffic.CellRates;
import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.AtmAddress;
import io.trunkline.simulation.EventScheduler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Call processing's hold on the fabric: routes with the fewest hops, admission on every link, channels, and what becomes of
 * paths when links fail. A way that is refused for want of room is tried round the link that refused it.
 */
@Clause("ATM Forum af-tm-0056.000 (TM 4.0) §5.2; UNI 3.1 §5.5.6")
public final class Paths implements PathControl {
    /** Cell delay variation that policers tolerate, what cells wait at their host for others of the same priority. */
    public static final long TOLERANCE_PICOS = 2 * EventScheduler.PICOS_PER_MILLI;

    private static final int TOLERANCE_SLOTS = 24;

    private final Fabric fabric;
    private final Upcalls upcalls;
    private final Router router;
    private final Map<Link, Room> rooms = new LinkedHashMap<>();
    private final Set<CircuitPath> paths = new LinkedHashSet<>();
    private final Sharing sharing = new Sharing(this);
    private final long tolerancePicos;

    /** Paths through a fabric, nothing reserved yet. */
    public Paths(Fabric fabric, Upcalls upcalls) {
        this.fabric = fabric;
        this.upcalls = upcalls;
        this.router = new Router(fabric.topology());
        long tolerance = TOLERANCE_PICOS;
        for (Link link : fabric.links()) {
            rooms.put(link, new Room(link));
            long slot =
                    EventScheduler.PICOS_PER_SECOND / Math.max(1, link.rate().cellsPerSecond());
            tolerance = Math.max(tolerance, TOLERANCE_SLOTS * slot);
        }
        this.tolerancePicos = tolerance;
    }

    Room room(Link link) {
        return rooms.get(link);
    }

    long tolerancePicos() {
        return tolerancePicos;
    }

    private static final int TRIED_PARTS = 32;

    /** Catches up with the time before something changes. */
    long settled() {
        fabric.settle();
        return fabric.scheduler().nowPicos();
    }

    EventScheduler scheduler() {
        return fabric.scheduler();
    }

    Sharing sharing() {
        return sharing;
    }

    /** A path gives back what it has. */
    void release(CircuitPath path) {
        Set<Link> links = path.links();
        path.circuit.release(path.hops);
        paths.remove(path);
        if (path.circuit.hops().isEmpty()) sharing.forget(path.circuit);
        links.forEach(sharing::roomCame);
    }

    /** Paths that are not released. */
    List<CircuitPath> all() {
        return List.copyOf(paths);
    }

    /** Circuits that have a path over a link. */
    Set<Circuit> circuitsOn(Link link) {
        Set<Circuit> found = new LinkedHashSet<>();
        for (CircuitPath path : paths) if (path.uses(link)) found.add(path.circuit);
        return found;
    }

    @Override
    public Answer reserve(String callerHost, AtmAddress called, TrafficContract contract, boolean multipoint) {
        Node caller = fabric.topology().hosts.get(callerHost);
        if (caller == null) throw new IllegalArgumentException("there is no host '" + callerHost + "'");
        return branch(new Circuit(this, caller, contract, multipoint, true), called);
    }

    @Override
    public Optional<String> hostOf(AtmAddress address) {
        return Optional.ofNullable(fabric.topology().hostOf(address));
    }

    /** As {@link #reserve}, for traffic of others, which moves no clock. */
    Answer reserveBackground(String callerHost, AtmAddress called, TrafficContract contract) {
        Node caller = fabric.topology().hosts.get(callerHost);
        return branch(new Circuit(this, caller, contract, false, false), called);
    }

    Answer addParty(Circuit circuit, AtmAddress leaf) {
        if (!circuit.multipoint) return Circuit.refused(CauseValue.SERVICE_NOT_AVAILABLE, Optional.empty());
        return branch(circuit, leaf);
    }

    private Answer branch(Circuit circuit, AtmAddress called) {
        String host = fabric.topology().hostOf(called);
        if (host == null) return Circuit.refused(CauseValue.UNALLOCATED_NUMBER, Optional.empty());
        Node leaf = fabric.topology().hosts.get(host);
        settled();
        Set<Link> avoided = new HashSet<>();
        Answer.Refused first = null;
        while (true) {
            Optional<List<Link>> way = router.route(circuit.caller, leaf, avoided);
            if (way.isEmpty()) {
                return first != null ? first : Circuit.refused(CauseValue.NO_ROUTE_TO_DESTINATION, Optional.empty());
            }
            List<Hop> hops = new ArrayList<>();
            Optional<Circuit.Refusal> refusal = circuit.extend(way.get(), hops);
            if (refusal.isEmpty()) return reserved(circuit, leaf, hops);
            Answer.Refused answer = Circuit.refused(refusal.get().cause(), available(circuit, way.get()));
            first = better(first, answer);
            avoided.add(refusal.get().room().link);
        }
    }

    private Answer reserved(Circuit circuit, Node leaf, List<Hop> hops) {
        CircuitPath path = new CircuitPath(this, circuit, leaf, hops);
        paths.add(path);
        return new Answer.Reserved(path);
    }

    /** The first refusal, unless only a later one says what could be had. */
    private static Answer.Refused better(Answer.Refused first, Answer.Refused next) {
        return first == null || (first.available().isEmpty() && next.available().isPresent()) ? next : first;
    }

    private Optional<TrafficContract> available(Circuit circuit, List<Link> way) {
        Optional<TrafficContract> fits = Optional.of(circuit.contract);
        Node node = circuit.caller;
        for (Link link : way) {
            Node upstream = node;
            Room room = rooms.get(link);
            fits = fits.flatMap(fit -> room.available(fit, upstream));
            node = link.other(node);
        }
        boolean crossesTwice = new HashSet<>(way).size() < way.size();
        return crossesTwice ? fits.flatMap(fit -> tried(circuit, way, fit)) : fits;
    }

    /** A host that calls itself takes room on its line twice, which looking at one crossing after the other does not show. */
    private Optional<TrafficContract> tried(Circuit circuit, List<Link> way, TrafficContract most) {
        for (int parts = TRIED_PARTS; parts > 0; parts--) {
            TrafficContract less = most.withTraffic(part(most.forward(), parts), part(most.backward(), parts));
            Circuit trial = new Circuit(this, circuit.caller, less, false, false);
            List<Hop> hops = new ArrayList<>();
            if (trial.extend(way, hops).isPresent()) continue;
            trial.release(hops);
            return Optional.of(less);
        }
        return Optional.empty();
    }

    private static CellTraffic part(CellTraffic traffic, int parts) {
        int pcr = (int) ((long) traffic.pcr() * parts / TRIED_PARTS);
        int scr = (int) ((long) traffic.scr() * parts / TRIED_PARTS);
        return new CellTraffic(pcr, scr, traffic.mbs(), traffic.tagging());
    }

    // ---- what goes wrong

    /**
     * A link has been given up, it has been down for as long as the network waits: paths over it that can go another way do,
     * the others are lost. Call processing is told.
     */
    public void linkFailed(Link link) {
        settled();
        for (CircuitPath path : all()) {
            if (!path.isLost && path.uses(link)) new Detour(this, path).around(link);
        }
    }

    /**
     * A link has another rate: what does not fit any more is lowered, sent another way or lost, and what was lowered gets more if
     * there is more, see {@link Sharing}. Call processing is told.
     */
    public void linkRateChanged(Link link) {
        sharing.again(link);
    }

    void lost(CircuitPath path, CauseValue cause) {
        path.isLost = true;
        upcalls.pathLost(path, cause);
    }

    /** The paths of a circuit that are not lost. */
    List<CircuitPath> branches(Circuit circuit) {
        return paths.stream()
                .filter(path -> path.circuit == circuit && !path.isLost)
                .toList();
    }

    void changed(CircuitPath path) {
        upcalls.pathChanged(path, path.contract());
    }

    /** The shortest way between the ends of a path without some links. */
    Optional<List<Link>> way(CircuitPath path, Set<Link> avoided) {
        return router.route(path.circuit.caller, path.called, avoided);
    }

    // ---- what there is

    /** Paths that are not released. */
    public int count() {
        return paths.size();
    }

    /** Cells per second that are promised on a link and could be promised still, and its channels in use, for people. */
    public String usage(Link link) {
        Room room = rooms.get(link);
        return "booked " + room.admission.booked() + ", left " + room.admission.left() + ", " + room.numbers.count()
                + " channels";
    }

    /** What is promised and what is used of each direction of each link, and its channels: {@code link.trunk.forward.admitted-cells-per-second}. */
    public SortedMap<String, Long> counters() {
        SortedMap<String, Long> all = new TreeMap<>();
        long picos = settled();
        rooms.forEach((link, room) -> {
            CellRates booked = room.admission.booked();
            String name = "link." + link.name();
            all.put(name + ".channels", (long) room.numbers.count());
            all.put(name + ".forward.admitted-cells-per-second", (long) booked.forward());
            all.put(name + ".backward.admitted-cells-per-second", (long) booked.backward());
            all.put(name + ".forward.used-cells-per-second", used(link.counts(true), picos));
            all.put(name + ".backward.used-cells-per-second", used(link.counts(false), picos));
        });
        return all;
    }

    private static long used(CellCounts counts, long picos) {
        return ChannelFigures.perSecond(counts.sent(), picos);
    }

    /** Paths that nobody released, one line each. */
    public List<String> leftovers() {
        List<String> left = new ArrayList<>();
        for (CircuitPath path : paths) if (path.circuit.moves) left.add(path.toString());
        return left;
    }
}
