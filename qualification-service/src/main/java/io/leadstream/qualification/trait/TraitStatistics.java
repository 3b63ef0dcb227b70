package io.leadstream.qualification.trait;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Compares won accounts with all worked ones, trait by trait: odds ratios with half an account added to each of the
 * four fields (Haldane and Anscombe), so that there is one even where a field is empty, with a normal interval of
 * their logarithm. Of many traits some look different by chance alone: q-values say how many (Benjamini and Hochberg).
 */
final class TraitStatistics {

    private static final double Z = 1.959963984540054; // 95 %
    private static final double MOST_FALSE = 0.1;
    private static final long LEAST_WON = 5;
    private static final long LEAST_WORKED = 20;

    private record Test(TraitCount count, double odds, double low, double high, double p) {}

    private TraitStatistics() {}

    /** The traits, those first that are over-represented most surely. */
    static List<Trait> of(List<TraitCount> counts) {
        var tests = new ArrayList<>(counts.stream().map(TraitStatistics::test).toList());
        tests.sort(Comparator.comparingDouble(Test::p));
        var traits = new ArrayList<Trait>();
        double q = 1;
        for (int i = tests.size() - 1; i >= 0; i--) {
            Test test = tests.get(i);
            q = Math.min(q, test.p() * tests.size() / (i + 1));
            traits.add(trait(test, q));
        }
        traits.sort(Comparator.comparing(Trait::over)
                .thenComparingDouble(Trait::low)
                .reversed()
                .thenComparing(trait -> trait.count().attribute())
                .thenComparing(trait -> trait.count().value()));
        return List.copyOf(traits);
    }

    private static Test test(TraitCount count) {
        double wonWith = count.wonWith() + 0.5;
        double lostWith = count.workedWith() - count.wonWith() + 0.5;
        double wonWithout = count.won() - count.wonWith() + 0.5;
        double lostWithout = count.worked() - count.won() - (count.workedWith() - count.wonWith()) + 0.5;
        double log = Math.log(wonWith * lostWithout / (lostWith * wonWithout));
        double error = Math.sqrt(1 / wonWith + 1 / lostWith + 1 / wonWithout + 1 / lostWithout);
        double p = 2 * upperTail(Math.abs(log) / error);
        return new Test(count, Math.exp(log), Math.exp(log - Z * error), Math.exp(log + Z * error), p);
    }

    private static Trait trait(Test test, double q) {
        TraitCount count = test.count();
        boolean low = count.won() < LEAST_WON
                || count.wonWith() < LEAST_WON
                || count.workedWith() < LEAST_WORKED
                || count.worked() - count.workedWith() < LEAST_WORKED;
        boolean over = !low && q <= MOST_FALSE && test.low() > 1;
        return new Trait(count, lift(count), test.odds(), test.low(), test.high(), q, low, over);
    }

    private static double lift(TraitCount count) {
        if (count.won() == 0 || count.workedWith() == 0) {
            return 0;
        }
        return ((double) count.wonWith() / count.won()) / ((double) count.workedWith() / count.worked());
    }

    /** The normal distribution's upper tail, to 1.2e-7 (Numerical Recipes' erfcc). */
    static double upperTail(double z) {
        double x = Math.abs(z) / Math.sqrt(2);
        double t = 1 / (1 + 0.5 * x);
        double series = -1.26551223
                + t
                        * (1.00002368
                                + t
                                        * (0.37409196
                                                + t
                                                        * (0.09678418
                                                                + t
                                                                        * (-0.18628806
                                                                                + t
                                                                                        * (0.27886807
                                                                                                + t
                                                                                                        * (-1.13520398
                                                                                                                + t
                                                                                                                        * (1.48851587
                                                                                                                                + t
                                                                                                                                        * (-0.82215223
                                                                                                                                                + t
                                                                                                                                                        * 0.17087277))))))));
        double erfc = t * Math.exp(-x * x + series);
        return z >= 0 ? erfc / 2 : 1 - erfc / 2;
    }
}
