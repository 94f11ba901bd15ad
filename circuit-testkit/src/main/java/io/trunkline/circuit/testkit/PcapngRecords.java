package io.trunkline.circuit.testkit;

import io.trunkline.simulation.capture.Direction;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a pcapng file as draft-ietf-opsawg-pcapng has it, knowing nothing of who wrote it: one section, little-endian. */
public final class PcapngRecords {
    private static final int SECTION_HEADER = 0x0A0D0D0A;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
    private static final int EPB_FLAGS = 2;
    private static final int IF_NAME = 2;
    private static final int IF_TSRESOL = 9;
    private static final int NANOSECONDS = 9;
    private static final int OUTBOUND = 2;

    /**
     * A record.
     *
     * @param interfaceName name of the interface that it was taken from
     * @param linkType what the octets begin with
     * @param direction from the user's side, where outbound is what the user sends
     * @param nanos since the simulation began
     * @param octets as the link type says
     */
    public record Packet(String interfaceName, int linkType, Direction direction, long nanos, byte[] octets) {}

    /** Options of a block: what is done with one. */
    private interface Option {
        void is(int code, ByteBuffer value) throws IOException;
    }

    private record Interface(String name, int linkType) {}

    private final List<Interface> interfaces = new ArrayList<>();
    private final List<Packet> packets = new ArrayList<>();

    private PcapngRecords() {}

    /** All records of a file, in their order. */
    public static List<Packet> read(Path file) throws IOException {
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

    private static void options(ByteBuffer body, Option each) throws IOException {
        while (body.remaining() >= 4) {
            int code = body.getShort();
            byte[] value = new byte[body.getShort()];
            body.get(value);
            body.position(body.position() + (-value.length & 3));
            each.is(code, ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN));
        }
    }

    private void describe(ByteBuffer body) throws IOException {
        int linkType = body.getShort();
        body.position(8);
        String[] name = {""};
        int[] resolution = {6}; // microseconds where none is given
        options(body, (code, value) -> {
            if (code == IF_NAME) name[0] = StandardCharsets.UTF_8.decode(value).toString();
            if (code == IF_TSRESOL) resolution[0] = value.get();
        });
        if (resolution[0] != NANOSECONDS) throw new IOException("time stamps are not nanoseconds");
        interfaces.add(new Interface(name[0], linkType));
    }

    private void packet(ByteBuffer body) throws IOException {
        Interface of = interfaces.get(body.getInt());
        long nanos = (long) body.getInt() << 32 | body.getInt() & 0xFFFF_FFFFL;
        byte[] octets = new byte[body.getInt()];
        if (body.getInt() != octets.length) throw new IOException("a packet was cut");
        body.get(octets);
        body.position(body.position() + (-octets.length & 3));
        int[] flags = new int[1];
        options(body, (code, value) -> {
            if (code == EPB_FLAGS) flags[0] = value.getInt();
        });
        Direction direction = (flags[0] & 3) == OUTBOUND ? Direction.FROM_USER : Direction.TO_USER;
        packets.add(new Packet(of.name(), of.linkType(), direction, nanos, octets));
    }
}
