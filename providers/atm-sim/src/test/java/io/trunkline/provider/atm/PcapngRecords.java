package io.trunkline.provider.atm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a pcapng file as draft-ietf-opsawg-pcapng has it, knowing nothing of who wrote it: one section, little-endian. */
final class PcapngRecords {
    private static final int SECTION_HEADER = 0x0A0D0D0A;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
    private static final int IF_NAME = 2;
    private static final int LINKTYPE_ERF = 197;

    /** @param octets an ERF record */
    record Packet(String interfaceName, byte[] octets) {}

    private final List<String> interfaces = new ArrayList<>();
    private final List<Packet> packets = new ArrayList<>();

    private PcapngRecords() {}

    static List<Packet> read(Path file) throws IOException {
        PcapngRecords records = new PcapngRecords();
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) records.block(in);
        return records.packets;
    }

    private void block(ByteBuffer in) throws IOException {
        int start = in.position();
        int type = in.getInt();
        int length = in.getInt();
        ByteBuffer body = in.slice(start + 8, length - 12).order(ByteOrder.LITTLE_ENDIAN);
        in.position(start + length - 4);
        if (in.getInt() != length) throw new IOException("a block's two lengths differ at " + start);
        if (type == SECTION_HEADER && body.getInt() != BYTE_ORDER_MAGIC) throw new IOException("not little-endian");
        if (type == INTERFACE_DESCRIPTION) describe(body);
        if (type == ENHANCED_PACKET) packet(body);
    }

    private void describe(ByteBuffer body) throws IOException {
        int linkType = body.getShort();
        if (linkType != LINKTYPE_ERF) throw new IOException("link type " + linkType);
        body.position(8);
        String name = "";
        while (body.remaining() >= 4) {
            int code = body.getShort();
            byte[] value = new byte[body.getShort()];
            body.get(value);
            body.position(body.position() + (-value.length & 3));
            if (code == IF_NAME) name = new String(value, StandardCharsets.UTF_8);
        }
        interfaces.add(name);
    }

    private void packet(ByteBuffer body) throws IOException {
        String name = interfaces.get(body.getInt());
        body.getLong(); // nanoseconds; the record has a finer stamp
        byte[] octets = new byte[body.getInt()];
        if (body.getInt() != octets.length) throw new IOException("a packet was cut");
        body.get(octets);
        packets.add(new Packet(name, octets));
    }
}
