package io.leadstream.forecast.stagetowon;

import io.leadstream.forecast.cohort.Counts;
import io.leadstream.forecast.statistics.Homogeneity;
import io.leadstream.forecast.statistics.Shrinkage.Share;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the share won of those that pass a stage holds from month to month.
 *
 * <p>Compared are won and lost deals of the months that have at least 30 of them and of whose deals at most a fifth is
 * open: a younger month's settled deals are its fast ones, and would tell of speed, not of success. Months differ when
 * Pearson's χ² says so at 5 %; the month named is the one that differs most from all those before it.
 *
 * @param changedIn null unless {@code verdict} is CHANGED
 * @param pValue of the test; null when there was none
 */
public record Consistency(
        Verdict verdict,
        @Nullable YearMonth changedIn,
        @Nullable Double pValue,
        int monthsCompared) {

    private static final int FEWEST_SETTLED = 30;
    private static final double SIGNIFICANT = 0.05;
    private static final int OPEN_AT_MOST_ONE_IN = 5;

    /** What the test says. */
    public enum Verdict {
        CONSISTENT,
        CHANGED,
        TOO_FEW_DEALS
    }

    static Consistency of(List<StageToWon.Month> months) {
        List<StageToWon.Month> mature =
                months.stream().filter(Consistency::isMature).toList();
        if (mature.size() < 2) {
            return new Consistency(Verdict.TOO_FEW_DEALS, null, null, mature.size());
        }
        double p = Homogeneity.pValue(mature.stream().map(Consistency::share).toList());
        return p < SIGNIFICANT
                ? new Consistency(Verdict.CHANGED, mostDifferent(mature), p, mature.size())
                : new Consistency(Verdict.CONSISTENT, null, p, mature.size());
    }

    /** As the specification words it: {@code consistent}, {@code changed in 2017-03}, {@code too few deals}. */
    public String inWords() {
        return switch (verdict) {
            case CONSISTENT -> "consistent";
            case CHANGED -> "changed in " + changedIn;
            case TOO_FEW_DEALS -> "too few deals";
        };
    }

    private static boolean isMature(StageToWon.Month month) {
        Counts counts = month.ever().counts();
        return counts.settled() >= FEWEST_SETTLED
                && counts.open() - counts.transferred() <= counts.entered() / OPEN_AT_MOST_ONE_IN;
    }

    private static YearMonth mostDifferent(List<StageToWon.Month> months) {
        YearMonth found = months.get(1).month();
        double least = 2;
        Share before = share(months.getFirst());
        for (StageToWon.Month month : months.subList(1, months.size())) {
            double p = Homogeneity.pValue(List.of(before, share(month)));
            if (p < least) {
                least = p;
                found = month.month();
            }
            before = before.plus(share(month));
        }
        return found;
    }

    private static Share share(StageToWon.Month month) {
        Counts counts = month.ever().counts();
        return new Share(counts.advanced(), counts.settled());
    }
}
