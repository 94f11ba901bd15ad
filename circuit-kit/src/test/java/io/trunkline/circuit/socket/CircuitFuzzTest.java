package io.trunkline.circuit.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.shim.Frame;
import io.trunkline.circuit.shim.FrameFormat;
import io.trunkline.circuit.shim.FrameKind;
import io.trunkline.circuit.sscop.SscopPdu;
import io.trunkline.circuit.testkit.Mutations;
import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Octets;
import io.trunkline.simulation.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Feeds wrong frames to both ends of circuits whose members talk, at any moment: nothing throws, and once the members have been closed no
 * channel and no timer is left. {@code -Dfuzz.inputs} and {@code -Dfuzz.seed} as elsewhere.
 */
class CircuitFuzzTest {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_130);
    private static final int INPUTS_PER_CIRCUIT = 150;
    private static final long CLEARED_MILLIS = 400_000;

    /** What frames are fed to a conversation, and so what must hold. */
    private enum Feed {
        /** Frames of which nothing makes sense: all that was said arrives. */
        SENSELESS,
        /** Also units that make sense but carry no data and begin nothing anew: what arrives is what was said, as far as it arrives. */
        NO_DATA,
        /** Any. */
        ANY
    }

    private final SeededRandom random = SeededRandom.of(SEED, "circuit");
    private long answers;
    private long failures;
    private long heard;

    /** Two ends with a stream and a member with messages, and one of each that joins. */
    private static FuzzedEnd[] talking(FrameFormat format) {
        PlainEvents events = new PlainEvents();
        FuzzedEnd caller = new FuzzedEnd(events, format);
        FuzzedEnd called = new FuzzedEnd(events, format);
        TestEnd.join(caller, called);
        called.enter(1, false).channel.awaitBegin(Octets.NONE);
        caller.enter(1, false).channel.open(Octets.NONE);
        for (int number : new int[] {2, 4}) {
            boolean messages = number == 2;
            caller.enter(number, messages).channel.open(FuzzedEnd.request(messages));
        }
        return new FuzzedEnd[] {caller, called};
    }

    /** Every frame of a conversation that begins, loses nothing and ends. */
    private static List<Octets> samples(FrameFormat format) {
        FuzzedEnd[] ends = talking(format);
        for (int i = 0; i < 20; i++) {
            for (FuzzedEnd end : ends) {
                end.talks.values().forEach(talk -> talk.say(300));
                end.talks.values().forEach(talk -> talk.hear(true));
            }
            ends[0].events.run(40);
        }
        for (FuzzedEnd.Talk talk : ends[0].talks.values()) talk.channel.finish(new byte[] {1});
        ends[0].events.run(2_000);
        for (FuzzedEnd end : ends) end.talks.values().forEach(talk -> talk.channel.close(false));
        ends[0].events.run(CLEARED_MILLIS);
        List<Octets> samples = new ArrayList<>();
        for (FuzzedEnd end : ends) end.sent.forEach(frame -> samples.add(Octets.copyOf(frame)));
        return samples;
    }

    @ParameterizedTest
    @EnumSource
    void bothEndsTakeAnyFrameAtAnyMoment(FrameFormat format) {
        List<Octets> samples = samples(format);
        assertThat(samples).hasSizeGreaterThan(100);
        Mutations mutations = new Mutations(SEED, samples);
        int inputs = INPUTS / FrameFormat.values().length;
        for (int done = 0; done < inputs; done += INPUTS_PER_CIRCUIT) {
            FuzzedEnd[] ends = talking(format);
            Feed feed = Feed.values()[done / INPUTS_PER_CIRCUIT % Feed.values().length];
            try {
                run(ends, feed, mutations);
            } catch (RuntimeException | AssertionError e) {
                String trace = ends[0].events.trace().tail();
                throw new AssertionError("seed " + SEED + ", " + feed + ", inputs from " + done + "\n" + trace, e);
            }
        }
        System.out.printf(
                "circuit fuzz, %s: %d inputs, %d frames sent, %d octets heard, %d members failed%n",
                format, inputs, answers, heard, failures);
        assertThat(answers).isGreaterThan(inputs / 2);
        assertThat(failures).isPositive();
        assertThat(heard).isGreaterThan(inputs);
    }

    private void run(FuzzedEnd[] ends, Feed feed, Mutations mutations) {
        PlainEvents events = ends[0].events;
        int undecodable = 0;
        boolean reads = feed != Feed.ANY || random.happens(0.5);
        events.run(random.below(30));
        for (int i = 0; i < INPUTS_PER_CIRCUIT; i++) {
            FuzzedEnd end = ends[random.below(2)];
            List<FuzzedEnd.Talk> talks = List.copyOf(end.talks.values());
            FuzzedEnd.Talk talk = talks.get(random.below(talks.size()));
            if (random.happens(0.3)) talk.say(1 + random.below(500));
            if (reads && random.happens(0.5)) heard += talk.hear(feed != Feed.ANY);
            if (feed == Feed.ANY && random.happens(0.01)) talk.channel.close(random.happens(0.5));
            byte[] frame = frame(end, feed, mutations);
            if (!end.circuit.format().decode(frame, 0, frame.length).isValue()) undecodable++;
            end.circuit.received(frame, 0, frame.length);
            if (random.happens(0.3)) events.run(random.below(random.happens(0.05) ? 2_000 : 10));
        }
        if (feed == Feed.SENSELESS) allArrives(ends);
        for (FuzzedEnd end : ends) end(end, feed);
        events.run(CLEARED_MILLIS);
        for (FuzzedEnd end : ends) {
            assertThat(end.circuit.channels().stream().map(CircuitFuzzTest::state))
                    .as("channels left")
                    .isEmpty();
            answers += end.sent.size();
            failures +=
                    end.talks.values().stream().filter(talk -> talk.hasFailed).count();
        }
        assertThat(events.pending()).as("timers left").isZero();
        assertThat(events.lines().stream().filter(line -> line.contains("frame ignored: ")))
                .as("frames described")
                .hasSize(undecodable);
    }

    private static String state(ChannelEnd channel) {
        ChannelLife life = channel.life();
        return "channel " + channel.number() + " in " + channel.sscop().state() + ", open " + life.isOpen()
                + ", closed " + life.isClosed() + ", ended " + life.isEnded() + ", all sent "
                + life.hasSentEverything();
    }

    /** What waits for whoever does not read is bounded; then the members are closed. */
    private void end(FuzzedEnd end, Feed feed) {
        long most = FuzzedEnd.BUFFER_OCTETS + FuzzedEnd.BUFFER_OCTETS / 256 * 2048L;
        for (FuzzedEnd.Talk talk : end.talks.values()) {
            assertThat(talk.hear(feed != Feed.ANY)).as("octets that waited").isLessThanOrEqualTo((int) most);
            talk.channel.close(random.happens(0.5));
        }
    }

    private void allArrives(FuzzedEnd[] ends) {
        ends[0].events.run(5_000);
        for (int i = 0; i < 40; i++) {
            for (FuzzedEnd end : ends) end.talks.values().forEach(talk -> heard += talk.hear(true));
            ends[0].events.run(1_000);
        }
        for (int i = 0; i < ends.length; i++) {
            FuzzedEnd other = ends[1 - i];
            for (FuzzedEnd.Talk talk : ends[i].talks.values()) {
                assertThat(talk.hasFailed)
                        .as("channel %d failed", talk.channel.number())
                        .isFalse();
                FuzzedEnd.Talk peer = other.talks.get(talk.channel.number());
                assertThat(peer.heard.octets())
                        .as("heard on channel %d", talk.channel.number())
                        .isEqualTo(talk.said.octets());
            }
        }
    }

    /** The next frame of which the feed allows that it comes to this end. */
    private byte[] frame(FuzzedEnd to, Feed feed, Mutations mutations) {
        while (true) {
            byte[] frame = mutations.next();
            if (sense(to, frame).ordinal() <= feed.ordinal()) return frame;
        }
    }

    private static Feed sense(FuzzedEnd to, byte[] octets) {
        if (!(to.circuit.format().decode(octets, 0, octets.length) instanceof Decoded.Value<Frame> value)) {
            return Feed.SENSELESS;
        }
        Frame frame = value.value();
        SscopPdu pdu = StrayFrames.pdu(frame);
        FuzzedEnd.Talk talk = to.talks.get(frame.channel());
        if (talk == null) return pdu instanceof SscopPdu.Bgn ? Feed.ANY : Feed.SENSELESS;
        if (frame.kind() == FrameKind.SSCOP) return senseOf(pdu);
        if (!talk.messages) return Feed.SENSELESS; // a stream knows no such frames
        boolean data = frame.kind() == FrameKind.MESSAGE_PART || frame.kind() == FrameKind.MESSAGE_END;
        return data ? Feed.ANY : Feed.NO_DATA;
    }

    private static Feed senseOf(SscopPdu pdu) {
        if (pdu == null) return Feed.SENSELESS;
        boolean noData = pdu instanceof SscopPdu.Poll
                || pdu instanceof SscopPdu.Stat
                || pdu instanceof SscopPdu.Ustat
                || pdu instanceof SscopPdu.End
                || pdu instanceof SscopPdu.Endak
                || pdu instanceof SscopPdu.Ud;
        return noData ? Feed.NO_DATA : Feed.ANY;
    }
}
