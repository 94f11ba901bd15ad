package io.trunkline.provider.telephony.bap;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.MarkdownTable;
import java.util.Locale;
import java.util.Optional;

/** Options of a packet, with the octets of their values. */
@Clause("RFC 2125 §6")
public enum BapOptionType {
    // @formatter:off
    //                type  least most  clause
    LINK_TYPE         (1,    3,    3,   "§6.1"),
    PHONE_DELTA       (2,    0,    253, "§6.2"),
    NO_NUMBER_NEEDED  (3,    0,    0,   "§6.3"),
    REASON            (4,    0,    253, "§6.4"),
    LINK_DISCRIMINATOR(5,    2,    2,   "§6.5"),
    CALL_STATUS_OPTION(6,    2,    2,   "§6.6");
    // @formatter:on

    private final int type;
    private final int least;
    private final int most;
    private final String clause;

    BapOptionType(int type, int least, int most, String clause) {
        this.type = type;
        this.least = least;
        this.most = most;
        this.clause = clause;
    }

    /** The number in a packet. */
    public int type() {
        return type;
    }

    boolean fits(int octets) {
        return octets >= least && octets <= most;
    }

    static Optional<BapOptionType> of(int type) {
        return type >= 1 && type <= values().length ? Optional.of(values()[type - 1]) : Optional.empty();
    }

    /** The rows in Markdown. */
    static String print() {
        MarkdownTable rows = new MarkdownTable("option", "type", "octets of the value", "clause");
        for (BapOptionType row : values()) {
            String name =
                    row.name().toLowerCase(Locale.ROOT).replace("_option", "").replace('_', ' ');
            rows.row(
                    name, row.type, row.least == row.most ? "" + row.least : row.least + " to " + row.most, row.clause);
        }
        return rows.toString();
    }
}
