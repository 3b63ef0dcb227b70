package io.leadstream.qualification.prediction;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A field that no model may learn from.
 *
 * @param text what was found, in words with its figures
 * @param figures what was measured of it, by name
 * @param limit the value of the rule's figure from which it rejects
 */
record Rejected(String field, Reason reason, String text, Map<String, Double> figures, double limit) {

    /** Why; all but the first three are ways of finding what was written when the outcome was known or foreseen. */
    @Schema(name = "LeakReason")
    enum Reason {
        CONSTANT,
        IDENTIFIER,
        ASKED,
        KNOWN_AFTER_OUTCOME,
        VERDICT_LEVELS,
        CERTAIN_VALUES,
        TELLS_TOO_MUCH,
        PRESENCE_TELLS_TOO_MUCH,
        OVERWRITTEN,
        WORDS_OF_JUDGEMENT,
        FOLLOWS_A_LEAK;

        /** Whether what gives such a field away is a leak too. */
        boolean isLeak() {
            return switch (this) {
                case CONSTANT, IDENTIFIER, ASKED, FOLLOWS_A_LEAK -> false;
                case KNOWN_AFTER_OUTCOME,
                        VERDICT_LEVELS,
                        CERTAIN_VALUES,
                        TELLS_TOO_MUCH,
                        PRESENCE_TELLS_TOO_MUCH,
                        OVERWRITTEN,
                        WORDS_OF_JUDGEMENT -> true;
            };
        }
    }
}
