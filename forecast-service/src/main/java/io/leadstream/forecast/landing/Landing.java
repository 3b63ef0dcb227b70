package io.leadstream.forecast.landing;

import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.winning.Level;
import io.leadstream.forecast.winning.OpenDeal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a span lands, in one currency: what is won by the as-of day, and what open deals and deals not there yet are
 * expected to add by its end. Expected values are exact decimals and add up; what is drawn has the error of its paths.
 *
 * @param currency null when no amount is known in any
 * @param won within the span, by the as-of day
 * @param open Σ chance · E[amount ratio] · amount of the open deals
 * @param fresh of deals that are not there yet
 * @param band of the simulated landings
 * @param groups the same by group, in their order; their parts add up to these
 * @param course by the end of each week of the span
 * @param deals what each open deal that is asked for is expected to bring, by their ids
 * @param totals the simulated landings, ascending
 * @param calibration how the band was widened by past errors
 * @param counts of what went in
 * @param level how high the chances stand
 * @param halfLife of the weights of past days, in days; null when all count alike
 * @param seed of the paths
 */
public record Landing(
        Span span,
        LocalDate asOfDay,
        @Nullable String currency,
        BigDecimal won,
        BigDecimal open,
        BigDecimal fresh,
        Band band,
        SortedMap<Group, Part> groups,
        List<Week> course,
        List<Expected> deals,
        double[] totals,
        Calibration calibration,
        Counts counts,
        Level level,
        @Nullable Integer halfLife,
        long seed) {

    public BigDecimal mean() {
        return won.add(open).add(fresh);
    }

    /** The share of paths that land at an amount or above. */
    public double atLeast(BigDecimal amount) {
        int below = Arrays.binarySearch(totals, amount.doubleValue());
        if (below < 0) {
            below = -below - 1;
        }
        while (below > 0 && totals[below - 1] == amount.doubleValue()) {
            below--;
        }
        return totals.length == 0 ? 0 : (double) (totals.length - below) / totals.length;
    }

    /** 80 % of the landings lie between the outer two. */
    public record Band(double p10, double p50, double p90) {

        static Band of(double[] sorted, double added) {
            return new Band(at(sorted, 0.1) + added, at(sorted, 0.5) + added, at(sorted, 0.9) + added);
        }

        static double at(double[] sorted, double share) {
            if (sorted.length == 0) {
                return 0;
            }
            double position = share * (sorted.length - 1);
            int below = (int) position;
            int above = Math.min(below + 1, sorted.length - 1);
            return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
        }

        public double width() {
            return p90 - p10;
        }

        /** What is won already is certain, however wide past errors make the band. */
        Band notBelow(double won) {
            return new Band(Math.max(p10, Math.min(won, p50)), p50, p90);
        }
    }

    /** A group's part. */
    public record Part(BigDecimal won, BigDecimal open, BigDecimal fresh, Band band, int openDeals, int wonDeals) {

        public BigDecimal mean() {
            return won.add(open).add(fresh);
        }
    }

    /**
     * What is won in all by the end of a day of the span.
     *
     * @param won by then, while that day is past; null from then on
     * @param band of what will have been won; null while that is known
     */
    public record Week(
            LocalDate until,
            @Nullable BigDecimal won,
            @Nullable Band band) {}

    /**
     * What an open deal is expected to bring within the span.
     *
     * @param amount its own, or the mean of won deals
     * @param value chance · E[amount ratio] · amount, to the cent
     * @param amountKnown else the mean of won deals stands for it
     */
    public record Expected(
            OpenDeal open,
            String stage,
            double chance,
            BigDecimal amount,
            BigDecimal value,
            boolean amountKnown,
            boolean beyondSupport) {

        public String deal() {
            return open.deal();
        }

        public Group group() {
            Group group = open.group();
            if (group == null) {
                throw new IllegalStateException("only deals that are asked for are forecast");
            }
            return group;
        }
    }

    /**
     * How many deals went in.
     *
     * @param withoutAmount open ones for which the mean of won deals stands
     * @param otherCurrency open and won within the span, left out
     * @param newWins expected of deals that are not there yet
     * @param stays past stays that the rates are told by
     * @param effectiveExits (Σw)² / Σw² of those that ended
     * @param valued won deals that amounts are drawn from
     */
    public record Counts(
            int openDeals,
            int wonDeals,
            int withoutAmount,
            int otherCurrency,
            int beyondSupport,
            double newWins,
            long stays,
            double effectiveExits,
            int valued) {}
}
