package io.leadstream.pipeline.committee;

/** Whether somebody is for us. */
public enum Stance {
    SUPPORTS,
    NEUTRAL,
    OPPOSES,
    UNKNOWN
}
