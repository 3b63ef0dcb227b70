package io.leadstream.forecast.velocity;

import io.leadstream.forecast.cohort.Rate;
import io.leadstream.forecast.cohort.Shares;
import io.leadstream.forecast.statistics.Bounds;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.statistics.Moments;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Sales velocity in one currency: open deals · win rate · mean won value ÷ mean won cycle, an amount per day. A
 * diagnostic that shows which of its factors moved; no forecast is made of it.
 *
 * @param currency null when no deal has an amount; then there is no velocity
 * @param open deals at the start of the period
 * @param won deals won within the period
 * @param withoutAmount of the open and the closed ones, without an amount: they are taken to be in this currency
 * @param winRate won ÷ (won + lost), by closing date
 * @param revenue of the won deals that have an amount
 * @param values of those won deals
 * @param cycles of all won deals, from their beginning to their winning, in days
 * @param perDay null unless a deal was won for an amount, and took time
 * @param perDayBetween by the delta method on the logarithmic scale, the number of open deals being known; null where
 *     there is no spread to estimate it from
 */
record Velocity(
        @Nullable String currency,
        int open,
        int won,
        int lost,
        int withoutAmount,
        Rate winRate,
        BigDecimal revenue,
        Moments values,
        Moments cycles,
        @Nullable Double perDay,
        @Nullable Bounds perDayBetween,
        boolean lowEvidence) {

    /** @param together how values and cycles of won deals vary together: their covariance */
    static Velocity of(
            @Nullable String currency,
            int open,
            int won,
            int lost,
            int withoutAmount,
            BigDecimal revenue,
            Moments values,
            Moments cycles,
            double together,
            Confidence confidence) {
        long closed = (long) won + lost;
        Rate winRate = Rate.of(won, closed, confidence);
        Double share = winRate.rate();
        Double perDay = share != null && values.n() > 0 && cycles.mean() > 0
                ? open * share * values.mean() / cycles.mean()
                : null;
        return new Velocity(
                currency,
                open,
                won,
                lost,
                withoutAmount,
                winRate,
                revenue,
                values,
                cycles,
                perDay,
                perDay == null ? null : between(perDay, won, closed, values, cycles, together, confidence),
                Shares.lowEvidence(won, closed, confidence));
    }

    private static @Nullable Bounds between(
            double perDay, int won, long closed, Moments values, Moments cycles, double together, Confidence sure) {
        if (values.n() < 2 || values.mean() <= 0) {
            return null;
        }
        double ofRate = (1.0 / won) - (1.0 / closed);
        double ofValue = values.variance() / values.n() / (values.mean() * values.mean());
        double ofCycle = cycles.variance() / cycles.n() / (cycles.mean() * cycles.mean());
        double ofBoth = together / cycles.n() / (values.mean() * cycles.mean());
        double spread = sure.z() * Math.sqrt(Math.max(0, ofRate + ofValue + ofCycle - 2 * ofBoth));
        return new Bounds(perDay * Math.exp(-spread), perDay * Math.exp(spread));
    }
}
