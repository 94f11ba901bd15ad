package io.trunkline.simulation.network;

import java.util.Collection;

/** What a person should have written. */
final class Nearest {
    private Nearest() {}

    /** For example {@code , did you mean alice?}, or what there is. */
    static String advice(String word, Collection<String> known) {
        String best = null;
        int bound = Math.max(1, word.length() / 3);
        for (String candidate : known) {
            int distance = distance(word, candidate);
            if (distance > bound) continue;
            best = candidate;
            bound = distance - 1;
        }
        if (best != null) return ", did you mean " + best + "?";
        return known.isEmpty() ? ", expected none here" : ", expected one of " + String.join(", ", known);
    }

    /** How many letters to add, drop or replace; two neighbours exchanged count once. */
    private static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++)
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, one, i, other, j);
        }
        return cost[one.length()][other.length()];
    }

    private static int cheapest(int[][] cost, String one, int i, String other, int j) {
        int differs = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + differs);
        boolean crossed =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return crossed ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
