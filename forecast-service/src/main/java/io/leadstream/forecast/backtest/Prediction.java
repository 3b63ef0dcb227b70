package io.leadstream.forecast.backtest;

import io.leadstream.forecast.landing.Landing.Band;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/**
 * What was forecast as of the end of a day, to be won in the days after it; and what was.
 *
 * @param band 80 % of the simulated landings lie in it
 * @param crps score of the distribution, in the currency's unit
 * @param baselines what each of them said
 */
public record Prediction(
        LocalDate asOf, int days, Band band, double mean, double crps, double actual, Map<Baseline, Double> baselines) {

    public Prediction {
        baselines = new EnumMap<>(baselines);
    }

    LocalDate until() {
        return asOf.plusDays(days);
    }

    Prediction with(Band widened) {
        return new Prediction(asOf, days, widened, mean, crps, actual, baselines);
    }
}
