package io.trunkline.circuit;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.MarkdownTable;
import java.util.Locale;
import java.util.Optional;

/** Why a call was cleared or a message refused, in the names of narrow-band and broadband ISDN; a few values mean a little less in one of them. */
@Clause("ITU-T Q.850 (05/98) §2.2.7; Q.2610 (12/99) Table 1")
public enum CauseValue {
    // @formatter:off
    //                                        value  diagnostics
    UNALLOCATED_NUMBER                       (1,     "condition"),
    NO_ROUTE_TO_TRANSIT_NETWORK              (2,     "transit network"),
    NO_ROUTE_TO_DESTINATION                  (3,     "condition"),
    CHANNEL_UNACCEPTABLE                     (6,     ""),
    CALL_AWARDED                             (7,     ""),
    VPCI_VCI_UNACCEPTABLE                    (10,    ""),
    NORMAL_CALL_CLEARING                     (16,    "condition"),
    USER_BUSY                                (17,    ""),
    NO_USER_RESPONDING                       (18,    ""),
    NO_ANSWER                                (19,    ""),
    SUBSCRIBER_ABSENT                        (20,    ""),
    CALL_REJECTED                            (21,    "reason and condition"),
    NUMBER_CHANGED                           (22,    "new number"),
    NON_SELECTED_USER_CLEARING               (26,    ""),
    DESTINATION_OUT_OF_ORDER                 (27,    ""),
    INVALID_NUMBER_FORMAT                    (28,    ""),
    FACILITY_REJECTED                        (29,    "facility"),
    RESPONSE_TO_STATUS_ENQUIRY               (30,    ""),
    NORMAL_UNSPECIFIED                       (31,    ""),
    TOO_MANY_PENDING_ADD_PARTY               (32,    ""),
    NO_CIRCUIT_AVAILABLE                     (34,    ""),
    REQUESTED_VPCI_VCI_NOT_AVAILABLE         (35,    ""),
    VPCI_VCI_ASSIGNMENT_FAILURE              (36,    ""),
    USER_CELL_RATE_NOT_AVAILABLE             (37,    "tags of the traffic descriptor"),
    NETWORK_OUT_OF_ORDER                     (38,    ""),
    TEMPORARY_FAILURE                        (41,    ""),
    SWITCHING_CONGESTION                     (42,    ""),
    ACCESS_INFORMATION_DISCARDED             (43,    "element ids"),
    REQUESTED_CHANNEL_NOT_AVAILABLE          (44,    ""),
    NO_VPCI_VCI_AVAILABLE                    (45,    ""),
    PRECEDENCE_CALL_BLOCKED                  (46,    ""),
    RESOURCE_UNAVAILABLE                     (47,    ""),
    QUALITY_OF_SERVICE_UNAVAILABLE           (49,    "condition"),
    FACILITY_NOT_SUBSCRIBED                  (50,    "facility"),
    BEARER_NOT_AUTHORIZED                    (57,    "attributes"),
    BEARER_NOT_AVAILABLE                     (58,    "attributes"),
    SERVICE_NOT_AVAILABLE                    (63,    ""),
    BEARER_NOT_IMPLEMENTED                   (65,    "attributes"),
    CHANNEL_TYPE_NOT_IMPLEMENTED             (66,    "channel type"),
    FACILITY_NOT_IMPLEMENTED                 (69,    "facility"),
    ONLY_RESTRICTED_DIGITAL                  (70,    ""),
    UNSUPPORTED_TRAFFIC_COMBINATION          (73,    ""),
    AAL_PARAMETERS_NOT_SUPPORTED             (78,    ""),
    SERVICE_NOT_IMPLEMENTED                  (79,    ""),
    INVALID_CALL_REFERENCE                   (81,    ""),
    IDENTIFIED_CHANNEL_DOES_NOT_EXIST        (82,    "VPCI and VCI"),
    SUSPENDED_CALL_EXISTS                    (83,    ""),
    CALL_IDENTITY_IN_USE                     (84,    ""),
    NO_CALL_SUSPENDED                        (85,    ""),
    SUSPENDED_CALL_CLEARED                   (86,    "cause"),
    USER_NOT_MEMBER_OF_CLOSED_GROUP          (87,    ""),
    INCOMPATIBLE_DESTINATION                 (88,    "element id"),
    INVALID_ENDPOINT_REFERENCE               (89,    ""),
    INVALID_TRANSIT_NETWORK                  (91,    ""),
    TOO_MANY_ADD_PARTY                       (92,    ""),
    INVALID_MESSAGE                          (95,    ""),
    MANDATORY_ELEMENT_MISSING                (96,    "element ids"),
    MESSAGE_TYPE_NOT_IMPLEMENTED             (97,    "message type"),
    MESSAGE_NOT_COMPATIBLE_OR_NOT_IMPLEMENTED(98,    "message type"),
    ELEMENT_NOT_IMPLEMENTED                  (99,    "element ids"),
    INVALID_ELEMENT_CONTENTS                 (100,   "element ids"),
    MESSAGE_NOT_COMPATIBLE_WITH_STATE        (101,   "message type"),
    RECOVERY_ON_TIMER_EXPIRY                 (102,   "timer number, three digits"),
    INCORRECT_MESSAGE_LENGTH                 (104,   ""),
    PROTOCOL_ERROR                           (111,   ""),
    INTERWORKING                             (127,   "");
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
    public static String print() {
        MarkdownTable table = new MarkdownTable("cause", "value", "diagnostics");
        for (CauseValue cause : values()) {
            table.row(cause.name().toLowerCase(Locale.ROOT).replace('_', ' '), cause.code, cause.diagnostics);
        }
        return table.toString();
    }
}
