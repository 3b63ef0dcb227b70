package io.leadstream.local.test;

import io.leadstream.local.TestBackbone;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The running stack, as a test sees it. It can be had in every class loader of the JVM that {@link StackResource} has
 * started it in.
 */
public final class Stack {
    static final String HOME = "leadstream.test.home";
    static final String BASE = "leadstream.test.ports";
    static final String SERVICE = "leadstream.test.service";

    /** Good for longer than a JVM of tests lives. */
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private static volatile @Nullable Stack current;

    private final TestBackbone backbone;

    private Stack(TestBackbone backbone) {
        this.backbone = backbone;
    }

    /** The stack of this JVM; there is one, from the first test that asks for it until the JVM ends. */
    public static Stack current() {
        Stack known = current;
        if (known == null) {
            known = new Stack(TestBackbone.attach(property(HOME), Integer.parseInt(property(BASE)), property(SERVICE)));
            current = known;
        }
        return known;
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), "no stack runs: the test lacks StackResource");
    }

    /** A bearer token of one role, with further claims such as {@code partner}. */
    public String token(String role, String subject, Map<String, ?> claims) {
        return backbone.tokens().sign(role, subject, claims);
    }

    public String token(String role) {
        return TOKENS.computeIfAbsent(role, name -> token(name, name, Map.of()));
    }

    /** Client settings of Kafka's superuser. */
    public Map<String, Object> kafka() {
        return backbone.kafka("admin");
    }

    /** Client settings of one of our own users: {@code lead-service}, {@code connect}, ... */
    public Map<String, Object> kafka(String user) {
        return backbone.kafka(user);
    }

    /** Client settings of a partner, on the partners' listener. */
    public Map<String, String> partner(String partner) {
        return backbone.partner(partner);
    }

    /** A connection to the database of the service under test, as the superuser. */
    public Connection database() throws SQLException {
        return backbone.database();
    }

    /** Runs one statement as the superuser in the service's database; the rows, their values joined by {@code |}. */
    public List<String> psql(String sql) {
        try (var connection = database();
                var statement = connection.createStatement()) {
            var rows = new ArrayList<String>();
            if (statement.execute(sql)) {
                var found = statement.getResultSet();
                int columns = found.getMetaData().getColumnCount();
                while (found.next()) {
                    var values = new ArrayList<String>();
                    for (int column = 1; column <= columns; column++) {
                        values.add(String.valueOf(found.getString(column)));
                    }
                    rows.add(String.join("|", values));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Waits until Debezium streams the outbox of the service under test; it begins by itself, after the migration. */
    public void awaitPublishing() {
        backbone.awaitPublishing();
    }

    /** Ends {@code postgres}, {@code kafka} or {@code connect} as {@code kill -9} does. */
    public void kill(String component) {
        backbone.kill(component);
    }

    /** Starts a killed or running component (anew) and returns once it answers. */
    public void restart(String component) {
        backbone.restart(component);
    }
}
