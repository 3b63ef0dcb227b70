package io.leadstream.benchmark.market;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What makes a market other than steady.
 *
 * @param drift by how much the chance of advancing falls in a year, as a share
 * @param season how many times as many deals advance in the last month of a quarter as in the first
 * @param zombies the share of deals that nobody ever closes
 */
record Weather(double drift, double season, double zombies) {

    static final Weather STEADY = new Weather(0, 1, 0);

    private static final double YEAR = 365;

    /** What multiplies the chance of advancing of a deal that enters a stage that day. */
    double pace(LocalDate start, LocalDate day) {
        double sinceStart = ChronoUnit.DAYS.between(start, day) / YEAR;
        boolean late = day.getMonthValue() % 3 == 0;
        return Math.max(0.1, 1 - drift * sinceStart) * (late ? season : 1);
    }
}
