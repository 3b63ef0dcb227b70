package io.leadstream.qualification.queue;

import static java.util.stream.Collectors.toMap;

import io.leadstream.qualification.lead.Company;
import io.leadstream.qualification.lead.Folded;
import io.leadstream.qualification.lead.Profile;
import io.leadstream.qualification.lead.Told;
import io.leadstream.qualification.lifecycle.LeadMoved;
import io.leadstream.qualification.lifecycle.Lifecycle;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The queue's rows, kept in the transaction of what they follow from. */
@ApplicationScoped
public class WorkQueue {

    // what stays as it was is not written: a row has an index for each filter
    private static final String KEEP = """
            insert into queued_lead
              (lead_id, state, since, fit, engagement, grade, source, country, job_function, seniority,
               company_id, industry, industry_word, size_band, owner, segments, chance, value)
            select lead_id, state, since, fit, engagement, grade, source, country, job_function, seniority,
                   company_id, industry, industry_word, size_band, owner, segments::text[], chance, value
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as told
              (lead_id, state, since, fit, engagement, grade, source, country, job_function, seniority,
               company_id, industry, industry_word, size_band, owner, segments, chance, value)
            on conflict (lead_id) do update
              set state = excluded.state, since = excluded.since, fit = excluded.fit,
                  engagement = excluded.engagement, grade = excluded.grade, source = excluded.source,
                  country = excluded.country, job_function = excluded.job_function, seniority = excluded.seniority,
                  company_id = excluded.company_id, industry = excluded.industry,
                  industry_word = excluded.industry_word, size_band = excluded.size_band, owner = excluded.owner,
                  segments = excluded.segments, chance = excluded.chance, value = excluded.value
              where (queued_lead.state, queued_lead.since, queued_lead.fit, queued_lead.engagement,
                    queued_lead.grade, queued_lead.source, queued_lead.country, queued_lead.job_function,
                    queued_lead.seniority, queued_lead.company_id, queued_lead.industry, queued_lead.industry_word,
                    queued_lead.size_band, queued_lead.owner, queued_lead.segments, queued_lead.chance,
                    queued_lead.value)
                is distinct from
                    (excluded.state, excluded.since, excluded.fit, excluded.engagement, excluded.grade,
                    excluded.source, excluded.country, excluded.job_function, excluded.seniority,
                    excluded.company_id, excluded.industry, excluded.industry_word, excluded.size_band,
                    excluded.owner, excluded.segments, excluded.chance, excluded.value)""";

    private static final List<String> COLUMNS = List.of(
            "uuid",
            "text",
            "timestamptz",
            "numeric",
            "numeric",
            "text",
            "text",
            "text",
            "text",
            "text",
            "uuid",
            "text",
            "text",
            "text",
            "text",
            "text",
            "numeric",
            "numeric");

    static final String ASSIGNMENTS = "select lead_id, sequence, owner from lead_assignment where lead_id = any(?)";

    // what a lead was when sales first took it stays
    private static final String WORKED = """
            insert into worked_lead (lead_id, grade, source, at)
            select lead_id, grade, source, ? from queued_lead where lead_id = ? on conflict do nothing""";

    private record Assignment(
            UUID leadId, long sequence, @Nullable String owner) {}

    private final Sql sql;
    private final QueueRates queueRates;

    WorkQueue(Sql sql, QueueRates queueRates) {
        this.sql = sql;
        this.queueRates = queueRates;
    }

    /** Keeps leads as they stand now; the caller holds them. */
    public void keep(Collection<QueuedLead> leads) {
        if (leads.isEmpty()) {
            return;
        }
        // in one order, so that nobody waits in a circle
        var ordered =
                leads.stream().sorted(Comparator.comparing(QueuedLead::leadId)).toList();
        var ids = ordered.stream().map(QueuedLead::leadId).toList();
        Map<UUID, Assignment> assigned = sql
                .query(
                        ASSIGNMENTS,
                        row -> new Assignment(row.id("lead_id"), row.number("sequence"), row.text("owner")),
                        ids)
                .stream()
                .collect(toMap(Assignment::leadId, assignment -> assignment));
        Rates rates = queueRates.current();
        sql.inOneGo(KEEP, COLUMNS, ordered, lead -> row(lead, assigned.get(lead.leadId()), rates));
    }

    /**
     * Takes the chances that a model predicts, which then stand before those of own outcomes; null takes one back.
     * The one seam for predictions: whoever predicts says so here, in the transaction that keeps the prediction.
     */
    public void predicted(Map<UUID, @Nullable BigDecimal> chances) {
        sql.forAll(
                "update queued_lead set predicted = ? where lead_id = ?",
                chances.keySet().stream().sorted().toList(),
                lead -> new @Nullable Object[] {chances.get(lead), lead});
    }

    /** Leads that are part of others leave: their survivors are who is called. */
    public void leave(Collection<UUID> leads) {
        if (!leads.isEmpty()) {
            sql.update("delete from queued_lead where lead_id = any(?)", leads);
        }
    }

    /** Forgets leads. */
    public void erase(Collection<UUID> leads) {
        leave(leads);
        sql.update("delete from worked_lead where lead_id = any(?)", leads);
    }

    void follow(@Observes LeadMoved moved) {
        sql.update(
                "update queued_lead set state = ?, since = ? where lead_id = ?",
                moved.to(),
                moved.at(),
                moved.leadId());
        if (moved.to() == Lifecycle.SAL) {
            sql.update(WORKED, moved.at(), moved.leadId());
        }
    }

    private static @Nullable Object[] row(QueuedLead queued, @Nullable Assignment assigned, Rates rates) {
        Profile profile = Optional.ofNullable(queued.lead().profile())
                .map(Told::what)
                .orElseGet(() -> new Profile(false, null, null, null, null, false, null));
        Company company =
                Optional.ofNullable(queued.lead().company()).map(Told::what).orElse(null);
        String grade = queued.score().grade().toString();
        String industry = company == null ? null : company.industry();
        String sizeBand = company == null ? null : company.sizeBand();
        return new @Nullable Object[] {
            queued.leadId(),
            queued.lifecycle(),
            queued.state().since(),
            queued.score().fit(),
            queued.score().engagement(),
            grade,
            profile.source(),
            profile.country(),
            profile.jobFunction(),
            profile.seniority(),
            company == null ? null : company.id(),
            industry,
            industry == null ? null : Folded.word(industry),
            sizeBand,
            owner(queued, profile, assigned),
            profile.origin().segments().toArray(new String[0]),
            Rates.probability(rates.chance(grade, profile.source())),
            Rates.money(rates.value(sizeBand, industry))
        };
    }

    /** Whichever lead-service told last. */
    private static @Nullable String owner(QueuedLead queued, Profile profile, @Nullable Assignment assigned) {
        var told = queued.lead().profile();
        return assigned != null && (told == null || assigned.sequence() > told.sequence())
                ? assigned.owner()
                : profile.origin().owner();
    }
}
