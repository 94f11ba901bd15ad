package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.MarkdownTable;
import io.trunkline.protocol.OctetReader;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The information elements of codeset 0. Sizes include identifier and length. Access information goes from end to end: where it is wrong, it
 * is left out and the call goes on.
 */
@Clause("Q.931 (05/98) Table 4-3")
public enum ElementType {
    // @formatter:off
    //                     code  min max   times  access  contents                          clause
    SEGMENTED_MESSAGE      (0x00, 4, 4,    1,     false,  OpaqueBody::decode,               "§4.5.26"),
    BEARER_CAPABILITY      (0x04, 4, 12,   2,     false,  BearerCapability::decode,         "§4.5.5"),
    CAUSE                  (0x08, 4, 32,   2,     false,  Cause::decode,                    "§4.5.12"),
    CALL_IDENTITY          (0x10, 3, 10,   1,     false,  CallIdentity::decode,             "§4.5.6"),
    CALL_STATE             (0x14, 3, 3,    1,     false,  CallState::decode,                "§4.5.7"),
    CHANNEL_IDENTIFICATION (0x18, 3, 36,   1,     false,  ChannelIdentification::decode,    "§4.5.13"),
    FACILITY               (0x1C, 2, 131,  3,     false,  OpaqueBody::decode,               "Q.932 §8.2"),
    PROGRESS_INDICATOR     (0x1E, 4, 4,    2,     false,  ProgressIndicator::decode,        "§4.5.23"),
    NETWORK_FACILITIES     (0x20, 4, 20,   4,     false,  OpaqueBody::decode,               "§4.5.21"),
    NOTIFICATION           (0x27, 3, 131,  1,     false,  Notification::decode,             "§4.5.22"),
    DISPLAY                (0x28, 2, 82,   1,     false,  TextBody::decode,                 "§4.5.16"),
    DATE_TIME              (0x29, 5, 8,    1,     false,  DateTime::decode,                 "§4.5.15"),
    KEYPAD                 (0x2C, 3, 34,   1,     false,  TextBody::decode,                 "§4.5.18"),
    SIGNAL                 (0x34, 3, 3,    1,     false,  Signal::decode,                   "§4.5.28"),
    CONNECTED_NUMBER       (0x4C, 3, 24,   1,     false,  PartyNumber::decode,              "Q.951 §5"),
    CONNECTED_SUBADDRESS   (0x4D, 3, 23,   1,     true,   PartySubaddress::decode,          "Q.951 §5"),
    CALLING_NUMBER         (0x6C, 3, 24,   1,     false,  PartyNumber::decode,              "§4.5.10"),
    CALLING_SUBADDRESS     (0x6D, 3, 23,   1,     true,   PartySubaddress::decode,          "§4.5.11"),
    CALLED_NUMBER          (0x70, 3, 24,   1,     false,  PartyNumber::decode,              "§4.5.8"),
    CALLED_SUBADDRESS      (0x71, 3, 23,   1,     true,   PartySubaddress::decode,          "§4.5.9"),
    REDIRECTING_NUMBER     (0x74, 3, 25,   1,     false,  OpaqueBody::decode,               "Q.952 §5"),
    TRANSIT_NETWORK        (0x78, 3, 12,   4,     false,  OpaqueBody::decode,               "§4.5.29"),
    RESTART_INDICATOR      (0x79, 3, 3,    1,     false,  RestartIndicator::decode,         "§4.5.25"),
    LOW_LAYER              (0x7C, 4, 18,   2,     true,   LowLayer::decode,                 "§4.5.19"),
    HIGH_LAYER             (0x7D, 4, 5,    2,     true,   HighLayer::decode,                "§4.5.17"),
    USER_USER              (0x7E, 3, 131,  1,     true,   UserUser::decode,                 "§4.5.30; Q.957.1"),
    SHIFT                  (0x90, 1, 1,    99,    false,  Shift::decode,                    "§4.5.3, §4.5.4"),
    MORE_DATA              (0xA0, 1, 1,    1,     false,  OpaqueBody::decode,               "§4.5.20"),
    SENDING_COMPLETE       (0xA1, 1, 1,    1,     false,  OpaqueBody::decode,               "§4.5.27"),
    CONGESTION_LEVEL       (0xB0, 1, 1,    1,     false,  CongestionLevel::decode,          "§4.5.14"),
    REPEAT_INDICATOR       (0xD0, 1, 1,    2,     false,  RepeatIndicator::decode,          "§4.5.24");
    // @formatter:on

    private static final ElementType[] BY_CODE = new ElementType[256];

    static {
        for (ElementType type : values()) BY_CODE[type.code] = type;
    }

    private final int code;
    private final int minOctets;
    private final int maxOctets;
    private final int times;
    private final boolean access;
    private final Function<OctetReader, ? extends Decoded<? extends ElementBody>> decoder;
    private final String clause;

    ElementType(
            int code,
            int minOctets,
            int maxOctets,
            int times,
            boolean access,
            Function<OctetReader, ? extends Decoded<? extends ElementBody>> decoder,
            String clause) {
        this.code = code;
        this.minOctets = minOctets;
        this.maxOctets = maxOctets;
        this.times = times;
        this.access = access;
        this.decoder = decoder;
        this.clause = clause.startsWith("§") ? "Q.931 " + clause : clause;
    }

    /** The element with this identifier in codeset 0, empty if there is none. */
    public static Optional<ElementType> of(int code) {
        return Optional.ofNullable(BY_CODE[code & 0xFF]);
    }

    /** The identifier on the wire. */
    public int code() {
        return code;
    }

    /** The smallest size on the wire. */
    public int minOctets() {
        return minOctets;
    }

    /** The largest size on the wire. */
    public int maxOctets() {
        return maxOctets;
    }

    /** How often one message may carry it. */
    public int times() {
        return times;
    }

    /** True if it goes from end to end. */
    public boolean isAccessInformation() {
        return access;
    }

    Decoded<ElementBody> decode(OctetReader in) {
        return decoder.apply(in).map(body -> body);
    }

    /** Its name in words. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The rows in Markdown. */
    static String print() {
        MarkdownTable table = new MarkdownTable("element", "code", "octets", "times", "access information", "clause");
        for (ElementType type : values()) {
            String code = HexFormat.of().toHexDigits((byte) type.code);
            String octets =
                    type.minOctets == type.maxOctets ? "" + type.minOctets : type.minOctets + " to " + type.maxOctets;
            table.row(
                    type.title(),
                    code,
                    octets,
                    type.times == 99 ? "any" : type.times,
                    type.access ? "yes" : "",
                    type.clause);
        }
        return table.toString();
    }
}
