package io.trunkline.circuit.sscop;

import static io.trunkline.circuit.sscop.Modulo.ahead;
import static io.trunkline.circuit.sscop.Modulo.isBehind;
import static io.trunkline.circuit.sscop.Modulo.isWithin;
import static io.trunkline.circuit.sscop.Modulo.plus;

import io.trunkline.circuit.timer.RunningTimers;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Octets;
import java.util.List;

/** The data phase: SD, POLL, STAT and USTAT, their state variables and timers. */
@Clause("ITU-T Q.2110 (07/94) §7.4, §7.5, §8.1")
final class DataTransfer {
    /** What came of a unit. */
    enum Verdict {
        GOOD,
        /** Error recovery has to begin. */
        ERROR
    }

    private final SscopProfile profile;
    private final SscopOutput output;
    private final RunningTimers<SscopTimer> timers;
    private final ControlQueue control;
    private final int first;
    private final TransmitBuffer transmit = new TransmitBuffer();
    private final ReceiveWindow receive;
    private int vtMs;
    private int vtPs;
    private int vtPa;
    private int vtPd;
    private int lastNps = -1;
    private boolean lacksCredit;

    /** Sequence numbers begin with {@code first}, 0 outside tests. */
    DataTransfer(
            SscopProfile profile,
            SscopOutput output,
            RunningTimers<SscopTimer> timers,
            ControlQueue control,
            int first) {
        this.profile = profile;
        this.output = output;
        this.timers = timers;
        this.control = control;
        this.first = first;
        this.receive = new ReceiveWindow(profile.windowSdus());
        transmit.restart(first);
        receive.restart(first);
    }

    TransmitBuffer transmit() {
        return transmit;
    }

    ReceiveWindow receive() {
        return receive;
    }

    /** N(MR) of the peer. */
    void peerCredit(int nmr) {
        vtMs = nmr;
    }

    /** Enters the data phase: numbers begin anew, POLL and NO_RESPONSE run. VR(MR) and VT(MS) were exchanged before. */
    void begin() {
        transmit.restart(first);
        vtPs = vtPa = first;
        vtPd = 0;
        lastNps = -1;
        lacksCredit = false;
        timers.start(SscopTimer.POLL);
        timers.start(SscopTimer.NO_RESPONSE);
    }

    /** Leaves the data phase. */
    void end() {
        timers.stopAll();
        control.clearData();
    }

    // ---- sending

    boolean hasSd() {
        return transmit.hasAgain() || transmit.queued() > 0 && hasCredit();
    }

    private boolean hasCredit() {
        return ahead(vtMs, transmit.vtA()) > transmit.outstanding() && !isBehind(vtMs, transmit.vtA());
    }

    Octets nextSdu() {
        return transmit.sdu(transmit.hasAgain() ? transmit.nextAgain() : transmit.vtS());
    }

    SscopPdu.Sd nextSd() {
        int ns = transmit.hasAgain() ? transmit.sendAgain(vtPs) : transmit.sendNew(vtPs);
        if (!timers.isRunning(SscopTimer.POLL)) leaveIdle();
        if (++vtPd >= profile.maxPd()) {
            wantPoll();
            timers.start(SscopTimer.POLL);
        }
        return new SscopPdu.Sd(ns, transmit.sdu(ns));
    }

    private void leaveIdle() {
        if (timers.isRunning(SscopTimer.IDLE)) {
            timers.stop(SscopTimer.IDLE);
            timers.start(SscopTimer.NO_RESPONSE);
        } else {
            timers.stop(SscopTimer.KEEP_ALIVE);
        }
        timers.start(SscopTimer.POLL);
    }

    private void wantPoll() {
        vtPd = 0;
        control.wantPoll();
    }

    SscopPdu nextPoll() {
        vtPs = plus(vtPs, 1);
        return new SscopPdu.Poll(vtPs, transmit.vtS());
    }

    /** Tells the management when the peer stops or starts taking data. */
    void watchCredit() {
        boolean lacks = transmit.queued() > 0 && !hasCredit();
        if (lacks == lacksCredit) return;
        lacksCredit = lacks;
        output.error(lacks ? SscopError.W_NO_CREDIT : SscopError.X_CREDIT);
    }

    // ---- timers

    void pollExpired() {
        wantPoll();
        boolean active = transmit.outstanding() + transmit.queued() > 0;
        timers.start(active ? SscopTimer.POLL : SscopTimer.KEEP_ALIVE);
    }

    void keepAliveExpired() {
        wantPoll();
        timers.start(SscopTimer.KEEP_ALIVE);
    }

    void idleExpired() {
        wantPoll();
        timers.start(SscopTimer.KEEP_ALIVE);
        timers.start(SscopTimer.NO_RESPONSE);
    }

    private void statCame() {
        if (timers.isRunning(SscopTimer.POLL)) {
            timers.start(SscopTimer.NO_RESPONSE);
        } else if (timers.isRunning(SscopTimer.KEEP_ALIVE)) {
            timers.stop(SscopTimer.KEEP_ALIVE);
            timers.stop(SscopTimer.NO_RESPONSE);
            timers.start(SscopTimer.IDLE);
        }
    }

    // ---- receiving

    Verdict sd(SscopPdu.Sd sd) {
        if (sd.data().size() > profile.maxSduOctets()) {
            output.error(SscopError.U_LENGTH);
            return Verdict.GOOD;
        }
        int hole = receive.vrH();
        switch (receive.take(sd, output::deliver)) {
            case TAKEN -> {}
            case GAP -> ustat(hole, sd.ns());
            case BEYOND -> {
                receive.known(receive.vrMr());
                if (hole != receive.vrMr()) ustat(hole, receive.vrMr());
            }
            case OLD -> {
                return old(SscopError.Q_SEQUENCE);
            }
        }
        return Verdict.GOOD;
    }

    private void ustat(int from, int to) {
        control.add(new SscopPdu.Ustat(from, to, receive.vrMr(), receive.vrR()));
    }

    Verdict poll(SscopPdu.Poll poll) {
        if (isBehind(poll.ns(), receive.vrR()) || !isWithin(receive.vrH(), receive.vrR(), poll.ns())) {
            return old(SscopError.Q_SEQUENCE);
        }
        receive.known(poll.ns());
        lastNps = poll.ps();
        stat();
        return Verdict.GOOD;
    }

    /** Tells the peer of credit that it cannot know of, in a STAT that answers its last poll once more. */
    void creditOpened() {
        if (lastNps >= 0) stat();
    }

    /** One STAT, or several if there are many gaps: each begins with the border where the one before ended. */
    private void stat() {
        control.clearStats();
        List<Integer> gaps = receive.gaps();
        int from = 0;
        for (; gaps.size() - from > profile.maxStat(); from += profile.maxStat() - 1) {
            statOf(gaps.subList(from, from + profile.maxStat()));
        }
        statOf(gaps.subList(from, gaps.size()));
    }

    private void statOf(List<Integer> borders) {
        control.add(new SscopPdu.Stat(borders, lastNps, receive.vrMr(), receive.vrR()));
    }

    Verdict stat(SscopPdu.Stat stat) {
        if (!isWithin(stat.ps(), vtPa, vtPs)) {
            return isBehind(stat.ps(), vtPa) ? old(SscopError.R_POLL_SEQUENCE) : error(SscopError.R_POLL_SEQUENCE);
        }
        if (isBehind(stat.nr(), transmit.vtA())) return old(SscopError.S_STAT);
        if (!isWithin(stat.nr(), transmit.vtA(), transmit.vtS()) || !isSound(stat.list(), stat.nr())) {
            return error(SscopError.S_STAT);
        }
        vtPa = stat.ps();
        acknowledge(stat.nr(), stat.mr());
        boolean marked = false;
        for (int i = 0; i + 1 < stat.list().size(); i += 2) {
            marked |= markLost(stat.list().get(i), stat.list().get(i + 1), stat.ps());
        }
        if (marked) output.error(SscopError.V_RETRANSMISSION);
        statCame();
        return Verdict.GOOD;
    }

    /** Borders rise, from N(R) to VT(S) at most. */
    private boolean isSound(List<Integer> borders, int nr) {
        int before = -1;
        for (int border : borders) {
            int at = ahead(border, nr);
            if (at <= before || at > ahead(transmit.vtS(), nr)) return false;
            before = at;
        }
        return true;
    }

    Verdict ustat(SscopPdu.Ustat ustat) {
        int nr = ustat.nr();
        int missing = ustat.firstMissing();
        if (isBehind(nr, transmit.vtA()) || isBehind(missing, transmit.vtA())) return old(SscopError.T_USTAT);
        if (!isWithin(nr, transmit.vtA(), transmit.vtS()) || !isSound(List.of(missing, ustat.firstPresent()), nr)) {
            return error(SscopError.T_USTAT);
        }
        acknowledge(nr, ustat.mr());
        if (markLost(missing, ustat.firstPresent(), plus(vtPs, 1))) output.error(SscopError.V_RETRANSMISSION);
        return Verdict.GOOD;
    }

    private void acknowledge(int nr, int nmr) {
        int taken = transmit.acknowledge(nr);
        vtMs = nmr;
        if (taken > 0) output.acknowledged(taken);
    }

    /** Marks those that were sent before the poll that is answered; the others may be on their way. */
    private boolean markLost(int from, int to, int nps) {
        boolean marked = false;
        for (int ns = from; ns != to; ns = plus(ns, 1)) {
            int sentWithPs = transmit.sentWithPs(ns);
            boolean before = sentWithPs != nps && !isBehind(nps, sentWithPs);
            if (before) marked |= transmit.markAgain(ns);
        }
        return marked;
    }

    private Verdict old(SscopError code) {
        output.error(code);
        return profile.toleratesOldUnits() ? Verdict.GOOD : Verdict.ERROR;
    }

    private Verdict error(SscopError code) {
        output.error(code);
        return Verdict.ERROR;
    }
}
