package io.trunkline.provider.atm;

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

    private static final String[] LINKS = {"alice-s1", "bob-s1"};
    /**
     * Outages last a tenth of a second less or more than one of these seconds: CC, KEEP_ALIVE, T303 and T313 and T322, NO_RESPONSE,
     * T303 twice, T309 and T310 of the network, IDLE, NO_RESPONSE with T309, T308, T308 twice.
     */
    private static final int[] TIMERS_SECONDS = {1, 2, 4, 7, 8, 10, 15, 17, 30, 60};

    private static final String[] MESSAGES = {
        "SETUP",
        "CALL_PROCEEDING",
        "CONNECT",
        "CONNECT_ACKNOWLEDGE",
        "RELEASE",
        "RELEASE_COMPLETE",
        "ALERTING",
        "STATUS_ENQUIRY",
        "STATUS",
        "MODIFY_REQUEST",
        "MODIFY_ACKNOWLEDGE"
    };

    private static String fault(Random random) {
        String link = LINKS[random.nextInt(LINKS.length)];
        int at = random.nextInt(6000);
        return switch (random.nextInt(6)) {
            case 0 ->
                "at=" + at + "ms loss link=" + link + " probability=" + 0.05 * random.nextDouble() + " for="
                        + (1 + random.nextInt(10)) + "s";
            case 1 ->
                "at=" + at + "ms bit-errors link=" + link + " probability=" + Math.pow(10, -4 - 3 * random.nextDouble())
                        + " for=" + (1 + random.nextInt(10)) + "s";
            case 2 -> "at=" + at + "ms down link=" + link + " for=" + outageMillis(random) + "ms";
            case 3 ->
                "at=" + random.nextInt(3) + "ms lose-message host=" + (random.nextBoolean() ? "alice" : "bob")
                        + " message=" + MESSAGES[random.nextInt(MESSAGES.length)] + " count=" + (1 + random.nextInt(2));
            case 4 ->
                "at=" + random.nextInt(3) + "ms double-message host=" + (random.nextBoolean() ? "alice" : "bob")
                        + " message=" + MESSAGES[random.nextInt(MESSAGES.length)] + " count=" + (1 + random.nextInt(2));
            default -> "progress=alice:" + (1 + random.nextInt(60_000)) + " release group-of=alice cause=41";
        };
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
        }
    }

    @Test
    void streamsDeliverEveryOctetOnceOrFailAndMessagesAreNeverDamaged() throws Exception {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS && wrong.size() < MOST_WRONG; seed++) run(seed);
        System.out.println(RUNS + " runs from seed " + FIRST_SEED + ": " + whole + " of " + 2 * RUNS
                + " streams whole, " + arrived + " of " + 40 * RUNS + " messages, failures " + outcomes + ", "
                + wrong.size() + " runs wrong");
        for (AssertionError each : wrong.subList(Math.min(1, wrong.size()), wrong.size()))
            wrong.get(0).addSuppressed(each);
        if (!wrong.isEmpty()) throw wrong.get(0);
        assertThat(whole).as("streams that survived").isGreaterThanOrEqualTo(RUNS / 2);
    }
}
