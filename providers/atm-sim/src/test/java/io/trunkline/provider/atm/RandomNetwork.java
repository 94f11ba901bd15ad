package io.trunkline.provider.atm;

import io.trunkline.circuit.testkit.CircuitSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A network of alice, bob and carol: up to three switches, lines that are fast or slow, near or far, clean or not, and others on them. */
final class RandomNetwork {
    private static final String[] HOSTS = {"alice", "bob", "carol"};
    private static final String[] FAST = {"oc3c", "ds3", "atm25", "e3"};
    private static final String[] SLOW = {"e1", "t1", "384 kbit/s"};

    private final Random random;
    private final int switches;
    private final String[] rates;

    private RandomNetwork(Random random) {
        this.random = random;
        this.switches = 1 + random.nextInt(3);
        this.rates = random.nextBoolean() ? FAST : SLOW;
    }

    /** The lines of its file; the links of the hosts are called as on the network without one. */
    static List<String> lines(Random random) {
        return new RandomNetwork(random).lines();
    }

    private List<String> lines() {
        List<String> links = new ArrayList<>();
        for (String host : HOSTS) links.add(link(host + "-s1", host, "s" + (1 + random.nextInt(switches))));
        for (int i = 1; i < switches; i++) links.add(link("t" + i, "s" + i, "s" + (i + 1)));
        if (switches == 3 && random.nextBoolean()) links.add(link("t3", "s1", "s3"));
        List<String> nodes = new ArrayList<>();
        for (int i = 1; i <= switches; i++) nodes.add("s" + i + " {}");
        return List.of(
                "hosts { alice {}, bob {}, carol {} }",
                "switches { " + String.join(", ", nodes) + " }",
                "links = [ " + String.join(", ", links) + " ]",
                "background { b1 { " + background() + " }, b2 { " + background() + " } }");
    }

    private String link(String name, String from, String to) {
        return "{ name = " + name + ", from = " + from + ", to = " + to + ", rate = " + one(rates) + ", delay = "
                + (5 + random.nextInt(random.nextBoolean() ? 100 : 30_000)) + "us, queue = "
                + (random.nextInt(3) == 0 ? 20 + random.nextInt(100) : 1000) + CircuitSystem.spoiled(random) + " }";
    }

    /** Greed on slow lines alone: on fast ones it is too many cells for a test. */
    private String background() {
        int from = random.nextInt(3);
        int to = (from + 1 + random.nextInt(2)) % 3;
        String way = "from = " + HOSTS[from] + ", to = " + HOSTS[to] + ", count = " + (1 + random.nextInt(3));
        return switch (random.nextInt(rates == SLOW ? 4 : 3)) {
            case 0 -> way + ", kind = constant, rate = 100 kbit/s";
            case 1 -> way + ", kind = on-off, rate = 300 kbit/s, on = 500ms, off = 500ms";
            case 2 -> way + ", kind = calls, rate = 128 kbit/s, erlang = 3, hold = 5s";
            default -> way + ", kind = greedy";
        };
    }

    private String one(String... some) {
        return some[random.nextInt(some.length)];
    }
}
