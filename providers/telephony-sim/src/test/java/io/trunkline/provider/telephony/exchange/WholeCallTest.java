package io.trunkline.provider.telephony.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.call.AccessProfile;
import io.trunkline.provider.telephony.call.Call;
import io.trunkline.provider.telephony.call.CallListener;
import io.trunkline.provider.telephony.call.CallProcessing;
import io.trunkline.provider.telephony.call.DataLink;
import io.trunkline.provider.telephony.call.IncomingSetup;
import io.trunkline.provider.telephony.call.SetupRequest;
import io.trunkline.provider.telephony.call.UserSide;
import io.trunkline.provider.telephony.call.UserSideListener;
import io.trunkline.provider.telephony.hdlc.BitStuffing;
import io.trunkline.provider.telephony.line.DChannel;
import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.simulation.EventScheduler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls by signalling on the D channels through the whole exchange, and bits on the B channels. */
class WholeCallTest {
    private static final long SECOND = EventScheduler.PICOS_PER_SECOND;

    /** A data link that is always there: the bare messages as frames of a D channel. */
    private static final class BareLink implements DataLink {
        private final EventScheduler events;
        private final DChannel.End end;
        private Upcalls told;

        BareLink(EventScheduler events, DChannel.End end) {
            this.events = events;
            this.end = end;
            end.receiver(octets -> told.received(OWN, Octets.copyOf(octets)));
        }

        @Override
        public void upcalls(Upcalls upcalls) {
            told = upcalls;
        }

        @Override
        public void establish(int tei) {
            events.after(0, () -> told.established(tei));
        }

        @Override
        public void send(int tei, Octets message) {
            byte[] frame = message.toArray();
            end.send(frame, BitStuffing.lineBits(frame), () -> {});
        }

        @Override
        public void broadcast(Octets message) {
            throw new AssertionError("no bus here");
        }

        @Override
        public void release(int tei) {
            events.after(0, () -> told.released(tei));
        }
    }

    /** A host at one access that answers every call. */
    private final class Party implements UserSideListener {
        private final UserSide side;
        private final List<Call> placed = new ArrayList<>();
        private final Map<Integer, List<Integer>> up = new LinkedHashMap<>();
        private final List<Integer> causes = new ArrayList<>();
        private int answered;

        Party(Access access) {
            DChannel line = access.dChannel();
            processing.attach(
                    access.name(), new BareLink(town.events, line.network()), AccessProfile.network(access.kind()));
            side = new UserSide(
                    access.name(),
                    town.events,
                    new BareLink(town.events, line.user()),
                    AccessProfile.user(access.kind()),
                    this);
        }

        void dial(String number) {
            int index = placed.size();
            placed.add(side.setup(SetupRequest.to(number, "", Octets.NONE), new CallListener() {
                @Override
                public void connected(List<Integer> channels, Octets userData) {
                    up.put(index, channels);
                }

                @Override
                public void ended(Cause cause, boolean byNetwork, Octets userData) {
                    up.remove(index);
                    causes.add(cause.value());
                }
            }));
        }

        @Override
        public CallListener incoming(IncomingSetup setup, Call call) {
            answered++;
            call.accept(Octets.NONE);
            return new CallListener() {
                @Override
                public void connected(List<Integer> channels, Octets userData) {}

                @Override
                public void ended(Cause cause, boolean byNetwork, Octets userData) {}
            };
        }
    }

    private Town town;
    private CallProcessing processing;
    private Party alice;
    private Party bob;

    private void open(Town opened) {
        town = opened;
        processing = new CallProcessing(town.events, town.exchange);
        town.exchange.upcalls(processing);
        alice = new Party(town.exchange.access("alice"));
        bob = new Party(town.exchange.subscriber("bob").accesses().get(0));
    }

    private void seconds(long seconds) {
        town.events.runUntil(town.events.nowPicos() + seconds * SECOND);
    }

    private void hangUp() {
        List.copyOf(alice.placed).forEach(call -> call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE));
        seconds(5);
        assertThat(alice.up).isEmpty();
        assertThat(processing.leftovers()).isEmpty();
        assertThat(town.exchange.isIdle()).isTrue();
    }

    @Test
    void tenChannelsAreDialledCarryBitsAndAreGivenBack() {
        open(Town.small());
        for (int i = 0; i < 10; i++) alice.dial("1002");
        seconds(2);
        assertThat(alice.up).hasSize(10);
        assertThat(alice.up.get(9)).containsExactly(10);
        assertThat(bob.answered).isEqualTo(10);
        List<Integer> came = new ArrayList<>();
        for (int number = 1; number <= 10; number++) {
            town.exchange.access("bob").channel(number).receiver(octets -> came.add(octets.length));
            byte[] frame = new byte[number];
            town.exchange.access("alice").channel(number).send(frame, BitStuffing.lineBits(frame), () -> {});
        }
        seconds(1);
        assertThat(came).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(town.exchange.cost("alice")).isEqualByComparingTo("1.50");
        hangUp();
    }

    @Test
    void channelsThatFailEndTheirCallsAloneAndAreUsedAgainWhenTheyAreBack() {
        open(Town.small());
        for (int i = 0; i < 4; i++) alice.dial("1002");
        seconds(2);
        town.fault("at=0s down channel=alice:2 for=10s");
        town.fault("at=0s down channel=bob:4");
        seconds(5);
        assertThat(alice.up.keySet()).containsExactly(0, 2);
        assertThat(alice.causes).containsExactly(41, 41);
        alice.dial("1002");
        seconds(2);
        assertThat(alice.up.get(4)).containsExactly(4);
        seconds(10);
        alice.dial("1002");
        seconds(2);
        assertThat(alice.up.get(5)).containsExactly(2);
        hangUp();
    }

    @Test
    void exchangeThatRestartsClearsEveryCallAndTakesNewOnes() {
        open(Town.small());
        for (int i = 0; i < 4; i++) alice.dial("1002");
        seconds(2);
        town.fault("at=0s restart node=x1");
        seconds(5);
        assertThat(alice.up).isEmpty();
        assertThat(alice.causes).containsExactly(41, 41, 41, 41);
        assertThat(processing.leftovers()).isEmpty();
        alice.dial("1002");
        seconds(2);
        assertThat(alice.up).hasSize(1);
        hangUp();
    }

    /** Alice over a trunk of three circuits, bob on two basic accesses. */
    private Party secondAccess() {
        open(Town.of(
                "hosts { alice {}, bob {} }",
                "exchanges { x {}, y {} }",
                "links = [ { from = alice, to = x }, { from = bob, to = y, rate = bri, count = 2 }",
                "  { from = x, to = y, circuits = 3 } ]"));
        return new Party(town.exchange.access("bob/2"));
    }

    @Test
    void callThatFindsAnAccessFullGoesOnToTheNextOneOnTheSameCircuit() {
        Party second = secondAccess();
        for (int i = 0; i < 3; i++) alice.dial("1002");
        seconds(3);
        assertThat(alice.causes).isEmpty();
        assertThat(alice.up).hasSize(3);
        assertThat(bob.answered).isEqualTo(2);
        assertThat(second.answered).isEqualTo(1);
        hangUp();
    }

    @Test
    void calledSideIsBusyWhenItsAccessesAreFullAndOutOfOrderWhenAllAreDown() {
        Party second = secondAccess();
        town.fault("at=0s down channel=bob/1:1");
        town.fault("at=0s down channel=bob/1:2");
        for (int i = 0; i < 3; i++) alice.dial("1002");
        seconds(3);
        assertThat(second.answered).isEqualTo(2);
        assertThat(alice.causes).containsExactly(CauseValue.USER_BUSY.code());
        town.fault("at=0s down link=bob-y");
        seconds(5);
        alice.causes.clear();
        alice.dial("1002");
        seconds(3);
        assertThat(alice.causes).containsExactly(CauseValue.DESTINATION_OUT_OF_ORDER.code());
        seconds(60); // nobody answers the clearing of what was there
        hangUp();
    }

    @Test
    void callsBeyondTheCircuitsOfATrunkFindNone() {
        open(Town.triangle(""));
        town.fault("at=0s down link=ws");
        for (int i = 0; i < 8; i++) alice.dial("040" + (i == 7 ? "999" : "1001"));
        seconds(3);
        assertThat(alice.up).hasSize(6);
        assertThat(alice.causes).containsExactlyInAnyOrder(34, 1);
        town.fault("at=0s down link=direct");
        seconds(5);
        assertThat(alice.up).isEmpty();
        assertThat(alice.causes).hasSize(8).endsWith(38, 38, 38, 38, 38, 38);
        hangUp();
    }
}
