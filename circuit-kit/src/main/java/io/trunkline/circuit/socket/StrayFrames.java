package io.trunkline.circuit.socket;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.shim.Frame;
import io.trunkline.circuit.shim.FrameKind;
import io.trunkline.circuit.sscop.SscopPdu;
import io.trunkline.circuit.sscop.SscopState;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Octets;

/** Frames for a channel that has ended here: the other side's end may have been confirmed by a frame that was lost. */
public final class StrayFrames {
    private StrayFrames() {}

    /** The PDU in a frame, {@code null} if there is none. */
    public static SscopPdu pdu(Frame frame) {
        if (frame.kind() != FrameKind.SSCOP) return null;
        Octets octets = Octets.copyOf(frame.octets(), frame.from(), frame.from() + frame.lengthOctets());
        return SscopPdu.decode(octets.reader()) instanceof Decoded.Value<SscopPdu> value ? value.value() : null;
    }

    /** As an entity in state {@link SscopState#IDLE} answers. */
    static void answer(CircuitEnd end, Frame frame) {
        SscopPdu pdu = pdu(frame);
        if (pdu instanceof SscopPdu.Bgn) {
            send(end, frame.channel(), new SscopPdu.Bgrej(Octets.of(CauseValue.NORMAL_UNSPECIFIED.code())));
        } else if (pdu instanceof SscopPdu.End) {
            send(end, frame.channel(), new SscopPdu.Endak());
        } else if (pdu instanceof SscopPdu.Sd || pdu instanceof SscopPdu.Poll) {
            send(end, frame.channel(), new SscopPdu.End(true, Octets.NONE));
        }
    }

    private static void send(CircuitEnd end, int channel, SscopPdu pdu) {
        byte[] octets = pdu.encode().toArray();
        byte[] sdu = end.format().open(FrameKind.SSCOP, channel, 0, octets.length);
        System.arraycopy(octets, 0, sdu, sdu.length - octets.length, octets.length);
        end.sendAside(sdu);
    }
}
