package io.trunkline.provider.telephony.lapd;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message about terminal endpoint identifiers, carried by UI on SAPI 63 and TEI 127.
 *
 * @param reference Ri, 0 to 65535: a random number that the answer repeats
 * @param actions Ai, one or more of 0 to 127; more than one only in a check response
 */
@Clause("ITU-T Q.921 (09/97) §5.3.1, Tables 7 and 8")
public record TeiMessage(Type type, int reference, List<Integer> actions) {
    private static final int ENTITY = 0x0F;
    private static final int HEADER_OCTETS = 4;
    private static final int MAX_ACTIONS = 64;

    /** The messages, with their codes. */
    @Clause("ITU-T Q.921 (09/97) Table 8")
    public enum Type {
        // @formatter:off
        /** A terminal wants an identifier. */
        IDENTITY_REQUEST       (1),
        /** It has one. */
        IDENTITY_ASSIGNED      (2),
        /** It gets none. */
        IDENTITY_DENIED        (3),
        /** Who has this one? */
        IDENTITY_CHECK_REQUEST (4),
        /** I. */
        IDENTITY_CHECK_RESPONSE(5),
        /** Nobody may use it any more. */
        IDENTITY_REMOVE        (6),
        /** A terminal wants its own to be checked. */
        IDENTITY_VERIFY        (7);
        // @formatter:on

        private final int code;

        Type(int code) {
            this.code = code;
        }
    }

    /** Copies the list. */
    public TeiMessage {
        actions = List.copyOf(actions);
    }

    /** A message with one identifier. */
    public TeiMessage(Type type, int reference, int action) {
        this(type, reference, List.of(action));
    }

    /** The first or only identifier. */
    public int action() {
        return actions.get(0);
    }

    /** True if this identifier is meant, by name or by 127. */
    public boolean concerns(int tei) {
        return actions.contains(tei) || actions.contains(LapdFrame.TEI_BROADCAST);
    }

    /** Reads a message to its end. */
    public static Decoded<TeiMessage> decode(OctetReader in) {
        if (in.remaining() <= HEADER_OCTETS) return Decoded.malformed("management message cut short", in.remaining());
        int entity = in.u8();
        if (entity != ENTITY) return Decoded.malformed("management entity " + entity + ", expected 15", 0);
        int reference = in.u16();
        int code = in.u8();
        if (code < 1 || code > Type.values().length) {
            return Decoded.malformed("message type " + code + ", expected 1 to 7", HEADER_OCTETS - 1);
        }
        List<Integer> actions = new ArrayList<>();
        boolean last = false;
        while (!last && in.remaining() > 0 && actions.size() < MAX_ACTIONS) {
            int action = in.u8();
            actions.add(action >> 1);
            last = (action & 1) == 1;
        }
        if (!last) return Decoded.malformed("action indicators without a last one", in.position());
        return in.finishExactly("management message", new TeiMessage(Type.values()[code - 1], reference, actions));
    }

    /** Its octets, the information of a UI frame. */
    public Octets encode() {
        OctetWriter out = new OctetWriter(HEADER_OCTETS + actions.size());
        out.u8(ENTITY).u16(reference).u8(type.code);
        for (int i = 0; i < actions.size(); i++) out.u8(actions.get(i) << 1 | (i == actions.size() - 1 ? 1 : 0));
        return out.toOctets();
    }

    /** The frame that carries it. */
    public LapdFrame frame(LapdSide sender) {
        return LapdFrame.unnumbered(sender, LapdFrame.SAPI_MANAGEMENT, LapdFrame.TEI_BROADCAST, encode());
    }
}
