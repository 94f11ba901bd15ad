package io.trunkline.provider.telephony.ppp;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.hdlc.Fcs16;
import io.trunkline.provider.telephony.multilink.EndpointDiscriminator;
import io.trunkline.provider.telephony.multilink.HeaderFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Octets of frames, packets and options, and what one end thinks of another's options. */
class LcpWireTest {
    private static final LinkSettings SETTINGS =
            LinkSettings.compressed(EndpointDiscriminator.directoryNumber("4711"), 7, 1_600);

    private static LcpNegotiation negotiation(LinkSettings settings) {
        Random random = new Random(3);
        return new LcpNegotiation(settings, random::nextInt);
    }

    private static ConfigureOption option(int type, String value) {
        return new ConfigureOption(type, Octets.hex(value));
    }

    @Test
    void framesOfLinkControlAreAlwaysFull() {
        FrameFormat shortest = new FrameFormat(true, true);
        assertThat(Octets.copyOf(PppFrame.encode(shortest, 0xC021, new byte[] {1})))
                .isEqualTo(Octets.hex("FF 03 C0 21 01"));
        assertThat(Octets.copyOf(Fcs16.append(Octets.hex("FF03C021").toArray())))
                .isEqualTo(Octets.hex("FF 03 C0 21 49 2C"));
    }

    @Test
    void fragmentCostsElevenOctetsInFullAndSixCompressed() {
        int check = 2;
        int flag = 1;
        FrameFormat shortest = new FrameFormat(true, true);
        assertThat(FrameFormat.FULL.headerOctets(0x3D) + HeaderFormat.LONG.octets() + check + flag)
                .isEqualTo(11);
        assertThat(shortest.headerOctets(0x3D) + HeaderFormat.SHORT.octets() + check + flag)
                .isEqualTo(6);
        assertThat(shortest.headerOctets(0x3D) + HeaderFormat.LONG.octets() + check + flag)
                .isEqualTo(8);
        assertThat(Packets.protocolOctets(PppProtocol.VENDOR_NETWORK.number())).isEqualTo(1);
    }

    @Test
    void everyFormOfAFrameIsReadWhateverWasAgreed() {
        for (String form : List.of("FF03003D99", "FF033D99", "003D99", "3D99")) {
            PppFrame frame = PppFrame.decode(Octets.hex(form).toArray()).require();
            assertThat(frame.protocol()).isEqualTo(0x3D);
            assertThat(frame.informationOctets()).isEqualTo(1);
        }
        for (String form : List.of("FF04003D", "", "FF", "FF03", "00", "8020AA", "FF0300")) {
            assertThat(PppFrame.decode(Octets.hex(form).toArray()).isValue())
                    .as(form)
                    .isFalse();
        }
    }

    @Test
    void requestWithClassesHasOption27AndNot18() {
        LinkOptions wishes = new LinkOptions(
                1_500,
                0x01020304,
                new FrameFormat(true, true),
                1_600,
                new HeaderFormat(true, 4),
                Optional.of(EndpointDiscriminator.directoryNumber("4711")),
                OptionalInt.of(7));
        assertThat(ConfigureOption.encodeAll(wishes.toRequest()))
                .isEqualTo(Octets.hex("0506 01020304 0702 0802 1104 0640 1B04 0604 1307 05 34373131 1704 0007"));
        assertThat(LinkOptions.of(wishes.toRequest())).isEqualTo(wishes);
    }

    @Property
    void optionsThatAreGrantedMeanWhatWasAskedFor(
            @ForAll @IntRange(min = 128, max = 0xFFFF) int mru,
            @ForAll int magic,
            @ForAll boolean shortProtocol,
            @ForAll boolean withoutAddress,
            @ForAll @IntRange(min = 1, max = 16) int classes,
            @ForAll boolean isShort) {
        HeaderFormat headers = new HeaderFormat(isShort, isShort ? Math.min(classes, 4) : classes);
        LinkOptions wishes = new LinkOptions(
                mru,
                magic,
                new FrameFormat(withoutAddress, shortProtocol),
                mru,
                headers,
                Optional.of(EndpointDiscriminator.local("x")),
                OptionalInt.of(mru));
        Octets octets = ConfigureOption.encodeAll(wishes.toRequest());
        ControlPacket packet = ControlPacket.of(ControlCode.CONFIGURE_REQUEST, 9, octets);
        ControlPacket read = ControlPacket.decode(packet.encode().reader()).require();
        assertThat(read).isEqualTo(packet);
        assertThat(LinkOptions.of(
                        ConfigureOption.decodeAll(read.data().reader()).require()))
                .isEqualTo(wishes);
    }

    @Test
    void paddingBehindTheLengthIsPassedOver() {
        assertThat(ControlPacket.decode(Octets.hex("01 05 0004 AABB").reader()).require())
                .isEqualTo(new ControlPacket(1, 5, Octets.NONE));
        assertThat(ControlPacket.decode(Octets.hex("01 05 0003").reader()).isValue())
                .isFalse();
        assertThat(ControlPacket.decode(Octets.hex("01 05 0005").reader()).isValue())
                .isFalse();
    }

    private static Negotiation.Answer judged(LinkSettings settings, boolean patient, ConfigureOption... asked) {
        return negotiation(settings).judge(List.of(asked), patient);
    }

    @Test
    void refusedOptionsAloneStandInAReject() {
        ConfigureOption authentication = option(3, "C023");
        ConfigureOption numbered = option(11, "0107");
        Negotiation.Answer answer = judged(SETTINGS, true, option(1, "05DC"), authentication, option(7, ""), numbered);
        assertThat(answer.code()).isEqualTo(ControlCode.CONFIGURE_REJECT);
        assertThat(answer.options()).containsExactly(authentication, numbered);
    }

    @Test
    void unknownOptionAndOneOfTheWrongLengthAreRefused() {
        assertThat(judged(SETTINGS, true, option(99, "00")).code()).isEqualTo(ControlCode.CONFIGURE_REJECT);
        assertThat(judged(SETTINGS, true, option(17, "00")).code()).isEqualTo(ControlCode.CONFIGURE_REJECT);
    }

    @Test
    void bothHeaderOptionsAtOnceLeaveTheOneWithClasses() {
        ConfigureOption shortHeaders = option(18, "");
        Negotiation.Answer answer = judged(SETTINGS, true, option(17, "05DC"), shortHeaders, option(27, "0604"));
        assertThat(answer.code()).isEqualTo(ControlCode.CONFIGURE_REJECT);
        assertThat(answer.options()).containsExactly(shortHeaders);
    }

    @Test
    void linkWithoutClassesRefusesOption27AndTakes18() {
        LinkSettings without = TwoParties.with(SETTINGS, List.of(HeaderFormat.SHORT), false);
        assertThat(judged(without, true, option(27, "0604")).code()).isEqualTo(ControlCode.CONFIGURE_REJECT);
        assertThat(judged(without, true, option(18, "")).code()).isEqualTo(ControlCode.CONFIGURE_ACK);
    }

    @Test
    void moreClassesThanTheHeaderHoldsAreBetteredAndRefusedInTheEnd() {
        assertThat(judged(SETTINGS, true, option(27, "0605")).code()).isEqualTo(ControlCode.CONFIGURE_NAK);
        assertThat(judged(SETTINGS, true, option(27, "0605")).options()).containsExactly(option(27, "0604"));
        assertThat(judged(SETTINGS, false, option(27, "0605")).code()).isEqualTo(ControlCode.CONFIGURE_REJECT);
        assertThat(judged(SETTINGS, true, option(27, "0210")).code()).isEqualTo(ControlCode.CONFIGURE_ACK);
    }

    @Test
    void longerCheckSequenceIsBetteredToSixteenBits() {
        assertThat(judged(SETTINGS, true, option(9, "04")).options()).containsExactly(option(9, "02"));
        assertThat(judged(SETTINGS, true, option(9, "02")).code()).isEqualTo(ControlCode.CONFIGURE_ACK);
    }

    @Test
    void ownMagicNumberIsBetteredAndCounted() {
        LcpNegotiation negotiation = negotiation(SETTINGS);
        ConfigureOption own = negotiation.wishes().get(0);
        assertThat(own.type()).isEqualTo(5);
        Negotiation.Answer answer = negotiation.judge(List.of(own), true);
        assertThat(answer.code()).isEqualTo(ControlCode.CONFIGURE_NAK);
        assertThat(answer.options()).doesNotContain(own);
        assertThat(negotiation.loops()).isEqualTo(1);
        assertThat(negotiation.judge(List.of(option(5, "00000000")), true).code())
                .isEqualTo(ControlCode.CONFIGURE_NAK);
    }

    @Test
    void refusalsLeadFromClassesToShortToLongHeadersAndFromABundleToNone() {
        LcpNegotiation negotiation = negotiation(SETTINGS);
        negotiation.refused(List.of(option(27, "0604")));
        assertThat(LinkOptions.of(negotiation.wishes()).headers()).isEqualTo(HeaderFormat.SHORT);
        negotiation.refused(List.of(option(18, "")));
        assertThat(LinkOptions.of(negotiation.wishes()).headers()).isEqualTo(HeaderFormat.LONG);
        negotiation.refused(List.of(option(17, "0640")));
        assertThat(LinkOptions.of(negotiation.wishes()).bundles()).isFalse();
        negotiation.restart();
        assertThat(LinkOptions.of(negotiation.wishes()).headers()).isEqualTo(new HeaderFormat(true, 4));
    }

    @Test
    void betterValuesAreTakenOver() {
        LcpNegotiation negotiation = negotiation(SETTINGS);
        negotiation.bettered(List.of(option(1, "0200"), option(17, "0400"), option(27, "0203"), option(99, "01")));
        LinkOptions wishes = LinkOptions.of(negotiation.wishes());
        assertThat(wishes.mruOctets()).isEqualTo(512);
        assertThat(wishes.mrruOctets()).isEqualTo(1_024);
        assertThat(wishes.headers()).isEqualTo(new HeaderFormat(false, 3));
    }
}
