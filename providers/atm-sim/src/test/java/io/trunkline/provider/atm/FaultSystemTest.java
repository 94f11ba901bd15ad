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
    private static final int RUNS = Integer.getInteger("test.fault.runs", 200);
    private static final long FIRST_SEED = Long.getLong("test.fault.seed", 1);
    private static final String[] LINKS = {"alice-s1", "bob-s1"};
    /** Just below and above the timers NO_RESPONSE (7 s) and T309 (10 s), and much shorter and longer. */
    private static final String[] OUTAGES = {"50ms", "6900ms", "7100ms", "9900ms", "10100ms", "30s"};

    private static final String[] MESSAGES = {
        "SETUP", "CALL_PROCEEDING", "CONNECT", "CONNECT_ACKNOWLEDGE", "RELEASE", "RELEASE_COMPLETE", "ALERTING"
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
            case 2 -> "at=" + at + "ms down link=" + link + " for=" + OUTAGES[random.nextInt(OUTAGES.length)];
            case 3 ->
                "at=" + random.nextInt(3) + "ms lose-message host=" + (random.nextBoolean() ? "alice" : "bob")
                        + " message=" + MESSAGES[random.nextInt(MESSAGES.length)] + " count=" + (1 + random.nextInt(2));
            case 4 ->
                "at=" + random.nextInt(3) + "ms double-message host=" + (random.nextBoolean() ? "alice" : "bob")
                        + " message=" + MESSAGES[random.nextInt(MESSAGES.length)] + " count=" + (1 + random.nextInt(2));
            default -> "progress=alice:" + (1 + random.nextInt(60_000)) + " release group-of=alice cause=41";
        };
    }

    private static List<String> faults(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) faults.add(fault(random));
        return faults;
    }

    @Test
    void streamsDeliverEveryOctetOnceOrFailAndMessagesAreNeverDamaged() throws Exception {
        SortedMap<String, Integer> outcomes = new TreeMap<>();
        int whole = 0;
        int arrived = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            List<String> faults = faults(seed);
            String faultList = String.join("; ", faults);
            try (TwoHosts hosts = new TwoHosts("seed = " + seed, "faults = \"" + faultList + "\"")) {
                Conversation talk = new Conversation(hosts, seed, 30_000, 40);
                talk.hold(GroupQos.none());
                hosts.nothingIsLeft();
                talk.failures.forEach(failure -> outcomes.merge(failure, 1, Integer::sum));
                whole += talk.streamsWhole;
                arrived += talk.messagesArrived;
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", faults " + faultList + ": " + e.getMessage(), e);
            }
        }
        System.out.println(RUNS + " runs from seed " + FIRST_SEED + ": " + whole + " of " + 2 * RUNS
                + " streams whole, " + arrived + " of " + 40 * RUNS + " messages, failures " + outcomes);
        assertThat(whole).as("streams that survived").isGreaterThan(RUNS / 2);
    }
}
