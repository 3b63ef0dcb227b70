package io.leadstream.qualification.returns;

import io.leadstream.qualification.returns.Returns.Deals;
import io.leadstream.qualification.returns.Returns.Leads;
import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Counts leads and deals where they are: a report of a million leads is a few hundred rows. */
@ApplicationScoped
class ReturnsQuery {

    // leads by what they were at their capture, by its index alone
    private static final String LEADS = """
            select coalesce(%s, '') as grp, coalesce(c.lead_source, '') as source,
                   coalesce(c.campaign, '') as campaign, count(*) as n
            from lead_profile c %s
            where c.captured and c.occurred_at >= ? and c.occurred_at < ?
            group by 1, 2, 3""";

    private static final String DEALS = """
            select coalesce(%s, '') as grp, o.outcome, o.segments ->> 'product' as product, o.currency,
                   count(*) as n, coalesce(sum(o.amount), 0) as amount
            from deal_outcome o join lead_profile c on c.lead_id = o.lead_id and c.captured %s
            where c.occurred_at >= ? and c.occurred_at < ?
            group by 1, 2, 3, 4""";

    // a lead with two won deals is one lead won
    private static final String WON = """
            select coalesce(%s, '') as grp, count(distinct o.lead_id) as n
            from deal_outcome o join lead_profile c on c.lead_id = o.lead_id and c.captured %s
            where o.outcome = 'WON' and c.occurred_at >= ? and c.occurred_at < ?
            group by 1""";

    static final String COSTS = """
            select source, campaign, from_day, to_day, amount, currency from lead_cost where from_day < ? and to_day > ?""";

    private final Sql sql;
    private final MarginRates rates;

    ReturnsQuery(Sql sql, MarginRates rates) {
        this.sql = sql;
        this.rates = rates;
    }

    static String leadsSql(Dimension by) {
        return LEADS.formatted(by.column(), by.join());
    }

    static String dealsSql(Dimension by) {
        return DEALS.formatted(by.column(), by.join());
    }

    Returns.Report report(Dimension by, LocalDate from, LocalDate to, Instant begin, Instant end) {
        List<Leads> leads = leads(by, begin, end);
        List<Leads> each = by.overlaps() ? leads(Dimension.SOURCE, begin, end) : null;
        List<Deals> deals = sql.query(dealsSql(by), ReturnsQuery::deals, begin, end);
        Map<String, Long> won = new HashMap<>();
        sql.query(WON.formatted(by.column(), by.join()), row -> won.put(text(row, "grp"), row.number("n")), begin, end);
        List<Cost> costs = sql.query(COSTS, ReturnsQuery::cost, to, from);
        return new Returns(leads, each, deals, won, rates.all()::rateOf).report(costs, from, to);
    }

    private List<Leads> leads(Dimension by, Instant begin, Instant end) {
        return sql.query(
                leadsSql(by),
                row -> new Leads(text(row, "grp"), text(row, "source"), text(row, "campaign"), row.number("n")),
                begin,
                end);
    }

    private static Deals deals(Row row) throws SQLException {
        return new Deals(
                text(row, "grp"),
                text(row, "outcome"),
                row.text("product"),
                row.text("currency"),
                row.number("n"),
                row.decimal("amount"));
    }

    static Cost cost(Row row) throws SQLException {
        return new Cost(
                text(row, "source"),
                text(row, "campaign"),
                LocalDate.parse(text(row, "from_day")),
                LocalDate.parse(text(row, "to_day")),
                row.decimal("amount"),
                text(row, "currency"));
    }

    private static String text(Row row, String column) throws SQLException {
        return Objects.requireNonNull(row.text(column), column);
    }
}
