package io.leadstream.qualification.prediction;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What one field alone says of the outcome.
 *
 * @param information share of the outcome's entropy that the levels explain, less what chance would (Miller-Madow)
 * @param presence the same of being there or not
 * @param verdicts share of the rows in levels of which nearly all have one outcome
 * @param auc of ranking by the levels' own rates
 */
record FieldFigures(double information, double presence, double verdicts, double auc) {

    private record Tally(int[] lost, int[] won) {

        int of(int level) {
            return lost[level] + won[level];
        }
    }

    static FieldFigures of(Dataset data, FieldEncoding encoding) {
        var tally = new Tally(new int[encoding.size()], new int[encoding.size()]);
        var presence = new Tally(new int[2], new int[2]);
        for (Example example : data.examples()) {
            int level = encoding.levelOf(example.values()[encoding.column()]);
            (example.converted() ? tally.won : tally.lost)[level]++;
            (example.converted() ? presence.won : presence.lost)[level == 0 ? 0 : 1]++;
        }
        double[] rates = new double[encoding.size()];
        for (int level = 0; level < rates.length; level++) {
            rates[level] = tally.of(level) == 0 ? 0 : tally.won[level] / (double) tally.of(level);
        }
        double[] predicted = data.examples().stream()
                .mapToDouble(example -> rates[encoding.levelOf(example.values()[encoding.column()])])
                .toArray();
        return new FieldFigures(
                information(tally, data),
                information(presence, data),
                verdicts(tally, data),
                Metrics.auc(predicted, data.labels(), data.converted()));
    }

    private static double information(Tally tally, Dataset data) {
        double n = data.size();
        double[] outcomes = {n - data.converted(), data.converted()};
        double explained = 0;
        int seen = 0;
        for (int level = 0; level < tally.won.length; level++) {
            seen += tally.of(level) > 0 ? 1 : 0;
            int[] counts = {tally.lost[level], tally.won[level]};
            for (int outcome = 0; outcome < 2; outcome++) {
                if (counts[outcome] > 0) {
                    explained +=
                            counts[outcome] / n * Math.log(counts[outcome] * n / tally.of(level) / outcomes[outcome]);
                }
            }
        }
        double all = -outcomes[0] / n * Math.log(outcomes[0] / n) - outcomes[1] / n * Math.log(outcomes[1] / n);
        return Math.max(0, explained - (seen - 1) / (2 * n)) / all;
    }

    private static double verdicts(Tally tally, Dataset data) {
        double rate = data.converted() / (double) data.size();
        int rows = 0;
        // neither missing nor rare ones: nobody wrote them down as a verdict
        for (int level = 2; level < tally.won.length; level++) {
            int of = tally.of(level);
            double won = tally.won[level] / (double) Math.max(1, of);
            boolean isWon = 1 - won <= Math.min(LeakGuard.PURE_ERROR, LeakGuard.PURE_AGAINST_ALL * (1 - rate));
            boolean isLost = won <= Math.min(LeakGuard.PURE_ERROR, LeakGuard.PURE_AGAINST_ALL * rate);
            rows += of >= LeakGuard.PURE_SUPPORT && (isWon || isLost) ? of : 0;
        }
        return rows / (double) data.size();
    }

    /** The share of another field's entropy that this field's values explain, where both are there. */
    static double determines(Dataset data, FieldEncoding one, FieldEncoding other) {
        var pairs = new HashMap<Long, Integer>();
        var ones = new HashMap<Integer, Integer>();
        var others = new HashMap<Integer, Integer>();
        int n = 0;
        for (Example example : data.examples()) {
            String a = example.values()[one.column()];
            String b = example.values()[other.column()];
            if (Objects.nonNull(a) && Objects.nonNull(b)) {
                n++;
                int x = one.levelOf(a);
                int y = other.levelOf(b);
                pairs.merge((long) x << 32 | y, 1, Integer::sum);
                ones.merge(x, 1, Integer::sum);
                others.merge(y, 1, Integer::sum);
            }
        }
        double entropy = entropy(others, n);
        boolean isEvident = n >= LeakGuard.PURE_SUPPORT * (long) ones.size() && others.size() > 1;
        return isEvident ? (entropy(ones, n) + entropy - entropy(pairs, n)) / entropy : 0;
    }

    private static double entropy(Map<?, Integer> counts, int n) {
        return counts.values().stream()
                .sorted()
                .mapToDouble(count -> -count / (double) n * Math.log(count / (double) n))
                .sum();
    }
}
