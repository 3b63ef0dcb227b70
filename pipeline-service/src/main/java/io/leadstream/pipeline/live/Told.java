package io.leadstream.pipeline.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.pipeline.deal.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change as a board is told of it, with what its card shows by now; no names and no words about people. Of a deal that
 * is gone there is the id alone.
 *
 * @param type what happened: the event's type
 * @param ref the event, as the header Leadstream-Event names it
 * @param version the deal's present version, for If-Match
 * @param fields the names of what was changed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Told(
        String type,
        UUID dealId,
        String ref,
        Instant occurredAt,
        @Nullable List<String> fields,
        @Nullable Long version,
        @Nullable String pipeline,
        @Nullable Integer pipelineVersion,
        @Nullable String stage,
        @Nullable Instant stageEnteredAt,
        @Nullable String state,
        @Nullable Money amount,
        @Nullable String owner,
        @Nullable LocalDate expectedClose,
        @Nullable String category) {}
