package io.trunkline.cli.conference;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What one direction of a stream has sent.
 *
 * @param frames how many frames
 * @param octets octets of payload
 * @param sha256 digest of the payload, as hexadecimal digits
 */
record Sent(long frames, long octets, String sha256) {
    // octets: 8          8            32
    static final int OCTETS = 48;

    byte[] encode() {
        return ByteBuffer.allocate(OCTETS)
                .putLong(frames)
                .putLong(octets)
                .put(HexFormat.of().parseHex(sha256))
                .array();
    }

    static Optional<Sent> decode(ByteBuffer from) {
        if (from.remaining() != OCTETS) return Optional.empty();
        long frames = from.getLong();
        long octets = from.getLong();
        byte[] digest = new byte[32];
        from.get(digest);
        if (frames < 0 || octets < 0) return Optional.empty();
        return Optional.of(new Sent(frames, octets, HexFormat.of().formatHex(digest)));
    }
}
