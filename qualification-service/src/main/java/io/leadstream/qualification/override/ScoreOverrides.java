package io.leadstream.qualification.override;

import static java.util.stream.Collectors.toMap;

import io.leadstream.qualification.override.ScoreOverride.Direction;
import io.leadstream.qualification.scoring.GivenScore;
import io.leadstream.qualification.scoring.Grade;
import io.leadstream.qualification.scoring.Score;
import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** All scores and grades given by hand. */
@ApplicationScoped
public class ScoreOverrides {

    private static final String SELECT = """
            select lead_id, number, grade, fit, engagement, total, direction, reason, until, at, given_by, computed_fit,
                   computed_engagement, computed_grade, model_version, ended_at, ended_by
            from score_override""";

    static final String OPEN_OF = SELECT + " where lead_id = any(?) and ended_at is null";
    static final String LAST = SELECT + " where lead_id = ? order by number desc limit 1";
    static final String LAST_BY = SELECT + " where lead_id = ? and at <= ? order by number desc limit 1";
    static final String PAGE = SELECT + " where lead_id = ? and number < ? order by number desc limit ?";

    private static final String INSERT = """
            insert into score_override
              (lead_id, number, grade, fit, engagement, total, direction, reason, until, at, given_by, computed_fit,
               computed_engagement, computed_grade, model_version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String END = """
            update score_override set ended_at = ?, ended_by = ? where lead_id = ? and ended_at is null""";

    private static final String END_OVER = """
            update score_override set ended_at = until, ended_by = 'qualification-service'
            where lead_id = ? and ended_at is null""";

    private static final String LOOK_AT_ITS_END = "update lead_score set due_at = least(due_at, ?) where lead_id = ?";

    private final Sql sql;

    ScoreOverrides(Sql sql) {
        this.sql = sql;
    }

    /** Those that are open, their own end perhaps come already. */
    public Map<UUID, ScoreOverride> openOf(Collection<UUID> leads) {
        return sql.query(OPEN_OF, ScoreOverrides::read, leads).stream()
                .collect(toMap(ScoreOverride::leadId, Function.identity()));
    }

    /** The one that counted at that instant. */
    public Optional<ScoreOverride> at(UUID lead, Instant instant) {
        return sql.query(LAST_BY, ScoreOverrides::read, lead, instant).stream()
                .filter(given -> given.countsAt(instant))
                .findFirst();
    }

    Optional<ScoreOverride> last(UUID lead) {
        return sql.query(LAST, ScoreOverrides::read, lead).stream().findFirst();
    }

    List<ScoreOverride> page(UUID lead, long before, int limit) {
        return sql.query(PAGE, ScoreOverrides::read, lead, before, limit);
    }

    void add(ScoreOverride given) {
        sql.update(
                INSERT,
                given.leadId(),
                given.number(),
                given.given().grade(),
                given.given().fit(),
                given.given().engagement(),
                given.given().total(),
                given.direction(),
                given.reason(),
                given.given().until(),
                given.at(),
                given.by(),
                given.computed().fit(),
                given.computed().engagement(),
                given.computed().grade().toString(),
                given.modelVersion());
        if (given.given().until() != null) {
            sql.update(LOOK_AT_ITS_END, given.given().until(), given.leadId());
        }
    }

    void end(UUID lead, Instant at, String by) {
        sql.update(END, at, by, lead);
    }

    /** Closes those whose own end has come. */
    public void endOver(Collection<UUID> leads) {
        sql.forAll(END_OVER, leads, lead -> new Object[] {lead});
    }

    public void erase(Collection<UUID> leads) {
        sql.update("delete from score_override where lead_id = any(?)", leads);
    }

    private static ScoreOverride read(Row row) throws SQLException {
        return new ScoreOverride(
                row.id("lead_id"),
                row.number("number"),
                new GivenScore(
                        row.text("grade"),
                        row.decimalOrNull("fit"),
                        row.decimalOrNull("engagement"),
                        row.decimalOrNull("total"),
                        row.instantOrNull("until")),
                Direction.valueOf(String.valueOf(row.text("direction"))),
                String.valueOf(row.text("reason")),
                row.instant("at"),
                String.valueOf(row.text("given_by")),
                new Score(
                        row.decimal("computed_fit"),
                        row.decimal("computed_engagement"),
                        Grade.parse(String.valueOf(row.text("computed_grade")))),
                (int) row.number("model_version"),
                row.instantOrNull("ended_at"),
                row.text("ended_by"));
    }
}
