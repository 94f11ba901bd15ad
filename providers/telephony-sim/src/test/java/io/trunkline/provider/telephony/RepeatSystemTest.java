package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.GroupQos;
import org.junit.jupiter.api.Test;

/** One seed, one trace: whichever JDK, however the threads are scheduled. {@code -Dtest.repeat.runs=100} for the long run. */
class RepeatSystemTest {
    private static final int RUNS = Integer.getInteger("test.repeat.runs", 5);
    private static final String EXPECTED = "1d9e7c2bf1c965b490d3e73eac67285d504d8ad285fd2b06c1a85544277f217f";

    private static String hashOfRun(int seed) throws Exception {
        try (TwoHosts hosts =
                new TwoHosts("seed = " + seed, "faults = \"at=100ms loss link=bob-x1 probability=0.02 for=1s\"")) {
            Conversation talk = new Conversation(hosts, seed, 20_000, 20);
            talk.hold(GroupQos.none());
            hosts.nothingIsLeft();
            assertThat(talk.streamsWhole).isEqualTo(2);
            return hosts.hash();
        }
    }

    @Test
    void sameSeedGivesTheSameTraceOnEveryJdk() throws Exception {
        for (int i = 0; i < RUNS; i++) assertThat(hashOfRun(7)).as("run " + i).isEqualTo(EXPECTED);
    }

    @Test
    void anotherSeedGivesAnotherTrace() throws Exception {
        assertThat(hashOfRun(8)).isNotEqualTo(EXPECTED);
    }
}
