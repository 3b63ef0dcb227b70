package io.leadstream.pipeline.deal;

/** The three things that a deal can be. */
public enum Standing {
    OPEN,
    WON,
    LOST
}
