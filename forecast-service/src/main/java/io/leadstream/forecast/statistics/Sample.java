package io.leadstream.forecast.statistics;

import java.util.Arrays;

/**
 * Values of which quantiles are asked. It takes bounded memory, however many there are: each different value is kept
 * once, with its count. From {@link #MOST_EXACT} different ones on, values are rounded to 11 binary digits, that is by
 * less than 0.025 %; whole numbers up to 2,048 stay exact.
 */
public final class Sample {

    static final int MOST_EXACT = 16_384;

    private static final int DIGITS_DROPPED = 52 - 10;
    private static final int MOST_WAITING = 1_024;
    private static final double[] NOTHING = {};

    private double[] values = NOTHING;
    private int[] counts = {};
    private double[] waiting = NOTHING;
    private int waits;
    private long count;
    private double sum;
    private boolean rounding;

    public void add(double value) {
        if (waits == waiting.length) {
            if (waits < MOST_WAITING) {
                waiting = Arrays.copyOf(waiting, Math.max(4, waits * 2));
            } else {
                merge();
            }
        }
        waiting[waits++] = rounding ? rounded(value) : value;
        count++;
        sum += value;
    }

    public long count() {
        return count;
    }

    double mean() {
        return sum / count;
    }

    /** The different values, in ascending order. */
    double[] values() {
        merge();
        return values;
    }

    /** How often each of the {@link #values} came. */
    int[] counts() {
        merge();
        return counts;
    }

    private void merge() {
        if (waits > 0) {
            Arrays.sort(waiting, 0, waits);
            int[] ones = new int[waits];
            Arrays.fill(ones, 1);
            mergeWith(Arrays.copyOf(waiting, waits), ones);
            waits = 0;
        }
        if (!rounding && values.length > MOST_EXACT) {
            rounding = true;
            double[] exact = values;
            int[] howOften = counts;
            values = NOTHING;
            counts = new int[0];
            mergeWith(Arrays.stream(exact).map(Sample::rounded).toArray(), howOften);
        }
    }

    /** Both are in ascending order; what is equal becomes one. */
    private void mergeWith(double[] others, int[] howOften) {
        double[] merged = new double[values.length + others.length];
        int[] sums = new int[merged.length];
        int size = 0;
        for (int i = 0, j = 0; i < values.length || j < others.length; ) {
            boolean own = j == others.length || (i < values.length && values[i] <= others[j]);
            double value = own ? values[i] : others[j];
            int times = own ? counts[i++] : howOften[j++];
            if (size > 0 && merged[size - 1] == value) {
                sums[size - 1] += times;
            } else {
                merged[size] = value;
                sums[size++] = times;
            }
        }
        values = Arrays.copyOf(merged, size);
        counts = Arrays.copyOf(sums, size);
    }

    private static double rounded(double value) {
        long half = 1L << (DIGITS_DROPPED - 1);
        return Double.longBitsToDouble((Double.doubleToLongBits(value) + half) >> DIGITS_DROPPED << DIGITS_DROPPED);
    }
}
