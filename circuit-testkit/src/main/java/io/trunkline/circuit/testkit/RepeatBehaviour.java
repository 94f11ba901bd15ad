package io.trunkline.circuit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.GroupQos;
import org.junit.jupiter.api.Test;

/** One seed, one trace: whichever JDK, however the threads are scheduled. {@code -Dtest.repeat.runs=100} for the long run. */
public abstract class RepeatBehaviour implements CircuitSystem {
    private static final int RUNS = Integer.getInteger("test.repeat.runs", 5);

    /** The hash of the trace of seed 7, written down: it changes only with what travels. */
    protected abstract String hashOfSeed7();

    private String hashOfRun(int seed) throws Exception {
        String loss = "at=100ms loss link=" + linkOf("bob") + " probability=0.02 for=1s";
        try (CircuitHosts hosts = hosts("seed = " + seed, CircuitHosts.faults(loss))) {
            CircuitConversation talk = conversation(hosts, seed, 20_000, 20);
            talk.hold(GroupQos.none());
            hosts.nothingIsLeft();
            assertThat(talk.streamsWhole()).isEqualTo(2);
            return hosts.hash();
        }
    }

    @Test
    void sameSeedGivesTheSameTraceOnEveryJdk() throws Exception {
        for (int i = 0; i < RUNS; i++) assertThat(hashOfRun(7)).as("run " + i).isEqualTo(hashOfSeed7());
    }

    @Test
    void anotherSeedGivesAnotherTrace() throws Exception {
        assertThat(hashOfRun(8)).isNotEqualTo(hashOfSeed7());
    }
}
