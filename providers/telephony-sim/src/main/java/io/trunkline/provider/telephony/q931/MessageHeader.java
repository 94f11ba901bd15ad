package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import java.util.Optional;

/**
 * What every message begins with.
 *
 * @param callReference which call it is about
 * @param typeCode see {@link MessageType}; may be one that is not known
 */
@Clause("Q.931 (05/98) §4.2 to §4.4")
public record MessageHeader(CallReference callReference, int typeCode) {
    // octets: discriminator 1 · length of reference 1 · reference 0 to 2 · type 1

    private static final int PROTOCOL_DISCRIMINATOR = 8;
    private static final int MAX_CODE = 0x7F;

    /** Checks the range. */
    public MessageHeader {
        if (typeCode < 0 || typeCode > MAX_CODE) {
            throw new IllegalArgumentException("message type " + typeCode + "; 0 to 127 exist");
        }
    }

    /** The type, empty if it is not known. */
    public Optional<MessageType> type() {
        return MessageType.of(typeCode);
    }

    void encode(OctetWriter out) {
        out.u8(PROTOCOL_DISCRIMINATOR);
        callReference.encode(out);
        out.u8(typeCode);
    }

    /** From the first octets of a message; bit 8 of the type is reserved and not looked at. */
    public static Decoded<MessageHeader> decode(OctetReader in) {
        int position = in.position();
        int discriminator = in.u8();
        if (in.ranOut()) return Decoded.malformed("empty message", position);
        if (discriminator != PROTOCOL_DISCRIMINATOR) {
            return Decoded.malformed("protocol discriminator " + discriminator + " is not 8", position);
        }
        return CallReference.decode(in).then(reference -> {
            int code = in.u8() & MAX_CODE;
            return in.finish("message header", new MessageHeader(reference, code));
        });
    }
}
