package io.leadstream.lead.prospecting;

import io.leadstream.lead.attribution.Conversions;
import io.leadstream.lead.card.Family;
import io.leadstream.lead.normal.JobFunction;
import io.leadstream.lead.normal.Seniority;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The members of lists, and how far we have come with them. */
@ApplicationScoped
class Prospects {

    /** When we first made contact: the first thing that we did for the lead, or for one that is part of it. */
    private static final String CONTACTED_AT = """
            (select min(first.at) from unnest(%s) as card (id) cross join lateral (
               select o.occurred_at as at from activity o where o.lead_id = card.id and o.direction = 'OUTBOUND'
               order by o.occurred_at limit 1) first)""".formatted(Family.ids("stands.id"));

    /** When they first did something after that. */
    private static final String REPLIED_AT = """
            (select min(first.at) from unnest(%s) as card (id) cross join lateral (
               select i.occurred_at as at from activity i
               where i.lead_id = card.id and i.direction = 'INBOUND' and i.occurred_at > p.contacted_at
               order by i.occurred_at limit 1) first)""".formatted(Family.ids("p.lead_id"));

    // who was merged stands there as the survivor; of several who are one by now one stands for all
    private static final String MEMBERS = """
            with members as materialized (
              select p.lead_id as place, stands.id as lead_id, %s as contacted_at
              from prospect p join lead l on l.id = p.lead_id
                cross join lateral (select coalesce(l.merged_into, l.id) as id) stands
              where p.list_id = ? and p.generation = ? and p.lead_id < ?
                and (l.merged_into is null
                  or not exists (select from prospect o where o.list_id = p.list_id and o.generation = p.generation
                                 and o.lead_id = l.merged_into)
                    and not exists (select from lead m join prospect o on o.lead_id = m.id
                                    where m.merged_into = l.merged_into and m.id > l.id
                                      and o.list_id = p.list_id and o.generation = p.generation))
              order by p.lead_id desc limit ?)
            """.formatted(CONTACTED_AT);

    static final String PAGE =
            MEMBERS + """
            select p.place, p.lead_id, l.first_name, l.last_name, l.email, l.phone, l.job_title, l.owner, l.company_id,
                   c.name as company, coalesce(s.lifecycle, 'NEW') as status, p.contacted_at, %s as replied_at,
                   %s as converted_at, %s as won_at
            from members p join lead l on l.id = p.lead_id
              left join company c on c.id = l.company_id left join standing s on s.lead_id = l.id
            order by p.place desc""".formatted(REPLIED_AT, Conversions.at("p.lead_id"), Conversions.wonAt("p.lead_id"));

    static final String COUNT =
            MEMBERS + """
            select count(*), count(contacted_at), count(case when contacted_at is not null then %s end), count(%s),
                   count(%s)
            from members p""".formatted(REPLIED_AT, Conversions.at("p.lead_id"), Conversions.wonAt("p.lead_id"));

    private static final UUID LAST = new UUID(-1, -1);

    /**
     * Somebody on a list.
     *
     * @param leadId the survivor's, should the member have been merged since
     * @param contactedAt when we first did something
     * @param repliedAt when they first did something after that
     * @param convertedAt when they became SQL or a deal with them was won
     * @param wonAt when a deal with them was won
     */
    public record Prospect(
            UUID leadId,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String jobTitle,
            JobFunction jobFunction,
            Seniority seniority,
            @Nullable UUID companyId,
            @Nullable String company,
            @Nullable String owner,
            @Schema(examples = "MQL") String status,
            @Nullable Instant contactedAt,
            @Nullable Instant repliedAt,
            @Nullable Instant convertedAt,
            @Nullable Instant wonAt) {}

    /** A member, and where the list has it. */
    record Listed(UUID place, Prospect prospect) {}

    /**
     * How far we have come with a list.
     *
     * @param members how many are on it; who was erased is not
     * @param contacted with whom we made contact
     * @param replied who did something after that
     * @param converted who became SQL, or won
     * @param won with whom a deal is won
     */
    @Schema(name = "ProspectCounts")
    public record Counts(long members, long contacted, long replied, long converted, long won) {}

    private final Sql sql;

    Prospects(Sql sql) {
        this.sql = sql;
    }

    List<Listed> page(ProspectList list, @Nullable UUID after, int count) {
        return sql.list(PAGE, Prospects::read, list.id(), list.generation(), after == null ? LAST : after, count);
    }

    Counts count(ProspectList list) {
        return sql.first(
                        COUNT,
                        row -> new Counts(
                                row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)),
                        list.id(),
                        list.generation(),
                        LAST,
                        list.limit())
                .orElseThrow();
    }

    private static Listed read(ResultSet row) throws SQLException {
        return new Listed(row.getObject("place", UUID.class), prospect(row));
    }

    private static Prospect prospect(ResultSet row) throws SQLException {
        String title = row.getString("job_title");
        return new Prospect(
                row.getObject("lead_id", UUID.class),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("email"),
                row.getString("phone"),
                title,
                JobFunction.of(title),
                Seniority.of(title),
                row.getObject("company_id", UUID.class),
                row.getString("company"),
                row.getString("owner"),
                row.getString("status"),
                Sql.instant(row, "contacted_at"),
                Sql.instant(row, "replied_at"),
                Sql.instant(row, "converted_at"),
                Sql.instant(row, "won_at"));
    }
}
