package io.trunkline.provider.atm.traffic;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.MarkdownTable;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.address.AtmQos;
import io.trunkline.provider.atm.wire.ElementBody;
import io.trunkline.provider.atm.wire.ElementType;
import java.util.function.Function;

/** The element structures of the Windows Sockets 2 annex for ATM. */
@Clause("Windows Sockets 2 protocol-specific annex, ATM, QOS extension; ws2atm.h")
enum SpecificElement {
    // @formatter:off
    //                type in the list            min max octets  times  on the wire                       read by
    AAL_PARAMETERS    (AtmQos.AAL_PARAMETERS,     8,  16,         1,     ElementType.AAL_PARAMETERS,      null),
    TRAFFIC_DESCRIPTOR(AtmQos.TRAFFIC_DESCRIPTOR, 60, 60,         1,     ElementType.TRAFFIC_DESCRIPTOR,  null),
    BEARER_CAPABILITY (AtmQos.BEARER_CAPABILITY,  5,  8,          1,     ElementType.BEARER_CAPABILITY,   SpecificBodies::bearer),
    HIGH_LAYER        (AtmQos.HIGH_LAYER,         16, 16,         1,     ElementType.HIGH_LAYER,          SpecificBodies::highLayer),
    LOW_LAYER         (AtmQos.LOW_LAYER,          33, 36,         3,     ElementType.LOW_LAYER,           SpecificLowLayer::read),
    CALLED_NUMBER     (AtmQos.CALLED_NUMBER,      28, 28,         1,     ElementType.CALLED_NUMBER,       SpecificBodies::number),
    CALLED_SUBADDRESS (AtmQos.CALLED_SUBADDRESS,  28, 28,         1,     ElementType.CALLED_SUBADDRESS,   SpecificBodies::subaddress),
    CALLING_NUMBER    (AtmQos.CALLING_NUMBER,     30, 32,         1,     ElementType.CALLING_NUMBER,      SpecificBodies::callingNumber),
    CALLING_SUBADDRESS(AtmQos.CALLING_SUBADDRESS, 28, 28,         1,     ElementType.CALLING_SUBADDRESS,  SpecificBodies::subaddress),
    CAUSE             (AtmQos.CAUSE,              7,  8,          1,     ElementType.CAUSE,               SpecificBodies::cause),
    QOS_CLASS         (AtmQos.QOS_CLASS,          2,  4,          1,     ElementType.QOS_PARAMETER,       SpecificBodies::qosClass),
    TRANSIT_NETWORK   (AtmQos.TRANSIT_NETWORK,    4,  12,         4,     ElementType.TRANSIT_NETWORK,     SpecificBodies::transitNetwork);
    // @formatter:on

    private static final SpecificElement[] TABLE = values();

    private final int code;
    private final int minOctets;
    private final int maxOctets;
    private final int times;
    private final ElementType type;
    /** {@code null} for what becomes part of the contract. */
    private final Function<Structure, Decoded<? extends ElementBody>> reader;

    SpecificElement(
            int code,
            int minOctets,
            int maxOctets,
            int times,
            ElementType type,
            Function<Structure, Decoded<? extends ElementBody>> reader) {
        this.code = code;
        this.minOctets = minOctets;
        this.maxOctets = maxOctets;
        this.times = times;
        this.type = type;
        this.reader = reader;
    }

    /** The kind of an object. */
    static Decoded<SpecificElement> of(int code) {
        if (code >= 0 && code < TABLE.length) return Decoded.of(TABLE[code]);
        return Decoded.malformed("unknown element type " + code + ", expected 0 to " + (TABLE.length - 1), 0);
    }

    /** How often a request may have it. */
    int times() {
        return times;
    }

    /** What it becomes in a SETUP. */
    ElementType type() {
        return type;
    }

    /** The fields of an object of this kind. */
    Decoded<Structure> structure(Octets content) {
        if (content.size() < minOctets || content.size() > maxOctets) {
            String expected = minOctets == maxOctets ? "" + minOctets : minOctets + " to " + maxOctets;
            return Decoded.malformed(this + " of " + content.size() + " octets, expected " + expected, content.size());
        }
        return Decoded.of(new Structure(content));
    }

    /** What the fields mean on the wire; not for what becomes part of the contract. */
    Decoded<ElementBody> body(Structure structure) {
        return reader.apply(structure).map(body -> body);
    }

    @Override
    public String toString() {
        return type.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    /** The rows in Markdown. */
    static String print() {
        MarkdownTable table = new MarkdownTable("object type", "element", "octets", "times", "goes into");
        for (SpecificElement each : TABLE) {
            String octets =
                    each.minOctets == each.maxOctets ? "" + each.minOctets : each.minOctets + "–" + each.maxOctets;
            String goes = each.reader == null ? "the contract" : each == CAUSE ? "a release" : "SETUP";
            if (each == BEARER_CAPABILITY) goes = "SETUP and the contract";
            table.row(each.code, each, octets, each.times, goes);
        }
        return table.toString();
    }
}
