package io.trunkline.conformance.rules;

import io.trunkline.api.ClockKind;
import io.trunkline.api.Figures;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Clock;
import io.trunkline.conformance.lab.Inconclusive;
import io.trunkline.conformance.lab.Lab;

/**
 * Measures whether a group gets what it is told that it has, no less and no more, while it and a best-effort circuit want
 * more than there is. On a simulated clock rates are measured; on the system's, on which this thread may be late, the
 * group's part of what was carried while the other had enough waiting.
 */
final class GrantTrial {
    private static final double TOLERANCE = 0.9;
    private static final double CEILING = 1.25;
    private static final int RUN_QUANTA = 96;
    private static final int RESTS = 100_000;
    private static final int ATTEMPTS = 5;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Lab lab;
    private final Figures figures;
    private final Ws2Clock clock;
    private final Load group;
    private final Load other;
    private final long capacity;
    private final long goalOctets;
    private final long restNanos;
    private final boolean isExact;
    private long mostOfOther;

    /** A group with a part of the capacity, and somebody without a contract beside it. */
    GrantTrial(Lab lab, double part) throws Exception {
        this.lab = lab;
        this.figures = lab.entry().figures();
        this.clock = lab.clock();
        this.isExact = clock.kind() == ClockKind.VIRTUAL;
        Qos contract = AdmissionRules.share(lab, part);
        this.group = new Load(
                lab, QosRules.connect(lab, lab.socket(GroupRequest.NEW_UNCONSTRAINED), GroupQos.require(contract)), 1);
        this.other = new Load(lab, lab.connect(lab.socket(), lab.farListener()), 2);
        this.capacity = AdmissionRules.capacity(lab);
        this.goalOctets = (long) RUN_QUANTA * Math.max(1, figures.quantumOctets());
        this.restNanos = Math.max(1, figures.quantumOctets() * NANOS_PER_SECOND / capacity);
    }

    /** Another contract comes into force while both loads go on. */
    void change(double part) throws Exception {
        Qos wanted = AdmissionRules.share(lab, part);
        group.caller().untilAnswered(Ioctls.SIO_SET_GROUP_QOS, wanted);
        for (int i = 0; !LiveGroup.isInForce(group.caller(), wanted); i++) {
            lab.agree(i < RESTS, "an outcome of the change", "WSAEWOULDBLOCK " + i + " times");
            step();
        }
    }

    private void step() throws Exception {
        group.fill();
        other.fill();
        clock.sleepUntil(clock.nanos() + restNanos);
        group.drain();
        other.drain();
        mostOfOther = Math.max(mostOfOther, other.outstanding());
    }

    /** Holds the provider to the contract that it tells now. */
    void carriesWhatIsTold() throws Exception {
        Qos told = group.caller().ioctl(Ioctls.SIO_GET_GROUP_QOS, null);
        Run run = settledRun(told);
        for (int i = 1; i < ATTEMPTS && (isLate(run) || run.isTooMuch()); i++) {
            if (isExact) clock.sleep(LiveGroup.KEPT_AT_MOST.dividedBy(ATTEMPTS - 1));
            run = settledRun(told);
        }
        String of = isExact ? "octets/s" : "of the path";
        lab.agree(
                run.part >= TOLERANCE * run.promised,
                "at least 90 % of the " + run.promised + " " + of + " that SIO_GET_GROUP_QOS tells",
                run.part + " " + of);
        lab.agree(!run.isTooMuch(), "at most " + run.most + " octets of the group in that time", run.octets);
    }

    /** On the system's clock this thread may be, and what was late comes at once then. */
    private boolean isLate(Run run) {
        return !isExact && run.part < TOLERANCE * run.promised;
    }

    /**
     * One measurement.
     *
     * @param part what the group got, a rate or a part of the path
     * @param promised what it ought to get
     * @param octets what arrived
     * @param most what may arrive in the time that it took
     */
    private record Run(double part, double promised, long octets, long most) {
        boolean isTooMuch() {
            return octets > most;
        }
    }

    private Run settledRun(Qos told) throws Exception {
        settle();
        return isExact ? measured(told) : compared(told);
    }

    /** What was handed over under the old contract does not count, nor what went along with it. */
    private void settle() throws Exception {
        pass();
        pass();
    }

    private void pass() throws Exception {
        long more = Math.max(goalOctets / 2, group.outstanding());
        long goal = group.received() + more;
        for (int i = 0; group.received() < goal && i < RESTS; i++) step();
        lab.agree(group.received() >= goal, "the group to get " + more + " octets through", group.received());
    }

    /** The group's rate. */
    private Run measured(Qos told) throws Exception {
        long start = clock.nanos();
        long before = group.received();
        for (int i = 0; group.received() - before < goalOctets && i < RESTS; i++) step();
        long nanos = Math.max(1, clock.nanos() - start);
        long octets = group.received() - before;
        return new Run((double) octets * NANOS_PER_SECOND / nanos, rate(told), octets, most(told, nanos));
    }

    /** The group's part of what both got in the rests in which the other had enough waiting. */
    private Run compared(Qos told) throws Exception {
        long start = clock.nanos();
        long before = group.received();
        long ofGroup = 0;
        long ofBoth = 0;
        for (int i = 0; ofBoth < goalOctets; i++) {
            if (i >= RESTS) throw new Inconclusive("the best-effort circuit did not stay busy: " + ofBoth);
            boolean busy = 2 * other.outstanding() >= mostOfOther;
            long groupBefore = group.received();
            long otherBefore = other.received();
            step();
            if (!busy || 2 * other.outstanding() < mostOfOther) continue;
            ofGroup += group.received() - groupBefore;
            ofBoth += group.received() - groupBefore + other.received() - otherBefore;
        }
        long most = most(told, clock.nanos() - start);
        return new Run((double) ofGroup / ofBoth, (double) rate(told) / capacity, group.received() - before, most);
    }

    private static long rate(Qos told) {
        return told.sending().tokenRateOctetsPerSecond();
    }

    private long most(Qos told, long nanos) {
        long atOnce = told.sending().tokenBucketOctets() + figures.inFlightOctets() + 2L * figures.quantumOctets();
        return (long) (CEILING * rate(told) * nanos / NANOS_PER_SECOND) + atOnce;
    }
}
