package io.leadstream.lead.segment;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.Sql;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The definitions of segments, in versions: a change of name or rule is a new one. */
@ApplicationScoped
public class Definitions {

    /** Every capture is judged by all of them. */
    private static final int MOST = 200;

    private static final String GET = "select * from segment where key = ?";
    private static final String LOCK = GET + " for update";
    private static final String PAGE = "select * from segment where key > ? order by key limit ?";
    private static final String OPEN = """
            insert into segment (key, version, name, rule, author, changed_at) values (?, 1, ?, ?, ?, ?)
            on conflict do nothing""";
    private static final String CHANGE = """
            update segment set version = version + 1, name = ?, rule = ?, author = ?, changed_at = ? where key = ?""";
    private static final String KEEP_VERSION = """
            insert into segment_version (key, version, name, rule, author, at)
            select key, version, name, rule, author, changed_at from segment where key = ?""";
    private static final String REVISE = """
            with counted as (select count(*) as n from segment)
            update segmentation set revision = revision + 1 returning (select n from counted)""";
    private static final String JUDGE_ANEW = """
            insert into segment_work (id, segment, created_at) values (?, ?, ?)
            on conflict (segment) do update set wait_for = null, last_lead = null, read = 0, created_at = excluded.created_at""";
    private static final String VERSIONS = """
            select key, version, name, rule, author, at as changed_at from segment_version
            where key = ? and version < ? order by version desc limit ?""";

    /** A segment as it was from one version to the next. */
    public record Definition(String key, int version, String name, String rule, String author, Instant changedAt) {}

    private final Sql sql;
    private final Event<Segments.Redefined> redefined;
    private final Clock clock;

    Definitions(Sql sql, Event<Segments.Redefined> redefined, Clock clock) {
        this.sql = sql;
        this.redefined = redefined;
        this.clock = clock;
    }

    public Optional<Definition> find(String key) {
        return sql.first(GET, Definitions::read, key);
    }

    Definition get(String key) {
        return find(key).orElseThrow(() -> missing(key));
    }

    List<Definition> page(String after, int count) {
        return sql.list(PAGE, Definitions::read, after, count);
    }

    /** The latest first. */
    List<Definition> versions(String key, int before, int count) {
        get(key);
        return sql.list(VERSIONS, Definitions::read, key, before, count);
    }

    @Transactional
    Definition open(String key, String name, String rule, String author) {
        Instant now = clock.instant();
        if (sql.update(OPEN, key, name, rule, author, now) == 0) {
            throw Problem.of(409, "segment-known", "Segment known", "a segment has this key; PUT makes a new version")
                    .build();
        }
        settle(key, now);
        return get(key);
    }

    /** Makes a new version, unless nothing changes. */
    @Transactional
    Definition change(String key, @Nullable String ifMatch, String name, String rule, String author) {
        Definition before = sql.first(LOCK, Definitions::read, key).orElseThrow(() -> missing(key));
        EntityTags.require(ifMatch, before.version());
        boolean sameRule = before.rule().equals(rule);
        if (sameRule && before.name().equals(name)) {
            return before;
        }
        Instant now = clock.instant();
        sql.update(CHANGE, name, rule, author, now, key);
        if (sameRule) {
            sql.update(KEEP_VERSION, key);
        } else {
            settle(key, now);
        }
        return get(key);
    }

    private void settle(String key, Instant now) {
        sql.update(KEEP_VERSION, key);
        int count = sql.first(REVISE, row -> row.getInt(1)).orElseThrow();
        if (count > MOST) {
            throw Problem.of(409, "too-many-segments", "Too many segments", "there may be " + MOST + " segments")
                    .build();
        }
        sql.update(JUDGE_ANEW, UuidCreator.getTimeOrderedEpoch(), key, now);
        redefined.fire(new Segments.Redefined());
    }

    private static Definition read(ResultSet row) throws SQLException {
        return new Definition(
                row.getString("key"),
                row.getInt("version"),
                row.getString("name"),
                row.getString("rule"),
                row.getString("author"),
                Objects.requireNonNull(Sql.instant(row, "changed_at")));
    }

    private static RuntimeException missing(String key) {
        return Problem.notFound("segment " + key);
    }
}
