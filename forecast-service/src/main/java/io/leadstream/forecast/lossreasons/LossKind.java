package io.leadstream.forecast.lossreasons;

/** The four ways of losing a deal, which ask for different remedies; a reason such as PRICE tells of none. */
enum LossKind {
    COMPETITOR,
    NO_DECISION,
    BUYER_WITHDREW,
    /** By us: early on, a good outcome. */
    DISQUALIFIED,
    UNTOLD;

    static LossKind of(String reason) {
        return switch (reason) {
            case "COMPETITOR" -> COMPETITOR;
            case "NO_DECISION" -> NO_DECISION;
            case "BUYER_WITHDREW" -> BUYER_WITHDREW;
            case "DISQUALIFIED" -> DISQUALIFIED;
            default -> UNTOLD;
        };
    }
}
