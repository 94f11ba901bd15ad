package io.trunkline.provider.atm.traffic;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.wire.Aesa;
import io.trunkline.provider.atm.wire.AtmAddress;
import io.trunkline.provider.atm.wire.BearerCapability;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.E164Number;
import io.trunkline.provider.atm.wire.HighLayer;
import io.trunkline.provider.atm.wire.OpaqueBody;
import io.trunkline.provider.atm.wire.PartyNumber;
import io.trunkline.provider.atm.wire.PartySubaddress;
import io.trunkline.provider.atm.wire.QosParameter;
import java.util.OptionalInt;

/**
 * From structures to the elements of the wire. The constants of the structures are not those of the wire: bits stand elsewhere, class A and
 * the variable traffic type have two values each, one in the header and one in its documentation.
 */
@Clause("Windows Sockets 2 protocol-specific annex, ATM; ws2atm.h; Q.2931 (02/95) §4.5")
final class SpecificBodies {
    private static final int TRAFFIC_CONSTANT = 4;
    private static final int TRAFFIC_VARIABLE = 8;
    private static final int TRAFFIC_VARIABLE_OF_PAGE = 6;
    private static final int TIMING_END_TO_END = 1;
    private static final int TIMING_NOT_END_TO_END = 2;
    private static final int CLIPPING = 0x20;
    private static final int ABSENT_8 = 0xFE;

    private static final int E164 = 1;
    private static final int AESA = 2;
    private static final int ADDRESS_AT = 8;
    private static final int MAX_E164_DIGITS = 15;
    private static final int SUBADDRESS_OF_END_SYSTEM = 1;

    private static final int MAX_HIGH_LAYER_OCTETS = 8;
    private static final int MAX_QOS_CLASS = 4;
    private static final int MAX_DIAGNOSTICS_OCTETS = 4;
    private static final int MAX_LOCATION = 15;
    private static final int MAX_CAUSE = 127;
    /** UNI 3.0, whose values the header has, called it so. */
    private static final int OLD_CELL_RATE_NOT_AVAILABLE = 51;
    /** As {@link #OLD_CELL_RATE_NOT_AVAILABLE}. */
    private static final int OLD_AAL_NOT_SUPPORTED = 93;

    private static final int NATIONAL = 0x40;
    private static final int CARRIER_CODE = 1;
    private static final int MAX_NETWORK_OCTETS = 4;

    private SpecificBodies() {}

    static Decoded<BearerCapability> bearer(Structure in) {
        // octets: class 1 · traffic type 1 · timing 1 · clipping 1 · user plane 1
        int bearerClass = in.u8(0) == 0 ? BearerCapability.CLASS_A : in.u8(0);
        int traffic = in.u8(1) == ABSENT_8 ? 0 : in.u8(1) == TRAFFIC_VARIABLE_OF_PAGE ? TRAFFIC_VARIABLE : in.u8(1);
        int timing = in.u8(2) == ABSENT_8 ? 0 : in.u8(2);
        if (bearerClass != BearerCapability.CLASS_A
                && bearerClass != BearerCapability.CLASS_C
                && bearerClass != BearerCapability.CLASS_X)
            return Decoded.malformed("bearer class " + bearerClass + ", expected A (1), C (3) or X (16)", 0);
        if (traffic != 0 && traffic != TRAFFIC_CONSTANT && traffic != TRAFFIC_VARIABLE)
            return Decoded.malformed("traffic type " + traffic + ", expected none (0), CBR (4) or VBR (8)", 1);
        if (timing > TIMING_NOT_END_TO_END)
            return Decoded.malformed("timing requirement " + timing + ", expected 0 to 2", 2);
        if (in.u8(3) != 0 && in.u8(3) != CLIPPING)
            return Decoded.malformed("susceptibility to clipping " + in.u8(3) + ", expected 0 or 32", 3);
        if (in.u8(4) > 1) return Decoded.malformed("user plane " + in.u8(4) + ", expected 0 or 1", 4);
        int wrong = bearerClass == BearerCapability.CLASS_A ? TRAFFIC_VARIABLE : TRAFFIC_CONSTANT;
        if (bearerClass != BearerCapability.CLASS_X && traffic == wrong)
            return Decoded.malformed(
                    "bearer class " + (bearerClass == 1 ? "A" : "C") + " with traffic type " + traffic, 1);
        return Decoded.of(new BearerCapability(
                bearerClass, transfer(bearerClass, traffic, timing), in.u8(3) == CLIPPING ? 1 : 0, in.u8(4)));
    }

    /** Traffic type and timing together are the transfer capability; classes A and C have it only where it adds something. */
    private static OptionalInt transfer(int bearerClass, int traffic, int timing) {
        if (bearerClass == BearerCapability.CLASS_X) return OptionalInt.of(traffic | timing);
        boolean realTime = bearerClass == BearerCapability.CLASS_C && timing == TIMING_END_TO_END;
        return realTime ? OptionalInt.of(TRAFFIC_VARIABLE | TIMING_END_TO_END) : OptionalInt.empty();
    }

    static Decoded<HighLayer> highLayer(Structure in) {
        // octets: type 4 · length 4 · information 8
        long type = in.u32(0);
        long length = in.u32(4);
        if (type > HighLayer.VENDOR) return Decoded.malformed("high layer type " + type + ", expected 0 to 3", 0);
        if (length > MAX_HIGH_LAYER_OCTETS)
            return Decoded.malformed("high layer information of " + length + " octets, expected 0 to 8", 4);
        return Decoded.of(new HighLayer((int) type, in.part(8, (int) length)));
    }

    /** {@code ATM_ADDRESS}. */
    private static Decoded<AtmAddress> address(Structure in) {
        // octets: type 4 · digits 4 · address 20
        long type = in.u32(0);
        long digits = in.u32(4);
        if (type == AESA) return Aesa.decode(in.part(ADDRESS_AT, Aesa.OCTETS)).map(aesa -> aesa);
        if (type != E164) return Decoded.malformed("address type " + type + ", expected E.164 (1) or AESA (2)", 0);
        if (digits > MAX_E164_DIGITS)
            return Decoded.malformed("E.164 number of " + digits + " digits, expected 1 to 15", 4);
        return E164Number.decode(in.part(ADDRESS_AT, (int) digits)).map(number -> number);
    }

    static Decoded<PartyNumber> number(Structure in) {
        return address(in).map(PartyNumber::of);
    }

    static Decoded<PartyNumber> callingNumber(Structure in) {
        // octets: ATM_ADDRESS 28 · presentation 1 · screening 1
        int presentation = in.u8(28) == ABSENT_8 ? 0 : in.u8(28);
        int screening = in.u8(29) == ABSENT_8 ? 0 : in.u8(29);
        if (presentation != 0 && presentation != 0x40 && presentation != 0x80)
            return Decoded.malformed("presentation " + presentation + ", expected 0, 64 or 128", 28);
        if (screening > 3) return Decoded.malformed("screening " + screening + ", expected 0 to 3", 29);
        boolean said = in.u8(28) != ABSENT_8;
        return number(in)
                .map(number -> new PartyNumber(
                        number.type(),
                        number.plan(),
                        said ? OptionalInt.of(presentation >> 1 | screening) : OptionalInt.empty(),
                        number.number()));
    }

    static Decoded<PartySubaddress> subaddress(Structure in) {
        return address(in)
                .then(address -> address instanceof Aesa aesa
                        ? Decoded.of(new PartySubaddress(SUBADDRESS_OF_END_SYSTEM, false, aesa.octets()))
                        : Decoded.malformed("a subaddress of type E.164, expected AESA (2)", 0));
    }

    static Decoded<Cause> cause(Structure in) {
        // octets: location 1 · cause 1 · length 1 · diagnostics 4
        int value = in.u8(1);
        if (in.u8(0) > MAX_LOCATION || value > MAX_CAUSE)
            return Decoded.malformed(
                    "cause " + value + " at location " + in.u8(0) + ", expected 0 to 127 at 0 to 15", 0);
        if (in.u8(2) > MAX_DIAGNOSTICS_OCTETS)
            return Decoded.malformed("diagnostics of " + in.u8(2) + " octets, expected 0 to 4", 2);
        if (value == OLD_CELL_RATE_NOT_AVAILABLE) value = CauseValue.USER_CELL_RATE_NOT_AVAILABLE.code();
        if (value == OLD_AAL_NOT_SUPPORTED) value = CauseValue.AAL_PARAMETERS_NOT_SUPPORTED.code();
        return Decoded.of(new Cause(in.u8(0), value, in.part(3, in.u8(2))));
    }

    static Decoded<QosParameter> qosClass(Structure in) {
        // octets: forward 1 · backward 1
        if (in.u8(0) > MAX_QOS_CLASS || in.u8(1) > MAX_QOS_CLASS)
            return Decoded.malformed("QoS classes " + in.u8(0) + " and " + in.u8(1) + ", expected 0 to 4", 0);
        return Decoded.of(new QosParameter(in.u8(0), in.u8(1)));
    }

    static Decoded<OpaqueBody> transitNetwork(Structure in) {
        // octets: type 1 · plan 1 · length 1 · network 1 or more
        int length = in.u8(2);
        if (in.u8(0) != NATIONAL || in.u8(1) != CARRIER_CODE)
            return Decoded.malformed(
                    "transit network of type " + in.u8(0) + ", plan " + in.u8(1) + ", expected 64 and 1", 0);
        if (length < 1 || length > MAX_NETWORK_OCTETS || length > in.octets().size() - 3)
            return Decoded.malformed("transit network of " + length + " octets, expected 1 to 4", 2);
        for (int i = 0; i < length; i++) {
            if (in.u8(3 + i) > 0x7F) return Decoded.malformed("transit network is not IA5", 3 + i);
        }
        OctetWriter out = new OctetWriter(1 + length).u8(0x80 | NATIONAL >> 1 | CARRIER_CODE);
        Octets body = out.octets(in.part(3, length)).toOctets();
        return Decoded.of(new OpaqueBody(body));
    }
}
