package io.leadstream.qualification.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.qualification.lead.Folded;
import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Own outcomes as last counted, and the rates that follow from them. */
@ApplicationScoped
class QueueRates {

    // sales took them: by a step, or by a deal of theirs
    private static final String NOTE_WORKED = """
            insert into worked_lead (lead_id, grade, source, at)
            select q.lead_id, q.grade, q.source, d.opened_at
            from deal_outcome d join queued_lead q using (lead_id)
            on conflict do nothing""";

    // won once is won; what is open, by a deal or in sales' hands, is not counted yet
    private static final String COUNT_WORKED = """
            select w.grade as one, w.source as other, count(*) as number,
                   count(*) filter (where d.won)::float8 as total
            from worked_lead w
            left join (select lead_id, bool_or(outcome = 'WON') as won, bool_or(outcome = 'OPEN') as open
                       from deal_outcome where lead_id is not null group by lead_id) d using (lead_id)
            left join queued_lead q using (lead_id)
            where d.won or (not coalesce(d.open, false) and
                            (d.won is not null or q.state in ('DISQUALIFIED', 'RECYCLED')))
            group by 1, 2 order by 1, 2""";

    // the deal's own segments where it names them, else what is known of its lead
    private static final String COUNT_WON = """
            select coalesce(d.segments ->> 'sizeBand', q.size_band) as one,
                   coalesce(d.segments ->> 'industry', q.industry) as other,
                   count(*) as number, sum(d.amount)::float8 as total
            from deal_outcome d left join queued_lead q using (lead_id)
            where d.outcome = 'WON' and d.amount > 0 and d.currency = ?
            group by 1, 2 order by 3 desc, 1, 2 limit 2000""";

    private static final String LEFT_OUT = """
            select count(*) as number from deal_outcome
            where outcome = 'WON' and (amount is null or amount <= 0 or currency <> ?)""";

    private static final String KEEP = """
            insert into queue_rates (version, counted_at, priced_to, priced, body) values (1, ?, ?, false, ?::jsonb)
            on conflict (only_one) do update
              set version = queue_rates.version + 1, counted_at = excluded.counted_at,
                  priced_to = excluded.priced_to, priced = false, body = excluded.body
              where queue_rates.body <> excluded.body""";

    private static final UUID LEAST = new UUID(0, 0);

    private record Kept(long version, String body) {}

    private record Current(long version, Rates rates) {}

    private final Sql sql;
    private final ObjectMapper mapper;
    private final QueueConfig config;
    private final Clock clock;
    private volatile Current current;

    QueueRates(Sql sql, ObjectMapper mapper, QueueConfig config, Clock clock) {
        this.sql = sql;
        this.mapper = mapper;
        this.config = config;
        this.clock = clock;
        this.current = new Current(0, rates(Counts.NONE));
    }

    /** The rates in force; instances agree, since the version is the database's. */
    Rates current() {
        Current known = current;
        List<Long> version = sql.query("select version from queue_rates", row -> row.number("version"));
        if (version.isEmpty() || version.getFirst() == known.version()) {
            return known.rates();
        }
        Kept kept = sql.query(
                        "select version, body from queue_rates",
                        row -> new Kept(row.number("version"), String.valueOf(row.text("body"))))
                .getFirst();
        current = new Current(kept.version(), rates(read(kept.body())));
        return current.rates();
    }

    /** Counts anew. Nothing happens when the outcomes are the same; else leads are to be priced again. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void count() {
        sql.update(NOTE_WORKED);
        var worked = sql.query(COUNT_WORKED, QueueRates::counted);
        var won = folded(sql.query(COUNT_WON, QueueRates::counted, config.currency()));
        long leftOut = sql.query(LEFT_OUT, row -> row.number("number"), config.currency())
                .getFirst();
        sql.update(KEEP, clock.instant(), LEAST, written(new Counts(worked, won, leftOut)));
    }

    /** An industry is the same however it is written. */
    private static List<Counted> folded(List<Counted> counted) {
        var merged = new LinkedHashMap<List<@Nullable String>, Counted>();
        for (Counted one : counted) {
            String word = one.second() == null ? null : Folded.word(one.second());
            merged.merge(
                    Arrays.asList(one.first(), word),
                    new Counted(one.first(), word, one.count(), one.sum()),
                    (some, more) -> new Counted(
                            some.first(), some.second(), some.count() + more.count(), some.sum() + more.sum()));
        }
        return List.copyOf(merged.values());
    }

    private Rates rates(Counts counts) {
        return new Rates(counts, config.chance(), config.value().doubleValue());
    }

    private static Counted counted(Row row) throws SQLException {
        return new Counted(row.text("one"), row.text("other"), row.number("number"), row.real("total"));
    }

    private String written(Counts counts) {
        try {
            return mapper.writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("counts can be written", e);
        }
    }

    private Counts read(@Nullable String body) {
        try {
            return mapper.readValue(body, Counts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("counts that we wrote can be read", e);
        }
    }
}
