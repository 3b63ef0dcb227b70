package io.leadstream.forecast.winning;

/**
 * What the pace of winning says, whatever is in the pipeline: the wins of the last quarter's length, spread over the
 * days to come by the rhythm that quarters had. It takes a whole quarter to know it.
 *
 * @param firstDay the day of the first count
 * @param since the first day that was watched
 * @param wins by day
 */
record Pace(int firstDay, int since, int[] wins, int[] weeks) {

    static Pace of(int firstDay, int lastDay, int since, int longestHorizon, Iterable<WonDeal> won) {
        int[] wins = new int[lastDay - firstDay + 1];
        for (WonDeal deal : won) {
            if (deal.day() >= firstDay && deal.day() <= lastDay) {
                wins[deal.day() - firstDay]++;
            }
        }
        return new Pace(firstDay, since, wins, Quarters.weeks(firstDay, lastDay + longestHorizon));
    }

    /** Whether a whole quarter's wins are known by the end of a day. */
    boolean known(int day) {
        int from = day - Quarters.DAYS + 1;
        return from >= since && from >= firstDay && seen(day) > 0;
    }

    /** The wins of the last quarter's length: what tells the pace. */
    int seen(int day) {
        return wins(day - Quarters.DAYS + 1, day);
    }

    int wins(int from, int to) {
        int sum = 0;
        for (int day = Math.max(from, firstDay); day <= to && day - firstDay < wins.length; day++) {
            sum += wins[day - firstDay];
        }
        return sum;
    }

    /** The wins of some days after one, from what was known at its end. */
    double expected(int day, int horizon) {
        double[] rhythm = rhythm(day);
        double recent = 0;
        for (int i = day - Quarters.DAYS + 1; i <= day; i++) {
            recent += rhythm[weeks[i - firstDay]];
        }
        double toCome = 0;
        for (int i = day + 1; i <= day + horizon; i++) {
            toCome += rhythm[weeks[i - firstDay]];
        }
        return seen(day) * toCome / recent;
    }

    private double[] rhythm(int day) {
        double[] won = new double[Quarters.WEEKS];
        double[] days = new double[Quarters.WEEKS];
        for (int i = Math.max(Math.max(since, firstDay), day - Quarters.YEAR + 1); i <= day; i++) {
            won[weeks[i - firstDay]] += wins[i - firstDay];
            days[weeks[i - firstDay]]++;
        }
        double[] wonSmooth = Quarters.smoothed(won);
        double[] daysSmooth = Quarters.smoothed(days);
        double mean = (double) seen(day) / Quarters.DAYS;
        double[] rhythm = new double[Quarters.WEEKS];
        for (int week = 0; week < rhythm.length; week++) {
            rhythm[week] = daysSmooth[week] < LITTLE ? mean : wonSmooth[week] / daysSmooth[week];
        }
        return rhythm;
    }

    private static final double LITTLE = 1e-3;
}
