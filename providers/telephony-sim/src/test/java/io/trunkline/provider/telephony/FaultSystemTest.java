package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.GroupQos;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Networks that lose, damage, fail and repeat; {@code -Dtest.fault.runs=10000} for the long run. */
class FaultSystemTest {
    private static final int RUNS = Integer.getInteger("test.fault.runs", 100);
    private static final long FIRST_SEED = Long.getLong("test.fault.seed", 1);
    /** A long run goes on to others that fail, in another way perhaps, and ends at so many. */
    private static final int MOST_WRONG = 10;

    private static final int PROGRESS = 100;

    private static final String[] LINKS = {"alice-x1", "bob-x1"};
    /**
     * Outages last a tenth of a second less or more than one of these seconds: T200, twice that, T200 with all its repeats and T308 and T303,
     * T305, T310 and T203, T309, T309 of the network, T316.
     */
    private static final int[] TIMERS_SECONDS = {1, 2, 4, 8, 10, 30, 40, 90, 120};

    private static final String[] MESSAGES = {
        "SETUP",
        "CALL_PROCEEDING",
        "ALERTING",
        "CONNECT",
        "CONNECT_ACKNOWLEDGE",
        "DISCONNECT",
        "RELEASE",
        "RELEASE_COMPLETE",
        "STATUS_ENQUIRY",
        "STATUS",
        "RESTART",
        "RESTART_ACKNOWLEDGE"
    };

    private static String fault(Random random) {
        String link = LINKS[random.nextInt(LINKS.length)];
        String at = "at=" + random.nextInt(12_000) + "ms ";
        String host = random.nextBoolean() ? "alice" : "bob";
        return switch (random.nextInt(9)) {
            case 0 ->
                at + "loss link=" + link + " probability=" + 0.05 * random.nextDouble() + " for="
                        + (1 + random.nextInt(10)) + "s";
            case 1 ->
                at + "bit-errors link=" + link + " probability=" + Math.pow(10, -4 - 3 * random.nextDouble()) + " for="
                        + (1 + random.nextInt(10)) + "s";
            case 2 -> at + "down link=" + link + " for=" + outageMillis(random) + "ms";
            case 3 -> "at=" + random.nextInt(3) + "ms lose-message" + message(random, host);
            case 4 -> "at=" + random.nextInt(3) + "ms double-message" + message(random, host);
            case 5 -> at + "down channel=" + host + ":" + channel(random) + " for=" + outageMillis(random) + "ms";
            case 6 -> at + "down channel=" + host + ":d for=" + outageMillis(random) + "ms";
            case 7 -> at + "restart node=x1";
            default -> "progress=alice:" + (1 + random.nextInt(60_000)) + " release group-of=alice cause=41";
        };
    }

    private static String message(Random random, String host) {
        return " host=" + host + " message=" + MESSAGES[random.nextInt(MESSAGES.length)] + " count="
                + (1 + random.nextInt(2));
    }

    /** Of those that are taken first. */
    private static int channel(Random random) {
        return 1 + random.nextInt(6);
    }

    private static int outageMillis(Random random) {
        if (random.nextInt(8) == 0) return 50;
        return 1000 * TIMERS_SECONDS[random.nextInt(TIMERS_SECONDS.length)] + (random.nextBoolean() ? 100 : -100);
    }

    private static List<String> faults(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) faults.add(fault(random));
        return faults;
    }

    private final SortedMap<String, Integer> outcomes = new TreeMap<>();
    private final List<AssertionError> wrong = new ArrayList<>();
    private int whole;
    private int arrived;

    private void run(long seed) throws Exception {
        String faults = String.join("; ", faults(seed));
        try (TwoHosts hosts = new TwoHosts("seed = " + seed, "faults = \"" + faults + "\"")) {
            Conversation talk = new Conversation(hosts, seed, 30_000, 40);
            if (seed % 3 == 0) talk.holdUnderContract();
            else talk.hold(GroupQos.none());
            hosts.nothingIsLeft();
            talk.failures.forEach(failure -> outcomes.merge(failure, 1, Integer::sum));
            whole += talk.streamsWhole;
            arrived += talk.messagesArrived;
        } catch (AssertionError e) {
            wrong.add(new AssertionError("seed " + seed + ", faults " + faults + ": " + e.getMessage(), e));
            System.out.println(wrong.get(wrong.size() - 1).getMessage());
        }
    }

    @Test
    void streamsDeliverEveryOctetOnceOrFailAndMessagesAreNeverDamaged() throws Exception {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS && wrong.size() < MOST_WRONG; seed++) {
            run(seed);
            if (seed % PROGRESS == 0) System.out.println("to seed " + seed + ": " + wrong.size() + " runs wrong");
        }
        System.out.println(RUNS + " runs from seed " + FIRST_SEED + ": " + whole + " of " + 2 * RUNS
                + " streams whole, " + arrived + " of " + 40 * RUNS + " messages, failures " + outcomes + ", "
                + wrong.size() + " runs wrong");
        for (AssertionError each : wrong.subList(Math.min(1, wrong.size()), wrong.size()))
            wrong.get(0).addSuppressed(each);
        if (!wrong.isEmpty()) throw wrong.get(0);
        assertThat(whole).as("streams that survived").isGreaterThanOrEqualTo(RUNS / 2);
    }
}
