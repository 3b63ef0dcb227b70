package io.leadstream.pipeline.aftersale;

import java.util.Comparator;
import java.util.List;

/** Where a promise stands: what the customer said of it last, looking at the latest checkpoint first. */
enum PromiseStanding {
    UNCHECKED,
    NO_ANSWER,
    KEPT,
    PARTLY,
    BROKEN;

    private static final Comparator<PromiseCheck> LATEST = Comparator.comparingInt(PromiseCheck::month)
            .thenComparing(PromiseCheck::at)
            .thenComparing(PromiseCheck::recordedAt);

    /** Silence undoes no answer. */
    static PromiseStanding of(List<PromiseCheck> checks) {
        return checks.stream()
                .filter(check -> check.outcome() != CheckOutcome.NO_ANSWER)
                .max(LATEST)
                .map(check -> of(check.outcome()))
                .orElse(checks.isEmpty() ? UNCHECKED : NO_ANSWER);
    }

    private static PromiseStanding of(CheckOutcome outcome) {
        return switch (outcome) {
            case KEPT -> KEPT;
            case PARTLY -> PARTLY;
            case BROKEN -> BROKEN;
            case NO_ANSWER -> NO_ANSWER;
        };
    }
}
