package io.trunkline.provider.telephony.q931;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.q931.ChannelIdentification.Form;
import io.trunkline.provider.telephony.q931.MessageCheck.Problem;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Golden octets of messages and elements, and what the check says about wrong ones. */
class MessageTest {
    private static Message decode(String hex) {
        return Message.decode(Octets.hex(hex).reader()).require();
    }

    private static Element element(String hex) {
        return decode("08 00 7b " + hex).elements().get(0);
    }

    /** Both ways. */
    private static void means(String hex, ElementType type, ElementBody body) {
        assertThat(element(hex).body().require()).isEqualTo(body);
        assertThat(Message.of(MessageType.INFORMATION, CallReference.DUMMY, Element.of(type, body))
                        .encode())
                .isEqualTo(Octets.hex("08 00 7b " + hex));
    }

    private static void wrong(String hex, String what) {
        assertThat(element(hex).body().malformation())
                .hasValueSatisfying(bad -> assertThat(bad.what()).contains(what));
    }

    private static List<Problem> problems(String hex, boolean fromNetwork) {
        Message message = decode(hex);
        return MessageCheck.findings(message, message.type().orElseThrow(), fromNetwork).stream()
                .map(MessageCheck.Finding::problem)
                .toList();
    }

    @Test
    void theSixChannelSetupIsReadAndWritten() {
        Message setup = Message.decode(SampleMessages.SIX_CHANNELS.reader()).require();
        assertThat(setup.type()).contains(MessageType.SETUP);
        assertThat(setup.callReference()).isEqualTo(new CallReference(2, false, 1));
        assertThat(setup.elements())
                .extracting(element -> element.body().require())
                .containsExactly(
                        BearerCapability.unrestricted(6),
                        ChannelIdentification.numbers(true, List.of(1, 2, 3, 4, 5, 6)),
                        unknownPlan("2025550199"),
                        new UserUser(UserUser.TEXT, Octets.hex("43414c4c4552")));
        assertThat(setup.encode()).isEqualTo(SampleMessages.SIX_CHANNELS);
        assertThat(MessageCheck.findings(setup, MessageType.SETUP, true)).isEmpty();
    }

    private static PartyNumber unknownPlan(String digits) {
        return new PartyNumber(0, 0, OptionalInt.empty(), PartyNumber.of(digits).characters());
    }

    @Test
    void channelsAreNamedAsTheyAreWritten() {
        means("18 01 83", ElementType.CHANNEL_IDENTIFICATION, ChannelIdentification.any(false));
        means("18 01 a3", ElementType.CHANNEL_IDENTIFICATION, ChannelIdentification.any(true));
        means("18 01 81", ElementType.CHANNEL_IDENTIFICATION, ChannelIdentification.basic(1, false));
        means("18 01 89", ElementType.CHANNEL_IDENTIFICATION, ChannelIdentification.basic(1, true));
        means("18 01 82", ElementType.CHANNEL_IDENTIFICATION, ChannelIdentification.basic(2, false));
        means("18 01 8a", ElementType.CHANNEL_IDENTIFICATION, ChannelIdentification.basic(2, true));
        ChannelIdentification one = ChannelIdentification.numbers(true, List.of(1));
        means("18 04 e9 81 83 81", ElementType.CHANNEL_IDENTIFICATION, one.onSpan(1));
        means(
                "18 08 a9 83 01 02 03 04 05 86",
                ElementType.CHANNEL_IDENTIFICATION,
                ChannelIdentification.numbers(true, List.of(1, 2, 3, 4, 5, 6)));
        wrong("18 03 a9 83 01", "cut short");
        wrong("18 02 a9 83", "cut short");
        wrong("18 01 a9", "none follow");
        wrong("18 02 83 83", "too many");
    }

    /** The lowest bit is channel 1 in the map of T1, but slot 0 in that of E1. */
    @Test
    void slotMapsOfT1AndE1AreOffByOneFromEachOther() {
        ChannelIdentification some = ChannelIdentification.numbers(true, List.of(1, 2, 9));
        means("18 05 a9 93 00 01 03", ElementType.CHANNEL_IDENTIFICATION, some.as(Form.T1_MAP));
        means("18 06 a9 93 00 00 02 06", ElementType.CHANNEL_IDENTIFICATION, some.as(Form.E1_MAP));
        ChannelIdentification last =
                ChannelIdentification.numbers(true, List.of(24)).as(Form.T1_MAP);
        means("18 05 a9 93 80 00 00", ElementType.CHANNEL_IDENTIFICATION, last);
        ChannelIdentification slot =
                ChannelIdentification.numbers(true, List.of(31)).as(Form.E1_MAP);
        means("18 06 a9 93 80 00 00 00", ElementType.CHANNEL_IDENTIFICATION, slot);
        wrong("18 04 a9 93 00 01", "slot map of 2 octets");
    }

    @Test
    void bearersAndLowLayersAreReadToTheLastOctet() {
        means("04 02 88 90", ElementType.BEARER_CAPABILITY, BearerCapability.unrestricted(1));
        means("04 03 88 98 86", ElementType.BEARER_CAPABILITY, BearerCapability.unrestricted(6));
        means(
                "04 04 88 90 21 8f",
                ElementType.BEARER_CAPABILITY,
                new BearerCapability(TransferRate.unrestricted(1), List.of(ProtocolLayer.rate56k())));
        means("7c 05 88 90 6b 0c 8f", ElementType.LOW_LAYER, LowLayer.ppp(1));
        wrong("04 02 88 98", "multiplier");
        wrong("04 03 88 90 86", "layer 0");
        wrong("04 04 88 90 21 0f", "cut short");
        wrong("04 01 88", "3 octets");
    }

    @Test
    void theOtherElementsMeanWhatTheySay() {
        means("08 02 80 90", ElementType.CAUSE, Cause.of(0, CauseValue.NORMAL_CALL_CLEARING));
        means("08 05 82 e6 333038", ElementType.CAUSE, new Cause(2, 102, Octets.hex("333038")));
        means("14 01 0a", ElementType.CALL_STATE, new CallState(10));
        means("1e 02 82 88", ElementType.PROGRESS_INDICATOR, new ProgressIndicator(2, 8));
        means("27 01 82", ElementType.NOTIFICATION, Notification.BEARER_SERVICE_CHANGE);
        means("28 02 4869", ElementType.DISPLAY, TextBody.of("Hi"));
        means("29 05 1a0b1a041e", ElementType.DATE_TIME, new DateTime(26, 11, 26, Octets.of(4, 30)));
        means(
                "6c 04 21 81 3132",
                ElementType.CALLING_NUMBER,
                new PartyNumber(2, 1, OptionalInt.of(1), Octets.hex("3132")));
        means("70 03 91 3132", ElementType.CALLED_NUMBER, PartyNumber.of("+12"));
        means("71 03 a0 0102", ElementType.CALLED_SUBADDRESS, new PartySubaddress(2, false, Octets.of(1, 2)));
        means("79 01 87", ElementType.RESTART_INDICATOR, new RestartIndicator(RestartIndicator.ALL));
        means("7d 02 91 e0", ElementType.HIGH_LAYER, new HighLayer(0x60, OptionalInt.empty()));
        means("7e 03 00 0102", ElementType.USER_USER, new UserUser(UserUser.USER_SPECIFIC, Octets.of(1, 2)));
        means("b0", ElementType.CONGESTION_LEVEL, new CongestionLevel(0));
        means("d2", ElementType.REPEAT_INDICATOR, new RepeatIndicator(2));
        wrong("08 01 80", "3 octets");
        wrong("79 01 81", "restart class 1");
        wrong("28 01 80", "IA5");
        wrong("29 03 1a0d01", "no date");
    }

    @Test
    void callReferencesOfAnyLengthAreKept() {
        assertThat(decode("08 01 81 75").callReference()).isEqualTo(new CallReference(1, true, 1));
        assertThat(decode("08 02 8001 75").callReference()).isEqualTo(new CallReference(2, true, 1));
        assertThat(decode("08 00 75").callReference().isDummy()).isTrue();
        assertThat(Message.decode(Octets.hex("08 03 000001 75").reader()).isValue())
                .isFalse();
        assertThat(Message.decode(Octets.hex("09 01 01 75").reader()).isValue()).isFalse();
        assertThatThrownBy(() -> new CallReference(1, false, 128)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shiftsMoveElementsToOtherCodesetsWhereNobodyLooksAtThem() {
        Message message = decode("08 01 01 6e 27 01 82 9e 01 01 ff 28 01 41 95 04 00 70 00");
        assertThat(message.elements()).extracting(Element::codeset).containsExactly(0, 0, 6, 0, 0, 5, 5);
        assertThat(problems("08 01 01 6e 27 01 82 9e 01 01 ff 28 01 41 95 04 00 70 00", true))
                .isEmpty();
    }

    @Test
    void whatIsWrongWithAMessageIsFoundByTheTables() {
        assertThat(problems("08 02 0001 05 70 02 80 31", false)).containsExactly(Problem.MISSING);
        assertThat(problems("08 02 0001 05 04 02 88 90", false)).isEmpty();
        assertThat(problems("08 02 0001 05 04 02 88 90", true)).containsExactly(Problem.MISSING);
        assertThat(problems("08 02 0001 05 04 01 88", false)).containsExactly(Problem.MANDATORY_BAD);
        assertThat(problems("08 02 0001 45 08 02 80 90 0f 01 00", false)).containsExactly(Problem.MISSING);
        assertThat(problems("08 02 0001 45 08 02 80 90 2f 01 00", false)).containsExactly(Problem.UNRECOGNIZED);
        assertThat(problems("08 02 0001 45 08 02 80 90 70 02 80 31", false)).containsExactly(Problem.UNRECOGNIZED);
        assertThat(problems("08 02 0001 45 28 01 41 08 02 80 90", false)).containsExactly(Problem.OUT_OF_ORDER);
        assertThat(problems("08 02 0001 45 08 02 80 90 1e 02 00 00", false)).containsExactly(Problem.OPTIONAL_BAD);
        assertThat(problems("08 02 0001 05 04 02 88 90 7d 02 00 00", false)).containsExactly(Problem.ACCESS_BAD);
        assertThat(problems("08 02 0001 6e 27 01 82 27 01 82", false)).containsExactly(Problem.REPEATED);
        assertThat(problems("08 02 0000 46 18 03 a9 83 81", false)).containsExactly(Problem.MISSING);
        assertThat(Problem.MISSING.cause().code()).isEqualTo(96);
        assertThat(Problem.MANDATORY_BAD.cause().code()).isEqualTo(100);
        assertThat(Problem.UNRECOGNIZED.cause().code()).isEqualTo(99);
        assertThat(Problem.ACCESS_BAD.cause().code()).isEqualTo(43);
    }

    @Test
    void everyTypeHasOneCodeAndKnowsItsName() {
        for (MessageType type : MessageType.values())
            assertThat(MessageType.of(type.code())).contains(type);
        for (ElementType type : ElementType.values())
            assertThat(ElementType.of(type.code())).contains(type);
        assertThat(MessageType.of(0x3F)).isEmpty();
        assertThat(MessageType.SETUP_ACKNOWLEDGE.title()).isEqualTo("SETUP ACKNOWLEDGE");
    }

    @Test
    void anElementThatIsTooLongIsRefusedWhenMadeAndBadWhenRead() {
        assertThatThrownBy(() -> Element.of(ElementType.USER_USER, new UserUser(0, Octets.copyOf(new byte[129]))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("129 are possible");
        wrong("14 02 0a0a", "3 to 3");
    }
}
