package io.leadstream.forecast.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Pearson's χ² test of whether two samples fall into the same categories in the same proportions. Categories that are
 * too rare for it are put together until at least five are expected of each in either sample (Cochran 1954).
 *
 * @param chiSquared the statistic
 * @param freedom its degrees of freedom: one less than the categories compared
 * @param pValue how probable so large a difference is when there is none
 */
public record Contingency(double chiSquared, int freedom, double pValue) {

    private static final double FEWEST_EXPECTED = 5;
    private static final double SIGNIFICANT = 0.05;

    /** How often a category came in either sample. */
    public record Category(long one, long other) {
        Category plus(Category more) {
            return new Category(one + more.one, other + more.other);
        }

        long both() {
            return one + other;
        }
    }

    /** Null when there is too little to compare: fewer than two categories are left that are frequent enough. */
    public static @Nullable Contingency of(List<Category> categories) {
        Category all = categories.stream().reduce(new Category(0, 0), Category::plus);
        List<Category> compared = frequent(categories, all);
        if (compared.size() < 2) {
            return null;
        }
        double chiSquared = 0;
        for (Category category : compared) {
            chiSquared += distance(category.one(), expected(category, all.one(), all))
                    + distance(category.other(), expected(category, all.other(), all));
        }
        int freedom = compared.size() - 1;
        return new Contingency(
                chiSquared, freedom, 1 - new ChiSquaredDistribution(freedom).cumulativeProbability(chiSquared));
    }

    /** At 5 %. */
    public boolean differ() {
        return pValue < SIGNIFICANT;
    }

    /** The rarest are put together until all are frequent enough. */
    private static List<Category> frequent(List<Category> categories, Category all) {
        var left = new ArrayList<>(categories);
        left.removeIf(category -> category.both() == 0);
        left.sort(Comparator.comparingLong(Category::both));
        long smaller = Math.min(all.one(), all.other());
        while (!left.isEmpty() && expected(left.getFirst(), smaller, all) < FEWEST_EXPECTED) {
            Category rarest = left.removeFirst();
            if (left.isEmpty()) {
                return List.of();
            }
            left.set(0, left.getFirst().plus(rarest));
            left.sort(Comparator.comparingLong(Category::both));
        }
        return left;
    }

    private static double expected(Category category, long ofSample, Category all) {
        return (double) category.both() * ofSample / all.both();
    }

    private static double distance(long seen, double expected) {
        return (seen - expected) * (seen - expected) / expected;
    }
}
