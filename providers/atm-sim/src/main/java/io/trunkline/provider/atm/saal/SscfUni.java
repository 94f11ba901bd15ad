package io.trunkline.provider.atm.saal;

import io.trunkline.circuit.sscop.Sscop;
import io.trunkline.circuit.sscop.SscopDriver;
import io.trunkline.circuit.sscop.SscopError;
import io.trunkline.circuit.sscop.SscopOutput;
import io.trunkline.circuit.sscop.SscopPdu;
import io.trunkline.circuit.sscop.SscopProfile;
import io.trunkline.circuit.sscop.SscopRelease;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Octets;
import io.trunkline.simulation.EventScheduler;
import java.util.function.Consumer;

/**
 * The coordination function below signalling: SSCOP's signals become those of the signalling adaptation layer. It adds no octets, takes
 * every connection, and answers resynchronisation and recovery at once, which the user sees as another establishment. One thread at a
 * time.
 */
@Clause("ITU-T Q.2130 (07/94) §8")
public final class SscfUni {
    /** What signalling is told. */
    public interface User {
        /** AAL-ESTABLISH.confirm or indication; where a connection stood, messages under way may be lost. */
        void established(boolean confirm);

        /** AAL-RELEASE.confirm or indication: there is no connection. */
        void released(SscopRelease reason);

        /** AAL-DATA.indication: a message. */
        void message(Octets message);

        /** A protocol error, for a trace. */
        void error(SscopError code);
    }

    private final EventScheduler scheduler;
    private final Consumer<SscopPdu> circuit;
    private final User user;
    private final SscopDriver driver;

    /**
     * Makes SSCF with an SSCOP entity below it.
     *
     * @param circuit takes units at once
     */
    public SscfUni(SscopProfile profile, EventScheduler scheduler, Consumer<SscopPdu> circuit, User user) {
        this.scheduler = scheduler;
        this.circuit = circuit;
        this.user = user;
        this.driver = new SscopDriver(profile, scheduler, new Output());
    }

    /** The entity below, to look at. */
    public Sscop sscop() {
        return driver.sscop();
    }

    /** AAL-ESTABLISH.request. */
    public void establish() {
        sscop().establish(scheduler.nowPicos(), Octets.NONE);
    }

    /** AAL-RELEASE.request. */
    public void release() {
        sscop().release(scheduler.nowPicos(), Octets.NONE);
    }

    /** True if {@link #send} takes messages. */
    public boolean takesMessages() {
        return sscop().takesData();
    }

    /**
     * AAL-DATA.request.
     *
     * @throws IllegalStateException there is no connection and none was asked for
     */
    public void send(Octets message) {
        sscop().send(message, scheduler.nowPicos());
    }

    /** A unit from the circuit; whatever it is, this does not throw. */
    public void received(byte[] octets, int from, int to) {
        sscop().received(octets, from, to, scheduler.nowPicos());
    }

    /** Calls all timers off, for a network that goes away. */
    public void close() {
        driver.close();
    }

    private final class Output implements SscopOutput {
        @Override
        public void somethingToTransmit() {
            driver.drain(circuit);
        }

        @Override
        public void deliver(Octets sdu) {
            user.message(sdu);
        }

        @Override
        public void established(Octets userToUser, boolean confirm) {
            if (!confirm) sscop().accept(scheduler.nowPicos(), Octets.NONE);
            user.established(confirm);
        }

        @Override
        public void released(SscopRelease reason, Octets userToUser) {
            user.released(reason);
        }

        @Override
        public void resynchronised(Octets userToUser, boolean confirm) {
            if (!confirm) sscop().answerResynchronisation(scheduler.nowPicos());
            user.established(confirm);
        }

        @Override
        public void recovered(int unacknowledgedSdus) {
            sscop().answerRecovery(scheduler.nowPicos());
            user.established(false);
        }

        @Override
        public void error(SscopError code) {
            user.error(code);
        }

        @Override
        public void acknowledged(int sdus) {
            // signalling has timers of its own
        }
    }
}
