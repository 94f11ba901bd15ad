package io.trunkline.provider.atm.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.wire.MessageType;
import io.trunkline.simulation.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Seeded runs in which signalling messages vanish or come twice, links fail and both ends clear when they like. */
@Tag("once") // what it finds out is the same on every JDK
class CallFuzzTest {
    private static final int RUNS = Integer.getInteger("call.runs", 2_000);
    private static final List<MessageType> TYPES = List.of(
            MessageType.SETUP,
            MessageType.CALL_PROCEEDING,
            MessageType.CONNECT,
            MessageType.CONNECT_ACKNOWLEDGE,
            MessageType.RELEASE,
            MessageType.RELEASE_COMPLETE,
            MessageType.MODIFY_REQUEST,
            MessageType.MODIFY_ACKNOWLEDGE,
            MessageType.CONNECTION_AVAILABLE,
            MessageType.ADD_PARTY,
            MessageType.ADD_PARTY_ACK,
            MessageType.DROP_PARTY,
            MessageType.DROP_PARTY_ACK,
            MessageType.STATUS_ENQUIRY,
            MessageType.STATUS);

    @Test
    void noCallReferenceOrTimerIsLeftWhateverIsLostOrDoubled() {
        for (int seed = 1; seed <= RUNS; seed++) {
            TestNetwork net = new TestNetwork();
            run(net, SeededRandom.of(seed, "calls"));
            assertThat(net.leftovers()).as("seed " + seed).isEmpty();
        }
    }

    @Test
    void sameSeedSameTrace() {
        TestNetwork one = new TestNetwork();
        TestNetwork two = new TestNetwork();
        run(one, SeededRandom.of(42, "calls"));
        run(two, SeededRandom.of(42, "calls"));
        assertThat(one.clock.lines()).isEqualTo(two.clock.lines()).isNotEmpty();
    }

    private static void run(TestNetwork net, SeededRandom random) {
        List<TestNetwork.Host> hosts = List.of(net.host("a"), net.host("b"), net.host("c"));
        List<Call> calls = new ArrayList<>();
        for (int step = 0; step < 12; step++) {
            TestNetwork.Host host = hosts.get(random.below(3));
            spoil(host, random);
            act(host, hosts.get(random.below(3)), calls, random);
            net.clock.seconds(random.fraction() * (random.happens(0.2) ? 40 : 0.05));
        }
        hosts.forEach(host -> host.link.mend());
        for (TestNetwork.Host host : hosts) calls.addAll(host.incoming);
        calls.forEach(call -> call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE));
        net.clock.runOut();
    }

    private static void spoil(TestNetwork.Host host, SeededRandom random) {
        MessageType type = TYPES.get(random.below(TYPES.size()));
        if (random.happens(0.3)) host.network.loseNext(type, 1);
        if (random.happens(0.3)) host.network.doubleNext(type, 1);
        if (random.happens(0.05)) host.link.cut();
        if (random.happens(0.3)) host.link.mend();
    }

    private static void act(TestNetwork.Host host, TestNetwork.Host other, List<Call> calls, SeededRandom random) {
        host.answers = random.happens(0.7);
        boolean multipoint = random.happens(0.3);
        if (calls.isEmpty() || random.happens(0.4)) {
            int rate = 1 + random.below(60_000);
            calls.add(host.call(other, multipoint ? TestNetwork.oneWay(rate) : TestNetwork.cbr(rate), multipoint));
            return;
        }
        Call call = calls.get(random.below(calls.size()));
        switch (random.below(5)) {
            case 0 -> call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
            case 1 -> attempt(() -> call.modify(TestNetwork.cbr(1 + random.below(120_000))));
            case 2 -> attempt(() -> call.addParty(TestNetwork.address(other.name), Octets.NONE, Octets.NONE));
            case 3 -> attempt(() -> call.dropParty(random.below(3), CauseValue.NORMAL_CALL_CLEARING));
            default -> other.incoming.forEach(in -> in.release(CauseValue.CALL_REJECTED, Octets.NONE));
        }
    }

    private static void attempt(Runnable operation) {
        try {
            operation.run();
        } catch (IllegalStateException notNow) {
            assertThat(notNow.getMessage()).isNotBlank();
        }
    }
}
