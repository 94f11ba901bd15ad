package io.trunkline.provider.telephony.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.call.TestExchange.Answering;
import io.trunkline.provider.telephony.q931.MessageType;
import io.trunkline.simulation.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Seeded runs in which messages vanish or come twice, links fail, and both ends clear, park and take up when they like. */
@Tag("once") // what it finds out is the same on every JDK
class CallFuzzTest {
    private static final int RUNS = Integer.getInteger("call.runs", 1_000);
    private static final List<String> NAMES = List.of("111", "222", "33", "44");
    private static final List<AccessKind> KINDS =
            List.of(AccessKind.PRIMARY_E1, AccessKind.PRIMARY_T1, AccessKind.BASIC_MULTIPOINT, AccessKind.BASIC);

    @Test
    void noCallReferenceTimerOrChannelIsLeftWhateverIsLostOrDoubled() {
        int ended = 0;
        for (int seed = 1; seed <= RUNS; seed++) {
            TestExchange net = new TestExchange();
            SeededRandom random = SeededRandom.of(seed, "calls");
            List<String> told = run(net, random);
            assertThat(net.leftovers()).as("seed " + seed).isEmpty();
            ended +=
                    (int) told.stream().filter(line -> line.startsWith("ended")).count();
            if (seed <= 3)
                assertThat(run(new TestExchange(), SeededRandom.of(seed, "calls")))
                        .isEqualTo(told);
        }
        assertThat(ended).isGreaterThan(RUNS);
    }

    private static List<String> run(TestExchange net, SeededRandom random) {
        List<TestExchange.Terminal> all = new ArrayList<>();
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            TestExchange.Access access = net.access(NAMES.get(i), KINDS.get(i));
            all.add(access.terminal());
            if (access.kind.isMultipoint()) all.add(access.terminal());
        }
        for (int step = 0; step < 40; step++) {
            step(random, all, calls);
            net.clock.seconds(random.below(40) / 10.0);
        }
        net.accesses.values().forEach(access -> access.bus.mend());
        net.clock.runOut();
        for (TestExchange.Terminal terminal : all) terminal.side.restart(Optional.empty());
        for (TestExchange.Access access : net.accesses.values()) access.network.restart(Optional.empty());
        net.clock.runOut();
        return all.stream().flatMap(terminal -> terminal.told.stream()).toList();
    }

    private static void step(SeededRandom random, List<TestExchange.Terminal> all, List<Call> calls) {
        TestExchange.Terminal one = all.get(random.below(all.size()));
        MessageType type = MessageType.values()[random.below(MessageType.values().length)];
        switch (random.below(9)) {
            case 0, 1 -> calls.add(one.call(NAMES.get(random.below(NAMES.size()))));
            case 2 -> one.answering = Answering.values()[random.below(Answering.values().length)];
            case 3 -> one.access.network.loseNext(type, 1);
            case 4 -> one.access.network.doubleNext(type, 1);
            case 5 -> one.access.bus.cut();
            case 6 -> one.access.bus.mend();
            case 7 -> clear(random, one, calls);
            default -> park(one, calls, random);
        }
    }

    private static void clear(SeededRandom random, TestExchange.Terminal one, List<Call> calls) {
        List<Call> mine = random.below(2) == 0 ? calls : one.incoming;
        if (!mine.isEmpty()) mine.get(random.below(mine.size())).release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
    }

    private static void park(TestExchange.Terminal one, List<Call> calls, SeededRandom random) {
        calls.stream()
                .filter(call -> call.state() == UserState.U10_ACTIVE)
                .findFirst()
                .ifPresent(call -> call.suspend(Octets.of(1)));
        if (random.below(2) == 0) calls.add(one.side.resume(Octets.of(1), one.listener()));
    }
}
