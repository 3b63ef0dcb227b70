package io.leadstream.lead.account;

import io.leadstream.lead.normal.JobFunction;
import io.leadstream.lead.normal.Seniority;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All people of a company side by side, leads and others, so that deciders can be found. */
@ApplicationScoped
class CompanyPeople {

    // somebody who became a lead of this company is shown once, as the lead
    static final String LIST = """
            select * from (
              (select 'LEAD' as kind, l.id, l.first_name, l.last_name, l.email, l.phone, l.job_title, l.owner,
                      coalesce(s.lifecycle, 'NEW') as status, s.grade,
                      (select p.id from person p
                       where p.lead_id = any (array(select l.id union all select m.id from lead m where m.merged_into = l.id))
                       order by p.id limit 1) as same
               from lead l left join standing s on s.lead_id = l.id
               where l.company_id = ? and l.merged_into is null and l.id > ? order by l.id limit ?)
              union all
              (select 'PERSON', p.id, p.first_name, p.last_name, p.email, p.phone, p.job_title, null, null, null,
                      p.lead_id
               from person p
               where p.company_id = ? and p.id > ?
                 and not exists (select from lead l where l.id = p.lead_id and l.company_id = p.company_id)
               order by p.id limit ?)) as people
            order by id limit ?""";

    static final String COUNT = """
            select (select count(*) from lead where company_id = ? and merged_into is null),
                   (select count(*) from person p
                    where p.company_id = ?
                      and not exists (select from lead l where l.id = p.lead_id and l.company_id = p.company_id))""";

    private static final UUID FIRST = new UUID(0, 0);

    /** A lead, or somebody who is none. */
    @Schema(name = "PersonKind")
    public enum Kind {
        LEAD,
        PERSON
    }

    /**
     * One of the company's people.
     *
     * @param status of a lead
     * @param personId of a lead: under which id the same person was kept before
     * @param leadId of somebody else: the lead that they became, at another company
     */
    public record Colleague(
            Kind kind,
            UUID id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String jobTitle,
            JobFunction jobFunction,
            Seniority seniority,
            @Nullable String owner,
            @Schema(examples = "MQL") @Nullable String status,
            @Schema(examples = "A2") @Nullable String grade,
            @Nullable UUID personId,
            @Nullable UUID leadId) {}

    /** How many people of a company are known. */
    @Schema(name = "PeopleCounts")
    public record Counts(long leads, long others) {}

    private final Sql sql;

    CompanyPeople(Sql sql) {
        this.sql = sql;
    }

    List<Colleague> page(UUID company, @Nullable UUID after, int count) {
        UUID from = after == null ? FIRST : after;
        return sql.list(LIST, CompanyPeople::read, company, from, count, company, from, count, count);
    }

    Counts count(UUID company) {
        return sql.first(COUNT, row -> new Counts(row.getLong(1), row.getLong(2)), company, company)
                .orElseThrow();
    }

    private static Colleague read(ResultSet row) throws SQLException {
        Kind kind = Kind.valueOf(row.getString("kind"));
        String title = row.getString("job_title");
        UUID same = row.getObject("same", UUID.class);
        return new Colleague(
                kind,
                row.getObject("id", UUID.class),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("email"),
                row.getString("phone"),
                title,
                JobFunction.of(title),
                Seniority.of(title),
                row.getString("owner"),
                row.getString("status"),
                row.getString("grade"),
                kind == Kind.LEAD ? same : null,
                kind == Kind.PERSON ? same : null);
    }
}
