package io.leadstream.forecast.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * How much something usually moves, learnt from its earlier moves: a middle and a scale that a few large ones hardly
 * touch. The scale is the larger of two: that of the median distance from the middle, and that of the distance which a
 * tenth exceeds, since of moves that are mostly nothing (nights, weekends) the median tells too little. Both are made
 * to be the standard deviation of normal moves (Rousseeuw and Croux, J. Am. Stat. Assoc. 88, 1993).
 *
 * @param n earlier moves
 * @param middle their median
 * @param largest the largest distance of one of them from the middle
 */
public record UsualNoise(int n, double middle, double scale, double largest) {

    /** Of fewer moves nothing is said of what is usual. */
    public static final int FEWEST = 8;

    private static final double OF_MEDIAN = 1.4826;
    private static final double UPPER = 0.9;
    private static final double OF_UPPER = 1.6449;

    /** What a median of absolute distances knows of a scale, as a share of what the standard deviation does. */
    private static final double EFFICIENCY = 0.37;

    /** Moves have heavier tails than normal ones, however many of them were seen: one deal may be a large one. */
    private static final double MOST_FREEDOM = 5;

    private static final double MOST_SCALES = 1e9;

    /** @throws IllegalArgumentException for fewer than {@link #FEWEST} moves */
    public static UsualNoise of(double[] moves) {
        if (moves.length < FEWEST) {
            throw new IllegalArgumentException("fewer than " + FEWEST + " moves");
        }
        double middle = quantile(moves.clone(), 0.5);
        double[] distances =
                Arrays.stream(moves).map(move -> Math.abs(move - middle)).toArray();
        double scale = Math.max(OF_MEDIAN * quantile(distances, 0.5), quantile(distances, UPPER) / OF_UPPER);
        return new UsualNoise(moves.length, middle, scale, distances[distances.length - 1]);
    }

    /** Interpolated linearly; sorts them. */
    private static double quantile(double[] values, double share) {
        Arrays.sort(values);
        double position = share * (values.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, values.length - 1);
        return values[below] + (position - below) * (values[above] - values[below]);
    }

    /** What a share of the moves to come keep to, if they are as usual. */
    public Bounds band(double level) {
        double half = half(level);
        return new Bounds(middle - half, middle + half);
    }

    private double half(double level) {
        return student().inverseCumulativeProbability(0.5 + level / 2) * deviation();
    }

    private TDistribution student() {
        return new TDistribution(Math.min(MOST_FREEDOM, EFFICIENCY * n));
    }

    /** Of a move from the middle, which is known from so many alone. */
    private double deviation() {
        return scale * Math.sqrt(1 + Math.PI / (2 * n));
    }

    /** How surely a move is another than usual: by how much it is beyond the middle, within usual noise. */
    public Difference of(double move, double level) {
        double beyond = move - middle;
        double half = half(level);
        double lower = beyond == 0 ? 0.5 : student().cumulativeProbability(scales(beyond));
        return new Difference(beyond, new Interval(beyond - half, beyond + half), lower, 1 - lower);
    }

    /** Not without bounds: there may be no noise at all, and the distribution's arithmetic ends before a double does. */
    private double scales(double beyond) {
        return Math.clamp(beyond / deviation(), -MOST_SCALES, MOST_SCALES);
    }
}
