package io.leadstream.lead.card;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lead was given to somebody, or taken back, in the present transaction. */
public record OwnerChanged(
        UUID leadId, @Nullable String owner, @Nullable String previousOwner, Assigning why, Instant at) {

    /**
     * How it came so.
     *
     * @param actor who did it, when a person did
     * @param rule by which it was decided, when a rule did
     * @param note a person's words, which stay in this service
     * @param steps how the rules led to it: JSON
     */
    public record Assigning(
            LeadEvent.AssignedBy by,
            @Nullable String actor,
            @Nullable String rule,
            @Nullable Long rulesVersion,
            @Nullable String note,
            @Nullable String steps) {

        public static Assigning byHand(String actor, @Nullable String note) {
            return new Assigning(LeadEvent.AssignedBy.MANUAL, actor, null, null, note, null);
        }

        public static Assigning byHandOver(String actor) {
            return new Assigning(LeadEvent.AssignedBy.HAND_OVER, actor, null, null, null, null);
        }
    }
}
