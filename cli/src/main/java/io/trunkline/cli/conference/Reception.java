package io.trunkline.cli.conference;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * What one direction of a stream has received.
 *
 * @param stream the stream
 * @param frames frames that arrived whole
 * @param octets octets of payload
 * @param sha256 digest of the payload, as hexadecimal digits
 * @param delay the delays, {@code null} where the two parties share no clock
 * @param throughputBitsPerSecond payload over the time from the first frame's due instant to the last arrival
 * @param series the stream over time
 * @param failure why it ended early, empty if it did not
 */
record Reception(
        StreamKind stream,
        long frames,
        long octets,
        String sha256,
        Delay delay,
        double throughputBitsPerSecond,
        Series series,
        String failure) {
    /**
     * Delays in nanoseconds.
     *
     * @param samples how many there were
     * @param misses how many were above {@link DelaySamples#DEADLINE_NANOS}
     */
    record Delay(long p50Nanos, long p99Nanos, long maxNanos, long samples, long misses) {}

    byte[] encode() {
        ByteArrayOutputStream octetsOut = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(octetsOut)) {
            out.writeByte(stream.ordinal());
            out.writeLong(frames);
            out.writeLong(octets);
            out.writeUTF(sha256);
            out.writeBoolean(delay != null);
            if (delay != null) write(delay, out);
            out.writeDouble(throughputBitsPerSecond);
            series.write(out);
            out.writeUTF(failure);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return octetsOut.toByteArray();
    }

    private static void write(Delay delay, DataOutputStream out) throws IOException {
        out.writeLong(delay.p50Nanos);
        out.writeLong(delay.p99Nanos);
        out.writeLong(delay.maxNanos);
        out.writeLong(delay.samples);
        out.writeLong(delay.misses);
    }

    /** @throws IOException the octets are no result */
    static Reception decode(ByteBuffer from) throws IOException {
        byte[] whole = new byte[from.remaining()];
        from.get(whole);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(whole));
        int stream = in.readUnsignedByte();
        if (stream >= StreamKind.values().length) throw new IOException("a result is of stream " + stream);
        long frames = in.readLong();
        long octets = in.readLong();
        String sha256 = in.readUTF();
        Delay delay = in.readBoolean()
                ? new Delay(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong())
                : null;
        double rate = in.readDouble();
        Series series = Series.read(in);
        return new Reception(StreamKind.values()[stream], frames, octets, sha256, delay, rate, series, in.readUTF());
    }
}
