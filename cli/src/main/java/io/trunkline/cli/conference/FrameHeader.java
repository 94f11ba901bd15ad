package io.trunkline.cli.conference;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What stands before every payload on a conference's connections, so that frames can be told apart on a byte stream.
 *
 * @param kind what the payload is
 * @param lengthOctets length of the payload
 * @param sequence number of the frame in its stream, its low 32 bits
 * @param dueNanos when the frame was due, on the clock that both parties share
 */
record FrameHeader(Kind kind, int lengthOctets, int sequence, long dueNanos) {
    // octets:       1          3                 4             8
    static final int OCTETS = 16;
    /** Longest payload that is accepted. */
    static final int MAX_LENGTH_OCTETS = 1 << 20;

    /** What a payload is. */
    enum Kind {
        /** First in each direction: a {@link Hello}. */
        HELLO,
        /** A piece of the stream. */
        MEDIA,
        /** After the last piece: a {@link Sent}. */
        END,
        /** On the data connection, after its end: a {@link Reception}. */
        RESULT
    }

    void encode(ByteBuffer into) {
        into.putInt((kind.ordinal() + 1) << 24 | lengthOctets).putInt(sequence).putLong(dueNanos);
    }

    /** A header from 16 octets; empty if they are none. */
    static Optional<FrameHeader> decode(ByteBuffer from) {
        int first = from.getInt();
        int sequence = from.getInt();
        long dueNanos = from.getLong();
        int kind = (first >>> 24) - 1;
        int length = first & 0xFF_FFFF;
        if (kind < 0 || kind >= Kind.values().length || length > MAX_LENGTH_OCTETS) return Optional.empty();
        return Optional.of(new FrameHeader(Kind.values()[kind], length, sequence, dueNanos));
    }
}
