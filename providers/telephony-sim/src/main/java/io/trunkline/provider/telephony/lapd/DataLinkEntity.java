package io.trunkline.provider.telephony.lapd;

import io.trunkline.circuit.timer.RunningTimers;
import io.trunkline.circuit.timer.TimerService;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.lapd.LapdControl.Supervisory;
import io.trunkline.provider.telephony.lapd.LapdControl.Unnumbered;
import java.util.ArrayDeque;
import java.util.Deque;

/** What the rows of {@link DataLinkTable} do. */
@Clause("ITU-T Q.921 (09/97) §5.4 to §5.8, Annex B")
final class DataLinkEntity {
    private final LapdProfile profile;
    private final LapdSide side;
    private final int sapi;
    private final DataLinkOutput output;
    private final RunningTimers<LapdTimer> timers;
    private final SendWindow window;
    private final Deque<Octets> units = new ArrayDeque<>();
    private LapdFrame frame;
    private Octets message = Octets.NONE;
    private int tei = LapdFrame.TEI_BROADCAST;
    private int vr;
    private int rc;
    private int lost;
    private boolean asked; // layer 3 initiated
    private boolean peerBusy;
    private boolean ownBusy;
    private boolean rejectException;
    private boolean acknowledgePending;

    DataLinkEntity(
            LapdProfile profile, LapdSide side, int sapi, TimerService<LapdTimer> timers, DataLinkOutput output) {
        this.profile = profile;
        this.side = side;
        this.sapi = sapi;
        this.output = output;
        this.timers = new RunningTimers<>(LapdTimer.class, profile::duration, timers);
        this.window = new SendWindow(profile.k());
    }

    // ---- what the event under way brings, and what its kind depends on

    void frame(LapdFrame received) {
        frame = received;
    }

    void message(Octets given) {
        message = given;
    }

    void tei(int given) {
        tei = given;
    }

    int tei() {
        return tei;
    }

    RunningTimers<LapdTimer> timers() {
        return timers;
    }

    SendWindow window() {
        return window;
    }

    boolean isLastAttempt() {
        return rc >= profile.n200();
    }

    boolean maySend() {
        return !peerBusy && window.maySend();
    }

    boolean acknowledgePending() {
        return acknowledgePending;
    }

    // ---- frames

    private void command(LapdControl control, Octets information) {
        output.send(LapdFrame.command(side, sapi, tei, control, information));
    }

    private void respond(LapdControl control) {
        output.send(LapdFrame.response(side, sapi, tei, control, Octets.NONE));
    }

    private void command(Unnumbered type) {
        command(new LapdControl.U(type, true), Octets.NONE);
    }

    void sendUa() {
        respond(new LapdControl.U(Unnumbered.UA, frame.control().pollFinal()));
    }

    void sendDm() {
        respond(new LapdControl.U(Unnumbered.DM, frame.control().pollFinal()));
    }

    private void supervise(Supervisory type, boolean finalBit) {
        respond(new LapdControl.S(type, vr, finalBit));
        acknowledgePending = false;
    }

    private Supervisory readiness() {
        return ownBusy ? Supervisory.RNR : Supervisory.RR;
    }

    void acknowledge() {
        supervise(readiness(), false);
    }

    void answerPoll() {
        if (frame.isPoll(side.peer())) supervise(readiness(), true);
    }

    void enquire() {
        command(new LapdControl.S(readiness(), vr, true), Octets.NONE);
        acknowledgePending = false;
        rc++;
        timers.start(LapdTimer.T200, !window.hasMessages());
    }

    // ---- unnumbered information

    void queueUnit() {
        units.add(message);
    }

    void sendUnit() {
        output.send(LapdFrame.unnumbered(side, sapi, tei, message));
    }

    void sendUnits() {
        while (!units.isEmpty()) output.send(LapdFrame.unnumbered(side, sapi, tei, units.remove()));
    }

    void dropUnits() {
        units.clear();
    }

    void unitDataIndication() {
        output.unitData(frame.information());
    }

    void wantTei() {
        output.teiWanted();
    }

    // ---- begin and end

    void asked() {
        asked = true;
    }

    void beginConnection() {
        clearExceptions();
        rc = 0;
        timers.stop(LapdTimer.T203);
        command(Unnumbered.SABME);
        timers.start(LapdTimer.T200);
    }

    void beginRelease() {
        rc = 0;
        timers.stop(LapdTimer.T203);
        command(Unnumbered.DISC);
        timers.start(LapdTimer.T200);
    }

    void repeatSabme() {
        rc++;
        command(Unnumbered.SABME);
        timers.start(LapdTimer.T200);
    }

    void repeatDisc() {
        rc++;
        command(Unnumbered.DISC);
        timers.start(LapdTimer.T200);
    }

    private void clearExceptions() {
        peerBusy = false;
        rejectException = false;
        acknowledgePending = false;
    }

    /** The peer begins anew, or for the first time. */
    void startAnew() {
        clearExceptions();
        window.restart();
        vr = 0;
        quiet();
    }

    void drop() {
        lost += window.clear();
    }

    void dropOutstanding() {
        if (window.hasOutstanding()) lost += window.clear();
    }

    void establishConfirm() {
        output.established(true, takeLost());
        asked = false;
    }

    void establishIndication() {
        output.established(false, takeLost());
    }

    /** What the answer to SABME means to layer 3: what it asked for, or a loss, or nothing. */
    void establishOutcome() {
        if (asked) {
            establishConfirm();
        } else {
            establishIndicationIfLost();
        }
    }

    void establishIndicationIfLost() {
        dropOutstanding();
        if (lost > 0) establishIndication();
    }

    void releaseConfirm() {
        asked = false;
        output.released(true, takeLost());
    }

    void releaseIndication() {
        asked = false;
        output.released(false, takeLost());
    }

    private int takeLost() {
        int dropped = lost;
        lost = 0;
        return dropped;
    }

    void stopTimers() {
        timers.stop(LapdTimer.T200);
        timers.stop(LapdTimer.T203);
    }

    void error(LapdError code) {
        output.error(code);
    }

    // ---- numbered information

    void queue() {
        window.add(message);
        timers.bringForward(LapdTimer.T200);
    }

    void sendInformation() {
        while (maySend()) {
            int ns = window.vs();
            command(new LapdControl.I(ns, vr, false), window.next());
        }
        acknowledgePending = false;
        if (timers.isRunning(LapdTimer.T200)) return;
        timers.stop(LapdTimer.T203);
        timers.start(LapdTimer.T200);
    }

    void receiveInformation() {
        LapdControl.I i = (LapdControl.I) frame.control();
        if (ownBusy) {
            if (i.pollFinal()) supervise(Supervisory.RNR, true);
        } else if (i.ns() == vr) {
            deliver(i.pollFinal());
        } else if (!rejectException) {
            rejectException = true;
            supervise(Supervisory.REJ, i.pollFinal());
        } else if (i.pollFinal()) {
            supervise(Supervisory.RR, true);
        }
    }

    private void deliver(boolean poll) {
        vr = (vr + 1) % LapdControl.MODULUS;
        rejectException = false;
        if (poll) supervise(Supervisory.RR, true);
        else acknowledgePending = true;
        output.data(frame.information());
    }

    /** The time of the first answer is over: polls begin. */
    void beginRecovery() {
        rc = 0;
        enquire();
    }

    /** As {@link #beginRecovery}, but nothing was sent that the poll repeats. */
    void beginEnquiry() {
        beginRecovery();
        rc = 0;
    }

    void becomeBusy() {
        if (ownBusy) return;
        ownBusy = true;
        supervise(Supervisory.RNR, false);
    }

    void noLongerBusy() {
        if (!ownBusy) return;
        ownBusy = false;
        supervise(Supervisory.RR, false);
    }

    // ---- acknowledgements

    private int nr() {
        LapdControl control = frame.control();
        return control instanceof LapdControl.I i ? i.nr() : ((LapdControl.S) control).nr();
    }

    void peerReady() {
        peerBusy = false;
    }

    void peerNotReady() {
        peerBusy = true;
    }

    void takeNr() {
        window.acknowledge(nr());
    }

    /** Timer T200 watches the oldest that is still outstanding. */
    void takeNrAndWatch() {
        boolean anyNew = window.isNew(nr());
        takeNr();
        if (peerBusy) return;
        if (!window.hasOutstanding()) quiet();
        else if (anyNew) timers.start(LapdTimer.T200);
    }

    /** Nothing is outstanding or a repetition follows: T203 runs. */
    void quiet() {
        rc = 0;
        timers.stop(LapdTimer.T200);
        timers.start(LapdTimer.T203);
    }

    /** The peer is not ready: it is asked again when T200 expires. */
    void watchPeer() {
        rc = 0;
        timers.stop(LapdTimer.T203);
        timers.start(LapdTimer.T200, !window.hasMessages());
    }

    void goBack() {
        window.goBack();
    }
}
