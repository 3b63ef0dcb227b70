package io.leadstream.forecast.stalled;

import io.leadstream.forecast.history.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An open deal that has stood in its stage for longer than the limit.
 *
 * @param since when its latest visit of the stage began
 * @param stalledFrom when it outstayed the limit
 * @param days how long it has stood there
 */
record StalledDeal(
        String deal,
        @Nullable String owner,
        Instant since,
        Instant stalledFrom,
        double days,
        Limit limit,
        @Nullable Money amount) {

    /** Those longest beyond their limit first. */
    static final Comparator<StalledDeal> ORDER =
            Comparator.comparing(StalledDeal::stalledFrom).thenComparing(StalledDeal::deal);

    private static final double NANOS_OF_DAY = 86_400e9;

    /** Days, with fractions. */
    static double days(Duration length) {
        return (length.toSeconds() * 1e9 + length.toNanosPart()) / NANOS_OF_DAY;
    }

    /** Where it stands in the order, beside another of which only this is known. */
    boolean isAfter(Instant otherStalledFrom, String other) {
        int byTime = stalledFrom.compareTo(otherStalledFrom);
        return byTime > 0 || (byTime == 0 && deal.compareTo(other) > 0);
    }

    static Instant outstays(Instant since, double limitDays) {
        return since.plusNanos(Math.round(limitDays * NANOS_OF_DAY));
    }
}
