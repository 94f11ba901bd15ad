package io.trunkline.cli.conference;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The first payload of each direction.
 *
 * @param stream which stream the connection carries
 * @param durationMillis how long the caller wants the conference to be
 * @param clock identity of the sender's clock
 */
record Hello(StreamKind stream, long durationMillis, String clock) {
    // octets: 4 magic, 1 version, 1 stream, 8 duration, rest clock
    private static final int MAGIC = 0x54524B43; // TRKC
    private static final int VERSION = 1;
    private static final int FIXED_OCTETS = 14;
    private static final int MAX_CLOCK_OCTETS = 256;
    private static final long MAX_DURATION_MILLIS = 7L * 24 * 3600 * 1000;

    byte[] encode() {
        byte[] text = clock.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(FIXED_OCTETS + text.length)
                .putInt(MAGIC)
                .put((byte) VERSION)
                .put((byte) stream.ordinal())
                .putLong(durationMillis)
                .put(text)
                .array();
    }

    static Optional<Hello> decode(ByteBuffer from) {
        if (from.remaining() < FIXED_OCTETS || from.remaining() > FIXED_OCTETS + MAX_CLOCK_OCTETS)
            return Optional.empty();
        boolean ours = from.getInt() == MAGIC && from.get() == VERSION;
        int stream = from.get() & 0xFF;
        long durationMillis = from.getLong();
        if (!ours || stream >= StreamKind.values().length) return Optional.empty();
        if (durationMillis < 1 || durationMillis > MAX_DURATION_MILLIS) return Optional.empty();
        String clock = StandardCharsets.UTF_8.decode(from).toString();
        return Optional.of(new Hello(StreamKind.values()[stream], durationMillis, clock));
    }
}
