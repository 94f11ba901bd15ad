package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.testkit.Octetry;
import io.trunkline.circuit.testkit.Outage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * B channels that carry nothing while signalling goes on, just below and just above what the link and the bundle on them, and a stream over
 * those, put up with.
 */
class LineOutageSystemTest {
    /** The link begins at 1.1 s: requests for its configuration go out at once, after 0.25, 0.75, 1.75, 3.75 s, and then every 3 s to 18.75 s. */
    @Test
    @Outage(below = "LCP restart timer")
    void linkOpensAfterSilenceJustBelowItsLastConfigureRequest() throws Exception {
        try (Rehearsal talk = Rehearsal.of("").silence(1_050, 18_600)) {
            talk.talk(1_000, 1).survived();
        }
    }

    @Test
    @Outage(above = "LCP restart timer")
    void connectionFailsInSilenceJustAboveTheLastConfigureRequest() throws Exception {
        try (Rehearsal talk = Rehearsal.of("").silence(1_050, 18_900)) {
            talk.talk(1_000, 1);
            assertThat(talk.alice.error()).isEqualTo(WsaError.WSAENETDOWN);
            assertThat(talk.bob.error()).isEqualTo(WsaError.WSAENETDOWN);
            assertThat(talk.overSeconds).isBetween(22.0, 23.0);
        }
    }

    /** It asks five times a second, and after 2,048 lost fragments in a row the receiver cannot tell new numbers from old ones (RFC 1990 §3). */
    @Test
    @Outage(below = "half of the short sequence numbers")
    void streamSurvivesSilenceOfFewerThanHalfTheSequenceNumbers() throws Exception {
        try (Rehearsal talk = Rehearsal.of("").silence(3_000, 405_000)) {
            talk.talk(1_000, 5).survived();
        }
    }

    @Test
    @Outage(above = "half of the short sequence numbers")
    void streamThatHearsNothingInTimeBecauseOfThatFailsWhenItsPatienceEnds() throws Exception {
        try (Rehearsal talk = Rehearsal.of("").silence(3_000, 415_000)) {
            talk.talk(1_000, 5);
            assertThat(talk.alice.error()).isEqualTo(WsaError.WSAETIMEDOUT);
            assertThat(talk.overSeconds).isBetween(600.0, 605.0);
        }
    }

    /**
     * Alice asks for another rate at 4 s and goes on to 10 s.
     *
     * @return what she was told, {@code null} if she has it
     */
    private static Ws2Exception resizeIn(Rehearsal talk, long before, long after) throws Exception {
        Ws2Exception[] told = new Ws2Exception[1];
        SocketGroup group = talk.hosts.alice.openGroup(
                talk.hosts.streams(talk.hosts.alice), GroupKind.UNCONSTRAINED, GroupQos.require(contract(before)));
        Ws2Socket port = talk.hosts.bob.listen(talk.hosts.streams(talk.hosts.bob), "bob:9000");
        Ws2Socket socket = group.socket(0);
        talk.hosts.run(
                () -> {
                    try (Ws2Socket accepted = port.accept(request -> request.accept(), Duration.ofSeconds(30))) {
                        Octetry.readAll(accepted);
                    }
                },
                () -> {
                    socket.connect("bob:9000", Duration.ofSeconds(60));
                    talk.hosts.clock().sleepUntil(4_000_000_000L);
                    told[0] = Rehearsal.failureOf(() -> group.setQos(GroupQos.require(contract(after))));
                    talk.overSeconds = talk.hosts.seconds();
                    talk.hosts.clock().sleepUntil(10_000_000_000L);
                    talk.heldAtTheEnd = talk.hosts.heldChannels("alice");
                    socket.close();
                });
        group.close();
        port.close();
        return told[0];
    }

    private static Qos contract(long octetsPerSecond) {
        return Qos.symmetric(FlowSpec.guaranteed(octetsPerSecond, 1024));
    }

    /** The far end is asked for a third channel at 4 s, and after 3, 6 and 9 s. */
    private static Ws2Exception growIn(Rehearsal talk) throws Exception {
        return resizeIn(talk, 6_000, 12_000);
    }

    @Test
    @Outage(below = "ANSWER")
    void bundleGrowsAfterSilenceJustBelowTheLastRequest() throws Exception {
        try (Rehearsal talk = Rehearsal.of("").silence(3_900, 8_900)) {
            assertThat(growIn(talk)).isNull();
            assertThat(talk.overSeconds).isBetween(13.0, 14.5);
        }
    }

    @Test
    @Outage(above = "ANSWER")
    void changeIsRefusedInSilenceJustAboveTheLastRequest() throws Exception {
        try (Rehearsal talk = Rehearsal.of("").silence(3_900, 9_300)) {
            Ws2Exception refused = growIn(talk);
            assertThat(refused.error()).isEqualTo(WsaError.WSAEOPNOTSUPP);
            assertThat(refused.networkCause().orElseThrow().number()).isEqualTo(47);
            assertThat(talk.overSeconds).isBetween(16.0, 16.1);
        }
    }

    /**
     * Alice does without her third channel, and nothing crosses for a while from her first Terminate-Request on. The second and last
     * one goes out after 0.25 s and is waited for for 0.5 s.
     *
     * @return how long after the first she clears the call of that channel, in seconds
     */
    private static double shrinkIn(Rehearsal talk) throws Exception {
        assertThat(resizeIn(talk, 12_000, 6_000)).isNull();
        assertThat(talk.count("alice > TERMINATE_REQUEST")).isEqualTo(2);
        assertThat(talk.heldAtTheEnd).isEqualTo(2);
        return talk.firstSeconds("alice > DISCONNECT 16") - talk.firstSeconds("alice > TERMINATE_REQUEST");
    }

    @Test
    @Outage(below = "LCP terminate timer")
    void linkEndsWithItsAnswerAfterSilenceJustBelowTheLastTerminateRequest() throws Exception {
        try (Rehearsal talk = Rehearsal.chargedBy("4s").silenceFrom("alice > TERMINATE_REQUEST", 240)) {
            assertThat(shrinkIn(talk)).isBetween(0.25, 0.3);
            assertThat(talk.count("alice < TERMINATE_ACK")).isOne();
        }
    }

    @Test
    @Outage(above = "LCP terminate timer")
    void linkEndsWithoutAnswerInSilenceJustAboveTheLastTerminateRequest() throws Exception {
        try (Rehearsal talk = Rehearsal.chargedBy("4s").silenceFrom("alice > TERMINATE_REQUEST", 270)) {
            assertThat(shrinkIn(talk)).isBetween(0.74, 0.76);
            assertThat(talk.count("alice < TERMINATE_ACK")).isZero();
        }
    }
}
