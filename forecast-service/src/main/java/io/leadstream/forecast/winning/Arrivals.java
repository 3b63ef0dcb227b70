package io.leadstream.forecast.winning;

import java.util.Arrays;

/**
 * How many deals came into the pipeline on each day, and in which stage.
 *
 * @param since the first day on which the pipeline was watched; before it, arrivals are known in part only
 * @param firstDay the day of the first count
 */
record Arrivals(int since, int firstDay, int[][] byStageAndDay) {

    /** Of some days up to one, the mean a day, by stage. */
    double[] perDay(int upTo, int days) {
        int from = Math.max(upTo - days + 1, since);
        double[] mean = new double[byStageAndDay.length];
        for (int stage = 0; stage < mean.length; stage++) {
            for (int day = from; day <= upTo; day++) {
                mean[stage] += on(stage, day);
            }
            mean[stage] /= Math.max(1, upTo - from + 1);
        }
        return mean;
    }

    /** How many came on each of some days up to one; fewer when it was watched for less. */
    int[] daily(int upTo, int days) {
        int from = Math.max(upTo - days + 1, since);
        int[] counts = new int[Math.max(0, upTo - from + 1)];
        for (int i = 0; i < counts.length; i++) {
            int day = from + i;
            counts[i] = java.util.stream.IntStream.range(0, byStageAndDay.length)
                    .map(stage -> on(stage, day))
                    .sum();
        }
        return counts;
    }

    private int on(int stage, int day) {
        int i = day - firstDay;
        return i < 0 || i >= byStageAndDay[stage].length ? 0 : byStageAndDay[stage][i];
    }

    @Override
    public String toString() {
        return "since " + since + " "
                + Arrays.stream(byStageAndDay)
                        .mapToInt(days -> Arrays.stream(days).sum())
                        .sum();
    }
}
