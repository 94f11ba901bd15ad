package io.trunkline.provider.atm.traffic;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.provider.atm.wire.LowLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ATM_BLLI_IE} as the element of the wire: the same protocol codes, modes one bit lower, extension bits added. */
@Clause("Windows Sockets 2 protocol-specific annex, ATM; ws2atm.h; Q.2931 (02/95) §4.5.9")
final class SpecificLowLayer {
    // octets: layer 2 protocol 4 · mode 1 · window 1 · (2) · user specified 4
    //         layer 3 protocol 4 · mode 1 · packet size 1 · window 1 · (1) · user specified 4 · IPI 4 · SNAP 5
    private static final int LAYER_2 = 0;
    private static final int LAYER_3 = 12;
    private static final int USER_2 = 8;
    private static final int USER_3 = 20;
    private static final int IPI = 24;
    private static final int SNAP = 28;
    private static final int SNAP_OCTETS = 5;

    private static final int USER_SPECIFIED = 16;
    private static final int MAX_LAYER_2 = 17;
    private static final int NORMAL = 0x40;
    private static final int EXTENDED = 0x80;
    private static final int MAX_7_BITS = 0x7F;
    private static final int EXTENSION = 0x80;

    private SpecificLowLayer() {}

    static Decoded<LowLayer> read(Structure in) {
        List<LowLayer.Layer> layers = new ArrayList<>();
        for (int number = 2; number <= 3; number++) {
            if (in.isAbsent(number == 2 ? LAYER_2 : LAYER_3)) continue;
            OctetWriter more = new OctetWriter(16);
            Optional<String> wrong = number == 2 ? layer2(in, more) : layer3(in, more);
            if (wrong.isPresent()) return Decoded.malformed("layer " + number + " " + wrong.get(), 0);
            int protocol = in.u8(number == 2 ? LAYER_2 : LAYER_3);
            layers.add(new LowLayer.Layer(number, protocol, more.toOctets()));
        }
        if (layers.isEmpty()) return Decoded.malformed("low layer information without a layer", 0);
        return Decoded.of(new LowLayer(layers));
    }

    private static Optional<String> layer2(Structure in, OctetWriter more) {
        long protocol = in.u32(LAYER_2);
        boolean known = protocol == 1 || protocol == 2 || (protocol >= 6 && protocol <= 14);
        if (!known && protocol != USER_SPECIFIED && protocol != MAX_LAYER_2)
            return Optional.of("protocol " + protocol + " is not known");
        if (protocol == USER_SPECIFIED) return userSpecified(in.u32(USER_2), more);
        if (protocol == LowLayer.LLC || protocol < 6) return Optional.empty(); // they have no modes
        return modes(in.optional8(LAYER_2 + 4), Structure.ABSENT, in.optional8(LAYER_2 + 5), more);
    }

    private static Optional<String> layer3(Structure in, OctetWriter more) {
        long protocol = in.u32(LAYER_3);
        if (protocol == USER_SPECIFIED) return userSpecified(in.u32(USER_3), more);
        if (protocol == LowLayer.TR_9577) return initialProtocol(in, more);
        if (protocol < 6 || protocol > LowLayer.TR_9577) return Optional.of("protocol " + protocol + " is not known");
        if (protocol > 8) return Optional.empty(); // they have no modes
        int packetSize = in.optional8(LAYER_3 + 5);
        int window = in.optional8(LAYER_3 + 6);
        if (packetSize == Structure.ABSENT && window != Structure.ABSENT)
            return Optional.of("has a window but no packet size");
        return modes(in.optional8(LAYER_3 + 4), packetSize, window, more);
    }

    private static Optional<String> userSpecified(long value, OctetWriter more) {
        if (value > MAX_7_BITS) return Optional.of("user specified protocol " + value + ", expected 0 to 127");
        more.u8(EXTENSION | (int) value);
        return Optional.empty();
    }

    /** Mode, packet size and window, as many of them as are said from the first on. */
    private static Optional<String> modes(int mode, int packetSize, int window, OctetWriter more) {
        boolean sized = packetSize != Structure.ABSENT;
        boolean windowed = window != Structure.ABSENT;
        if (mode == Structure.ABSENT)
            return sized || windowed ? Optional.of("has a window or a packet size but no mode") : Optional.empty();
        if (mode != NORMAL && mode != EXTENDED) return Optional.of("mode " + mode + ", expected 64 or 128");
        if (packetSize > 12) return Optional.of("packet size " + packetSize + ", expected 4 to 12");
        if (window > MAX_7_BITS) return Optional.of("window " + window + ", expected 1 to 127");
        more.u8((sized || windowed ? 0 : EXTENSION) | mode >> 1);
        if (sized) more.u8((windowed ? 0 : EXTENSION) | packetSize);
        if (windowed) more.u8(EXTENSION | window);
        return Optional.empty();
    }

    private static Optional<String> initialProtocol(Structure in, OctetWriter more) {
        if (in.isAbsent(IPI)) return Optional.empty();
        long ipi = in.u32(IPI);
        if (ipi > 0xFF) return Optional.of("initial protocol " + ipi + ", expected 0 to 255");
        more.u8((int) ipi >> 1).u8(EXTENSION | (int) (ipi & 1) << 6);
        if (ipi == LowLayer.SNAP) more.u8(EXTENSION).octets(in.part(SNAP, SNAP_OCTETS));
        return Optional.empty();
    }
}
