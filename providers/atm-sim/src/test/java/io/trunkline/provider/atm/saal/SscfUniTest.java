package io.trunkline.provider.atm.saal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.sscop.SscopError;
import io.trunkline.circuit.sscop.SscopPdu;
import io.trunkline.circuit.sscop.SscopProfile;
import io.trunkline.circuit.sscop.SscopRelease;
import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.protocol.Octets;
import io.trunkline.simulation.EventScheduler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SscfUniTest {
    private final PlainEvents plan = new PlainEvents();
    private final Side user = new Side();
    private final Side network = new Side();

    SscfUniTest() {
        user.sscf = new SscfUni(SscopProfile.UNI, plan, pdu -> carry(pdu, network), user);
        network.sscf = new SscfUni(SscopProfile.UNI, plan, pdu -> carry(pdu, user), network);
    }

    private void carry(SscopPdu pdu, Side to) {
        byte[] octets = pdu.encode().toArray();
        plan.after(EventScheduler.PICOS_PER_MILLI, () -> to.sscf.received(octets, 0, octets.length));
    }

    @Test
    void messagesPassAndTheClockRestsOnceTheLinkIsQuiet() {
        user.sscf.establish();
        user.sscf.send(Octets.of(1, 2, 3, 4, 5));
        plan.runOut();

        assertThat(user.told).containsExactly("established true");
        assertThat(network.told).containsExactly("established false", "message 0102030405");
        assertThat(plan.nowPicos()).isLessThan(2 * EventScheduler.PICOS_PER_SECOND);
        assertThat(plan.pending()).isEqualTo(2);
        assertThat(plan.isBusy()).isFalse();
    }

    @Test
    void recoveryIsAnsweredAndSeenAsAnotherEstablishment() {
        user.sscf.establish();
        plan.runOut();
        user.sscf.sscop().received(new SscopPdu.Ustat(8, 9, 30, 7), plan.nowPicos());
        plan.runOut();
        network.sscf.send(Octets.of(9));
        plan.runOut();

        assertThat(user.told).containsExactly("established true", "error T_USTAT", "established false", "message 09");
        assertThat(network.told).containsExactly("established false", "established false");
    }

    @Test
    void releaseLeavesNothingPlanned() {
        user.sscf.establish();
        plan.runOut();
        user.sscf.release();
        plan.runOut();

        assertThat(user.told).endsWith("released CONFIRMED");
        assertThat(network.told).endsWith("released BY_PEER_USER");
        assertThat(plan.pending()).isZero();
    }

    private static final class Side implements SscfUni.User {
        private final List<String> told = new ArrayList<>();
        private SscfUni sscf;

        @Override
        public void established(boolean confirm) {
            told.add("established " + confirm);
        }

        @Override
        public void released(SscopRelease reason) {
            told.add("released " + reason);
        }

        @Override
        public void message(Octets message) {
            told.add("message " + message);
        }

        @Override
        public void error(SscopError code) {
            told.add("error " + code);
        }
    }
}
