package io.trunkline.provider.atm;

import io.trunkline.circuit.sscop.SscopPdu;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.wire.CellHeader;
import io.trunkline.provider.atm.wire.Message;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** The signalling messages in the cells of one direction of one line. */
final class CapturedSignalling {
    private static final int TRAILER_OCTETS = 8;

    private final ByteArrayOutputStream unit = new ByteArrayOutputStream();

    /** The next cell. @return the message that it completes, if it does */
    Optional<Message> after(CapturedCell cell) {
        if (cell.vci() != CellHeader.SIGNALLING_VCI) return Optional.empty();
        unit.writeBytes(cell.payload());
        if (!cell.isLast()) return Optional.empty();
        byte[] pdu = unit.toByteArray();
        unit.reset();
        int length = (pdu[pdu.length - 6] & 0xFF) << 8 | pdu[pdu.length - 5] & 0xFF;
        if (length > pdu.length - TRAILER_OCTETS) return Optional.empty(); // a cell of it is missing
        return SscopPdu.decode(Octets.copyOf(Arrays.copyOf(pdu, length)).reader())
                .toOptional()
                .filter(SscopPdu.Sd.class::isInstance)
                .map(sd -> Message.decode(((SscopPdu.Sd) sd).data().reader()))
                .flatMap(Decoded::toOptional);
    }
}
