package io.trunkline.provider.telephony.lapd;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.lapd.LapdControl.Supervisory;
import io.trunkline.provider.telephony.lapd.LapdControl.Unnumbered;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Feeds wrong octets to the decoders and to both sides of a line: each gives a value or a description, neither throws, and what is held
 * stays bounded. {@code -Dfuzz.inputs=10000000} for a long run, {@code -Dfuzz.seed=…} for another.
 */
class LapdFuzzTest {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_126);
    private static final int INPUTS_OF_A_LINE = 200;
    /** Timers of 63 links and of the management. */
    private static final int MAX_PLANNED = 200;

    private final Random random = new Random(SEED);
    private final List<Octets> samples = samples();
    private int values;
    private int malformations;
    private int answers;

    private static List<Octets> samples() {
        List<LapdFrame> frames = new ArrayList<>();
        for (int tei : new int[] {0, 64, 127}) {
            for (LapdSide side : LapdSide.values()) {
                for (Unnumbered type : Unnumbered.values()) {
                    frames.add(LapdFrame.command(side, 0, tei, new LapdControl.U(type, true), Octets.NONE));
                    frames.add(LapdFrame.response(side, 0, tei, new LapdControl.U(type, true), Octets.NONE));
                }
                for (Supervisory type : Supervisory.values()) {
                    frames.add(LapdFrame.command(side, 0, tei, new LapdControl.S(type, 0, true), Octets.NONE));
                    frames.add(LapdFrame.response(side, 0, tei, new LapdControl.S(type, 0, true), Octets.NONE));
                }
                frames.add(LapdFrame.command(side, 0, tei, new LapdControl.I(0, 0, false), Octets.of(8, 1, 1)));
            }
        }
        for (TeiMessage.Type type : TeiMessage.Type.values()) {
            frames.add(new TeiMessage(type, 5, 64).frame(LapdSide.USER));
            frames.add(new TeiMessage(type, 5, 127).frame(LapdSide.NETWORK));
        }
        List<Octets> samples = new ArrayList<>();
        frames.forEach(frame -> samples.add(frame.encode()));
        samples.add(new FrameReject(1, 2, true, 3, true, false, true, false).encode());
        samples.add(new TeiMessage(TeiMessage.Type.IDENTITY_CHECK_RESPONSE, 9, List.of(64, 65, 66)).encode());
        return samples;
    }

    /** A line of each kind, renewed from time to time so that every state is met again and again. */
    private final class Lines {
        final PlainEvents clock = new PlainEvents(random.nextLong());
        final LinkEnd user = new LinkEnd(clock, frame -> answers++);
        final TerminalLapd single = TerminalLapd.pointToPoint(LapdProfile.PRIMARY, clock, user);
        final TerminalLapd shared = TerminalLapd.multipoint(LapdProfile.BASIC, clock, "t", user);
        final NetworkLapd network = NetworkLapd.multipoint(LapdProfile.BASIC, clock, new Bus(1));
        final NetworkLapd exchange = NetworkLapd.pointToPoint(LapdProfile.PRIMARY, clock, new Bus(1));

        void feed(byte[] octets) {
            single.received(octets);
            shared.received(octets);
            network.received(octets);
            exchange.received(octets);
            for (DataLink link :
                    List.of(single.link(), shared.link(), exchange.link(0).orElseThrow())) use(link);
            if (random.nextInt(20) == 0) clock.run(random.nextInt(3_000));
            check(clock.pending() <= MAX_PLANNED, "planned events");
        }

        private void use(DataLink link) {
            switch (random.nextInt(40)) {
                case 0 -> link.establish(clock.nowPicos());
                case 1 -> link.release(clock.nowPicos());
                case 2 -> link.busy(random.nextBoolean(), clock.nowPicos());
                case 3 -> link.sendUnit(Octets.of(1), clock.nowPicos());
                default -> {
                    if (link.isEstablished() && random.nextBoolean()) link.send(Octets.of(2), clock.nowPicos());
                }
            }
        }
    }

    @Test
    void decodersAndLinksAreTotal() {
        Lines lines = new Lines();
        for (int i = 0; i < INPUTS; i++) {
            byte[] octets = next();
            try {
                stable(octets, LapdFrame::decode, LapdFrame::encode);
                stable(octets, TeiMessage::decode, TeiMessage::encode);
                stable(octets, FrameReject::decode, FrameReject::encode);
                lines.feed(octets);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + SEED + ", input " + i + ": " + Octets.copyOf(octets), e);
            }
            if (i % INPUTS_OF_A_LINE == 0) lines = new Lines();
        }
        System.out.printf(
                "fuzz: %d inputs, %d values, %d malformations, %d answers%n", INPUTS, values, malformations, answers);
        assertThat(values).isGreaterThan(INPUTS / 2);
        assertThat(malformations).isGreaterThan(INPUTS);
        assertThat(answers).isGreaterThan(INPUTS / 10);
    }

    private byte[] next() {
        byte[] octets = samples.get(random.nextInt(samples.size())).toArray();
        if (random.nextInt(16) == 0) {
            octets = new byte[random.nextInt(300)];
            random.nextBytes(octets);
        }
        for (int i = random.nextInt(3); i > 0 && octets.length > 0; i--) octets = mutate(octets);
        return octets;
    }

    private byte[] mutate(byte[] octets) {
        int at = random.nextInt(octets.length);
        switch (random.nextInt(4)) {
            case 0 -> octets[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> octets[at] = (byte) random.nextInt(256);
            case 2 -> {
                return Arrays.copyOf(octets, at);
            }
            default -> {
                return Arrays.copyOf(octets, octets.length + random.nextInt(4));
            }
        }
        return octets;
    }

    private <T> void stable(byte[] octets, Function<OctetReader, Decoded<T>> decode, Function<T, Octets> encode) {
        Decoded<T> decoded = decode.apply(new OctetReader(octets));
        if (decoded.isValue()) values++;
        else malformations++;
        decoded.malformation()
                .ifPresent(bad -> check(bad.position() >= 0 && bad.position() <= octets.length, "position"));
        decoded.toOptional()
                .ifPresent(value -> check(
                        encode.apply(value).equals(Octets.copyOf(octets)), "encodes to the octets that were read"));
    }

    /** A library's assertion costs more than a decoder. */
    private static void check(boolean holds, String what) {
        if (!holds) throw new AssertionError("does not hold: " + what);
    }
}
