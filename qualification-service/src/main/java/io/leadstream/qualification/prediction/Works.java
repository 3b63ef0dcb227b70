package io.leadstream.qualification.prediction;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Fits that were asked for; any instance takes the next one, and one that was left behind is taken again. */
@ApplicationScoped
class Works {

    /** Nothing takes so long: whoever worked on it is gone. */
    private static final Duration LEFT_BEHIND = Duration.ofMinutes(30);

    private static final int PART = 1 << 20;

    private static final String ADD = """
            insert into predictive_work (id, kind, state, requested_at, requested_by, options, idempotency_key)
            values (?, ?, 'QUEUED', ?, ?, ?::jsonb, ?) on conflict do nothing""";

    static final String TAKE = """
            update predictive_work set state = 'RUNNING', started_at = ?
            where id = (select id from predictive_work
                        where state = 'QUEUED' or (state = 'RUNNING' and started_at < ?)
                        order by requested_at limit 1 for update skip locked)
            returning *""";

    enum Kind {
        REFIT,
        DATASET
    }

    @Schema(name = "WorkState")
    enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED
    }

    record Work(
            UUID id,
            Kind kind,
            State state,
            Instant requestedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String detail,
            @Nullable Integer version,
            @Nullable String options,
            @Nullable String report,
            @Nullable String bodyHash) {

        static Work read(Row row) throws SQLException {
            Long version = row.numberOrNull("version");
            return new Work(
                    row.id("id"),
                    Kind.valueOf(String.valueOf(row.text("kind"))),
                    State.valueOf(String.valueOf(row.text("state"))),
                    row.instant("requested_at"),
                    row.instantOrNull("started_at"),
                    row.instantOrNull("finished_at"),
                    row.text("detail"),
                    version == null ? null : version.intValue(),
                    row.text("options"),
                    row.text("report"),
                    row.text("body_hash"));
        }
    }

    private final Sql sql;
    private final Clock clock;

    Works(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Work add(UUID id, Kind kind, String by, @Nullable String options, @Nullable String key) {
        sql.update(ADD, id, kind, clock.instant(), by, options, key);
        return find(kind, id).orElseThrow();
    }

    /** Keeps a body with its work, part by part, in one transaction. */
    @Transactional
    UUID receive(String by, String options, @Nullable String key, InputStream body) throws IOException {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        add(id, Kind.DATASET, by, options, key);
        MessageDigest hash = sha256();
        int number = 0;
        for (byte[] part = body.readNBytes(PART); part.length > 0; part = body.readNBytes(PART)) {
            hash.update(part);
            sql.update("insert into predictive_part (work_id, number, body) values (?, ?, ?)", id, number++, part);
        }
        sql.update(
                "update predictive_work set body_hash = ? where id = ?",
                HexFormat.of().formatHex(hash.digest()),
                id);
        return id;
    }

    static String hashOf(InputStream body) throws IOException {
        MessageDigest hash = sha256();
        byte[] buffer = new byte[1 << 16];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            hash.update(buffer, 0, read);
        }
        return HexFormat.of().formatHex(hash.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every platform has it", e);
        }
    }

    Optional<Work> find(Kind kind, UUID id) {
        return sql.query("select * from predictive_work where id = ? and kind = ?", Work::read, id, kind).stream()
                .findFirst();
    }

    Optional<Work> find(String by, Kind kind, String key) {
        return sql
                .query(
                        "select * from predictive_work where requested_by = ? and kind = ? and idempotency_key = ?",
                        Work::read,
                        by,
                        kind,
                        key)
                .stream()
                .findFirst();
    }

    String modelOf(UUID id) {
        return sql.query(
                        "select coalesce(model::text, '') as model from predictive_work where id = ?",
                        row -> String.valueOf(row.text("model")),
                        id)
                .getFirst();
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<Work> take() {
        Instant now = clock.instant();
        return sql.query(TAKE, Work::read, now, now.minus(LEFT_BEHIND)).stream().findFirst();
    }

    InputStream body(UUID id) {
        List<Integer> numbers = sql.query(
                "select number from predictive_part where work_id = ? order by number",
                row -> (int) row.number("number"),
                id);
        var next = numbers.iterator();
        // one part at a time is in memory
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return next.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(part(id, next.next()));
            }
        });
    }

    private byte[] part(UUID id, int number) {
        return sql.query(
                        "select body from predictive_part where work_id = ? and number = ?",
                        row -> row.columns().getBytes("body"),
                        id,
                        number)
                .getFirst();
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void finish(
            UUID id,
            State state,
            @Nullable String detail,
            @Nullable Integer version,
            @Nullable String report,
            @Nullable String model) {
        sql.update("""
                update predictive_work set state = ?, finished_at = ?, detail = ?, version = ?, report = ?::jsonb,
                                           model = ?::jsonb where id = ?""", state, clock.instant(), detail, version, report, model, id);
        sql.update("delete from predictive_part where work_id = ?", id);
    }
}
