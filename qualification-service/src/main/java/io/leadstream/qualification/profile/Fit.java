package io.leadstream.qualification.profile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well a company or person fits a definition, criterion by criterion.
 *
 * @param points the sum of the lines' points, exactly
 * @param most what a subject would get that meets everything that speaks for it and nothing that speaks against it
 * @param share points of most, within 0..1, four decimals
 */
public record Fit(Definition definition, int points, int most, BigDecimal share, List<Line> criteria) {

    /** What became of one criterion. */
    public enum Outcome {
        HELD,
        NOT_HELD,
        /** The attribute is not known; it brings no points and costs none. */
        UNKNOWN
    }

    /** One criterion held against one subject. */
    public record Line(
            String key, Attribute attribute, @Nullable String value, Outcome outcome, int points, int weight) {}

    static Fit of(Definition definition, Subject subject) {
        var lines = definition.criteria().stream()
                .map(criterion -> criterion.of(subject))
                .toList();
        int points = lines.stream().mapToInt(Line::points).sum();
        int most = definition.criteria().stream()
                .mapToInt(criterion -> Math.max(0, criterion.weight()))
                .sum();
        return new Fit(definition, points, most, share(points, most), lines);
    }

    private static BigDecimal share(int points, int most) {
        if (points <= 0 || most == 0) {
            return BigDecimal.ZERO.setScale(4);
        }
        // criteria that exclude each other may make the most unreachable, but never exceeded
        return BigDecimal.valueOf(points).divide(BigDecimal.valueOf(most), 4, RoundingMode.HALF_UP);
    }
}
