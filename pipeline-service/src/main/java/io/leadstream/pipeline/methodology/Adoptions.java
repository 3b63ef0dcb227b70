package io.leadstream.pipeline.methodology;

import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By which approach each segment is sold, now and before. */
@ApplicationScoped
class Adoptions {

    private static final String LOCK = "select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))";

    static final String NOW = "select * from adopted_approach where segment_key = ? and ended_at is null";

    static final String PAGE = """
            select * from adopted_approach where ended_at is null and segment_key > ? order by segment_key limit ?""";

    private static final String COUNT = "select count(*) as n from adopted_approach where ended_at is null";

    private static final String END =
            "update adopted_approach set ended_at = ? where segment_key = ? and ended_at is null";

    private static final String INSERT = """
            insert into adopted_approach (id, segment_key, pipeline, segment, approach, situation, recommendation_id,
                                          adopted_by, adopted_at)
            values (?, ?, ?, ?::jsonb, ?, ?::jsonb, ?, ?, ?)""";

    static final String NEXT_UNCHECKED = """
            select * from adopted_approach
            where ended_at is null and (checked_at is null or checked_at < ?)
            order by checked_at nulls first limit 1 for update skip locked""";

    private static final String CHECKED = """
            update adopted_approach set checked_at = ?, found = ?::jsonb, drifted_to = ?, drifted_at = ? where id = ?""";

    private final Sql sql;
    private final Kept kept;

    Adoptions(Sql sql, Kept kept) {
        this.sql = sql;
        this.kept = kept;
    }

    /** Lets one at a time change by which approach a segment is sold. */
    void lock(Segment segment) {
        sql.first(LOCK, row -> 1, segment.key());
    }

    Optional<Adoption> of(Segment segment) {
        return sql.first(NOW, this::read, segment.key());
    }

    long count() {
        return sql.first(COUNT, row -> row.getLong("n")).orElseThrow();
    }

    List<Adoption> page(@Nullable String after, int limit) {
        return sql.list(PAGE, this::read, after == null ? "" : after, limit);
    }

    void replace(Adoption next) {
        Segment segment = next.segment();
        sql.update(END, next.at(), segment.key());
        sql.update(
                INSERT,
                next.id(),
                segment.key(),
                segment.pipeline(),
                kept.json(segment.values()),
                next.approach().key(),
                kept.json(next.situation()),
                next.recommendation(),
                next.by(),
                next.at());
    }

    /** One that nobody has looked at since then, held until the transaction ends. */
    Optional<Adoption> nextUncheckedSince(Instant since) {
        return sql.first(NEXT_UNCHECKED, this::read, since);
    }

    void checked(Adoption adoption) {
        Adoption.Found found = Objects.requireNonNull(adoption.found());
        Approach to = adoption.driftedTo();
        sql.update(
                CHECKED,
                found.checkedAt(),
                kept.json(found),
                to == null ? null : to.key(),
                adoption.driftedAt(),
                adoption.id());
    }

    private Adoption read(ResultSet row) throws SQLException {
        String found = row.getString("found");
        String driftedTo = row.getString("drifted_to");
        return new Adoption(
                row.getObject("id", UUID.class),
                Segment.of(row.getString("pipeline"), kept.texts(row.getString("segment"))),
                Approach.of(row.getString("approach")),
                kept.read(row.getString("situation"), Situation.class),
                row.getObject("recommendation_id", UUID.class),
                row.getString("adopted_by"),
                Objects.requireNonNull(Sql.instant(row, "adopted_at")),
                found == null ? null : kept.read(found, Adoption.Found.class),
                driftedTo == null ? null : Approach.of(driftedTo),
                Sql.instant(row, "drifted_at"));
    }
}
