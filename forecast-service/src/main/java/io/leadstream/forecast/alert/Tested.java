package io.leadstream.forecast.alert;

import io.leadstream.forecast.alert.Figures.Change;
import io.leadstream.forecast.alert.Figures.Change.Measure;
import io.leadstream.forecast.alert.Figures.Noise;
import io.leadstream.forecast.alert.Figures.Seen;
import io.leadstream.forecast.statistics.Difference;
import org.jspecify.annotations.Nullable;

/**
 * One test, before the number of all tests is known.
 *
 * @param noise by how much it usually moves; of forecasts alone
 * @param difference by how much it changed; of a target, by how much it misses it; of a forecast, beyond the usual
 * @param pValue of the direction that is looked for, or of both
 */
record Tested(
        Topic topic,
        Seen recent,
        @Nullable Seen before,
        @Nullable Double target,
        @Nullable Noise noise,
        Difference difference,
        double pValue) {

    /** In either direction. */
    static Tested ofDrift(Topic topic, Seen recent, Seen before, Difference difference) {
        return new Tested(topic, recent, before, null, null, difference, difference.pValue());
    }

    /** For the worse alone. */
    static Tested ofDecline(
            Topic topic, Seen recent, @Nullable Seen before, @Nullable Double target, Difference difference) {
        return new Tested(topic, recent, before, target, null, difference, difference.lower());
    }

    Finding among(double adjusted) {
        var change = new Change(
                measure(),
                difference.change(),
                difference.interval().low(),
                difference.interval().high());
        return new Finding(topic, new Figures(recent, before, target, noise, change, pValue, adjusted));
    }

    private Measure measure() {
        if (noise != null) {
            return Measure.AMOUNT;
        }
        return topic.kind().isRatio() ? Measure.RATIO : Measure.DIFFERENCE;
    }
}
