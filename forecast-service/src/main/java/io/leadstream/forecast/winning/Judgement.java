package io.leadstream.forecast.winning;

import java.util.ArrayList;
import java.util.List;

/** What two ways of forecasting would have said on past days, beside what came. */
final class Judgement {

    /** A prior opinion, worth so many past days: that the pace errs by a third of what the hazards do, which is 10 %. */
    private static final double PRIOR_CHECKS = 8;

    private static final double PRIOR_VARIANCE = 0.01;
    private static final double PRIOR_OF_PACE = PRIOR_VARIANCE / 9;

    private static final double PRIOR_OF_SHOCK = 2;

    // the mean logarithm of so much more than a Poisson number is nearly that of its mean
    private static final double MEDIAN = 0.5;

    private final List<Check> checks = new ArrayList<>();

    private record Check(double pipeline, double pace, double chance, double chanceOfPace) {}

    /**
     * Adds a past day: the wins expected in either way, and those that came.
     *
     * @param pace 0 when it was not known
     * @param seen how many wins told the pace
     */
    void add(double pipeline, double pace, int seen, int wins) {
        double came = wins + MEDIAN;
        checks.add(new Check(
                Math.log(Math.max(pipeline, MEDIAN) / came),
                pace <= 0 ? Double.NaN : Math.log(pace / came),
                1 / came,
                1.0 / Math.max(1, seen)));
    }

    private double bias() {
        return checks.stream().mapToDouble(Check::pipeline).sum() / (checks.size() + PRIOR_CHECKS);
    }

    /** The mean square of what the hazards err by, their bias apart, as logarithms. */
    double errorOfPipeline() {
        double bias = bias();
        double sum = PRIOR_CHECKS * PRIOR_VARIANCE;
        for (Check check : checks) {
            sum += square(check.pipeline() - bias);
        }
        return sum / (checks.size() + PRIOR_CHECKS);
    }

    /**
     * @param pace 0 when it is not known
     * @param seen how many wins tell the pace
     */
    Level level(double pipeline, double pace, int seen) {
        int n = checks.size();
        double bias = bias();
        double ofPipeline = errorOfPipeline();
        double ofPace = PRIOR_CHECKS * PRIOR_OF_PACE;
        int paced = 0;
        for (Check check : checks) {
            if (!Double.isNaN(check.pace())) {
                ofPace += square(check.pace());
                paced++;
            }
        }
        ofPace /= paced + PRIOR_CHECKS;
        double weight = pace <= 0 ? 0 : ofPipeline / (ofPipeline + ofPace);
        return new Level(
                1, pipeline, pace, weight, bias, shock(bias, weight), weight / Math.sqrt(Math.max(1, seen)), n);
    }

    /**
     * What is left of the errors once chance has its part: of n wins that come one by one, 1/n, and the same of those
     * that tell the pace. Where the pace counts, only days tell on which it was known.
     */
    private double shock(double bias, double weight) {
        double sum = PRIOR_OF_SHOCK * square(Level.DEFAULT_SHOCK);
        double n = PRIOR_OF_SHOCK;
        for (Check check : checks) {
            boolean paced = !Double.isNaN(check.pace());
            if (paced || weight == 0) {
                double ofPace = paced ? weight * check.pace() : 0;
                sum += square((1 - weight) * (check.pipeline() - bias) + ofPace)
                        - check.chance()
                        - square(weight) * check.chanceOfPace();
                n++;
            }
        }
        return Math.sqrt(Math.max(0, sum / n));
    }

    private static double square(double x) {
        return x * x;
    }
}
