package io.trunkline.provider.telephony;

import io.trunkline.circuit.testkit.CircuitSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A network of alice, bob and carol: up to three exchanges, trunks with few circuits, accesses of every kind, and calls of others. */
final class RandomNetwork {
    private static final String[] HOSTS = {"alice", "bob", "carol"};
    private static final String[] ACCESSES = {"pri-e1", "pri-t1", "bri, count = 4", "bri-multipoint, count = 3", "bri"};

    private final Random random;
    private final int exchanges;

    private RandomNetwork(Random random) {
        this.random = random;
        this.exchanges = 1 + random.nextInt(3);
    }

    /** The lines of its file; the links of the hosts are called as on the network without one. */
    static List<String> lines(Random random) {
        return new RandomNetwork(random).lines();
    }

    private List<String> lines() {
        List<String> nodes = new ArrayList<>();
        List<String> links = new ArrayList<>();
        for (int i = 1; i <= exchanges; i++) nodes.add("x" + i + " { " + exchange(i) + " }");
        for (String host : HOSTS) {
            String to = "x" + (1 + random.nextInt(exchanges));
            links.add(link(host + "-x1", host, to, ", rate = " + ACCESSES[random.nextInt(ACCESSES.length)]));
        }
        for (int i = 1; i < exchanges; i++) links.add(trunk("t" + i, "x" + i, "x" + (i + 1)));
        if (exchanges == 3 && random.nextBoolean()) links.add(trunk("t3", "x1", "x3"));
        return List.of(
                "hosts { alice {}, bob {}, carol {} }",
                "exchanges { " + String.join(", ", nodes) + " }",
                "links = [ " + String.join(", ", links) + " ]",
                "background { " + background() + "}");
    }

    private String exchange(int number) {
        return "area = " + (30 + number) + ", setup-delay = " + random.nextInt(random.nextBoolean() ? 20 : 600)
                + "ms, unit = " + (random.nextBoolean() ? "60s" : "4s");
    }

    private String trunk(String name, String from, String to) {
        return link(name, from, to, ", circuits = " + (2 + random.nextInt(30)));
    }

    private String link(String name, String from, String to, String rest) {
        return "{ name = " + name + ", from = " + from + ", to = " + to + rest + ", delay = "
                + (5 + random.nextInt(random.nextBoolean() ? 100 : 30_000)) + "us, skew = "
                + random.nextInt(random.nextBoolean() ? 1 : 20) + "ms" + CircuitSystem.spoiled(random) + " }";
    }

    private String background() {
        if (random.nextInt(3) > 0) return "";
        int from = random.nextInt(3);
        int to = (from + 1 + random.nextInt(2)) % 3;
        return "others { kind = calls, from = " + HOSTS[from] + ", to = " + HOSTS[to] + ", erlang = "
                + (1 + random.nextInt(6)) + ", hold = 8s, width = " + (1 + random.nextInt(2)) + " } ";
    }
}
