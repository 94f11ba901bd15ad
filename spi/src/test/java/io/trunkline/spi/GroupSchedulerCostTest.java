package io.trunkline.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.GroupScheduling;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a decision costs, in elementary steps and not in time, from 10 members to 100,000. */
class GroupSchedulerCostTest {
    private static final int DECISIONS = 20_000;
    /**
     * One look at the window, at most four walks of six steps through the priorities, two heaps of at most 256 weights
     * with eight levels each, of which a charge goes up or down.
     */
    private static final int MOST_STEPS = 60;

    @ParameterizedTest(name = "{0} members of one {2} group, priorities below {1}")
    @CsvSource({
        "10, 1, STRICT", "1000, 1, STRICT", "100000, 1, STRICT",
        "10, 2147483647, STRICT", "1000, 2147483647, STRICT", "100000, 2147483647, STRICT",
        "10, 2147483647, WEIGHTED", "1000, 2147483647, WEIGHTED", "100000, 2147483647, WEIGHTED",
    })
    void decisionInOneGroupTakesTheSameFewSteps(int members, int priorities, GroupScheduling discipline) {
        GroupScheduler<Integer> scheduler = new GroupScheduler<>(1000, 0);
        Random random = new Random(members);
        for (int member = 0; member < members; member++) {
            scheduler.enter(member, "group");
            scheduler.priority(member, random.nextInt(priorities));
            scheduler.weight(member, 1 + random.nextInt(256));
        }
        scheduler.scheduling("group", discipline);
        assertThat(mostStepsOfADecision(scheduler, members, random)).isLessThanOrEqualTo(MOST_STEPS);
    }

    @ParameterizedTest(name = "{0} groups of two")
    @CsvSource({"5", "500", "50000"})
    void decisionAmongGroupsTakesTheSameFewSteps(int groups) {
        GroupScheduler<Integer> scheduler = new GroupScheduler<>(1000, 0);
        Random random = new Random(groups);
        for (int member = 0; member < 2 * groups; member++) {
            Integer group = member / 2;
            scheduler.enter(member, group);
            scheduler.priority(member, random.nextInt(1000));
            scheduler.groupWeight(group, 1 + random.nextInt(256));
        }
        assertThat(mostStepsOfADecision(scheduler, 2 * groups, random)).isLessThanOrEqualTo(MOST_STEPS);
    }

    /** Half of the members wait at the start; every decision is followed by an offer of a random member. */
    private static long mostStepsOfADecision(GroupScheduler<Integer> scheduler, int members, Random random) {
        for (int member = 0; member < members; member += 2) scheduler.offer(member, 1 + random.nextInt(3000), 0);
        long most = 0;
        for (int i = 0; i < DECISIONS; i++) {
            scheduler.offer(random.nextInt(members), 1 + random.nextInt(3000), i);
            long before = scheduler.steps();
            Integer next = scheduler.next();
            int octets = scheduler.grantOctets();
            scheduler.served(next, octets, i);
            most = Math.max(most, scheduler.steps() - before);
            scheduler.acknowledge(octets);
        }
        return most;
    }
}
