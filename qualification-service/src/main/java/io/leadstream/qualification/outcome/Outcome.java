package io.leadstream.qualification.outcome;

/** How far a deal has come. */
public enum Outcome {
    OPEN,
    WON,
    LOST
}
