package io.leadstream.lead.routing;

import io.leadstream.lead.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The leads that nobody owns. */
@ApplicationScoped
class Queue {

    private static final String HAS_DUE = "select exists (select from routing_queue where due_at <= ?)";
    private static final String DUE = """
            select lead_id from routing_queue where due_at <= ? order by due_at, lead_id limit ?
            for update skip locked""";
    private static final String KEEP = """
            update routing_queue set due_at = ?, tried_at = ?, reason = ?, steps = ? where lead_id = ?""";
    private static final String ENQUEUE = """
            insert into routing_queue (lead_id, queued_at, due_at) values (?, ?, ?)
            on conflict (lead_id) do update set due_at = excluded.due_at""";
    private static final String ASK_AGAIN = """
            update routing_queue set due_at = ? where due_at is null or due_at > ?""";

    /** Also those that came before there were rules. */
    private static final String UNASSIGNED = """
            select l.id, l.created_at, l.source, l.country, q.queued_at, q.due_at, q.tried_at, q.reason, q.steps
            from lead l left join routing_queue q on q.lead_id = l.id
            where l.owner is null and (?::uuid is null or l.id < ?) order by l.id desc limit ?""";

    private final Sql sql;

    Queue(Sql sql) {
        this.sql = sql;
    }

    /**
     * A lead that nobody owns.
     *
     * @param tried when the rules were asked last
     * @param nextTry when they are asked again by themselves
     */
    record Unassigned(
            UUID leadId,
            Instant capturedAt,
            String source,
            @Nullable String country,
            boolean queued,
            @Nullable Instant tried,
            @Nullable Instant nextTry,
            @Nullable String reason,
            @Nullable String steps) {}

    boolean hasDue(Instant now) {
        return sql.first(HAS_DUE, row -> row.getBoolean(1), now).orElse(false);
    }

    /** Those whose time has come, the longest waiting first, locked. */
    List<UUID> due(Instant now, int count) {
        return sql.list(DUE, row -> row.getObject(1, UUID.class), now, count);
    }

    void remove(UUID leadId) {
        sql.update("delete from routing_queue where lead_id = ?", leadId);
    }

    /** Nobody gets it for now. */
    void keep(UUID leadId, Decision decision, String steps, Instant now) {
        sql.update(KEEP, decision.retryAt(), now, decision.reason(), steps, leadId);
    }

    /** Has the rules asked for a lead. */
    void enqueue(UUID leadId, Instant now) {
        sql.update(ENQUEUE, leadId, now, now);
    }

    /** Has the rules asked for all who wait. */
    void askAgain(Instant now) {
        sql.update(ASK_AGAIN, now, now);
    }

    /** Newest first. */
    List<Unassigned> unassigned(@Nullable UUID before, int count) {
        return sql.list(UNASSIGNED, Queue::read, before, before, count);
    }

    private static Unassigned read(ResultSet row) throws SQLException {
        Instant queuedAt = Sql.instant(row, "queued_at");
        return new Unassigned(
                row.getObject("id", UUID.class),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                row.getString("source"),
                row.getString("country"),
                queuedAt != null,
                Sql.instant(row, "tried_at"),
                Sql.instant(row, "due_at"),
                row.getString("reason"),
                row.getString("steps"));
    }
}
