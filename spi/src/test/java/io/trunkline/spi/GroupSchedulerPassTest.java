package io.trunkline.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.trunkline.api.GroupScheduling;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GroupSchedulerPassTest {
    private static final int QUANTUM = 1000;
    private static final int RUNS = 200;
    private static final int STEPS = 400;
    private static final List<String> MEMBERS = List.of("a", "b", "c", "d", "alone");

    private final GroupScheduler<String> passing = new GroupScheduler<>(QUANTUM, 0);
    private final GroupScheduler<String> plain = new GroupScheduler<>(QUANTUM, 0);

    private void enter(GroupScheduler<String> scheduler, Random random) {
        for (String member : MEMBERS) {
            String group = member.equals("alone") ? null : member.equals("a") ? "one" : "two";
            scheduler.enter(member, group);
            if (group == null) continue;
            scheduler.priority(member, random.nextInt(3));
            scheduler.weight(member, 1 + random.nextInt(9));
            scheduler.groupWeight(group, 1 + random.nextInt(9));
            scheduler.scheduling(group, random.nextBoolean() ? GroupScheduling.WEIGHTED : GroupScheduling.STRICT);
        }
    }

    private static void sendAtOnce(GroupScheduler<String> scheduler, String member, int octets, long now) {
        scheduler.offer(member, octets, now);
        scheduler.served(member, octets, now);
        scheduler.acknowledge(octets);
    }

    private static void serve(GroupScheduler<String> scheduler, String next, long now) {
        int octets = scheduler.grantOctets();
        scheduler.served(next, octets, now);
        scheduler.acknowledge(octets);
    }

    @Test
    void passingIsTheSameAsOfferingAndBeingServed() {
        for (int seed = 0; seed < RUNS; seed++) {
            GroupSchedulerPassTest run = new GroupSchedulerPassTest();
            run.enter(run.passing, new Random(seed));
            run.enter(run.plain, new Random(seed));
            run.compare(new Random(seed));
        }
    }

    private void compare(Random random) {
        for (int now = 0; now < STEPS; now++) {
            String member = MEMBERS.get(random.nextInt(MEMBERS.size()));
            int octets = 1 + random.nextInt(3 * QUANTUM);
            int does = random.nextInt(5);
            if (does == 0) {
                passing.offer(member, octets, now);
                plain.offer(member, octets, now);
            } else if (does == 1 || passing.hasWaiting()) {
                String next = passing.next();
                assertThat(next).isEqualTo(plain.next());
                if (next == null) continue;
                serve(passing, next, now);
                serve(plain, next, now);
            } else {
                passing.pass(member, octets, now);
                sendAtOnce(plain, member, octets, now);
            }
            assertThat(passing.tally(member)).isEqualTo(plain.tally(member));
        }
    }

    @Test
    void whoPassesWhileOthersWaitIsCountedLikeThem() {
        for (GroupScheduler<String> scheduler : List.of(passing, plain)) {
            enter(scheduler, new Random(1));
            scheduler.offer("b", 2 * QUANTUM, 0);
        }
        passing.pass("alone", 3 * QUANTUM, 5);
        sendAtOnce(plain, "alone", 3 * QUANTUM, 5);
        assertThat(passing.tally("alone")).isEqualTo(plain.tally("alone"));
        assertThat(passing.next()).isEqualTo(plain.next()).isEqualTo("b");
        assertThat(passing.inFlightOctets()).isZero();
    }

    @Test
    void nothingCannotPass() {
        passing.enter("a", null);
        assertThatIllegalArgumentException().isThrownBy(() -> passing.pass("a", 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> passing.pass("b", 1, 0));
    }
}
