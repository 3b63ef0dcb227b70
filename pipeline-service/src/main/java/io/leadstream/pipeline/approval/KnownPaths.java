package io.leadstream.pipeline.approval;

/** Whether it is known how a deal's contract and its budget are approved. */
public record KnownPaths(boolean legal, boolean budget) {

    public static final KnownPaths NEITHER = new KnownPaths(false, false);
}
