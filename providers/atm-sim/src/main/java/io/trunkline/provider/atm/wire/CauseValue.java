package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.MarkdownTable;
import java.util.Locale;
import java.util.Optional;

/** Why a call was cleared or a message refused. */
@Clause("ITU-T Q.850 (05/98) §2.2.7; Q.2610 (12/99) Table 1")
public enum CauseValue {
    // @formatter:off
    //                                value  diagnostics
    UNALLOCATED_NUMBER               (1,     "condition"),
    NO_ROUTE_TO_TRANSIT_NETWORK      (2,     "transit network"),
    NO_ROUTE_TO_DESTINATION          (3,     "condition"),
    VPCI_VCI_UNACCEPTABLE            (10,    ""),
    NORMAL_CALL_CLEARING             (16,    "condition"),
    USER_BUSY                        (17,    ""),
    NO_USER_RESPONDING               (18,    ""),
    CALL_REJECTED                    (21,    "reason and condition"),
    NUMBER_CHANGED                   (22,    "new number"),
    DESTINATION_OUT_OF_ORDER         (27,    ""),
    INVALID_NUMBER_FORMAT            (28,    ""),
    RESPONSE_TO_STATUS_ENQUIRY       (30,    ""),
    NORMAL_UNSPECIFIED               (31,    ""),
    TOO_MANY_PENDING_ADD_PARTY       (32,    ""),
    REQUESTED_VPCI_VCI_NOT_AVAILABLE (35,    ""),
    VPCI_VCI_ASSIGNMENT_FAILURE      (36,    ""),
    USER_CELL_RATE_NOT_AVAILABLE     (37,    "tags of the traffic descriptor"),
    NETWORK_OUT_OF_ORDER             (38,    ""),
    TEMPORARY_FAILURE                (41,    ""),
    ACCESS_INFORMATION_DISCARDED     (43,    "element ids"),
    NO_VPCI_VCI_AVAILABLE            (45,    ""),
    RESOURCE_UNAVAILABLE             (47,    ""),
    QUALITY_OF_SERVICE_UNAVAILABLE   (49,    "condition"),
    BEARER_NOT_AUTHORIZED            (57,    "attributes"),
    BEARER_NOT_AVAILABLE             (58,    "attributes"),
    SERVICE_NOT_AVAILABLE            (63,    ""),
    BEARER_NOT_IMPLEMENTED           (65,    "attributes"),
    UNSUPPORTED_TRAFFIC_COMBINATION  (73,    ""),
    AAL_PARAMETERS_NOT_SUPPORTED     (78,    ""),
    INVALID_CALL_REFERENCE           (81,    ""),
    IDENTIFIED_CHANNEL_DOES_NOT_EXIST(82,    "VPCI and VCI"),
    INCOMPATIBLE_DESTINATION         (88,    "element id"),
    INVALID_ENDPOINT_REFERENCE       (89,    ""),
    INVALID_TRANSIT_NETWORK          (91,    ""),
    TOO_MANY_ADD_PARTY               (92,    ""),
    MANDATORY_ELEMENT_MISSING        (96,    "element ids"),
    MESSAGE_TYPE_NOT_IMPLEMENTED     (97,    "message type"),
    ELEMENT_NOT_IMPLEMENTED          (99,    "element ids"),
    INVALID_ELEMENT_CONTENTS         (100,   "element ids"),
    MESSAGE_NOT_COMPATIBLE_WITH_STATE(101,   "message type"),
    RECOVERY_ON_TIMER_EXPIRY         (102,   "timer number, three digits"),
    INCORRECT_MESSAGE_LENGTH         (104,   ""),
    PROTOCOL_ERROR                   (111,   ""),
    INTERWORKING                     (127,   "");
    // @formatter:on

    private static final CauseValue[] BY_CODE = new CauseValue[128];

    static {
        for (CauseValue value : values()) BY_CODE[value.code] = value;
    }

    private final int code;
    private final String diagnostics;

    CauseValue(int code, String diagnostics) {
        this.code = code;
        this.diagnostics = diagnostics;
    }

    /** The cause with this value, empty if there is none. */
    public static Optional<CauseValue> of(int code) {
        return code < 0 || code > 127 ? Optional.empty() : Optional.ofNullable(BY_CODE[code]);
    }

    /** The value on the wire. */
    public int code() {
        return code;
    }

    /** The rows in Markdown. */
    static String print() {
        MarkdownTable table = new MarkdownTable("cause", "value", "diagnostics");
        for (CauseValue cause : values()) {
            table.row(cause.name().toLowerCase(Locale.ROOT).replace('_', ' '), cause.code, cause.diagnostics);
        }
        return table.toString();
    }
}
