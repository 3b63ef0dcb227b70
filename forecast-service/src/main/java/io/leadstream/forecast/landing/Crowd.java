package io.leadstream.forecast.landing;

/**
 * What is drawn on a path: open deals, each with its chance of being won in the span, and deals that are not there yet.
 *
 * @param cells how many kinds of open deals there are: those of a kind have the same chance
 * @param cell the kind of each open deal
 * @param group where each open deal is counted
 * @param value of each open deal, should it be won; NaN when it is drawn from the values of won deals
 * @param timing for each kind, how much of its cumulative hazard has passed by the end of each part of the span, from 0
 *     to 1; what passes in part 0 is before the span and does not count
 * @param newWins that are expected of deals not there yet, in each part of the span; 0 in part 0
 * @param dispersion the shape of the Gamma that mixes their number over the span: infinite when they are Poisson
 * @param newSeen how many arrivals told of their pace; the pace is drawn from its posterior
 * @param values of won deals that stand for those unknown
 * @param valueGroups where each of these is counted
 * @param newShare the share of new wins that is asked for
 * @param ratios of the amount won to the amount said before
 */
record Crowd(
        int cells,
        int[] cell,
        int[] group,
        double[] value,
        float[][] timing,
        double[] newWins,
        double dispersion,
        double newSeen,
        double[] values,
        int[] valueGroups,
        double newShare,
        double[] ratios,
        int groups) {

    int parts() {
        return newWins.length;
    }
}
