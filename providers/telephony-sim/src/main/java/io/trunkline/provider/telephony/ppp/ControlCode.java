package io.trunkline.provider.telephony.ppp;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.MarkdownTable;
import java.util.Locale;
import java.util.Optional;

/** Kinds of packets of the Link Control Protocol; protocols negotiated like it know those up to Code-Reject. */
@Clause("RFC 1661 §5")
public enum ControlCode {
    // @formatter:off
    //                code  link only  clause
    CONFIGURE_REQUEST(1,    false,     "§5.1"),
    CONFIGURE_ACK    (2,    false,     "§5.2"),
    CONFIGURE_NAK    (3,    false,     "§5.3"),
    CONFIGURE_REJECT (4,    false,     "§5.4"),
    TERMINATE_REQUEST(5,    false,     "§5.5"),
    TERMINATE_ACK    (6,    false,     "§5.5"),
    CODE_REJECT      (7,    false,     "§5.6"),
    PROTOCOL_REJECT  (8,    true,      "§5.7"),
    ECHO_REQUEST     (9,    true,      "§5.8"),
    ECHO_REPLY       (10,   true,      "§5.8"),
    DISCARD_REQUEST  (11,   true,      "§5.9");
    // @formatter:on

    private static final ControlCode[] ALL = values();

    private final int code;
    private final boolean linkOnly;
    private final String clause;

    ControlCode(int code, boolean linkOnly, String clause) {
        this.code = code;
        this.linkOnly = linkOnly;
        this.clause = clause;
    }

    /** The number in a packet. */
    public int code() {
        return code;
    }

    boolean isLinkOnly() {
        return linkOnly;
    }

    /** The row of a number. */
    static Optional<ControlCode> of(int code) {
        return code >= 1 && code <= ALL.length ? Optional.of(ALL[code - 1]) : Optional.empty();
    }

    /** The rows in Markdown. */
    static String print() {
        MarkdownTable rows = new MarkdownTable("packet", "code", "spoken by", "clause");
        for (ControlCode row : values()) {
            String name = row.name().toLowerCase(Locale.ROOT).replace('_', '-');
            rows.row(name, row.code, row.linkOnly ? "LCP" : "LCP, BACP, VSNCP", row.clause);
        }
        return rows.toString();
    }
}
