package io.leadstream.forecast.call;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.forecast.call.Call.Kind;
import io.leadstream.forecast.call.Call.Withdrawal;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.team.Scope;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The submissions and overrides there are. */
@ApplicationScoped
public class Calls {

    // as it is known at a time, the first two parameters: withdrawn by then, followed by another of its scope by then
    private static final String SELECT = """
            select c.*, w.at as withdrawn_at, w.by as withdrawn_by, w.note as withdrawn_note,
              exists (select from forecast_call l
                      where l.kind = c.kind and l.period = c.period and l.scope = c.scope
                        and l.pipeline is not distinct from c.pipeline
                        and (l.at, l.id) > (c.at, c.id) and l.at <= ?) as followed
            from forecast_call c left join forecast_call_withdrawal w on w.call = c.id and w.at <= ?
            """;

    private static final String PAGE = "select * from (" + SELECT + """
            where kind = ? and c.at <= ? and (?::text is null or period = ?) and (?::text is null or scope = ?)
              and (?::text is null or person = ?) and (?::text is null or pipeline = ?)
              and (c.at, c.id) < (?, ?)) as asked
            where not ? or (period_ends > ? and withdrawn_at is null and not followed)
            order by at desc, id desc limit ?""";

    private static final String ADD = """
            insert into forecast_call
              (id, kind, person, period, period_ends, scope, pipeline, amount, currency, note, at, known_at, by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    // one about the pipeline alone is closer to the question than one about all, and so comes last
    private static final String LAST = "select * from (" + SELECT + """
            where period = ? and c.at <= ? and (pipeline is null or pipeline = ?)) as said
            where not followed and (kind = 'SUBMISSION' or (period_ends > ? and withdrawn_at is null))
            order by (pipeline is null) desc""";

    private static final String SUBMISSIONS = "select * from (" + SELECT + """
            where kind = 'SUBMISSION' and c.at <= ? and (?::text is null or person = ?)
            order by c.at desc, c.id desc limit ?) as latest order by at, id""";

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");
    private static final UUID LAST_ID = new UUID(-1, -1);

    private final Sql sql;
    private final Clock clock;

    Calls(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Whose number it is, of which of the two kinds. */
    public record About(Kind kind, Scope scope) {}

    /**
     * Which calls are asked for; what is null does not matter.
     *
     * @param asOf those said by then, as they were then
     * @param standing only those that stood then
     */
    record Asked(
            Kind kind,
            @Nullable Period period,
            @Nullable Scope scope,
            @Nullable String person,
            @Nullable String pipeline,
            Instant asOf,
            boolean standing) {}

    /** Where a page ended. */
    record Position(Instant at, UUID id) {}

    /** The latest first. */
    List<Call> page(Asked asked, @Nullable Position after, int count) {
        String period = asked.period() == null ? null : asked.period().toString();
        String scope = asked.scope() == null ? null : asked.scope().toString();
        return sql.list(
                PAGE,
                Calls::read,
                asked.asOf(),
                asked.asOf(),
                asked.kind(),
                asked.asOf(),
                period,
                period,
                scope,
                scope,
                asked.person(),
                asked.person(),
                asked.pipeline(),
                asked.pipeline(),
                after == null ? END_OF_TIME : after.at(),
                after == null ? LAST_ID : after.id(),
                asked.standing(),
                asked.asOf(),
                count);
    }

    Optional<Call> find(Kind kind, UUID id) {
        Instant now = now();
        return sql.first(SELECT + "where kind = ? and c.id = ?", Calls::read, now, now, kind, id);
    }

    /**
     * The last word of everybody about a period, by what was said until then; of overrides, the last that stood. One
     * about the pipeline takes precedence over one about all.
     */
    public Map<About, Call> last(Period period, String pipeline, Instant asOf) {
        var last = new TreeMap<About, Call>((one, other) -> {
            int byKind = one.kind().compareTo(other.kind());
            return byKind != 0
                    ? byKind
                    : one.scope().toString().compareTo(other.scope().toString());
        });
        sql.list(LAST, Calls::read, asOf, asOf, period.toString(), asOf, pipeline, asOf)
                .forEach(call -> last.put(new About(call.kind(), call.scope()), call));
        return last;
    }

    /**
     * The submissions until then, in order of time.
     *
     * @param person whose; null for everybody's
     * @param most so many of the latest
     */
    public List<Call> submissions(@Nullable String person, Instant asOf, int most) {
        return sql.list(SUBMISSIONS, Calls::read, asOf, asOf, asOf, person, person, most);
    }

    /** Adds what somebody says; the time is now unless history is imported. */
    Call add(
            Kind kind,
            String person,
            Period period,
            Scope scope,
            @Nullable String pipeline,
            Money amount,
            @Nullable String note,
            @Nullable Instant at,
            String by) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Instant now = now();
        sql.update(
                ADD,
                id,
                kind,
                person,
                period.toString(),
                period.to(),
                scope.toString(),
                pipeline,
                amount.amount(),
                amount.currency(),
                note,
                at == null ? now : at,
                now,
                by);
        return find(kind, id).orElseThrow();
    }

    /** Withdraws one; false when it was before, which stays as it is. */
    boolean withdraw(Call call, @Nullable String note, String by) {
        return sql.update(
                        "insert into forecast_call_withdrawal (call, at, by, note) values (?, ?, ?, ?) on conflict do nothing",
                        call.id(),
                        now(),
                        by,
                        note)
                == 1;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Call read(ResultSet row) throws SQLException {
        Instant withdrawnAt = Sql.instant(row, "withdrawn_at");
        return new Call(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getString("person"),
                Period.parse(row.getString("period")).orElseThrow(),
                Scope.parse(row.getString("scope")).orElseThrow(),
                row.getString("pipeline"),
                new Money(row.getBigDecimal("amount"), row.getString("currency")),
                row.getString("note"),
                Objects.requireNonNull(Sql.instant(row, "at")),
                Objects.requireNonNull(Sql.instant(row, "known_at")),
                row.getString("by"),
                row.getBoolean("followed"),
                withdrawnAt == null
                        ? null
                        : new Withdrawal(withdrawnAt, row.getString("withdrawn_by"), row.getString("withdrawn_note")));
    }
}
