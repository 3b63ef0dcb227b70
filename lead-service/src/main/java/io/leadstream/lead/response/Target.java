package io.leadstream.lead.response;

import io.leadstream.lead.rule.Condition;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How soon we are to answer whom.
 *
 * @param starts of a FIRST one: with the capture, or when somebody gets the lead
 * @param within in working time
 * @param calendar by its key; null counts day and night
 * @param activityTypes of a ROLLING one: which inbound activities want an answer
 */
record Target(
        String name,
        Kind kind,
        Start starts,
        Duration within,
        @Nullable String calendar,
        Condition when,
        Set<String> activityTypes) {

    /** What is to be answered. */
    @Schema(name = "TargetKind")
    enum Kind {
        FIRST,
        ROLLING
    }

    /** When the time of a first answer begins. */
    enum Start {
        ASSIGNMENT,
        CAPTURE
    }

    /** Those that nobody expects an answer to are left out: looking, opening, following. */
    static final Set<String> WANT_AN_ANSWER =
            Set.of("FORM_SUBMITTED", "EMAIL_REPLIED", "CHAT", "SOCIAL_MESSAGE", "CALL", "MEETING", "DEMO", "EVENT");

    Target {
        activityTypes = Set.copyOf(activityTypes);
    }
}
