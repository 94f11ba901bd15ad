package io.trunkline.simulation.capture;

import io.trunkline.simulation.file.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * An EyeSDN file ({@code .trc}): the one format that carries whole cells with their check octet, and an ISDN access with all
 * its channels. One file is one access. Time stamps are microseconds, rounded down. Source: the reader in Wireshark's
 * wiretap/eyesdn.c.
 */
public final class EyeSdnWriter extends CaptureFile {
    /** The longest frame. */
    public static final int MAX_OCTETS = 65_535;

    private static final byte[] MAGIC = "EyeSDN".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_OCTETS = 12;
    private static final int RECORD_START = 0xFF;
    private static final int ESCAPE = 0xFE;
    private static final int CHANNEL_ATM = 0x80;
    private static final int ENCAPSULATION_ATM = 3;
    private static final int CELL_OCTETS = 53;
    private static final long PICOS_PER_MICRO = 1_000_000;
    private static final long MICROS_PER_SECOND = 1_000_000;

    /**
     * An empty file; one of that name is replaced.
     *
     * @throws IOException it cannot be written; the message says what to do
     */
    public EyeSdnWriter(Path path) throws IOException {
        super(PrivateFile.create(path, ByteOrder.BIG_ENDIAN));
        file.put(MAGIC, 0, MAGIC.length);
    }

    /** Adds the 53 octets of a cell. */
    public void cell(long picos, Direction direction, byte[] cells, int offset) {
        int toUser = direction == Direction.FROM_USER ? 0 : 1;
        write(picos, CHANNEL_ATM << 8 | ENCAPSULATION_ATM << 1 | toUser, cells, offset, CELL_OCTETS);
    }

    /**
     * Adds a frame of an ISDN channel.
     *
     * @param channel 0 for D, 1 to 30 for B
     * @param frame D: without check sequence; at most {@value #MAX_OCTETS} octets
     */
    public void frame(long picos, Direction direction, int channel, byte[] frame) {
        if (channel < 0 || channel > 30 || frame.length > MAX_OCTETS) {
            throw new IllegalArgumentException("channel " + channel + " with " + frame.length
                    + " octets, expected channel 0 to 30 and at most " + MAX_OCTETS);
        }
        // the reader takes D channels the other way round than B channels and cells
        boolean bit = direction == Direction.FROM_USER ^ channel > 0;
        write(picos, channel << 8 | (bit ? 1 : 0), frame, 0, frame.length);
    }

    private void write(long picos, int channelAndFlags, byte[] octets, int offset, int length) {
        long micros = picos / PICOS_PER_MICRO;
        synchronized (file) {
            ByteBuffer out = file.begin(1 + 2 * (HEADER_OCTETS + length));
            out.put((byte) RECORD_START);
            number(out, micros % MICROS_PER_SECOND, 3);
            number(out, micros / MICROS_PER_SECOND, 5);
            number(out, channelAndFlags, 2);
            number(out, length, 2);
            for (int i = offset; i < offset + length; i++) escaped(out, octets[i] & 0xFF);
            file.end();
            count();
        }
    }

    private static void number(ByteBuffer out, long value, int octets) {
        for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) escaped(out, (int) (value >>> shift) & 0xFF);
    }

    private static void escaped(ByteBuffer out, int octet) {
        if (octet < ESCAPE) {
            out.put((byte) octet);
        } else {
            out.put((byte) ESCAPE).put((byte) (octet - 2));
        }
    }
}
