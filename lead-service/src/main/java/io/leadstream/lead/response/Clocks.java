package io.leadstream.lead.response;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.lead.response.Target.Kind;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The response clocks. */
@ApplicationScoped
class Clocks {

    private static final String START = """
            insert into response_clock
              (id, lead_id, kind, target, calendar, owner, started_at, due_at, met_at, worked_seconds)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";
    private static final String OF_LEADS = "select * from response_clock where lead_id = any (?::uuid[])";
    private static final String MEET = "update response_clock set met_at = ?, worked_seconds = ? where id = ?";
    private static final String MOVE = "update response_clock set started_at = ?, due_at = ? where id = ?";
    private static final String HAND_ON = """
            update response_clock set owner = ? where lead_id = ? and met_at is null and breached_at is null""";
    private static final String FIRST_OUTBOUND = """
            select min(occurred_at) as at from activity
            where lead_id = any (?::uuid[]) and direction = 'OUTBOUND' and occurred_at >= ?""";

    private static final String FIRST_INBOUND = """
            select occurred_at, type from activity
            where lead_id = any (?::uuid[]) and direction = 'INBOUND' and type = any (?::text[])
              and occurred_at > ? and (?::timestamptz is null or occurred_at < ?)
            order by occurred_at, id limit 1""";

    /** What is heard of and not worked off yet may meet a clock in time. */
    private static final String OVERDUE = """
            select c.*, coalesce(l.merged_into, l.id) as standing_for, s.lifecycle
            from response_clock c join lead l on l.id = c.lead_id
              left join standing s on s.lead_id = coalesce(l.merged_into, l.id)
            where c.met_at is null and c.breached_at is null and c.dropped_at is null and c.due_at <= ?
              and not exists (select from response_inbox i where i.lead_id in (l.id, l.merged_into)
                              and i.what in ('OUTBOUND', 'FAMILY'))
            order by c.due_at limit ? for update of c skip locked""";

    private final Sql sql;

    Clocks(Sql sql) {
        this.sql = sql;
    }

    /** One clock. */
    record Clock(
            UUID id,
            UUID leadId,
            String kind,
            String target,
            @Nullable String calendar,
            @Nullable String owner,
            Instant startedAt,
            Instant dueAt,
            @Nullable Instant metAt,
            @Nullable Long workedSeconds,
            @Nullable Instant breachedAt,
            @Nullable Instant droppedAt) {

        boolean isOpenAt(Instant time) {
            return !startedAt.isAfter(time) && (metAt == null || !metAt.isBefore(time));
        }
    }

    /**
     * One that ran out.
     *
     * @param leadId the lead, or the one that it is part of
     * @param lifecycle where that one stands
     */
    record Overdue(Clock clock, UUID leadId, @Nullable String lifecycle) {}

    void start(
            UUID leadId,
            Target target,
            @Nullable String owner,
            Instant at,
            Instant due,
            @Nullable Instant met,
            @Nullable Long workedSeconds) {
        sql.update(
                START,
                UuidCreator.getTimeOrderedEpoch(),
                leadId,
                target.kind(),
                target.name(),
                target.calendar(),
                owner,
                at,
                due,
                met,
                workedSeconds);
    }

    List<Clock> of(List<UUID> family, Kind kind) {
        return sql.list(OF_LEADS + " and kind = ? order by started_at", Clocks::read, family, kind);
    }

    /** Newest first. */
    List<Clock> of(List<UUID> family, int count) {
        return sql.list(OF_LEADS + " order by started_at desc, id desc limit ?", Clocks::read, family, count);
    }

    /** Those that something we did at that time answers, and answers sooner than is known. */
    List<Clock> answeredBy(List<UUID> family, Kind kind, Instant at) {
        return sql.list(
                OF_LEADS + " and kind = ? and started_at <= ? and (met_at is null or met_at > ?)",
                Clocks::read,
                family,
                kind,
                at,
                at);
    }

    /** Answered then; null: not yet. */
    void meet(UUID id, @Nullable Instant at, @Nullable Long workedSeconds) {
        sql.update(MEET, at, workedSeconds, id);
    }

    void move(UUID id, Instant start, Instant due) {
        sql.update(MOVE, start, due, id);
    }

    void handOn(UUID leadId, @Nullable String owner) {
        sql.update(HAND_ON, owner, leadId);
    }

    /** The first thing that we did since then, for the lead or one that is part of it. */
    Optional<Instant> firstOutbound(List<UUID> family, Instant since) {
        return sql.list(FIRST_OUTBOUND, row -> Optional.ofNullable(Sql.instant(row, "at")), family, since)
                .getFirst();
    }

    /** Something that the lead did. */
    record Inbound(Instant at, String type) {}

    /** The first of these types that the lead, or one that is part of it, did after the one time, before the other. */
    Optional<Inbound> firstInbound(List<UUID> family, Instant after, @Nullable Instant before, Set<String> types) {
        return sql.first(
                FIRST_INBOUND,
                row -> new Inbound(Objects.requireNonNull(Sql.instant(row, "occurred_at")), row.getString("type")),
                family,
                types,
                after,
                before,
                before);
    }

    List<Overdue> overdue(Instant now, int count) {
        return sql.list(
                OVERDUE,
                row -> new Overdue(read(row), row.getObject("standing_for", UUID.class), row.getString("lifecycle")),
                now,
                count);
    }

    void breached(UUID id, Instant at) {
        sql.update("update response_clock set breached_at = ? where id = ?", at, id);
    }

    void drop(UUID id, Instant at) {
        sql.update("update response_clock set dropped_at = ? where id = ?", at, id);
    }

    static Clock read(ResultSet row) throws SQLException {
        return new Clock(
                row.getObject("id", UUID.class),
                row.getObject("lead_id", UUID.class),
                row.getString("kind"),
                row.getString("target"),
                row.getString("calendar"),
                row.getString("owner"),
                Objects.requireNonNull(Sql.instant(row, "started_at")),
                Objects.requireNonNull(Sql.instant(row, "due_at")),
                Sql.instant(row, "met_at"),
                row.getObject("worked_seconds", Long.class),
                Sql.instant(row, "breached_at"),
                Sql.instant(row, "dropped_at"));
    }
}
