package io.leadstream.pipeline.model;

import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.model.Assessment.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Answers the four questions from our own deals, as far as they tell. */
@ApplicationScoped
class MeasureSelling {

    /** Who came by themselves. Referrals, partners and imports tell neither, nor do sources that nobody named. */
    private static final List<String> INBOUND =
            List.of("WEB_FORM", "CHAT", "SOCIAL", "CONTENT", "ADVERTISING", "EVENT");

    private static final String LEAD_SOURCE = """
            select avg(case when segments ->> 'source' = any (?) then 1.0 else 0.0 end) as answer, count(*) as n
            from deal where opened_at >= ? and opened_at < ?
              and (segments ->> 'source' = 'OUTBOUND' or segments ->> 'source' = any (?))""";

    // a company is known by its id, else by its name; its first won deal made it a customer
    private static final String EXISTING = """
            with won as (
              select coalesce(company_id::text, lower(company)) as customer, closed_at, amount_in_base, segments
              from deal where state = 'WON' and amount_in_base is not null and closed_at < ?),
            told as (
              select w.*, segments ->> 'source' = 'EXPANSION' or exists (
                  select 1 from won earlier where earlier.customer = w.customer and earlier.closed_at < w.closed_at) as existing
              from won w where closed_at >= ?)
            select coalesce(sum(amount_in_base) filter (where existing), 0) / nullif(sum(amount_in_base), 0) as answer, count(*) as n
            from told where existing is true or customer is not null""";

    private static final String PEOPLE = """
            select avg(people) as answer, count(*) as n from (
              select (select count(distinct person) from unnest(team || owner) as person where person is not null) as people
              from deal where state <> 'OPEN' and closed_at >= ? and closed_at < ? and owner is not null) as closed""";

    // an account is known by its company, else by its deal; candidates were not spoken to
    private static final String PITCHED = """
            select avg(people) as answer, count(*) as n from (
              select count(distinct coalesce(s.person_id, s.lead_id, s.id)) as people
              from deal d join stakeholder s on s.deal_id = d.id
              where d.opened_at >= ? and d.opened_at < ?
                and exists (select 1 from stakeholder_fact f where f.stakeholder_id = s.id and f.type = 'JOINED')
              group by coalesce(d.company_id::text, lower(d.company), d.id::text)) as account""";

    private static final int DIGITS = 4;

    private final Sql sql;

    MeasureSelling(Sql sql) {
        this.sql = sql;
    }

    /** The answer of the deals opened, or closed, in [from, to); nothing where none tells. */
    Optional<Answer> answer(Question question, Instant from, Instant to) {
        return switch (question) {
            case LEAD_SOURCE -> first(LEAD_SOURCE, INBOUND, from, to, INBOUND);
            case EXISTING_CUSTOMERS -> first(EXISTING, to, from);
            case PEOPLE_PER_SALE -> first(PEOPLE, from, to);
            case PEOPLE_PITCHED -> first(PITCHED, from, to);
        };
    }

    private Optional<Answer> first(String query, Object... parameters) {
        return sql.list(query, MeasureSelling::read, parameters).stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Answer> read(ResultSet row) throws SQLException {
        BigDecimal answer = row.getBigDecimal("answer");
        long n = row.getLong("n");
        return answer == null || n == 0
                ? Optional.empty()
                : Optional.of(new Answer(
                        answer.setScale(DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros(), n));
    }
}
