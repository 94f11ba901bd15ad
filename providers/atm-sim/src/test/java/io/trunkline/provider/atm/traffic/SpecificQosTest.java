package io.trunkline.provider.atm.traffic;

import static io.trunkline.provider.atm.traffic.Structures.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.api.QosObject;
import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.address.AtmQos;
import io.trunkline.provider.atm.wire.Element;
import io.trunkline.provider.atm.wire.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpecificQosTest {
    private static final Encapsulation OVERHEAD = new Encapsulation(12, 1_000, 9_188, 10);
    private static final QosMapping MAPPING = new QosMapping(OVERHEAD, LinkRate.OC3C);
    private static final TrafficContract BEST_EFFORT = MAPPING.contractOf(Qos.BEST_EFFORT);
    private static final TrafficContract GUARANTEED =
            MAPPING.contractOf(Qos.symmetric(FlowSpec.guaranteed(64_000, 2_000).withDelay(50_000, 5_000)));

    private static SpecificQos decode(QosObject... objects) {
        return SpecificQos.decode(List.of(objects)).require();
    }

    private static String refusal(QosObject... objects) {
        return SpecificQos.decode(List.of(objects)).malformation().orElseThrow().what();
    }

    private static Element element(SpecificQos qos, ElementType type) {
        return qos.elements().stream()
                .filter(each -> each.id() == type.code())
                .findFirst()
                .orElseThrow();
    }

    private static QosObject peak(int forward, int backward, boolean bestEffort) {
        return Structures.traffic(
                ABSENT,
                forward,
                ABSENT,
                ABSENT,
                ABSENT,
                ABSENT,
                0,
                ABSENT,
                backward,
                ABSENT,
                ABSENT,
                ABSENT,
                ABSENT,
                0,
                bestEffort ? 1 : 0);
    }

    @Test
    void nothingSaidChangesNothing() {
        assertThat(decode()).isEqualTo(SpecificQos.NONE);
        assertThat(SpecificQos.NONE.applyTo(GUARANTEED)).isEqualTo(GUARANTEED);
    }

    static Stream<Arguments> wire() {
        String aesa = "47000580ffe1000000f21a00010020481a000100";
        return Stream.of(
                // @formatter:off
                //           as the header has it                                              on the wire
                Arguments.of(Structures.bearer(0, 0, 0, 0, 0),                                 "81 80"),
                Arguments.of(Structures.bearer(1, 4, 1, 0, 0),                                 "81 80"),
                Arguments.of(Structures.bearer(3, 0xFE, 0xFE, 0, 0),                           "83 80"),
                Arguments.of(Structures.bearer(3, 8, 1, 0, 1),                                 "03 89 81"),
                Arguments.of(Structures.bearer(16, 6, 1, 0x20, 0),                             "10 89 a0"),
                Arguments.of(Structures.bearer(16, 8, 2, 0, 0),                                "10 8a 80"),
                Arguments.of(Structures.bearer(16, 4, 1, 0, 1),                                "10 85 81"),
                Arguments.of(Structures.highLayer(3, 7, "00a03e00000002"),                     "83 00a03e00000002"),
                Arguments.of(Structures.highLayer(1, 0, ""),                                   "81"),
                Arguments.of(Structures.llc(),                                                 "cc"),
                Arguments.of(low(new int[] {12, 0, 0, 0}, new int[] {11, 0, 0, 0, 0, 0xCC}, ""), "cc 6b 66 80"),
                Arguments.of(low(NO_2, new int[] {11, 0, 0, 0, 0, 0x80}, "00000088b5"),        "6b 40 80 80 00000088b5"),
                Arguments.of(low(NO_2, new int[] {11, 0, 0, 0, 0, ABSENT}, ""),                "eb"),
                Arguments.of(low(new int[] {6, 0x40, 0, 0}, NO_3, ""),                         "46 a0"),
                Arguments.of(low(new int[] {17, 0x80, 8, 0}, NO_3, ""),                        "51 40 88"),
                Arguments.of(low(new int[] {16, 0, 0, 5}, new int[] {16, 0, 0, 0, 9, 0}, ""),  "50 85 70 89"),
                Arguments.of(low(NO_2, new int[] {7, 0x80, 0x0C, 2, 0, 0}, ""),                "67 40 0c 82"),
                Arguments.of(Structures.address(AtmQos.CALLED_NUMBER, 2, 20, aesa),            "82" + aesa),
                Arguments.of(Structures.address(AtmQos.CALLED_NUMBER, 1, 4, "31323334"),       "91 31323334"),
                Arguments.of(Structures.callingNumber(1, 4, "31323334", 0x40, 3),              "11 a3 31323334"),
                Arguments.of(Structures.callingNumber(2, 20, aesa, 0x80, 0),                   "02 c0" + aesa),
                Arguments.of(Structures.callingNumber(2, 20, aesa, 0xFE, 0xFE),                "82" + aesa),
                Arguments.of(Structures.address(AtmQos.CALLED_SUBADDRESS, 2, 20, aesa),        "90" + aesa),
                Arguments.of(Structures.address(AtmQos.CALLING_SUBADDRESS, 2, 20, aesa),       "90" + aesa),
                Arguments.of(object(AtmQos.QOS_CLASS, "0301"),                                 "03 01"),
                Arguments.of(object(AtmQos.TRANSIT_NETWORK, "400104 30313233"),                "a1 30313233"));
                // @formatter:on
    }

    private static final int[] NO_2 = {ABSENT, 0, 0, 0};
    private static final int[] NO_3 = {ABSENT, 0, 0, 0, 0, 0};

    private static QosObject low(int[] two, int[] three, String snap) {
        return Structures.lowLayer(two, three, snap);
    }

    private static QosObject object(int type, String hex) {
        return new QosObject(type, Octets.hex(hex).toArray());
    }

    @ParameterizedTest
    @MethodSource("wire")
    void constantsOfTheHeaderBecomeThoseOfTheWire(QosObject structure, String expected) {
        Element element = decode(structure).elements().get(0);

        assertThat(element.contents()).isEqualTo(Octets.hex(expected));
        assertThat(element.body().isValue()).as("%s", element.body()).isTrue();
        assertThat(Element.of(element.type().orElseThrow(), element.body().require()))
                .isEqualTo(element);
    }

    @Test
    void classesAboveZeroAreCodedAsTheForumHasThem() {
        assertThat(element(decode(object(AtmQos.QOS_CLASS, "0101")), ElementType.QOS_PARAMETER)
                        .coding())
                .isEqualTo(3);
        assertThat(element(decode(object(AtmQos.QOS_CLASS, "0000")), ElementType.QOS_PARAMETER)
                        .coding())
                .isZero();
    }

    @Test
    void causeIsForTheReleaseAndHasTodaysNumber() {
        SpecificQos rate = decode(object(AtmQos.CAUSE, "00 33 02 8485 0000"));

        assertThat(rate.elements()).isEmpty();
        assertThat(rate.cause().orElseThrow().known()).contains(CauseValue.USER_CELL_RATE_NOT_AVAILABLE);
        assertThat(rate.cause().orElseThrow().diagnostics()).isEqualTo(Octets.hex("8485"));
        assertThat(decode(object(AtmQos.CAUSE, "01 5d 00 00000000"))
                        .cause()
                        .orElseThrow()
                        .known())
                .contains(CauseValue.AAL_PARAMETERS_NOT_SUPPORTED);
    }

    @Test
    void repeatedLowLayersKeepTheirOrderBehindAnIndicator() {
        QosObject ip = low(new int[] {12, 0, 0, 0}, new int[] {11, 0, 0, 0, 0, 0xCC}, "");
        List<Element> elements =
                decode(ip, object(AtmQos.QOS_CLASS, "0000"), Structures.llc()).elements();

        assertThat(elements.stream().map(each -> each.contents().toString()))
                .containsExactly("82", "cc6b6680", "cc", "0000");
        assertThat(elements.get(0).id()).isEqualTo(ElementType.REPEAT_INDICATOR.code());
    }

    @Test
    void objectsThatAreThereTooOftenFailTheRequest() {
        assertThat(refusal(peak(1, 1, false), peak(2, 2, false)))
                .isEqualTo("provider-specific QoS: traffic descriptor is there 2 times; it may be there once");
        assertThat(refusal(Structures.llc(), Structures.llc(), Structures.llc(), Structures.llc()))
                .isEqualTo("provider-specific QoS: low layer is there 4 times; at most 3 are possible");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                // @formatter:off
                Arguments.of(object(12, ""),                               "unknown element type 12, expected 0 to 11"),
                Arguments.of(object(-1, "00"),                             "unknown element type -1, expected 0 to 11"),
                Arguments.of(object(AtmQos.QOS_CLASS, "00"),               "qos parameter of 1 octets, expected 2 to 4"),
                Arguments.of(object(AtmQos.QOS_CLASS, "0500"),             "QoS classes 5 and 0, expected 0 to 4"),
                Arguments.of(Structures.aal(16, 1, 0, 0, 0),               "AAL type 16, only AAL type 5 (5) can be had"),
                Arguments.of(Structures.aal(5, 65_536, 1, 1, 0),           "AAL unit of 65536 octets, expected 1 to 65535"),
                Arguments.of(Structures.aal(5, 1, 1, 2, 0),                "AAL mode 2, only message mode (1) can be had"),
                Arguments.of(Structures.aal(5, 1, 1, 1, 1),                "AAL sublayer 1, only none (0) can be had"),
                Arguments.of(Structures.bearer(2, 0, 0, 0, 0),             "bearer class 2, expected A (1), C (3) or X (16)"),
                Arguments.of(Structures.bearer(16, 5, 0, 0, 0),            "traffic type 5, expected none (0), CBR (4) or VBR (8)"),
                Arguments.of(Structures.bearer(1, 8, 0, 0, 0),             "bearer class A with traffic type 8"),
                Arguments.of(Structures.bearer(3, 4, 0, 0, 0),             "bearer class C with traffic type 4"),
                Arguments.of(peak(0x1000000, 1, false),                    "forward rate or burst of 16777216, expected 0 to 16777215"),
                Arguments.of(Structures.traffic(2, 1, ABSENT),             "forward peak of CLP 0 above that of all cells"),
                Arguments.of(Structures.traffic(ABSENT, 10, 11),           "forward sustainable rate 11 above the peak 10"),
                Arguments.of(Structures.highLayer(1, 9, ""),               "high layer information of 9 octets, expected 0 to 8"),
                Arguments.of(low(NO_2, NO_3, ""),                          "low layer information without a layer"),
                Arguments.of(low(new int[] {3, 0, 0, 0}, NO_3, ""),        "layer 2 protocol 3 is not known"),
                Arguments.of(low(new int[] {6, 0, 7, 0}, NO_3, ""),        "layer 2 has a window or a packet size but no mode"),
                Arguments.of(low(NO_2, new int[] {6, 64, 0, 7, 0, 0}, ""), "layer 3 has a window but no packet size"),
                Arguments.of(Structures.address(AtmQos.CALLED_NUMBER, 3, 0, ""), "address type 3, expected E.164 (1) or AESA (2)"),
                Arguments.of(Structures.address(AtmQos.CALLED_SUBADDRESS, 1, 1, "31"), "a subaddress of type E.164, expected AESA (2)"),
                Arguments.of(object(AtmQos.TRANSIT_NETWORK, "400105 3031323334"), "transit network of 5 octets, expected 1 to 4"));
                // @formatter:on
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void everythingElseFailsTheRequestWithALineThatSaysWhatWasExpected(QosObject object, String line) {
        assertThat(refusal(object)).isEqualTo("provider-specific QoS: " + line);
    }

    @Test
    void bearerAndRatesThatDoNotGoTogetherFailTheRequest() {
        QosObject constant = Structures.bearer(16, 4, 1, 0, 0);

        assertThat(refusal(constant, peak(5, 5, true))).contains("best effort with a bearer of constant rate");
        assertThat(refusal(Structures.traffic(ABSENT, 10, 5), constant)).contains("with a sustainable rate");
        assertThat(refusal(constant, Structures.traffic(ABSENT, 10, 0, 0, 0, 0, 1)))
                .contains("with tagging");
    }

    @Test
    void whatIsSaidWinsOverTheFlowSpecs() {
        TrafficContract contract = decode(AtmQos.of(AtmQos.Category.REAL_TIME_VARIABLE_RATE)
                        .forward(4_000, 1_000, 133)
                        .backward(500, 400, 7)
                        .tagging(true, false)
                        .maxSdu(2_000, 3_000)
                        .objects()
                        .toArray(QosObject[]::new))
                .applyTo(GUARANTEED);

        assertThat(contract)
                .isEqualTo(new TrafficContract(
                        ServiceCategory.RT_VBR,
                        new CellTraffic(4_000, 1_000, 133, true),
                        new CellTraffic(500, 400, 7, false),
                        2_000,
                        3_000,
                        GUARANTEED.maxTransitDelayMillis(),
                        GUARANTEED.delayVariationMicros()));
    }

    @Test
    void aPeakAloneIsAConstantRateWhereTheFlowSpecsAskForNothing() {
        TrafficContract contract = decode(peak(100, ABSENT, false)).applyTo(BEST_EFFORT);

        assertThat(contract.category()).isEqualTo(ServiceCategory.CBR);
        assertThat(contract.forward()).isEqualTo(CellTraffic.peak(100));
        assertThat(contract.backward()).as("as much as the other way").isEqualTo(CellTraffic.peak(100));
    }

    @Test
    void aBearerAloneTurnsTheContractIntoItsCategory() {
        TrafficContract variable = decode(Structures.bearer(16, 8, 2, 0, 0)).applyTo(GUARANTEED);

        assertThat(variable.category()).isEqualTo(ServiceCategory.NRT_VBR);
        assertThat(variable.forward().scr()).isEqualTo(GUARANTEED.forward().pcr());
        assertThat(variable.maxTransitDelayMillis()).isEqualTo(-1);
        assertThat(decode(Structures.bearer(16, 0, 0, 0, 0)).applyTo(BEST_EFFORT))
                .isEqualTo(BEST_EFFORT);
    }

    @Test
    void bestEffortGivesThePromiseUp() {
        TrafficContract contract = decode(peak(100, ABSENT, true)).applyTo(GUARANTEED);

        assertThat(contract.category()).isEqualTo(ServiceCategory.UBR);
        assertThat(contract.forward()).isEqualTo(CellTraffic.peak(100));
        assertThat(contract.backward())
                .isEqualTo(CellTraffic.peak(GUARANTEED.backward().pcr()));
    }

    @Test
    void configurationOfTheBearerAgreesWithTheCall() {
        SpecificQos qos = decode(Structures.bearer(16, 8, 2, 0, 0));

        assertThat(element(qos.forCall(true), ElementType.BEARER_CAPABILITY).contents())
                .isEqualTo(Octets.hex("10 8a 81"));
        assertThat(qos.forCall(false)).isEqualTo(qos);
    }

    @Test
    void askingForTheAnswerToARefusalAsksForWhatCouldBeHad() {
        Admission admission = new Admission(LinkRate.E1, Admission.Terms.USUAL);
        Qos asked = AtmQos.of(AtmQos.Category.VARIABLE_RATE)
                .forward(9_000, 8_000, 20)
                .backward(50, 40, 3)
                .qosClass(3, 3)
                .addTo(Qos.BEST_EFFORT);
        QosMapping mapping = new QosMapping(OVERHEAD, LinkRate.E1);
        TrafficContract wanted =
                SpecificQos.decode(asked.providerSpecific()).require().applyTo(mapping.contractOf(asked));
        assertThat(admission.reserve(wanted)).isEmpty();
        TrafficContract offer = admission.available(wanted).orElseThrow();

        Qos answer = mapping.granted(asked, offer);

        SpecificQos again = SpecificQos.decode(answer.providerSpecific()).require();
        assertThat(again.applyTo(mapping.contractOf(answer))).isEqualTo(offer);
        assertThat(again.elements())
                .containsAll(
                        SpecificQos.decode(asked.providerSpecific()).require().elements());
        assertThat(admission.reserve(offer)).isPresent();
    }

    @Test
    void applicationsLearnAtOnceWhatCannotBeSaid() {
        assertThatThrownBy(() -> AtmQos.of(AtmQos.Category.CONSTANT_RATE).forward(2, 1, 1))
                .hasMessage("CONSTANT_RATE has no forward sustainable rate; give its peak alone");
        assertThatThrownBy(() -> AtmQos.of(AtmQos.Category.VARIABLE_RATE).forward(2, 3, 1))
                .hasMessage("forward sustainable rate is 3, expected 1 to 2");
        assertThatThrownBy(() -> AtmQos.of(AtmQos.Category.VARIABLE_RATE).bearerClass(AtmQos.BearerClass.A))
                .hasMessage("bearer class A does not carry VARIABLE_RATE");
        assertThatThrownBy(() -> AtmQos.of(AtmQos.Category.CONSTANT_RATE).tagging(true, false))
                .hasMessageContaining("has no tagging");
    }

    @Test
    void everyKindOfObjectIsReadAtOnce() {
        List<QosObject> all = new ArrayList<>(Structures.all());
        SpecificQos qos = SpecificQos.decode(all).require();

        assertThat(qos.elements()).hasSize(all.size() - 3 + 1); // without AAL, rates and cause, with an indicator
        assertThat(qos.applyTo(BEST_EFFORT).forward()).isEqualTo(new CellTraffic(4_000, 1_000, 133, true));
    }
}
