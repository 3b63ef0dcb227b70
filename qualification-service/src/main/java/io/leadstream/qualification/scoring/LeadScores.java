package io.leadstream.qualification.scoring;

import static java.util.stream.Collectors.toMap;

import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The scores as last computed from events, and which leads are due to be looked at again. */
@ApplicationScoped
public class LeadScores {

    static final String OF_LEADS = """
            select lead_id, fit, engagement, model_version, scored_at, due_at
            from lead_score where lead_id = any(?)""";

    private static final String SAVE = """
            insert into lead_score (lead_id, fit, engagement, model_version, scored_at, due_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (lead_id) do update
              set fit = excluded.fit, engagement = excluded.engagement, model_version = excluded.model_version,
                  scored_at = excluded.scored_at, due_at = excluded.due_at""";

    // by any profile the lead ever had: one that has moved on is looked at in vain, which is rare and cheap
    static final String COMPANY_CHANGED = """
            update lead_score set due_at = least(due_at, ?)
            where lead_id in (select lead_id from lead_profile where company_id = ?)""";

    // several instances share the work: each takes leads that nobody else holds
    static final String TAKE_DUE = """
            select lead_id, fit, engagement, model_version, scored_at, due_at
            from lead_score join qualification q using (lead_id)
            where due_at <= ? order by due_at limit ? for update of q skip locked""";

    private final Sql sql;

    LeadScores(Sql sql) {
        this.sql = sql;
    }

    public Map<UUID, LeadScore> of(Collection<UUID> leads) {
        return sql.query(OF_LEADS, LeadScores::read, leads).stream()
                .collect(toMap(LeadScore::leadId, Function.identity()));
    }

    public void save(Collection<LeadScore> scores) {
        sql.forAll(SAVE, scores, score -> new @Nullable Object[] {
            score.leadId(),
            score.score().fit(),
            score.score().engagement(),
            score.modelVersion(),
            score.scoredAt(),
            score.dueAt()
        });
    }

    /** Has the leads of companies looked at again, as of when each company's change became known. */
    public void lookAgain(Map<UUID, Instant> changedCompanies) {
        sql.forAll(COMPANY_CHANGED, changedCompanies.entrySet(), change ->
                new @Nullable Object[] {change.getValue(), change.getKey()});
    }

    /** Takes leads that are due, those waiting longest first, and holds them until the transaction ends. */
    public List<LeadScore> takeDue(Instant now, int limit) {
        return sql.query(TAKE_DUE, LeadScores::read, now, limit);
    }

    public void erase(Collection<UUID> leads) {
        sql.update("delete from lead_score where lead_id = any(?)", leads);
    }

    private static LeadScore read(Row row) throws SQLException {
        return new LeadScore(
                row.id("lead_id"),
                new Score(row.decimal("fit"), row.decimal("engagement")),
                (int) row.number("model_version"),
                row.instant("scored_at"),
                row.instantOrNull("due_at"));
    }
}
