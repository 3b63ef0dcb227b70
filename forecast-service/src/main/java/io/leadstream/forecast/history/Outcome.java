package io.leadstream.forecast.history;

/** How a sale ended. */
public enum Outcome {
    WON,
    LOST
}
