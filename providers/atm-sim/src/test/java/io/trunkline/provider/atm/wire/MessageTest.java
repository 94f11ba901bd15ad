package io.trunkline.provider.atm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.wire.MessageCheck.Finding;
import io.trunkline.provider.atm.wire.MessageCheck.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MessageTest {
    static final List<Octets> ALL = List.of(
            SampleMessages.SETUP,
            SampleMessages.CALL_PROCEEDING,
            SampleMessages.CONNECT,
            SampleMessages.CONNECT_ACKNOWLEDGE,
            SampleMessages.MODIFY_REQUEST,
            SampleMessages.MODIFY_ACKNOWLEDGE,
            SampleMessages.CONNECTION_AVAILABLE,
            SampleMessages.RELEASE,
            SampleMessages.RELEASE_COMPLETE,
            SampleMessages.STATUS,
            SampleMessages.FULL_SETUP,
            SampleMessages.RESTART,
            SampleMessages.ADD_PARTY,
            SampleMessages.DROP_PARTY,
            SampleMessages.NOT_AVAILABLE);

    private static final CallReference CALL = new CallReference(false, 1);
    private static final Aesa CALLED =
            Aesa.parse("47.0005.80ffe1000000f21a0002.0020481a0002.00").orElseThrow();
    private static final Aesa CALLING =
            Aesa.parse("47.0005.80ffe1000000f21a0001.0020481a0001.00").orElseThrow();

    private static TrafficDescriptor peak(int cps) {
        Map<TrafficTag, Integer> fields = new LinkedHashMap<>();
        fields.put(TrafficTag.FORWARD_PCR, cps);
        fields.put(TrafficTag.BACKWARD_PCR, cps);
        return new TrafficDescriptor(fields);
    }

    private static Message message(Octets octets) {
        return Message.decode(octets.reader()).require();
    }

    private static List<Finding> findings(Octets octets) {
        Message message = message(octets);
        return MessageCheck.findings(message, message.type().orElseThrow());
    }

    @Test
    void theRecordedSetupIsWhatOurValuesMake() {
        BearerCapability cbr =
                new BearerCapability(BearerCapability.CLASS_X, OptionalInt.of(5), 0, BearerCapability.POINT_TO_POINT);
        Message setup = Message.of(
                MessageType.SETUP,
                CALL,
                Element.of(ElementType.AAL_PARAMETERS, AalParameters.aal5(9188, 9188)),
                Element.of(ElementType.TRAFFIC_DESCRIPTOR, peak(10_000)),
                Element.of(ElementType.BEARER_CAPABILITY, cbr),
                Element.of(ElementType.HIGH_LAYER, new HighLayer(HighLayer.VENDOR, Octets.hex("00a03e00000002"))),
                Element.of(ElementType.CALLED_NUMBER, PartyNumber.of(CALLED)),
                Element.of(ElementType.CALLING_NUMBER, PartyNumber.of(CALLING)),
                Element.of(ElementType.QOS_PARAMETER, new QosParameter(0, 0)));

        assertThat(setup.encode()).isEqualTo(SampleMessages.SETUP);
        assertThat(message(SampleMessages.SETUP)).isEqualTo(setup);
    }

    @Test
    void theRecordedAnswersAreWhatOurValuesMake() {
        // @formatter:off
        assertThat(encode(MessageType.CALL_PROCEEDING, CALL.reversed(), ElementType.CONNECTION_IDENTIFIER,
            ConnectionIdentifier.exclusive(0, 100))).isEqualTo(SampleMessages.CALL_PROCEEDING);
        assertThat(encode(MessageType.CONNECT, CALL.reversed(), ElementType.AAL_PARAMETERS, AalParameters.aal5(9188, 9188)))
            .isEqualTo(SampleMessages.CONNECT);
        assertThat(encode(MessageType.MODIFY_REQUEST, CALL, ElementType.TRAFFIC_DESCRIPTOR, peak(20_000)))
            .isEqualTo(SampleMessages.MODIFY_REQUEST);
        assertThat(encode(MessageType.MODIFY_ACKNOWLEDGE, CALL.reversed(), ElementType.REPORT_TYPE, new ReportType(1)))
            .isEqualTo(SampleMessages.MODIFY_ACKNOWLEDGE);
        assertThat(encode(MessageType.RELEASE, CALL, ElementType.CAUSE, Cause.of(0, CauseValue.NORMAL_CALL_CLEARING)))
            .isEqualTo(SampleMessages.RELEASE);
        // @formatter:on
        assertThat(Message.of(MessageType.CONNECT_ACKNOWLEDGE, CALL).encode())
                .isEqualTo(SampleMessages.CONNECT_ACKNOWLEDGE);
        assertThat(Message.of(MessageType.CONNECTION_AVAILABLE, CALL).encode())
                .isEqualTo(SampleMessages.CONNECTION_AVAILABLE);
        assertThat(Message.of(MessageType.RELEASE_COMPLETE, CALL.reversed()).encode())
                .isEqualTo(SampleMessages.RELEASE_COMPLETE);
    }

    private static Octets encode(MessageType type, CallReference call, ElementType element, ElementBody body) {
        return Message.of(type, call, Element.of(element, body)).encode();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void everySampleIsReadBackOctetForOctetWithNothingToComplainAbout(Octets octets) {
        Message message = message(octets);

        assertThat(message.encode()).isEqualTo(octets);
        assertThat(findings(octets)).isEmpty();
        for (Element element : message.elements()) {
            ElementBody body = element.body().require();
            assertThat(Element.of(element.type().orElseThrow(), body)).isEqualTo(element);
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void aMessageCutAnywhereIsDescribedNotMisread(Octets octets) {
        for (int size = 0; size < octets.size(); size++) {
            assertThat(Message.decode(octets.slice(0, size).reader()).isValue())
                    .as("%d octets", size)
                    .isFalse();
        }
    }

    @Test
    void aFullSetupSaysWhatItsOctetsSay() {
        Message setup = message(SampleMessages.FULL_SETUP);
        TrafficDescriptor traffic = setup.find(ElementType.TRAFFIC_DESCRIPTOR, TrafficDescriptor.class)
                .orElseThrow();

        assertThat(traffic.value(TrafficTag.FORWARD_PCR)).hasValue(35_321);
        assertThat(traffic.value(TrafficTag.BACKWARD_MBS_0)).hasValue(300);
        assertThat(traffic.value(TrafficTag.FORWARD_MCR)).isEmpty();
        assertThat(traffic.has(TrafficDescriptor.FORWARD_TAGGING)).isTrue();
        assertThat(traffic.has(TrafficDescriptor.BACKWARD_TAGGING)).isFalse();
        assertThat(traffic.isBestEffort()).isFalse();
        List<LowLayer> low = setup.findAll(ElementType.LOW_LAYER, LowLayer.class);
        assertThat(low).hasSize(2);
        assertThat(low.get(0).layers().get(1).snap()).contains(Octets.hex("00000088b5"));
        assertThat(low.get(1).layers().get(1).initialProtocol()).hasValue(LowLayer.IPV4);
        assertThat(setup.find(ElementType.CALLED_NUMBER, PartyNumber.class)
                        .orElseThrow()
                        .address()
                        .require())
                .isEqualTo(new E164Number("492223"));
        assertThat(setup.find(ElementType.TRANSIT_DELAY, TransitDelay.class)
                        .orElseThrow()
                        .fields())
                .containsEntry(TransitDelayTag.MAXIMUM, 200);
        assertThat(setup.find(ElementType.CAUSE, Cause.class)).isEmpty();
    }

    @Test
    void namesTheRefusedRate() {
        Cause cause = message(SampleMessages.NOT_AVAILABLE)
                .find(ElementType.CAUSE, Cause.class)
                .orElseThrow();

        assertThat(cause.known()).contains(CauseValue.USER_CELL_RATE_NOT_AVAILABLE);
        assertThat(cause.location()).isEqualTo(2);
        assertThat(cause.diagnostics()).isEqualTo(Octets.of(0x84, 0x85));
    }

    @Test
    void missingMandatoryElementsAreFound() {
        assertThat(findings(Octets.hex("09 03 000001 4d 80 0000")))
                .containsExactly(new Finding(Problem.MISSING, 0x08, Instruction.NONE, "cause is missing"));
        assertThat(findings(Octets.hex("09 03 000001 05 80 0000")))
                .extracting(Finding::problem)
                .hasSize(3)
                .containsOnly(Problem.MISSING);
    }

    @Test
    void elementsThatCannotBeUnderstoodAreFoundWithWhatTheirSenderWants() {
        assertThat(findings(Octets.hex("09 03 000001 4d 80 0005 08 96 0001 80")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.problem()).isEqualTo(Problem.MANDATORY_BAD);
                    assertThat(finding.problem().cause()).isEqualTo(CauseValue.INVALID_ELEMENT_CONTENTS);
                    assertThat(finding.instruction())
                            .isEqualTo(new Instruction(true, Instruction.DISCARD_MESSAGE_AND_REPORT));
                    assertThat(finding.text()).isEqualTo("cause: cause cut short at octet 1");
                });
        assertThat(findings(Octets.hex("09 03 000001 07 80 0006 59800002 8400")))
                .extracting(Finding::problem)
                .containsExactly(Problem.OPTIONAL_BAD);
    }

    @Test
    void unknownMisplacedAndRepeatedElementsAreFound() {
        assertThat(findings(Octets.hex("09 03 000001 0f 80 0010 f9800000 5a800005 88 0000 0064 27800000 27800000"
                        .replace("0010", "0015"))))
                .extracting(Finding::problem, Finding::elementId)
                .containsExactly(
                        tuple(Problem.UNRECOGNIZED, 0xF9),
                        tuple(Problem.UNRECOGNIZED, 0x5A),
                        tuple(Problem.REPEATED, 0x27));
    }

    @Test
    void elementsBehindAShiftBelongToAnotherCodeset() {
        Octets once = Octets.hex("09 03 000001 4d 80 0011 61800001 85 08800002 8081 08800002 8090");
        Octets locked = Octets.hex("09 03 000001 4d 80 0011 08800002 8090 60800001 85 08800002 8081");

        assertThat(message(once)
                        .find(ElementType.CAUSE, Cause.class)
                        .orElseThrow()
                        .value())
                .isEqualTo(16);
        assertThat(message(once).elements().get(1).codeset()).isEqualTo(5);
        assertThat(message(locked).elements().get(2).codeset()).isEqualTo(5);
        assertThat(findings(locked)).extracting(Finding::problem).containsExactly(Problem.UNRECOGNIZED);
        assertThat(message(locked).encode()).isEqualTo(locked);
    }

    @Test
    void anUnknownMessageTypeIsStillAMessage() {
        Message message = message(Octets.hex("09 03 000001 fa 92 0000"));

        assertThat(message.type()).isEmpty();
        assertThat(message.header().instruction()).isEqualTo(new Instruction(true, Instruction.DISCARD_AND_REPORT));
    }

    @Test
    void describesAWrongFrame() {
        // @formatter:off
        assertThat(decode("08 03 000001 0f 80 0000")).hasToString("protocol discriminator 8 is not 9 at octet 0");
        assertThat(decode("09 02 000001 0f 80 0000")).hasToString("call reference of 2 octets, 3 are needed at octet 1");
        assertThat(decode("09 03 000001 0f 80 0001")).hasToString("message says 1 octets, 0 follow at octet 7");
        assertThat(decode("09 03 000001 0f 80 0003 270000")).hasToString("element cut short at octet 9");
        assertThat(decode("09 03 000001 0f 80 0004 27800001")).hasToString("element 27 says 1 octets, 0 are left at octet 11");
        // @formatter:on
    }

    private static Decoded<Message> decode(String octets) {
        return Message.decode(Octets.hex(octets).reader());
    }

    @Test
    void qosClassesOtherThanUnspecifiedCarryTheForumsCodingStandard() {
        assertThat(Element.of(ElementType.QOS_PARAMETER, new QosParameter(0, 0)).coding())
                .isZero();
        assertThat(Element.of(ElementType.QOS_PARAMETER, new QosParameter(1, 0)).coding())
                .isEqualTo(3);
        assertThat(new Element(0x5A, 0, 3, Instruction.NONE, Octets.hex("8800000064")).body())
                .hasToString("connection identifier with coding standard 3 at octet 0");
    }

    @Test
    void valuesThatDoNotFitAreTheCallersMistake() {
        assertThatThrownBy(() -> peak(1 << 24)).hasMessage("FORWARD_PCR 16777216 does not fit into 24 bits");
        assertThatThrownBy(() -> Element.of(ElementType.HIGH_LAYER, new HighLayer(1, Octets.hex("00".repeat(9)))))
                .hasMessage("high layer of 10 octets; 9 are possible");
        assertThatThrownBy(() -> new CallReference(false, 1 << 23)).isInstanceOf(IllegalArgumentException.class);
    }
}
