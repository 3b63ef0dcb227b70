package io.leadstream.lead.note;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A research note, as the API shows it.
 *
 * @param happenedOn the day of a career milestone
 * @param sourceAt when the source knew it
 * @param urls profiles and pages
 * @param author who wrote it down: a user's id
 */
public record NoteView(
        UUID id,
        @Nullable UUID leadId,
        @Nullable UUID companyId,
        @Schema(examples = "CAREER_MILESTONE") String type,
        String text,
        @Nullable LocalDate happenedOn,
        @Nullable String source,
        Instant sourceAt,
        List<String> urls,
        String author,
        Instant createdAt,
        Instant changedAt) {}
