package io.leadstream.forecast.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.forecast.alert.Alert.Acknowledged;
import io.leadstream.forecast.alert.Alert.Closed;
import io.leadstream.forecast.alert.Alert.Reason;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All alerts, open and closed. */
@ApplicationScoped
class Alerts {

    private static final String COLUMNS = """
            select id, kind, pipeline, stage, segment, value, period, figures, opened_at, updated_at, closed_at, closed_for,
                   acknowledged_at, acknowledged_by, note, version from forecast_alert
            """;

    private static final String LISTED = COLUMNS + """
            where (?::boolean is null or (closed_at is null) = ?) and (?::text is null or kind = ?)
              and (?::text is null or pipeline = ?)
              and (?::timestamptz is null or (opened_at, id) < (?::timestamptz, ?::uuid))
            order by opened_at desc, id desc limit ?""";

    private static final String ADD = """
            insert into forecast_alert (id, kind, pipeline, stage, segment, value, period, figures, opened_at, updated_at, version)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)""";

    private static final String SAVE = """
            update forecast_alert set figures = ?::jsonb, updated_at = ?, closed_at = ?, closed_for = ?,
                   acknowledged_at = ?, acknowledged_by = ?, note = ?, version = ?
            where id = ? and version = ?""";

    private final Sql sql;
    private final ObjectMapper mapper;

    Alerts(Sql sql, ObjectMapper mapper) {
        this.sql = sql;
        this.mapper = mapper;
    }

    /** Which of them are listed; null for any. */
    record Filter(
            @Nullable Boolean open,
            @Nullable AlertKind kind,
            @Nullable String pipeline) {}

    /** Behind which one a page begins. */
    record After(Instant openedAt, UUID id) {}

    /** The latest first. */
    List<Alert> list(Filter filter, @Nullable After after, int limit) {
        Instant time = after == null ? null : after.openedAt();
        UUID id = after == null ? null : after.id();
        String kind = filter.kind() == null ? null : filter.kind().name();
        return sql.list(
                LISTED,
                this::read,
                filter.open(),
                filter.open(),
                kind,
                kind,
                filter.pipeline(),
                filter.pipeline(),
                time,
                time,
                id,
                limit);
    }

    /** The open ones; nobody else changes them until the transaction ends. */
    List<Alert> openToChange() {
        return sql.list(COLUMNS + "where closed_at is null order by id for update", this::read);
    }

    Optional<Alert> find(UUID id) {
        return sql.first(COLUMNS + "where id = ?", this::read, id);
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Alert> findToChange(UUID id) {
        return sql.first(COLUMNS + "where id = ? for update", this::read, id);
    }

    void add(Alert alert) {
        Topic topic = alert.topic();
        sql.update(
                ADD,
                alert.id(),
                topic.kind(),
                topic.pipeline(),
                topic.stage(),
                topic.segment(),
                topic.value(),
                topic.period(),
                json(alert.figures()),
                alert.openedAt(),
                alert.updatedAt(),
                alert.version());
    }

    /** False when somebody else has changed it since it was read. */
    boolean save(Alert alert) {
        Closed closed = alert.closed();
        Acknowledged acknowledged = alert.acknowledged();
        return sql.update(
                        SAVE,
                        json(alert.figures()),
                        alert.updatedAt(),
                        closed == null ? null : closed.at(),
                        closed == null ? null : closed.reason(),
                        acknowledged == null ? null : acknowledged.at(),
                        acknowledged == null ? null : acknowledged.by(),
                        acknowledged == null ? null : acknowledged.note(),
                        alert.version(),
                        alert.id(),
                        alert.version() - 1)
                == 1;
    }

    private Alert read(ResultSet row) throws SQLException {
        Instant closedAt = Sql.instant(row, "closed_at");
        Instant acknowledgedAt = Sql.instant(row, "acknowledged_at");
        return new Alert(
                row.getObject("id", UUID.class),
                new Topic(
                        AlertKind.valueOf(row.getString("kind")),
                        row.getString("pipeline"),
                        row.getString("stage"),
                        row.getString("segment"),
                        row.getString("value"),
                        row.getString("period")),
                figures(row.getString("figures")),
                Objects.requireNonNull(Sql.instant(row, "opened_at"), "not null there"),
                Objects.requireNonNull(Sql.instant(row, "updated_at"), "not null there"),
                closedAt == null ? null : new Closed(closedAt, Reason.valueOf(row.getString("closed_for"))),
                acknowledgedAt == null
                        ? null
                        : new Acknowledged(acknowledgedAt, row.getString("acknowledged_by"), row.getString("note")),
                row.getLong("version"));
    }

    private String json(Figures figures) {
        try {
            return mapper.writeValueAsString(figures);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and days can be written", e);
        }
    }

    private Figures figures(String json) {
        try {
            return mapper.readValue(json, Figures.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("figures were stored as JSON", e);
        }
    }
}
