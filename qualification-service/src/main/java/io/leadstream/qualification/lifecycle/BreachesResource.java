package io.leadstream.qualification.lifecycle;

import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where sales did not answer marketing in time. */
@Path("/api/qualifications")
@RunOnVirtualThread
@Tag(name = "Lifecycle")
class BreachesResource {

    // along the index of the late ones, whose condition this repeats
    static final String LATE = """
            select lead_id, number, since, due_at, answered_at from acceptance_target
            where (answered_at is null or answered_at > due_at) and due_at < ? and (due_at, lead_id) < (?, ?)
              and (? or answered_at is null)
            order by due_at desc, lead_id desc limit ?""";

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    /** A lead that waits, or waited, too long for an answer. */
    record Breach(
            @Schema(examples = "0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01")
            UUID leadId,

            @Schema(description = "When it became MQL", examples = "2026-03-01T09:00:00Z")
            Instant since,

            @Schema(examples = "2026-03-02T09:00:00Z") Instant dueAt,

            @Schema(description = "Absent while it waits") @Nullable
            Instant answeredAt,

            @Schema(description = "Working time beyond the target", examples = "PT3H20M")
            Duration late) {}

    private final Sql sql;
    private final AcceptanceConfig config;
    private final Clock clock;

    BreachesResource(Sql sql, AcceptanceConfig config, Clock clock) {
        this.sql = sql;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @Path("breaches")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(summary = "Marketing-qualified leads that sales did not answer in time, the latest due first")
    public Page<Breach> all(
            @Parameter(description = "Only those that still wait", example = "true") @QueryParam("waiting") @Nullable
                    String waiting,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        Instant now = clock.instant();
        Position from = position(after);
        List<Breach> found = sql.query(
                LATE,
                row -> breach(row, now),
                now,
                from.dueAt(),
                from.leadId(),
                Params.choice("waiting", waiting, Waiting.class) != Waiting.TRUE,
                size + 1);
        return Page.of(
                found,
                size,
                last -> Cursor.encode(last.dueAt().toString(), last.leadId().toString()));
    }

    /** Yes or no, as a query says it. */
    enum Waiting {
        TRUE,
        FALSE
    }

    private record Position(Instant dueAt, UUID leadId) {}

    private static Position position(@Nullable String after) {
        if (after == null) {
            return new Position(END_OF_TIME, new UUID(-1, -1));
        }
        List<String> parts = Cursor.decode(after, 2);
        return new Position(Cursor.time(parts.getFirst()), Cursor.id(parts.getLast()));
    }

    private Breach breach(Row row, Instant now) throws SQLException {
        AcceptanceTarget target = AcceptanceTargets.read(row);
        Instant end = target.answeredAt() == null ? now : target.answeredAt();
        return new Breach(
                target.leadId(),
                target.since(),
                target.dueAt(),
                target.answeredAt(),
                config.hours().between(target.dueAt(), end));
    }
}
