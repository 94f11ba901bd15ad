package io.trunkline.provider.telephony.bap;

import static io.trunkline.provider.telephony.bap.BapOptionType.*;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.MarkdownTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kinds of packets: a request or indication and its response, by turns. Only responses have a response code. */
@Clause("RFC 2125 §5.5, appendix")
public enum BapType {
    // @formatter:off
    //                    type  must carry                       may carry
    CALL_REQUEST         (1,    List.of(LINK_TYPE),              List.of(NO_NUMBER_NEEDED, REASON)),
    CALL_RESPONSE        (2,    List.of(),                       List.of(LINK_TYPE, PHONE_DELTA, REASON)),
    CALLBACK_REQUEST     (3,    List.of(LINK_TYPE, PHONE_DELTA), List.of(REASON)),
    CALLBACK_RESPONSE    (4,    List.of(),                       List.of(LINK_TYPE, REASON)),
    DROP_QUERY           (5,    List.of(LINK_DISCRIMINATOR),     List.of(REASON)),
    DROP_RESPONSE        (6,    List.of(),                       List.of(REASON)),
    CALL_STATUS          (7,    List.of(CALL_STATUS_OPTION),     List.of(PHONE_DELTA, REASON)),
    CALL_STATUS_RESPONSE (8,    List.of(),                       List.of(REASON));
    // @formatter:on

    private final int type;
    private final List<BapOptionType> mandatory;
    private final List<BapOptionType> optional;

    BapType(int type, List<BapOptionType> mandatory, List<BapOptionType> optional) {
        this.type = type;
        this.mandatory = mandatory;
        this.optional = optional;
    }

    /** The number in a packet. */
    public int type() {
        return type;
    }

    /** True if a response code stands before the options. */
    public boolean isResponse() {
        return (type & 1) == 0;
    }

    List<BapOptionType> mandatory() {
        return mandatory;
    }

    static Optional<BapType> of(int type) {
        return type >= 1 && type <= values().length ? Optional.of(values()[type - 1]) : Optional.empty();
    }

    /** The rows in Markdown. */
    static String print() {
        MarkdownTable rows = new MarkdownTable("packet", "type", "must carry", "may carry");
        for (BapType row : values()) {
            rows.row(words(row), row.type, names(row.mandatory), names(row.optional));
        }
        return rows.toString();
    }

    private static String names(List<BapOptionType> options) {
        return options.isEmpty()
                ? "–"
                : String.join(", ", options.stream().map(BapType::words).toList());
    }

    private static String words(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace("_option", "").replace('_', ' ');
    }
}
