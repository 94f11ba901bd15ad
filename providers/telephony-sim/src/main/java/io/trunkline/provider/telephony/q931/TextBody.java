package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.nio.charset.StandardCharsets;

/**
 * Characters of IA5: what is shown to a user, or what he typed.
 *
 * @param octets each with bit 8 zero
 */
@Clause("Q.931 (05/98) §4.5.16, §4.5.18")
public record TextBody(Octets octets) implements ElementBody {
    /** From a text of ASCII characters; others become question marks. */
    public static TextBody of(String text) {
        return new TextBody(Octets.copyOf(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /** As a text. */
    public String text() {
        return new String(octets.toArray(), StandardCharsets.US_ASCII);
    }

    static Decoded<TextBody> decode(OctetReader in) {
        Octets octets = in.rest();
        for (int i = 0; i < octets.size(); i++) {
            if (octets.at(i) >= 0x80) return Decoded.malformed("no character of IA5", i);
        }
        return Decoded.of(new TextBody(octets));
    }

    @Override
    public void encode(OctetWriter out) {
        out.octets(octets);
    }
}
