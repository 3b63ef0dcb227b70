package io.leadstream.qualification.prediction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What one field alone says of the outcome.
 *
 * @param information share of the outcome's entropy that the levels explain, less what chance would (Miller-Madow)
 * @param presence the same of being there or not
 * @param verdicts share of the rows in levels of which nearly all have one outcome
 * @param certain share of the rows in levels that nearly surely mean the rarer outcome
 * @param doubt the most, at 95 %, of those rows that have the other outcome in the long run; 1 where there are none
 * @param jump of a number the largest step of the log-odds from one range to the next
 * @param auc of ranking by the levels' own rates
 */
record FieldFigures(
        double information, double presence, double verdicts, double certain, double doubt, double jump, double auc) {

    /** A level is a verdict when so few of its rows, and a fifth of all rows' share at most, have the other outcome. */
    static final double PURE_ERROR = 0.05;

    static final double PURE_AGAINST_ALL = 0.2;

    /** Fewer rows prove no level pure. */
    static final int PURE_SUPPORT = 30;

    /** From this step of the log-odds on, a number does not rise or fall gradually: e³ is twentyfold odds. */
    static final double ABRUPT = 3;

    /** Fewer rows make no range. */
    private static final int RANGE_SUPPORT = 20;

    /** Levels of fewer rows are not counted among those that mean the rarer outcome. */
    private static final int CERTAIN_SUPPORT = 10;

    private static final double Z = 1.6448536269514722; // 95 %, one side

    private record Tally(int[] lost, int[] won) {
        int of(int level) {
            return lost[level] + won[level];
        }

        double logOdds(int level) {
            return Math.log((won[level] + 0.5) / (lost[level] + 0.5));
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
        double jump = encoding.numeric() ? jump(tally) : 0;
        boolean isGradual = encoding.numeric() && jump < ABRUPT;
        int[] certain = isGradual ? new int[2] : certain(tally, presence, data);
        return new FieldFigures(
                information(tally, data),
                information(presence, data),
                // the ends of what rises gradually are pure by themselves
                isGradual ? 0 : verdicts(tally, data),
                certain[1] / (double) data.size(),
                doubt(certain[0], certain[1]),
                jump,
                Metrics.auc(predicted, data.labels(), data.converted()));
    }

    Map<String, Double> named() {
        return new TreeMap<>(Map.of(
                "information", information,
                "presenceInformation", presence,
                "verdictShare", verdicts,
                "certainShare", certain,
                "certainDoubt", doubt,
                "jump", jump,
                "auc", auc));
    }

    boolean isAbrupt() {
        return jump >= ABRUPT;
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
            boolean isWon = 1 - won <= Math.min(PURE_ERROR, PURE_AGAINST_ALL * (1 - rate));
            boolean isLost = won <= Math.min(PURE_ERROR, PURE_AGAINST_ALL * rate);
            rows += of >= PURE_SUPPORT && (isWon || isLost) ? of : 0;
        }
        return rows / (double) data.size();
    }

    /** Of the levels, or of being there at all, those that mean the rarer outcome: wrong ones, and all. */
    private static int[] certain(Tally tally, Tally presence, Dataset data) {
        boolean isWon = data.converted() * 2 <= data.size();
        int[] byLevel = new int[2];
        for (int level = 2; level < tally.won.length; level++) {
            addIfPure(byLevel, isWon ? tally.lost[level] : tally.won[level], tally.of(level));
        }
        int[] byPresence = new int[2];
        if (presence.of(0) > 0) {
            addIfPure(byPresence, isWon ? presence.lost[1] : presence.won[1], presence.of(1));
        }
        return doubt(byPresence[0], byPresence[1]) < doubt(byLevel[0], byLevel[1]) ? byPresence : byLevel;
    }

    private static void addIfPure(int[] sums, int wrong, int of) {
        if (of >= CERTAIN_SUPPORT && wrong <= PURE_ERROR * of) {
            sums[0] += wrong;
            sums[1] += of;
        }
    }

    /** The upper end of Wilson's interval. */
    private static double doubt(int wrong, int of) {
        if (of == 0) {
            return 1;
        }
        double share = wrong / (double) of;
        double spread = Z * Z / of;
        double half = Z * Math.sqrt((share * (1 - share) + spread / 4) / of);
        return (share + spread / 2 + half) / (1 + spread);
    }

    private static double jump(Tally tally) {
        double largest = 0;
        int before = -1;
        for (int level = 2; level < tally.won.length; level++) {
            if (tally.of(level) >= RANGE_SUPPORT) {
                if (before >= 0) {
                    largest = Math.max(largest, Math.abs(tally.logOdds(level) - tally.logOdds(before)));
                }
                before = level;
            }
        }
        return largest;
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
        boolean isEvident = n >= PURE_SUPPORT * (long) ones.size() && others.size() > 1;
        return isEvident ? (entropy(ones, n) + entropy - entropy(pairs, n)) / entropy : 0;
    }

    private static double entropy(Map<?, Integer> counts, int n) {
        return counts.values().stream()
                .sorted()
                .mapToDouble(count -> -count / (double) n * Math.log(count / (double) n))
                .sum();
    }

    /**
     * The share of a field's values that say another field's over, and of the rest the share of one mark that the other
     * never has: what is left where a record was touched again.
     */
    static double[] overwrites(Dataset data, int field, int original) {
        int both = 0;
        var marks = new HashMap<String, Integer>();
        var originals = new HashMap<String, Integer>();
        for (Example example : data.examples()) {
            String a = example.values()[field];
            String b = example.values()[original];
            if (a != null && b != null) {
                both++;
                originals.merge(b, 1, Integer::sum);
                if (!a.equals(b)) {
                    marks.merge(a, 1, Integer::sum);
                }
            }
        }
        int differ = marks.values().stream().mapToInt(Integer::intValue).sum();
        int mark = marks.entrySet().stream()
                .filter(entry -> !originals.containsKey(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
        return both < PURE_SUPPORT || differ == 0
                ? new double[] {0, 0, 0}
                : new double[] {(both - differ) / (double) both, mark / (double) differ, mark / (double) both};
    }

    /** Whether the values are a few different whole numbers, as scores are. */
    static boolean isScore(FieldEncoding encoding) {
        double[] numbers = FieldEncoding.numbers(List.copyOf(encoding.levels()));
        return numbers.length > 2;
    }
}
