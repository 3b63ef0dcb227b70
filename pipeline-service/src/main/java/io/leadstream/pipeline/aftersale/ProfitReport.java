package io.leadstream.pipeline.aftersale;

import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.aftersale.ProfitInputs.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Measures what was sold to whom in a period, and reckons what it earns. */
@ApplicationScoped
class ProfitReport {

    /** Groups shown, those of the most revenue. */
    static final int MOST_GROUPS = 200;

    private static final BigDecimal DAYS_A_YEAR = new BigDecimal("365.2425");

    private static final String MEASURE = """
            with closed as (
              select d.id, d.state, d.owner, d.amount_in_base, d.company_id, d.segments from deal d
              where d.state in ('WON', 'LOST') and d.closed_at >= ? and d.closed_at < ?),
            of_owner as (select owner, count(*)::numeric as deals from closed where owner is not null group by owner),
            member as (
              select closed.*, %1$s as segment, %2$s as value, %3$s as company from closed %4$s),
            share as (
              select m.segment, m.value, m.company, sum(m.deals / o.deals) as reps
              from (select segment, value, company, owner, count(*)::numeric as deals from member
                    where owner is not null group by 1, 2, 3, 4) m
              join of_owner o using (owner) group by 1, 2, 3),
            total as (
              select count(*) filter (where state = 'WON' and amount_in_base is not null)::numeric as won,
                     coalesce(sum(amount_in_base) filter (where state = 'WON'), 0) as revenue from closed),
            counted as (
              select segment, value, company, count(*) as closed,
                     count(*) filter (where state = 'WON' and amount_in_base is not null) as won,
                     count(*) filter (where state = 'WON' and amount_in_base is null) as unpriced,
                     coalesce(sum(amount_in_base) filter (where state = 'WON'), 0) as revenue
              from member group by 1, 2, 3)
            select c.*, coalesce(share.reps, 0) as reps,
                   case when total.won = 0 then 0 else c.won / total.won end as won_share,
                   case when total.revenue = 0 then 0 else c.revenue / total.revenue end as revenue_share
            from counted c cross join total
            left join share on (share.segment, share.value, share.company)
              is not distinct from (c.segment, c.value, c.company)
            where ?::text is null or c.segment = ?
            order by c.revenue desc, c.segment, c.value, c.company limit ?""";

    private final ProfitInputs inputs;
    private final Sql sql;

    ProfitReport(ProfitInputs inputs, Sql sql) {
        this.inputs = inputs;
        this.sql = sql;
    }

    /** By what it is told apart. */
    enum ProfitBy {
        SEGMENT,
        COMPANY
    }

    /** @param to the first day that counts no longer */
    record Question(@Nullable ProfitBy by, @Nullable String segment, LocalDate from, LocalDate to) {

        BigDecimal months() {
            return BigDecimal.valueOf(ChronoUnit.DAYS.between(from, to) * 12)
                    .divide(DAYS_A_YEAR, 6, RoundingMode.HALF_EVEN);
        }
    }

    /**
     * What was counted.
     *
     * @param wonWithoutAmount left out: their amount is not known, or not in the base currency
     */
    @Schema(name = "ProfitCounts")
    record Counts(long closed, long won, long wonWithoutAmount, String revenue, String reps) {}

    /**
     * An input that was used.
     *
     * @param general whether it is of all: of costs the group bears its share, of won deals for marketing, of revenue
     *     for operation
     */
    record UsedInput(String value, boolean general) {}

    /** What a group earns. */
    record ProfitGroup(
            @Nullable String segment,
            @Nullable String value,
            @Nullable UUID companyId,
            Counts counts,
            Map<ProfitInput, UsedInput> inputs,
            Map<String, Profitability.Figure> figures) {}

    private record Row(Scope scope, Counts counts, Profitability.Measured measured) {}

    List<ProfitGroup> groups(Question question) {
        List<ProfitInputs.Said> holding = inputs.holdingOn(question.to().minusDays(1));
        return measure(question).stream().map(row -> group(row, holding)).toList();
    }

    private static ProfitGroup group(Row row, List<ProfitInputs.Said> holding) {
        Map<ProfitInput, Profitability.Given> given = ProfitInputs.of(row.scope, holding);
        Map<ProfitInput, UsedInput> used = given.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new UsedInput(
                                entry.getValue().value().stripTrailingZeros().toPlainString(),
                                entry.getValue().general()),
                        (one, _) -> one,
                        TreeMap::new));
        return new ProfitGroup(
                row.scope.segment(),
                row.scope.value(),
                row.scope.companyId(),
                row.counts,
                used,
                Profitability.of(row.measured, given));
    }

    private List<Row> measure(Question question) {
        BigDecimal months = question.months();
        return sql.list(
                statement(question.by()),
                row -> read(row, months),
                question.from().atStartOfDay(ZoneOffset.UTC).toInstant(),
                question.to().atStartOfDay(ZoneOffset.UTC).toInstant(),
                question.segment(),
                question.segment(),
                MOST_GROUPS);
    }

    private static String statement(@Nullable ProfitBy by) {
        boolean bySegment = by == ProfitBy.SEGMENT;
        return MEASURE.formatted(
                bySegment ? "s.key" : "null::text",
                bySegment ? "s.value" : "null::text",
                by == ProfitBy.COMPANY ? "company_id" : "null::uuid",
                bySegment
                        ? "cross join lateral jsonb_each_text(closed.segments) s"
                        : by == ProfitBy.COMPANY ? "where company_id is not null" : "");
    }

    private static Row read(ResultSet row, BigDecimal months) throws SQLException {
        BigDecimal revenue = row.getBigDecimal("revenue");
        BigDecimal reps = row.getBigDecimal("reps");
        long won = row.getLong("won");
        return new Row(
                new Scope(row.getString("segment"), row.getString("value"), row.getObject("company", UUID.class)),
                new Counts(
                        row.getLong("closed"),
                        won,
                        row.getLong("unpriced"),
                        revenue.setScale(2, RoundingMode.HALF_EVEN).toPlainString(),
                        reps.setScale(4, RoundingMode.HALF_EVEN).toPlainString()),
                new Profitability.Measured(
                        won,
                        revenue,
                        reps,
                        months,
                        row.getBigDecimal("won_share"),
                        row.getBigDecimal("revenue_share")));
    }
}
