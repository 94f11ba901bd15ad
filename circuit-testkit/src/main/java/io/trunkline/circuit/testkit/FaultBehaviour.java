package io.trunkline.circuit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.api.GroupQos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Networks that lose, damage, fail and repeat; {@code -Dtest.fault.runs=10000} for the long run, and {@code -Dtest.use.runs=1000}
 * for that of applications that do anything.
 */
public abstract class FaultBehaviour implements CircuitSystem {
    private static final int RUNS = Integer.getInteger("test.fault.runs", 100);
    private static final int USE_RUNS = Integer.getInteger("test.use.runs", 10);
    private static final long FIRST_SEED = Long.getLong("test.fault.seed", 1);
    /** A long run goes on to others that fail, in another way perhaps, and ends at so many. */
    private static final int MOST_WRONG = 10;

    private static final int PROGRESS = 100;

    private final SortedMap<String, Integer> outcomes = new TreeMap<>();
    private final List<AssertionError> wrong = new ArrayList<>();
    private int whole;
    private int streams;
    private int arrived;

    /** A fault in the language of network files. */
    protected abstract String fault(Random random);

    /** The names of messages of signalling, which may be lost or double. */
    protected abstract String[] messages();

    /** Times after which timers of the provider expire. */
    protected abstract int[] timersSeconds();

    /** One of the two links. */
    protected final String link(Random random) {
        return linkOf(random.nextInt(2) == 0 ? "alice" : "bob");
    }

    /** Loss for some seconds. */
    protected static String loss(String link, Random random) {
        return "loss link=" + link + " probability=" + 0.05 * random.nextDouble() + " for=" + (1 + random.nextInt(10))
                + "s";
    }

    /** Bit errors for some seconds. */
    protected static String bitErrors(String link, Random random) {
        return "bit-errors link=" + link + " probability=" + Math.pow(10, -4 - 3 * random.nextDouble()) + " for="
                + (1 + random.nextInt(10)) + "s";
    }

    /** A message or two of signalling that a host sends. @param verb what happens to them */
    protected final String message(String verb, String host, Random random) {
        return verb + " host=" + host + " message=" + messages()[random.nextInt(messages().length)] + " count="
                + (1 + random.nextInt(2));
    }

    /** One of the two hosts. */
    protected static String host(Random random) {
        return random.nextBoolean() ? "alice" : "bob";
    }

    /** The end of alice's group when so much of it has been sent. */
    protected static String release(Random random) {
        return "progress=alice:" + (1 + random.nextInt(60_000)) + " release group-of=alice cause=41";
    }

    /** A tenth of a second less or more than one of the timers, or much less than all. */
    protected final int outageMillis(Random random) {
        if (random.nextInt(8) == 0) return 50;
        return 1000 * timersSeconds()[random.nextInt(timersSeconds().length)] + (random.nextBoolean() ? 100 : -100);
    }

    /** Faults that no network file can say. @param random of this run alone */
    protected void prepare(CircuitHosts hosts, Random random) throws Exception {}

    /** True if bob calls alice, too, in this run. */
    protected boolean callsBothWays(long seed) {
        return false;
    }

    private String faults(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) faults.add(fault(random));
        return String.join("; ", faults);
    }

    private interface Start {
        CircuitHosts of(long seed, String... settings) throws Exception;
    }

    /** Every second network is another one, whose hosts have settings of their own. */
    private CircuitHosts threeHosts(long seed, String... settings) throws Exception {
        if (!isRandom(seed)) return hostsOn(networkOfThree(), settings);
        Random random = new Random(seed);
        return hostsOfAnySettings(randomNetwork(random), random, settings);
    }

    private static boolean isRandom(long seed) {
        return seed % 4 < 2;
    }

    /** In half of the runs; a network may not have the channels that faults name. */
    private String faultsOfUse(long seed) {
        if (seed % 2 != 0) return "";
        String faults = faults(seed);
        return isRandom(seed) && faults.contains("channel=") ? "" : faults;
    }

    private interface Trial {
        void of(CircuitHosts hosts, long seed) throws Exception;
    }

    private void eachSeed(int runs, Start start, LongFunction<String> faultsOf, Trial trial) {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + runs && wrong.size() < MOST_WRONG; seed++) {
            String faults = faultsOf.apply(seed);
            try (CircuitHosts hosts = start.of(seed, "seed = " + seed, CircuitHosts.faults(faults))) {
                trial.of(hosts, seed);
                hosts.clock().sleep(Duration.ofSeconds(120)); // with what nothingIsLeft waits, more than twice T316
                hosts.nothingIsLeft();
            } catch (Exception | AssertionError e) {
                wrong.add(new AssertionError("seed " + seed + ", faults " + faults + ": " + e.getMessage(), e));
                System.out.println(wrong.get(wrong.size() - 1).getMessage());
            }
            if (seed % PROGRESS == 0) System.out.println("to seed " + seed + ": " + wrong.size() + " runs wrong");
        }
    }

    private void noneIsWrong() {
        for (AssertionError each : wrong.subList(Math.min(1, wrong.size()), wrong.size()))
            wrong.get(0).addSuppressed(each);
        if (!wrong.isEmpty()) throw wrong.get(0);
    }

    private void talk(CircuitHosts hosts, long seed) throws Exception {
        prepare(hosts, new Random(~seed * 0x9E3779B97F4A7C15L));
        CircuitConversation talk = conversation(hosts, seed, 30_000, 40);
        if (callsBothWays(seed)) talk.bothWays();
        streams += talk.streams();
        if (seed % 3 == 0) talk.holdUnderContract();
        else talk.hold(GroupQos.none());
        talk.failures().forEach(failure -> outcomes.merge(failure, 1, Integer::sum));
        whole += talk.streamsWhole();
        arrived += talk.messagesArrived();
    }

    @Test
    void streamsDeliverEveryOctetOnceOrFailAndMessagesAreNeverDamaged() throws Exception {
        eachSeed(RUNS, (seed, settings) -> hosts(settings), this::faults, this::talk);
        System.out.println(RUNS + " runs from seed " + FIRST_SEED + ": " + whole + " of " + streams
                + " streams whole, " + arrived + " of " + 40 * RUNS + " messages, failures " + outcomes + ", "
                + wrong.size() + " runs wrong");
        noneIsWrong();
        assertThat(whole).as("streams that survived").isGreaterThanOrEqualTo(streams / 4);
    }

    @Test
    @Tag("once")
    void whateverApplicationsDoWithTheirSocketsHasAnOutcomeThatTheyCanExpect() throws Exception {
        eachSeed(USE_RUNS, this::threeHosts, this::faultsOfUse, (hosts, seed) -> {
            RandomUse use = new RandomUse(hosts, seed);
            use.run();
            use.outcomes().forEach((outcome, times) -> outcomes.merge(outcome, times, Integer::sum));
        });
        System.out.println(
                USE_RUNS + " runs from seed " + FIRST_SEED + ": " + outcomes + ", " + wrong.size() + " runs wrong");
        noneIsWrong();
        assertThat(outcomes).containsKeys("connect done", "accept done", "receive done", "set own QoS done");
    }

    /** Alice's call to bob, after a fault that concerns it or not. */
    @ParameterizedTest
    @CsvSource({
        "at=0s refuse from=alice to=bob cause=41, WSAENETDOWN",
        "at=0s busy host=bob, WSAECONNREFUSED",
        "call=1 no-answer host=bob, WSAETIMEDOUT",
        "at=0s refuse from=bob cause=41,",
        "at=0s refuse to=alice cause=41,",
        "call=1 busy host=alice,"
    })
    void faultOfCallsConcernsThoseItNames(String fault, WsaError told) throws Exception {
        try (CircuitHosts hosts = hosts()) {
            try (Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000")) {
                hosts.fault(fault);
                hosts.run(
                        () -> {
                            if (told == null) port.accept().close();
                        },
                        () -> {
                            try (Ws2Socket socket = hosts.alice.socket(hosts.stream())) {
                                Ws2Exception failure = catchThrowableOfType(
                                        Ws2Exception.class, () -> socket.connect("bob:9000", Duration.ofSeconds(100)));
                                assertThat(failure == null ? null : failure.error())
                                        .isEqualTo(told);
                            }
                        });
            }
            hosts.nothingIsLeft();
        }
    }
}
