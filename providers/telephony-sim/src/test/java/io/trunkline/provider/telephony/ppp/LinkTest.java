package io.trunkline.provider.telephony.ppp;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.multilink.HeaderFormat;
import io.trunkline.simulation.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Two ends, their links and bundles, over channels of 64 kbit/s with real line times. */
class LinkTest {
    private static final HeaderFormat CLASSES = new HeaderFormat(true, 4);

    private final TwoParties two = new TwoParties(1);

    private static byte[] packet(int number, int octets) {
        byte[] packet = new byte[octets];
        SeededRandom.of(number, "packet").fill(packet);
        packet[0] = (byte) number;
        return packet;
    }

    private void assertSame(int level, List<byte[]> sent) {
        List<Octets> got =
                two.called.received.get(level).stream().map(Octets::copyOf).toList();
        assertThat(got).isEqualTo(sent.stream().map(Octets::copyOf).toList());
    }

    @Test
    void linkOpensBundleIsReadyAndCallerIsFavored() {
        two.dial(5);
        two.clock.run(500);
        assertThat(two.caller.log).containsExactlyInAnyOrder("opened 1", "ready", "allocation favored");
        assertThat(two.called.log).containsExactlyInAnyOrder("opened 1", "ready", "allocation not favored");
        assertThat(two.caller.bundle.headers()).isEqualTo(CLASSES);
        assertThat(two.caller.links.get(1).own().linkDiscriminator()).hasValue(0x101);
        assertThat(two.caller.links.get(1).theirs().linkDiscriminator()).hasValue(0x201);
        two.clock.runOut();
        assertThat(two.caller.links.get(1).state()).isEqualTo(ControlState.S9_OPENED);
    }

    @Test
    void satelliteDelayWithRepeatedRequestsOpensOnce() {
        two.dial(280);
        two.clock.run(4_000);
        assertThat(two.caller.log).containsOnlyOnce("opened 1").containsOnlyOnce("ready");
        assertThat(two.called.log).containsOnlyOnce("opened 1").containsOnlyOnce("ready");
    }

    @Test
    void packetsOfAllLevelsCrossTenLinksInOrder() {
        for (int i = 0; i < 10; i++) {
            two.dial(i * 7);
            two.clock.run(i == 0 ? 500 : 300);
        }
        two.clock.run(1_000);
        assertThat(two.caller.bundle.links()).hasSize(10);
        List<List<byte[]>> sent = new ArrayList<>();
        for (int level = 0; level < 4; level++) {
            sent.add(new ArrayList<>());
            for (int i = 0; i < 40; i++) sent.get(level).add(packet(i, 20 + 35 * i));
            sent.get(level).forEach(two.caller.queues.get(level)::add);
        }
        two.caller.pump();
        two.clock.run(20_000);
        for (int level = 0; level < 4; level++) assertSame(level, sent.get(level));
        assertThat(two.called.lost).isZero();
        assertThat(two.called.bundle.receiver().heldFragments()).isZero();
    }

    @Test
    void farEndWithoutClassesGetsShortHeadersAndTheUrgentLevelOutside() {
        LinkSettings without = TwoParties.with(two.settings(two.called), List.of(HeaderFormat.SHORT), false);
        two.dial(5, two.settings(two.caller), without);
        two.clock.run(1_000);
        assertThat(two.caller.bundle.headers()).isEqualTo(HeaderFormat.SHORT);
        assertThat(two.called.bundle.headers()).isEqualTo(HeaderFormat.SHORT);
        byte[] urgent = packet(1, 100);
        byte[] bulk = packet(2, 1_400);
        two.caller.queue(0, bulk);
        two.clock.run(30);
        two.caller.queue(1, urgent);
        two.clock.run(1_000);
        assertSame(0, List.of(bulk));
        assertSame(1, List.of(urgent));
        List<byte[]> frames = two.channels.get(1)[0].sent;
        assertThat(frames.stream().filter(frame -> frame[0] == 0x5B)).hasSize(1);
    }

    @Test
    void farEndThatBundlesNothingGivesNoBundleAndTheLinkIsClosed() {
        LinkSettings plain = two.settings(two.called);
        LinkSettings single =
                new LinkSettings(1_500, plain.frames(), 0, List.of(), false, Optional.empty(), OptionalInt.empty());
        two.dial(5, two.settings(two.caller), single);
        two.clock.run(2_000);
        assertThat(two.caller.log).contains("opened 1", "closed 1 CLOSED");
        assertThat(two.called.log).contains("closed 1 CLOSED");
    }

    @Test
    void classesAndShortHeadersAreNeverAskedForTogether() {
        LinkSettings without = TwoParties.with(two.settings(two.called), List.of(HeaderFormat.SHORT), false);
        two.dial(5, two.settings(two.caller), without);
        two.clock.run(1_000);
        for (Channel channel : two.channels.get(1)) {
            for (byte[] frame : channel.sent) {
                PppFrame ppp = PppFrame.decode(frame).require();
                if (ppp.protocol() != PppProtocol.LINK_CONTROL.number()) continue;
                Octets information = Octets.copyOf(frame, ppp.from(), frame.length);
                ControlPacket packet =
                        ControlPacket.decode(information.reader()).require();
                if (packet.code() != ControlCode.CONFIGURE_REQUEST.code()) continue;
                List<Integer> types = ConfigureOption.decodeAll(packet.data().reader()).require().stream()
                        .map(ConfigureOption::type)
                        .toList();
                assertThat(types.contains(18) && types.contains(27)).isFalse();
            }
        }
    }

    @Test
    void closingALinkWhileDataFlowsLosesNothing() {
        for (int i = 0; i < 4; i++) {
            two.dial(3 + 20 * i);
            two.clock.run(400);
        }
        List<byte[]> sent = new ArrayList<>();
        for (int i = 0; i < 60; i++) sent.add(packet(i, 1_000));
        sent.forEach(two.caller.queues.get(0)::add);
        two.caller.pump();
        two.clock.run(300);
        two.caller.close(2);
        two.clock.run(500);
        two.called.close(3);
        two.clock.run(500);
        two.dial(50);
        two.clock.run(30_000);
        assertSame(0, sent);
        assertThat(two.called.lost).isZero();
        assertThat(two.caller.log).contains("closed 2 CLOSED", "closed 3 CLOSED_BY_PEER");
        assertThat(two.called.log).contains("closed 2 CLOSED_BY_PEER", "closed 3 CLOSED");
        assertThat(two.caller.bundle.links()).hasSize(3);
    }

    @Test
    void lostChannelTakesOnlyWhatWasOnItAndTheRestGoesOn() {
        for (int i = 0; i < 3; i++) {
            two.dial(3);
            two.clock.run(400);
        }
        List<byte[]> sent = new ArrayList<>();
        for (int i = 0; i < 60; i++) sent.add(packet(i, 500));
        sent.forEach(two.caller.queues.get(1)::add);
        two.caller.pump();
        two.clock.run(300);
        two.hangUp(1);
        two.clock.run(30_000);
        assertThat(two.called.received.get(1)).hasSizeBetween(57, 59);
        assertThat(two.called.lost).isBetween(1, 3);
        assertThat(two.called.bundle.isReady()).isTrue();
    }

    @Test
    void lastLinkTakesTheBundleWithIt() {
        two.dial(3);
        two.clock.run(400);
        two.caller.close(1);
        two.clock.runOut();
        assertThat(two.caller.log).endsWith("bundle ended", "closed 1 CLOSED");
        assertThat(two.called.log).contains("bundle ended", "closed 1 CLOSED_BY_PEER");
    }

    @Test
    void lineThatComesBackToItsBeginningIsFound() {
        PlainEvents clock = new PlainEvents(4);
        List<String> log = new ArrayList<>();
        SeededRandom random = SeededRandom.of(9, "magic");
        Channel line = new Channel(clock, "loop", 1_000_000);
        LinkUser user = new LinkUser() {
            @Override
            public void somethingToTransmit(Link link) {
                line.kick();
            }

            @Override
            public void opened(Link link) {
                log.add("opened");
            }

            @Override
            public void closed(Link link, LinkEnd reason) {
                log.add("closed " + reason);
            }
        };
        LinkSettings settings = two.settings(two.caller);
        Link link = new Link(1, settings, () -> (int) random.next(), user);
        Alarm alarm = new Alarm(clock, link::nextPicos, link::expire);
        line.connect(link, link, alarm::rearm, () -> {});
        link.up(0);
        alarm.rearm();
        clock.runOut();
        assertThat(log).containsExactly("closed LOOPED");
    }

    @Test
    void noAnswerGivesUpAfterTenRequestsWithGrowingIntervals() {
        two.dial(3);
        two.hangUp(1);
        TwoParties silent = new TwoParties(2);
        silent.dial(3);
        Channel[] channels = silent.channels.get(1);
        channels[0].cut = true;
        channels[1].cut = true;
        silent.clock.runOut();
        assertThat(silent.caller.log).containsExactly("closed 1 NO_AGREEMENT");
        assertThat(channels[0].sent).hasSize(10);
        List<Long> at = channels[0].sentAt;
        List<Long> gapsMillis = new ArrayList<>();
        for (int i = 1; i < at.size(); i++) gapsMillis.add((at.get(i) - at.get(i - 1)) / 1_000_000_000);
        assertThat(gapsMillis).containsExactly(250L, 500L, 1_000L, 2_000L, 3_000L, 3_000L, 3_000L, 3_000L, 3_000L);
    }

    @Test
    void echoesAreAnsweredAndCountedUntilTheyAre() {
        two.dial(3);
        two.clock.run(400);
        Link link = two.caller.links.get(1);
        link.echo(two.clock.nowPicos());
        assertThat(link.echoesUnanswered()).isEqualTo(1);
        two.clock.run(100);
        assertThat(link.echoesUnanswered()).isZero();
        two.channels.get(1)[0].cut = true;
        link.echo(two.clock.nowPicos());
        two.clock.run(100);
        link.echo(two.clock.nowPicos());
        two.clock.run(100);
        assertThat(link.echoesUnanswered()).isEqualTo(2);
    }

    @Test
    void protocolThatNobodySpeaksIsRejectedAndNothingElseHappens() {
        two.dial(3);
        two.clock.run(400);
        int before = two.channels.get(1)[1].sent.size();
        two.called.links.get(1).received(Octets.hex("21 45 00").toArray(), two.clock.nowPicos());
        two.clock.run(100);
        byte[] rejection = two.channels.get(1)[1].sent.get(before);
        assertThat(Octets.copyOf(rejection).toString()).startsWith("ff03c02108").endsWith("00214500");
        assertThat(two.caller.links.get(1).isOpened()).isTrue();
    }

    @Test
    void seededRunsWithSpoiledFramesEndOpenOrGivenUpAndNeverHang() {
        int opened = 0;
        for (int seed = 1; seed <= 300; seed++) {
            TwoParties run = new TwoParties(seed);
            SeededRandom random = SeededRandom.of(seed, "spoil");
            run.dial(random.below(60));
            for (Channel channel : run.channels.get(1)) {
                channel.loss = random.fraction() * 0.3;
                channel.doubling = random.fraction() * 0.3;
                channel.lateness = random.fraction() * 0.3;
                channel.damage = random.fraction() * 0.2;
            }
            run.clock.run(20_000);
            for (Channel channel : run.channels.get(1)) {
                channel.loss = 0;
                channel.doubling = 0;
                channel.lateness = 0;
                channel.damage = 0;
            }
            run.clock.run(40_000);
            Link one = run.caller.links.get(1);
            Link other = run.called.links.get(1);
            String what = "seed " + seed + ": " + run.caller.log + " and " + run.called.log;
            boolean givenUp = what.contains("NO_AGREEMENT"); // whoever gives up hangs up
            if (!givenUp) {
                assertThat(one.isOpened() && other.isOpened()).as(what).isTrue();
                opened++;
            }
            boolean bundleGivenUp = what.contains("bundle ended");
            if (!givenUp && !bundleGivenUp) {
                assertThat(run.caller.bundle.isReady() && run.called.bundle.isReady())
                        .as(what)
                        .isTrue();
            }
            run.clock.runOut();
        }
        assertThat(opened).isGreaterThan(280);
    }
}
