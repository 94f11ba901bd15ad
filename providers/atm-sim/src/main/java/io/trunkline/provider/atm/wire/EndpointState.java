package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;

/**
 * The state of a party at the side that sends it.
 *
 * @param state 0 to 63
 */
@Clause("Q.2971 (10/95) §8.2.2")
public record EndpointState(int state) implements ElementBody {
    // bits: 00 · state 6

    static Decoded<EndpointState> decode(OctetReader in) {
        EndpointState body = new EndpointState(in.u8() & 0x3F);
        return in.finishExactly("EndpointState", body);
    }

    @Override
    public void encode(OctetWriter out) {
        out.bits(2, 0).bits(6, state);
    }
}
