package io.trunkline.provider.atm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Octets;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class F5LoopbackTest {
    private final F5Loopback request = new F5Loopback(true, 1, F5Loopback.END_POINT, F5Loopback.END_POINT);

    @Test
    void octetsAreThoseOfTheReference() {
        assertThat(request.encode()).hasToString("1801" + "00000001" + "ff".repeat(32) + "6a".repeat(8) + "0393");
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void isReadBack(
            @ForAll boolean asks, @ForAll int tag, @ForAll @Size(16) byte[] location, @ForAll @Size(16) byte[] source) {
        F5Loopback loopback = new F5Loopback(asks, tag, Octets.copyOf(location), Octets.copyOf(source));

        assertThat(F5Loopback.decode(loopback.encode().reader())).isEqualTo(Decoded.of(loopback));
    }

    @Test
    void theAnswerDiffersOnlyInTheIndication() {
        assertThat(request.returned()).isEqualTo(new F5Loopback(false, 1, F5Loopback.END_POINT, F5Loopback.END_POINT));
    }

    @Property
    void anyWrongBitIsFound(@ForAll @IntRange(max = 383) int bit) {
        byte[] octets = request.encode().toArray();
        octets[bit / 8] = (byte) (octets[bit / 8] ^ 0x80 >> bit % 8);

        assertThat(F5Loopback.decode(Octets.copyOf(octets).reader()))
                .isEqualTo(Decoded.malformed("CRC-10 does not match", 46));
    }

    @Test
    void otherFunctionsAndShortCellsAreDescribed() {
        byte[] alarm = request.encode().toArray();
        alarm[0] = 0x10;
        OamCrc.seal(alarm);

        assertThat(F5Loopback.decode(Octets.copyOf(alarm).reader()))
                .isEqualTo(Decoded.malformed("OAM function 10 is no loopback", 0));
        assertThat(F5Loopback.decode(Octets.of(0x18).reader()))
                .isEqualTo(Decoded.malformed("OAM payload cut short", 1));
    }
}
