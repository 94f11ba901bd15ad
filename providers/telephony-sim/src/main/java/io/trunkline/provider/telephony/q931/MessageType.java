package io.trunkline.provider.telephony.q931;

import static io.trunkline.provider.telephony.q931.ElementType.*;

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
 * The call control messages and what each must and may carry. What is mandatory only in the first answer or the first clearing message is
 * optional here; the call procedures ask for it. Display and facility may be everywhere.
 */
@Clause("Q.931 (05/98) §3, Table 4-2; Q.932 (05/98) §7; Q.957.1")
public enum MessageType {
    // @formatter:off
    //                    code  mandatory              mandatory from network         may be there                                                          clause
    ALERTING              (0x01, all(),                all(),                         all(BEARER_CAPABILITY, CHANNEL_IDENTIFICATION, PROGRESS_INDICATOR,
                                                                                          NOTIFICATION, SIGNAL, HIGH_LAYER, USER_USER),                      "§3.1.1"),
    CALL_PROCEEDING       (0x02, all(),                all(),                         all(BEARER_CAPABILITY, CHANNEL_IDENTIFICATION, PROGRESS_INDICATOR,
                                                                                          NOTIFICATION, HIGH_LAYER),                                         "§3.1.2"),
    PROGRESS              (0x03, all(PROGRESS_INDICATOR), all(),                      all(BEARER_CAPABILITY, CAUSE, NOTIFICATION, HIGH_LAYER, USER_USER),    "§3.1.10"),
    SETUP                 (0x05, all(BEARER_CAPABILITY), all(CHANNEL_IDENTIFICATION), all(SENDING_COMPLETE, REPEAT_INDICATOR, CHANNEL_IDENTIFICATION,
                                                                                          PROGRESS_INDICATOR, NETWORK_FACILITIES, NOTIFICATION, KEYPAD,
                                                                                          SIGNAL, CALLING_NUMBER, CALLING_SUBADDRESS, CALLED_NUMBER,
                                                                                          CALLED_SUBADDRESS, REDIRECTING_NUMBER, TRANSIT_NETWORK,
                                                                                          LOW_LAYER, HIGH_LAYER, USER_USER),                                 "§3.1.14"),
    CONNECT               (0x07, all(),                all(),                         all(BEARER_CAPABILITY, CHANNEL_IDENTIFICATION, PROGRESS_INDICATOR,
                                                                                          NOTIFICATION, DATE_TIME, SIGNAL, CONNECTED_NUMBER,
                                                                                          CONNECTED_SUBADDRESS, LOW_LAYER, HIGH_LAYER, USER_USER),           "§3.1.3"),
    SETUP_ACKNOWLEDGE     (0x0D, all(),                all(),                         all(CHANNEL_IDENTIFICATION, PROGRESS_INDICATOR, SIGNAL),               "§3.1.15"),
    CONNECT_ACKNOWLEDGE   (0x0F, all(),                all(),                         all(CHANNEL_IDENTIFICATION, SIGNAL),                                   "§3.1.4"),
    USER_INFORMATION      (0x20, all(USER_USER),       all(),                         all(MORE_DATA),                                                        "Q.957.1 §1"),
    SUSPEND_REJECT        (0x21, all(CAUSE),           all(),                         all(),                                                                 "§3.1.20"),
    RESUME_REJECT         (0x22, all(CAUSE),           all(),                         all(),                                                                 "§3.1.13"),
    HOLD                  (0x24, all(),                all(),                         all(),                                                                 "Q.932 §7.1"),
    SUSPEND               (0x25, all(),                all(),                         all(CALL_IDENTITY),                                                    "§3.1.18"),
    RESUME                (0x26, all(),                all(),                         all(CALL_IDENTITY),                                                    "§3.1.11"),
    HOLD_ACKNOWLEDGE      (0x28, all(),                all(),                         all(),                                                                 "Q.932 §7.1"),
    SUSPEND_ACKNOWLEDGE   (0x2D, all(),                all(),                         all(),                                                                 "§3.1.19"),
    RESUME_ACKNOWLEDGE    (0x2E, all(CHANNEL_IDENTIFICATION), all(),                  all(),                                                                 "§3.1.12"),
    HOLD_REJECT           (0x30, all(CAUSE),           all(),                         all(),                                                                 "Q.932 §7.1"),
    RETRIEVE              (0x31, all(),                all(),                         all(CHANNEL_IDENTIFICATION),                                           "Q.932 §7.1"),
    RETRIEVE_ACKNOWLEDGE  (0x33, all(),                all(),                         all(CHANNEL_IDENTIFICATION),                                           "Q.932 §7.1"),
    RETRIEVE_REJECT       (0x37, all(CAUSE),           all(),                         all(),                                                                 "Q.932 §7.1"),
    DISCONNECT            (0x45, all(CAUSE),           all(),                         all(PROGRESS_INDICATOR, NOTIFICATION, SIGNAL, USER_USER),              "§3.1.5"),
    RESTART               (0x46, all(RESTART_INDICATOR), all(),                       all(CHANNEL_IDENTIFICATION),                                           "§3.4.1"),
    RELEASE               (0x4D, all(),                all(),                         all(CAUSE, NOTIFICATION, SIGNAL, USER_USER),                           "§3.1.8"),
    RESTART_ACKNOWLEDGE   (0x4E, all(RESTART_INDICATOR), all(),                       all(CHANNEL_IDENTIFICATION),                                           "§3.4.2"),
    RELEASE_COMPLETE      (0x5A, all(),                all(),                         all(CAUSE, NOTIFICATION, SIGNAL, USER_USER),                           "§3.1.9"),
    SEGMENT               (0x60, all(SEGMENTED_MESSAGE), all(),                       all(),                                                                 "§3.5.1"),
    FACILITY_MESSAGE      (0x62, all(FACILITY),        all(),                         all(),                                                                 "Q.932 §7.1"),
    NOTIFY                (0x6E, all(NOTIFICATION),    all(),                         all(BEARER_CAPABILITY),                                                "§3.1.7"),
    STATUS_ENQUIRY        (0x75, all(),                all(),                         all(),                                                                 "§3.1.17"),
    CONGESTION_CONTROL    (0x79, all(CAUSE, CONGESTION_LEVEL), all(),                 all(),                                                                 "§3.3.2"),
    INFORMATION           (0x7B, all(),                all(),                         all(SENDING_COMPLETE, KEYPAD, SIGNAL, CALLED_NUMBER),                  "§3.1.6"),
    STATUS                (0x7D, all(CAUSE, CALL_STATE), all(),                       all(),                                                                 "§3.1.16");
    // @formatter:on

    private static final MessageType[] BY_CODE = new MessageType[128];

    static {
        for (MessageType type : values()) BY_CODE[type.code] = type;
    }

    private final int code;
    private final Set<ElementType> mandatory;
    private final Set<ElementType> mandatoryFromNetwork;
    private final Set<ElementType> optional;
    private final String clause;

    MessageType(
            int code,
            List<ElementType> mandatory,
            List<ElementType> mandatoryFromNetwork,
            List<ElementType> optional,
            String clause) {
        this.code = code;
        this.mandatory = set(mandatory);
        this.mandatoryFromNetwork = set(mandatory);
        this.mandatoryFromNetwork.addAll(mandatoryFromNetwork);
        this.optional = set(optional);
        this.clause = clause.startsWith("§") ? "Q.931 " + clause : clause;
    }

    private static List<ElementType> all(ElementType... types) {
        return List.of(types);
    }

    private static Set<ElementType> set(List<ElementType> types) {
        return types.isEmpty() ? EnumSet.noneOf(ElementType.class) : EnumSet.copyOf(types);
    }

    /** The message with this code, empty if there is none. */
    public static Optional<MessageType> of(int code) {
        return Optional.ofNullable(BY_CODE[code & 0x7F]);
    }

    /** The code on the wire. */
    public int code() {
        return code;
    }

    /** What must be there. @param fromNetwork the network sends it */
    public Set<ElementType> mandatory(boolean fromNetwork) {
        return Collections.unmodifiableSet(fromNetwork ? mandatoryFromNetwork : mandatory);
    }

    /** True if the element must or may be there, or may be everywhere. */
    public boolean allows(ElementType type) {
        boolean everywhere = type == SHIFT || type == DISPLAY || type == FACILITY;
        return everywhere || mandatoryFromNetwork.contains(type) || optional.contains(type);
    }

    /** Its name in words. */
    public String title() {
        return name().replace("_MESSAGE", "").replace('_', ' ');
    }

    /** The rows in Markdown. */
    static String print() {
        MarkdownTable table =
                new MarkdownTable("message", "code", "must carry", "and from the network", "may carry", "clause");
        for (MessageType type : values()) {
            Set<ElementType> fromNetwork = EnumSet.noneOf(ElementType.class);
            fromNetwork.addAll(type.mandatoryFromNetwork);
            fromNetwork.removeAll(type.mandatory);
            String code = HexFormat.of().toHexDigits((byte) type.code);
            table.row(type.title(), code, names(type.mandatory), names(fromNetwork), names(type.optional), type.clause);
        }
        return table.toString();
    }

    private static String names(Set<ElementType> types) {
        return types.stream().map(ElementType::title).collect(Collectors.joining(", "));
    }
}
