package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The protocols right above the adaptation layer.
 *
 * @param layers in the order in which they stand
 */
@Clause("Q.2931 (02/95) §4.5.9")
public record LowLayer(List<Layer> layers) implements ElementBody {
    // per layer: (e, layer 2 bits, protocol 5) 1 · more octets, the last with its first bit set · SNAP 6

    /**
     * One layer.
     *
     * @param number 1 to 3
     * @param protocol its code; {@link #LLC} on layer 2, {@link #TR_9577} on layer 3
     * @param more what follows the first octet, up to one with its first bit set, and a SNAP behind that
     */
    public record Layer(int number, int protocol, Octets more) {
        /** The protocol that a TR 9577 layer names, for example {@link LowLayer#IPV4}; empty if there is none. */
        public OptionalInt initialProtocol() {
            if (number != 3 || protocol != TR_9577 || more.size() < 2) return OptionalInt.empty();
            return OptionalInt.of((more.at(0) << 1 & 0xFE) | (more.at(1) >> 6 & 1));
        }

        /** Organization and protocol, 5 octets, of a SNAP header. */
        public Optional<Octets> snap() {
            boolean there = initialProtocol().orElse(0) == SNAP && more.size() >= 2 + SNAP_OCTETS;
            return there ? Optional.of(more.slice(3, 8)) : Optional.empty();
        }
    }

    /** On layer 2: logical link control. */
    public static final int LLC = 12;
    /** On layer 3: ISO/IEC TR 9577, which names the protocol. */
    public static final int TR_9577 = 11;
    /** Named by TR 9577: a SNAP header says. */
    public static final int SNAP = 0x80;
    /** Named by TR 9577: the internet protocol. */
    public static final int IPV4 = 0xCC;

    private static final int SNAP_OCTETS = 6;

    /** Copies the list. */
    public LowLayer {
        layers = List.copyOf(layers);
    }

    /** Logical link control, and nothing about what is above it. */
    public static LowLayer llc() {
        return new LowLayer(List.of(new Layer(2, LLC, Octets.NONE)));
    }

    static Decoded<LowLayer> decode(OctetReader in) {
        List<Layer> layers = new ArrayList<>();
        while (in.remaining() > 0) {
            int position = in.position();
            int first = in.u8();
            int number = first >> 5 & 3;
            if (number == 0) return Decoded.malformed("low layer without number", position);
            OctetWriter more = new OctetWriter(8);
            for (int octet = first; octet < 0x80; more.u8(octet)) {
                if (in.remaining() == 0) return Decoded.malformed("low layer cut short", in.position());
                octet = in.u8();
            }
            Layer layer = new Layer(number, first & 0x1F, more.toOctets());
            if (layer.initialProtocol().orElse(0) != SNAP || in.remaining() < SNAP_OCTETS) layers.add(layer);
            else
                layers.add(new Layer(
                        number,
                        layer.protocol(),
                        more.octets(in.octets(SNAP_OCTETS)).toOctets()));
        }
        return Decoded.of(new LowLayer(layers));
    }

    @Override
    public void encode(OctetWriter out) {
        for (Layer layer : layers) {
            out.bits(1, layer.more().isEmpty() ? 1 : 0)
                    .bits(2, layer.number())
                    .bits(5, layer.protocol())
                    .octets(layer.more());
        }
    }
}
