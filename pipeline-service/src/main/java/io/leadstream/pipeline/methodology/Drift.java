package io.leadstream.pipeline.methodology;

import io.leadstream.pipeline.methodology.MeasureDeals.Measured;
import io.leadstream.pipeline.methodology.MeasureDeals.Period;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether a segment's deals have left the approach that it is sold by.
 *
 * @param nearest the approach that they are nearest to; null when there are too few to say
 * @param distance of the approach that it is sold by
 * @param isAway whether the other one is nearer by more than chance
 * @param isNews whether that was not known before
 */
record Drift(
        Measured measured,
        @Nullable Approach nearest,
        double distance,
        double nearestDistance,
        boolean isAway,
        boolean isNews) {

    /** Judges what was measured of a segment. Where no rep sells it, figures tell nothing. */
    static Drift of(Adoption adoption, Measured measured, int leastDeals) {
        boolean tooFew = measured.valued() + measured.leftOut() < leastDeals
                || measured.figures().isEmpty();
        if (tooFew || adoption.approach() == Approach.SELF_SERVICE) {
            return new Drift(measured, null, 0, 0, false, false);
        }
        Choice choice = Choice.of(measured.figures(), adoption.situation());
        Approach nearest = choice.approach();
        double distance = shifted(choice, adoption.approach());
        double nearestDistance = shifted(choice, nearest);
        boolean isAway = nearest != adoption.approach() && distance - nearestDistance >= Choice.NEARLY;
        return new Drift(
                measured, nearest, distance, nearestDistance, isAway, isAway && nearest != adoption.driftedTo());
    }

    private static double shifted(Choice choice, Approach approach) {
        Double shifted = choice.rows().get(approach.ordinal()).shifted();
        if (shifted == null) {
            throw new IllegalStateException("an approach with figures has a distance: " + approach);
        }
        return shifted;
    }

    /** The segment's approach with what was found. */
    Adoption applyTo(Adoption adoption, Period period, Instant now) {
        var found = new Adoption.Found(
                now,
                period.from(),
                period.to(),
                measured.valued() + measured.leftOut(),
                byName(measured.figures()),
                nearest == null ? null : nearest.key(),
                nearest == null ? null : RecommendationView.rounded(distance),
                nearest == null ? null : RecommendationView.rounded(nearestDistance));
        return new Adoption(
                adoption.id(),
                adoption.segment(),
                adoption.approach(),
                adoption.situation(),
                adoption.recommendation(),
                adoption.by(),
                adoption.at(),
                found,
                isAway ? nearest : null,
                isAway ? (isNews ? now : adoption.driftedAt()) : null);
    }

    private static Map<String, Double> byName(Map<Dimension, Double> figures) {
        Map<String, Double> named = new TreeMap<>();
        figures.forEach((dimension, value) -> named.put(dimension.field(), RecommendationView.rounded(value)));
        return named;
    }
}
