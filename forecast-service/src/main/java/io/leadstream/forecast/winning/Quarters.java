package io.leadstream.forecast.winning;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/** Weeks of calendar quarters. Sales have a rhythm of quarters, whatever period is asked for. */
final class Quarters {

    /** The thirteenth week takes what is left of the quarter. */
    static final int WEEKS = 13;

    /** A quarter as it is compared with the one before: 13 weeks, so that weekdays meet. */
    static final int DAYS = 91;

    /** Four of them. */
    static final int YEAR = 366;

    private Quarters() {}

    /** The week of its quarter, from 0 on, for each of some days. */
    static int[] weeks(int firstDay, int lastDay) {
        int[] weeks = new int[lastDay - firstDay + 1];
        for (int i = 0; i < weeks.length; i++) {
            int dayOfQuarter = LocalDate.ofEpochDay((long) firstDay + i).get(IsoFields.DAY_OF_QUARTER) - 1;
            weeks[i] = Math.min(dayOfQuarter / 7, WEEKS - 1);
        }
        return weeks;
    }

    /** Each week with some of its neighbours', by a normal kernel: a single week of a year says little. */
    static double[] smoothed(double[] byWeek) {
        double[] smooth = new double[WEEKS];
        for (int i = 0; i < WEEKS; i++) {
            for (int j = 0; j < WEEKS; j++) {
                double distance = (i - j) / WIDTH;
                smooth[i] += Math.exp(-distance * distance / 2) * byWeek[j];
            }
        }
        return smooth;
    }

    private static final double WIDTH = 0.7;
}
