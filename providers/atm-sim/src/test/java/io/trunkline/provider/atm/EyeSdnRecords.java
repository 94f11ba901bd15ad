package io.trunkline.provider.atm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the cells of an EyeSDN file: FF begins a record, FE stands before an octet that is two too small. */
final class EyeSdnRecords {
    private static final byte[] MAGIC = "EyeSDN".getBytes(StandardCharsets.US_ASCII);
    private static final int RECORD = 0xFF;
    private static final int ESCAPE = 0xFE;
    /** Microseconds 3, seconds 5, channel and flags 2, length 2. */
    private static final int HEADER_OCTETS = 12;

    private EyeSdnRecords() {}

    /** The 53 octets of each cell. */
    static List<byte[]> cells(Path file) throws IOException {
        byte[] in = Files.readAllBytes(file);
        if (!Arrays.equals(in, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) throw new IOException("not an EyeSDN file");
        List<byte[]> cells = new ArrayList<>();
        int at = MAGIC.length;
        while (at < in.length) {
            if ((in[at++] & 0xFF) != RECORD) throw new IOException("no record begins at " + (at - 1));
            ByteArrayOutputStream record = new ByteArrayOutputStream();
            for (; at < in.length && (in[at] & 0xFF) != RECORD; at++) {
                boolean escaped = (in[at] & 0xFF) == ESCAPE;
                record.write(escaped ? in[++at] + 2 : in[at]);
            }
            byte[] octets = record.toByteArray();
            int length = (octets[HEADER_OCTETS - 2] & 0xFF) << 8 | octets[HEADER_OCTETS - 1] & 0xFF;
            if (octets.length != HEADER_OCTETS + length)
                throw new IOException("a record of another length than it says");
            cells.add(Arrays.copyOfRange(octets, HEADER_OCTETS, octets.length));
        }
        return cells;
    }
}
