package io.leadstream.forecast.rebuild;

import io.agroal.api.AgroalDataSource;
import io.leadstream.forecast.facts.Projection;
import io.leadstream.messaging.ConsumerSchema;
import io.leadstream.messaging.Consumption;
import io.leadstream.messaging.EventHandler;
import io.leadstream.messaging.KafkaAccess;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Fills the schema that is not live from the topics' beginning, and makes it live once it has passed what the live one
 * has. The live one goes on being filled and read meanwhile; only the last steps hold it up.
 */
@ApplicationScoped
class Rebuilding {

    private static final Logger LOG = Logger.getLogger(Rebuilding.class);

    /** So close to the end the rest is caught up with while the live projection stands still. */
    private static final long CLOSE = 2_000;

    private static final List<String> TABLES = List.of(
            "applied_event", "consumed_partition", "dead_letter", "step", "description", "removal", "pipeline_version");

    private final AgroalDataSource database;
    private final Projection projection;
    private final Rebuilds rebuilds;
    private final Consumption consumption;
    private final KafkaAccess kafka;
    private final List<EventHandler> handlers;

    Rebuilding(
            AgroalDataSource database,
            Projection projection,
            Rebuilds rebuilds,
            Consumption consumption,
            KafkaAccess kafka,
            @All List<EventHandler> handlers) {
        this.database = database;
        this.projection = projection;
        this.rebuilds = rebuilds;
        this.consumption = consumption;
        this.kafka = kafka;
        this.handlers = handlers;
    }

    /** Runs one attempt to its end. What breaks off in the middle leaves the live projection as it was. */
    void run(UUID id, int attempt) throws SQLException {
        String spare = emptySpare(id, attempt);
        ConsumerSchema target = connection -> {
            Rebuilds.requireOwn(connection, id, attempt);
            choose(connection, spare);
        };
        Replay.Apply apply = (batch, handler) -> consumption.replay(batch, handler, target);
        try (var replay = new Replay(kafka.consumer(null), handlers)) {
            long applied = 0;
            long total = replay.distance(replay.ends());
            while (replay.distance(replay.ends()) > CLOSE) {
                applied += replay.step(apply);
                rebuilds.progress(id, attempt, applied, Math.max(total, applied));
            }
            applied += catchUpAndSwitch(replay, apply, spare, id, attempt);
            rebuilds.progress(id, attempt, applied, Math.max(total, applied));
        }
        LOG.infof("the projection was rebuilt: schema=%s rebuild=%s", spare, id);
    }

    private static void choose(Connection connection, String schema) throws SQLException {
        try (var set = connection.prepareStatement("select set_config('search_path', ?, true)")) {
            set.setString(1, schema + ", public");
            set.execute();
        }
    }

    /** Nobody may still be reading the spare schema: it may have been live a moment ago. */
    private String emptySpare(UUID id, int attempt) throws SQLException {
        return alone(connection -> {
            Rebuilds.requireOwn(connection, id, attempt);
            String spare = projection.spare(connection);
            try (var truncate = connection.createStatement()) {
                truncate.execute("truncate " + spare + "." + String.join(", " + spare + ".", TABLES));
            }
            return spare;
        });
    }

    private long catchUpAndSwitch(Replay replay, Replay.Apply apply, String spare, UUID id, int attempt)
            throws SQLException {
        return alone(connection -> {
            Map<TopicPartition, Long> live = offsets(connection, projection.live(connection));
            long applied = 0;
            while (replay.distance(live) > 0) {
                applied += replay.step(apply);
            }
            Rebuilds.requireOwn(connection, id, attempt);
            projection.switchTo(connection, spare);
            return applied;
        });
    }

    private static Map<TopicPartition, Long> offsets(Connection connection, String schema) throws SQLException {
        var offsets = new HashMap<TopicPartition, Long>();
        try (var select = connection.createStatement();
                var rows = select.executeQuery(
                        "select topic, partition, next_offset from " + schema + ".consumed_partition")) {
            while (rows.next()) {
                offsets.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
            }
        }
        return offsets;
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** In a transaction of its own, while nobody uses the live schema. */
    private <T> T alone(Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                projection.lock(connection);
                T result = work.with(connection);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
