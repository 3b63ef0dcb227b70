package io.leadstream.benchmark;

import io.leadstream.local.test.RunningLeadstream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Leads by single POST, beside single-row commits of the same PostgreSQL at the same concurrency. */
final class Captures {

    private static final Duration TIME = Duration.ofSeconds(10);

    private final RunningLeadstream leadstream;
    private final AtomicLong next = new AtomicLong();
    private final String mark = Long.toString(System.nanoTime(), 36);

    Captures(RunningLeadstream leadstream) {
        this.leadstream = leadstream;
    }

    void measure(Table table) {
        for (int callers : new int[] {1, 8, 32}) {
            Load.Result floor = Load.run(callers, TIME, i -> new Commit());
            Load.Result leads = Load.run(callers, TIME, i -> new Capture());
            table.row(
                    "leads/s by single POST, %d connection%s".formatted(callers, callers == 1 ? "" : "s"),
                    "%,.0f /s, %s"
                            .formatted(leads.perSecond(), leads.durations().medianAndP99()),
                    "%,.0f commits/s, %s"
                            .formatted(floor.perSecond(), floor.durations().medianAndP99()),
                    leads.perSecond() / floor.perSecond());
        }
    }

    /** A lead that nobody has captured before; a thousand companies, as in life most leads come to known ones. */
    String body() {
        long n = next.incrementAndGet();
        return """
                {"email":"p%s%d@company-%d.com","firstName":"Pat","lastName":"Lee","jobTitle":"Head of Sales","country":"DE",\
                "source":"WEB_FORM","company":{"name":"Company %d","industry":"SOFTWARE","employees":240}}""".formatted(mark, n, n % 1000, n % 1000);
    }

    private final class Capture implements Load.Operation {
        private final Http http = new Http(leadstream.base() + 1, leadstream.token("rep"));

        @Override
        public void run() throws Exception {
            http.postJson("/api/leads", body()).expect(201);
        }

        @Override
        public void close() {
            http.close();
        }
    }

    private final class Commit implements Load.Operation {
        private final Connection connection;
        private final PreparedStatement insert;

        Commit() {
            try {
                connection = leadstream.database("lead");
                try (var create = connection.createStatement()) {
                    create.execute("create table if not exists benchmark_floor (id bigserial primary key, value text)");
                }
                insert = connection.prepareStatement("insert into benchmark_floor (value) values (?)");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void run() throws SQLException {
            insert.setString(1, "a row of some length, as a lead's would be, or about so");
            insert.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
