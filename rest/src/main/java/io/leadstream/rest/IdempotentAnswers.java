package io.leadstream.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.leadstream.messaging.DatabaseFault;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kept answers, in the database of the service and the transaction of the caller. */
@ApplicationScoped
public class IdempotentAnswers {

    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended(?, 7))";

    private static final String FIND = """
            select body_hash, status, headers, body, subject from idempotent_answer
            where caller = ? and method = ? and path = ? and key = ?
              and created_at > clock_timestamp() - make_interval(secs => ?)""";

    // an answer older than its validity gives way
    private static final String KEEP = """
            insert into idempotent_answer (caller, method, path, key, body_hash, status, headers, body, subject)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            on conflict (caller, method, path, key) do update
              set body_hash = excluded.body_hash, status = excluded.status, headers = excluded.headers,
                  body = excluded.body, subject = excluded.subject, created_at = excluded.created_at""";

    private static final String FORGET = "delete from idempotent_answer where subject = ?";
    private static final String PURGE =
            "delete from idempotent_answer where created_at < clock_timestamp() - interval '24 hours'";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    record Id(String caller, String method, String path, String key) {
        private void bind(PreparedStatement statement) throws SQLException {
            statement.setString(1, caller);
            statement.setString(2, method);
            statement.setString(3, path);
            statement.setString(4, key);
        }
    }

    record Answer(
            byte[] bodyHash,
            int status,
            Map<String, String> headers,
            @Nullable String body,
            @Nullable String subject) {}

    private final AgroalDataSource database;
    private final ObjectMapper mapper;

    IdempotentAnswers(AgroalDataSource database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /** Forgets every answer about an aggregate that is erased. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(String subject) {
        run(FORGET, statement -> {
            statement.setString(1, subject);
            return statement.executeUpdate();
        });
    }

    /** Returns false when somebody else holds it until the end of their transaction. */
    boolean lock(Id id) {
        return run(LOCK, statement -> {
            statement.setString(1, id.toString());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        });
    }

    Optional<Answer> find(Id id, Duration validFor) {
        return run(FIND, statement -> {
            id.bind(statement);
            statement.setDouble(5, validFor.toSeconds());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        });
    }

    void keep(Id id, Answer answer) {
        run(KEEP, statement -> {
            id.bind(statement);
            statement.setBytes(5, answer.bodyHash());
            statement.setInt(6, answer.status());
            statement.setString(7, write(answer.headers()));
            statement.setString(8, answer.body());
            statement.setString(9, answer.subject() == null ? named(id, answer) : answer.subject());
            return statement.executeUpdate();
        });
    }

    /** Where no event says what an answer is about: what its path names, or what was created; so it is forgotten too. */
    static @Nullable String named(Id id, Answer answer) {
        return Stream.of(id.path(), answer.headers().getOrDefault("Location", ""))
                .map(ID::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElse(null);
    }

    @Scheduled(every = "10m")
    @Transactional
    void purge() {
        run(PURGE, PreparedStatement::executeUpdate);
    }

    private Answer read(ResultSet row) throws SQLException {
        try {
            Map<String, String> headers = mapper.readValue(row.getString(3), new TypeReference<>() {});
            return new Answer(row.getBytes(1), row.getInt(2), headers, row.getString(4), row.getString(5));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("headers that were kept can be read", e);
        }
    }

    private String write(Map<String, String> headers) {
        try {
            return mapper.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a map of texts can be written", e);
        }
    }

    private <T> T run(String sql, Use<T> use) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return use.of(statement);
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }
}
