package io.leadstream.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A consumer as services write them; it refuses the subjects that a test tells it to refuse. */
@ApplicationScoped
class ThingListener implements EventHandler {

    static final String TOPIC = "test-events";

    final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final AgroalDataSource database;

    ThingListener(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    void refuse(String subject) {
        refused.add(subject);
    }

    void accept(String subject) {
        refused.remove(subject);
    }

    @Override
    public void handle(Event event) {
        if (refused.contains(event.subject())) {
            throw new UnreadableEvent("refused by the test");
        }
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into thing_seen (subject, sequence, traceparent) values (?, ?, ?)")) {
            insert.setString(1, event.subject());
            insert.setLong(2, event.ref().sequence());
            insert.setString(3, Traces.current());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }
}
