package io.trunkline.provider.telephony.multilink;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Who is at the far end of a link: links whose discriminators are equal go to one system and belong to one bundle.
 *
 * @param number of the class, 0 to 255; numbers without a row in {@link Kind} are kept as they are
 */
@Clause("RFC 1990 §5.1.3")
public record EndpointDiscriminator(int number, Octets address) {
    /** What the address is. */
    public enum Kind {
        // @formatter:off
        //               class  octets
        NULL             (0,     0,  0),
        LOCAL            (1,     1, 20),
        IP               (2,     4,  4),
        MAC              (3,     6,  6),
        MAGIC_BLOCK      (4,     4, 20),
        DIRECTORY_NUMBER (5,     1, 15);
        // @formatter:on

        private final int number;
        private final int least;
        private final int most;

        Kind(int number, int least, int most) {
            this.number = number;
            this.least = least;
            this.most = most;
        }

        /** The class's number. */
        public int number() {
            return number;
        }

        /** The fewest octets of an address. */
        public int least() {
            return least;
        }

        /** The most octets of an address. */
        public int most() {
            return most;
        }
    }

    /** Checks the length where the class is known. */
    public EndpointDiscriminator {
        fault(number, address.size()).ifPresent(what -> {
            throw new IllegalArgumentException(what);
        });
    }

    /** A directory number of the international telephone network, digits only. */
    public static EndpointDiscriminator directoryNumber(String digits) {
        return new EndpointDiscriminator(
                Kind.DIRECTORY_NUMBER.number, Octets.copyOf(digits.getBytes(StandardCharsets.US_ASCII)));
    }

    /** A name that is unique among those who know it, 1 to 20 octets of UTF-8. */
    public static EndpointDiscriminator local(String name) {
        return new EndpointDiscriminator(Kind.LOCAL.number, Octets.copyOf(name.getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<String> fault(int number, int octets) {
        for (Kind kind : Kind.values()) {
            if (kind.number != number || octets >= kind.least && octets <= kind.most) continue;
            return Optional.of("endpoint discriminator " + kind + " of " + octets + " octets, expected " + kind.least
                    + " to " + kind.most);
        }
        return Optional.empty();
    }

    /** All that is left. */
    public static Decoded<EndpointDiscriminator> decode(OctetReader in) {
        int number = in.u8();
        Octets address = in.rest();
        if (in.ranOut()) return Decoded.malformed("endpoint discriminator cut short", in.position());
        return fault(number, address.size())
                .map(what -> Decoded.<EndpointDiscriminator>malformed(what, in.position()))
                .orElseGet(() -> Decoded.of(new EndpointDiscriminator(number, address)));
    }

    /** Class and address. */
    public Octets encode() {
        return new OctetWriter(1 + address.size()).u8(number).octets(address).toOctets();
    }
}
