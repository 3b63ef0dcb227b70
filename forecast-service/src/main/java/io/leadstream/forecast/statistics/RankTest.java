package io.leadstream.forecast.statistics;

import java.util.List;
import java.util.TreeMap;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/**
 * Whether samples come from the same distribution, judged by ranks, so that a few very long ones do not decide. With two
 * samples it is the test of Mann and Whitney.
 *
 * <p>Kruskal, Wallis: Use of ranks in one-criterion variance analysis, JASA 47 (1952), with their correction for ties.
 */
public final class RankTest {

    private RankTest() {}

    /** The probability of differences as large as these, or larger, if there were none. 1 when all values are equal. */
    public static double pValue(List<Sample> samples) {
        var ranks = new Ranks(samples);
        double n = ranks.count;
        double spread = 1 - ranks.ties / (n * n * n - n);
        if (samples.size() < 2 || n < 2 || spread <= 0) {
            return 1;
        }
        double sum = 0;
        for (Sample sample : samples) {
            double ofSample = ranks.sumOf(sample);
            sum += ofSample * ofSample / sample.count();
        }
        double h = (12 / (n * (n + 1)) * sum - 3 * (n + 1)) / spread;
        return 1 - new ChiSquaredDistribution(samples.size() - 1).cumulativeProbability(Math.max(0, h));
    }

    /** Equal values share the middle of their ranks. */
    private static final class Ranks {
        private final TreeMap<Double, Double> byValue = new TreeMap<>();
        private double count;
        private double ties;

        Ranks(List<Sample> samples) {
            var often = new TreeMap<Double, Integer>();
            for (Sample sample : samples) {
                double[] values = sample.values();
                for (int i = 0; i < values.length; i++) {
                    often.merge(values[i], sample.counts()[i], Integer::sum);
                }
            }
            often.forEach((value, times) -> {
                byValue.put(value, count + (times + 1) / 2.0);
                count += times;
                ties += (double) times * times * times - times;
            });
        }

        double sumOf(Sample sample) {
            double[] values = sample.values();
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += byValue.getOrDefault(values[i], 0.0) * sample.counts()[i];
            }
            return sum;
        }
    }
}
