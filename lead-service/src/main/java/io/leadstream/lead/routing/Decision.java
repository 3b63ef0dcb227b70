package io.leadstream.lead.routing;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a lead, and how it came so.
 *
 * @param owner null when nobody does
 * @param rule by which the owner was found
 * @param reason why nobody gets it; null when somebody does
 * @param retryAt when the same rules may find somebody: a rep's next day, or the end of an absence
 */
public record Decision(
        @Nullable String owner,
        @Nullable String rule,
        @Nullable Reason reason,
        @Nullable Instant retryAt,
        List<Step> steps) {

    public Decision {
        steps = List.copyOf(steps);
    }

    /** Why nobody gets a lead. */
    @Schema(name = "AssignmentReason")
    public enum Reason {
        NO_RULE_MATCHES,
        NOBODY_IS_AVAILABLE,
        A_RULE_KEEPS_IT
    }

    /**
     * A rule that was asked.
     *
     * @param candidates in the order in which they were asked, when it matched
     */
    public record Step(String rule, boolean matches, List<Candidate> candidates) {
        public Step {
            candidates = List.copyOf(candidates);
        }
    }

    /** A rep who was asked. */
    public record Candidate(String user, Verdict verdict) {}

    /** What a rep, or the rep's settings, said. */
    public enum Verdict {
        TAKES_IT,
        IS_INACTIVE,
        IS_ABSENT,
        FILTERS_IT_OUT,
        IS_FULL_TODAY
    }
}
