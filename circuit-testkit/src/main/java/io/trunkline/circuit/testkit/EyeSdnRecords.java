package io.trunkline.circuit.testkit;

import io.trunkline.simulation.capture.Direction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the frames or cells of an EyeSDN file: FF begins a record, FE stands before an octet that is two too small. */
public final class EyeSdnRecords {
    private static final byte[] MAGIC = "EyeSDN".getBytes(StandardCharsets.US_ASCII);
    private static final int RECORD = 0xFF;
    private static final int ESCAPE = 0xFE;
    /** Microseconds 3, seconds 5, channel and flags 2, length 2. */
    private static final int HEADER_OCTETS = 12;

    private static final int MICROS_PER_SECOND = 1_000_000;

    /**
     * A record.
     *
     * @param channel 0 for D, from 1 without a gap for B; 128 where the octets are a cell
     * @param direction seen from the network
     * @param micros since the simulation began
     * @param octets the whole frame, or the 53 octets of a cell
     */
    public record Frame(int channel, Direction direction, long micros, byte[] octets) {}

    private EyeSdnRecords() {}

    /** All records of a file, in their order. */
    public static List<Frame> read(Path file) throws IOException {
        byte[] in = Files.readAllBytes(file);
        if (!Arrays.equals(in, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) throw new IOException("not an EyeSDN file");
        List<Frame> frames = new ArrayList<>();
        int at = MAGIC.length;
        while (at < in.length) {
            if ((in[at++] & 0xFF) != RECORD) throw new IOException("no record begins at " + (at - 1));
            ByteArrayOutputStream record = new ByteArrayOutputStream();
            for (; at < in.length && (in[at] & 0xFF) != RECORD; at++) {
                boolean escaped = (in[at] & 0xFF) == ESCAPE;
                record.write(escaped ? in[++at] + 2 : in[at]);
            }
            frames.add(frame(record.toByteArray()));
        }
        return frames;
    }

    private static Frame frame(byte[] record) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(record);
        int fraction = (header.get() & 0xFF) << 16 | header.getShort() & 0xFFFF;
        long seconds = (header.get() & 0xFFL) << 32 | header.getInt() & 0xFFFF_FFFFL;
        int channel = header.get() & 0xFF;
        boolean bit = (header.get() & 1) == 1;
        if (record.length != HEADER_OCTETS + (header.getShort() & 0xFFFF)) {
            throw new IOException("a record of another length than it says");
        }
        // of a D channel the bit says the reverse of what it says of B channels and cells
        Direction direction = bit == (channel == 0) ? Direction.FROM_USER : Direction.TO_USER;
        return new Frame(
                channel,
                direction,
                seconds * MICROS_PER_SECOND + fraction,
                Arrays.copyOfRange(record, HEADER_OCTETS, record.length));
    }
}
