package io.leadstream.qualification.prediction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Every model that was fitted; the active one predicts. */
@ApplicationScoped
class PredictiveModels {

    private static final String COLUMNS = "select version, state, why, fitted_at, report, drift from predictive_model ";

    private static final String KEEP = """
            insert into predictive_model (version, state, why, fitted_at, report, model)
            values (?, ?, ?, ?, ?::jsonb, ?::jsonb)
            on conflict (version) do update set why = excluded.why, fitted_at = excluded.fitted_at,
                                                report = excluded.report""";

    @Schema(name = "PredictiveModelState")
    enum State {
        NONE,
        ACTIVE,
        RETIRED
    }

    record Kept(
            int version,
            State state,
            String why,
            Instant fittedAt,
            Training.Fitted report,
            @Nullable Drift drift) {}

    record Versioned(int version, Predictor predictor) {}

    private final Sql sql;
    private final ObjectMapper mapper;
    private volatile @Nullable Versioned current;

    PredictiveModels(Sql sql, ObjectMapper mapper) {
        this.sql = sql;
        this.mapper = mapper;
    }

    List<Kept> page(int before, int limit) {
        return sql.query(COLUMNS + "where version < ? order by version desc limit ?", this::kept, before, limit);
    }

    Optional<Kept> find(int version) {
        return sql.query(COLUMNS + "where version = ?", this::kept, version).stream()
                .findFirst();
    }

    /** The model that predicts now; kept in memory until another version does. */
    Optional<Versioned> active() {
        var active = sql.query(
                "select version from predictive_model where state = 'ACTIVE'", row -> (int) row.number("version"));
        if (active.isEmpty()) {
            return Optional.empty();
        }
        Versioned known = current;
        if (known == null || known.version() != active.getFirst()) {
            known = new Versioned(active.getFirst(), predictor(active.getFirst()));
            current = known;
        }
        return Optional.of(known);
    }

    /** The newest model that was fitted by then, else the oldest one. */
    Optional<Versioned> fittedBy(Instant instant) {
        return sql.query("""
                        select version from predictive_model where model is not null
                        order by fitted_at > ?, case when fitted_at > ? then version else -version end limit 1""", row -> (int) row.number("version"), instant, instant).stream()
                .findFirst()
                .map(version -> new Versioned(version, predictor(version)));
    }

    private Predictor predictor(int version) {
        return sql.query(
                        "select model from predictive_model where version = ?",
                        row -> read(row.text("model"), Predictor.class),
                        version)
                .getFirst();
    }

    /** Keeps what was fitted: it takes over, or is noted as none. Two that come to nothing in a row are one. */
    int keep(Training.Fitted fitted, @Nullable String whyNot, Instant now) {
        sql.query("select pg_advisory_xact_lock(7214940)", row -> true);
        Kept last = page(Integer.MAX_VALUE, 1).stream().findFirst().orElse(null);
        int next = last == null ? 1 : last.version() + 1;
        if (whyNot != null) {
            int version = last != null && last.state() == State.NONE ? last.version() : next;
            sql.update(KEEP, version, State.NONE, whyNot, now, written(withoutModel(fitted)), null);
            return version;
        }
        sql.update(
                "update predictive_model set state = 'RETIRED', why = ? where state = 'ACTIVE'",
                "version " + next + " took over");
        sql.update(
                KEEP,
                next,
                State.ACTIVE,
                "the newest that was fitted",
                now,
                written(withoutModel(fitted)),
                written(fitted.predictor()));
        return next;
    }

    void note(int version, Drift drift) {
        sql.update("update predictive_model set drift = ?::jsonb where version = ?", written(drift), version);
    }

    static Training.Fitted withoutModel(Training.Fitted fitted) {
        return new Training.Fitted(
                fitted.method(),
                fitted.reason(),
                fitted.leads(),
                fitted.converted(),
                fitted.thresholds(),
                fitted.penalty(),
                fitted.rejected(),
                fitted.suspected(),
                fitted.fields(),
                fitted.split(),
                fitted.metrics(),
                null);
    }

    private Kept kept(Row row) throws SQLException {
        String drift = row.text("drift");
        return new Kept(
                (int) row.number("version"),
                State.valueOf(String.valueOf(row.text("state"))),
                String.valueOf(row.text("why")),
                row.instant("fitted_at"),
                read(row.text("report"), Training.Fitted.class),
                drift == null ? null : read(drift, Drift.class));
    }

    String written(@Nullable Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("models can be written", e);
        }
    }

    <T> T read(@Nullable String json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what we wrote can be read", e);
        }
    }
}
