package io.leadstream.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Questions to one service, each by one caller and by eight, beside a read by key through the same service; and that
 * beside a read by key of its PostgreSQL.
 */
final class Reads {

    private static final int[] CALLERS = {1, 8};
    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final Duration TIME = Duration.ofSeconds(4);

    private final Table table;
    private final Supplier<Http> connections;
    private final Question byKey;

    Reads(Table table, Supplier<Http> connections, Question byKey) {
        this.table = table;
        this.connections = connections;
        this.byKey = byKey;
    }

    /** A table of the service's database, how a row of it is read by its id, and ids that are there. */
    record Rows(Subject subject, String database, String select, Function<RandomGenerator, String> id) {}

    private record Slowest(String question, double millis) {}

    /**
     * Measures them all, and names the one whose 99th percentile is the highest.
     *
     * @param what is asked, as it begins each row
     */
    void measure(String what, Rows rows, List<Question> questions) {
        for (int callers : CALLERS) {
            String by = callers == 1 ? ", 1 caller" : ", " + callers + " callers";
            Durations floor = ask(byKey, callers);
            row(byKey.name() + by, floor, "SELECT by primary key", select(rows, callers));
            Slowest slowest = null;
            for (Question question : questions) {
                Durations durations = ask(question, callers);
                row(what + " " + question.name() + by, durations, byKey.name(), floor);
                slowest = slower(slowest, new Slowest(question.name(), durations.millis(0.99)));
            }
            if (slowest != null && questions.size() > 1) {
                table.row(
                        "%s: the slowest of %d%s".formatted(what, questions.size(), by),
                        "%s: p99 %.1f ms".formatted(slowest.question(), slowest.millis()));
            }
        }
    }

    private static Slowest slower(@Nullable Slowest one, Slowest other) {
        return one == null || other.millis() > one.millis() ? other : one;
    }

    private void row(String figure, Durations durations, String floorName, Durations floor) {
        table.row(
                figure,
                durations.medianAndP99(),
                floorName + ": " + floor.medianAndP99(),
                durations.millis(0.5) / floor.millis(0.5));
    }

    private Durations ask(Question question, int callers) {
        return Load.run(callers, WARM_UP, TIME, i -> new Asking(connections.get(), question, i))
                .durations();
    }

    private static Durations select(Rows rows, int callers) {
        return Load.run(callers, WARM_UP, TIME, i -> new Select(rows, i)).durations();
    }

    private static final class Select implements Load.Operation {
        private final Connection connection;
        private final PreparedStatement select;
        private final Function<RandomGenerator, String> id;
        private final SplittableRandom random;

        Select(Rows rows, int caller) {
            connection = rows.subject().database(rows.database());
            id = rows.id();
            random = new SplittableRandom(caller);
            try {
                select = connection.prepareStatement(rows.select());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void run() throws SQLException {
            select.setObject(1, UUID.fromString(id.apply(random)));
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("a row of the sample is not there");
                }
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
