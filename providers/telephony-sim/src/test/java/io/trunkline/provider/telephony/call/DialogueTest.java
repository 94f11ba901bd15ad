package io.trunkline.provider.telephony.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.protocol.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each side against messages in octets, right and wrong; what libpri 1.6.0 answers to the same is what is expected, where it is known. */
class DialogueTest {
    private static final String PROCEEDING = "08 02 8001 02 18 03 a9 83 81";
    private static final String CONNECT = "08 02 8001 07";
    private static final String SETUP_IN = "08 02 0005 05 a1 04 02 88 90 18 03 a9 83 81 70 02 80 31";

    private final PlainEvents clock = new PlainEvents();
    private final BareLink link = new BareLink();
    private final List<String> told = new ArrayList<>();
    private final AccessProfile profile = AccessProfile.user(AccessKind.PRIMARY_E1);
    private TestExchange.Answering answering = TestExchange.Answering.DEFER;
    private final UserSide user = new UserSide("a", clock, link, profile, (setup, call) -> {
        answering.with(call);
        return new TestExchange.Told(told);
    });

    private static String hex(String text) {
        return text.replace(" ", "");
    }

    private Call setup() {
        SetupRequest request = SetupRequest.to("222", "111", Octets.NONE);
        Call call = user.setup(request, new TestExchange.Told(told));
        link.sent();
        return call;
    }

    private Call active() {
        Call call = setup();
        link.receive(PROCEEDING);
        assertThat(link.receive(CONNECT)).containsExactly(hex("08 02 0001 0f"));
        return call;
    }

    @Test
    void theSetupIsWrittenInTheOrderOfElements() {
        SetupRequest request = SetupRequest.to("222", "111", Octets.of(7)).on(ChannelWish.exclusive(1, 2, 3, 4, 5, 6));
        user.setup(request, new TestExchange.Told(told));
        assertThat(link.sent())
                .containsExactly(hex("08 02 0001 05 a1 04 03 88 98 86 18 08 a9 83 01 02 03 04 05 86"
                        + " 6c 04 81 313131 70 04 81 323232 7c 06 88 98 86 6b 0c 8f 7e 02 00 07"));
    }

    @Test
    void aFirstAnswerWithoutChannelIsReportedWithCause96AndState1() {
        Call call = setup();
        assertThat(link.receive("08 02 8001 02")).containsExactly(hex("08 02 0001 7d 08 03 80 e0 18 14 01 01"));
        assertThat(call.state()).isEqualTo(UserState.U1_CALL_INITIATED);
    }

    @Test
    void aSetupWithoutBearerOrWithABadOneIsRefused() {
        active();
        assertThat(link.receive("08 02 0005 05 18 03 a9 83 81")).containsExactly(hex("08 02 8005 5a 08 03 80 e0 04"));
        assertThat(link.receive("08 02 0006 05 04 01 88 18 03 a9 83 82"))
                .containsExactly(hex("08 02 8006 5a 08 03 80 e4 04"));
        assertThat(link.receive("08 02 0007 05 04 02 88 90")).containsExactly(hex("08 02 8007 5a 08 03 80 e0 18"));
        assertThat(link.receive("08 02 0008 05 04 02 88 90 0f 01 00 18 03 a9 83 82"))
                .containsExactly(hex("08 02 8008 5a 08 03 80 e0 0f"));
    }

    @Test
    void aSetupOnAChannelThatIsNotThereOrTakenIsRefused() {
        active();
        assertThat(link.receive("08 02 0005 05 04 02 88 90 18 03 a9 83 90"))
                .containsExactly(hex("08 02 8005 5a 08 02 80 d2"));
        assertThat(link.receive("08 02 0006 05 04 02 88 90 18 03 a9 83 81"))
                .containsExactly(hex("08 02 8006 5a 08 02 80 ac"));
    }

    @Test
    void aMessageAboutAnUnknownCallIsAnsweredByItsKind() {
        active();
        assertThat(link.receive("08 02 0009 45 08 02 80 90")).containsExactly(hex("08 02 8009 5a 08 02 80 d1"));
        assertThat(link.receive("08 02 0009 4d")).containsExactly(hex("08 02 8009 5a 08 02 80 d1"));
        assertThat(link.receive("08 02 0009 75")).containsExactly(hex("08 02 8009 5a 08 02 80 d1"));
        assertThat(link.receive("08 02 0009 3f")).containsExactly(hex("08 02 8009 5a 08 02 80 d1"));
        assertThat(link.receive("08 02 0009 5a")).isEmpty();
        assertThat(link.receive("08 02 0009 7d 08 02 80 9e 14 01 0a"))
                .containsExactly(hex("08 02 8009 5a 08 02 80 e5"));
        assertThat(link.receive("08 02 0009 7d 08 02 80 9e 14 01 00")).isEmpty();
        assertThat(link.receive("08 02 8009 05 04 02 88 90 18 03 a9 83 82")).isEmpty();
    }

    @Test
    void whatCannotBeReadIsDropped() {
        active();
        assertThat(link.receive("09 02 8001 45")).isEmpty();
        assertThat(link.receive("08")).isEmpty();
        assertThat(link.receive("08 04 00000001 45")).isEmpty();
        assertThat(link.receive("08 00 45")).isEmpty();
    }

    @Test
    void whatIsWrongWithAMessageOfAKnownCallIsReported() {
        Call call = active();
        assertThat(link.receive("08 02 8001 3f")).containsExactly(status("e1 3f"));
        assertThat(link.receive("08 02 8001 01")).containsExactly(status("e5 01"));
        assertThat(link.receive("08 02 8001 6e")).containsExactly(status("e0 27"));
        assertThat(link.receive("08 02 8001 6e 27 02 80 81")).containsExactly(status("e4 27"));
        assertThat(link.receive("08 02 8001 6e 27 01 80 2f 01 00")).containsExactly(status("e3 2f"));
        assertThat(link.receive("08 02 8001 6e 0f 01 00 27 01 80")).containsExactly(status("e0 0f"));
        assertThat(link.receive("08 02 8001 6e 27 05 80")).containsExactly(hex("08 02 0001 7d 08 02 80 e4 14 01 0a"));
        assertThat(link.receive("08 02 8001 24")).containsExactly(status("e5 24"));
        assertThat(told).endsWith("notified 0");
        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
    }

    private static String status(String causeAndDiagnostics) {
        return hex("08 02 0001 7d 08 03 80 " + causeAndDiagnostics + " 14 01 0a");
    }

    @Test
    void anEnquiryIsAnsweredWithCause30AndTheState() {
        active();
        assertThat(link.receive("08 02 8001 75")).containsExactly(hex("08 02 0001 7d 08 02 80 9e 14 01 0a"));
    }

    @Test
    void aStatusThatKnowsNoCallEndsItAndAnyOtherChangesNothing() {
        Call call = active();
        assertThat(link.receive("08 02 8001 7d 08 02 82 e5 14 01 09")).isEmpty();
        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
        assertThat(link.receive("08 02 8001 7d 08 02 82 9e 14 01 00")).isEmpty();
        assertThat(told).endsWith("ended 101 by network");
        assertThat(user.leftovers()).isEmpty();
    }

    @Test
    void clearingMessagesWithoutCauseClearAndAreAnsweredWithCause96() {
        active();
        assertThat(link.receive("08 02 8001 45")).containsExactly(hex("08 02 0001 4d 08 03 80 e0 08"));
        assertThat(link.receive("08 02 8001 5a")).isEmpty();
        assertThat(told).endsWith("ended 31 by network");
        Call second = setup();
        assertThat(link.receive("08 02 8002 4d")).containsExactly(hex("08 02 0002 5a 08 03 80 e0 08"));
        assertThat(second.state()).isEqualTo(UserState.U0_NULL);
        assertThat(user.leftovers()).isEmpty();
    }

    @Test
    void aReleaseThatCrossesOurReleaseEndsTheCallWithoutAnAnswer() {
        Call call = active();
        call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
        assertThat(link.sent()).containsExactly(hex("08 02 0001 45 08 02 80 90"));
        assertThat(link.receive("08 02 8001 45 08 02 82 90")).containsExactly(hex("08 02 0001 4d 08 02 80 90"));
        assertThat(link.receive("08 02 8001 4d 08 02 82 90")).isEmpty();
        assertThat(link.receive("08 02 8001 45 08 02 82 90")).containsExactly(hex("08 02 0001 5a 08 02 80 d1"));
        assertThat(user.leftovers()).isEmpty();
    }

    @Test
    void restartsAreAcknowledgedWithTheSameElementsAndFlagOne() {
        Call call = active();
        assertThat(link.receive("08 02 0000 46 18 03 a9 83 81 79 01 80"))
                .containsExactly(hex("08 02 8000 4e 18 03 a9 83 81 79 01 80"));
        assertThat(call.state()).isEqualTo(UserState.U0_NULL);
        assertThat(link.receive("08 02 0000 46 79 01 87")).containsExactly(hex("08 02 8000 4e 79 01 87"));
        assertThat(link.receive("08 02 0000 45 08 02 80 90"))
                .containsExactly(hex("08 02 8000 7d 08 02 80 d1 14 01 00"));
        assertThat(user.leftovers()).isEmpty();
    }

    @Test
    void anIncomingCallIsDeferredRefusedOrAnswered() {
        active();
        String other = SETUP_IN.replace("83 81", "83 82");
        assertThat(link.receive(other)).containsExactly(hex("08 02 8005 02"));
        assertThat(link.receive(other)).isEmpty();
        answering = TestExchange.Answering.BUSY;
        assertThat(link.receive(other.replace("0005", "0006").replace("83 82", "83 83")))
                .containsExactly(hex("08 02 8006 5a 08 02 80 91 7e 02 00 05"));
        answering = TestExchange.Answering.ACCEPT;
        assertThat(link.receive(other.replace("0005", "0007").replace("83 82", "83 84")))
                .containsExactly(hex("08 02 8007 07 7e 02 00 07"));
        assertThat(link.receive("08 02 0007 0f")).isEmpty();
        assertThat(told).endsWith("connected [4] ");
    }

    @Test
    void aShortCallReferenceOnAPrimaryAccessIsUnderstoodAndAnsweredWithALongOne() {
        Call call = setup();
        link.receive("08 01 81 02 18 03 a9 83 81");
        assertThat(call.state()).isEqualTo(UserState.U3_OUTGOING_CALL_PROCEEDING);
        assertThat(link.receive("08 01 81 75")).containsExactly(hex("08 02 0001 7d 08 02 80 9e 14 01 03"));
    }

    @Test
    void theNetworkOffersChannelsThatTheUserMayChange() {
        TestExchange net = new TestExchange();
        net.access("111", AccessKind.PRIMARY_E1);
        TestExchange.Terminal a = net.accesses.get("111").terminal();
        BareLink bare = new BareLink();
        net.accesses.put("5", net.access("5555", AccessKind.PRIMARY_E1));
        NetworkSide side = net.processing.attach("5", bare, AccessProfile.network(AccessKind.PRIMARY_E1));
        a.call("5");
        net.clock.seconds(1);
        assertThat(bare.sent()).singleElement().asString().contains(hex("18 03 a1 83 81"));
        bare.receive("08 02 8001 02 18 03 a9 83 89");
        bare.receive("08 02 8001 07");
        net.clock.seconds(1);
        assertThat(net.switched).containsExactly("111[1] 5555[9]");
        side.clear(DataLink.OWN, Optional.empty());
        net.clock.runOut();
        assertThat(net.leftovers()).isEmpty();
    }
}
