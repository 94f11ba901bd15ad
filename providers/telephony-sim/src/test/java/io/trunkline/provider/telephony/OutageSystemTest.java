package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.Side;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.testkit.Outage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Silence on a signalling channel, and lost messages, just below and just above each timer of data link and call control that a connection
 * can meet: what is below is survived, what is above fails with the timer's code and cause, and nothing is left over in either case.
 */
@Tag("once") // what it finds out is the same on every JDK
class OutageSystemTest {

    private static String silence(String host, int atMillis, int millis) {
        return "at=" + atMillis + "ms down channel=" + host + ":d for=" + millis + "ms";
    }

    private static String lost(String host, String message, int count) {
        return "at=0s lose-message host=" + host + " message=" + message + " count=" + count;
    }

    private static void fails(Ws2Exception failure, WsaError code, int cause, Side side) {
        assertThat(failure).isNotNull();
        assertThat(failure.error()).as(failure.getMessage()).isEqualTo(code);
        assertThat(failure.networkCause().orElseThrow().number()).isEqualTo(cause);
        assertThat(failure.side()).isEqualTo(side);
    }

    // ---- the data link

    /** SABME goes out at 0, 1, 2 and 3 s. */
    @Test
    @Outage(below = "T200")
    void callIsPlacedAfterSilenceJustBelowTheLastSabme() throws Exception {
        try (Rehearsal talk = Rehearsal.of(silence("alice", 0, 2_900))) {
            talk.talk(5_000, 1).survived();
        }
    }

    @Test
    @Outage(above = "T200")
    void callFailsInSilenceJustAboveTheLastSabme() throws Exception {
        try (Rehearsal talk = Rehearsal.of(silence("alice", 0, 3_100))) {
            talk.talk(5_000, 1);
            fails(talk.alice, WsaError.WSAENETDOWN, 41, Side.NETWORK);
            assertThat(talk.overSeconds).isBetween(4.0, 4.1);
        }
    }

    /** A terminal that shares its access asks for an identifier at 0, 2 and 4 s. */
    @Test
    @Outage(below = "T202")
    void callIsPlacedAfterSilenceJustBelowTheLastRequestForAnIdentifier() throws Exception {
        try (Rehearsal talk = Rehearsal.on("bri-multipoint", silence("alice", 0, 3_900))) {
            talk.talk(5_000, 1).survived();
        }
    }

    @Test
    @Outage(above = "T202")
    void callFailsInSilenceJustAboveTheLastRequestForAnIdentifier() throws Exception {
        try (Rehearsal talk = Rehearsal.on("bri-multipoint", silence("alice", 0, 4_100))) {
            talk.talk(5_000, 1);
            fails(talk.alice, WsaError.WSAENETDOWN, 41, Side.NETWORK);
            assertThat(talk.overSeconds).isBetween(6.0, 6.1);
        }
    }

    /** The link has been quiet since 1.1 s; it is asked at 11.1 s, three times more, and set up anew at 15.1 s. */
    @Test
    @Outage(below = "T203")
    void silenceOfALinkThatIsOverBeforeItIsAskedIsNotNoticed() throws Exception {
        try (Rehearsal talk = Rehearsal.of(silence("bob", 1_500, 9_500))) {
            talk.talk(1_000, 25).survived();
            assertThat(talk.count("bob > STATUS ENQUIRY")).isZero();
        }
    }

    @Test
    @Outage(above = "T203")
    void silenceOfALinkThatDoesNotAnswerIsNoticedAndTheStateOfCallsAskedFor() throws Exception {
        try (Rehearsal talk = Rehearsal.of(silence("bob", 1_500, 13_500))) {
            talk.talk(1_000, 25).survived();
            assertThat(talk.count("bob > STATUS ENQUIRY")).isPositive();
            assertThat(talk.count("bob < STATUS 30")).isPositive();
        }
    }

    /** The link is given up at 19.1 s, the call 30 s later, unless the link that is asked for every second is there. */
    @Test
    @Outage(below = "T309")
    void activeCallSurvivesSilenceOfItsLinkJustBelowT309() throws Exception {
        try (Rehearsal talk = Rehearsal.of(silence("bob", 2_000, 45_900))) {
            talk.talk(1_000, 55).survived();
            assertThat(talk.count("bob < STATUS 30")).isPositive();
        }
    }

    @Test
    @Outage(above = "T309")
    void activeCallEndsAtBothSidesInSilenceOfItsLinkJustAboveT309() throws Exception {
        try (Rehearsal talk = Rehearsal.of(silence("bob", 2_000, 48_000))) {
            talk.talk(1_000, 55);
            fails(talk.alice, WsaError.WSAEHOSTDOWN, 27, Side.NETWORK);
            fails(talk.bob, WsaError.WSAEHOSTDOWN, 27, Side.NETWORK);
            assertThat(talk.overSeconds).isBetween(49.0, 50.0);
        }
    }

    // ---- setting up

    @Test
    @Outage(below = "T303")
    void setupThatIsLostOnceIsRepeatedByT303() throws Exception {
        for (String host : new String[] {"alice", "bob"}) {
            try (Rehearsal talk = Rehearsal.of(lost(host, "SETUP", 1))) {
                talk.talk(5_000, 1).survived();
            }
        }
    }

    @Test
    @Outage(above = "T303")
    void setupThatIsLostTwiceFailsByT303() throws Exception {
        try (Rehearsal talk = Rehearsal.of(lost("alice", "SETUP", 2))) {
            talk.talk(5_000, 1);
            fails(talk.alice, WsaError.WSAETIMEDOUT, 102, Side.NETWORK);
            assertThat(talk.overSeconds).isBetween(8.0, 8.1);
        }
        try (Rehearsal talk = Rehearsal.of(lost("bob", "SETUP", 2))) {
            talk.talk(5_000, 1);
            fails(talk.alice, WsaError.WSAETIMEDOUT, 18, Side.NETWORK);
            assertThat(talk.overSeconds).isBetween(8.1, 8.3);
        }
    }

    /** Alice hears CALL PROCEEDING and not that bob's side alerts. */
    @Test
    @Outage(below = "T310")
    void callerHearsAnAnswerJustBelowT310() throws Exception {
        try (Rehearsal talk = Rehearsal.of(lost("alice", "ALERTING", 1))) {
            talk.talk(29_800, 1).survived();
        }
    }

    @Test
    @Outage(above = "T310")
    void callerGivesUpJustAboveT310() throws Exception {
        try (Rehearsal talk = Rehearsal.of(lost("alice", "ALERTING", 1))) {
            talk.talk(30_100, 1);
            fails(talk.alice, WsaError.WSAETIMEDOUT, 102, Side.NETWORK);
            assertThat(talk.overSeconds).isBetween(30.0, 30.1);
        }
    }

    @Test
    @Outage(below = "T301")
    void callThatIsAcceptedJustBelowT301IsPlaced() throws Exception {
        try (Rehearsal talk = Rehearsal.of("")) {
            talk.talk(179_900, 1).survived();
        }
    }

    @Test
    @Outage(above = "T301")
    void callThatIsNotAcceptedJustAboveT301HasNoAnswer() throws Exception {
        try (Rehearsal talk = Rehearsal.of("")) {
            talk.talk(180_300, 1);
            fails(talk.alice, WsaError.WSAETIMEDOUT, 19, Side.NETWORK);
            assertThat(talk.overSeconds).isBetween(180.0, 180.4);
        }
    }

    /** Bob accepts at 1 s; his CONNECT is asked for every second, the last time before T313 at 4 s. */
    @Test
    @Outage(below = "T313")
    void connectionSurvivesSilenceAfterConnectJustBelowT313() throws Exception {
        try (Rehearsal talk = Rehearsal.of(silence("bob", 1_005, 2_900))) {
            talk.talk(1_000, 1).survived();
        }
    }

    /** The DISCONNECT of T313 is lost as well, and the call released by T305. */
    @Test
    @Outage(above = {"T313", "T305"})
    void connectionFailsInSilenceAfterConnectJustAboveT313() throws Exception {
        try (Rehearsal talk = Rehearsal.of(silence("bob", 1_005, 3_100))) {
            talk.talk(1_000, 1);
            fails(talk.alice, WsaError.WSAETIMEDOUT, 102, Side.PEER);
            fails(talk.bob, WsaError.WSAETIMEDOUT, 102, Side.NETWORK);
            assertThat(talk.count("bob > RELEASE 102")).isOne();
            assertThat(talk.overSeconds).isBetween(35.0, 35.2);
        }
    }

    // ---- while it lasts

    /** Both sides ask for the state of the call when the link is there again; each answer is lost once. */
    @Test
    @Outage(below = "T322")
    void enquiryThatIsNotAnsweredOnceIsRepeatedByT322() throws Exception {
        try (Rehearsal talk = Rehearsal.of(silence("bob", 2_000, 30_000) + "; " + lost("bob", "STATUS", 2))) {
            talk.talk(1_000, 45).survived();
            assertThat(talk.count("bob > STATUS ENQUIRY")).isEqualTo(3);
        }
    }

    @Test
    @Outage(above = "T322")
    void enquiryThatIsNotAnsweredTwiceEndsTheCallByT322() throws Exception {
        try (Rehearsal talk = Rehearsal.of(silence("bob", 2_000, 30_000) + "; " + lost("bob", "STATUS", 4))) {
            talk.talk(1_000, 45);
            fails(talk.alice, WsaError.WSAENETDOWN, 41, Side.NETWORK);
            fails(talk.bob, WsaError.WSAENETDOWN, 41, Side.NETWORK);
            assertThat(talk.overSeconds).isBetween(40.0, 41.0);
        }
    }

    // ---- clearing

    /** Until T305 expires the channel is held, then the release says what the DISCONNECT had said. */
    @Test
    @Outage(below = "T305")
    void disconnectThatIsLostHoldsTheChannelUntilT305() throws Exception {
        try (Rehearsal talk = Rehearsal.of(lost("alice", "DISCONNECT", 1))) {
            talk.talk(1_000, 1).settle(29).survived();
            assertThat(talk.hosts.heldChannels("alice")).isOne();
            talk.settle(2);
            assertThat(talk.hosts.heldChannels("alice")).isZero();
            assertThat(talk.count("alice > RELEASE 16")).isOne();
        }
    }

    @Test
    @Outage(below = "T308")
    void releaseThatIsLostOnceIsRepeatedByT308() throws Exception {
        for (String host : new String[] {"alice", "bob"}) {
            try (Rehearsal talk = Rehearsal.of(lost(host, "RELEASE", 1))) {
                talk.talk(1_000, 1).settle(7).survived();
                assertThat(talk.signalled).doesNotContain("alice < RESTART", "bob > RESTART");
                assertThat(talk.hosts.heldChannels(host)).isZero();
            }
        }
    }

    @Test
    @Outage(above = "T308")
    void releaseThatIsLostTwiceEndsInARestartOfTheChannel() throws Exception {
        try (Rehearsal talk = Rehearsal.of(lost("alice", "RELEASE", 2))) {
            talk.talk(1_000, 1).settle(10).survived();
            assertThat(talk.signalled).endsWith("alice < RESTART", "alice > RESTART ACKNOWLEDGE");
        }
        try (Rehearsal talk = Rehearsal.of(lost("bob", "RELEASE", 2))) {
            talk.talk(1_000, 1).settle(10).survived();
            assertThat(talk.signalled).endsWith("bob > RESTART", "bob < RESTART ACKNOWLEDGE");
        }
    }

    // ---- restart

    private static Rehearsal restart(String more) throws Exception {
        return Rehearsal.of("at=3s restart node=x1" + more).talk(1_000, 5);
    }

    @Test
    void exchangeThatRestartsIsToldThatItsChannelsAreFreeAndTheConnectionsEnd() throws Exception {
        try (Rehearsal talk = restart("").settle(1)) {
            fails(talk.alice, WsaError.WSAENETDOWN, 41, Side.NETWORK);
            fails(talk.bob, WsaError.WSAENETDOWN, 41, Side.NETWORK);
            assertThat(talk.signalled)
                    .endsWith(
                            "alice < RESTART",
                            "alice > RESTART ACKNOWLEDGE",
                            "bob < RESTART",
                            "bob > RESTART ACKNOWLEDGE")
                    .doesNotContain("alice < DISCONNECT 41", "bob < DISCONNECT 41");
            assertThat(talk.hosts.heldChannels("alice") + talk.hosts.heldChannels("bob"))
                    .isZero();
            talk.alice = talk.bob = null;
            talk.talk(5_000, 1).survived();
        }
    }

    @Test
    @Outage(below = "T316")
    void restartThatIsLostOnceIsRepeatedByT316() throws Exception {
        try (Rehearsal talk = restart("; " + lost("bob", "RESTART", 1)).settle(1)) {
            fails(talk.bob, WsaError.WSAENETDOWN, 41, Side.NETWORK);
            assertThat(talk.hosts.seconds()).isBetween(123.0, 125.0);
            assertThat(talk.signalled).endsWith("bob < RESTART", "bob > RESTART ACKNOWLEDGE");
        }
    }

    /** The link is set up anew, and bob hears that his call is gone when he asks for its state. */
    @Test
    @Outage(above = "T316")
    void restartThatIsLostTwiceTakesTheLinkWithIt() throws Exception {
        try (Rehearsal talk = restart("; " + lost("bob", "RESTART", 2)).settle(1)) {
            fails(talk.bob, WsaError.WSAECONNRESET, 81, Side.NETWORK);
            assertThat(talk.hosts.seconds()).isBetween(243.0, 245.0);
            assertThat(talk.signalled).endsWith("bob > STATUS ENQUIRY", "bob < RELEASE COMPLETE 81");
        }
    }

    @Test
    void restartThatWaitsForOneThatIsGivenUpGoesOutOnTheNewLink() throws Exception {
        try (Rehearsal talk = restart("; at=10s restart node=x1; " + lost("bob", "RESTART", 2))
                .settle(1)) {
            fails(talk.bob, WsaError.WSAENETDOWN, 41, Side.NETWORK);
            assertThat(talk.hosts.seconds()).isBetween(243.0, 245.0);
            assertThat(talk.signalled).containsSubsequence("bob < RESTART", "bob > RESTART ACKNOWLEDGE");
        }
    }

    @Test
    void terminalsThatShareAnAccessAreNotAskedToRestart() throws Exception {
        try (Rehearsal talk = Rehearsal.on("bri-multipoint", "at=3s restart node=x1")) {
            talk.talk(1_000, 5).settle(1);
            fails(talk.alice, WsaError.WSAENETDOWN, 41, Side.NETWORK);
            fails(talk.bob, WsaError.WSAENETDOWN, 41, Side.NETWORK);
            assertThat(talk.signalled)
                    .contains("alice < DISCONNECT 41", "bob < DISCONNECT 41")
                    .doesNotContain("alice < RESTART", "bob < RESTART");
        }
    }

    /** Alice gives her first call up, bob does not hear of it, and her second member places the same circuit again. */
    @Test
    void circuitThatIsPlacedAnewHasNothingToDoWithWhatIsLeftOfTheOldOne() throws Exception {
        String faults = lost("alice", "CALL_PROCEEDING", 2) + "; " + lost("alice", "RELEASE_COMPLETE", 1);
        try (TwoHosts hosts = new TwoHosts("faults = \"" + faults + "\"")) {
            Conversation talk = new Conversation(hosts, 789, 30_000, 40);
            talk.holdUnderContract();
            hosts.nothingIsLeft();
            assertThat(talk.streamsWhole()).isOne();
            assertThat(talk.failures()).contains("one WSAETIMEDOUT").doesNotContain("two WSAETIMEDOUT");
        }
    }
}
