package io.trunkline.provider.atm;

import io.trunkline.circuit.testkit.EyeSdnRecords;
import io.trunkline.circuit.testkit.PcapngRecords;
import io.trunkline.provider.atm.wire.Cell;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A cell as the capture files of a run have it: when, from the records with exact times; its 53 octets, from the file of its
 * line; both have the same cells in the same order.
 *
 * @param line name of the link
 * @param forward from the link's first end to its second
 * @param stamp when its last bit came, in units of 2^-32 s
 */
record CapturedCell(String line, boolean forward, long stamp, byte[] octets) {
    private static final int LINKTYPE_ERF = 197;
    private static final int TYPE_ATM = 3;

    /** All cells of one direction of a link. @param first the first capture file, {@code run.pcapng} */
    static List<CapturedCell> read(Path first, String line, boolean forward) throws IOException {
        String stem = first.getFileName().toString().replace(".pcapng", "");
        List<EyeSdnRecords.Frame> whole = EyeSdnRecords.read(first.resolveSibling(stem + "-cells-" + line + ".trc"));
        List<CapturedCell> cells = new ArrayList<>();
        int number = 0;
        for (PcapngRecords.Packet packet : PcapngRecords.read(first.resolveSibling(stem + "-cells.pcapng"))) {
            if (!packet.interfaceName().equals(line)) continue;
            CapturedCell cell = cell(packet, whole.get(number++).octets());
            if (cell.forward == forward) cells.add(cell);
        }
        if (number != whole.size()) throw new IOException(line + " has " + number + " and " + whole.size() + " cells");
        return cells;
    }

    private static CapturedCell cell(PcapngRecords.Packet packet, byte[] octets) throws IOException {
        if (packet.linkType() != LINKTYPE_ERF) throw new IOException("link type " + packet.linkType());
        byte[] erf = packet.octets();
        boolean type = erf[8] == TYPE_ATM;
        boolean header = Arrays.equals(erf, 16, 20, octets, 0, 4);
        if (!type || !header || !Arrays.equals(erf, 20, 68, octets, 5, 53)) throw new IOException("two cells differ");
        long stamp = Long.reverseBytes(ByteBuffer.wrap(erf).getLong());
        return new CapturedCell(packet.interfaceName(), (erf[9] & 3) == 0, stamp, octets);
    }

    private int header() {
        return ByteBuffer.wrap(octets).getInt();
    }

    int vci() {
        return header() >>> 4 & 0xFFFF;
    }

    boolean isLast() {
        return (header() & 2) != 0;
    }

    boolean isLowPriority() {
        return (header() & 1) != 0;
    }

    boolean headerIsGood() {
        byte[] sealed = new byte[octets.length];
        Cell.seal(header(), sealed, 0);
        return sealed[4] == octets[4];
    }

    byte[] payload() {
        return Arrays.copyOfRange(octets, 5, octets.length);
    }
}
