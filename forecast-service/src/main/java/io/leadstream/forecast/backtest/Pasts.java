package io.leadstream.forecast.backtest;

import io.leadstream.forecast.landing.Calibration;
import io.leadstream.forecast.landing.Landing.Band;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Past forecasts of one horizon whose outcome is known: what a band is widened by. */
final class Pasts {

    private Pasts() {}

    /**
     * A past forecast.
     *
     * @param until the last day of what was forecast
     * @param band as simulated
     */
    record Known(LocalDate asOf, LocalDate until, Band band, double actual) {}

    /**
     * From the latest that were over by a day, none of which overlaps another.
     *
     * @param ascending by their as-of days
     */
    static Calibration calibration(List<Known> ascending, LocalDate day) {
        var over = new ArrayList<Calibration.Past>();
        LocalDate before = day;
        for (Known past : ascending.reversed()) {
            if (!past.until().isAfter(before)) {
                over.add(new Calibration.Past(past.band(), past.actual()));
                before = past.asOf();
            }
        }
        return Calibration.of(over);
    }
}
