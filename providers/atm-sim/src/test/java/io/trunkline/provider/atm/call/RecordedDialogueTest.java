package io.trunkline.provider.atm.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.ServiceCategory;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Aesa;
import io.trunkline.provider.atm.wire.AtmAddress;
import io.trunkline.provider.atm.wire.CallReference;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.ConnectionIdentifier;
import io.trunkline.provider.atm.wire.Element;
import io.trunkline.provider.atm.wire.ElementType;
import io.trunkline.provider.atm.wire.HighLayer;
import io.trunkline.provider.atm.wire.Message;
import io.trunkline.provider.atm.wire.MessageType;
import io.trunkline.provider.atm.wire.QosParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Our two sides against a dialogue recorded between two entities of linux-atm 2.5.1, and against messages with errors in them. */
class RecordedDialogueTest {
    // @formatter:off
    private static final String SETUP = hex("09 03 000001 05 80 0064 58800009 05 8c23e4 8123e4 8400 59800008 84002710 85002710"
        + " 5e800003 108580 5d800008 8300a03e00000002 70800015 82 47000580ffe1000000f21a00020020481a000200"
        + " 6c800015 82 47000580ffe1000000f21a00010020481a000100 5c800002 0000");
    private static final String CALL_PROCEEDING  = hex("09 03 800001 02 80 0009 5a800005 88 0000 0064");
    private static final String CONNECT          = hex("09 03 800001 07 80 000d 58800009 05 8c23e4 8123e4 8400");
    private static final String CONNECT_ACK      = hex("09 03 000001 0f 80 0000");
    private static final String MODIFY_REQUEST   = hex("09 03 000001 88 80 000c 59800008 84004e20 85004e20");
    private static final String MODIFY_ACK       = hex("09 03 800001 89 80 0005 89800001 01");
    private static final String AVAILABLE        = hex("09 03 000001 8b 80 0000");
    private static final String RELEASE          = hex("09 03 000001 4d 80 0006 08800002 8090");
    private static final String RELEASE_COMPLETE = hex("09 03 800001 5a 80 0000");
    // @formatter:on

    private final PlainEvents clock = new PlainEvents();
    private final BareLink link = new BareLink();
    private final List<String> told = new ArrayList<>();
    private final UserSide user = new UserSide("a", clock, link, (setup, call) -> new TestNetwork.Told(told));

    private static String hex(String text) {
        return text.replace(" ", "");
    }

    private static AtmAddress address(String text) {
        return Aesa.parse(text).orElseThrow();
    }

    private Call setup() {
        TrafficContract contract = TestNetwork.cbr(10_000);
        SetupRequest request = new SetupRequest(
                address("47.0005.80ffe1000000f21a0002.0020481a0002.00"),
                address("47.0005.80ffe1000000f21a0001.0020481a0001.00"),
                contract,
                false,
                Octets.NONE,
                Octets.NONE,
                List.of(
                        Element.of(ElementType.TRAFFIC_DESCRIPTOR, ContractElements.change(contract)),
                        Element.of(
                                ElementType.HIGH_LAYER, new HighLayer(HighLayer.VENDOR, Octets.hex("00a03e00000002"))),
                        Element.of(ElementType.QOS_PARAMETER, new QosParameter(0, 0))));
        return user.setup(request, new TestNetwork.Told(told));
    }

    private Call active() {
        Call call = setup();
        link.sent();
        link.receive(CALL_PROCEEDING);
        link.receive(CONNECT);
        return call;
    }

    @Test
    void theUserSideSaysWhatTheRecordedUserSaid() {
        Call call = setup();
        assertThat(link.sent()).containsExactly(SETUP);
        assertThat(link.receive(CALL_PROCEEDING)).isEmpty();
        assertThat(link.receive(CONNECT)).containsExactly(CONNECT_ACK);
        call.modify(TestNetwork.cbr(20_000));
        assertThat(link.sent()).containsExactly(MODIFY_REQUEST);
        assertThat(link.receive(MODIFY_ACK)).containsExactly(AVAILABLE);
        call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
        assertThat(link.sent()).containsExactly(RELEASE);
        assertThat(link.receive(RELEASE_COMPLETE)).isEmpty();

        assertThat(told).containsExactly("proceeding with a channel", "connected 10000", "modified 20000", "ended 16");
        assertThat(user.leftovers()).isEmpty();
    }

    /** A path on the recorded channel that leads to a host without interface. */
    private record Recorded(TrafficContract contract) implements PathControl.Path {
        @Override
        public String calledHost() {
            return "nobody";
        }

        @Override
        public ConnectionIdentifier callerEnd() {
            return ConnectionIdentifier.exclusive(0, 100);
        }

        @Override
        public ConnectionIdentifier calledEnd() {
            return callerEnd();
        }

        @Override
        public PathControl.Answer modify(TrafficContract wanted) {
            return new PathControl.Answer.Reserved(this);
        }

        @Override
        public PathControl.Answer addParty(AtmAddress called) {
            return new PathControl.Answer.Reserved(this);
        }

        @Override
        public void open() {}

        @Override
        public void release() {}

        @Override
        public long signallingDelayPicos() {
            return 0;
        }
    }

    @Test
    void theNetworkSideSaysWhatTheRecordedNetworkSaid() {
        List<TrafficContract> asked = new ArrayList<>();
        CallProcessing processing = new CallProcessing(clock, new PathControl() {
            @Override
            public Optional<String> hostOf(AtmAddress address) {
                return Optional.empty();
            }

            @Override
            public Answer reserve(String caller, AtmAddress called, TrafficContract contract, boolean multipoint) {
                asked.add(contract);
                return new Answer.Reserved(new Recorded(contract));
            }
        });
        BareLink networkLink = new BareLink();
        NetworkSide network = processing.attach("a", networkLink);

        assertThat(networkLink.receive(SETUP)).containsExactly(CALL_PROCEEDING);
        assertThat(asked).containsExactly(TestNetwork.cbr(10_000));
        assertThat(networkLink.receive(RELEASE)).containsExactly(RELEASE_COMPLETE);
        clock.runOut();
        assertThat(network.leftovers()).isEmpty();
        assertThat(processing.leftovers()).isEmpty();
    }

    @Test
    void anEnquiryIsAnsweredAsTheRecordedEntityAnsweredIt() {
        active();
        assertThat(link.receive(hex("09 03 800001 75 80 0000")))
                .containsExactly(hex("09 03 000001 7d 80 000b 14800001 0a 08800002 809e"));
    }

    @Test
    void aReferenceThatIsNotInUseIsAnsweredOrIgnoredByTheKindOfMessage() {
        link.receive(hex("09 03 000009 0f 80 0000"));
        assertThat(link.receive(hex("09 03 000009 4d 80 0006 08800002 8090")))
                .containsExactly(hex("09 03 800009 5a 80 0006 08800002 80d1"));
        assertThat(link.receive(hex("09 03 000009 6e 80 0005 27800001 82")))
                .containsExactly(hex("09 03 800009 5a 80 0006 08800002 80d1"));
        assertThat(link.receive(hex("09 03 000009 5a 80 0000"))).isEmpty();
        assertThat(link.receive(hex("09 03 000009 7d 80 000b 14800001 0a 08800002 809e")))
                .containsExactly(hex("09 03 800009 5a 80 0006 08800002 80e5"));
        assertThat(link.receive(hex("09 03 000009 7d 80 000b 14800001 00 08800002 809e")))
                .isEmpty();
        assertThat(link.receive(SETUP.replace("0903000001", "0903800001"))).isEmpty();
        assertThat(user.leftovers()).isEmpty();
    }

    @Test
    void aSetupWithoutWhatItMustCarryIsRefusedWithCause96() {
        link.receive(hex("09 03 000009 0f 80 0000"));
        assertThat(link.receive(hex("09 03 000003 05 80 0000")))
                .singleElement()
                .satisfies(answer -> assertThat(answer).startsWith(hex("09 03 800003 5a 80 000d 08800003 80e0")));
        assertThat(user.leftovers()).isEmpty();
    }

    @Test
    void whatIsWrongWithAMessageOfAKnownCallIsReported() {
        Call call = active();
        // @formatter:off
        assertThat(link.receive(hex("09 03 800001 fa 80 0000"))).containsExactly(status("08800003 80e1fa"));
        assertThat(link.receive(hex("09 03 800001 07 80 0000"))).containsExactly(status("08800003 80e507"));
        assertThat(link.receive(hex("09 03 800001 6e 80 0000"))).containsExactly(statusBehind("08800003 80e027"));
        assertThat(link.receive(hex("09 03 800001 6e 80 0009 27800001"))).containsExactly(status("08800002 80e8"));
        assertThat(link.receive(hex("09 03 800001 6e 80 0005 27e00001 82"))).containsExactly(statusBehind("08800003 80e427"));
        assertThat(link.receive(hex("09 03 800001 0f 80 0005 fb910001 00"))).isEqualTo(List.of(status("08800003 80e50f")));
        // @formatter:on
        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
        assertThat(link.receive(hex("09 03 800001 fa 90 0000")))
                .containsExactly(hex("09 03 000001 4d 80 0007 08800003 80e1fa"));
        assertThat(told).endsWith("ended 97 by network");
    }

    private static String status(String cause) {
        String elements = "14800001 0a" + cause;
        return hex("09 03 000001 7d 80" + String.format("%04x", hex(elements).length() / 2) + elements);
    }

    /** Causes with element ids stand first. */
    private static String statusBehind(String cause) {
        String elements = cause + "14800001 0a";
        return hex("09 03 000001 7d 80" + String.format("%04x", hex(elements).length() / 2) + elements);
    }

    @Test
    void aReleaseWithoutCauseStillReleasesAndIsToldSo() {
        active();
        assertThat(link.receive(hex("09 03 800001 4d 80 0000")))
                .singleElement()
                .satisfies(answer -> assertThat(answer).startsWith(hex("09 03 000001 5a 80 000d 08800003 80e008")));
        assertThat(told).endsWith("ended 31 by network");
        assertThat(user.leftovers()).isEmpty();
    }

    @Test
    void contractsComeBackFromTheirElementsAsTheyWere() {
        CellTraffic burst = new CellTraffic(4_000, 1_000, 133, true);
        for (var category : ServiceCategory.values()) {
            boolean rateAlone = category.ordinal() == 0 || category.ordinal() == 3;
            var traffic = rateAlone ? CellTraffic.peak(4_000) : burst;
            TrafficContract contract = new TrafficContract(category, traffic, traffic, 9188, 1508, 20, 250);
            var setup = Message.of(
                    MessageType.SETUP,
                    new CallReference(false, 1),
                    ContractElements.of(contract, false).toArray(new Element[0]));
            assertThat(ContractElements.read(setup).require()).isEqualTo(contract);
        }
    }

    @Test
    void causesWithDiagnosticsDoNotEndAMessage() {
        Cause cause = new Cause(2, CauseValue.USER_CELL_RATE_NOT_AVAILABLE.code(), Octets.of(0x84));
        var message = Message.of(MessageType.RELEASE_COMPLETE, new CallReference(true, 1), Elements.cause(cause));
        assertThat(Elements.arranged(message).elements()).hasSize(2);
        assertThat(Optional.of(Elements.arranged(message).elements().get(0))).contains(Elements.cause(cause));
    }
}
