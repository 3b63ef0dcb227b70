package io.leadstream.qualification.lead;

import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Where companies are, as far as the people there tell: the country that most of a company's first 100 leads are in,
 * of equally many the one that comes first by its code. Nobody tells it of a company itself.
 */
@ApplicationScoped
public class CompanyCountries {

    static final String COUNTRIES = """
            select companies.company_id, latest.country, count(*) as leads
            from unnest(?::uuid[]) as companies (company_id)
            cross join lateral (select distinct lead_id from lead_profile
                                where lead_profile.company_id = companies.company_id
                                order by lead_id limit 100) as members
            cross join lateral (select p.country, p.company_id from lead_profile p
                                where p.lead_id = members.lead_id
                                order by p.sequence desc limit 1) as latest
            where latest.company_id = companies.company_id and latest.country is not null
            group by 1, 2 order by 1, 3 desc, 2""";

    private record InCountry(UUID company, String country) {}

    private final Sql sql;

    CompanyCountries(Sql sql) {
        this.sql = sql;
    }

    /** The countries of those companies of which any lead's is known. */
    public Map<UUID, String> of(Collection<UUID> companies) {
        var countries = new HashMap<UUID, String>();
        if (!companies.isEmpty()) {
            sql.query(COUNTRIES, CompanyCountries::inCountry, companies)
                    .forEach(one -> countries.putIfAbsent(one.company(), one.country()));
        }
        return countries;
    }

    private static InCountry inCountry(Row row) throws SQLException {
        return new InCountry(row.id("company_id"), String.valueOf(row.text("country")));
    }
}
