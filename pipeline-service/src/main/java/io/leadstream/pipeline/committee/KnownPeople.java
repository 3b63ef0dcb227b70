package io.leadstream.pipeline.committee;

import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What lead-service told of people and of accounts' stakeholder lists: ids, job functions, times of contact. */
@ApplicationScoped
class KnownPeople {

    private static final String PROFILE = """
            insert into buying_person as known (id, company_id, job_function, seniority, sequence)
            values (?, ?::uuid, ?, ?, ?)
            on conflict (id) do update
              set company_id = excluded.company_id, job_function = excluded.job_function,
                  seniority = excluded.seniority, sequence = excluded.sequence
              where known.sequence < excluded.sequence and not known.erased""";

    private static final String LINK = """
            insert into buying_person as known (id, lead_id) values (?, ?)
            on conflict (id) do update set lead_id = excluded.lead_id where not known.erased""";

    // an account's list tells of somebody only what nothing else does
    private static final String INTRODUCE = """
            insert into buying_person as known (id, company_id, job_function, seniority) values (?, ?, ?, ?)
            on conflict (id) do update
              set company_id = excluded.company_id, job_function = excluded.job_function,
                  seniority = excluded.seniority
              where known.sequence = 0 and not known.erased""";

    private static final String CONTACT = """
            insert into lead_contact (lead_id, at, known_at)
            select ?, ?, ? where not exists (select from buying_person where id = ? and erased)
            on conflict do nothing""";

    private static final String ERASE = """
            insert into buying_person (id, erased) values (?, true)
            on conflict (id) do update
              set erased = true, lead_id = null, company_id = null, job_function = null, seniority = null""";

    private static final String HEAR_LIST = """
            insert into account_list as known (company_id, sequence, occurred_at) values (?, ?, ?)
            on conflict (company_id) do update
              set sequence = excluded.sequence, occurred_at = excluded.occurred_at
              where known.sequence < excluded.sequence""";

    private static final String CANDIDATES = """
            select a.lead_id, a.person_id, p.job_function, p.seniority
            from account_stakeholder a
            left join buying_person p on p.id = coalesce(a.lead_id, a.person_id)
            where a.company_id = ? and not coalesce(p.erased, false) order by a.position""";

    // opened before we heard of a list that was there already
    private static final String OVERTAKEN = """
            select id from deal where company_id = ? and state = 'OPEN' and opened_at >= ? order by id""";

    private final Sql sql;

    KnownPeople(Sql sql) {
        this.sql = sql;
    }

    /** Of an account's list. */
    record Listed(
            @Nullable UUID leadId,
            @Nullable UUID personId,
            @Nullable JobFunction jobFunction,
            @Nullable Seniority seniority) {

        boolean isSomebody() {
            return leadId != null || personId != null;
        }

        UUID who() {
            return newcomer().who();
        }

        Newcomer newcomer() {
            return new Newcomer(leadId, leadId == null ? personId : null, Seat.candidate(jobFunction, seniority));
        }
    }

    void profile(
            UUID lead,
            @Nullable UUID company,
            @Nullable JobFunction function,
            @Nullable Seniority seniority,
            long sequence) {
        sql.update(PROFILE, lead, company, function, seniority, sequence);
    }

    void link(UUID person, UUID lead) {
        sql.update(LINK, person, lead);
    }

    void spoke(UUID lead, Instant at, Instant knownAt) {
        sql.update(CONTACT, lead, at, knownAt, lead);
    }

    boolean isErased(UUID leadOrPerson) {
        return sql.first("select erased from buying_person where id = ?", row -> row.getBoolean("erased"), leadOrPerson)
                .orElse(false);
    }

    Optional<UUID> companyOf(UUID lead) {
        return sql.first(
                "select company_id from buying_person where id = ? and company_id is not null",
                row -> row.getObject("company_id", UUID.class),
                lead);
    }

    /** Keeps the id alone, so that what arrives late does not bring them back. */
    void erase(UUID leadOrPerson) {
        sql.update(ERASE, leadOrPerson);
        sql.update("delete from lead_contact where lead_id = ?", leadOrPerson);
        sql.update("delete from account_stakeholder where lead_id = ? or person_id = ?", leadOrPerson, leadOrPerson);
    }

    /** Replaces an account's list; false when a later one is known. */
    boolean list(UUID company, List<Listed> people, long sequence, Instant at) {
        if (sql.update(HEAR_LIST, company, sequence, at) == 0) {
            return false;
        }
        sql.update("delete from account_stakeholder where company_id = ?", company);
        var rows = new ArrayList<@Nullable Object[]>();
        for (Listed person : people) {
            sql.update(INTRODUCE, person.who(), company, person.jobFunction(), person.seniority());
            rows.add(new @Nullable Object[] {company, rows.size(), person.leadId(), person.personId()});
        }
        sql.batch(
                "insert into account_stakeholder (company_id, position, lead_id, person_id)"
                        + " values (?, ?, ?::uuid, ?::uuid)",
                rows);
        return true;
    }

    List<Newcomer> candidates(UUID company) {
        return sql.list(
                CANDIDATES,
                row -> new Listed(
                                row.getObject("lead_id", UUID.class),
                                row.getObject("person_id", UUID.class),
                                JobFunction.told(row.getString("job_function")),
                                Seniority.told(row.getString("seniority")))
                        .newcomer(),
                company);
    }

    /** Open deals of the company that were opened since. */
    List<UUID> dealsSince(UUID company, Instant at) {
        return sql.list(OVERTAKEN, row -> row.getObject("id", UUID.class), company, at);
    }
}
