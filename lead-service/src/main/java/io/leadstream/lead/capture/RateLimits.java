package io.leadstream.lead.capture;

import io.leadstream.lead.source.CaptureSource;
import io.leadstream.messaging.Sql;
import io.leadstream.rest.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much each source may send, whatever instances of this service it reaches: its rate at once, and then as much as
 * has become free again, evenly over the minute. The database counts, by its own clock, in one statement; a flood asks it
 * once until something is free.
 */
@ApplicationScoped
class RateLimits {

    private static final long MINUTE_MICROS = 60_000_000;

    // each takes its share of the minute; what is taken in all may reach a minute ahead
    private static final String TAKE = """
            insert into form_rate as r (source_key, free_at) values (?, clock_timestamp() + ? * interval '1 microsecond')
            on conflict (source_key) do update
            set free_at = greatest(r.free_at, clock_timestamp()) + ? * interval '1 microsecond'
            where greatest(r.free_at, clock_timestamp()) + ? * interval '1 microsecond'
                  <= clock_timestamp() + interval '1 minute'
            returning true""";

    private static final String WAIT = """
            select ceil(extract(epoch from free_at - clock_timestamp() - interval '1 minute') * 1000000)::bigint + ?
            from form_rate where source_key = ?""";

    private record Limited(String source, int perMinute) {}

    /** Until when nothing is free, of those sources that had sent too much: at most as many as there are. */
    private final Map<Limited, Instant> full = new ConcurrentHashMap<>();

    private final Sql sql;
    private final Clock clock;

    RateLimits(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Lets one more submission pass, or throws 429. */
    void require(CaptureSource source) {
        Instant now = clock.instant();
        var limited = new Limited(source.key(), source.ratePerMinute());
        Instant until = full.get(limited);
        if (until != null && now.isBefore(until)) {
            throw tooMany(limited, Duration.between(now, until));
        }
        full.remove(limited);
        long share = MINUTE_MICROS / limited.perMinute();
        if (sql.first(TAKE, row -> true, limited.source(), share, share, share).isEmpty()) {
            Duration wait = wait(limited, share);
            full.put(limited, now.plus(wait));
            throw tooMany(limited, wait);
        }
    }

    private Duration wait(Limited limited, long share) {
        long micros =
                sql.first(WAIT, row -> row.getLong(1), share, limited.source()).orElse(0L);
        return Duration.ofNanos(Math.max(0, micros) * 1_000);
    }

    private static HttpProblem tooMany(Limited limited, Duration wait) {
        return Problem.of(
                        429,
                        "too-many-submissions",
                        "Too many submissions",
                        "this source takes " + limited.perMinute() + " a minute")
                .withHeader("Retry-After", wait.toSeconds() + 1)
                .build();
    }
}
