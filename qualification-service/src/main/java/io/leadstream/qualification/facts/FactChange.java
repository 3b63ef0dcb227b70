package io.leadstream.qualification.facts;

import io.leadstream.qualification.framework.RecordedFact;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One entry of a lead's facts: what was recorded under a word, or that it was cleared. */
record FactChange(
        @Schema(examples = "budget") String fact,

        @Schema(description = "The ETag that it made", examples = "3")
        long version,

        @Schema(examples = "false") boolean cleared,
        @Nullable FactView recorded,
        @Schema(examples = "rep-7") String by,
        @Schema(examples = "2026-03-01T09:00:00Z") Instant at,

        @Schema(description = "The lead about which it was found out, where that is part of this one now") @Nullable
        UUID recordedOn) {

    static FactChange of(RecordedFact entry, UUID lead) {
        return new FactChange(
                entry.criterion(),
                entry.version(),
                entry.fact().isEmpty(),
                entry.fact().map(fact -> FactView.of(entry, fact, lead)).orElse(null),
                entry.by(),
                entry.at(),
                entry.leadId().equals(lead) ? null : entry.leadId());
    }
}
