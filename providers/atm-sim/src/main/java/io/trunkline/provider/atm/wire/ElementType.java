package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.MarkdownTable;
import io.trunkline.protocol.OctetReader;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The information elements. Sizes include the four octets of identifier, coding and length. */
@Clause("Q.2931 (02/95) §4.5, Table 4-3; Q.2951, Q.2957, Q.2962, Q.2963.1, Q.2971; UNI 4.0 Annex 2")
public enum ElementType {
    // @formatter:off
    //                          code  usual coding   max octets  times  contents                        clause
    CAUSE                       (0x08, Coding.EITHER,  34,        2,     Cause::decode,                  "Q.2931 §4.5.15"),
    CALL_STATE                  (0x14, Coding.ITU,     5,         1,     CallState::decode,              "Q.2931 §4.5.10"),
    NOTIFICATION                (0x27, Coding.ITU,     132,       1,     OpaqueBody::decode,             "Q.2931 §4.5.23"),
    TRANSIT_DELAY               (0x42, Coding.EITHER,  13,        1,     TransitDelay::decode,           "Q.2931 §4.5.17"),
    CONNECTED_NUMBER            (0x4C, Coding.ITU,     25,        1,     PartyNumber::decode,            "Q.2951.5"),
    CONNECTED_SUBADDRESS        (0x4D, Coding.ITU,     25,        1,     PartySubaddress::decode,        "Q.2951.5"),
    ENDPOINT_REFERENCE          (0x54, Coding.ITU,     7,         1,     EndpointReference::decode,      "Q.2971 §8.2.1"),
    ENDPOINT_STATE              (0x55, Coding.ITU,     5,         1,     EndpointState::decode,          "Q.2971 §8.2.2"),
    AAL_PARAMETERS              (0x58, Coding.ITU,     21,        1,     AalParameters::decode,          "Q.2931 §4.5.5"),
    TRAFFIC_DESCRIPTOR          (0x59, Coding.EITHER,  30,        1,     TrafficDescriptor::decode,      "Q.2931 §4.5.6"),
    CONNECTION_IDENTIFIER       (0x5A, Coding.ITU,     9,         1,     ConnectionIdentifier::decode,   "Q.2931 §4.5.16"),
    QOS_PARAMETER               (0x5C, Coding.EITHER,  6,         1,     QosParameter::decode,           "Q.2931 §4.5.18"),
    HIGH_LAYER                  (0x5D, Coding.ITU,     13,        1,     HighLayer::decode,              "Q.2931 §4.5.8"),
    BEARER_CAPABILITY           (0x5E, Coding.ITU,     7,         1,     BearerCapability::decode,       "Q.2931 §4.5.7"),
    LOW_LAYER                   (0x5F, Coding.ITU,     17,        3,     LowLayer::decode,               "Q.2931 §4.5.9"),
    LOCKING_SHIFT               (0x60, Coding.ITU,     5,         9,     Shift::decode,                  "Q.2931 §4.5.3"),
    NON_LOCKING_SHIFT           (0x61, Coding.ITU,     5,         9,     Shift::decode,                  "Q.2931 §4.5.4"),
    SENDING_COMPLETE            (0x62, Coding.ITU,     5,         1,     OpaqueBody::decode,             "Q.2931 §4.5.21"),
    REPEAT_INDICATOR            (0x63, Coding.ITU,     5,         1,     RepeatIndicator::decode,        "Q.2931 §4.5.19"),
    CALLING_NUMBER              (0x6C, Coding.ITU,     26,        1,     PartyNumber::decode,            "Q.2931 §4.5.13"),
    CALLING_SUBADDRESS          (0x6D, Coding.ITU,     25,        2,     PartySubaddress::decode,        "Q.2931 §4.5.14"),
    CALLED_NUMBER               (0x70, Coding.ITU,     25,        1,     PartyNumber::decode,            "Q.2931 §4.5.11"),
    CALLED_SUBADDRESS           (0x71, Coding.ITU,     25,        2,     PartySubaddress::decode,        "Q.2931 §4.5.12"),
    TRANSIT_NETWORK             (0x78, Coding.EITHER,  9,         4,     OpaqueBody::decode,             "Q.2931 §4.5.22"),
    RESTART_INDICATOR           (0x79, Coding.ITU,     5,         1,     RestartIndicator::decode,       "Q.2931 §4.5.20"),
    USER_USER                   (0x7E, Coding.ITU,     133,       1,     OpaqueBody::decode,             "Q.2957 §1"),
    GENERIC_IDENTIFIER_TRANSPORT(0x7F, Coding.NETWORK, 63,        3,     OpaqueBody::decode,             "Q.2941.1; RFC 3033 §3.1"),
    MINIMUM_TRAFFIC             (0x81, Coding.EITHER,  20,        1,     TrafficDescriptor::decode,      "Q.2962 §8"),
    ALTERNATIVE_TRAFFIC         (0x82, Coding.EITHER,  30,        1,     TrafficDescriptor::decode,      "Q.2962 §8"),
    ABR_SETUP                   (0x84, Coding.NETWORK, 36,        1,     AbrSetup::decode,               "UNI 4.0 §10"),
    REPORT_TYPE                 (0x89, Coding.ITU,     5,         1,     ReportType::decode,             "Q.2963.1 §8.2"),
    ABR_ADDITIONAL              (0xE4, Coding.NETWORK, 14,        1,     AbrAdditional::decode,          "UNI 4.0 §10"),
    LEAF_CALL_ID                (0xE8, Coding.NETWORK, 9,         1,     OpaqueBody::decode,             "UNI 4.0 §6"),
    LEAF_PARAMETERS             (0xE9, Coding.NETWORK, 5,         1,     OpaqueBody::decode,             "UNI 4.0 §6"),
    LEAF_SEQUENCE               (0xEA, Coding.NETWORK, 8,         1,     OpaqueBody::decode,             "UNI 4.0 §6"),
    CONNECTION_SCOPE            (0xEB, Coding.NETWORK, 6,         1,     OpaqueBody::decode,             "UNI 4.0 §2"),
    EXTENDED_QOS                (0xEC, Coding.NETWORK, 25,        1,     ExtendedQos::decode,            "UNI 4.0 §9"),
    MINIMUM_DESIRED_RATE        (0xF0, Coding.NETWORK, 13,        1,     MinimumDesiredRate::decode,     "UNI 4.0 addendum af-cs-0147");
    // @formatter:on

    /** Who defined the contents. */
    enum Coding {
        ITU,
        NETWORK,
        EITHER;

        /** The coding standard of ITU-T elements. */
        static final int ITU_CODE = 0;
        /** The coding standard of elements that the network, in practice the ATM Forum, defined. */
        static final int NETWORK_CODE = 3;

        boolean accepts(int code) {
            return (code == ITU_CODE && this != NETWORK) || (code == NETWORK_CODE && this != ITU);
        }
    }

    private static final ElementType[] BY_CODE = new ElementType[256];

    static {
        for (ElementType type : values()) BY_CODE[type.code] = type;
    }

    private final int code;
    private final Coding coding;
    private final int maxOctets;
    private final int times;
    private final Function<OctetReader, ? extends Decoded<? extends ElementBody>> decoder;
    private final String clause;

    ElementType(
            int code,
            Coding coding,
            int maxOctets,
            int times,
            Function<OctetReader, ? extends Decoded<? extends ElementBody>> decoder,
            String clause) {
        this.code = code;
        this.coding = coding;
        this.maxOctets = maxOctets;
        this.times = times;
        this.decoder = decoder;
        this.clause = clause;
    }

    /** The element with this identifier in codeset 0, empty if there is none. */
    public static Optional<ElementType> of(int code) {
        return Optional.ofNullable(BY_CODE[code & 0xFF]);
    }

    /** The identifier on the wire. */
    public int code() {
        return code;
    }

    /** The coding standard when its contents do not ask for another. */
    int usualCoding() {
        return coding == Coding.NETWORK ? Coding.NETWORK_CODE : Coding.ITU_CODE;
    }

    boolean acceptsCoding(int code) {
        return coding.accepts(code);
    }

    /** The largest size on the wire. */
    public int maxOctets() {
        return maxOctets;
    }

    /** How often one message may carry it. */
    public int times() {
        return times;
    }

    boolean isShift() {
        return this == LOCKING_SHIFT || this == NON_LOCKING_SHIFT;
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
        MarkdownTable table = new MarkdownTable("element", "id", "coding", "max octets", "times", "clause");
        for (ElementType type : values()) {
            String code = HexFormat.of().toHexDigits((byte) type.code);
            String coding = type.coding.name().toLowerCase(Locale.ROOT);
            table.row(type.title(), code, coding, type.maxOctets, type.times, type.clause);
        }
        return table.toString();
    }
}
