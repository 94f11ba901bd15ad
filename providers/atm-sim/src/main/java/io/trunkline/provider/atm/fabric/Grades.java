package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.Policer;
import io.trunkline.provider.atm.traffic.ServiceCategory;
import io.trunkline.provider.atm.traffic.TrafficContract;

/** How the network treats the cells of a contract. */
final class Grades {
    private Grades() {}

    static Lane.Grade forward(TrafficContract contract, boolean moves) {
        return grade(contract.category(), contract.forward(), moves);
    }

    static Lane.Grade backward(TrafficContract contract, boolean moves) {
        return grade(contract.category(), contract.backward(), moves);
    }

    private static Lane.Grade grade(ServiceCategory category, CellTraffic traffic, boolean moves) {
        Lane.Grade grade = Lane.Grade.of(category, rate(traffic));
        return moves ? grade : grade.background();
    }

    /** What a channel's share is measured by. */
    static int rate(CellTraffic traffic) {
        return traffic.scr() > 0 ? traffic.scr() : traffic.pcr();
    }

    static Policer forwardPolicer(TrafficContract contract, Link access, long tolerancePicos) {
        return policer(contract.category(), contract.forward(), access, tolerancePicos);
    }

    static Policer backwardPolicer(TrafficContract contract, Link access, long tolerancePicos) {
        return policer(contract.category(), contract.backward(), access, tolerancePicos);
    }

    /** Best effort at the rate of the line needs none: the line's exact rate is a little above the whole number in a contract. */
    private static Policer policer(ServiceCategory category, CellTraffic traffic, Link access, long tolerancePicos) {
        boolean free = category == ServiceCategory.UBR
                && traffic.pcr() >= access.rate().cellsPerSecond();
        return free ? null : new Policer(category, traffic, tolerancePicos);
    }
}
