package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;

/** Why a unit of an AAL type 5 channel was thrown away. */
@Clause("ITU-T I.363.5 (08/96) §9.2.2")
public enum Aal5Fault {
    // @formatter:off
    /** The sender gave it up: its length field is 0. */
    ABORTED         ("length 0: the sender gave the unit up"),
    /** More octets came than the channel's largest unit has. */
    TOO_LONG        ("more octets than the largest unit of the channel"),
    /** The CRC does not match. */
    CRC             ("CRC-32 does not match"),
    /** Length and number of cells do not agree: cells were lost, inserted, or the last cell of the unit before was lost. */
    LENGTH          ("length does not agree with the number of cells"),
    /** The common part indicator is not 0. */
    COMMON_PART     ("common part indicator is not 0");
    // @formatter:on

    private final String text;

    Aal5Fault(String text) {
        this.text = text;
    }

    /** In words, for a log. */
    public String text() {
        return text;
    }
}
