package io.leadstream.forecast.bridge;

/** Why a forecast changed. */
public enum Item {
    /** Deals that were not there at the first time, whatever became of them since. */
    NEW,
    WON,
    LOST,
    REOPENED,
    /** Deals that another pipeline has now. */
    LEFT,
    /** Deals that came to the owner or team asked for, or left them. */
    HANDED_OVER,
    /** Open deals whose expected close moved into the period. */
    PULLED_IN,
    /** Open deals whose expected close moved out of it. */
    PUSHED_OUT,
    AMOUNT_UP,
    AMOUNT_DOWN,
    /** What is left: chance, by stage, age and what was learnt since; or the category, where those are summed up. */
    PROBABILITY_CHANGE,
    /** What is expected of deals that are not there yet: as deals come, it turns into them. */
    ARRIVALS_CHANGE,
    /** What stands in the place of the computed sum. */
    OVERRIDE_CHANGE
}
