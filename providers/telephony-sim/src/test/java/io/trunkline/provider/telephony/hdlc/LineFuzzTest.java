package io.trunkline.provider.telephony.hdlc;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.protocol.Octets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Feeds noise and damaged lines to the decoders: neither throws, nothing out of bounds comes out, and a frame is found again behind
 * any noise. {@code -Dfuzz.inputs=10000000} for a long run, {@code -Dfuzz.seed=…} for another.
 */
class LineFuzzTest {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_126);
    private static final FrameBounds BOUNDS = new FrameBounds(2, 40);

    private final Random random = new Random(SEED);
    private int frames;
    private int faults;
    private byte[] last = {};

    private final FrameReceiver receiver = new FrameReceiver() {
        @Override
        public void frame(byte[] octets) {
            check(octets.length >= BOUNDS.minOctets() && octets.length <= BOUNDS.maxOctets(), "length of a frame");
            last = octets;
            frames++;
        }

        @Override
        public void fault(FrameFault fault) {
            faults++;
        }
    };

    @Test
    void decodersAreTotalAndFindTheNextFrameBehindAnyNoise() {
        BitDestuffer bits = new BitDestuffer(BOUNDS, receiver);
        OctetDestuffer octets = new OctetDestuffer(BOUNDS, 0x000A_0000, receiver);
        for (int i = 0; i < INPUTS; i++) {
            byte[] noise = noise();
            byte[] frame = new byte[2 + random.nextInt(39)];
            random.nextBytes(frame);
            try {
                bits.receive(noise);
                behindNoise(bits, frame);
                octets.receive(noise);
                octets.receive(OctetStuffing.encode(frame, 0x000A_0000));
                check(same(frame), "frame behind noise on an asynchronous line");
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + SEED + ", input " + i + ": " + Octets.copyOf(noise), e);
            }
        }
        System.out.printf("fuzz: %d inputs, %d frames, %d faults%n", INPUTS, frames, faults);
        assertThat(frames).isGreaterThanOrEqualTo(2 * INPUTS);
        assertThat(faults).isGreaterThan(INPUTS / 2);
    }

    /** After noise a decoder may be anywhere in an octet; the packed line needs no alignment. */
    private void behindNoise(BitDestuffer line, byte[] frame) {
        for (int i = random.nextInt(8); i > 0; i--) line.receiveBit(random.nextInt(2));
        line.receive(BitStuffing.encode(frame));
        line.receiveBit(0);
        check(same(frame), "frame behind noise on a synchronous line");
    }

    private boolean same(byte[] frame) {
        return Arrays.equals(last, frame);
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(60)];
        switch (random.nextInt(4)) {
            case 0 -> random.nextBytes(noise);
            case 1 -> Arrays.fill(noise, (byte) random.nextInt(256));
            case 2 -> {
                for (int i = 0; i < noise.length; i++) noise[i] = (byte) (random.nextBoolean() ? 0x7E : 0x7D);
            }
            default -> {
                noise = BitStuffing.encode(noise);
                noise[random.nextInt(noise.length)] ^= (byte) (1 << random.nextInt(8));
            }
        }
        return noise;
    }

    private static void check(boolean holds, String what) {
        if (!holds) throw new AssertionError("does not hold: " + what);
    }
}
