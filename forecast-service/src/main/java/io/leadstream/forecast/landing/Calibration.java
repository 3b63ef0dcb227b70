package io.leadstream.forecast.landing;

import io.leadstream.forecast.landing.Landing.Band;
import java.util.List;

/**
 * Conformal widening: the band is made as wide as 80 % of past periods would have needed it, never narrower than
 * simulated. Vovk, Gammerman, Shafer: Algorithmic Learning in a Random World (2005).
 *
 * @param periods past, non-overlapping ones of which the landing is known
 * @param factor q, what P90 − P10 is multiplied by on each side of P50; 0 while uncalibrated
 */
public record Calibration(int periods, double factor) {

    /** With fewer periods nothing is widened. */
    public static final int FEWEST = 8;

    private static final double LEVEL = 0.8;

    public static final Calibration NONE = new Calibration(0, 0);

    /** A past period: what was forecast at the same point of it, and where it landed. */
    public record Past(Band band, double actual) {}

    /** From periods that do not overlap; those whose band had no width tell nothing. */
    public static Calibration of(List<Past> pasts) {
        double[] errors = pasts.stream()
                .filter(past -> past.band().width() > 0)
                .mapToDouble(past -> Math.abs(past.actual() - past.band().p50())
                        / past.band().width())
                .sorted()
                .toArray();
        if (errors.length < FEWEST) {
            return new Calibration(errors.length, 0);
        }
        int rank = (int) Math.ceil(LEVEL * (errors.length + 1));
        return new Calibration(errors.length, errors[Math.min(rank, errors.length) - 1]);
    }

    public boolean calibrated() {
        return periods >= FEWEST;
    }

    /** P50 ± q · (P90 − P10), never narrower than P10 to P90. */
    public Band widen(Band band) {
        double half = factor * band.width();
        return calibrated()
                ? new Band(Math.min(band.p10(), band.p50() - half), band.p50(), Math.max(band.p90(), band.p50() + half))
                : band;
    }
}
