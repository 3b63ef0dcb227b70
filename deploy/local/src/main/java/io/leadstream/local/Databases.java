package io.leadstream.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * What is inside a PostgreSQL server: every service has a database of its own, with one role that owns it and one that
 * replicates its outbox.
 *
 * @param address host and port
 */
record Databases(String address, Secrets secrets) {
    static final String SUPERUSER = "postgres";

    String url(String database) {
        return "jdbc:postgresql://" + address + "/" + database;
    }

    /** A connection as the superuser. */
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, secrets.password(SUPERUSER));
    }

    boolean answer() {
        try (var connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Makes the databases and roles that are missing. */
    void provide(List<Service> services) {
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
}
