package io.leadstream.pipeline.deal;

/** Why a deal was lost. */
public enum LossReason {
    COMPETITOR,
    NO_DECISION,
    BUYER_WITHDREW,
    DISQUALIFIED,
    PRICE,
    TIMING,
    OTHER
}
