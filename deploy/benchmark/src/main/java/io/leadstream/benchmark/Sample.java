package io.leadstream.benchmark;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Some leads of all, drawn evenly: what questions are asked of and about. */
record Sample(List<Lead> leads) {

    private static final int ABOUT = 4_000;

    private static final String ALL = """
            select l.id, l.email, l.phone, l.first_name, l.last_name, c.domain
            from lead l tablesample bernoulli (?::real) repeatable (42) left join company c on c.id = l.company_id
            where l.merged_into is null and l.email is not null and l.last_name is not null""";

    private static final String OF_THE_LARGEST_COMPANY = """
            select l.id, l.email, l.phone, l.first_name, l.last_name, c.domain
            from lead l join company c on c.id = l.company_id
            where c.id = (select company_id from lead where company_id is not null
                          group by company_id order by count(*) desc limit 1)
            limit ?""";

    /** What a user may know of a lead. */
    record Lead(
            String id,
            String email,
            @Nullable String phone,
            String firstName,
            String lastName,
            @Nullable String domain) {

        static Lead read(ResultSet row) throws SQLException {
            return new Lead(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6));
        }
    }

    static Sample of(Subject subject) throws SQLException {
        return read(subject, ALL, Math.min(100, 100.0 * ABOUT / subject.leads()));
    }

    static Sample ofTheLargestCompany(Subject subject) throws SQLException {
        return read(subject, OF_THE_LARGEST_COMPANY, ABOUT);
    }

    private static Sample read(Subject subject, String sql, Number parameter) throws SQLException {
        try (var connection = subject.database("lead");
                var select = connection.prepareStatement(sql)) {
            select.setObject(1, parameter);
            var leads = new ArrayList<Lead>();
            var rows = select.executeQuery();
            while (rows.next()) {
                leads.add(Lead.read(rows));
            }
            if (leads.isEmpty()) {
                throw new IllegalStateException("there are no leads");
            }
            return new Sample(leads);
        }
    }

    Lead any(RandomGenerator random) {
        return leads.get(random.nextInt(leads.size()));
    }

    /** One with a number and a company that has a domain. */
    Lead anyWithPhoneAndDomain(RandomGenerator random) {
        Lead lead = any(random);
        while (lead.phone() == null || lead.domain() == null) {
            lead = any(random);
        }
        return lead;
    }
}
