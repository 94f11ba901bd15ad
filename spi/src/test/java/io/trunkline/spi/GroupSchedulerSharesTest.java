package io.trunkline.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.GroupScheduling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class GroupSchedulerSharesTest {
    private static final int STEPS = 3_000;
    private static final int PLENTY = 1_000_000_000;

    private enum Verb {
        ENTER,
        OFFER,
        PRIORITY,
        SERVE,
        SERVE_PART,
        SERVE_ANOTHER,
        ACKNOWLEDGE,
        WITHDRAW,
        LEAVE
    }

    private record Command(Verb verb, int member, int number) {}

    @Provide
    Arbitrary<List<Command>> commands() {
        Arbitrary<Integer> numbers = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.integers().between(0, 3)),
                Tuple.of(2, Arbitraries.integers().between(0, Integer.MAX_VALUE)));
        return Combinators.combine(
                        Arbitraries.of(Verb.class), Arbitraries.integers().between(0, 5), numbers)
                .as(Command::new)
                .list()
                .ofMaxSize(120);
    }

    /** What one member of the model has. */
    private static final class Modelled {
        int priority;
        long queued;
        long served;
        /** When it last began to wait or was served: who has waited longest for a turn has the lowest. */
        long turn;
    }

    /** The scheduler beside a model that looks at every member for each decision: one strict group. */
    private static final class Run {
        private static final int QUANTUM = 100;
        private static final int WINDOW = 250;
        private final GroupScheduler<Integer> scheduler = new GroupScheduler<>(QUANTUM, WINDOW);
        private final Map<Integer, Modelled> model = new LinkedHashMap<>();
        private long inFlight;
        private long turns;

        void step(Command command) {
            Modelled one = model.get(command.member());
            if (command.verb() == Verb.ENTER && one == null) {
                scheduler.enter(command.member(), "group");
                model.put(command.member(), new Modelled());
            }
            if (one != null) step(command, one);
            assertThat(scheduler.next()).isEqualTo(expected());
            assertThat(scheduler.inFlightOctets()).isEqualTo(inFlight).isLessThanOrEqualTo(WINDOW + QUANTUM);
            model.forEach((member, has) -> {
                assertThat(scheduler.tally(member).queuedOctets()).isEqualTo(has.queued);
                assertThat(scheduler.tally(member).servedOctets()).isEqualTo(has.served);
            });
        }

        private Integer expected() {
            if (inFlight > WINDOW) return null;
            return waiting().stream()
                    .min(Comparator.comparingInt((Integer member) -> model.get(member).priority)
                            .thenComparingLong(member -> model.get(member).turn))
                    .orElse(null);
        }

        private List<Integer> waiting() {
            return model.keySet().stream()
                    .filter(member -> model.get(member).queued > 0)
                    .toList();
        }

        private void step(Command command, Modelled one) {
            switch (command.verb()) {
                case OFFER -> {
                    int octets = command.number() % 300;
                    scheduler.offer(command.member(), octets, 0);
                    if (one.queued == 0) one.turn = turns++;
                    one.queued += octets;
                }
                case PRIORITY -> {
                    scheduler.priority(command.member(), command.number());
                    if (one.priority != command.number()) one.turn = turns++;
                    one.priority = command.number();
                }
                case SERVE -> serve(scheduler.next(), QUANTUM);
                case SERVE_PART -> serve(scheduler.next(), 1 + command.number() % QUANTUM);
                case SERVE_ANOTHER -> serve(inFlight <= WINDOW && one.queued > 0 ? command.member() : null, QUANTUM);
                case ACKNOWLEDGE -> {
                    long octets = Math.min(inFlight, command.number());
                    assertThat(scheduler.acknowledge(octets)).isTrue();
                    inFlight -= octets;
                }
                case WITHDRAW -> {
                    assertThat(scheduler.withdraw(command.member())).isEqualTo(one.queued);
                    one.queued = 0;
                }
                case LEAVE -> {
                    scheduler.leave(command.member());
                    model.remove(command.member());
                }
                default -> {}
            }
        }

        private void serve(Integer member, int most) {
            if (member == null) return;
            Modelled one = model.get(member);
            int octets = (int) Math.min(most, one.queued);
            scheduler.served(member, octets, 0);
            one.queued -= octets;
            one.served += octets;
            one.turn = turns++;
            inFlight += octets;
        }
    }

    @Property(tries = 2_000)
    void strictGroupServesWhomAPlainSearchWouldName(@ForAll("commands") List<Command> commands) {
        Run run = new Run();
        commands.forEach(run::step);
    }

    @Property(tries = 200)
    void groupsThatAlwaysHaveSomethingToSendShareByWeightWithinAQuantum(
            @ForAll @Size(min = 2, max = 12) List<@IntRange(min = 1, max = 256) Integer> weights,
            @ForAll @IntRange(min = 1, max = 9_000) int quantum) {
        GroupScheduler<Integer> scheduler = new GroupScheduler<>(quantum, 0);
        for (int i = 0; i < weights.size(); i++) {
            scheduler.enter(i, "group " + i);
            scheduler.groupWeight("group " + i, weights.get(i));
            scheduler.offer(i, PLENTY, 0);
        }
        for (int step = 0; step < STEPS; step++) {
            serve(scheduler);
            if (step % 7 == 0) assertShares(scheduler, weights, quantum, 1);
        }
    }

    @Property(tries = 200)
    void weightedMembersThatAlwaysHaveSomethingToSendShareByWeightWithinAQuantum(
            @ForAll @Size(min = 2, max = 12) List<@IntRange(min = 1, max = 256) Integer> weights,
            @ForAll @IntRange(min = 1, max = 9_000) int quantum) {
        GroupScheduler<Integer> scheduler = weighted(weights, quantum);
        for (int i = 0; i < weights.size(); i++) scheduler.offer(i, PLENTY, 0);
        for (int step = 0; step < STEPS; step++) {
            serve(scheduler);
            if (step % 7 == 0) assertShares(scheduler, weights, quantum, 1);
        }
    }

    @Property(tries = 200)
    void sharesHoldWithinTwoQuantaIfOnlyPartsOfGrantsAreTaken(
            @ForAll @Size(min = 2, max = 12) List<@IntRange(min = 1, max = 256) Integer> weights,
            @ForAll @IntRange(min = 2, max = 9_000) int quantum,
            @ForAll long seed) {
        GroupScheduler<Integer> scheduler = weighted(weights, quantum);
        for (int i = 0; i < weights.size(); i++) scheduler.offer(i, PLENTY, 0);
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            serve(scheduler, 1 + random.nextInt(quantum));
            if (step % 7 == 0) assertShares(scheduler, weights, quantum, 2);
        }
    }

    /** Others come and go at random; whoever waits all the time gets at least the part that its weight gives it. */
    @Property(tries = 200)
    void memberThatWaitsIsNeverStarvedByOthersThatComeAndGo(
            @ForAll @Size(min = 2, max = 12) List<@IntRange(min = 1, max = 256) Integer> weights,
            @ForAll @IntRange(min = 1, max = 2_000) int quantum,
            @ForAll long seed) {
        GroupScheduler<Integer> scheduler = weighted(weights, quantum);
        scheduler.offer(0, PLENTY, 0);
        Random random = new Random(seed);
        long total = 0;
        for (int step = 0; step < STEPS; step++) {
            int other = 1 + random.nextInt(weights.size() - 1);
            if (random.nextInt(8) == 0) {
                scheduler.withdraw(other);
            } else {
                scheduler.offer(other, 1 + random.nextInt(3 * quantum), 0);
            }
            total += serve(scheduler);
        }
        long sum = weights.stream().mapToLong(Integer::longValue).sum();
        double due = (double) total * weights.get(0) / sum;
        long slack = 2L * quantum * weights.size();
        assertThat((double) scheduler.tally(0).servedOctets()).isGreaterThanOrEqualTo(due - slack);
    }

    @Property(tries = 100)
    void sharesAreTheSameWhereverTheNumbersWrapRound(
            @ForAll @Size(min = 2, max = 4) List<@IntRange(min = 1, max = 256) Integer> weights) {
        int huge = 1 << 30; // so that virtual time goes round its 64 bits within the test
        GroupScheduler<Integer> scheduler = new GroupScheduler<>(huge, 0);
        for (int i = 0; i < weights.size(); i++) {
            scheduler.enter(i, "group " + i);
            scheduler.groupWeight("group " + i, weights.get(i));
        }
        for (int step = 0; step < 10 * STEPS; step++) {
            for (int i = 0; i < weights.size(); i++) scheduler.offer(i, huge, 0);
            serve(scheduler);
        }
        assertShares(scheduler, weights, huge, 1);
    }

    private static GroupScheduler<Integer> weighted(List<Integer> weights, int quantum) {
        GroupScheduler<Integer> scheduler = new GroupScheduler<>(quantum, 0);
        for (int i = 0; i < weights.size(); i++) {
            scheduler.enter(i, "group");
            scheduler.weight(i, weights.get(i));
        }
        scheduler.scheduling("group", GroupScheduling.WEIGHTED);
        return scheduler;
    }

    private static int serve(GroupScheduler<Integer> scheduler) {
        return serve(scheduler, Integer.MAX_VALUE);
    }

    private static int serve(GroupScheduler<Integer> scheduler, int most) {
        Integer next = scheduler.next();
        assertThat(next).isNotNull();
        int octets = Math.min(most, scheduler.grantOctets());
        scheduler.served(next, octets, 0);
        assertThat(scheduler.acknowledge(octets)).isTrue();
        return octets;
    }

    /** Nobody is further than {@code quanta} quanta of each of the two from what the weights say. */
    private static void assertShares(
            GroupScheduler<Integer> scheduler, List<Integer> weights, int quantum, int quanta) {
        List<Double> normalized = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            normalized.add((double) scheduler.tally(i).servedOctets() / weights.get(i));
        }
        for (int i = 0; i < weights.size(); i++) {
            for (int j = 0; j < i; j++) {
                double most = quanta * ((double) quantum / weights.get(i) + (double) quantum / weights.get(j));
                assertThat(Math.abs(normalized.get(i) - normalized.get(j))).isLessThanOrEqualTo(most * 1.000_001);
            }
        }
    }
}
