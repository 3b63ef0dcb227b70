package io.leadstream.qualification.profile;

import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well a company or person fits a definition, criterion by criterion.
 *
 * @param points the sum of the lines' points, exactly
 * @param most what the best subject that there can be would get: no company is of two sizes
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
        int most = most(definition);
        return new Fit(definition, points, most, share(points, most), lines);
    }

    /** Of each attribute the value that brings most, or none where none brings anything. */
    private static int most(Definition definition) {
        var byAttribute = definition.criteria().stream().collect(groupingBy(WeightedCriterion::attribute));
        return byAttribute.values().stream().mapToInt(Fit::best).sum();
    }

    private static int best(List<WeightedCriterion> ofOneAttribute) {
        return Math.max(
                0,
                ofOneAttribute.stream()
                        .flatMap(WeightedCriterion::tellingValues)
                        .mapToInt(value -> ofOneAttribute.stream()
                                .mapToInt(criterion -> criterion.pointsOf(value))
                                .sum())
                        .max()
                        .orElse(0));
    }

    private static BigDecimal share(int points, int most) {
        if (points <= 0 || most == 0) {
            return BigDecimal.ZERO.setScale(4);
        }
        // a word that came after this vocabulary may be better than any that it has
        return BigDecimal.valueOf(Math.min(points, most)).divide(BigDecimal.valueOf(most), 4, RoundingMode.HALF_UP);
    }
}
