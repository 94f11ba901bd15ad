package io.trunkline.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.WsaError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class AdmissionLedgerTest {
    private enum Verb {
        ADMIT,
        RENEGOTIATE,
        RELEASE,
        CAPACITY,
        PEER_LIMIT
    }

    private record Command(Verb verb, int which, Qos qos, long sending, long receiving) {
        Rates rates() {
            return new Rates(sending, receiving);
        }
    }

    @Provide
    Arbitrary<Qos> requests() {
        Arbitrary<Long> rates = Arbitraries.longs().between(0, 500);
        Arbitrary<FlowSpec> guaranteed = rates.map(rate -> FlowSpec.guaranteed(rate, 100));
        Arbitrary<FlowSpec> peak = Combinators.combine(rates, rates)
                .as((rate, more) -> FlowSpec.guaranteed(rate, 100).withPeakBandwidth(rate + more));
        Arbitrary<FlowSpec> load = rates.map(rate -> FlowSpec.controlledLoad(rate, 100));
        Arbitrary<FlowSpec> plain = Arbitraries.of(
                FlowSpec.UNSPECIFIED,
                FlowSpec.BEST_EFFORT,
                FlowSpec.NO_TRAFFIC,
                FlowSpec.guaranteed(FlowSpec.NOT_SPECIFIED, 1),
                FlowSpec.controlledLoad(FlowSpec.POSITIVE_INFINITY_RATE, 1));
        Arbitrary<FlowSpec> any = Arbitraries.oneOf(guaranteed, peak, load, plain);
        return Combinators.combine(any, any).as(Qos::of);
    }

    @Provide
    Arbitrary<List<Command>> commands() {
        Arbitrary<Long> rates = Arbitraries.longs().between(0, 1500);
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(6, Arbitraries.of(Verb.ADMIT)), Tuple.of(4, Arbitraries.of(Verb.class))),
                        Arbitraries.integers().between(0, 20),
                        requests(),
                        rates,
                        rates)
                .as(Command::new)
                .list()
                .ofMaxSize(60);
    }

    /** The ledger beside a list of what is in force. */
    private static final class Run {
        private final AdmissionLedger ledger = new AdmissionLedger(new Rates(1000, 1000));
        private final List<AdmissionLedger.Reservation> inForce = new ArrayList<>();

        void step(Command command) {
            AdmissionLedger.Reservation one = inForce.isEmpty() ? null : inForce.get(command.which() % inForce.size());
            switch (command.verb()) {
                case ADMIT -> admit(command);
                case RENEGOTIATE -> renegotiate(one, command.qos());
                case RELEASE -> release(one);
                case CAPACITY -> inForce.removeAll(ledger.capacity(command.rates()));
                case PEER_LIMIT -> ledger.peerLimit(command.which() % 3, command.rates());
            }
            assertThat(ledger.booked()).isEqualTo(sum());
            assertThat(ledger.booked().fitInto(ledger.capacity())).isTrue();
        }

        private Rates sum() {
            return inForce.stream().map(AdmissionLedger.Reservation::rates).reduce(Rates.NONE, Rates::plus);
        }

        private void admit(Command command) {
            Integer peer = command.which() % 3;
            boolean fits = Rates.of(command.qos()).fitInto(ledger.left(peer));
            try {
                inForce.add(ledger.admit(peer, command.qos()));
                assertThat(fits).isTrue();
            } catch (QosRefusedException refused) {
                assertThat(fits).isFalse();
                assertThat(refused.error()).isEqualTo(WsaError.WSAEOPNOTSUPP);
                assertThat(refused.available()).isEqualTo(ledger.available(peer, command.qos()));
                refused.available().ifPresent(less -> assertAdmitted(peer, less));
            }
        }

        private void assertAdmitted(Object peer, Qos less) {
            Optional<AdmissionLedger.Reservation> admitted = ledger.book(peer, Rates.of(less));
            assertThat(admitted).as("what was said to be available: %s", less).isPresent();
            admitted.get().release();
        }

        private void renegotiate(AdmissionLedger.Reservation one, Qos wanted) {
            if (one == null) return;
            Rates before = one.rates();
            try {
                one.renegotiate(wanted);
                assertThat(one.rates()).isEqualTo(Rates.of(wanted));
            } catch (QosRefusedException refused) {
                assertThat(one.rates()).isEqualTo(before);
            }
        }

        private void release(AdmissionLedger.Reservation one) {
            if (one == null) return;
            one.release();
            one.release();
            inForce.remove(one);
            assertThat(one.rates()).isEqualTo(Rates.NONE);
            assertThat(one.isInForce()).isFalse();
        }
    }

    @Property(tries = 2_000)
    void promisesNeverExceedTheCapacityAndAllOfThemComeBack(@ForAll("commands") List<Command> commands) {
        Run run = new Run();
        commands.forEach(run::step);
        run.inForce.forEach(AdmissionLedger.Reservation::release);
        assertThat(run.ledger.booked()).isEqualTo(Rates.NONE);
        assertThat(run.ledger.left("a peer without limit")).isEqualTo(run.ledger.capacity());
    }

    @Property
    void bestEffortIsAlwaysAdmitted(@ForAll("commands") List<Command> commands) throws QosRefusedException {
        Run run = new Run();
        for (Command command : commands) {
            run.step(command);
            run.ledger.admit(0, Qos.BEST_EFFORT).release();
            run.ledger.admit(0, Qos.UNSPECIFIED).release();
        }
    }

    @Example
    void peerWithALimitIsRefusedWhatTheLinkStillHas() throws QosRefusedException {
        AdmissionLedger ledger = new AdmissionLedger(new Rates(1000, 1000));
        ledger.peerLimit("alice", new Rates(100, 100));
        Qos wanted = Qos.symmetric(FlowSpec.guaranteed(60, 10));
        ledger.admit("alice", wanted);
        assertThatThrownBy(() -> ledger.admit("alice", wanted))
                .isInstanceOfSatisfying(
                        QosRefusedException.class,
                        refused ->
                                assertThat(refused.available()).contains(Qos.symmetric(FlowSpec.guaranteed(40, 10))));
        ledger.admit("bob", wanted);
        ledger.peerLimit("alice", null);
        ledger.admit("alice", wanted);
    }

    @Example
    void lessCapacityWithdrawsTheLatestThatHelp() throws QosRefusedException {
        AdmissionLedger ledger = new AdmissionLedger(new Rates(1000, 1000));
        AdmissionLedger.Reservation first =
                ledger.admit(null, Qos.of(FlowSpec.guaranteed(600, 1), FlowSpec.NO_TRAFFIC));
        AdmissionLedger.Reservation second =
                ledger.admit(null, Qos.of(FlowSpec.guaranteed(300, 1), FlowSpec.NO_TRAFFIC));
        AdmissionLedger.Reservation otherWay =
                ledger.admit(null, Qos.of(FlowSpec.NO_TRAFFIC, FlowSpec.guaranteed(900, 1)));
        assertThat(ledger.capacity(new Rates(700, 1000))).containsExactly(second);
        assertThat(second.isInForce()).isFalse();
        assertThat(second.rebook(Rates.NONE)).isFalse();
        assertThat(first.isInForce()).isTrue();
        assertThat(otherWay.isInForce()).isTrue();
    }

    @Example
    void reservationMayGrowIntoWhatItHoldsItself() throws QosRefusedException {
        AdmissionLedger ledger = new AdmissionLedger(new Rates(1000, 1000));
        AdmissionLedger.Reservation reservation = ledger.admit(null, Qos.symmetric(FlowSpec.controlledLoad(900, 1)));
        reservation.renegotiate(Qos.symmetric(FlowSpec.controlledLoad(1000, 1)));
        assertThat(reservation.rates()).isEqualTo(new Rates(1000, 1000));
        assertThatThrownBy(() -> reservation.renegotiate(Qos.symmetric(FlowSpec.controlledLoad(1001, 1))))
                .isInstanceOf(QosRefusedException.class);
        assertThat(reservation.rates()).isEqualTo(new Rates(1000, 1000));
    }

    @Example
    void directionWithoutAnythingLeftMakesNothingAvailable() throws QosRefusedException {
        AdmissionLedger ledger = new AdmissionLedger(new Rates(1000, 1000));
        ledger.admit(null, Qos.of(FlowSpec.guaranteed(1000, 1), FlowSpec.NO_TRAFFIC));
        assertThat(ledger.available(null, Qos.symmetric(FlowSpec.guaranteed(1, 1))))
                .isEmpty();
        assertThat(ledger.available(null, Qos.of(FlowSpec.BEST_EFFORT, FlowSpec.guaranteed(1, 1))))
                .isPresent();
    }
}
