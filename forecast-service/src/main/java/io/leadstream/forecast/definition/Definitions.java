package io.leadstream.forecast.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.messaging.Sql;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Moments;
import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Definitions by kind and key. Nothing is changed or deleted: another version is added, and holds from a time on that
 * is not before that of the version that it follows. Bodies are documents, written as JSON.
 */
@ApplicationScoped
public class Definitions {

    /** What can be defined. */
    public enum Kind {
        TEAM,
        QUOTA,
        CATEGORIES
    }

    /** Roll-ups read all teams, and all quotas of a period, of which there are fewer. */
    private static final int MOST_OF_A_KIND = 20_000;

    // they refer to each other, so whoever enters one waits for whoever else does
    private static final long LOCK = 5401;

    /** The version of each key that holds at a time, of those whose body contains what is asked for. */
    private static final String HOLDING = """
            select key, version, body, holds_from, known_at, known_by from definition d
            where kind = ? and holds_from <= ? and not removed and body @> ?::jsonb and key > ?
              and not exists (select from definition l where l.kind = d.kind and l.key = d.key
                              and l.version > d.version and l.holds_from <= ?)
            order by key limit ?""";

    private static final String ONE = """
            select key, version, body, holds_from, known_at, known_by from (
              select * from definition where kind = ? and key = ? and holds_from <= ?
              order by version desc limit 1) as last
            where not removed""";

    private static final String LAST = """
            select version, removed, body::text as body, holds_from from definition
            where kind = ? and key = ? order by version desc limit 1""";

    private static final String VERSIONS = """
            select key, version, body, holds_from, known_at, known_by, removed from definition
            where kind = ? and key = ? and version < ? order by version desc limit ?""";

    private static final String ADD = """
            insert into definition (kind, key, version, removed, body, holds_from, known_at, known_by)
            values (?, ?, ?, ?, ?::jsonb, ?, ?, ?)""";

    private static final String SAME = "select ?::jsonb = ?::jsonb as same";

    private final Sql sql;
    private final ObjectMapper mapper;
    private final SecurityIdentity caller;
    private final Clock clock;

    Definitions(Sql sql, ObjectMapper mapper, SecurityIdentity caller, Clock clock) {
        this.sql = sql;
        this.mapper = mapper;
        this.caller = caller;
        this.clock = clock;
    }

    /** The last version there is, whether it holds already or was removed. */
    private record Last(long version, boolean removed, String body, Instant from) {}

    /** What of a kind holds at a time, by key. */
    public <T> List<Definition<T>> holding(Kind kind, Class<T> type, Instant at) {
        return holding(kind, type, at, Map.of(), null, MOST_OF_A_KIND);
    }

    /**
     * A page of what holds at a time.
     *
     * @param containing members that the documents must have
     * @param after the last key of the page before
     */
    public <T> List<Definition<T>> holding(
            Kind kind, Class<T> type, Instant at, Map<String, ?> containing, @Nullable String after, int count) {
        return sql.list(
                HOLDING,
                row -> read(row).map(body -> parse(body, type)),
                kind,
                at,
                write(containing),
                after == null ? "" : after,
                at,
                count);
    }

    /** The version of one that holds at a time; empty when it was not there, or no longer. */
    public <T> Optional<Definition<T>> find(Kind kind, String key, Class<T> type, Instant at) {
        return sql.first(ONE, Definitions::read, kind, key, at).map(found -> found.map(body -> parse(body, type)));
    }

    /** One of the versions that there were, the newest first. */
    public record Version<T>(Definition<T> definition, boolean removed) {}

    /** All versions of one before another. */
    public <T> List<Version<T>> versions(Kind kind, String key, Class<T> type, long before, int count) {
        return sql.list(
                VERSIONS,
                row -> new Version<>(read(row).map(body -> parse(body, type)), row.getBoolean("removed")),
                kind,
                key,
                before,
                count);
    }

    /** Lets nobody else enter anything until the transaction ends, so that what is checked now stays true. */
    public void lock() {
        sql.list("select pg_advisory_xact_lock(?)", _ -> true, LOCK);
    }

    /**
     * Enters a version; the same again changes nothing.
     *
     * @param ifMatch the version that the caller has seen, needed where there is one
     * @param from since when it holds; now when null
     */
    @Transactional
    public <T> Definition<T> put(
            Kind kind, String key, @Nullable String ifMatch, @Nullable Instant from, T document, Class<T> type) {
        lock();
        Optional<Last> last = last(kind, key);
        boolean there = last.isPresent() && !last.get().removed();
        long version = last.map(Last::version).orElse(0L);
        if (there) {
            EntityTags.require(ifMatch, version);
        } else {
            EntityTags.check(ifMatch, 0);
        }
        Instant now = now();
        Instant since = since(from, now, last.map(Last::from).orElse(Instant.EPOCH));
        String body = write(document);
        boolean same = there
                && (from == null || since.equals(last.get().from()))
                && sql.list(SAME, row -> row.getBoolean("same"), last.get().body(), body)
                        .getFirst();
        if (!same) {
            if (!there) {
                requireRoom(kind);
            }
            sql.update(ADD, kind, key, version + 1, false, body, since, now, actor());
        }
        return find(kind, key, type, later(now, since)).orElseThrow();
    }

    /** Ends what was defined; its versions stay. */
    @Transactional
    public void remove(Kind kind, String key, @Nullable String ifMatch) {
        lock();
        Last last = last(kind, key).filter(known -> !known.removed()).orElseThrow(() -> Problem.notFound(key));
        EntityTags.require(ifMatch, last.version());
        Instant now = now();
        sql.update(ADD, kind, key, last.version() + 1, true, last.body(), later(now, last.from()), now, actor());
    }

    /** Now, or in the past where the caller says so, but not before the version that it follows. */
    private Instant since(@Nullable Instant from, Instant now, Instant before) {
        if (from == null) {
            return later(now, before);
        }
        Instant since = Moments.notInFuture(from, "from", clock);
        if (since.isBefore(before)) {
            throw BadInput.of("from", "must not be before " + before + ", since when the present version holds");
        }
        return since.isAfter(now) ? later(now, before) : since;
    }

    /** Another instance's clock may be a moment ahead. */
    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private void requireRoom(Kind kind) {
        long count = sql.list(
                        "select count(distinct key) as n from definition where kind = ?", row -> row.getLong("n"), kind)
                .getFirst();
        if (count >= MOST_OF_A_KIND) {
            throw Problem.of(409, "too-many", "Too many", "there may be " + MOST_OF_A_KIND + " of a kind")
                    .build();
        }
    }

    private Optional<Last> last(Kind kind, String key) {
        return sql.first(
                LAST,
                row -> new Last(
                        row.getLong("version"),
                        row.getBoolean("removed"),
                        row.getString("body"),
                        Objects.requireNonNull(Sql.instant(row, "holds_from"))),
                kind,
                key);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private String actor() {
        return caller.getPrincipal().getName();
    }

    private static Definition<String> read(ResultSet row) throws SQLException {
        return new Definition<>(
                row.getString("key"),
                row.getLong("version"),
                row.getString("body"),
                Objects.requireNonNull(Sql.instant(row, "holds_from")),
                Objects.requireNonNull(Sql.instant(row, "known_at")),
                row.getString("known_by"));
    }

    private <T> T parse(String body, Class<T> type) {
        try {
            return mapper.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept can be read", e);
        }
    }

    private String write(Object document) {
        try {
            return mapper.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }
}
