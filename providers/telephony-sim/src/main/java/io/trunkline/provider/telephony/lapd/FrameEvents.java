package io.trunkline.provider.telephony.lapd;

import io.trunkline.protocol.Clause;
import io.trunkline.provider.telephony.lapd.LapdControl.Supervisory;

/** Which event a frame is: its kind, what is wrong with it, and what its N(R) and its P/F bit would do. */
@Clause("ITU-T Q.921 (09/97) §5.8.5")
final class FrameEvents {
    private FrameEvents() {}

    static DataLinkEvent of(LapdFrame frame, LapdSide sender, int n201, SendWindow window) {
        LapdControl control = frame.control();
        boolean command = frame.isCommand(sender);
        if (!control.allows(command)) return DataLinkEvent.UNDEFINED_FRAME;
        if (!frame.information().isEmpty() && !control.allowsInformation()) {
            return DataLinkEvent.INFORMATION_NOT_PERMITTED;
        }
        if (frame.information().size() > n201) return DataLinkEvent.TOO_LONG;
        if (control instanceof LapdControl.I i) {
            return window.isValid(i.nr()) ? DataLinkEvent.I : DataLinkEvent.I_WRONG_NR;
        }
        if (control instanceof LapdControl.S s) {
            return window.isValid(s.nr()) ? of(s, command) : DataLinkEvent.S_WRONG_NR;
        }
        return of((LapdControl.U) control, frame);
    }

    private static DataLinkEvent of(LapdControl.S s, boolean command) {
        boolean answer = !command && s.pollFinal();
        if (s.type() == Supervisory.RR) return answer ? DataLinkEvent.RR_F1 : DataLinkEvent.RR;
        if (s.type() == Supervisory.REJ) return answer ? DataLinkEvent.REJ_F1 : DataLinkEvent.REJ;
        return answer ? DataLinkEvent.RNR_F1 : DataLinkEvent.RNR;
    }

    private static DataLinkEvent of(LapdControl.U u, LapdFrame frame) {
        return switch (u.type()) {
            case SABME -> DataLinkEvent.SABME;
            case DISC -> DataLinkEvent.DISC;
            case UI -> DataLinkEvent.UI;
            case XID -> DataLinkEvent.XID;
            case UA -> u.pollFinal() ? DataLinkEvent.UA_F1 : DataLinkEvent.UA_F0;
            case DM -> u.pollFinal() ? DataLinkEvent.DM_F1 : DataLinkEvent.DM_F0;
            case FRMR ->
                frame.information().size() != FrameReject.OCTETS ? DataLinkEvent.WRONG_SIZE : DataLinkEvent.FRMR;
        };
    }
}
