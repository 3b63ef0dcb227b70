package io.leadstream.pipeline.deal;

/** The four ways of losing a deal, which ask for different remedies; a reason such as PRICE may leave it untold. */
public enum LossKind {
    COMPETITOR,
    NO_DECISION,
    BUYER_WITHDREW,
    /** By us: early on, a good outcome. */
    DISQUALIFIED,
    UNTOLD;

    /** What a reason alone tells. */
    public static LossKind of(LossReason reason) {
        return switch (reason) {
            case COMPETITOR -> COMPETITOR;
            case NO_DECISION -> NO_DECISION;
            case BUYER_WITHDREW -> BUYER_WITHDREW;
            case DISQUALIFIED -> DISQUALIFIED;
            case PRICE, TIMING, OTHER -> UNTOLD;
        };
    }
}
