package io.trunkline.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.trunkline.api.GroupRequest;
import io.trunkline.api.GroupScheduling;
import io.trunkline.api.WaitHistogram;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupSchedulerTest {
    private static final int QUANTUM = 1000;
    private static final int MANY = 1_000_000;
    private static final String GROUP = "group";

    private final GroupScheduler<String> scheduler = new GroupScheduler<>(QUANTUM, 0);

    private void enter(String member, int priority) {
        scheduler.enter(member, GROUP);
        scheduler.priority(member, priority);
    }

    /** Serves the next member in full and acknowledges it. */
    private String serve() {
        String next = scheduler.next();
        if (next == null) return null;
        scheduler.served(next, scheduler.grantOctets(), 0);
        scheduler.acknowledge(scheduler.inFlightOctets());
        return next;
    }

    private List<String> serve(int times) {
        List<String> order = new ArrayList<>();
        for (int i = 0; i < times; i++) order.add(serve());
        return order;
    }

    @Test
    void lowestNumberIsServedFirst() {
        enter("data", 2);
        enter("audio", 0);
        enter("video", 1);
        for (String member : List.of("data", "video", "audio")) scheduler.offer(member, 2 * QUANTUM, 0);
        assertThat(serve(7)).containsExactly("audio", "audio", "video", "video", "data", "data", null);
    }

    @Test
    void equalNumbersTakeTurns() {
        for (String member : List.of("a", "b", "c")) {
            enter(member, 5);
            scheduler.offer(member, 2 * QUANTUM, 0);
        }
        assertThat(serve(6)).containsExactly("a", "b", "c", "a", "b", "c");
    }

    @Test
    void lateUrgentMessageIsNextAfterWhatIsInFlight() {
        enter("data", 2);
        enter("audio", 0);
        scheduler.offer("data", MANY, 0);
        assertThat(serve()).isEqualTo("data");
        scheduler.offer("audio", 160, 0);
        assertThat(scheduler.next()).isEqualTo("audio");
        assertThat(scheduler.grantOctets()).isEqualTo(160);
    }

    @Test
    void changedPriorityHoldsFromTheNextDecisionOn() {
        enter("a", 1);
        enter("b", 2);
        scheduler.offer("a", MANY, 0);
        scheduler.offer("b", MANY, 0);
        assertThat(serve()).isEqualTo("a");
        scheduler.priority("b", 0);
        assertThat(serve()).isEqualTo("b");
        scheduler.priority("b", Integer.MAX_VALUE);
        assertThat(serve()).isEqualTo("a");
    }

    @Test
    void anyIntCanBeAPriority() {
        int[] priorities = {Integer.MAX_VALUE, 64, 4095, 4096, 63, 0, Integer.MAX_VALUE - 1};
        for (int priority : priorities) {
            enter("p" + priority, priority);
            scheduler.offer("p" + priority, 1, 0);
        }
        assertThat(serve(7)).containsExactly("p0", "p63", "p64", "p4095", "p4096", "p2147483646", "p2147483647");
    }

    @Test
    void weightedMembersShareByOctets() {
        scheduler.enter("heavy", GROUP);
        scheduler.enter("light", GROUP);
        scheduler.scheduling(GROUP, GroupScheduling.WEIGHTED);
        scheduler.weight("heavy", 48);
        scheduler.offer("heavy", MANY, 0);
        scheduler.offer("light", MANY, 0);
        serve(400);
        assertThat(scheduler.tally("heavy").share()).isCloseTo(0.75, within(0.005));
        assertThat(scheduler.tally("light").share()).isCloseTo(0.25, within(0.005));
    }

    @Test
    void disciplineCanChangeWhileMembersWait() {
        enter("a", 0);
        enter("b", 1);
        scheduler.offer("a", MANY, 0);
        scheduler.offer("b", MANY, 0);
        assertThat(serve(3)).containsOnly("a");
        scheduler.scheduling(GROUP, GroupScheduling.WEIGHTED);
        assertThat(serve(4)).containsExactlyInAnyOrder("a", "a", "b", "b");
        scheduler.scheduling(GROUP, GroupScheduling.STRICT);
        assertThat(serve(3)).containsOnly("a");
    }

    @Test
    void groupOfManyGetsNoMoreThanASocketAlone() {
        for (int i = 0; i < 9; i++) {
            enter("member" + i, i % 3);
            scheduler.offer("member" + i, MANY, 0);
        }
        scheduler.enter("alone", null);
        scheduler.offer("alone", MANY, 0);
        assertThat(serve(200)).filteredOn("alone"::equals).hasSize(100);
    }

    @Test
    void nothingIsHandedDownWhileTheWindowIsFull() {
        scheduler.windowOctets(500);
        enter("a", 0);
        scheduler.offer("a", MANY, 0);
        assertThat(scheduler.next()).isEqualTo("a");
        scheduler.served("a", QUANTUM, 0);
        assertThat(scheduler.next()).isNull();
        assertThat(scheduler.acknowledge(499)).isTrue();
        assertThat(scheduler.next()).isNull();
        assertThat(scheduler.acknowledge(1)).isTrue();
        assertThat(scheduler.next()).isEqualTo("a");
        scheduler.served("a", QUANTUM, 0);
        assertThat(scheduler.inFlightOctets()).isEqualTo(500 + QUANTUM);
    }

    @Test
    void acknowledgingMoreThanIsInFlightChangesNothing() {
        enter("a", 0);
        scheduler.offer("a", 10, 0);
        scheduler.served("a", 10, 0);
        assertThat(scheduler.acknowledge(11)).isFalse();
        assertThat(scheduler.acknowledge(-1)).isFalse();
        assertThat(scheduler.inFlightOctets()).isEqualTo(10);
    }

    @Test
    void waitsAreCountedFromWhenAMemberCouldBeServed() {
        enter("a", 0);
        scheduler.offer("a", 2 * QUANTUM, 1_000_000);
        scheduler.served("a", QUANTUM, 1_003_000); // 3 µs: below 4
        scheduler.served("a", QUANTUM, 1_103_000); // 100 µs: below 128
        WaitHistogram waits = scheduler.tally("a").waits();
        assertThat(waits.total()).isEqualTo(2);
        assertThat(waits.percentileMicros(50)).isEqualTo(4);
        assertThat(waits.percentileMicros(100)).isEqualTo(128);
    }

    @Test
    void servingAHigherNumberFirstCountsAsInversion() {
        enter("audio", 0);
        enter("data", 2);
        scheduler.offer("audio", 100, 0);
        scheduler.offer("data", 100, 0);
        scheduler.served("data", 50, 0);
        scheduler.served("audio", 100, 0);
        scheduler.served("data", 50, 0);
        assertThat(scheduler.tally("audio").inversions()).isEqualTo(1);
        assertThat(scheduler.tally("data").inversions()).isZero();
    }

    @Test
    void messageThatCannotBeCutComesOffItsNextTurns() {
        scheduler.enter("cells", null);
        scheduler.enter("message", null);
        scheduler.offer("cells", MANY, 0);
        scheduler.offer("message", 20 * QUANTUM, 0);
        assertThat(serve()).isEqualTo("cells");
        scheduler.served("message", 10 * QUANTUM, 0);
        scheduler.acknowledge(10 * QUANTUM);
        assertThat(serve(9)).containsOnly("cells");
    }

    @Test
    void withdrawnOctetsAreNotServed() {
        enter("a", 0);
        scheduler.offer("a", 700, 0);
        assertThat(scheduler.withdraw("a")).isEqualTo(700);
        assertThat(scheduler.hasWaiting()).isFalse();
        assertThat(scheduler.next()).isNull();
        assertThat(scheduler.grantOctets()).isZero();
    }

    @Test
    void memberThatLeavesWhileItWaitsIsForgotten() {
        enter("a", 0);
        enter("b", 1);
        scheduler.offer("a", MANY, 0);
        scheduler.offer("b", MANY, 0);
        scheduler.leave("a");
        scheduler.leave("a");
        assertThat(serve()).isEqualTo("b");
        scheduler.leave("b");
        assertThat(serve()).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> scheduler.groupWeight(GROUP, 1));
    }

    @Test
    void followTakesOverWhatTheOptionsSay() throws Exception {
        GroupTable table = new GroupTable(GroupRegistry.inProcess(1));
        GroupMember audio = table.enter(GroupRequest.NEW_CONSTRAINED, GroupPeer.STREAM);
        GroupMember data = table.enter(GroupRequest.join(audio.group().id()), GroupPeer.STREAM);
        data.priority(1);
        scheduler.follow("audio", audio);
        scheduler.follow("data", data);
        scheduler.offer("audio", MANY, 0);
        scheduler.offer("data", MANY, 0);
        assertThat(serve(2)).containsExactly("audio", "audio");
        audio.group().scheduling(audio, GroupScheduling.WEIGHTED);
        data.weight(256);
        scheduler.follow("audio", audio);
        scheduler.follow("data", data);
        assertThat(serve(17)).filteredOn("data"::equals).hasSizeGreaterThan(14);
    }

    @Test
    void whoHasLeftIsNotKnownAnyMoreAndComesBackAsNew() {
        enter("member", 0);
        scheduler.offer("member", 10, 0);
        scheduler.leave("member");
        assertThatIllegalArgumentException().isThrownBy(() -> scheduler.offer("member", 10, 0));
        enter("member", 0);
        assertThat(scheduler.tally("member").queuedOctets()).isZero();
    }

    @Test
    void nonsenseIsRefused() {
        enter("a", 0);
        scheduler.offer("a", 5, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> scheduler.served("a", 6, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> scheduler.served("a", 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> scheduler.offer("a", -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> scheduler.offer("nobody", 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> scheduler.enter("a", GROUP));
        assertThatIllegalArgumentException().isThrownBy(() -> scheduler.priority("a", -1));
        assertThatIllegalArgumentException().isThrownBy(() -> scheduler.weight("a", 257));
        assertThatIllegalArgumentException().isThrownBy(() -> scheduler.groupWeight(GROUP, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> scheduler.windowOctets(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new GroupScheduler<>(0, 1));
    }
}
