package io.leadstream.forecast.alert;

/** What an alert is about. */
public enum AlertKind {
    /** More or fewer deals begin than did. */
    ARRIVALS,
    /** Of the deals that close, another share is won than was. */
    WIN_RATE,
    /** A won deal takes longer or shorter than it did. */
    CYCLE,
    /** Fewer of the deals that enter a stage advance in time than did: where to coach. */
    STAGE_CONVERSION,
    /** Fewer promises are kept than should be. */
    PROMISES,
    /** The forecast of a period moved by more than it usually does. */
    FORECAST_MOVE;

    /** Drift is of the whole pipeline; tests of one family are made at once. */
    boolean isDrift() {
        return this == ARRIVALS || this == WIN_RATE || this == CYCLE;
    }

    /** Whether its change is a ratio, rather than a difference of shares. */
    boolean isRatio() {
        return this == ARRIVALS || this == CYCLE;
    }
}
