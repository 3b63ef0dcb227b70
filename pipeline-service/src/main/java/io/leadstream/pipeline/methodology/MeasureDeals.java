package io.leadstream.pipeline.methodology;

import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures how a segment is sold by its own closed deals. */
@ApplicationScoped
class MeasureDeals {

    static final String WON = """
            select currency, count(*) as n, sum(amount) as amount from deal
            where state = 'WON' and closed_at >= ? and closed_at < ? and segments @> ?::jsonb
              and (?::text is null or pipeline = ?)
            group by currency""";

    /** Deals that an import brought without an opening of their own have no cycle: they opened when they closed. */
    static final String CYCLE = """
            select count(*) as n, percentile_cont(0.5) within group (
                     order by extract(epoch from closed_at - opened_at)) / 86400 as days
            from deal
            where state = 'WON' and closed_at >= ? and closed_at < ? and segments @> ?::jsonb
              and (?::text is null or pipeline = ?) and closed_at > opened_at""";

    /** A rep's months run from the first deal that they had in the period, or from its beginning. */
    static final String REPS = """
            select count(*) as reps, sum(won) as won,
                   sum(extract(epoch from ?::timestamptz - greatest(first_opened, ?::timestamptz))) / 86400 as days
            from (select owner, min(opened_at) as first_opened,
                         count(*) filter (where state = 'WON' and closed_at >= ? and closed_at < ?) as won
                  from deal
                  where owner is not null and opened_at < ? and (closed_at is null or closed_at >= ?)
                    and segments @> ?::jsonb and (?::text is null or pipeline = ?)
                  group by owner) as rep""";

    private static final double DAYS_OF_A_MONTH = 365.25 / 12;

    private final Sql sql;
    private final Kept kept;

    MeasureDeals(Sql sql, Kept kept) {
        this.sql = sql;
        this.kept = kept;
    }

    /** A period, its end not included. */
    record Period(Instant from, Instant to) {}

    /**
     * What was found.
     *
     * @param leftOut won deals in currencies of which no rate is known, or without an amount
     * @param repMonths how long the reps have been at it together
     */
    record Measured(
            Map<Dimension, Double> figures,
            long valued,
            long leftOut,
            long timed,
            long won,
            long reps,
            double repMonths) {

        static final String VALUE = "mean amount of deals won";
        static final String CYCLE = "median days from opening to won";
        static final String DEALS = "deals won ÷ months of reps who had deals of it, from their first one on";

        /** Of how many deals a figure is. */
        long of(Dimension dimension) {
            return switch (dimension) {
                case AVERAGE_CONTRACT_VALUE -> valued;
                case SALES_CYCLE_DAYS -> timed;
                case DEALS_PER_REP_PER_MONTH -> won;
            };
        }

        static String how(Dimension dimension) {
            return switch (dimension) {
                case AVERAGE_CONTRACT_VALUE -> VALUE;
                case SALES_CYCLE_DAYS -> CYCLE;
                case DEALS_PER_REP_PER_MONTH -> DEALS;
            };
        }
    }

    private record InCurrency(
            @Nullable String currency, long n, @Nullable BigDecimal amount) {

        @Nullable
        Double inUsd(UsdRates usd) {
            BigDecimal rate = currency == null ? null : usd.of(currency);
            return rate == null || amount == null
                    ? null
                    : Double.valueOf(amount.multiply(rate).doubleValue());
        }
    }

    private record Cycle(long n, double days) {}

    private record Reps(long reps, long won, double days) {}

    Measured measure(Segment segment, Period period, UsdRates usd) {
        var figures = new EnumMap<Dimension, Double>(Dimension.class);
        List<InCurrency> won = won(segment, period);
        long all = won.stream().mapToLong(InCurrency::n).sum();
        long valued = 0;
        double value = 0;
        for (InCurrency in : won) {
            Double worth = in.inUsd(usd);
            if (worth != null) {
                valued += in.n();
                value += worth;
            }
        }
        if (value > 0) {
            figures.put(Dimension.AVERAGE_CONTRACT_VALUE, value / valued);
        }
        Cycle cycle = cycle(segment, period);
        if (cycle.days() > 0) {
            figures.put(Dimension.SALES_CYCLE_DAYS, cycle.days());
        }
        Reps reps = reps(segment, period);
        double months = reps.days() / DAYS_OF_A_MONTH;
        if (reps.won() > 0 && months > 0) {
            figures.put(Dimension.DEALS_PER_REP_PER_MONTH, reps.won() / months);
        }
        return new Measured(figures, valued, all - valued, cycle.n(), reps.won(), reps.reps(), months);
    }

    private List<InCurrency> won(Segment segment, Period period) {
        return sql.list(
                WON,
                row -> new InCurrency(row.getString("currency"), row.getLong("n"), row.getBigDecimal("amount")),
                period.from(),
                period.to(),
                kept.json(segment.values()),
                segment.pipeline(),
                segment.pipeline());
    }

    private Cycle cycle(Segment segment, Period period) {
        return sql.first(
                        CYCLE,
                        row -> new Cycle(row.getLong("n"), row.getDouble("days")),
                        period.from(),
                        period.to(),
                        kept.json(segment.values()),
                        segment.pipeline(),
                        segment.pipeline())
                .orElseThrow();
    }

    private Reps reps(Segment segment, Period period) {
        return sql.first(
                        REPS,
                        row -> new Reps(row.getLong("reps"), row.getLong("won"), row.getDouble("days")),
                        period.to(),
                        period.from(),
                        period.from(),
                        period.to(),
                        period.to(),
                        period.from(),
                        kept.json(segment.values()),
                        segment.pipeline(),
                        segment.pipeline())
                .orElseThrow();
    }
}
