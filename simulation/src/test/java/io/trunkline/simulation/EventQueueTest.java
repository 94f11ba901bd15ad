package io.trunkline.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EventQueueTest {
    private record Planned(long at, int number, EventQueue.Entry entry) {}

    @Property
    void eventsHappenInTheOrderOfTimeThenOfPlanningAndCalledOffOnesNever(
            @ForAll @Size(max = 300) List<@IntRange(max = 40) Integer> steps) {
        EventQueue queue = new EventQueue();
        List<Planned> model = new ArrayList<>();
        List<Integer> happened = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        int number = 0;
        for (int step : steps) {
            if (step < 25) {
                int mine = number++;
                model.add(new Planned(step, mine, queue.add(step, step % 3 == 0, () -> happened.add(mine))));
            } else if (step < 33 && !model.isEmpty()) {
                Planned gone = model.remove(step % model.size());
                gone.entry().cancel();
                assertThat(gone.entry().isPending()).isFalse();
            } else if (!model.isEmpty()) {
                Planned next = model.stream()
                        .min(Comparator.comparingLong(Planned::at).thenComparing(Planned::number))
                        .orElseThrow();
                model.remove(next);
                expected.add(next.number());
                assertThat(queue.nextPicos()).isEqualTo(next.at());
                queue.take().run();
            }
            assertThat(queue.size()).isEqualTo(model.size());
            assertThat(queue.movesClock()).isEqualTo(model.stream().anyMatch(p -> p.at() % 3 != 0));
        }
        assertThat(happened).isEqualTo(expected);
    }

    @Test
    void anEmptyQueueHasNothingToCome() {
        assertThat(new EventQueue().nextPicos()).isEqualTo(EventScheduler.NEVER);
    }
}
