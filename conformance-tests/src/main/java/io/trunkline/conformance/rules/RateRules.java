package io.trunkline.conformance.rules;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Figures;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Clock;
import io.trunkline.conformance.Rule;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Pair;
import io.trunkline.conformance.lab.Tap;

/** GQOS and SQOS: what a contract does to the traffic, measured. */
public final class RateRules {
    private static final double TOLERANCE = 0.9;
    private static final double CEILING = 1.25;
    private static final int RUN_QUANTA = 96;
    private static final int RESTS = 100_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private RateRules() {}

    private static Pair guaranteed(Lab lab, Qos contract) throws Exception {
        return QosRules.connect(lab, lab.socket(GroupRequest.NEW_UNCONSTRAINED), GroupQos.require(contract));
    }

    @Rule("GQOS-23")
    static void guaranteedGroupKeepsItsRateUnderOverload(Lab lab) throws Exception {
        double part = 0.7;
        Qos contract = AdmissionRules.share(lab, part);
        Load group = new Load(lab, guaranteed(lab, contract), 1);
        Load other = new Load(lab, lab.connect(lab.socket(), lab.farListener()), 2);
        RateTrial trial = new RateTrial(lab, group, other);
        holds(lab, part, trial.bestPart(0, TOLERANCE * part), "the guaranteed group's part of the path");
        if (!trial.measuresRates()) return;
        long rate = contract.sending().tokenRateOctetsPerSecond();
        lab.agree(
                trial.octetsPerSecond(0) >= TOLERANCE * rate,
                "at least 90 % of " + rate + " octets/s for the guaranteed group",
                trial.octetsPerSecond(0));
    }

    private static void holds(Lab lab, double promised, double seen, String what) {
        lab.agree(seen >= TOLERANCE * promised, what + " to be at least 90 % of " + promised, seen);
    }

    @Rule("GQOS-24")
    static void nothingGoesFasterThanTheContract(Lab lab) throws Exception {
        Qos contract = AdmissionRules.share(lab, 0.4);
        Load load = new Load(lab, guaranteed(lab, contract), 1);
        Figures figures = lab.entry().figures();
        Ws2Clock clock = lab.clock();
        long goal = (long) RUN_QUANTA * Math.max(1, figures.quantumOctets());
        long start = clock.nanos();
        for (int i = 0; load.received() < goal && i < RESTS; i++) {
            load.fill();
            lab.rest();
            load.drain();
        }
        long nanos = clock.nanos() - start;
        lab.agree(load.received() >= goal, goal + " octets to arrive", load.received());
        long rate = contract.sending().tokenRateOctetsPerSecond();
        long atOnce = contract.sending().tokenBucketOctets() + figures.inFlightOctets() + 2L * figures.quantumOctets();
        long allowed = (long) (CEILING * rate * nanos / NANOS_PER_SECOND) + atOnce;
        lab.agree(load.received() <= allowed, "at most " + allowed + " octets in " + nanos + " ns", load.received());
    }

    @Rule("SQOS-5")
    static void memberHasItsShareInsideTheContract(Lab lab) throws Exception {
        Tap creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        Tap listener = lab.farListener();
        Pair greedy = QosRules.connect(lab, creator, GroupQos.require(AdmissionRules.share(lab, 0.6)));
        Tap member = lab.socket(GroupRequest.join(creator.groupId()));
        creator.set(SocketOptions.SO_GROUP_PRIORITY, 1);
        member.set(SocketOptions.SO_GROUP_PRIORITY, 9);
        ConnectRequest withShare = ConnectRequest.to(listener.sockName()).qos(AdmissionRules.share(lab, 0.4));
        Pair shared = lab.connect(member, withShare, listener, asked -> asked.accept());
        RateTrial trial = new RateTrial(lab, new Load(lab, greedy, 1), new Load(lab, shared, 2));
        double share = 0.4 / 0.6;
        holds(
                lab,
                share,
                trial.bestPart(1, TOLERANCE * share),
                "the part of a member with a share of two thirds, at the worst priority,");
    }
}
