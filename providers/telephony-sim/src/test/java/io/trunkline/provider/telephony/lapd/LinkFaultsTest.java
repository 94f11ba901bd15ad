package io.trunkline.provider.telephony.lapd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Two ends on virtual time with real bits between them, which are lost, doubled, late and damaged. {@code -Dsoak.runs=10000} for a long
 * run, {@code -Dsoak.seed=…} for one seed.
 */
class LinkFaultsTest {
    private static final int RUNS = Integer.getInteger("soak.runs", 200);
    private static final long ONE_SEED = Long.getLong("soak.seed", -1);
    private final TalkingPair pair = new TalkingPair(0, LapdProfile.PRIMARY);

    @Test
    void nothingIsLostDoubledOrReorderedUnlessLayer3IsTold() {
        long recoveries = 0;
        long damaged = 0;
        for (int run = 0; run < RUNS; run++) {
            long seed = ONE_SEED >= 0 ? ONE_SEED : run;
            LapdProfile profile = run % 3 == 0 ? LapdProfile.BASIC : LapdProfile.PRIMARY;
            TalkingPair disturbed = new TalkingPair(seed, profile);
            try {
                disturbed.disturbed();
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
            recoveries += disturbed.user.told.size() + disturbed.network.told.size();
            damaged += disturbed.up.damaged + disturbed.down.damaged;
        }
        System.out.printf("%d runs: layer 3 told %d times, %d damaged frames dropped%n", RUNS, recoveries, damaged);
        assertThat(damaged).isGreaterThan(RUNS);
        assertThat(recoveries).as("links that had to begin anew").isGreaterThan(2L * RUNS);
    }

    @Test
    void aCleanLineLosesNothingAndTellsNothing() {
        pair.user.link.establish(0);
        pair.clock.run(200);
        pair.talk();

        assertThat(pair.network.delivered).isEqualTo(pair.user.taken).isNotEmpty();
        assertThat(pair.user.delivered).isEqualTo(pair.network.taken).isNotEmpty();
        assertThat(pair.user.told).containsExactly("established as asked");
        assertThat(pair.network.told).containsExactly("established");
        assertThat(pair.user.errors).isEmpty();
        assertThat(pair.network.errors).isEmpty();
    }

    @Test
    void anOutageJustShorterThanTheRecoveryLosesNothing() {
        pair.user.link.establish(0);
        pair.clock.run(200);
        pair.cut(true);
        pair.user.talk(10);
        pair.clock.run(2_950); // polls at 1, 2 and 3 s
        pair.cut(false);
        pair.clock.run(5_000);

        assertThat(pair.network.delivered).isEqualTo(pair.user.taken).hasSize(1);
        assertThat(pair.user.told).containsExactly("established as asked");
    }

    @Test
    void anOutageJustLongerThanTheRecoveryIsToldToLayer3() {
        pair.user.link.establish(0);
        pair.clock.run(200);
        pair.cut(true);
        pair.user.talk(10);
        pair.clock.run(3_050);
        pair.cut(false);
        pair.clock.run(5_000);

        assertThat(pair.network.delivered).isEmpty();
        assertThat(pair.user.told).containsExactly("established as asked", "established, lost 1");
    }

    @Test
    void sameSeedSameFrames() {
        TalkingPair first = new TalkingPair(77, LapdProfile.PRIMARY);
        TalkingPair second = new TalkingPair(77, LapdProfile.PRIMARY);
        first.disturbed();
        second.disturbed();

        assertThat(second.user.sent).isEqualTo(first.user.sent);
        assertThat(second.network.sentMillis).isEqualTo(first.network.sentMillis);
    }
}
