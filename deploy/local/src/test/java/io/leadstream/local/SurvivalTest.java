package io.leadstream.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code kill -9} must not lose. */
class SurvivalTest {
    private static final TestBackbone STACK = Stacks.test();
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration OFFSET_FLUSH = Duration.ofSeconds(1);

    @AfterEach
    void everythingRunsAgain() {
        STACK.awaitPublishing();
    }

    @Test
    void aKilledDatabaseHasWhatItAcknowledged() throws SQLException, InterruptedException {
        execute("create table if not exists survivor (n int primary key)");
        var killer = Thread.ofPlatform().start(() -> {
            Patience.pause(Duration.ofMillis(700));
            STACK.kill("postgres");
        });

        int acknowledged = insertUntilRefused();
        killer.join();
        STACK.restart("postgres");

        assertTrue(acknowledged > 0);
        assertTrue(countSurvivors() >= acknowledged, "acknowledged " + acknowledged + ", found " + countSurvivors());
    }

    @Test
    void eventsOutliveTheBrokerAndTheWorkerTogether() throws SQLException {
        STACK.awaitPublishing();
        STACK.kill("kafka");
        var key = Stacks.insertEvent("{}", null);
        // Long enough for a heartbeat and a flush: they must not confirm what the broker does not have.
        Patience.pause(HEARTBEAT.plusSeconds(4));
        STACK.kill("connect");

        STACK.restart("kafka");
        STACK.restart("connect");

        assertEquals(key, Stacks.eventOf(key).key());
    }

    /** Where nothing of ours is written the driver confirms the log by itself, and no offset is stored for that. */
    @Test
    void theRelayGoesOnWhereTheSlotIsAheadOfItsOffset() throws SQLException {
        STACK.awaitPublishing();
        Stacks.eventOf(Stacks.insertEvent("{}", null));
        Patience.pause(OFFSET_FLUSH.multipliedBy(2));
        STACK.kill("connect");
        execute("create table if not exists survivor (n int primary key)");
        assertTrue(Patience.await(HEARTBEAT, SurvivalTest::advanceSlot));

        STACK.restart("connect");

        var key = Stacks.insertEvent("{}", null);
        assertEquals(key, Stacks.eventOf(key).key());
    }

    /** False while the killed worker's sender still holds the slot. */
    private static boolean advanceSlot() {
        try (var connection = STACK.database();
                var statement = connection.createStatement()) {
            return statement.execute(
                    "select pg_replication_slot_advance('leadstream_outbox_test', pg_current_wal_lsn())");
        } catch (SQLException held) {
            return false;
        }
    }

    @Test
    void settingsAreDurable() throws SQLException {
        for (var setting : new String[] {"fsync", "full_page_writes", "synchronous_commit"}) {
            assertEquals("on", show(setting), setting);
        }
        assertEquals("logical", show("wal_level"));
        assertEquals("-1", show("max_slot_wal_keep_size"));
        assertEquals("terse", show("log_error_verbosity"));
        assertEquals("panic", show("log_min_error_statement"));
    }

    private static int insertUntilRefused() throws SQLException {
        int acknowledged = 0;
        try (var connection = Stacks.asService();
                var insert = connection.prepareStatement("insert into survivor values (?)")) {
            while (true) {
                insert.setInt(1, acknowledged);
                insert.executeUpdate();
                acknowledged++;
            }
        } catch (SQLException killed) {
            return acknowledged;
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = Stacks.asService();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int countSurvivors() throws SQLException {
        return Integer.parseInt(one("select count(*) from survivor"));
    }

    private static String show(String setting) throws SQLException {
        return one("show " + setting);
    }

    private static String one(String sql) throws SQLException {
        try (var connection = Stacks.asService();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }
}
