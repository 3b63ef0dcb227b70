package io.leadstream.lead.attribution;

import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which source, medium or campaign brought the leads that came first between two times, those of them that were
 * converted, and the deals with them that were won. A lead counts once, a conversion or a deal counts for the touches up
 * to it; leads that were merged are one.
 */
@ApplicationScoped
class Report {

    /** Whose the credit is: the first touch's, the last one's, or all touches' alike. */
    enum Model {
        FIRST("where r.rank = 1", "1"),
        LAST("where r.rank_from_end = 1", "1"),
        LINEAR("", "r.touches");

        private final String which;
        private final String among;

        Model(String which, String among) {
            this.which = which;
            this.among = among;
        }
    }

    /** What touches are grouped by. */
    enum By {
        SOURCE,
        MEDIUM,
        CAMPAIGN;

        private String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What credit is given for, and up to when touches have part in it; no time: all of them. */
    private enum For {
        LEADS("""
                select root, first_at, root as id, null::timestamptz as at, null::numeric as amount,
                  null::text as currency
                from cohort"""),
        CONVERSIONS("""
                select c.root, c.first_at, c.root, min(k.at), null::numeric, null::text
                from cards c join (
                  select lead_id, at from lifecycle_step where lifecycle = 'SQL'
                  union all select lead_id, won_at from deal where won_at is not null) k on k.lead_id = c.lead_id
                group by c.root, c.first_at"""),
        WON_DEALS("""
                select c.root, c.first_at, d.id, d.won_at, d.won_amount, d.won_currency
                from cards c join deal d on d.lead_id = c.lead_id where d.won_at is not null""");

        private final String credited;

        For(String credited) {
            this.credited = credited;
        }
    }

    // a lead came first when the first of those that are one by now did; should what credit is given for come before
    // all touches, by whatever clock, it is the first one's
    private static final String CREDIT = """
            with came as (
              select coalesce(l.merged_into, l.id) as root, min(t.at) as first_at
              from touch t join lead l on l.id = t.lead_id
              where t.nr = 1 and t.at >= ? and t.at < ? group by 1
            ), cohort as (
              select c.* from came c
              where not exists (select from touch t where t.lead_id = c.root and t.nr = 1 and t.at < c.first_at)
                and not exists (select from lead m join touch t on t.lead_id = m.id and t.nr = 1
                                where m.merged_into = c.root and t.at < c.first_at)
            ), cards as (
              select root, first_at, root as lead_id from cohort
              union all
              select c.root, c.first_at, m.id from cohort c join lead m on m.merged_into = c.root
            ), credited (root, first_at, id, at, amount, currency) as (
              %2$s
            ), ranked as (
              select t.%1$s as key, v.amount, v.currency,
                     row_number() over w as rank,
                     row_number() over (partition by v.id order by t.at desc, t.lead_id desc, t.nr desc) as rank_from_end,
                     count(*) over (partition by v.id) as touches
              from credited v join cards c on c.root = v.root join touch t on t.lead_id = c.lead_id
              where v.at is null or t.at <= greatest(v.at, v.first_at)
              window w as (partition by v.id order by t.at, t.lead_id, t.nr)
            )
            select r.key, %4$s as among, r.currency, count(*), sum(r.amount) from ranked r %3$s group by 1, 2, 3""";

    private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

    /** Money, exact, shown with at least two and at most six decimals. */
    public record Money(@Schema(examples = "1200.00") String amount, String currency) {

        static Money of(String currency, Share amount) {
            BigDecimal value = amount.decimal();
            return new Money(value.setScale(Math.max(value.scale(), 2)).toPlainString(), currency);
        }
    }

    /**
     * What is due to one source, medium or campaign; exact, shown with at most six decimals.
     *
     * @param key absent: the touches did not say
     * @param won deals
     * @param revenue of those deals, by currency; deals without an amount have no part in it
     */
    public record Group(
            @Nullable String key, BigDecimal leads, BigDecimal conversions, BigDecimal won, List<Money> revenue) {

        static Group of(@Nullable String key, Credit credit) {
            return new Group(
                    key,
                    credit.of(For.LEADS).decimal(),
                    credit.of(For.CONVERSIONS).decimal(),
                    credit.of(For.WON_DEALS).decimal(),
                    credit.revenue.entrySet().stream()
                            .map(sum -> Money.of(sum.getKey(), sum.getValue()))
                            .toList());
        }
    }

    /** What is due to one of them, in the making. */
    private static final class Credit {
        private final Map<For, Share> shares = new EnumMap<>(For.class);
        private final Map<String, Share> revenue = new TreeMap<>();

        Share of(For what) {
            return shares.getOrDefault(what, Share.NONE);
        }

        void add(For what, Share share) {
            shares.merge(what, share, Share::plus);
        }

        void add(String currency, Share amount) {
            revenue.merge(currency, amount, Share::plus);
        }

        void add(Credit other) {
            other.shares.forEach(this::add);
            other.revenue.forEach(this::add);
        }
    }

    /** All groups, those with the most leads first, beside what is due to all together. */
    record Attributed(List<Group> groups, Group all) {}

    private final Sql sql;

    Report(Sql sql) {
        this.sql = sql;
    }

    Attributed of(By by, Model model, @Nullable Instant from, @Nullable Instant to) {
        Instant start = from == null ? Instant.EPOCH : from;
        Instant end = to == null ? EVER : to;
        var credits = new TreeMap<String, Credit>();
        for (For what : For.values()) {
            read(credits, what, statement(by, model, what), start, end);
        }
        var sum = new Credit();
        credits.values().forEach(sum::add);
        List<Group> groups = credits.entrySet().stream()
                .sorted(Map.Entry.<String, Credit>comparingByValue(
                                Comparator.comparing(credit -> credit.of(For.LEADS), Share::compareTo))
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> Group.of(entry.getKey().isEmpty() ? null : entry.getKey(), entry.getValue()))
                .toList();
        return new Attributed(groups, Group.of(null, sum));
    }

    /** Adds the shares by key; what touches did not say has the empty one. */
    private void read(Map<String, Credit> credits, For what, String statement, Instant from, Instant to) {
        sql.list(
                statement,
                row -> {
                    Credit credit = credits.computeIfAbsent(
                            Objects.requireNonNullElse(row.getString(1), ""), key -> new Credit());
                    long among = row.getLong(2);
                    credit.add(what, Share.of(row.getLong(4), among));
                    String currency = row.getString(3);
                    BigDecimal amount = row.getBigDecimal(5);
                    if (currency != null && amount != null) {
                        credit.add(currency, Share.of(amount, among));
                    }
                    return credit;
                },
                from,
                to);
    }

    private static String statement(By by, Model model, For what) {
        return CREDIT.formatted(by.column(), what.credited, model.which, model.among);
    }
}
