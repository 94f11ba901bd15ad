package io.trunkline.circuit.shim;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupReference;
import io.trunkline.api.Qos;
import io.trunkline.circuit.testkit.Mutations;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Feeds wrong octets to the decoders of what members say to each other: each gives a value or a description, never an exception,
 * and a value encodes to octets that give it again. {@code -Dfuzz.inputs} and {@code -Dfuzz.seed} as elsewhere.
 */
class ShimFuzzTest {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_126);

    private static final Qos QOS =
            Qos.symmetric(FlowSpec.guaranteed(64_000, 1500).withDelay(20_000, 5_000));

    private int values;
    private int malformations;

    private static List<Octets> samples() {
        List<Octets> samples = new ArrayList<>();
        for (FrameKind kind : FrameKind.values()) {
            for (FrameFormat format : FrameFormat.values()) {
                samples.add(Octets.copyOf(format.open(kind, 3, 0xFFFFFF00L, 20)));
                samples.add(Octets.copyOf(format.openMessage(kind, format.maxChannel(), 7, 0)));
            }
        }
        MemberRequest.Membership membership =
                new MemberRequest.Membership(new GroupReference(-2), GroupKind.CONSTRAINED, 5, Optional.of(QOS));
        samples.add(new MemberRequest(
                        true,
                        OptionalInt.of(70_000),
                        Optional.of(9L),
                        300,
                        9000,
                        1,
                        Optional.of(QOS),
                        Optional.of(membership),
                        Octets.of(1, 2))
                .encode());
        samples.add(new MemberRequest(
                        false,
                        OptionalInt.empty(),
                        Optional.empty(),
                        1,
                        0,
                        65_535,
                        Optional.empty(),
                        Optional.empty(),
                        Octets.NONE)
                .encode());
        samples.add(new MemberAnswer(Optional.of(QOS), Optional.of(QOS.mirrored()), OptionalInt.of(1), Octets.of(5))
                .encode());
        samples.add(MemberAnswer.EMPTY.encode());
        samples.add(MemberAnswer.ofQos(QOS));
        return samples;
    }

    @Test
    void everyDecoderOfTheShimIsTotal() {
        Mutations mutations = new Mutations(SEED, samples());
        for (int i = 0; i < INPUTS; i++) {
            byte[] octets = mutations.next();
            try {
                feed(octets);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + SEED + ", input " + i + ": " + Octets.copyOf(octets), e);
            }
        }
        System.out.printf("shim fuzz: %d inputs, %d values, %d malformations%n", INPUTS, values, malformations);
        assertThat(values).as("mutations still reach values").isGreaterThan(INPUTS / 4);
        assertThat(malformations).isGreaterThan(INPUTS);
    }

    private void feed(byte[] octets) {
        for (FrameFormat format : FrameFormat.values()) frame(format, octets);
        Octets all = Octets.copyOf(octets);
        stable(
                all,
                MemberRequest::decode,
                MemberRequest::encode,
                MemberRequest.MAX_OCTETS,
                request -> request.callerData().size());
        stable(
                all,
                MemberAnswer::decode,
                MemberAnswer::encode,
                MemberAnswer.MAX_OCTETS,
                answer -> answer.calleeData().size());
        stable(all, MemberAnswer::qosOf, MemberAnswer::ofQos, MemberAnswer.MAX_OCTETS, qos -> 0);
        if (octets.length > 0) check(StreamKind.of(octets[0] & 0xFF) == null || octets[0] < 5, "kind of an SDU");
    }

    /** In the middle of other octets, which must not be touched. */
    private void frame(FrameFormat format, byte[] octets) {
        byte[] around = new byte[octets.length + 5];
        System.arraycopy(octets, 0, around, 2, octets.length);
        Decoded<Frame> decoded = format.decode(around, 2, octets.length);
        count(decoded, octets.length);
        if (!(decoded instanceof Decoded.Value<Frame> value)) return;
        Frame frame = value.value();
        check(frame.from() + frame.lengthOctets() == 2 + octets.length, "the body ends where the SDU ends");
        check(frame.channel() >= 0 && frame.channel() <= 0xFFFF, "channel");
        check(frame.offset() >= 0 && frame.offset() <= 0xFFFFFFFFL, "offset");
        byte[] again = frame.first()
                ? format.openMessage(frame.kind(), frame.channel(), frame.offset(), frame.lengthOctets())
                : format.open(frame.kind(), frame.channel(), frame.offset(), frame.lengthOctets());
        System.arraycopy(
                frame.octets(), frame.from(), again, again.length - frame.lengthOctets(), frame.lengthOctets());
        Frame second = format.decode(again, 0, again.length).require();
        boolean same = second.kind() == frame.kind()
                && second.channel() == frame.channel()
                && second.first() == frame.first()
                && second.offset() == frame.offset()
                && second.lengthOctets() == frame.lengthOctets();
        check(same, "decodes to the same again");
    }

    private <T> void stable(
            Octets octets,
            Function<Octets, Decoded<T>> decode,
            Function<T, Octets> encode,
            int most,
            Function<T, Integer> data) {
        Decoded<T> decoded = decode.apply(octets);
        count(decoded, octets.size());
        if (!(decoded instanceof Decoded.Value<T> value)) return;
        Octets again = encode.apply(value.value());
        check(again.size() <= most + data.apply(value.value()), "no longer than it may be: " + again.size());
        check(decode.apply(again).equals(decoded), "decodes to the same again");
    }

    private void count(Decoded<?> decoded, int length) {
        if (decoded.isValue()) values++;
        else malformations++;
        decoded.malformation().ifPresent(bad -> check(bad.position() >= 0 && bad.position() <= length, "position"));
    }

    private static void check(boolean holds, String what) {
        if (!holds) throw new AssertionError("does not hold: " + what);
    }
}
