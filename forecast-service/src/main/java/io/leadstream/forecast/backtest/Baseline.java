package io.leadstream.forecast.backtest;

/** A simple forecast of what is won within a horizon; one that does not beat it is not worth its trouble. */
public enum Baseline {
    /** Every open amount × won ÷ (won + lost), whatever the horizon: what a pipeline report times win rate says. */
    CONSTANT_WIN_RATE,
    /** Every open amount × the share won of the settled deals that passed its stage, whatever the horizon. */
    STAGE_ONLY,
    /** As much as was won in as many days before. */
    LAST_PERIOD,
    /** What followed the same point of the last quarter × how this quarter went so far, compared with that one. */
    SAME_POINT_PACE
}
