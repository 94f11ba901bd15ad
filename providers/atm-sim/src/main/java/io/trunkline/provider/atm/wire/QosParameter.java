package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;

/**
 * Quality of service as a class for each direction.
 *
 * @param forwardClass 0 unspecified, 1 to 4
 * @param backwardClass 0 unspecified, 1 to 4
 */
@Clause("Q.2931 (02/95) §4.5.18; UNI 4.0 §9")
public record QosParameter(int forwardClass, int backwardClass) implements ElementBody {
    static Decoded<QosParameter> decode(OctetReader in) {
        QosParameter qos = new QosParameter(in.u8(), in.u8());
        return in.finishExactly("QoS parameter", qos);
    }

    @Override
    public void encode(OctetWriter out) {
        out.u8(forwardClass).u8(backwardClass);
    }

    /** Only the unspecified class is ITU-T's; the others are the ATM Forum's. */
    @Override
    public int coding(int usual) {
        return forwardClass == 0 && backwardClass == 0 ? ElementType.Coding.ITU_CODE : ElementType.Coding.NETWORK_CODE;
    }
}
