package io.trunkline.circuit.sscop;

import io.trunkline.circuit.timer.RunningTimers;
import io.trunkline.circuit.timer.TimerService;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Octets;

/** What the rows of {@link SscopTable} do: connection, resynchronisation and recovery. */
@Clause("ITU-T Q.2110 (07/94) §8")
final class SscopEntity {
    private static final int SQ_MASK = 0xFF;

    private final SscopOutput output;
    private final RunningTimers<SscopTimer> timers;
    private final ControlQueue control;
    private final DataTransfer data;
    private final int first;
    private final int maxCc;
    private SscopPdu pdu = new SscopPdu.Endak();
    private Octets sdu = Octets.NONE;
    private Octets userToUser = Octets.NONE;
    private SscopPdu attempt = pdu;
    private int vtSq;
    private int vrSq;
    private int vtCc;
    private boolean errorFound;

    SscopEntity(SscopProfile profile, TimerService<SscopTimer> timers, SscopOutput output, int first) {
        this.output = output;
        this.first = first;
        this.maxCc = profile.maxCc();
        this.timers = new RunningTimers<>(SscopTimer.class, profile::duration, timers);
        this.control = new ControlQueue();
        this.data = new DataTransfer(profile, output, this.timers, control, first);
    }

    // ---- what the event under way brings

    void pdu(SscopPdu received) {
        pdu = received;
    }

    void sdu(Octets given) {
        sdu = given;
    }

    void userToUser(Octets given) {
        userToUser = given;
    }

    RunningTimers<SscopTimer> timers() {
        return timers;
    }

    ControlQueue control() {
        return control;
    }

    DataTransfer data() {
        return data;
    }

    /** True once after an action found a protocol error. */
    boolean takeError() {
        boolean found = errorFound;
        errorFound = false;
        return found;
    }

    boolean isLastAttempt() {
        return vtCc >= maxCc;
    }

    boolean isSeen(int sq) {
        return sq == vrSq;
    }

    // ---- attempts, repeated by timer CC

    void beginConnection() {
        newSequence();
        data.transmit().clear();
        begin(new SscopPdu.Bgn(vtSq, data.receive().vrMr(), userToUser));
    }

    void beginResynchronisation() {
        newSequence();
        data.transmit().clear();
        begin(new SscopPdu.Rs(vtSq, data.receive().vrMr(), userToUser));
    }

    void beginRecovery() {
        newSequence();
        begin(new SscopPdu.Er(vtSq, data.receive().vrMr()));
    }

    void beginDisconnection() {
        data.transmit().clear();
        begin(new SscopPdu.End(false, userToUser));
    }

    private void newSequence() {
        vtSq = vtSq + 1 & SQ_MASK;
        data.receive().restart(first);
    }

    private void begin(SscopPdu unit) {
        attempt = unit;
        vtCc = 0;
        repeat();
    }

    void repeat() {
        vtCc++;
        control.add(attempt);
        timers.start(SscopTimer.CC);
    }

    /** Without counting: the peer shows that it did not hear the last one. */
    void sendAttempt() {
        control.add(attempt);
    }

    void stopTimers() {
        data.end();
    }

    // ---- answers

    void note() {
        if (pdu instanceof SscopPdu.Bgn bgn) note(bgn.sq(), bgn.mr());
        if (pdu instanceof SscopPdu.Rs rs) note(rs.sq(), rs.mr());
        if (pdu instanceof SscopPdu.Er er) note(er.sq(), er.mr());
        if (pdu instanceof SscopPdu.Bgak bgak) data.peerCredit(bgak.mr());
        if (pdu instanceof SscopPdu.Rsak rsak) data.peerCredit(rsak.mr());
        if (pdu instanceof SscopPdu.Erak erak) data.peerCredit(erak.mr());
    }

    private void note(int sq, int mr) {
        vrSq = sq;
        data.peerCredit(mr);
    }

    void restartReceiver() {
        data.receive().restart(first);
    }

    void sendBgak() {
        control.add(new SscopPdu.Bgak(data.receive().vrMr(), userToUser));
    }

    /** Repeats an answer whose first copy was lost. */
    void sendBgakAgain() {
        control.add(new SscopPdu.Bgak(data.receive().vrMr(), Octets.NONE));
    }

    void sendBgrej() {
        control.add(new SscopPdu.Bgrej(userToUser));
    }

    void sendBgrejAgain() {
        control.add(new SscopPdu.Bgrej(Octets.NONE));
    }

    void sendEndOfSscop() {
        control.add(new SscopPdu.End(true, Octets.NONE));
    }

    void sendEndak() {
        control.add(new SscopPdu.Endak());
    }

    void sendRsak() {
        control.add(new SscopPdu.Rsak(data.receive().vrMr()));
    }

    void sendErak() {
        control.add(new SscopPdu.Erak(data.receive().vrMr()));
    }

    // ---- the user

    void establishIndication() {
        output.established(received(), false);
    }

    void establishConfirm() {
        output.established(received(), true);
    }

    void resyncIndication() {
        output.resynchronised(received(), false);
    }

    void resyncConfirm() {
        output.resynchronised(received(), true);
    }

    void recoverIndication() {
        output.recovered(data.transmit().outstanding());
    }

    void clearTransmitter() {
        data.transmit().clear();
    }

    void released(SscopRelease reason) {
        output.released(reason, received());
    }

    void releasedByPeer() {
        boolean bySscop = pdu instanceof SscopPdu.End end && end.bySscop();
        released(bySscop ? SscopRelease.BY_PEER_SSCOP : SscopRelease.BY_PEER_USER);
    }

    private Octets received() {
        if (pdu instanceof SscopPdu.Bgn bgn) return bgn.userToUser();
        if (pdu instanceof SscopPdu.Bgak bgak) return bgak.userToUser();
        if (pdu instanceof SscopPdu.Bgrej bgrej) return bgrej.userToUser();
        if (pdu instanceof SscopPdu.End end) return end.userToUser();
        if (pdu instanceof SscopPdu.Rs rs) return rs.userToUser();
        return Octets.NONE;
    }

    void error(SscopError code) {
        output.error(code);
    }

    // ---- data

    void queue() {
        data.transmit().add(sdu);
    }

    void beginData() {
        data.begin();
    }

    void receiveSd() {
        judge(data.sd((SscopPdu.Sd) pdu));
    }

    void receivePoll() {
        judge(data.poll((SscopPdu.Poll) pdu));
    }

    void receiveStat() {
        judge(data.stat((SscopPdu.Stat) pdu));
    }

    void receiveUstat() {
        judge(data.ustat((SscopPdu.Ustat) pdu));
    }

    private void judge(DataTransfer.Verdict verdict) {
        errorFound |= verdict == DataTransfer.Verdict.ERROR;
    }
}
