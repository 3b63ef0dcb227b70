package io.leadstream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * A PostgreSQL server with the settings of deploy/postgres: what it acknowledged survives {@code kill -9}.
 */
public final class LocalPostgres {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private static final Duration LEFTOVERS_LIMIT = Duration.ofSeconds(10);
    private static final Duration STEP = Duration.ofMillis(200);
    private static final String LEFTOVERS = "pre-existing shared memory block";

    private static final String PLACE = """
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            """;

    private static final String ACCESS = """
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final Home home;
    private final int port;
    private final Secrets secrets;
    private final Installation installation;
    private final Databases databases;
    private final PostgresBinaries binaries;
    private final Child server;

    public LocalPostgres(Home home, int port, Secrets secrets, Installation installation) {
        this.home = home;
        this.port = port;
        this.secrets = secrets;
        this.installation = installation;
        this.databases = new Databases("127.0.0.1:" + port, secrets);
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
            var settings = Files.readString(installation.deploy("postgres/postgresql.conf"));
            Files.writeString(home.postgres().resolve("postgresql.conf"), settings + PLACE.formatted(port));
            Files.writeString(home.postgres().resolve("pg_hba.conf"), ACCESS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long end = System.nanoTime() + LEFTOVERS_LIMIT.toNanos();
        while (!startsBesideNobody(System.nanoTime() < end)) {
            Patience.pause(STEP);
        }
    }

    /** A server that was killed leaves its backends for a moment, and no other starts beside them. */
    private boolean startsBesideNobody(boolean mayWait) {
        server.start();
        try {
            Patience.require(START_LIMIT, server, databases::answer);
            return true;
        } catch (StackFailure e) {
            if (mayWait && server.lastLines(8).stream().anyMatch(line -> line.contains(LEFTOVERS))) {
                return false;
            }
            throw e;
        }
    }

    private void initialise() throws IOException {
        Path half = home.path().resolve("postgres.new");
        Folders.delete(half);
        Path password = home.run().resolve("postgres.password");
        Home.writePrivate(password, secrets.password(Databases.SUPERUSER) + "\n");
        var initdb = new ProcessBuilder(binaries.command(
                        "initdb",
                        "--pgdata=" + half,
                        "--username=" + Databases.SUPERUSER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--locale=C.UTF-8"))
                .redirectErrorStream(true)
                .redirectOutput(home.logs().resolve("initdb.log").toFile())
                .start();
        if (!Child.succeeded(initdb, START_LIMIT)) {
            throw new StackFailure("PostgreSQL's data folder could not be made; see "
                    + home.logs().resolve("initdb.log"));
        }
        Files.delete(password);
        // A data folder is there whole or not at all.
        Files.move(half, home.postgres());
    }

    public String url(String database) {
        return databases.url(database);
    }

    /** A connection as the superuser. */
    public Connection connect(String database) throws SQLException {
        return databases.connect(database);
    }

    Databases databases() {
        return databases;
    }

    public void stop(Duration patience) {
        server.stop(patience);
    }
}
