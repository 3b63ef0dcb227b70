package io.leadstream.qualification.discovery;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A person's word for a point of the checklist, or that it no longer holds.
 *
 * @param note free text of people about people; shown to few and never published
 */
public record Confirmation(
        @Schema(examples = "true") boolean confirmed,

        @Schema(examples = "https://mail.example/thread/81") @Nullable
        URI evidence,

        @Schema(examples = "asked in the call of Monday") @Nullable
        String note,

        @Schema(examples = "rep-7") String by,
        @Schema(examples = "2026-03-01T09:00:00Z") Instant at) {

    boolean saysTheSameAs(@Nullable Confirmation other) {
        return other != null
                && confirmed == other.confirmed
                && Objects.equals(evidence, other.evidence)
                && Objects.equals(note, other.note);
    }
}
