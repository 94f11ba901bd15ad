package io.trunkline.simulation.network;

import java.math.BigDecimal;
import java.math.MathContext;

/** Finds what is wrong with a source of background traffic though each of its keys is good. */
final class SourceCheck {
    /** Of one entry. Each is an event: with more of them the network would hardly come forward. */
    private static final int MOST_CALLS_PER_SECOND = 100_000;

    private static final BigDecimal PICOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000_000L);

    private SourceCheck() {}

    /** Reports it; true if all is well. */
    static boolean isSound(Section source, NetworkProblems problems) {
        return endsAfterItBegins(source, problems) && leavesTimeToMove(source, problems);
    }

    private static boolean endsAfterItBegins(Section source, NetworkProblems problems) {
        String start = source.value("start");
        String stop = source.value("stop");
        if (stop.isEmpty() || Quantity.picos(stop) > Quantity.picos(start)) return true;
        problems.add(
                source.origin("stop"), source.path() + ".stop is '" + stop + "', expected later than start, " + start);
        return false;
    }

    private static boolean leavesTimeToMove(Section source, NetworkProblems problems) {
        if (!source.value("kind").equals("calls")) return true;
        BigDecimal erlang = new BigDecimal(source.value("erlang"));
        BigDecimal perSecond = erlang.multiply(new BigDecimal(source.value("count")))
                .multiply(PICOS_PER_SECOND)
                .divide(BigDecimal.valueOf(Quantity.picos(source.value("hold"))), MathContext.DECIMAL32);
        if (perSecond.compareTo(BigDecimal.valueOf(MOST_CALLS_PER_SECOND)) <= 0) return true;
        problems.add(
                source.origin("hold"),
                source.path() + ".hold is '" + source.value("hold") + "', with which "
                        + perSecond.toBigInteger() + " calls come in a second, expected at most "
                        + MOST_CALLS_PER_SECOND);
        return false;
    }
}
