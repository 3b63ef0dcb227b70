package io.leadstream.lead.privacy;

import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which leads a source keeps no longer: those that first came by it, of which nothing was heard and on which nobody
 * worked for its {@code retentionDays}, who are NEW, IQL, DISQUALIFIED or RECYCLED, and of whom no deal is known.
 */
@ApplicationScoped
class Retention {

    /** So long somebody who sets or changes the days can look at what will go. */
    private static final Duration GRACE = Duration.ofHours(24);

    private static final Duration EVERY = Duration.ofHours(24);

    private static final String SET_UP = """
            insert into retention as r (source_key, days, due_at)
            select key, retention_days, ? from capture_source where retention_days is not null
            on conflict (source_key) do update
              set days = excluded.days, due_at = excluded.due_at, past_created = null, past_id = null, erased = 0
              where r.days <> excluded.days""";

    private static final String OF_SOURCE = """
            select s.key, s.source, s.retention_days, r.due_at, r.past_created, r.past_id, r.last_run_at, r.last_erased
            from capture_source s left join retention r on r.source_key = s.key where s.key = ?""";

    static final String CLAIM = """
            select s.key, s.source, s.retention_days, r.due_at, r.past_created, r.past_id, r.last_run_at, r.last_erased
            from retention r join capture_source s on s.key = r.source_key
            where s.retention_days is not null and r.due_at <= ? order by r.due_at limit 1
            for update of r skip locked""";

    private static final String GO_ON =
            "update retention set past_created = ?, past_id = ?, erased = erased + ? where source_key = ?";

    private static final String FINISH = """
            update retention set due_at = ?, last_run_at = ?, last_erased = erased, erased = 0, past_created = null,
              past_id = null where source_key = ?""";

    /** The cards of one person, as far as they are one step away. */
    private static final String CARDS = """
            (select l.id union all select m.id from lead m where m.merged_into = l.id
             union all select o.id from lead o where o.superseded_by = l.id)""";

    // parameters: the cards' source, the source's key
    private static final String OF_THE_SOURCE = """
            from lead l
            where l.source = ? and l.merged_into is null and l.superseded_by is null
              and exists (select 1 from touch t where t.lead_id = l.id and t.nr = 1 and coalesce(t.source_key, l.source) = ?)
              and not exists (select 1 from standing s where s.lead_id in %1$s
                              and s.lifecycle not in ('IQL', 'DISQUALIFIED', 'RECYCLED'))
              and not exists (select 1 from deal d where d.lead_id in %1$s)
            """.formatted(CARDS);

    // parameters: three times the time before which all must have been
    private static final String QUIET = """
              and l.created_at < ? and l.changed_at < ?
              and not exists (select 1 from touch t where t.lead_id in %1$s and t.at >= ?)
              and not exists (select 1 from activity a where a.lead_id in %1$s and a.occurred_at >= ?)
            """.formatted(CARDS);

    static final String DUE = "select l.id, l.created_at " + OF_THE_SOURCE + QUIET
            + " and (l.created_at, l.id) > (?, ?) order by l.created_at, l.id limit ?";

    private static final String HOW_MANY =
            "select count(*) from (select 1 " + OF_THE_SOURCE + QUIET + " limit ?) as due";

    // whoever was captured longest ago is not always first to go; of these many the first is found
    private static final String NEXT =
            """
            select min(last) from (
              select greatest(l.created_at, l.changed_at,
                       (select max(t.at) from touch t where t.lead_id = l.id),
                       (select max(a.occurred_at) from activity a where a.lead_id = l.id)) as last
            """ + OF_THE_SOURCE + " order by l.created_at, l.id limit ?) as oldest where last >= ?";

    static final String STILL = """
            select 1 where not exists (select 1 from standing where lead_id = any (?::uuid[])
                                       and lifecycle not in ('IQL', 'DISQUALIFIED', 'RECYCLED'))
              and not exists (select 1 from deal where lead_id = any (?::uuid[]))
              and not exists (select 1 from lead where id = any (?::uuid[]) and changed_at >= ?)
              and not exists (select 1 from touch where lead_id = any (?::uuid[]) and at >= ?)
              and not exists (select 1 from activity where lead_id = any (?::uuid[]) and occurred_at >= ?)""";

    private static final UUID FIRST = new UUID(0, 0);

    private final Sql sql;
    private final Clock clock;

    Retention(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * How a source stands.
     *
     * @param days null: it keeps leads for ever
     */
    record Rule(
            String key,
            String source,
            @Nullable Integer days,
            @Nullable Instant dueAt,
            @Nullable Instant pastCreated,
            @Nullable UUID pastId,
            @Nullable Instant lastRunAt,
            @Nullable Long lastErased) {

        Instant cutoff(Instant now) {
            return now.minus(Duration.ofDays(Objects.requireNonNull(days)));
        }
    }

    record Due(UUID id, Instant createdAt) {}

    /** Sets a date for sources whose days are new. */
    @Transactional
    void setUp() {
        sql.update(SET_UP, clock.instant().plus(GRACE));
    }

    Optional<Rule> find(String key) {
        return sql.first(OF_SOURCE, Retention::read, key);
    }

    /** One that is due and that nobody else works on; nobody else will until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Rule> claim() {
        return sql.first(CLAIM, Retention::read, clock.instant());
    }

    List<Due> due(Rule rule, int count) {
        Instant before = rule.cutoff(clock.instant());
        return sql.list(
                DUE,
                row -> new Due(row.getObject(1, UUID.class), Objects.requireNonNull(Sql.instant(row, "created_at"))),
                rule.source(),
                rule.key(),
                before,
                before,
                before,
                before,
                Objects.requireNonNullElse(rule.pastCreated(), Instant.EPOCH),
                Objects.requireNonNullElse(rule.pastId(), FIRST),
                count);
    }

    /** How many would go now, but no more than so many. */
    long count(Rule rule, int most) {
        Instant before = rule.cutoff(clock.instant());
        return sql.first(
                        HOW_MANY,
                        row -> row.getLong(1),
                        rule.source(),
                        rule.key(),
                        before,
                        before,
                        before,
                        before,
                        most)
                .orElse(0L);
    }

    /** When the next of those captured longest ago is due, if nothing is heard of them. */
    Optional<Instant> next(Rule rule, int among) {
        Instant before = rule.cutoff(clock.instant());
        return sql.list(
                        NEXT,
                        row -> Optional.ofNullable(Sql.instant(row, "min")),
                        rule.source(),
                        rule.key(),
                        among,
                        before)
                .getFirst()
                .map(last -> last.plus(Duration.ofDays(Objects.requireNonNull(rule.days()))));
    }

    /** Asked of all cards of a person, under their locks. */
    boolean isStillDue(Rule rule, Collection<UUID> cards) {
        Instant before = rule.cutoff(clock.instant());
        return !sql.list(STILL, row -> true, cards, cards, cards, before, cards, before, cards, before)
                .isEmpty();
    }

    void goOn(Rule rule, Due last, int erased) {
        sql.update(GO_ON, last.createdAt(), last.id(), erased, rule.key());
    }

    void finish(Rule rule) {
        Instant now = clock.instant();
        sql.update(FINISH, now.plus(EVERY), now, rule.key());
    }

    private static Rule read(ResultSet row) throws SQLException {
        return new Rule(
                row.getString("key"),
                row.getString("source"),
                row.getObject("retention_days", Integer.class),
                Sql.instant(row, "due_at"),
                Sql.instant(row, "past_created"),
                row.getObject("past_id", UUID.class),
                Sql.instant(row, "last_run_at"),
                row.getObject("last_erased", Long.class));
    }
}
