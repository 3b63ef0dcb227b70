package io.leadstream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL server with durable settings: what it acknowledged survives {@code kill -9}. Every service has a database
 * of its own, with one role that owns it and one that replicates its outbox.
 */
public final class LocalPostgres {
    private static final String SUPERUSER = "postgres";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /** No value of a row may reach the log: an ERROR's own text can quote one, so the log begins above it. */
    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            max_connections = 200
            password_encryption = scram-sha-256
            shared_buffers = 128MB
            jit = off
            fsync = on
            full_page_writes = on
            synchronous_commit = on
            wal_level = logical
            max_wal_senders = 16
            max_replication_slots = 16
            max_slot_wal_keep_size = -1
            max_wal_size = 1GB
            log_error_verbosity = terse
            log_min_error_statement = panic
            log_min_messages = log
            log_line_prefix = '%%m [%%p] %%q%%u@%%d '
            timezone = 'UTC'
            log_timezone = 'UTC'
            """;

    private static final String ACCESS = """
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final Home home;
    private final int port;
    private final Secrets secrets;
    private final PostgresBinaries binaries;
    private final Child server;

    public LocalPostgres(Home home, int port, Secrets secrets, Installation installation) {
        this.home = home;
        this.port = port;
        this.secrets = secrets;
        this.binaries = PostgresBinaries.unpacked(installation);
        this.server = new Child(
                home,
                "postgres",
                StopSignal.INTERRUPT,
                binaries.command("postgres", "-D", home.postgres().toString()),
                Map.of());
    }

    Child child() {
        return server;
    }

    /** Returns once the server accepts connections. */
    public void start() {
        try {
            if (!Files.exists(home.postgres())) {
                initialise();
            }
            Files.writeString(home.postgres().resolve("postgresql.conf"), SETTINGS.formatted(port));
            Files.writeString(home.postgres().resolve("pg_hba.conf"), ACCESS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.start();
        Patience.require(START_LIMIT, server, this::answers);
    }

    private void initialise() throws IOException {
        Path half = home.path().resolve("postgres.new");
        Folders.delete(half);
        Path password = home.run().resolve("postgres.password");
        Home.writePrivate(password, secrets.password(SUPERUSER) + "\n");
        var initdb = new ProcessBuilder(binaries.command(
                        "initdb",
                        "--pgdata=" + half,
                        "--username=" + SUPERUSER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--locale=C.UTF-8"))
                .redirectErrorStream(true)
                .redirectOutput(home.logs().resolve("initdb.log").toFile())
                .start();
        if (!Child.ended(initdb.toHandle(), START_LIMIT) || initdb.exitValue() != 0) {
            throw new StackFailure("PostgreSQL's data folder could not be made; see "
                    + home.logs().resolve("initdb.log"));
        }
        Files.delete(password);
        // A data folder is there whole or not at all.
        Files.move(half, home.postgres());
    }

    private boolean answers() {
        try (var connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A connection as the superuser. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, secrets.password(SUPERUSER));
    }

    /** Makes the databases and roles that are missing. */
    public void provide(List<Service> services) {
        try (var connection = connect("postgres")) {
            for (var service : services) {
                provide(connection, service);
            }
        } catch (SQLException e) {
            throw new StackFailure("PostgreSQL's databases could not be made: " + e.getMessage(), e);
        }
    }

    private void provide(Connection connection, Service service) throws SQLException {
        role(connection, service.owner(), "nosuperuser noreplication nocreatedb nocreaterole");
        role(connection, service.replicator(), "nosuperuser replication nocreatedb nocreaterole");
        try (var statement = connection.createStatement()) {
            var found = statement.executeQuery(
                    "select 1 from pg_database where datname = '%s'".formatted(service.database()));
            if (!found.next()) {
                statement.execute("create database %s owner %s".formatted(service.database(), service.owner()));
            }
            statement.execute("revoke all on database %s from public".formatted(service.database()));
            statement.execute("revoke all on database postgres, template1 from public");
            statement.execute("grant connect on database %s to %s".formatted(service.database(), service.replicator()));
        }
    }

    private void role(Connection connection, String role, String rights) throws SQLException {
        try (var statement = connection.createStatement()) {
            var found = statement.executeQuery("select 1 from pg_roles where rolname = '%s'".formatted(role));
            var verb = found.next() ? "alter" : "create";
            statement.execute(
                    "%s role %s login %s password '%s'".formatted(verb, role, rights, secrets.password(role)));
        }
    }

    /** True once the service's migration has made its publication. */
    boolean hasPublication(Service service) throws SQLException {
        return holds(service.database(), "select 1 from pg_publication where pubname = 'leadstream_outbox'");
    }

    /** True while Debezium streams from the service's slot. */
    boolean streams(Service service) throws SQLException {
        return holds(
                service.database(),
                "select 1 from pg_replication_slots where active and slot_name = '%s'".formatted(service.slot()));
    }

    private boolean holds(String database, String query) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /** What Debezium needs inside a service's database: to read the outbox and to beat. */
    void allowReplication(Service service) throws SQLException {
        try (var connection = connect(service.database());
                var statement = connection.createStatement()) {
            statement.execute("grant usage on schema public to " + service.replicator());
            statement.execute("grant select on outbox to " + service.replicator());
            statement.execute("grant select, insert, update on outbox_heartbeat to " + service.replicator());
        }
    }

    public void stop(Duration patience) {
        server.stop(patience);
    }
}
