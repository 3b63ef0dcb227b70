package io.leadstream.forecast.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.forecast.snapshot.ForecastSnapshot.Kind;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The snapshots that were taken; they are only ever added to. */
@ApplicationScoped
class ForecastSnapshots {

    private static final String COLUMNS = """
            select id, kind, pipeline, period, as_of, taken_at, taken_by, forecast from public.forecast_snapshot\s""";

    private final Sql sql;
    private final ObjectMapper mapper;

    ForecastSnapshots(Sql sql, ObjectMapper mapper) {
        this.sql = sql;
        this.mapper = mapper;
    }

    /** Which of them, and from where on. */
    record Asked(
            @Nullable String pipeline,
            @Nullable String period,
            @Nullable Instant before,
            @Nullable UUID behind,
            int limit) {}

    /** A second one of a kind and day that there is one of already is left out. */
    void add(ForecastSnapshot snapshot) {
        sql.update(
                """
                insert into public.forecast_snapshot (id, kind, pipeline, period, day, as_of, taken_at, taken_by, forecast)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb) on conflict do nothing""",
                snapshot.id(),
                snapshot.kind(),
                snapshot.pipeline(),
                snapshot.period(),
                day(snapshot.takenAt()),
                snapshot.asOf(),
                snapshot.takenAt(),
                snapshot.takenBy(),
                snapshot.forecast().toString());
    }

    boolean hasDaily(String pipeline, String period, Instant now) {
        return sql.first("""
                        select 1 from public.forecast_snapshot
                        where kind = 'DAILY' and pipeline = ? and period = ? and day = ?""", row -> row.getInt(1), pipeline, period, day(now)).isPresent();
    }

    Optional<ForecastSnapshot> find(UUID id) {
        return sql.first(COLUMNS + "where id = ?", this::read, id);
    }

    /** The latest first. */
    List<ForecastSnapshot> list(Asked asked) {
        return sql.list(
                COLUMNS + """
                where (?::text is null or pipeline = ?) and (?::text is null or period = ?)
                  and (?::timestamptz is null or (taken_at, id) < (?::timestamptz, ?::uuid))
                order by taken_at desc, id desc limit ?""",
                this::read,
                asked.pipeline(),
                asked.pipeline(),
                asked.period(),
                asked.period(),
                asked.before(),
                asked.before(),
                asked.behind(),
                asked.limit());
    }

    private static LocalDate day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private ForecastSnapshot read(ResultSet row) throws SQLException {
        try {
            return new ForecastSnapshot(
                    row.getObject("id", UUID.class),
                    Kind.valueOf(row.getString("kind")),
                    row.getString("pipeline"),
                    row.getString("period"),
                    Optional.ofNullable(Sql.instant(row, "as_of")).orElseThrow(),
                    Optional.ofNullable(Sql.instant(row, "taken_at")).orElseThrow(),
                    row.getString("taken_by"),
                    mapper.readTree(row.getString("forecast")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("was written as JSON", e);
        }
    }
}
