package io.leadstream.lead.response;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.lead.database.Sql;
import io.leadstream.lead.response.Target.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The response clocks. */
@ApplicationScoped
class Clocks {

    private static final String START = """
            insert into response_clock
              (id, lead_id, kind, target, calendar, owner, started_at, due_at, met_at, worked_seconds)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";
    private static final String OF_LEAD = "select * from response_clock where lead_id = ?";
    private static final String MEET = "update response_clock set met_at = ?, worked_seconds = ? where id = ?";
    private static final String MOVE = "update response_clock set started_at = ?, due_at = ? where id = ?";
    private static final String HAND_ON = """
            update response_clock set owner = ? where lead_id = ? and met_at is null and breached_at is null""";
    private static final String FIRST_OUTBOUND = """
            select min(occurred_at) as at from activity
            where lead_id = ? and direction = 'OUTBOUND' and occurred_at >= ?""";

    /** What is heard of and not worked off yet may meet a clock in time. */
    private static final String OVERDUE = """
            select c.*, s.lifecycle from response_clock c left join standing s on s.lead_id = c.lead_id
            where c.met_at is null and c.breached_at is null and c.dropped_at is null and c.due_at <= ?
              and not exists (select from response_inbox i where i.lead_id = c.lead_id and i.what = 'OUTBOUND')
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

    /** One that ran out, and where its lead stands. */
    record Overdue(Clock clock, @Nullable String lifecycle) {}

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

    List<Clock> ofLead(UUID leadId, Kind kind) {
        return sql.list(OF_LEAD + " and kind = ? order by started_at", Clocks::read, leadId, kind);
    }

    /** Newest first. */
    List<Clock> ofLead(UUID leadId, int count) {
        return sql.list(OF_LEAD + " order by started_at desc, id desc limit ?", Clocks::read, leadId, count);
    }

    /** Those that something we did at that time answers, and answers sooner than is known. */
    List<Clock> answeredBy(UUID leadId, Instant at) {
        return sql.list(
                OF_LEAD + " and started_at <= ? and (met_at is null or met_at > ?)", Clocks::read, leadId, at, at);
    }

    void meet(UUID id, Instant at, long workedSeconds) {
        sql.update(MEET, at, workedSeconds, id);
    }

    void move(UUID id, Instant start, Instant due) {
        sql.update(MOVE, start, due, id);
    }

    void handOn(UUID leadId, @Nullable String owner) {
        sql.update(HAND_ON, owner, leadId);
    }

    /** The first thing that we did for the lead since then. */
    Optional<Instant> firstOutbound(UUID leadId, Instant since) {
        return sql.list(FIRST_OUTBOUND, row -> Optional.ofNullable(Sql.instant(row, "at")), leadId, since)
                .getFirst();
    }

    List<Overdue> overdue(Instant now, int count) {
        return sql.list(OVERDUE, row -> new Overdue(read(row), row.getString("lifecycle")), now, count);
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
