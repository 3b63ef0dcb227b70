package io.leadstream.forecast.winning;

/**
 * How high the fitted chances stand, judged by what they and the pace of winning would have said on past days of what
 * came within as many days: the forecasts' mean error is taken off, and they are weighted by how little they err.
 *
 * @param factor what the hazard of winning is multiplied by, once
 * @param pipeline the wins that the hazards alone expect
 * @param pace the wins that the pace of the last quarter's length expects; 0 when it is not known yet
 * @param weightOfPace within [0, 1]
 * @param bias the mean logarithm of the hazards' forecast ÷ what came, on past days
 * @param shock the standard deviation of the logarithm of what came ÷ what was forecast, chance of each deal apart
 * @param paceError what the level does not know of itself: the relative error of the pace, by its weight
 * @param checks on how many past days this was judged; 0: the shock is a default, and nothing is taken off
 */
public record Level(
        double factor,
        double pipeline,
        double pace,
        double weightOfPace,
        double bias,
        double shock,
        double paceError,
        int checks) {

    static final double DEFAULT_SHOCK = 0.1;

    /**
     * The past days that the level is judged on overlap, and the half-life was chosen on them: the error that they show
     * is too small. So much larger it has to be for the 80 % bands of steady simulated markets to hold nearly 80 % of
     * what comes (deploy/benchmark/run calibration).
     */
    private static final double OPTIMISM = 1.7;

    static Level unjudged(double pipeline) {
        return new Level(1, pipeline, 0, 0, 0, DEFAULT_SHOCK, 0, 0);
    }

    Level by(double corrected) {
        return new Level(corrected, pipeline, pace, weightOfPace, bias, shock, paceError, checks);
    }

    /** The standard deviation of the logarithm of what moves all deals of a path: the shock and the level's own error. */
    public double spread() {
        return checks == 0 ? shock : OPTIMISM * Math.hypot(shock, paceError);
    }

    /** The wins that are to be expected. */
    double target() {
        return pace <= 0 || pipeline <= 0
                ? pipeline * Math.exp(-bias)
                : Math.exp((1 - weightOfPace) * (Math.log(pipeline) - bias) + weightOfPace * Math.log(pace));
    }
}
