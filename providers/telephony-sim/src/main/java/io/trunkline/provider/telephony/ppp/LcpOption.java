package io.trunkline.provider.telephony.ppp;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.MarkdownTable;
import io.trunkline.protocol.Octets;
import java.util.Locale;
import java.util.Optional;

/** Options of the Link Control Protocol. What stands in a request is what its sender is to be sent. */
@Clause("RFC 1661 §6; RFC 1570, 1663, 1990 §5.1, 2125 §2.1, 2686 §5")
public enum LcpOption {
    // @formatter:off
    //                     type  least most  answered  source
    MRU                   (1,    2,    2,    "taken",                         "RFC 1661 §6.1"),
    ASYNC_MAP             (2,    4,    4,    "taken",                         "RFC 1662 §7.1"),
    AUTHENTICATION        (3,    2,    253,  "refused",                       "RFC 1661 §6.2"),
    QUALITY               (4,    2,    253,  "refused",                       "RFC 1661 §6.3"),
    MAGIC                 (5,    4,    4,    "taken unless 0 or the own one", "RFC 1661 §6.4"),
    SHORT_PROTOCOL        (7,    0,    0,    "taken",                         "RFC 1661 §6.5"),
    WITHOUT_ADDRESS       (8,    0,    0,    "taken",                         "RFC 1661 §6.6"),
    CHECK_ALTERNATIVES    (9,    1,    1,    "16 bits taken, else asked for", "RFC 1570 §2.1"),
    NUMBERED_MODE         (11,   2,    253,  "refused",                       "RFC 1663 §7"),
    MRRU                  (17,   2,    2,    "taken by a link that bundles",  "RFC 1990 §5.1.1"),
    SHORT_SEQUENCE        (18,   0,    0,    "taken unless 27 is there too",  "RFC 1990 §5.1.2"),
    ENDPOINT_DISCRIMINATOR(19,   1,    21,   "taken",                         "RFC 1990 §5.1.3"),
    LINK_DISCRIMINATOR    (23,   2,    2,    "taken",                         "RFC 2125 §2.1"),
    PREFIX_ELISION        (26,   0,    253,  "refused",                       "RFC 2686 §5.2"),
    HEADER_FORMAT         (27,   2,    2,    "taken by a link with classes",  "RFC 2686 §5.1");
    // @formatter:on

    private static final LcpOption[] ALL = values();

    private final int type;
    private final int least;
    private final int most;
    private final String answer;
    private final String source;

    LcpOption(int type, int least, int most, String answer, String source) {
        this.type = type;
        this.least = least;
        this.most = most;
        this.answer = answer;
        this.source = source;
    }

    /** The number in a packet. */
    public int type() {
        return type;
    }

    boolean fits(ConfigureOption option) {
        return option.value().size() >= least && option.value().size() <= most;
    }

    /** The option with a number for a value. */
    ConfigureOption with(int value) {
        return ConfigureOption.number(type, least, value);
    }

    ConfigureOption with(Octets value) {
        return new ConfigureOption(type, value);
    }

    static Optional<LcpOption> of(int type) {
        for (LcpOption option : ALL) if (option.type == type) return Optional.of(option);
        return Optional.empty();
    }

    /** The rows in Markdown. */
    static String print() {
        MarkdownTable rows = new MarkdownTable("option", "type", "octets of the value", "answered", "source");
        for (LcpOption row : values()) {
            String octets = row.least == row.most ? "" + row.least : row.least + " to " + row.most;
            rows.row(row.name().toLowerCase(Locale.ROOT).replace('_', ' '), row.type, octets, row.answer, row.source);
        }
        return rows.toString();
    }
}
