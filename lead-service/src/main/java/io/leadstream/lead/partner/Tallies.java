package io.leadstream.lead.partner;

import io.leadstream.messaging.Sql;
import io.leadstream.rest.Violation;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counts what became of partners' records, in the transaction in which it became so. */
@ApplicationScoped
public class Tallies {

    /** What is counted. */
    enum What {
        ACCEPTED,
        REPEATED,
        REJECTED,
        FIELD,
        UNKNOWN_FIELD,
        LATENCY
    }

    /** One counter, summed over the days asked for. */
    record Tally(String door, What what, String name, long n) {}

    private record Counter(String partner, LocalDate day, String door, What what, String name)
            implements Comparable<Counter> {
        @Override
        public int compareTo(Counter other) {
            return toString().compareTo(other.toString());
        }
    }

    private static final int SHARDS = 8;
    private static final Duration DAYS_KEPT = Duration.ofDays(400);
    private static final Duration NAMES_KEPT = Duration.ofDays(7);
    private static final int MOST_UNKNOWN_FIELDS = 200;
    private static final Pattern INDEX = Pattern.compile("\\[[0-9]+]");
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.\\[\\]-]{0,59}");
    private static final String OTHER = "(other)";

    // sorted by the caller: two transactions never wait for each other
    private static final String COUNT = """
            insert into partner_tally as t (partner, day, door, what, name, shard, n) values (?, ?, ?, ?, ?, ?, ?)
            on conflict (partner, day, door, what, name, shard) do update set n = t.n + excluded.n""";

    private static final String UNKNOWN_NAMES = """
            select distinct name from partner_tally where partner = ? and day >= ? and what = 'UNKNOWN_FIELD'""";

    private static final String READ = """
            select door, what, name, sum(n) as n from partner_tally where partner = ? and day >= ? and day < ?
            group by door, what, name order by door, what, name""";

    private final Sql sql;
    private final Clock clock;

    Tallies(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Counts records that were taken in. */
    @Transactional
    public void taken(String partner, String door, long accepted, long repeated) {
        var counts = new TreeMap<Counter, Long>();
        if (accepted > 0) {
            counts.put(new Counter(partner, today(), door, What.ACCEPTED, ""), accepted);
        }
        if (repeated > 0) {
            counts.put(new Counter(partner, today(), door, What.REPEATED, ""), repeated);
        }
        write(counts);
    }

    /** Counts how long records took from their own time until they were taken in. */
    @Transactional
    public void latencies(String partner, String door, Collection<Duration> latencies) {
        var counts = new TreeMap<Counter, Long>();
        latencies.forEach(latency -> counts.merge(
                new Counter(partner, today(), door, What.LATENCY, Integer.toString(Latency.bucket(latency))),
                1L,
                Long::sum));
        write(counts);
    }

    /** Counts refused records by problem and field. */
    @Transactional
    void refused(Collection<RefusedRecord> refused) {
        var counts = new TreeMap<Counter, Long>();
        for (RefusedRecord one : refused) {
            count(counts, one, What.REJECTED, one.refusal().problem());
            one.refusal().violations().stream()
                    .map(found -> field(found))
                    .distinct()
                    .forEach(field -> count(counts, one, What.FIELD, field));
            one.refusal().violations().stream()
                    .filter(Tallies::isUnknownField)
                    .map(found -> known(one.partner(), name(found.field())))
                    .forEach(name -> count(counts, one, What.UNKNOWN_FIELD, name));
        }
        write(counts);
    }

    private void count(Map<Counter, Long> counts, RefusedRecord one, What what, String name) {
        counts.merge(new Counter(one.partner(), today(), one.door(), what, name), 1L, Long::sum);
    }

    List<Tally> read(String partner, LocalDate from, LocalDate to) {
        return sql.list(
                READ,
                row -> new Tally(
                        row.getString("door"),
                        What.valueOf(row.getString("what")),
                        row.getString("name"),
                        row.getLong("n")),
                partner,
                from,
                to);
    }

    /** Names that a partner made up may tell anything: they go as its records do, and stay within bounds. */
    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void purge() {
        Instant now = clock.instant();
        sql.update("delete from partner_tally where day < ?", day(now.minus(DAYS_KEPT)));
        sql.update("delete from partner_tally where what = 'UNKNOWN_FIELD' and day < ?", day(now.minus(NAMES_KEPT)));
    }

    private static boolean isUnknownField(Violation found) {
        return found.message().startsWith("is unknown");
    }

    private static String field(Violation found) {
        return isUnknownField(found) ? "(unknown)" : name(found.field());
    }

    static String name(String field) {
        String name = INDEX.matcher(field).replaceAll("[]");
        return name.isEmpty() || PLAIN_NAME.matcher(name).matches() ? name : OTHER;
    }

    private String known(String partner, String name) {
        List<@Nullable String> names = sql.list(
                UNKNOWN_NAMES,
                row -> row.getString(1),
                partner,
                day(clock.instant().minus(NAMES_KEPT)));
        return names.size() < MOST_UNKNOWN_FIELDS || names.contains(name) ? name : OTHER;
    }

    private void write(Map<Counter, Long> counts) {
        int shard = ThreadLocalRandom.current().nextInt(SHARDS);
        var rows = new ArrayList<@Nullable Object[]>();
        counts.forEach((counter, n) -> rows.add(new @Nullable Object[] {
            counter.partner(), counter.day(), counter.door(), counter.what(), counter.name(), shard, n
        }));
        sql.batch(COUNT, rows);
    }

    private LocalDate today() {
        return day(clock.instant());
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
