package io.leadstream.forecast.rebuild;

import io.agroal.api.AgroalDataSource;
import io.leadstream.forecast.facts.Projection;
import io.leadstream.forecast.history.LeadLifecycle;
import io.leadstream.messaging.ConsumerSchema;
import io.leadstream.messaging.Consumption;
import io.leadstream.messaging.DatabaseFault;
import io.leadstream.messaging.EventHandler;
import io.leadstream.messaging.KafkaAccess;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
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
    private static final long CLOSE = 500;

    /** Nobody waits longer than that for the switch; else the rest is caught up with first, once more. */
    private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(1);

    private static final int MOST_SWITCHES = 60;
    private static final int LONGEST_TRANSACTION_SECONDS = 60;

    private static final List<String> TABLES = List.of(
            "applied_event",
            "cell_change",
            "cell_month",
            "cell_value",
            "consumed_partition",
            "counted_ladder",
            "dead_letter",
            "deal_of_lead",
            "fact_ahead",
            "history",
            "lead_merge",
            "pipeline_version",
            "uncounted_segment");

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
        try (var replay = new Replay(kafka.consumer(null, Replay.SETTINGS), handlers)) {
            long applied = 0;
            int switches = 0;
            long total = replay.distance(replay.ends());
            do {
                // at least one step: after a switch that failed, what it failed of is applied without the lock
                do {
                    applied += replay.step(replay.ends(), apply);
                    rebuilds.progress(id, attempt, applied, Math.max(total, applied));
                } while (replay.distance(replay.ends()) > CLOSE);
            } while (!isSwitched(replay, spare, target, ++switches));
            LOG.infof("the projection was rebuilt: schema=%s rebuild=%s switches=%d", spare, id, switches);
        }
    }

    private static void choose(Connection connection, String schema) throws SQLException {
        try (var set = connection.prepareStatement("select set_config('search_path', ?, true)")) {
            set.setString(1, schema + ", public");
            set.execute();
        }
    }

    /** Nobody may still be reading the spare schema: it may have been live a moment ago. */
    private String emptySpare(UUID id, int attempt) {
        return alone(connection -> {
            Rebuilds.requireOwn(connection, id, attempt);
            String spare = projection.spare(connection);
            try (var truncate = connection.createStatement()) {
                truncate.execute("truncate " + spare + "." + String.join(", " + spare + ".", TABLES));
                truncate.execute("insert into " + spare + ".counted_ladder (pipeline, version, up_to) values ('"
                        + LeadLifecycle.KEY + "', 1, null)");
            }
            return spare;
        });
    }

    /** False when the rest could not be caught up with in the short time that others may be held up for. */
    private boolean isSwitched(Replay replay, String spare, ConsumerSchema target, int tries) {
        Map<TopicPartition, Long> before = replay.positions();
        try {
            alone(connection -> {
                Map<TopicPartition, Long> live = offsets(connection, projection.live(connection));
                target.enter(connection);
                catchUp(replay, live, connection);
                projection.switchTo(connection, spare);
                return spare;
            });
            return true;
        } catch (Superseded elsewhere) {
            throw elsewhere;
        } catch (RuntimeException fault) {
            if (tries >= MOST_SWITCHES) {
                throw fault;
            }
            LOG.infof("the switch is tried again: %s", fault.getClass().getSimpleName());
            replay.back(before);
            return false;
        }
    }

    /** On the connection that holds the lock: another one may be held by somebody who waits for the lock. */
    private void catchUp(Replay replay, Map<TopicPartition, Long> live, Connection connection) throws SQLException {
        long deadline = System.nanoTime() + LONGEST_STANDSTILL.toNanos();
        while (replay.distance(live) > 0) {
            if (System.nanoTime() > deadline) {
                throw new StillBehind();
            }
            replay.step(live, (batch, handler) -> consumption.applyWithin(connection, batch, handler));
        }
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
    private <T> T alone(Work<T> work) {
        return QuarkusTransaction.requiringNew()
                .timeout(LONGEST_TRANSACTION_SECONDS)
                .call(() -> {
                    try (Connection connection = database.getConnection()) {
                        projection.lock(connection);
                        return work.with(connection);
                    } catch (SQLException e) {
                        throw new DatabaseFault(e);
                    }
                });
    }

    /** The rest did not come while the live projection stood still: Kafka is slow, or away. */
    private static final class StillBehind extends RuntimeException {}
}
