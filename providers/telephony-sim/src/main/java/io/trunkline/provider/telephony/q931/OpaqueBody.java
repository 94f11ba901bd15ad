package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;

/** Contents that are passed on and not looked into. */
@Clause("Q.931 (05/98) §4.5.1")
public record OpaqueBody(Octets octets) implements ElementBody {
    static Decoded<OpaqueBody> decode(OctetReader in) {
        return Decoded.of(new OpaqueBody(in.rest()));
    }

    @Override
    public void encode(OctetWriter out) {
        out.octets(octets);
    }
}
