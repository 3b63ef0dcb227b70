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
            select lead_id, fit, engagement, grade, model_version, scored_at, due_at
            from lead_score where lead_id = any(?)""";

    private static final String SAVE = """
            insert into lead_score (lead_id, fit, engagement, grade, model_version, scored_at, due_at)
            select * from unnest(?, ?, ?, ?, ?, ?, ?)
            on conflict (lead_id) do update
              set fit = excluded.fit, engagement = excluded.engagement, grade = excluded.grade,
                  model_version = excluded.model_version,
                  scored_at = excluded.scored_at, due_at = excluded.due_at""";

    private static final List<String> COLUMNS =
            List.of("uuid", "numeric", "numeric", "text", "int4", "timestamptz", "timestamptz");

    // by any profile the lead ever had: one that has moved on is looked at in vain, which is rare and cheap
    static final String COMPANY_CHANGED = """
            update lead_score set due_at = least(due_at, ?)
            where lead_id in (select lead_id from lead_profile where company_id = ?)""";

    // several share the work: each takes leads that nobody else holds. Their scores are locked too, which reads them
    // anew: what another has done between the statement's begin and the lock is not done twice
    static final String TAKE_DUE = """
            select lead_id, fit, engagement, grade, model_version, scored_at, due_at
            from lead_score join qualification q using (lead_id)
            where due_at <= ? order by due_at limit ? for update of q, lead_score skip locked""";

    // those of the first leads of its companies, who count for each other (lead.Colleagues)
    static final String COLLEAGUE_ACTED = """
            update lead_score set due_at = least(due_at, ?)
            where lead_id <> ? and lead_id in (
              select members.lead_id
              from (select distinct company_id from lead_profile where lead_id = ? and company_id is not null) as own
              cross join lateral (select distinct lead_id from lead_profile where lead_profile.company_id = own.company_id
                                  order by lead_id limit 100) as members)""";

    static final String TAKE_OUTDATED = """
            select lead_id, fit, engagement, grade, model_version, scored_at, due_at
            from lead_score join qualification q using (lead_id)
            where lead_id > ? and model_version <> ? order by lead_id limit ? for update of q, lead_score skip locked""";

    private static final String ARE_OUTDATED = """
            select exists (select 1 from lead_score where model_version <> ?) as outdated""";

    // one that was still to be scored again is no more
    private static final String ERASE = """
            with gone as (delete from lead_score where lead_id = any(?) returning model_version)
            update rescoring set done = done + open.number
            from (select r.version, count(*) as number from gone join rescoring r
                    on r.finished_at is null and r.version <> gone.model_version group by r.version) as open
            where rescoring.version = open.version""";

    private final Sql sql;

    LeadScores(Sql sql) {
        this.sql = sql;
    }

    public Map<UUID, LeadScore> of(Collection<UUID> leads) {
        return sql.query(OF_LEADS, LeadScores::read, leads).stream()
                .collect(toMap(LeadScore::leadId, Function.identity()));
    }

    public void save(Collection<LeadScore> scores) {
        sql.inOneGo(SAVE, COLUMNS, scores, score -> new @Nullable Object[] {
            score.leadId(),
            score.score().fit(),
            score.score().engagement(),
            score.score().grade().toString(),
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

    /** Has the colleagues of leads looked at again, as of when what the lead did became known. */
    public void lookAgainAtColleagues(Map<UUID, Instant> leads) {
        sql.forAll(COLLEAGUE_ACTED, leads.entrySet(), lead ->
                new @Nullable Object[] {lead.getValue(), lead.getKey(), lead.getKey()});
    }

    /** Takes leads after that one whose score is of another version, and holds them until the transaction ends. */
    public List<LeadScore> takeOutdated(int version, UUID after, int limit) {
        return sql.query(TAKE_OUTDATED, LeadScores::read, after, version, limit);
    }

    /** Whether any lead's score is of another version, held by somebody or not. */
    public boolean areOutdated(int version) {
        return sql.query(ARE_OUTDATED, row -> row.flag("outdated"), version).getFirst();
    }

    /** Takes leads that are due, those waiting longest first, and holds them until the transaction ends. */
    public List<LeadScore> takeDue(Instant now, int limit) {
        return sql.query(TAKE_DUE, LeadScores::read, now, limit);
    }

    public void erase(Collection<UUID> leads) {
        sql.update(ERASE, leads);
    }

    private static Score score(Row row) throws SQLException {
        String grade = row.text("grade");
        return grade == null
                ? new Score(row.decimal("fit"), row.decimal("engagement"))
                : new Score(row.decimal("fit"), row.decimal("engagement"), Grade.parse(grade));
    }

    private static LeadScore read(Row row) throws SQLException {
        return new LeadScore(
                row.id("lead_id"),
                score(row),
                (int) row.number("model_version"),
                row.instant("scored_at"),
                row.instantOrNull("due_at"));
    }
}
