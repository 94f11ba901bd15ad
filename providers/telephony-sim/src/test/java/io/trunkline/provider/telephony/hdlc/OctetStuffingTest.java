package io.trunkline.provider.telephony.hdlc;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.protocol.Octets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The line of an asynchronous channel. */
class OctetStuffingTest {
    private static final FrameBounds BOUNDS = new FrameBounds(1, 300);

    private final Recorded recorded = new Recorded();
    private final OctetDestuffer line = new OctetDestuffer(BOUNDS, OctetStuffing.DEFAULT_MAP, recorded);

    @Test
    void flagsEscapesAndControlCharactersOfTheMapAreEscaped() {
        byte[] frame = Octets.hex("FF 7E 7D 11 C0").toArray();
        String check = Octets.copyOf(Fcs16.append(frame), 5, 7).toString();

        assertThat(Octets.copyOf(OctetStuffing.encode(frame, 0)).toString()).startsWith("7eff7d5e7d5d11c0" + check);
        assertThat(Octets.copyOf(OctetStuffing.encode(frame, 1 << 0x11)).toString())
                .startsWith("7eff7d5e7d5d7d31c0" + check);
    }

    @Test
    void aConfigureRequestOfTheFirstPacketGoesOutAsPublished() {
        // address, control, protocol and header of an LCP packet, every control character escaped
        assertThat(Octets.copyOf(OctetStuffing.encode(
                                Octets.hex("FF 03 C0 21 01 01 00 04").toArray(), OctetStuffing.DEFAULT_MAP))
                        .toString())
                .startsWith("7eff7d23c0217d217d217d207d24")
                .endsWith("7e");
    }

    @Property
    void whatIsWrittenWithAnyMapIsReadAgain(@ForAll @Size(min = 1, max = 300) byte[] frame, @ForAll int map) {
        Recorded read = new Recorded();
        new OctetDestuffer(BOUNDS, map, read).receive(OctetStuffing.encode(frame, map));

        assertThat(read.found).containsExactly(Octets.copyOf(frame).toString());
    }

    @Test
    void controlCharactersThatTheLinePutInAreDropped() {
        byte[] written = OctetStuffing.encode(new byte[] {65, 66}, OctetStuffing.DEFAULT_MAP);
        byte[] disturbed = new byte[written.length + 2];
        disturbed[0] = written[0];
        disturbed[1] = 0x11;
        disturbed[2] = written[1];
        disturbed[3] = 0x13;
        System.arraycopy(written, 2, disturbed, 4, written.length - 2);
        line.receive(disturbed);

        assertThat(recorded.found).containsExactly("4142");
    }

    @Test
    void anEscapeBeforeAFlagVoidsTheFrame() {
        line.receive(Octets.hex("7E FF 03 C0 7D 7E").toArray());
        line.receive(OctetStuffing.encode(new byte[] {9}, OctetStuffing.DEFAULT_MAP));

        assertThat(recorded.found).containsExactly("ABORT", "09");
    }

    @Test
    void wrongChecksAndFramesOutOfBoundsAreNamed() {
        OctetDestuffer narrow = new OctetDestuffer(new FrameBounds(2, 4), 0, recorded);
        narrow.receive(Octets.hex("7E 41 42 43 44 45 46 7E").toArray());
        for (int octets = 1; octets <= 5; octets++) narrow.receive(OctetStuffing.encode(new byte[octets], 0));
        narrow.receive(OctetStuffing.encode(new byte[3000], 0));

        assertThat(recorded.found)
                .containsExactly("WRONG_CHECK", "TOO_SHORT", "0000", "000000", "00000000", "TOO_LONG", "TOO_LONG");
    }
}
