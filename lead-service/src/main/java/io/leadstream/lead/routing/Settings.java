package io.leadstream.lead.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.messaging.Sql;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is set up for routing: definitions by key, and lists of which every version is kept. Few, and rarely changed. */
@ApplicationScoped
public class Settings {

    /** What is defined by key. */
    @Schema(name = "RoutingKind")
    public enum Kind {
        REP,
        POOL,
        CALENDAR
    }

    /** What is published as a whole. */
    public enum Listing {
        RULES,
        TARGETS
    }

    /** One of them as it is stored: {@code body} is the document as it was written. */
    public record Stored(String key, long version, String body, Instant changedAt, String changedBy) {}

    private static final int MOST_OF_A_KIND = 1_000;

    // whoever changes settings waits for whoever else does: they refer to each other
    private static final String LOCK = "select pg_advisory_xact_lock(7201)";
    private static final String PUT = """
            insert into routing_definition as d (kind, key, version, body, changed_at, changed_by)
            values (?, ?, 1, ?, ?, ?)
            on conflict (kind, key) do update set version = d.version + 1, body = excluded.body,
              changed_at = excluded.changed_at, changed_by = excluded.changed_by""";
    private static final String PUBLISH = """
            insert into routing_list (kind, version, entries, live, body, published_at, published_by)
            values (?, ?, ?, true, ?, ?, ?)""";
    private static final String VERSIONS = """
            select version::text as key, version, body, published_at as changed_at, published_by as changed_by
            from routing_list where kind = ?""";

    private final Sql sql;
    private final Queue queue;
    private final ObjectMapper mapper;
    private final SecurityIdentity caller;
    private final Clock clock;

    Settings(Sql sql, Queue queue, ObjectMapper mapper, SecurityIdentity caller, Clock clock) {
        this.sql = sql;
        this.queue = queue;
        this.mapper = mapper;
        this.caller = caller;
        this.clock = clock;
    }

    public Optional<Stored> find(Kind kind, String key) {
        return sql.first("select * from routing_definition where kind = ? and key = ?", Settings::read, kind, key);
    }

    public List<Stored> all(Kind kind) {
        return sql.list("select * from routing_definition where kind = ? order by key", Settings::read, kind);
    }

    public List<Stored> page(Kind kind, @Nullable String after, int count) {
        return sql.list(
                "select * from routing_definition where kind = ? and key > ? order by key limit ?",
                Settings::read,
                kind,
                after == null ? "" : after,
                count);
    }

    /** Sets one; {@code If-Match} is needed where it is there already. The same again changes nothing. */
    @Transactional
    public Stored put(Kind kind, String key, @Nullable String ifMatch, Object document) {
        sql.list(LOCK, row -> true);
        Optional<Stored> known = find(kind, key);
        known.ifPresentOrElse(
                there -> EntityTags.require(ifMatch, there.version()), () -> EntityTags.check(ifMatch, 0));
        String body = write(document);
        if (known.filter(there -> there.body().equals(body)).isPresent()) {
            return known.get();
        }
        if (known.isEmpty() && all(kind).size() >= MOST_OF_A_KIND) {
            throw Problem.of(409, "too-many", "Too many", "there may be " + MOST_OF_A_KIND + " of a kind")
                    .build();
        }
        sql.update(PUT, kind, key, body, clock.instant(), actor());
        askAgain(kind);
        return find(kind, key).orElseThrow();
    }

    /** Changes one as it is, or sets it up; what nothing is changed of stays as it is. */
    @Transactional
    <T> Stored change(Kind kind, String key, Class<T> type, T otherwise, UnaryOperator<T> change) {
        sql.list(LOCK, row -> true);
        Optional<Stored> known = find(kind, key);
        T before = known.map(stored -> read(stored, type)).orElse(otherwise);
        T after = change.apply(before);
        return known.isPresent() && before.equals(after)
                ? known.get()
                : put(kind, key, known.isPresent() ? "*" : null, after);
    }

    @Transactional
    public void delete(Kind kind, String key, @Nullable String ifMatch) {
        sql.list(LOCK, row -> true);
        Stored known = find(kind, key).orElseThrow(() -> missing(key));
        EntityTags.require(ifMatch, known.version());
        sql.update("delete from routing_definition where kind = ? and key = ?", kind, key);
        askAgain(kind);
    }

    /** The version that counts; version 0, without entries, where nothing was published. */
    public Optional<Stored> live(Listing listing) {
        return sql.first(VERSIONS + " and live", Settings::read, listing);
    }

    /** Newest first. */
    public List<Stored> versions(Listing listing, long before, int count) {
        return sql.list(
                VERSIONS + " and version < ? order by version desc limit ?", Settings::read, listing, before, count);
    }

    /** Publishes the next version of a list; the same again changes nothing. */
    @Transactional
    public Stored publish(Listing listing, @Nullable String ifMatch, Object document, int entries) {
        sql.list(LOCK, row -> true);
        Optional<Stored> known = live(listing);
        long version = known.map(Stored::version).orElse(0L);
        EntityTags.require(ifMatch, version);
        String body = write(document);
        if (known.filter(there -> there.body().equals(body)).isPresent()) {
            return known.get();
        }
        sql.update("update routing_list set live = false where kind = ? and live", listing);
        sql.update(PUBLISH, listing, version + 1, entries, body, clock.instant(), actor());
        if (listing == Listing.RULES) {
            queue.askAgain(clock.instant());
        }
        return live(listing).orElseThrow();
    }

    /** Whoever waits may be served by what is set up now. */
    private void askAgain(Kind kind) {
        if (kind != Kind.CALENDAR) {
            queue.askAgain(clock.instant());
        }
    }

    private String actor() {
        return caller.getPrincipal().getName();
    }

    public <T> T read(Stored stored, Class<T> document) {
        try {
            return mapper.readValue(stored.body(), document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept can be read", e);
        }
    }

    public JsonNode tree(Stored stored) {
        return read(stored, JsonNode.class);
    }

    private String write(Object document) {
        try {
            return mapper.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }

    public static RuntimeException missing(String key) {
        return Problem.notFound(key);
    }

    private static Stored read(ResultSet row) throws SQLException {
        return new Stored(
                row.getString("key"),
                row.getLong("version"),
                row.getString("body"),
                Objects.requireNonNull(Sql.instant(row, "changed_at")),
                row.getString("changed_by"));
    }
}
