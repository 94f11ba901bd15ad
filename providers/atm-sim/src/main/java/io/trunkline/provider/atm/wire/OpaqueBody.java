package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;

/**
 * Contents that are passed on and not looked into.
 *
 * @param octets all of them
 */
@Clause("Q.2931 (02/95) §4.5.21 to §4.5.23")
public record OpaqueBody(Octets octets) implements ElementBody {
    static Decoded<OpaqueBody> decode(OctetReader in) {
        return Decoded.of(new OpaqueBody(in.rest()));
    }

    @Override
    public void encode(OctetWriter out) {
        out.octets(octets);
    }
}
