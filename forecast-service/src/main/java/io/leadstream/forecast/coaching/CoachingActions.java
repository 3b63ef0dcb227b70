package io.leadstream.forecast.coaching;

import io.leadstream.forecast.coaching.CoachingAction.Deals;
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

/** What was recorded. */
@ApplicationScoped
class CoachingActions {

    private static final String COLUMNS = """
            select id, coach, whom, pipeline, stage, segment, value, at, note, recorded_at from coaching_action
            """;

    private static final String LISTED = COLUMNS + """
            where (?::text is null or whom = ?) and (?::text is null or pipeline = ?) and (?::text is null or stage = ?)
              and (?::timestamptz is null or (at, id) < (?::timestamptz, ?::uuid))
            order by at desc, id desc limit ?""";

    private static final String ADD = """
            insert into coaching_action (id, coach, whom, pipeline, stage, segment, value, at, note, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Sql sql;

    CoachingActions(Sql sql) {
        this.sql = sql;
    }

    /** Which of them are listed; null for any. */
    record Filter(
            @Nullable String whom,
            @Nullable String pipeline,
            @Nullable String stage) {}

    /** Behind which one a page begins. */
    record After(Instant at, UUID id) {}

    void add(CoachingAction action) {
        Deals about = action.about();
        sql.update(
                ADD,
                action.id(),
                action.coach(),
                action.whom(),
                action.pipeline(),
                action.stage(),
                about == null ? null : about.segment(),
                about == null ? null : about.value(),
                action.at(),
                action.note(),
                action.recordedAt());
    }

    Optional<CoachingAction> find(UUID id) {
        return sql.first(COLUMNS + "where id = ?", CoachingActions::read, id);
    }

    /** The latest first. */
    List<CoachingAction> list(Filter filter, @Nullable After after, int limit) {
        Instant time = after == null ? null : after.at();
        return sql.list(
                LISTED,
                CoachingActions::read,
                filter.whom(),
                filter.whom(),
                filter.pipeline(),
                filter.pipeline(),
                filter.stage(),
                filter.stage(),
                time,
                time,
                after == null ? null : after.id(),
                limit);
    }

    private static CoachingAction read(ResultSet row) throws SQLException {
        String segment = row.getString("segment");
        return new CoachingAction(
                row.getObject("id", UUID.class),
                row.getString("coach"),
                row.getString("whom"),
                row.getString("pipeline"),
                row.getString("stage"),
                segment == null ? null : new Deals(segment, row.getString("value")),
                Objects.requireNonNull(Sql.instant(row, "at"), "not null there"),
                row.getString("note"),
                Objects.requireNonNull(Sql.instant(row, "recorded_at"), "not null there"));
    }
}
