package io.trunkline.provider.telephony.ppp;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.MarkdownTable;
import java.util.HexFormat;
import java.util.Locale;

/** What a PPP frame can carry, as far as it has a name here. */
@Clause("RFC 1661 §2; the registry of PPP numbers at IANA")
public enum PppProtocol {
    // @formatter:off
    //                              number  spoken  source
    IPV4                           (0x0021, false, "RFC 1332"),
    BRIDGED                        (0x0031, false, "RFC 3518"),
    MULTILINK                      (0x003D, true,  "RFC 1990 §3"),
    VENDOR_NETWORK                 (0x005B, true,  "RFC 3772 §1"),
    IP_CONTROL                     (0x8021, false, "RFC 1332"),
    VENDOR_NETWORK_CONTROL         (0x805B, true,  "RFC 3772 §2"),
    COMPRESSION_CONTROL            (0x80FD, false, "RFC 1962"),
    LINK_CONTROL                   (0xC021, true,  "RFC 1661 §5"),
    PASSWORD_AUTHENTICATION        (0xC023, false, "RFC 1334"),
    LINK_QUALITY_REPORT            (0xC025, false, "RFC 1989"),
    BANDWIDTH_ALLOCATION_CONTROL   (0xC02B, true,  "RFC 2125 §3"),
    BANDWIDTH_ALLOCATION           (0xC02D, true,  "RFC 2125 §4"),
    CHALLENGE_AUTHENTICATION       (0xC223, false, "RFC 1994");
    // @formatter:on

    private final int number;
    private final boolean spoken;
    private final String source;

    PppProtocol(int number, boolean spoken, String source) {
        this.number = number;
        this.spoken = spoken;
        this.source = source;
    }

    /** The number in a frame. */
    public int number() {
        return number;
    }

    /** The rows in Markdown. */
    static String print() {
        MarkdownTable rows = new MarkdownTable("protocol", "number", "spoken", "source");
        for (PppProtocol row : values()) {
            rows.row(
                    row.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    HexFormat.of().withUpperCase().toHexDigits((short) row.number),
                    row.spoken ? "yes" : "refused",
                    row.source);
        }
        return rows.toString();
    }
}
