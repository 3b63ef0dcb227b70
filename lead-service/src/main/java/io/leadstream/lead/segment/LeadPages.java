package io.leadstream.lead.segment;

import io.leadstream.lead.card.Firmographics;
import io.leadstream.lead.card.LeadAttributes;
import io.leadstream.lead.card.Origin;
import io.leadstream.lead.card.Person;
import io.leadstream.lead.card.Source;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All leads, or those of a company, a page at a time: what rules judge by, and no more. */
@ApplicationScoped
public class LeadPages {

    private static final String ATTRIBUTES = """
            select l.id, l.email, l.job_title, l.age_band, l.country, l.region, l.source, l.medium, l.campaign,
                   l.owner, l.partner, l.touches, c.name, c.domain, c.industry, c.employees, c.growth_stage,
                   c.funding, c.product_users, coalesce(c.target_account, false) as target_account
            from lead l left join company c on c.id = l.company_id
            """;

    static final String AFTER = ATTRIBUTES + "where l.id > ? order by l.id limit ?";
    static final String BEFORE = ATTRIBUTES + "where l.id < ? and l.merged_into is null order by l.id desc limit ?";
    static final String OF_COMPANY = ATTRIBUTES + "where l.company_id = ? and l.id > ? order by l.id limit ?";
    static final String LOCKED = ATTRIBUTES + "where l.id = any (?) order by l.id for share of l";

    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private final Sql sql;

    LeadPages(Sql sql) {
        this.sql = sql;
    }

    List<LeadAttributes> after(@Nullable UUID lead, int count) {
        return sql.list(AFTER, LeadPages::read, lead == null ? FIRST : lead, count);
    }

    /** The newest first, without those that are part of another. */
    public List<LeadAttributes> before(@Nullable UUID lead, int count) {
        return sql.list(BEFORE, LeadPages::read, lead == null ? LAST : lead, count);
    }

    List<LeadAttributes> ofCompany(UUID company, @Nullable UUID lead, int count) {
        return sql.list(OF_COMPANY, LeadPages::read, company, lead == null ? FIRST : lead, count);
    }

    /** Those that are still there, which nobody changes until the transaction ends. */
    List<LeadAttributes> locked(Collection<UUID> leads) {
        return leads.isEmpty() ? List.of() : sql.list(LOCKED, LeadPages::read, leads);
    }

    private static LeadAttributes read(ResultSet row) throws SQLException {
        return new LeadAttributes(
                row.getObject("id", UUID.class),
                new Person(
                        row.getString("email"),
                        null,
                        null,
                        null,
                        row.getString("job_title"),
                        row.getString("age_band"),
                        row.getString("country"),
                        row.getString("region")),
                new Origin(
                        Source.valueOf(row.getString("source")),
                        row.getString("medium"),
                        row.getString("campaign"),
                        null,
                        null,
                        null),
                row.getString("owner"),
                row.getString("partner"),
                row.getInt("touches"),
                new Firmographics(
                        row.getString("name"),
                        row.getString("industry"),
                        row.getObject("employees", Integer.class),
                        row.getString("growth_stage"),
                        row.getString("funding"),
                        row.getObject("product_users", Integer.class)),
                row.getString("domain"),
                row.getBoolean("target_account"));
    }
}
