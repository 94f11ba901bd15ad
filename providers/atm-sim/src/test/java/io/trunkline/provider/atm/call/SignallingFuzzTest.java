package io.trunkline.provider.atm.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.testkit.Mutations;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.wire.WireSeal;
import io.trunkline.simulation.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Feeds wrong messages to both sides of live interfaces, in whatever state their calls are: nothing throws, and once both sides have
 * been restarted no call, channel or timer is left. {@code -Dfuzz.inputs} and {@code -Dfuzz.seed} as elsewhere.
 */
class SignallingFuzzTest {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_128);
    private static final int INPUTS_PER_NETWORK = 200;

    private final SeededRandom random = SeededRandom.of(SEED, "signalling");
    private long told;
    private long sent;

    /** Every message that calls, parties, modifications and a restart of a quiet network send. */
    private static List<Octets> samples() {
        TestNetwork net = new TestNetwork();
        TestNetwork.Host a = net.host("a");
        TestNetwork.Host b = net.host("b");
        TestNetwork.Host c = net.host("c");
        Call call = a.call(b);
        Call many = a.call(b, TestNetwork.oneWay(500), true);
        net.clock.seconds(1);
        call.modify(TestNetwork.cbr(2_000));
        call.statusEnquiry();
        many.addParty(TestNetwork.address("c"), Octets.of(1), Octets.NONE);
        net.clock.seconds(1);
        many.dropParty(1, CauseValue.NORMAL_CALL_CLEARING);
        call.modify(TestNetwork.cbr(TestNetwork.CAPACITY * 2));
        net.clock.seconds(1);
        call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.of(3));
        a.call(b, TestNetwork.cbr(TestNetwork.CAPACITY * 2), false);
        b.answers = false;
        a.call(b);
        net.clock.seconds(1);
        b.incoming.get(b.incoming.size() - 1).alert();
        b.incoming.get(b.incoming.size() - 1).reject(CauseValue.CALL_REJECTED, Octets.NONE);
        net.clock.seconds(1);
        a.side.restart(Optional.empty());
        net.clock.seconds(1);
        List<Octets> samples = new ArrayList<>();
        for (TestNetwork.Host host : List.of(a, b, c)) {
            samples.addAll(host.link.sent());
            samples.addAll(host.link.other().sent());
        }
        return samples;
    }

    @Test
    void bothSidesTakeAnyMessageInAnyState() {
        List<Octets> samples = samples();
        assertThat(samples).hasSizeGreaterThan(30);
        Mutations mutations = new Mutations(SEED, samples, WireSeal::seal);
        for (int done = 0; done < INPUTS; done += INPUTS_PER_NETWORK) {
            TestNetwork net = new TestNetwork();
            try {
                run(net, mutations);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "seed " + SEED + ", inputs from " + done + "\n" + String.join("\n", net.clock.lines()), e);
            }
        }
        System.out.printf("signalling fuzz: %d inputs, %d messages sent, %d upcalls%n", INPUTS, sent, told);
        assertThat(sent).isGreaterThan(INPUTS / 4);
        assertThat(told).isGreaterThan(INPUTS / 50);
    }

    private void run(TestNetwork net, Mutations mutations) {
        List<TestNetwork.Host> hosts = List.of(net.host("a"), net.host("b"), net.host("c"));
        for (int i = 0; i < INPUTS_PER_NETWORK; i++) {
            TestNetwork.Host host = hosts.get(random.below(3));
            if (random.happens(0.1)) act(host, hosts.get(random.below(3)));
            PerfectLink to = random.happens(0.5) ? host.link : host.link.other();
            Octets message = Octets.copyOf(mutations.next());
            net.clock
                    .trace()
                    .add(net.clock.nowPicos(), to == host.link ? "user:" : "network:", host.name + " gets " + message);
            to.arrives(message);
            if (random.happens(0.3)) net.clock.seconds(random.fraction() * (random.happens(0.05) ? 40 : 0.05));
        }
        for (TestNetwork.Host host : hosts) host.side.restart(Optional.empty());
        net.clock.runOut();
        for (TestNetwork.Host host : hosts) {
            told += host.told().size();
            sent += host.link.sent().size() + host.link.other().sent().size();
        }
        assertThat(net.leftovers()).isEmpty();
    }

    private void act(TestNetwork.Host host, TestNetwork.Host other) {
        host.answers = random.happens(0.7);
        boolean multipoint = random.happens(0.3);
        int rate = 1 + random.below(20_000);
        host.call(other, multipoint ? TestNetwork.oneWay(rate) : TestNetwork.cbr(rate), multipoint);
    }
}
