package io.trunkline.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantQueueTest {
    /** One that is in the queue. */
    private record Entry(long picos, long rank, int number) {}

    private final InstantQueue queue = new InstantQueue();
    private final TreeSet<Entry> model =
            new TreeSet<>(Comparator.comparingLong(Entry::picos).thenComparing(Entry::rank));
    private long ranks;

    private Entry add(long picos) {
        long rank = ranks++;
        Entry entry = new Entry(picos, rank, queue.add(picos, rank));
        model.add(entry);
        return entry;
    }

    private void agree() {
        assertThat(queue.size()).isEqualTo(model.size());
        assertThat(queue.near() > 0).isEqualTo(!model.isEmpty());
        assertThat(queue.firstPicos())
                .isEqualTo(
                        model.isEmpty() ? EventScheduler.NEVER : model.first().picos());
        if (model.isEmpty()) return;
        Entry first = model.first();
        assertThat(queue.first()).isEqualTo(first.number());
        assertThat(queue.picos(first.number())).isEqualTo(first.picos());
        Entry second = model.higher(first);
        assertThat(queue.secondPicos())
                .isBetween(first.picos(), second == null ? EventScheduler.NEVER : second.picos());
    }

    /** @param spread how far apart instants are, in bits */
    @Property
    void theOrderIsThatOfInstantsThenOfRanksWhateverIsAddedMovedAndRemoved(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 62) int spread,
            @ForAll @IntRange(max = 400) int begin) {
        for (int i = 0; i < begin; i++) add(random.nextLong() >>> 64 - spread);
        agree();
        for (int step = 0; step < 400; step++) {
            long now = model.isEmpty() ? 0 : model.first().picos();
            long picos = Math.max(0, now + (random.nextLong() >>> 64 - spread) - (random.nextInt(8) == 0 ? 3 : 0));
            int kind = random.nextInt(10);
            if (kind < 3 || model.isEmpty()) {
                add(picos);
            } else if (kind < 6) {
                assertThat(queue.removeFirst()).isEqualTo(model.pollFirst().number());
            } else if (kind < 9) {
                Entry moved = kind == 8 ? any(random) : model.first();
                queue.move(moved.number(), picos);
                model.remove(moved);
                model.add(new Entry(picos, moved.rank(), moved.number()));
            } else {
                Entry gone = any(random);
                queue.remove(gone.number());
                model.remove(gone);
            }
            agree();
        }
        while (!model.isEmpty()) {
            assertThat(queue.removeFirst()).isEqualTo(model.pollFirst().number());
            agree();
        }
    }

    private Entry any(Random random) {
        return new ArrayList<>(model).get(random.nextInt(model.size()));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 63, 64, 1L << 40, EventScheduler.NEVER})
    void thousandsAtOneInstantComeInOrderOfTheirRank(long picos) {
        for (int i = 0; i < 5_000; i++) add(picos);
        add(0);
        add(EventScheduler.NEVER);
        while (!model.isEmpty()) {
            agree();
            queue.remove(model.pollFirst().number());
        }
        agree();
    }

    @Test
    void ofThousandsOnlyFewAreNearAtATime() {
        for (int i = 0; i < 10_000; i++) add(i * 3_000_000L);
        long most = 0;
        while (!model.isEmpty()) {
            if (model.size() < 9_900) most = Math.max(most, queue.near());
            queue.remove(model.pollFirst().number());
        }
        assertThat(most).isBetween(8L, 24L);
        assertThat(queue.refills()).isGreaterThan(10_000 / 24);
    }

    @Test
    void aNumberIsBelowTheRoomAndIsGivenAgain() {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) numbers.add(add(i).number());
        assertThat(numbers).doesNotHaveDuplicates().allMatch(number -> number >= 0 && number < queue.room());
        int room = queue.room();
        for (int number : numbers) queue.remove(number);
        for (int i = 0; i < 1_000; i++) queue.add(i, i);
        assertThat(queue.room()).isEqualTo(room);
    }
}
