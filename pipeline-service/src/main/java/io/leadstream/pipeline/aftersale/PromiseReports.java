package io.leadstream.pipeline.aftersale;

import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.aftersale.Shares.Share;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which promises are to be checked, and how many were kept. */
@ApplicationScoped
class PromiseReports {

    // a later checkpoint that was answered makes an earlier one that was missed idle
    static final String DUE = """
            select * from (
              select p.id, p.deal_id, p.seller, d.owner, d.company_id, p.standing, m.month,
                     ((d.closed_at at time zone 'UTC')::date + make_interval(months => m.month))::date as due_on
              from promise p join deal d on d.id = p.deal_id and d.state = 'WON'
              cross join (values (6), (9), (12)) m (month)
              where not exists (select 1 from promise_check c where c.promise_id = p.id and c.month >= m.month)
                and (?::text is null or p.seller = ?)) due
            where due_on <= ? and (due_on, id, month) > (?, ?, ?)
            order by due_on, id, month limit ?""";

    private static final String COUNT = """
            select %1$s as segment, %2$s as value, %3$s as seller, %4$s as standing, count(*) as promises
            from promise p join deal d on d.id = p.deal_id and d.state = 'WON'
            %5$s
            where (?::timestamptz is null or d.closed_at >= ?) and (?::timestamptz is null or d.closed_at < ?)
              and (?::text is null or %1$s = ?)
            group by 1, 2, 3, 4""";

    /** As of one checkpoint: the last answer to it. */
    private static final String STANDING_AT = """
            coalesce((select c.outcome from promise_check c where c.promise_id = p.id and c.month = %d
                      order by c.outcome = 'NO_ANSWER', c.at desc, c.id desc limit 1), 'UNCHECKED')""";

    private final Sql sql;

    PromiseReports(Sql sql) {
        this.sql = sql;
    }

    /** A promise that a customer is to be asked about. */
    record DueCheck(
            UUID promiseId,
            UUID dealId,
            int month,
            LocalDate dueOn,
            String by,
            @Nullable String owner,
            @Nullable UUID companyId,
            PromiseStanding standing) {}

    /** Behind which entry a page begins. */
    record Position(LocalDate dueOn, UUID promise, int month) {

        static final Position START = new Position(LocalDate.of(1, 1, 1), new UUID(0, 0), 0);
    }

    /** What counts, and by what. */
    enum Grouping {
        SEGMENT,
        SELLER
    }

    /**
     * Which promises count.
     *
     * @param by null for all together
     * @param segment the name of the segment, such as industry; null for all
     * @param month the checkpoint; null for where promises stand in all
     */
    record Question(
            @Nullable Grouping by,
            @Nullable String segment,
            @Nullable Integer month,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /**
     * Promises of won deals.
     *
     * @param segment name of the segment, where they are counted by it
     * @param keptShare of those that were answered for; null when none was
     * @param responseRate answered of asked
     * @param verdict the share beside the target
     * @param certain whether the whole interval says the same
     */
    record PromiseGroup(
            @Nullable String segment,
            @Nullable String value,
            @Nullable String seller,
            long promises,
            long asked,
            long answered,
            long kept,
            long partly,
            long broken,
            long noAnswer,
            long unchecked,
            @Nullable Share keptShare,
            @Nullable Share responseRate,
            PromiseTally.@Nullable Verdict verdict,
            boolean certain) {

        static PromiseGroup of(Key key, PromiseTally tally) {
            return new PromiseGroup(
                    key.segment,
                    key.value,
                    key.seller,
                    tally.asked() + tally.unchecked(),
                    tally.asked(),
                    tally.answered(),
                    tally.kept(),
                    tally.partly(),
                    tally.broken(),
                    tally.noAnswer(),
                    tally.unchecked(),
                    tally.keptShare(),
                    tally.responseRate(),
                    tally.verdict(),
                    tally.isCertain());
        }
    }

    private record Key(
            @Nullable String segment,
            @Nullable String value,
            @Nullable String seller) {

        private static final Comparator<@Nullable String> ORDER = Comparator.nullsFirst(Comparator.naturalOrder());
    }

    private record Counted(Key key, PromiseStanding standing, long promises) {}

    /** The longest overdue first. */
    List<DueCheck> due(LocalDate until, @Nullable String seller, Position after, int limit) {
        return sql.list(
                DUE,
                PromiseReports::readDue,
                seller,
                seller,
                until,
                after.dueOn(),
                after.promise(),
                after.month(),
                limit);
    }

    List<PromiseGroup> statistics(Question question) {
        Map<Key, PromiseTally> tallies = new LinkedHashMap<>();
        if (question.by() == null) {
            tallies.put(new Key(null, null, null), PromiseTally.NONE);
        }
        for (Counted counted : count(question)) {
            PromiseTally before = tallies.getOrDefault(counted.key(), PromiseTally.NONE);
            tallies.put(counted.key(), before.plus(counted.standing(), counted.promises()));
        }
        return tallies.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Key::segment, Key.ORDER)
                        .thenComparing(Key::value, Key.ORDER)
                        .thenComparing(Key::seller, Key.ORDER)))
                .map(entry -> PromiseGroup.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private List<Counted> count(Question question) {
        return sql.list(
                statement(question),
                PromiseReports::readCount,
                question.from(),
                question.from(),
                question.to(),
                question.to(),
                question.segment(),
                question.segment());
    }

    private static String statement(Question question) {
        boolean bySegment = question.by() == Grouping.SEGMENT;
        Integer month = question.month();
        return COUNT.formatted(
                bySegment ? "s.key" : "null::text",
                bySegment ? "s.value" : "null::text",
                question.by() == Grouping.SELLER ? "p.seller" : "null::text",
                month == null ? "p.standing" : STANDING_AT.formatted(month),
                bySegment ? "cross join lateral jsonb_each_text(d.segments) s" : "");
    }

    private static DueCheck readDue(ResultSet row) throws SQLException {
        return new DueCheck(
                row.getObject("id", UUID.class),
                row.getObject("deal_id", UUID.class),
                row.getInt("month"),
                row.getObject("due_on", LocalDate.class),
                row.getString("seller"),
                row.getString("owner"),
                row.getObject("company_id", UUID.class),
                PromiseStanding.valueOf(row.getString("standing")));
    }

    private static Counted readCount(ResultSet row) throws SQLException {
        return new Counted(
                new Key(row.getString("segment"), row.getString("value"), row.getString("seller")),
                PromiseStanding.valueOf(row.getString("standing")),
                row.getLong("promises"));
    }
}
