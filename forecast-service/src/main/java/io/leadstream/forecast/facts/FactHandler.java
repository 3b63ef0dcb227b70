package io.leadstream.forecast.facts;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.leadstream.forecast.facts.FactTables.Published;
import io.leadstream.forecast.facts.FactTables.Stored;
import io.leadstream.messaging.DatabaseFault;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventHandler;
import io.leadstream.messaging.EventReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the facts that the events of one topic tell, whatever schema its transaction has entered.
 *
 * @param <T> what is read of the topic
 */
abstract sealed class FactHandler<T extends TellsFacts> implements EventHandler
        permits DealListener, LeadListener, QualificationListener {

    private final String topic;
    private final EventReader<T> reader;
    private final AgroalDataSource database;
    private final ObjectMapper mapper;

    FactHandler(String topic, Class<T> family, AgroalDataSource database, ObjectMapper mapper) {
        this.topic = topic;
        this.reader = new EventReader<>(family, mapper);
        this.database = database;
        this.mapper = mapper;
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public void handle(Event event) {
        handleAll(List.of(event));
    }

    @Override
    public void handleAll(List<Event> events) {
        var facts = new ArrayList<Stored>();
        var pipelines = new ArrayList<Published>();
        var merges = new ArrayList<FactTables.Merge>();
        for (Event event : events) {
            reader.read(event).ifPresent(told -> {
                told.facts(event).forEach(fact -> facts.add(new Stored(event.subject(), fact)));
                if (told instanceof LeadEvent.Joins joins) {
                    merges.add(new FactTables.Merge(event.subject(), joins.joined(), event));
                }
                if (told instanceof DealEvent.Published published) {
                    pipelines.add(new Published(published.toVersion(), event.knownAt()));
                }
            });
        }
        // the connection is that of the batch's transaction
        try (var connection = database.getConnection()) {
            var tables = new FactTables(connection, mapper);
            tables.addPipelines(pipelines);
            tables.add(facts);
            tables.addMerges(merges);
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }
}
