package io.leadstream.pipeline.deal;

import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of leads since sales qualified them: which criteria hold still, and which steps they took. */
@ApplicationScoped
public class Qualifications {

    private static final String KNOWN = """
            insert into lead_criteria (lead_id)
            select ? where not exists (select 1 from lead_standing where lead_id = ? and erased)
            on conflict do nothing""";

    private static final String FACTS = """
            update lead_criteria set sequence = ?, framework = ?, held = ?::text[], missing = ?::text[]
            where lead_id = ? and sequence < ?""";

    private static final String QUALIFIED = """
            update lead_criteria set sql_sequence = ?, qualified_at = ?, held_then = held
            where lead_id = ? and coalesce(sql_sequence, 0) < ?""";

    private static final String STEP = """
            insert into lead_step (lead_id, sequence, lifecycle, reason, occurred_at)
            select ?, ?, ?, ?, ? where exists (select 1 from lead_criteria where lead_id = ?)
            on conflict do nothing""";

    private static final String SINCE = """
            select c.framework, c.held, c.missing, c.held_then, c.qualified_at, s.lifecycle, s.reason, s.occurred_at
            from lead_criteria c
            left join lead_step s on s.lead_id = c.lead_id and s.sequence > c.sql_sequence
            where c.lead_id = ? and c.sql_sequence is not null
            order by s.sequence""";

    private final Sql sql;

    Qualifications(Sql sql) {
        this.sql = sql;
    }

    /** Which criteria of a lead's framework hold; what is older than what is known changes nothing. */
    public record Criteria(UUID leadId, String framework, List<String> held, List<String> missing, long sequence) {}

    /**
     * A step of a lead's lifecycle.
     *
     * @param reason a code; null where none was given
     */
    public record Step(UUID leadId, String to, @Nullable String reason, long sequence, Instant at) {}

    /**
     * What changed since sales qualified the lead.
     *
     * @param lost criteria that held then and do not now
     * @param gained criteria that hold now and did not then
     */
    @Schema(name = "SinceQualification")
    record Since(
            Instant qualifiedAt,
            @Nullable String framework,
            List<String> held,
            List<String> missing,
            List<String> lost,
            List<String> gained,
            List<LifecycleStep> lifecycle) {}

    @Schema(name = "LifecycleStep")
    record LifecycleStep(String to, @Nullable String reason, Instant at) {}

    private record Row(
            Instant qualifiedAt,
            @Nullable String framework,
            List<String> held,
            List<String> missing,
            List<String> heldThen,
            @Nullable LifecycleStep step) {

        private static Row read(ResultSet row) throws SQLException {
            String lifecycle = row.getString("lifecycle");
            return new Row(
                    Objects.requireNonNull(Sql.instant(row, "qualified_at")),
                    row.getString("framework"),
                    texts(row, "held"),
                    texts(row, "missing"),
                    texts(row, "held_then"),
                    lifecycle == null
                            ? null
                            : new LifecycleStep(
                                    lifecycle,
                                    row.getString("reason"),
                                    Objects.requireNonNull(Sql.instant(row, "occurred_at"))));
        }

        private static List<String> texts(ResultSet row, String column) throws SQLException {
            return List.of((String[]) row.getArray(column).getArray());
        }
    }

    /** Takes note of what holds of a lead. */
    public void hold(Criteria criteria) {
        know(criteria.leadId);
        sql.update(
                FACTS,
                criteria.sequence,
                criteria.framework,
                criteria.held,
                criteria.missing,
                criteria.leadId,
                criteria.sequence);
    }

    /** Takes note of a step; being qualified by sales is what later ones are compared with. */
    public void took(Step step) {
        know(step.leadId);
        sql.update(STEP, step.leadId, step.sequence, step.to, step.reason, step.at, step.leadId);
        if (step.to.equals("SQL")) {
            sql.update(QUALIFIED, step.sequence, step.at, step.leadId, step.sequence);
        }
    }

    void forget(UUID lead) {
        sql.update("delete from lead_criteria where lead_id = ?", lead);
        sql.update("delete from lead_step where lead_id = ?", lead);
    }

    /** Nothing where sales never qualified it. */
    Optional<Since> since(UUID lead) {
        List<Row> rows = sql.list(SINCE, Row::read, lead);
        return rows.stream().findFirst().map(row -> {
            List<String> lost = new ArrayList<>(row.heldThen);
            lost.removeAll(row.held);
            List<String> gained = new ArrayList<>(row.held);
            gained.removeAll(row.heldThen);
            return new Since(
                    row.qualifiedAt,
                    row.framework,
                    row.held,
                    row.missing,
                    lost,
                    gained,
                    rows.stream().map(Row::step).filter(Objects::nonNull).toList());
        });
    }

    private void know(UUID lead) {
        sql.update(KNOWN, lead, lead);
    }
}
