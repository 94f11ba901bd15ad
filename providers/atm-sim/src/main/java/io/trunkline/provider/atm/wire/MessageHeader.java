package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import java.util.Optional;

/**
 * The first 9 octets of a signalling message, without the length.
 *
 * @param callReference which call it is about
 * @param typeCode see {@link MessageType}; may be one that is not known
 * @param instruction what to do if it is not known
 */
@Clause("Q.2931 (02/95) §4.2 to §4.4")
public record MessageHeader(CallReference callReference, int typeCode, Instruction instruction) {
    // octets: discriminator 1 · length of reference 1 · reference 3 · type 1 · instruction 1 · length 2

    /** Its size on the wire. */
    public static final int OCTETS = 9;

    private static final int PROTOCOL_DISCRIMINATOR = 9;
    private static final int REFERENCE_OCTETS = 3;
    private static final int MAX_ACTION = 3;

    /** Checks the ranges. */
    public MessageHeader {
        if (instruction.action() > MAX_ACTION) {
            throw new IllegalArgumentException("action " + instruction.action() + " of a message; 0 to 3 exist");
        }
    }

    /** The type, empty if it is not known. */
    public Optional<MessageType> type() {
        return MessageType.of(typeCode);
    }

    void encode(OctetWriter out) {
        out.u8(PROTOCOL_DISCRIMINATOR).u8(REFERENCE_OCTETS);
        out.bits(1, callReference.toOriginator() ? 1 : 0).bits(23, callReference.value());
        out.u8(typeCode);
        out.bits(3, 4).bits(1, instruction.explicit() ? 1 : 0).bits(4, instruction.action());
    }

    /** From octets; the message length behind it is not read. */
    public static Decoded<MessageHeader> decode(OctetReader in) {
        int position = in.position();
        int discriminator = in.u8();
        if (in.ranOut()) return Decoded.malformed("empty message", position);
        if (discriminator != PROTOCOL_DISCRIMINATOR) {
            return Decoded.malformed("protocol discriminator " + discriminator + " is not 9", position);
        }
        int referenceOctets = in.u8();
        if (referenceOctets != REFERENCE_OCTETS) {
            return Decoded.malformed("call reference of " + referenceOctets + " octets, 3 are needed", position + 1);
        }
        CallReference reference = new CallReference(in.bits(1) == 1, in.bits(23));
        int typeCode = in.u8();
        in.bits(3);
        Instruction instruction = new Instruction(in.bits(1) == 1, in.bits(4) & MAX_ACTION);
        return in.finish("message header", new MessageHeader(reference, typeCode, instruction));
    }
}
