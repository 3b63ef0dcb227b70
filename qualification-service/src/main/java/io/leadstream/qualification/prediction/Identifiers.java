package io.leadstream.qualification.prediction;

import io.leadstream.qualification.prediction.Rejected.Reason;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds fields that name the row: words of which nearly each is another, and numbers that are counted up. A measure in
 * whole numbers may be as different from row to row, but of numbers drawn from a range some come twice by chance.
 */
final class Identifiers {

    /** Share of different values among the present ones from which words name the rows. */
    static final double NAMES_ROWS = 0.9;

    /** Fewer rows prove nothing. */
    private static final int SUPPORT = 30;

    /** Of so many that would come twice by chance, fewer than a tenth do. */
    private static final double EXPECTED_TWICE = 10;

    private Identifiers() {}

    static Optional<Rejected> find(Dataset data, FieldEncoding encoding) {
        List<String> present = data.examples().stream()
                .map(example -> example.values()[encoding.column()])
                .filter(Objects::nonNull)
                .toList();
        double share = new HashSet<>(present).size() / (double) Math.max(1, present.size());
        boolean namesRows =
                present.size() >= SUPPORT && share >= NAMES_ROWS && (encoding.numeric() ? isCountedUp(present) : true);
        return namesRows
                ? Optional.of(new Rejected(
                        encoding.field(),
                        Reason.IDENTIFIER,
                        "nearly every lead has another value: it names the row",
                        Map.of("differentShare", share),
                        NAMES_ROWS))
                : Optional.empty();
    }

    private static boolean isCountedUp(List<String> present) {
        double[] numbers = FieldEncoding.numbers(present);
        boolean isWhole = Arrays.stream(numbers).allMatch(number -> number == Math.rint(number));
        if (!isWhole) {
            return false;
        }
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        boolean isInOrder = Arrays.equals(sorted, numbers);
        double n = numbers.length;
        double range = sorted[sorted.length - 1] - sorted[0] + 1;
        double expectedTwice = n * n / (2 * range);
        double twice = n - Arrays.stream(sorted).distinct().count();
        return isInOrder || (expectedTwice >= EXPECTED_TWICE && twice < expectedTwice / 10);
    }
}
