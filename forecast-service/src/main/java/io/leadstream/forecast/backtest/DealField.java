package io.leadstream.forecast.backtest;

import io.leadstream.rest.BadInput;
import java.util.Arrays;
import java.util.Map;

/** What a forecast may know of an open deal. Everything else either tells the outcome, or is not used by forecasts. */
enum DealField {
    STAGE("stage"),
    AGE("age"),
    AMOUNT("amount");

    /** What is only known once the deal is over, and why it must not be used. */
    private static final Map<String, String> LEAKS = Map.of(
            "outcome", "is what is forecast",
            "state", "is what is forecast",
            "reason", "is known at the closing only",
            "closedAt", "is known at the closing only",
            "cycleDays", "is known at the closing only",
            "closedAmount", "is the amount at the closing; the amount as it was known then is amount",
            "finalAmount", "is the amount at the closing; the amount as it was known then is amount",
            "finalStage", "may have been reached after the as-of day; the stage as it was known then is stage",
            "actualClose", "is the close date; as it was expected then forecasts do not go by it");

    private final String name;

    DealField(String name) {
        this.name = name;
    }

    /**
     * The field of a name.
     *
     * @throws BadInput when it leaks the outcome, or there is none such
     */
    static DealField named(String name) {
        String leak = LEAKS.get(name);
        if (leak != null) {
            throw BadInput.of("fields", name + " leaks the outcome: it " + leak);
        }
        return Arrays.stream(values())
                .filter(field -> field.name.equals(name))
                .findFirst()
                .orElseThrow(() -> BadInput.of("fields", "must be of stage, age, amount"));
    }
}
