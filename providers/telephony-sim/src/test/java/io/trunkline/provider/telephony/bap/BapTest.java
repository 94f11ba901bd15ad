package io.trunkline.provider.telephony.bap;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.testkit.Outage;
import io.trunkline.protocol.Octets;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Packets, and two ends that ask each other for links over lines that lose and double. */
class BapTest {
    private static final long SECOND = EventScheduler.PICOS_PER_SECOND;
    private static final int RUNS = Integer.getInteger("bap.runs", 2_000);

    // ---- octets

    @Test
    void callRequestForAChannelOfIsdnHasABitMaskForItsType() {
        BapPacket packet = BapPacket.request(BapType.CALL_REQUEST, 1, List.of(BapOption.isdn(64)));
        assertThat(packet.encode()).isEqualTo(Octets.hex("01 01 0009 0105 0040 01"));
    }

    @Test
    void responsesHaveTheirCodeBeforeTheOptions() {
        BapPacket packet = new BapPacket(
                BapType.CALL_RESPONSE, 1, BapResponse.ACK, List.of(BapOption.number(new PhoneDelta(2, "42", ""))));
        assertThat(packet.encode()).isEqualTo(Octets.hex("02 01 000E 00 0209 010302 0204 3432"));
        BapPacket refused = new BapPacket(BapType.DROP_RESPONSE, 7, BapResponse.FULL_NAK, List.of());
        assertThat(refused.encode()).isEqualTo(Octets.hex("06 07 0005 03"));
    }

    @Test
    void statusAndDropQueryCarryWhatTheyMust() {
        BapPacket status = BapPacket.request(BapType.CALL_STATUS, 3, List.of(BapOption.status(17, true)));
        assertThat(status.encode()).isEqualTo(Octets.hex("07 03 0008 0604 11 01"));
        BapPacket drop = BapPacket.request(BapType.DROP_QUERY, 4, List.of(BapOption.link(0x203)));
        assertThat(drop.encode()).isEqualTo(Octets.hex("05 04 0008 0504 0203"));
        assertThat(BapPacket.decode(Octets.hex("05 04 0004").reader()).isValue())
                .isFalse();
        assertThat(BapPacket.decode(Octets.hex("07 03 0007 0603 11").reader()).isValue())
                .isFalse();
    }

    @Test
    void everyPacketReadsBackAndPaddingIsPassedOver() {
        for (BapType type : BapType.values()) {
            List<BapOption> options = List.of(
                    BapOption.isdn(64),
                    BapOption.number(new PhoneDelta(3, "123", "9")),
                    BapOption.noNumberNeeded(),
                    BapOption.reason("more"),
                    BapOption.link(9),
                    BapOption.status(0, false));
            BapResponse response = type.isResponse() ? BapResponse.NAK : BapResponse.ACK;
            BapPacket packet = new BapPacket(type, 200, response, options);
            Octets octets = packet.encode();
            assertThat(BapPacket.decode(octets.reader()).require()).isEqualTo(packet);
            assertThat(BapPacket.decode(Octets.hex(octets + "FFFF").reader()).require())
                    .isEqualTo(packet);
            assertThat(packet.number()).contains(new PhoneDelta(3, "123", "9"));
        }
    }

    @Test
    void numberIsMadeOfTheOldOneAndItsUniqueDigits() {
        assertThat(new PhoneDelta(2, "42", "").applyTo("5551234")).isEqualTo("5551242");
        assertThat(PhoneDelta.SAME.applyTo("5551234")).isEqualTo("5551234");
        assertThat(new PhoneDelta(99, "7", "").applyTo("555")).isEqualTo("7");
    }

    // ---- two ends

    private record Packet(long picos, int number, End to, byte[] octets) implements Comparable<Packet> {
        @Override
        public int compareTo(Packet other) {
            int byTime = Long.compare(picos, other.picos);
            return byTime != 0 ? byTime : Integer.compare(number, other.number);
        }
    }

    private final PriorityQueue<Packet> line = new PriorityQueue<>();
    private long now;
    private int sent;
    private double loss;
    private double doubling;
    private SeededRandom random = SeededRandom.of(1, "line");

    private final class End implements BapUser {
        private final Bap bap;
        private final List<String> log = new ArrayList<>();
        private final List<BapExchange> dials = new ArrayList<>();
        private final Set<Integer> links = new LinkedHashSet<>();
        private BapResponse answer = BapResponse.ACK;
        private End peer;

        End(boolean favored) {
            bap = new Bap(this, favored);
        }

        @Override
        public void send(BapPacket packet) {
            if (random.happens(loss)) return;
            byte[] octets = packet.encode().toArray();
            line.add(new Packet(now + SECOND / 100, sent++, peer, octets));
            if (random.happens(doubling)) line.add(new Packet(now + SECOND / 50, sent++, peer, octets));
        }

        @Override
        public Answer callRequested() {
            return new Answer(answer, answer == BapResponse.ACK ? Optional.of(PhoneDelta.SAME) : Optional.empty());
        }

        @Override
        public BapResponse callbackRequested(Optional<PhoneDelta> number) {
            return answer;
        }

        @Override
        public BapResponse dropRequested(int ownDiscriminator) {
            return links.contains(ownDiscriminator) ? answer : BapResponse.NAK;
        }

        @Override
        public void dial(BapExchange exchange, Optional<PhoneDelta> number) {
            log.add("dial " + number.isPresent());
            dials.add(exchange);
        }

        @Override
        public void terminate(int peerDiscriminator) {
            log.add("terminate " + peerDiscriminator);
        }

        @Override
        public void ended(BapExchange exchange, BapOutcome outcome) {
            log.add((exchange.isOwn() ? "own " : "other ") + exchange.type() + " " + outcome);
        }
    }

    private final End caller = new End(true);
    private final End called = new End(false);

    {
        caller.peer = called;
        called.peer = caller;
    }

    private static void begun(Optional<BapExchange> exchange) {
        assertThat(exchange).isPresent();
    }

    private void run(long seconds) {
        long until = now + seconds * SECOND;
        while (true) {
            long arrives = line.isEmpty() ? Bap.NEVER : line.peek().picos;
            long expires = Math.min(caller.bap.nextPicos(), called.bap.nextPicos());
            long next = Math.min(arrives, expires);
            if (next > until) break;
            now = next;
            if (arrives == next) {
                Packet packet = line.remove();
                packet.to.bap.received(packet.octets, 0, now);
            } else {
                caller.bap.expire(now);
                called.bap.expire(now);
            }
        }
        now = until;
    }

    @Test
    void agreedCallIsDialledAndItsStatusTold() {
        begun(caller.bap.requestCall(now));
        run(1);
        assertThat(caller.log).containsExactly("dial true");
        caller.bap.callUp(caller.dials.get(0), now);
        run(1);
        assertThat(caller.log).endsWith("own CALL_REQUEST DONE");
        assertThat(called.log).containsExactly("other CALL_REQUEST DONE");
        run(60);
        assertThat(caller.bap.open() + called.bap.open()).isZero();
        assertThat(caller.bap.nextPicos()).isEqualTo(Bap.NEVER);
    }

    @Test
    void failedCallIsTriedAgainAndThenTold() {
        begun(caller.bap.requestCall(now));
        run(1);
        caller.bap.callFailed(caller.dials.get(0), 17, true, now);
        run(1);
        assertThat(caller.dials).hasSize(2);
        caller.bap.callFailed(caller.dials.get(1), 34, false, now);
        run(1);
        assertThat(caller.log).endsWith("own CALL_REQUEST CALL_FAILED");
        assertThat(called.log).containsExactly("other CALL_REQUEST CALL_FAILED");
    }

    @Test
    void callbackIsDialledByTheFarEnd() {
        begun(caller.bap.requestCallback(new PhoneDelta(1, "5", ""), now));
        run(1);
        assertThat(called.log).containsExactly("dial true");
        called.bap.callUp(called.dials.get(0), now);
        run(1);
        assertThat(called.log).endsWith("other CALLBACK_REQUEST DONE");
        assertThat(caller.log).containsExactly("own CALLBACK_REQUEST DONE");
    }

    @Test
    void dropNamesTheLinkByTheReceiversDiscriminator() {
        called.links.add(0x203);
        begun(caller.bap.requestDrop(0x203, now));
        run(1);
        assertThat(caller.log).containsExactly("terminate 515", "own DROP_QUERY DONE");
        begun(caller.bap.requestDrop(0x103, now));
        run(1);
        assertThat(caller.log).endsWith("own DROP_QUERY REFUSED");
    }

    @Test
    void whenBothAskAtOnceTheFavoredPeerWins() {
        begun(caller.bap.requestCall(now));
        begun(called.bap.requestCall(now));
        run(1);
        assertThat(caller.log).containsExactly("dial true");
        assertThat(called.log).containsExactly("own CALL_REQUEST YIELDED");
        caller.bap.callUp(caller.dials.get(0), now);
        run(1);
        assertThat(called.log).endsWith("other CALL_REQUEST DONE");
    }

    @Test
    void whenOneAsksForMoreAndTheOtherForLessTheFavoredPeerWinsToo() {
        caller.links.add(5);
        called.links.add(6);
        begun(called.bap.requestDrop(5, now));
        begun(caller.bap.requestCall(now));
        run(1);
        assertThat(caller.log).containsExactly("dial true");
        assertThat(called.log).containsExactly("own DROP_QUERY YIELDED");
    }

    @Test
    void fullNakIsRememberedUntilTheBundleChanges() {
        called.answer = BapResponse.FULL_NAK;
        begun(caller.bap.requestCall(now));
        run(1);
        assertThat(caller.log).containsExactly("own CALL_REQUEST REFUSED_FULL");
        assertThat(caller.bap.requestCall(now)).isEmpty();
        assertThat(caller.bap.mayAskForLess()).isTrue();
        caller.bap.bundleChanged();
        assertThat(caller.bap.requestCall(now)).isPresent();
    }

    @Test
    void nakMayBeAskedAgainAndRejectSaysThatItCannot() {
        called.answer = BapResponse.NAK;
        begun(caller.bap.requestCall(now));
        run(1);
        called.answer = BapResponse.REJECT;
        begun(caller.bap.requestCall(now));
        run(1);
        assertThat(caller.log).containsExactly("own CALL_REQUEST REFUSED", "own CALL_REQUEST NOT_IMPLEMENTED");
    }

    @Test
    @Outage(below = "ANSWER")
    void answerToTheFourthTryIsInTime() {
        loss = 1;
        begun(caller.bap.requestCall(now));
        run(8);
        loss = 0;
        run(2);
        assertThat(caller.log).containsExactly("dial true");
    }

    @Test
    @Outage(below = "CALL", above = "CALL")
    void callThatComesNeitherUpNorToAnEndIsGivenUpByBothAfterTwoMinutes() {
        begun(caller.bap.requestCall(now));
        run(119);
        assertThat(caller.log).containsExactly("dial true");
        assertThat(called.log).isEmpty();
        run(2);
        assertThat(caller.log).containsExactly("dial true", "own CALL_REQUEST NO_ANSWER");
        assertThat(called.log).containsExactly("other CALL_REQUEST NO_ANSWER");
    }

    /** A repeated request gets the old answer, and once that is forgotten a new one. */
    @Test
    @Outage(below = "LINGER", above = "LINGER")
    void requestThatComesAgainIsAnsweredAsBeforeUntilItsExchangeIsForgotten() {
        called.links.add(9);
        byte[] request = BapPacket.request(BapType.DROP_QUERY, 1, List.of(BapOption.link(9)))
                .encode()
                .toArray();
        called.bap.received(request, 0, now);
        run(11);
        called.bap.received(request, 0, now);
        assertThat(called.log).containsExactly("other DROP_QUERY DONE");
        run(2);
        called.bap.received(request, 0, now);
        assertThat(called.log).containsExactly("other DROP_QUERY DONE", "other DROP_QUERY DONE");
    }

    @Test
    @Outage(above = "ANSWER")
    void noAnswerIsGivenUpAfterFourTries() {
        loss = 1;
        begun(caller.bap.requestCall(now));
        run(11);
        assertThat(caller.log).isEmpty();
        run(1);
        assertThat(caller.log).containsExactly("own CALL_REQUEST NO_ANSWER");
    }

    @Test
    void tenCallsAtOnceAreTenExchanges() {
        for (int i = 0; i < 10; i++) begun(caller.bap.requestCall(now));
        run(1);
        assertThat(caller.dials).hasSize(10);
        caller.dials.forEach(exchange -> caller.bap.callUp(exchange, now));
        run(1);
        assertThat(called.log).hasSize(10).containsOnly("other CALL_REQUEST DONE");
    }

    @Test
    void whateverIsLostOrDoubledEveryExchangeEndsOnBothSides() {
        for (int seed = 1; seed <= RUNS; seed++) {
            random = SeededRandom.of(seed, "line");
            loss = random.fraction() * 0.4;
            doubling = random.fraction() * 0.4;
            caller.links.add(1);
            called.links.add(2);
            for (int step = 0; step < 6; step++) {
                End end = random.happens(0.5) ? caller : called;
                switch (random.below(3)) {
                    case 0 -> end.bap.requestCall(now);
                    case 1 -> end.bap.requestCallback(PhoneDelta.SAME, now);
                    default -> end.bap.requestDrop(end == caller ? 2 : 1, now);
                }
                run(random.below(3));
                for (End dialling : List.of(caller, called)) {
                    for (BapExchange exchange : List.copyOf(dialling.dials)) {
                        boolean again = random.happens(0.2);
                        if (random.happens(0.5)) dialling.bap.callUp(exchange, now);
                        else dialling.bap.callFailed(exchange, 17, again, now);
                    }
                    dialling.dials.clear();
                }
            }
            run(600);
            assertThat(caller.bap.open() + called.bap.open()).as("seed " + seed).isZero();
            assertThat(caller.bap.nextPicos()).as("seed " + seed).isEqualTo(Bap.NEVER);
            caller.dials.clear();
            called.dials.clear();
            line.clear();
        }
    }
}
