package io.leadstream.qualification.lead;

import io.leadstream.qualification.lead.LeadBatch.Entry;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what lead-service told, once. */
@ApplicationScoped
public class LeadFacts {

    private static final String INSERT_PROFILE = """
            insert into lead_profile
              (lead_id, source, sequence, event_id, occurred_at, known_at, captured, lead_source, country,
               job_function, seniority, free_mail, company_id, company_name, industry, size_band, funded, growing,
               growth_stage, product_users, target_account, medium, campaign, region, age_band, owner, segments)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";

    private static final String INSERT_ACTIVITY = """
            insert into lead_activity (lead_id, source, sequence, event_id, occurred_at, known_at, type, inbound)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";

    private static final String INSERT_COMPANY_CHANGE = """
            insert into company_change
              (company_id, source, sequence, event_id, occurred_at, known_at, name, industry, size_band, funded, growing,
               growth_stage, product_users, target_account)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";

    // the latest told counts, whichever came first
    private static final String ASSIGN = """
            insert into lead_assignment (lead_id, sequence, owner) values (?, ?, ?)
            on conflict (lead_id) do update set sequence = excluded.sequence, owner = excluded.owner
              where lead_assignment.sequence < excluded.sequence""";

    // A company's change and the capture of one of its leads come by different partitions, so perhaps in two
    // transactions at once; without a lock neither would see the other, and the lead would be scored without the
    // change. Leads share the lock, a change excludes them; in one order, so that nobody waits in a circle.
    static final String LOCK_COMPANIES = """
            select case when company_id = any(?) then pg_advisory_xact_lock(hashtextextended(company_id::text, 11))
                        else pg_advisory_xact_lock_shared(hashtextextended(company_id::text, 11)) end
            from (select unnest(?::uuid[]) as company_id
                  union
                  select company_id from lead_profile where lead_id = any(?) and company_id is not null
                  order by 1) as companies""";

    static final String LOCK_COMPANIES_ALONE = """
            select pg_advisory_xact_lock(hashtextextended(company_id::text, 11))
            from (select unnest(?::uuid[]) as company_id
                  union
                  select company_id from lead_profile where lead_id = any(?) and company_id is not null
                  order by 1) as companies""";

    private final Sql sql;
    private final LeadMerges merges;

    LeadFacts(Sql sql, LeadMerges merges) {
        this.sql = sql;
        this.merges = merges;
    }

    /**
     * Keeps a batch, and holds the companies it touches until the transaction ends.
     *
     * @param forColleagues whether what a lead does counts for its colleagues, as a company's change does
     */
    public void keep(LeadBatch batch, boolean forColleagues) {
        sql.forAll(INSERT_PROFILE, batch.profiles(), LeadFacts::ofProfile);
        sql.forAll(INSERT_ACTIVITY, batch.activities(), LeadFacts::ofActivity);
        sql.forAll(ASSIGN, batch.assignments(), entry -> new @Nullable Object[] {
            entry.about(), entry.told().sequence(), entry.told().what().orElse(null)
        });
        merges.keep(batch.joinings());
        if (forColleagues) {
            sql.query(
                    LOCK_COMPANIES_ALONE, row -> true, batch.changedCompanies().keySet(), batch.leads());
        } else {
            lockCompanies(batch.changedCompanies().keySet(), batch.leads());
        }
        sql.forAll(INSERT_COMPANY_CHANGE, batch.companyChanges(), LeadFacts::ofCompanyChange);
    }

    /** Holds the companies of those leads against changes until the transaction ends. */
    public void lockCompaniesOf(Collection<UUID> leads) {
        lockCompanies(Set.of(), leads);
    }

    /** Forgets everything told of those leads. */
    public void erase(Collection<UUID> leads) {
        sql.update("delete from lead_profile where lead_id = any(?)", leads);
        sql.update("delete from lead_activity where lead_id = any(?)", leads);
        sql.update("delete from lead_assignment where lead_id = any(?)", leads);
    }

    private void lockCompanies(Collection<UUID> changed, Collection<UUID> leads) {
        sql.query(LOCK_COMPANIES, row -> true, changed, changed, leads);
    }

    private static @Nullable Object[] ofProfile(Entry<Profile> entry) {
        var told = entry.told();
        Profile profile = told.what();
        Company company = profile.company();
        return new @Nullable Object[] {
            entry.about(),
            entry.source(),
            told.sequence(),
            told.eventId(),
            told.occurredAt(),
            told.knownAt(),
            profile.captured(),
            profile.source(),
            profile.country(),
            profile.jobFunction(),
            profile.seniority(),
            profile.freeMail(),
            company == null ? null : company.id(),
            company == null ? null : company.name(),
            company == null ? null : company.industry(),
            company == null ? null : company.sizeBand(),
            company != null && company.funded(),
            company != null && company.growing(),
            company == null ? null : company.growthStage(),
            company == null ? null : company.productUsers(),
            company == null ? null : company.targetAccount(),
            profile.origin().medium(),
            profile.origin().campaign(),
            profile.origin().region(),
            profile.origin().ageBand(),
            profile.origin().owner(),
            profile.origin().segments().toArray(new String[0])
        };
    }

    private static @Nullable Object[] ofActivity(Entry<Activity> entry) {
        var told = entry.told();
        return new @Nullable Object[] {
            entry.about(),
            entry.source(),
            told.sequence(),
            told.eventId(),
            told.occurredAt(),
            told.knownAt(),
            told.what().type(),
            told.what().inbound()
        };
    }

    private static @Nullable Object[] ofCompanyChange(Entry<Company> entry) {
        var told = entry.told();
        Company company = told.what();
        return new @Nullable Object[] {
            entry.about(),
            entry.source(),
            told.sequence(),
            told.eventId(),
            told.occurredAt(),
            told.knownAt(),
            company.name(),
            company.industry(),
            company.sizeBand(),
            company.funded(),
            company.growing(),
            company.growthStage(),
            company.productUsers(),
            company.targetAccount()
        };
    }
}
