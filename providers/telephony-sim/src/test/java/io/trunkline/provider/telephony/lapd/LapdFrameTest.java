package io.trunkline.provider.telephony.lapd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.lapd.LapdControl.Supervisory;
import io.trunkline.provider.telephony.lapd.LapdControl.Unnumbered;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames and management messages against recorded octets, there and back, and wrong octets. */
class LapdFrameTest {
    private static LapdFrame decode(String octets) {
        return LapdFrame.decode(Octets.hex(octets).reader()).require();
    }

    @Test
    void sabmeOfATerminalAndItsAnswerAreTheRecordedOctets() {
        LapdControl sabme = new LapdControl.U(Unnumbered.SABME, true);
        LapdControl ua = new LapdControl.U(Unnumbered.UA, true);

        assertThat(LapdFrame.command(LapdSide.USER, 0, 0, sabme, Octets.NONE).encode())
                .isEqualTo(Octets.hex("00 01 7F"));
        assertThat(LapdFrame.command(LapdSide.USER, 0, 64, sabme, Octets.NONE).encode())
                .isEqualTo(Octets.hex("00 81 7F"));
        assertThat(LapdFrame.response(LapdSide.NETWORK, 0, 0, ua, Octets.NONE).encode())
                .isEqualTo(Octets.hex("00 01 73"));
    }

    @Test
    void theSameBitIsACommandOfOneSideAndAResponseOfTheOther() {
        LapdFrame frame = decode("02 01 01 01");

        assertThat(frame.isCommand(LapdSide.NETWORK)).isTrue();
        assertThat(frame.isPoll(LapdSide.NETWORK)).isTrue();
        assertThat(frame.isCommand(LapdSide.USER)).isFalse();
        assertThat(frame.isPoll(LapdSide.USER)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "7F, SABME, true", "6F, SABME, false", "53, DISC, true", "43, DISC, false", "73, UA, true", "63, UA, false",
        "1F, DM, true", "0F, DM, false", "03, UI, false", "13, UI, true", "97, FRMR, true", "87, FRMR, false",
        "BF, XID, true", "AF, XID, false"
    })
    void unnumberedFramesHaveTheirOctet(String octet, Unnumbered type, boolean pollFinal) {
        assertThat(decode("00 01" + octet).control()).isEqualTo(new LapdControl.U(type, pollFinal));
        assertThat(decode("00 01" + octet).encode()).isEqualTo(Octets.hex("00 01" + octet));
    }

    @Test
    void numbersStandAboveTheLowestBit() {
        assertThat(decode("00 01 06 FF 08").control()).isEqualTo(new LapdControl.I(3, 127, true));
        assertThat(decode("00 01 09 00").control()).isEqualTo(new LapdControl.S(Supervisory.REJ, 0, false));
        assertThat(decode("00 01 05 05").control()).isEqualTo(new LapdControl.S(Supervisory.RNR, 2, true));
    }

    @Test
    void aControlFieldThatIsNotDefinedIsAValueAndNotAMalformation() {
        assertThat(decode("00 01 0D 00").control()).isEqualTo(new LapdControl.Undefined(0x0D));
        assertThat(decode("00 01 EF").control()).isEqualTo(new LapdControl.Undefined(0xEF));
        assertThat(decode("00 01 11 00").control()).isEqualTo(new LapdControl.Undefined(0x11));
    }

    @ParameterizedTest
    @CsvSource({
        "'',          address cut short at octet 0",
        "00,          address cut short at octet 1",
        "01 01 7F,    'address of one octet, expected two at octet 0'",
        "00 00 7F,    address of more than two octets at octet 1",
        "00 01,       control field cut short at octet 2",
        "00 01 00,    control field cut short at octet 3",
        "00 01 01,    control field cut short at octet 3"
    })
    void whatIsNoFrameIsDescribed(String octets, String what) {
        assertThat(LapdFrame.decode(Octets.hex(octets).reader())).hasToString(what);
    }

    @Property
    void whatIsReadWritesTheSameOctets(@ForAll @Size(max = 40) byte[] octets) {
        Decoded<LapdFrame> decoded = LapdFrame.decode(Octets.copyOf(octets).reader());

        decoded.toOptional().ifPresent(frame -> assertThat(frame.encode()).isEqualTo(Octets.copyOf(octets)));
    }

    @Property
    void informationFramesGoThereAndBack(
            @ForAll @IntRange(max = 63) int sapi,
            @ForAll @IntRange(max = 127) int tei,
            @ForAll @IntRange(max = 127) int number,
            @ForAll @Size(max = 260) byte[] information) {
        LapdControl control = new LapdControl.I(number, 127 - number, number % 2 == 0);
        LapdFrame frame = LapdFrame.command(LapdSide.NETWORK, sapi, tei, control, Octets.copyOf(information));

        assertThat(LapdFrame.decode(frame.encode().reader())).isEqualTo(Decoded.of(frame));
    }

    @Test
    void managementMessagesAreTheRecordedOctets() {
        TeiMessage request = new TeiMessage(TeiMessage.Type.IDENTITY_REQUEST, 0xBEEF, 127);

        assertThat(request.frame(LapdSide.USER).encode()).isEqualTo(Octets.hex("FC FF 03 0F BE EF 01 FF"));
        assertThat(TeiMessage.decode(Octets.hex("0F BE EF 02 81").reader()).require())
                .isEqualTo(new TeiMessage(TeiMessage.Type.IDENTITY_ASSIGNED, 48879, 64));
        TeiMessage several = new TeiMessage(TeiMessage.Type.IDENTITY_CHECK_RESPONSE, 1, List.of(64, 65));
        assertThat(several.encode()).isEqualTo(Octets.hex("0F 00 01 05 80 83"));
        assertThat(TeiMessage.decode(several.encode().reader())).isEqualTo(Decoded.of(several));
    }

    @ParameterizedTest
    @CsvSource({
        "0F 00 01 01,          management message cut short at octet 4",
        "0E 00 01 01 FF,       'management entity 14, expected 15 at octet 0'",
        "0F 00 01 08 FF,       'message type 8, expected 1 to 7 at octet 3'",
        "0F 00 01 05 80,       action indicators without a last one at octet 5",
        "0F 00 01 01 FF 00,    1 octets too many in management message at octet 5"
    })
    void whatIsNoManagementMessageIsDescribed(String octets, String what) {
        assertThat(TeiMessage.decode(Octets.hex(octets).reader())).hasToString(what);
    }

    @Test
    void frameRejectGoesThereAndBackAndRefusesSetBits() {
        FrameReject reject = new FrameReject(0x7F00, 3, true, 100, true, false, true, false);

        assertThat(reject.encode()).isEqualTo(Octets.hex("7F 00 06 C9 05"));
        assertThat(FrameReject.decode(reject.encode().reader())).isEqualTo(Decoded.of(reject));
        assertThat(FrameReject.decode(Octets.hex("7F 00 06 C9 15").reader()).isValue())
                .isFalse();
        assertThat(FrameReject.decode(Octets.hex("7F 00 06 C9").reader()).isValue())
                .isFalse();
    }

    @Test
    void profilesHaveTheStandardsWindowsAndRefuseWhatIsOutOfRange() {
        assertThat(LapdProfile.BASIC.k()).isEqualTo(1);
        assertThat(LapdProfile.BASIC_PACKET.k()).isEqualTo(3);
        assertThat(LapdProfile.PRIMARY.k()).isEqualTo(7);
        assertThat(LapdProfile.PRIMARY.n201()).isEqualTo(260);
        assertThatThrownBy(() -> LapdProfile.PRIMARY.withWindow(128))
                .hasMessage("k 128 of a LAPD profile, expected 1 to 127");
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new LapdProfile(Duration.ZERO, second, second, second, 3, 260, 3, 1))
                .hasMessage("a timer of PT0S in a LAPD profile, expected more than 0");
        assertThatThrownBy(() -> new LapdProfile(second, second, second, second, 0, 260, 3, 1))
                .hasMessageContaining("expected at least 1 each");
    }
}
