package io.trunkline.provider.telephony.exchange;

import io.trunkline.provider.telephony.call.AccessKind;
import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.simulation.network.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the words of a network file mean to a telephone network. */
public final class PlanText {
    /** A circuit of 64 kbit/s. */
    private static final int CIRCUIT_BITS = 64_000;
    /** Names of rates that are accesses, and what they are. */
    private static final Map<String, AccessKind> ACCESSES = new LinkedHashMap<>();

    static {
        ACCESSES.put("bri", AccessKind.BASIC);
        ACCESSES.put("bri-multipoint", AccessKind.BASIC_MULTIPOINT);
        ACCESSES.put("pri-e1", AccessKind.PRIMARY_E1);
        ACCESSES.put("pri-t1", AccessKind.PRIMARY_T1);
    }

    private PlanText() {}

    /** Which access a rate is, empty if it is none. */
    public static Optional<AccessKind> accessKind(String rate) {
        return Optional.ofNullable(ACCESSES.get(rate));
    }

    /** The rates that are accesses. */
    public static List<String> accessRates() {
        return List.copyOf(ACCESSES.keySet());
    }

    /** How many circuits a trunk has: as its key says, or as many as its rate carries. */
    public static int circuits(NetworkPlan.Link link) {
        String said = link.properties().getOrDefault("circuits", "");
        if (!said.isEmpty()) return Integer.parseInt(said);
        Optional<AccessKind> kind = accessKind(link.rate());
        if (kind.isPresent()) return kind.get().channels();
        if (link.rate().equals("e1")) return 30;
        if (link.rate().equals("t1")) return 24;
        return (int) Math.min(100_000, Quantity.bitsPerSecond(link.rate()) / CIRCUIT_BITS);
    }

    /** How many accesses a line of a subscriber stands for. */
    public static int count(NetworkPlan.Link link) {
        return Integer.parseInt(link.properties().getOrDefault("count", "1"));
    }

    /** The accesses of a plan by name, each with the numbers of its B channels. */
    public static Map<String, List<Integer>> accesses(NetworkPlan plan) {
        Map<String, List<Integer>> accesses = new LinkedHashMap<>();
        for (NetworkPlan.Host host : plan.hosts()) {
            List<AccessKind> kinds = new ArrayList<>();
            for (NetworkPlan.Link link : lines(plan, host.name())) {
                for (int i = 0; i < count(link); i++)
                    kinds.add(accessKind(link.rate()).orElseThrow());
            }
            for (int i = 0; i < kinds.size(); i++) {
                accesses.put(
                        accessName(host.name(), i + 1, kinds.size()),
                        kinds.get(i).channelNumbers());
            }
        }
        return accesses;
    }

    /** A host's only access has its name; of several each has a number from 1 too. */
    static String accessName(String host, int number, int total) {
        return total == 1 ? host : host + "/" + number;
    }

    static List<NetworkPlan.Link> lines(NetworkPlan plan, String host) {
        return plan.links().stream()
                .filter(link -> link.from().equals(host) || link.to().equals(host))
                .toList();
    }

    static String otherEnd(NetworkPlan.Link link, String here) {
        return link.from().equals(here) ? link.to() : link.from();
    }

    /** What digits mean at an exchange. */
    public static DiallingPlan diallingPlan(NetworkPlan.Node exchange) {
        Map<String, String> keys = exchange.properties();
        return new DiallingPlan(
                keys.get("country"),
                keys.getOrDefault("area", ""),
                keys.get("international-prefix"),
                keys.get("national-prefix"));
    }

    /** All numbers of a host, its address first if it has one already. */
    public static List<Numbers> numbers(NetworkPlan.Host host) {
        List<Numbers> numbers = new ArrayList<>();
        if (!host.address().isEmpty()) numbers.add(Numbers.single(Numbers.digits(host.address())));
        String more = host.properties().getOrDefault("numbers", "");
        if (!more.isEmpty()) numbers.addAll(Numbers.parse(more));
        return numbers;
    }

    /** The same plan with a number for every host: who has none gets the next free one of its exchange. */
    public static NetworkPlan completed(NetworkPlan plan) {
        TakenNumbers taken = new TakenNumbers();
        for (NetworkPlan.Host host : plan.hosts()) taken.add(host.name(), numbers(host));
        Map<DiallingPlan, Integer> lastPlaces = new LinkedHashMap<>();
        List<NetworkPlan.Host> hosts = new ArrayList<>();
        for (NetworkPlan.Host host : plan.hosts()) {
            hosts.add(host.address().isEmpty() ? numbered(host, plan, taken, lastPlaces) : host);
        }
        return new NetworkPlan(
                plan.name(), hosts, plan.nodes(), plan.links(), plan.names(), plan.background(), plan.faults());
    }

    private static NetworkPlan.Host numbered(
            NetworkPlan.Host host, NetworkPlan plan, TakenNumbers taken, Map<DiallingPlan, Integer> lastPlaces) {
        DiallingPlan dialling =
                exchangeOf(host, plan).map(PlanText::diallingPlan).orElse(DiallingPlan.USUAL);
        // a host with numbers of its own may have one that others had to pass over
        boolean fromFirst = !numbers(host).isEmpty();
        int place = fromFirst ? 1 : lastPlaces.getOrDefault(dialling, 0) + 1;
        while (taken.byOthers(host.name(), dialling.given(place))) place++;
        if (!fromFirst) lastPlaces.put(dialling, place);
        String number = dialling.given(place);
        taken.add(host.name(), List.of(Numbers.single(number)));
        return new NetworkPlan.Host(host.name(), "+" + number, host.properties());
    }

    private static Optional<NetworkPlan.Node> exchangeOf(NetworkPlan.Host host, NetworkPlan plan) {
        List<NetworkPlan.Link> lines = lines(plan, host.name());
        if (lines.isEmpty()) return Optional.empty();
        String other = otherEnd(lines.get(0), host.name());
        return plan.nodes().stream().filter(node -> node.name().equals(other)).findFirst();
    }
}
