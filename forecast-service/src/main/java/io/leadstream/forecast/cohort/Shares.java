package io.leadstream.forecast.cohort;

import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.statistics.Incidence;

/**
 * How many of those that entered went on, three ways, always together and with their counts.
 *
 * @param raw advanced ÷ entered: a lower bound while some are open
 * @param resolved advanced ÷ (advanced + lost): biased when winning and losing differ in speed
 * @param corrected Aalen–Johansen at the age of the last event, what is open being censored
 * @param remaining the share that had neither advanced nor been lost at that age
 * @param lowEvidence fewer than 30 are settled, or the 95 % interval, of {@code resolved} or {@code corrected}, is wider
 *     than 0.30
 */
public record Shares(Counts counts, Rate raw, Rate resolved, Rate corrected, double remaining, boolean lowEvidence) {

    private static final int FEWEST_SETTLED = 30;
    private static final double WIDEST = 0.30;
    private static final double USUAL_LEVEL = 0.95;

    /** Of so many no interval is as wide: at most 0.20, whatever the share. */
    private static final int ALWAYS_NARROW = 100;

    public static Shares of(Tally tally, Confidence confidence) {
        Counts counts = tally.counts();
        Incidence incidence = tally.risks().atLastEvent(confidence);
        return new Shares(
                counts,
                Rate.of(counts.advanced(), counts.entered(), confidence),
                Rate.of(counts.advanced(), counts.settled(), confidence),
                new Rate(
                        counts.entered() == 0 ? null : incidence.first(),
                        incidence.interval().low(),
                        incidence.interval().high()),
                incidence.remaining(),
                lowEvidence(counts.advanced(), counts.settled(), confidence) || isWide(tally, incidence, confidence));
    }

    /** The corrected share can be uncertain although many are settled: when few of them were at risk under observation. */
    private static boolean isWide(Tally tally, Incidence incidence, Confidence confidence) {
        Incidence usual = confidence.level() == USUAL_LEVEL
                ? incidence
                : tally.risks().atLastEvent(new Confidence(USUAL_LEVEL, confidence.method()));
        return usual.interval().width() > WIDEST;
    }

    /** Whether k of n is too little to rely on. */
    public static boolean lowEvidence(long k, long n, Confidence confidence) {
        return n < FEWEST_SETTLED
                || (n < ALWAYS_NARROW
                        && new Confidence(USUAL_LEVEL, confidence.method())
                                        .of(k, n)
                                        .width()
                                > WIDEST);
    }
}
