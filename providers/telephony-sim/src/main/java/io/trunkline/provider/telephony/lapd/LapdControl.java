package io.trunkline.provider.telephony.lapd;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;

/** The control field, sequence numbers modulo 128. */
@Clause("ITU-T Q.921 (09/97) §3.4, Table 5")
public sealed interface LapdControl {
    /** Sequence numbers are 0 to 127. */
    int MODULUS = 128;

    /** Supervisory frames. */
    @Clause("ITU-T Q.921 (09/97) Table 5")
    enum Supervisory {
        // @formatter:off
        /** Ready for the next. */
        RR (0x01),
        /** Not ready. */
        RNR(0x05),
        /** Send again from N(R) on. */
        REJ(0x09);
        // @formatter:on

        private final int octet;

        Supervisory(int octet) {
            this.octet = octet;
        }
    }

    /** Unnumbered frames; P/F is 0x10. */
    @Clause("ITU-T Q.921 (09/97) Table 5")
    enum Unnumbered {
        // @formatter:off
        //    octet  command response information
        /** Begins, or begins anew. */
        SABME(0x6F,  true,   false,   false),
        /** There is no connection. */
        DM   (0x0F,  false,  true,    false),
        /** Information without acknowledgement. */
        UI   (0x03,  true,   false,   true),
        /** Ends. */
        DISC (0x43,  true,   false,   false),
        /** Done as commanded. */
        UA   (0x63,  false,  true,    false),
        /** A frame that repetition cannot cure. */
        FRMR (0x87,  false,  true,    true),
        /** Parameters. */
        XID  (0xAF,  true,   true,    true);
        // @formatter:on

        private final int octet;
        private final boolean command;
        private final boolean response;
        private final boolean information;

        Unnumbered(int octet, boolean command, boolean response, boolean information) {
            this.octet = octet;
            this.command = command;
            this.response = response;
            this.information = information;
        }
    }

    /**
     * Numbered information, always a command.
     *
     * @param ns N(S)
     * @param nr N(R)
     */
    record I(int ns, int nr, boolean pollFinal) implements LapdControl {}

    /**
     * A supervisory frame.
     *
     * @param nr N(R)
     */
    record S(Supervisory type, int nr, boolean pollFinal) implements LapdControl {}

    /** An unnumbered frame. */
    record U(Unnumbered type, boolean pollFinal) implements LapdControl {}

    /**
     * A control field that the standard does not define.
     *
     * @param octet its first octet; the rest counts as information
     */
    record Undefined(int octet) implements LapdControl {
        @Override
        public boolean pollFinal() {
            return false;
        }
    }

    /** The poll bit of a command, the final bit of a response. */
    boolean pollFinal();

    /** Octets of the field. */
    default int octets() {
        return this instanceof I || this instanceof S ? 2 : 1;
    }

    /** True if the standard knows the frame as a command, or as a response. */
    default boolean allows(boolean command) {
        if (this instanceof U u) return command ? u.type.command : u.type.response;
        return this instanceof S || command && this instanceof I;
    }

    /** True if information may follow. */
    default boolean allowsInformation() {
        return this instanceof I || this instanceof U u && u.type.information;
    }

    /** Total: what is cut short reads as zero and is remembered by the reader. */
    static LapdControl decode(OctetReader in) {
        int first = in.u8();
        if ((first & 1) == 0) {
            int second = in.u8();
            return new I(first >> 1, second >> 1, (second & 1) == 1);
        }
        return (first & 3) == 1 ? supervisory(first, in) : unnumbered(first);
    }

    private static LapdControl supervisory(int first, OctetReader in) {
        for (Supervisory type : Supervisory.values()) {
            if (type.octet != first) continue;
            int second = in.u8();
            return new S(type, second >> 1, (second & 1) == 1);
        }
        return new Undefined(first);
    }

    private static LapdControl unnumbered(int first) {
        for (Unnumbered type : Unnumbered.values()) {
            if (type.octet == (first & ~0x10)) return new U(type, (first & 0x10) != 0);
        }
        return new Undefined(first);
    }

    /** Appends the octets of the field. */
    default void encode(OctetWriter out) {
        int bit = pollFinal() ? 1 : 0;
        if (this instanceof I i) out.u8(i.ns << 1).u8(i.nr << 1 | bit);
        if (this instanceof S s) out.u8(s.type.octet).u8(s.nr << 1 | bit);
        if (this instanceof U u) out.u8(u.type.octet | bit << 4);
        if (this instanceof Undefined undefined) out.u8(undefined.octet);
    }
}
