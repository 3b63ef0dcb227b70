package io.leadstream.lead.routing;

import io.leadstream.lead.card.FamilyChanged;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The leads that nobody owns. Those that come one by one (lane 0) are not to wait for those that come in bulk (1), nor for
 * those of whom nobody could be found before (2).
 */
@ApplicationScoped
class Queue {

    private static final List<Integer> LANES = List.of(0, 1, 2);
    private static final String HAS_DUE = "select "
            + LANES.stream()
                    .map("exists (select from routing_queue where lane = %d and due_at <= ?)"::formatted)
                    .collect(Collectors.joining(" or "));
    static final String DUE = """
            select lead_id from routing_queue where lane = ? and due_at <= ? order by due_at, lead_id limit ?
            for update skip locked""";
    private static final String KEEP = """
            update routing_queue set lane = 2, due_at = ?, tried_at = ?, reason = ?, steps = ? where lead_id = ?""";
    private static final String ENQUEUE = """
            insert into routing_queue (lead_id, queued_at, due_at) values (?, ?, ?)
            on conflict (lead_id) do update set lane = 0, due_at = excluded.due_at""";
    private static final String ASK_AGAIN = """
            update routing_queue set lane = 2, due_at = ? where due_at is null or (due_at > ? and due_at <> 'infinity')""";

    /** Who is part of another lead, or got an owner with one, waits till that is undone. */
    private static final String FOLLOW = """
            update routing_queue q
            set due_at = case when l.merged_into is null and l.owner is null then ?::timestamptz else 'infinity' end
            from lead l where l.id = q.lead_id and l.id = any (?::uuid[])""";

    /** Also those that came before there were rules. */
    private static final String UNASSIGNED = """
            select l.id, l.created_at, l.source, l.country, q.queued_at, q.due_at, q.tried_at, q.reason, q.steps
            from lead l left join routing_queue q on q.lead_id = l.id
            where l.owner is null and l.merged_into is null and (?::uuid is null or l.id < ?) order by l.id desc limit ?""";

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
        return sql.first(HAS_DUE, row -> row.getBoolean(1), now, now, now).orElse(false);
    }

    /** Those whose time has come, in their lane the longest waiting first, locked. */
    List<UUID> due(Instant now, int count) {
        var due = new ArrayList<UUID>();
        for (int lane : LANES) {
            if (due.size() < count) {
                due.addAll(sql.list(DUE, row -> row.getObject(1, UUID.class), lane, now, count - due.size()));
            }
        }
        return due;
    }

    void remove(UUID leadId) {
        sql.update("delete from routing_queue where lead_id = ?", leadId);
    }

    /**
     * Nobody gets it for now.
     *
     * @param steps how the rules led to that: JSON
     */
    record Kept(UUID leadId, Decision decision, String steps) {}

    void keep(List<Kept> all, Instant now) {
        sql.batch(
                KEEP,
                all.stream()
                        .map(kept -> new @Nullable Object[] {
                            kept.decision().retryAt(), now, kept.decision().reason(), kept.steps(), kept.leadId()
                        })
                        .toList());
    }

    /** Has the rules asked for a lead. */
    void enqueue(UUID leadId, Instant now) {
        sql.update(ENQUEUE, leadId, now, now);
    }

    /** Has the rules asked for all who wait. */
    void askAgain(Instant now) {
        sql.update(ASK_AGAIN, now, now);
    }

    void on(@Observes FamilyChanged changed) {
        sql.update(FOLLOW, changed.at(), changed.both());
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
