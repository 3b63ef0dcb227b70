package io.leadstream.benchmark.people;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Draws an index, each by its weight. */
final class Weighted {

    private final double[] upTo;

    private Weighted(double[] weights) {
        upTo = weights.clone();
        Arrays.parallelPrefix(upTo, Double::sum);
    }

    static Weighted of(double... weights) {
        return new Weighted(weights);
    }

    /** By Zipf's law: the k-th weighs k to the power of minus the exponent. */
    static Weighted zipf(int size, double exponent) {
        return new Weighted(IntStream.rangeClosed(1, size)
                .mapToDouble(k -> Math.pow(k, -exponent))
                .toArray());
    }

    int next(RandomGenerator random) {
        int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return at < 0 ? -at - 1 : at + 1;
    }
}
