package io.trunkline.provider.telephony.exchange;

/** What the theory of lost calls says; for comparison. */
public final class LossFormulas {
    private LossFormulas() {}

    /** Erlang's B: the part of the calls of width 1 that is lost when {@code erlang} are offered to so many circuits. */
    public static double erlangB(int circuits, double erlang) {
        double blocking = 1;
        for (int k = 1; k <= circuits; k++) blocking = erlang * blocking / (k + erlang * blocking);
        return blocking;
    }

    /** The load at which that part is lost, by halving. */
    public static double loadFor(int circuits, double blocking) {
        double low = 0;
        double high = 2.0 * circuits + 10;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (erlangB(circuits, middle) < blocking) low = middle;
            else high = middle;
        }
        return low;
    }

    /** Kaufman and Roberts: the part that is lost of each kind of calls, by their widths and what is offered of each. */
    public static double[] kaufmanRoberts(int circuits, int[] widths, double[] erlangs) {
        double[] weight = new double[circuits + 1];
        weight[0] = 1;
        double sum = 1;
        for (int taken = 1; taken <= circuits; taken++) {
            for (int i = 0; i < widths.length; i++) {
                if (taken >= widths[i]) weight[taken] += erlangs[i] * widths[i] * weight[taken - widths[i]] / taken;
            }
            sum += weight[taken];
        }
        double[] lost = new double[widths.length];
        for (int i = 0; i < widths.length; i++) {
            for (int taken = circuits - widths[i] + 1; taken <= circuits; taken++) lost[i] += weight[taken] / sum;
        }
        return lost;
    }
}
