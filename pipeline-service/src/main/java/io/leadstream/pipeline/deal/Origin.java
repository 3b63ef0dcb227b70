package io.leadstream.pipeline.deal;

/** How a deal came to be: by a qualified lead, by hand, or with its history from elsewhere. */
public enum Origin {
    SQL,
    MANUAL,
    IMPORT
}
