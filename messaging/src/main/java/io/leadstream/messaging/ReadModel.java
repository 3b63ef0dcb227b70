package io.leadstream.messaging;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a reader may ask of a projection: how fresh it is, and to wait until it has applied an event. */
@ApplicationScoped
public class ReadModel {

    private static final Duration RECENT = Duration.ofSeconds(1);
    private static final Duration SHORTEST_NAP = Duration.ofMillis(2);
    private static final Duration LONGEST_NAP = Duration.ofMillis(10);

    private final AgroalDataSource database;
    private final ConsumerSchema schema;
    private final EndOffsets endOffsets;
    private final MessagingConfig config;
    private final Clock clock;
    private final String service;

    ReadModel(
            AgroalDataSource database,
            ConsumerSchema schema,
            EndOffsets endOffsets,
            MessagingConfig config,
            Clock clock,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.schema = schema;
        this.endOffsets = endOffsets;
        this.config = config;
        this.clock = clock;
        this.service = service;
        Gauge.builder("leadstream.consumer.lag", () -> freshness().lagEvents())
                .baseUnit("events")
                .description("Records on the topics that wait to be applied")
                .register(metrics);
        Gauge.builder("leadstream.consumer.missing", () -> freshness().missing())
                .baseUnit("events")
                .description("Holes in the sequences applied, and events set aside")
                .register(metrics);
    }

    /** How fresh this service's projections are right now. */
    public Freshness freshness() {
        EndOffsets.Seen ends = endOffsets.latest();
        return query(connection -> {
            var progress = new Progress(connection);
            return between(progress.positions(), ends, progress.missing());
        });
    }

    private Freshness between(Map<TopicPartition, Progress.Position> positions, EndOffsets.Seen ends, long missing) {
        Instant now = clock.instant();
        Instant appliedTo = ends.at();
        long lag = 0;
        for (var end : ends.offsets().entrySet()) {
            var position = positions.getOrDefault(end.getKey(), new Progress.Position(0, Instant.EPOCH));
            long waiting = Math.max(0, end.getValue() - position.nextOffset());
            if (waiting > 0) {
                lag += waiting;
                appliedTo = position.appliedAt().isBefore(appliedTo) ? position.appliedAt() : appliedTo;
            }
        }
        boolean upToDate = lag == 0 && appliedTo.plus(RECENT).isAfter(now);
        long lagMillis =
                upToDate ? 0 : Math.max(0, Duration.between(appliedTo, now).toMillis());
        return new Freshness(appliedTo, lagMillis, lag, missing);
    }

    /**
     * Waits until an event is applied here; one of this service's own always is.
     *
     * @return false when the longest wait passed before
     */
    public boolean await(EventRef ref) {
        if (ref.source().equals(service)) {
            return true;
        }
        long deadline = System.nanoTime() + config.longestWait().toNanos();
        Duration nap = SHORTEST_NAP;
        while (!isApplied(ref)) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            sleep(nap);
            nap = nap.multipliedBy(2).compareTo(LONGEST_NAP) < 0 ? nap.multipliedBy(2) : LONGEST_NAP;
        }
        return true;
    }

    boolean isApplied(EventRef ref) {
        return query(connection -> new Progress(connection).isApplied(ref));
    }

    List<DeadLetter> deadLetters(int limit) {
        return query(connection -> new Progress(connection).deadLetters(limit));
    }

    long unreadableDeadLetters() {
        return query(connection -> new Progress(connection).unreadable());
    }

    void purgeDeadLetters(Instant before) {
        query(connection -> {
            new Progress(connection).purgeDeadLetters(before);
            return true;
        });
    }

    private static void sleep(Duration nap) {
        try {
            Thread.sleep(nap);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an event", e);
        }
    }

    private <T> T query(Query<T> query) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                schema.enter(connection);
                return query.on(connection);
            } catch (SQLException e) {
                throw new DatabaseFault(e);
            }
        });
    }

    @FunctionalInterface
    private interface Query<T> {
        T on(Connection connection) throws SQLException;
    }
}
