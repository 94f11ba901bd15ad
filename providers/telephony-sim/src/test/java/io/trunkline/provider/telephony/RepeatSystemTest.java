package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.GroupQos;
import org.junit.jupiter.api.Test;

/** One seed, one trace: whichever JDK, however the threads are scheduled. {@code -Dtest.repeat.runs=100} for the long run. */
class RepeatSystemTest {
    private static final int RUNS = Integer.getInteger("test.repeat.runs", 5);
    private static final String EXPECTED = "d4b1912cbf58f5ced55ed2e0a942358a8f7846bea7863cf857033608872da612";

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
