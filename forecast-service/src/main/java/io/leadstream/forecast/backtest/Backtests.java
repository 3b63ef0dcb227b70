package io.leadstream.forecast.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.forecast.backtest.Backtest.State;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The back-tests that were asked for; they are run one after the other. */
@ApplicationScoped
class Backtests {

    private static final String COLUMNS = """
            select id, state, request, attempt, done, total, failure, result, requested_by, requested_at, started_at,
                   b.finished_at from public.backtest b left join public.backtest_result on backtest = id\s""";

    private final Sql sql;
    private final ObjectMapper mapper;
    private final Clock clock;

    Backtests(Sql sql, ObjectMapper mapper, Clock clock) {
        this.sql = sql;
        this.mapper = mapper;
        this.clock = clock;
    }

    void add(UUID id, BacktestRequest request, String by) {
        sql.update("""
                insert into public.backtest (id, state, request, requested_by, requested_at)
                values (?, 'QUEUED', ?::jsonb, ?, ?)""", id, write(request), by, clock.instant());
    }

    Optional<Backtest> find(UUID id) {
        return sql.first(COLUMNS + "where id = ?", this::read, id);
    }

    /** Whether somebody asked for one of a pipeline since a time. */
    boolean askedSince(String pipeline, String by, Instant since) {
        return sql.first("""
                        select 1 from public.backtest
                        where request ->> 'pipeline' = ? and requested_by = ? and requested_at > ? limit 1""", row -> row.getInt(1), pipeline, by, since).isPresent();
    }

    /** The latest first, behind one if given. */
    List<Backtest> list(@Nullable Instant before, @Nullable UUID behind, int limit) {
        return before == null || behind == null
                ? sql.list(COLUMNS + "order by requested_at desc, id desc limit ?", this::read, limit)
                : sql.list(
                        COLUMNS + "where (requested_at, id) < (?, ?) order by requested_at desc, id desc limit ?",
                        this::read,
                        before,
                        behind,
                        limit);
    }

    /** The one to be run now, if any: that which was asked for first. */
    Optional<Backtest> underWay() {
        return sql.first(
                COLUMNS + "where state in ('QUEUED', 'RUNNING') order by requested_at, id limit 1", this::read);
    }

    /** The latest result. */
    Optional<Result> latest(String pipeline, String currency) {
        return sql.first(
                """
                select backtest, finished_at, result from public.backtest_result
                where pipeline = ? and currency = ? order by finished_at desc limit 1""",
                row -> new Result(
                        row.getObject("backtest", UUID.class),
                        Optional.ofNullable(Sql.instant(row, "finished_at")).orElseThrow(),
                        read(row.getString("result"), BacktestResult.class)),
                pipeline,
                currency);
    }

    /** A result, and since when it is there. */
    record Result(UUID backtest, Instant finishedAt, BacktestResult result) {}

    /** Takes one on, anew if it was begun before; returns the attempt. */
    int begin(UUID id) {
        return sql.first("""
                        update public.backtest
                        set state = 'RUNNING', attempt = attempt + 1, done = 0, total = 0, started_at = ?
                        where id = ? returning attempt""", row -> row.getInt(1), clock.instant(), id).orElseThrow();
    }

    /** False once another instance has taken it on. */
    boolean progress(UUID id, int attempt, int done, int total) {
        return sql.update(
                        "update public.backtest set done = ?, total = ? where id = ? and attempt = ?",
                        done,
                        total,
                        id,
                        attempt)
                == 1;
    }

    /** Nothing is kept of it once another instance has taken it on. */
    void done(UUID id, int attempt, BacktestResult result) {
        sql.update("""
                with ended as (
                  update public.backtest set state = 'DONE', finished_at = ? where id = ? and attempt = ?
                  returning id, finished_at)
                insert into public.backtest_result (backtest, pipeline, currency, result, finished_at)
                select id, ?, ?, ?::jsonb, finished_at from ended""", clock.instant(), id, attempt, result.pipeline(), result.currency(), write(result));
    }

    void failed(UUID id, int attempt, String failure) {
        sql.update("""
                update public.backtest set state = 'FAILED', failure = ?, finished_at = ?
                where id = ? and attempt = ?""", failure, clock.instant(), id, attempt);
    }

    private Backtest read(ResultSet row) throws SQLException {
        String result = row.getString("result");
        return new Backtest(
                row.getObject("id", UUID.class),
                State.valueOf(row.getString("state")),
                read(row.getString("request"), BacktestRequest.class),
                row.getInt("attempt"),
                row.getInt("done"),
                row.getInt("total"),
                row.getString("failure"),
                result == null ? null : read(result, BacktestResult.class),
                row.getString("requested_by"),
                Optional.ofNullable(Sql.instant(row, "requested_at")).orElseThrow(),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "finished_at"));
    }

    private <T> T read(String json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("was written by this class", e);
        }
    }

    private String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records cannot fail to be written", e);
        }
    }
}
