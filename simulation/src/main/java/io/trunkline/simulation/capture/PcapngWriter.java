package io.trunkline.simulation.capture;

import io.trunkline.simulation.file.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A pcapng file of one section, with any number of interfaces of any link type and nanosecond time stamps, rounded down. The
 * format could say picoseconds, but tshark 4.0 reads anything finer than nanoseconds wrongly. Source:
 * draft-ietf-opsawg-pcapng, blocks of §4.1 to §4.3.
 */
public final class PcapngWriter extends CaptureFile {
    /** The longest record. */
    public static final int MAX_OCTETS = 100_000;
    /** The longest comment in octets of UTF-8; what is longer is cut. */
    public static final int MAX_COMMENT_OCTETS = 1_000;

    // @formatter:off
    private static final int SECTION_HEADER        = 0x0A0D0D0A;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int ENHANCED_PACKET       = 6;
    private static final int BYTE_ORDER_MAGIC      = 0x1A2B3C4D;
    private static final int OPT_END               = 0;
    private static final int OPT_COMMENT           = 1;
    private static final int EPB_FLAGS             = 2;
    private static final int IF_NAME               = 2;
    private static final int SHB_USERAPPL          = 4;
    private static final int IF_TSRESOL            = 9;
    private static final int INBOUND               = 1;
    private static final int OUTBOUND              = 2;
    private static final byte NANOSECONDS          = 9; // 10^-9 s
    // @formatter:on

    /** Block type and length twice, interface, time stamp, two lengths. */
    private static final int PACKET_OVERHEAD_OCTETS = 32;

    private static final int FLAGS_OCTETS = 8;
    private static final int END_OCTETS = 4;
    private static final long PICOS_PER_NANO = 1_000;

    private int interfaces;

    /**
     * A file with one section and no interface yet; a file of that name is replaced.
     *
     * @param comment about the whole, for example the seed; may be empty
     * @throws IOException it cannot be written; the message says what to do
     */
    public PcapngWriter(Path path, String comment) throws IOException {
        super(PrivateFile.create(path, ByteOrder.LITTLE_ENDIAN));
        byte[] about = utf8(comment);
        byte[] application = utf8("Trunkline");
        int length = 28 + optionOctets(about) + optionOctets(application) + END_OCTETS;
        synchronized (file) {
            ByteBuffer out = file.begin(length);
            out.putInt(SECTION_HEADER).putInt(length).putInt(BYTE_ORDER_MAGIC);
            out.putShort((short) 1).putShort((short) 0).putLong(-1); // version 1.0, length of the section not said
            option(out, OPT_COMMENT, about);
            option(out, SHB_USERAPPL, application);
            out.putInt(OPT_END).putInt(length);
            file.end();
        }
    }

    /**
     * Adds an interface.
     *
     * @return its number, from 0
     */
    public int addInterface(String name, LinkType linkType) {
        byte[] label = utf8(name);
        byte[] resolution = {NANOSECONDS};
        int length = 20 + optionOctets(label) + optionOctets(resolution) + END_OCTETS;
        synchronized (file) {
            ByteBuffer out = file.begin(length);
            out.putInt(INTERFACE_DESCRIPTION).putInt(length);
            out.putShort((short) linkType.number()).putShort((short) 0).putInt(0); // no limit to a record
            option(out, IF_NAME, label);
            option(out, IF_TSRESOL, resolution);
            out.putInt(OPT_END).putInt(length);
            file.end();
            return interfaces++;
        }
    }

    /** Adds a record. */
    public void record(int interfaceNumber, long picos, Direction direction, byte[] octets) {
        record(interfaceNumber, picos, direction, octets, "");
    }

    /**
     * Adds a record.
     *
     * @param interfaceNumber from {@link #addInterface}
     * @param picos since the simulation began
     * @param octets as the interface's link type says, at most {@value #MAX_OCTETS}
     * @param comment shown with the record; may be empty
     */
    public void record(int interfaceNumber, long picos, Direction direction, byte[] octets, String comment) {
        if (interfaceNumber < 0 || interfaceNumber >= interfaces) {
            throw new IllegalArgumentException(
                    "interface " + interfaceNumber + " of " + file.path() + ", expected one below " + interfaces);
        }
        if (octets.length > MAX_OCTETS) {
            throw new IllegalArgumentException(octets.length + " octets, expected at most " + MAX_OCTETS);
        }
        byte[] about = utf8(comment);
        long nanos = picos / PICOS_PER_NANO;
        int length = PACKET_OVERHEAD_OCTETS + padded(octets.length) + FLAGS_OCTETS + optionOctets(about) + END_OCTETS;
        synchronized (file) {
            ByteBuffer out = file.begin(length);
            out.putInt(ENHANCED_PACKET).putInt(length).putInt(interfaceNumber);
            out.putInt((int) (nanos >>> 32)).putInt((int) nanos);
            out.putInt(octets.length).putInt(octets.length);
            out.put(octets);
            pad(out, octets.length);
            out.putShort((short) EPB_FLAGS).putShort((short) 4);
            // readers take the user's side, where outbound is what the user sends
            out.putInt(direction == Direction.FROM_USER ? OUTBOUND : INBOUND);
            option(out, OPT_COMMENT, about);
            out.putInt(OPT_END).putInt(length);
            file.end();
            count();
        }
    }

    private static byte[] utf8(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        if (octets.length <= MAX_COMMENT_OCTETS) return octets;
        int end = MAX_COMMENT_OCTETS;
        while ((octets[end] & 0xC0) == 0x80) end--; // not inside a character
        return Arrays.copyOf(octets, end);
    }

    private static int padded(int octets) {
        return octets + 3 & ~3;
    }

    private static int optionOctets(byte[] value) {
        return value.length == 0 ? 0 : 4 + padded(value.length);
    }

    private static void option(ByteBuffer out, int code, byte[] value) {
        if (value.length == 0) return;
        out.putShort((short) code).putShort((short) value.length).put(value);
        pad(out, value.length);
    }

    private static void pad(ByteBuffer out, int octets) {
        for (int i = octets; i < padded(octets); i++) out.put((byte) 0);
    }
}
