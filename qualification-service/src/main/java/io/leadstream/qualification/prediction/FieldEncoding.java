package io.leadstream.qualification.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One field as one of a few levels: 0 is missing, 1 is rare or never seen, the others are named values, or the ranges
 * between quantiles of a number.
 *
 * @param column where the field is in the dataset
 * @param cuts upper ends of the ranges, ascending; empty for a field of names
 * @param levels named values; empty for a number
 * @param shares how often each level came among the leads learnt from: what drift is measured against
 */
record FieldEncoding(String field, int column, List<Double> cuts, List<String> levels, List<Double> shares) {

    static final String MISSING = "(missing)";
    static final String RARE = "(rare)";

    /** A number with fewer different values is a set of names. */
    static final int FEWEST_NUMBERS = 13;

    static final int BINS = 20;

    /** Levels of fewer rows are pooled: a weight of their own would be noise. */
    static final int RARE_BELOW = 20;

    static FieldEncoding learn(Dataset data, int column) {
        String field = data.fields().get(column);
        List<String> present = data.examples().stream()
                .map(example -> example.values()[column])
                .filter(Objects::nonNull)
                .toList();
        double[] numbers = numbers(present);
        boolean isNumber =
                Arrays.stream(numbers).distinct().limit(FEWEST_NUMBERS).count() == FEWEST_NUMBERS;
        var bare = isNumber
                ? new FieldEncoding(field, column, quantiles(numbers), List.of(), List.of())
                : new FieldEncoding(field, column, List.of(), common(present, data.size()), List.of());
        return new FieldEncoding(field, column, bare.cuts, bare.levels, bare.sharesOf(data));
    }

    /** The values as numbers; none when any is not. */
    static double[] numbers(List<String> values) {
        double[] numbers = new double[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            Double number = number(values.get(i));
            if (number == null) {
                return new double[0];
            }
            numbers[i] = number;
        }
        return numbers;
    }

    private static @Nullable Double number(String text) {
        if (text.isEmpty() || text.length() > 40 || Character.isLetter(text.charAt(text.length() - 1))) {
            return null;
        }
        // a decimal comma, as half of the world writes it
        boolean hasComma = text.indexOf(',') > 0 && text.indexOf(',') == text.lastIndexOf(',') && text.indexOf('.') < 0;
        try {
            double number = Double.parseDouble(hasComma ? text.replace(',', '.') : text);
            return Double.isFinite(number) ? number + 0.0 : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static List<Double> quantiles(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        var cuts = new ArrayList<Double>();
        for (int i = 1; i < BINS; i++) {
            double cut = sorted[(int) ((long) sorted.length * i / BINS)];
            boolean apart = cut < sorted[sorted.length - 1] && (cuts.isEmpty() || cuts.getLast() < cut);
            if (apart) {
                cuts.add(cut);
            }
        }
        return cuts;
    }

    private static List<String> common(List<String> values, int rows) {
        var counts = new TreeMap<String, Integer>();
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        int least = Math.min(RARE_BELOW, Math.max(2, rows / 20));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= least)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many levels there are, missing and rare among them. */
    int size() {
        return 2 + (numeric() ? cuts.size() + 1 : levels.size());
    }

    boolean numeric() {
        return !cuts.isEmpty();
    }

    int levelOf(@Nullable String value) {
        if (value == null) {
            return 0;
        }
        if (!numeric()) {
            // the levels are in order
            int at = java.util.Collections.binarySearch(levels, value);
            return at < 0 ? 1 : at + 2;
        }
        Double number = number(value);
        if (number == null) {
            return 1;
        }
        int at = java.util.Collections.binarySearch(cuts, number);
        return 2 + (at < 0 ? -at - 1 : at);
    }

    String nameOf(int level) {
        if (level < 2) {
            return level == 0 ? MISSING : RARE;
        }
        if (!numeric()) {
            return levels.get(level - 2);
        }
        int bin = level - 2;
        return bin == 0
                ? "up to " + cuts.getFirst()
                : bin == cuts.size() ? "over " + cuts.getLast() : cuts.get(bin - 1) + " to " + cuts.get(bin);
    }

    /** How often each level comes among these leads. */
    List<Double> sharesOf(Dataset data) {
        double[] shares = new double[size()];
        for (Example example : data.examples()) {
            shares[levelOf(example.values()[column])] += 1.0 / data.size();
        }
        return Arrays.stream(shares).boxed().toList();
    }
}
