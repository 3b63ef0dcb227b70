package io.leadstream.forecast.conversion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Where a deal in a stage ends when every stay leads on as they did on average: B = (I − Q)⁻¹R of the transition
 * matrix, an absorbing Markov chain (Kemeny, Snell: Finite Markov Chains, 1960). It knows no age, hence for what-if
 * questions and loops alone, never for a forecast.
 */
final class Absorption {

    private static final List<String> ENDS = List.of(Stages.WON, "LOST", "TRANSFERRED");

    private Absorption() {}

    /**
     * The shares of each end, by stage; a stage that no stay was seen to leave, or from which none leads to an end,
     * has none.
     */
    static Map<String, Map<String, Double>> of(Map<String, SortedMap<String, Integer>> matrix) {
        List<String> left = matrix.keySet().stream()
                .filter(stage -> reachesAnEnd(stage, matrix, new ArrayList<>()))
                .toList();
        int n = left.size();
        var shares = new LinkedHashMap<String, Map<String, Double>>();
        if (n == 0) {
            return shares;
        }
        RealMatrix q = new Array2DRowRealMatrix(n, n);
        RealMatrix r = new Array2DRowRealMatrix(n, ENDS.size());
        for (int i = 0; i < n; i++) {
            fill(i, Objects.requireNonNull(matrix.get(left.get(i))), left, q, r);
        }
        RealMatrix b = new LUDecomposition(
                        MatrixUtils.createRealIdentityMatrix(n).subtract(q))
                .getSolver()
                .solve(r);
        for (int i = 0; i < n; i++) {
            var ends = new LinkedHashMap<String, Double>();
            for (int end = 0; end < ENDS.size(); end++) {
                ends.put(ENDS.get(end), Math.clamp(b.getEntry(i, end), 0, 1));
            }
            shares.put(left.get(i), ends);
        }
        return shares;
    }

    /** Stays that led to where no end was ever seen to follow are left out of the stage's whole. */
    private static void fill(
            int row, SortedMap<String, Integer> counts, List<String> left, RealMatrix q, RealMatrix r) {
        double whole = counts.entrySet().stream()
                .filter(to -> left.contains(to.getKey()) || ENDS.contains(to.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        counts.forEach((to, count) -> {
            if (left.contains(to)) {
                q.setEntry(row, left.indexOf(to), count / whole);
            } else if (ENDS.contains(to)) {
                r.setEntry(row, ENDS.indexOf(to), count / whole);
            }
        });
    }

    private static boolean reachesAnEnd(
            String stage, Map<String, SortedMap<String, Integer>> matrix, List<String> seen) {
        if (ENDS.contains(stage)) {
            return true;
        }
        if (seen.contains(stage)) {
            return false;
        }
        seen.add(stage);
        SortedMap<String, Integer> counts = matrix.get(stage);
        return counts != null && counts.keySet().stream().anyMatch(to -> reachesAnEnd(to, matrix, seen));
    }
}
