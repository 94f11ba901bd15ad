package io.trunkline.cli.conference;

/** ITU-T G.711 (11/88) µ-law: 16-bit linear samples to octets. */
final class MuLaw {
    /** 20 ms of speech at 8000 samples a second. */
    static final int FRAME_OCTETS = 160;

    static final int SAMPLES_PER_SECOND = 8000;

    private static final int BIAS = 0x84;
    private static final int CLIP = 32_635;

    private MuLaw() {}

    /** One sample: sign, three bits of segment, four bits inside the segment, all inverted. */
    static byte encode(int sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs(sample), CLIP) + BIAS;
        int segment = 24 - Integer.numberOfLeadingZeros(magnitude); // the leading one is bit 7 to 14
        int mantissa = (magnitude >> (segment + 3)) & 0x0F;
        return (byte) ~(sign | segment << 4 | mantissa);
    }

    /** The middle of the interval that {@link #encode} made {@code code} from. */
    static int decode(byte code) {
        int bits = ~code & 0xFF;
        int segment = bits >> 4 & 0x07;
        int magnitude = ((((bits & 0x0F) << 3) + BIAS) << segment) - BIAS;
        return (bits & 0x80) == 0 ? magnitude : -magnitude;
    }

    /** All samples. */
    static byte[] encode(short[] samples) {
        byte[] octets = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) octets[i] = encode(samples[i]);
        return octets;
    }
}
