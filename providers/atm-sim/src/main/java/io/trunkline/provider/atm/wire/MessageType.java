package io.trunkline.provider.atm.wire;

import static io.trunkline.provider.atm.wire.ElementType.*;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.MarkdownTable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The signalling messages and what each must and may carry. What is mandatory only in one direction or only in the first answer is
 * optional here; the call procedures ask for it.
 */
@Clause("Q.2931 (02/95) §3; Q.2971 (10/95) §8; Q.2963.1 (07/96) §8; UNI 4.0 Annex 2")
public enum MessageType {
    // @formatter:off
    //                  code  mandatory                                    may be there                                                              clause
    ALERTING           (0x01, all(),                                       all(CONNECTION_IDENTIFIER, ENDPOINT_REFERENCE, NOTIFICATION,
                                                                               GENERIC_IDENTIFIER_TRANSPORT, USER_USER, REPORT_TYPE),                "Q.2931 §3.1.1"),
    CALL_PROCEEDING    (0x02, all(),                                       all(CONNECTION_IDENTIFIER, ENDPOINT_REFERENCE, NOTIFICATION),             "Q.2931 §3.1.2"),
    CONNECT            (0x07, all(),                                       all(AAL_PARAMETERS, LOW_LAYER, CONNECTION_IDENTIFIER, ENDPOINT_REFERENCE,
                                                                               NOTIFICATION, CONNECTED_NUMBER, CONNECTED_SUBADDRESS, TRANSIT_DELAY,
                                                                               GENERIC_IDENTIFIER_TRANSPORT, USER_USER, TRAFFIC_DESCRIPTOR,
                                                                               EXTENDED_QOS, ABR_SETUP, ABR_ADDITIONAL, REPORT_TYPE),                "Q.2931 §3.1.3"),
    CONNECT_ACKNOWLEDGE(0x0F, all(),                                       all(NOTIFICATION),                                                        "Q.2931 §3.1.4"),
    RELEASE            (0x4D, all(CAUSE),                                  all(NOTIFICATION, GENERIC_IDENTIFIER_TRANSPORT, USER_USER),               "Q.2931 §3.1.5"),
    RELEASE_COMPLETE   (0x5A, all(),                                       all(CAUSE, GENERIC_IDENTIFIER_TRANSPORT, USER_USER),                      "Q.2931 §3.1.6"),
    SETUP              (0x05, all(TRAFFIC_DESCRIPTOR, BEARER_CAPABILITY,
                                  CALLED_NUMBER),                          all(AAL_PARAMETERS, HIGH_LAYER, REPEAT_INDICATOR, LOW_LAYER,
                                                                               CALLED_SUBADDRESS, CALLING_NUMBER, CALLING_SUBADDRESS,
                                                                               CONNECTION_IDENTIFIER, QOS_PARAMETER, TRANSIT_DELAY, NOTIFICATION,
                                                                               SENDING_COMPLETE, TRANSIT_NETWORK, ENDPOINT_REFERENCE,
                                                                               ALTERNATIVE_TRAFFIC, MINIMUM_TRAFFIC, USER_USER,
                                                                               GENERIC_IDENTIFIER_TRANSPORT, LEAF_CALL_ID, LEAF_PARAMETERS,
                                                                               LEAF_SEQUENCE, EXTENDED_QOS, ABR_SETUP, ABR_ADDITIONAL,
                                                                               CONNECTION_SCOPE, REPORT_TYPE, MINIMUM_DESIRED_RATE),                 "Q.2931 §3.1.7"),
    STATUS             (0x7D, all(CALL_STATE, CAUSE),                      all(ENDPOINT_REFERENCE, ENDPOINT_STATE),                                  "Q.2931 §3.1.8"),
    STATUS_ENQUIRY     (0x75, all(),                                       all(ENDPOINT_REFERENCE),                                                  "Q.2931 §3.1.9"),
    NOTIFY             (0x6E, all(NOTIFICATION),                           all(ENDPOINT_REFERENCE),                                                  "Q.2931 §3.1.10"),
    RESTART            (0x46, all(RESTART_INDICATOR),                      all(CONNECTION_IDENTIFIER),                                               "Q.2931 §3.3.1"),
    RESTART_ACKNOWLEDGE(0x4E, all(RESTART_INDICATOR),                      all(CONNECTION_IDENTIFIER),                                               "Q.2931 §3.3.2"),
    ADD_PARTY          (0x80, all(CALLED_NUMBER, ENDPOINT_REFERENCE),      all(AAL_PARAMETERS, HIGH_LAYER, LOW_LAYER, REPEAT_INDICATOR,
                                                                               CALLED_SUBADDRESS, CALLING_NUMBER, CALLING_SUBADDRESS,
                                                                               SENDING_COMPLETE, TRANSIT_NETWORK, NOTIFICATION, TRANSIT_DELAY,
                                                                               USER_USER, GENERIC_IDENTIFIER_TRANSPORT, LEAF_SEQUENCE),              "Q.2971 §8.1.2"),
    ADD_PARTY_ACK      (0x81, all(ENDPOINT_REFERENCE),                     all(AAL_PARAMETERS, LOW_LAYER, NOTIFICATION, TRANSIT_DELAY,
                                                                               CONNECTED_NUMBER, CONNECTED_SUBADDRESS, USER_USER,
                                                                               GENERIC_IDENTIFIER_TRANSPORT),                                        "Q.2971 §8.1.2"),
    ADD_PARTY_REJECT   (0x82, all(CAUSE, ENDPOINT_REFERENCE),              all(USER_USER, GENERIC_IDENTIFIER_TRANSPORT),                             "Q.2971 §8.1.2"),
    DROP_PARTY         (0x83, all(CAUSE, ENDPOINT_REFERENCE),              all(NOTIFICATION, USER_USER, GENERIC_IDENTIFIER_TRANSPORT),               "Q.2971 §8.1.2"),
    DROP_PARTY_ACK     (0x84, all(ENDPOINT_REFERENCE),                     all(CAUSE, USER_USER, GENERIC_IDENTIFIER_TRANSPORT),                      "Q.2971 §8.1.2"),
    PARTY_ALERTING     (0x85, all(ENDPOINT_REFERENCE),                     all(NOTIFICATION, USER_USER, GENERIC_IDENTIFIER_TRANSPORT),               "Q.2971 §8.1.2"),
    MODIFY_REQUEST     (0x88, all(TRAFFIC_DESCRIPTOR),                     all(ALTERNATIVE_TRAFFIC, MINIMUM_TRAFFIC, NOTIFICATION,
                                                                               GENERIC_IDENTIFIER_TRANSPORT),                                        "Q.2963.1 §8.1"),
    MODIFY_ACKNOWLEDGE (0x89, all(),                                       all(REPORT_TYPE, TRAFFIC_DESCRIPTOR, NOTIFICATION,
                                                                               GENERIC_IDENTIFIER_TRANSPORT),                                        "Q.2963.1 §8.1"),
    MODIFY_REJECT      (0x8A, all(CAUSE),                                  all(NOTIFICATION, GENERIC_IDENTIFIER_TRANSPORT),                          "Q.2963.1 §8.1"),
    CONNECTION_AVAILABLE(0x8B, all(),                                      all(NOTIFICATION, GENERIC_IDENTIFIER_TRANSPORT, REPORT_TYPE),             "Q.2963.1 §8.1"),
    LEAF_SETUP_FAILURE (0x90, all(CAUSE, CALLED_NUMBER, LEAF_SEQUENCE),    all(CALLED_SUBADDRESS, TRANSIT_NETWORK),                                  "UNI 4.0 §6"),
    LEAF_SETUP_REQUEST (0x91, all(CALLED_NUMBER, LEAF_CALL_ID,
                                  LEAF_SEQUENCE),                          all(TRANSIT_NETWORK, CALLING_NUMBER, CALLING_SUBADDRESS,
                                                                               CALLED_SUBADDRESS),                                                   "UNI 4.0 §6");
    // @formatter:on

    private static final MessageType[] BY_CODE = new MessageType[256];

    static {
        for (MessageType type : values()) BY_CODE[type.code] = type;
    }

    private final int code;
    private final Set<ElementType> mandatory;
    private final Set<ElementType> optional;
    private final String clause;

    MessageType(int code, List<ElementType> mandatory, List<ElementType> optional, String clause) {
        this.code = code;
        this.mandatory = set(mandatory);
        this.optional = set(optional);
        this.clause = clause;
    }

    private static List<ElementType> all(ElementType... types) {
        return List.of(types);
    }

    private static Set<ElementType> set(List<ElementType> types) {
        return Collections.unmodifiableSet(types.isEmpty() ? EnumSet.noneOf(ElementType.class) : EnumSet.copyOf(types));
    }

    /** The message with this code, empty if there is none. */
    public static Optional<MessageType> of(int code) {
        return Optional.ofNullable(BY_CODE[code & 0xFF]);
    }

    /** The code on the wire. */
    public int code() {
        return code;
    }

    /** What must be there. */
    public Set<ElementType> mandatory() {
        return mandatory;
    }

    /** True if the element must or may be there, or belongs to the coding of elements itself. */
    public boolean allows(ElementType type) {
        return mandatory.contains(type) || optional.contains(type) || type.isShift();
    }

    /** The rows in Markdown. */
    static String print() {
        MarkdownTable table = new MarkdownTable("message", "code", "must carry", "may carry", "clause");
        for (MessageType type : values()) {
            String code = HexFormat.of().toHexDigits((byte) type.code);
            table.row(type, code, names(type.mandatory), names(type.optional), type.clause);
        }
        return table.toString();
    }

    private static String names(Set<ElementType> types) {
        return types.stream().map(ElementType::title).collect(Collectors.joining(", "));
    }
}
