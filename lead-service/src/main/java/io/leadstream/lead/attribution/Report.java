package io.leadstream.lead.attribution;

import io.leadstream.lead.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which source, medium or campaign brought the leads that came first between two times, and those of them that were
 * converted. A lead counts once, a conversion counts for the touches up to it.
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

    private static final String COHORT = """
            with cohort as (
              select lead_id from touch where nr = 1 and at >= ? and at < ?
            ), converted as (
              select c.lead_id, %5$s as at from cohort c
            ), ranked as (
              select t.%1$s as key, v.at as converted_at,
                     row_number() over w as rank,
                     row_number() over (partition by t.lead_id order by t.at desc, t.nr desc) as rank_from_end,
                     count(*) over (partition by t.lead_id) as touches
              from converted v join touch t on t.lead_id = v.lead_id
              where %2$s
              window w as (partition by t.lead_id order by t.at, t.nr)
            )
            select r.key, %4$s as among, count(*) from ranked r %3$s group by 1, 2""";

    private static final String EVERY_TOUCH = "true";
    // should it come before all touches, by whatever clock, it is the first one's
    private static final String UP_TO_CONVERSION = "v.at is not null and (t.at <= v.at or t.nr = 1)";

    private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * What is due to one source, medium or campaign; exact, shown with at most six decimals.
     *
     * @param key absent: the touches did not say
     */
    public record Group(@Nullable String key, BigDecimal leads, BigDecimal conversions) {}

    /** Credit for leads and for conversions. */
    private record Credit(Share leads, Share conversions) {
        static final Credit NONE = new Credit(Share.NONE, Share.NONE);

        Credit plus(Credit other) {
            return new Credit(leads.plus(other.leads), conversions.plus(other.conversions));
        }
    }

    /** All groups, those with the most leads first, beside the sums; the sums are whole numbers. */
    record Attributed(List<Group> groups, BigDecimal leads, BigDecimal conversions) {}

    private final Sql sql;

    Report(Sql sql) {
        this.sql = sql;
    }

    Attributed of(By by, Model model, @Nullable Instant from, @Nullable Instant to) {
        Instant start = from == null ? Instant.EPOCH : from;
        Instant end = to == null ? EVER : to;
        var credits = new HashMap<String, Credit>();
        read(by, model, EVERY_TOUCH, start, end)
                .forEach((key, share) -> credits.merge(key, new Credit(share, Share.NONE), Credit::plus));
        read(by, model, UP_TO_CONVERSION, start, end)
                .forEach((key, share) -> credits.merge(key, new Credit(Share.NONE, share), Credit::plus));
        Credit sum = credits.values().stream().reduce(Credit.NONE, Credit::plus);
        List<Group> groups = credits.entrySet().stream()
                .sorted(Map.Entry.<String, Credit>comparingByValue(
                                Comparator.comparing(Credit::leads, Share::compareTo))
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new Group(
                        entry.getKey().isEmpty() ? null : entry.getKey(),
                        entry.getValue().leads().decimal(),
                        entry.getValue().conversions().decimal()))
                .toList();
        return new Attributed(groups, sum.leads().decimal(), sum.conversions().decimal());
    }

    /** Shares by key; what touches did not say has the empty one. */
    private Map<String, Share> read(By by, Model model, String touches, Instant from, Instant to) {
        var shares = new HashMap<String, Share>();
        sql.list(
                statement(by, model, touches),
                row -> shares.merge(
                        Objects.requireNonNullElse(row.getString(1), ""),
                        Share.of(row.getLong(3), row.getLong(2)),
                        Share::plus),
                from,
                to);
        return shares;
    }

    static String statement(By by, Model model, String touches) {
        return COHORT.formatted(by.column(), touches, model.which, model.among, Conversions.at("c.lead_id"));
    }
}
