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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps the facts that the events of one topic tell, whatever schema its transaction has entered.
 *
 * @param <T> what is read of the topic
 */
abstract sealed class FactHandler<T extends TellsFacts> implements EventHandler
        permits DealListener, LeadListener, QualificationListener {

    /** By how much the clocks of two instances may differ. */
    private static final Duration SKEW = Duration.ofMillis(250);

    private final String topic;
    private final EventReader<T> reader;
    private final AgroalDataSource database;
    private final ObjectMapper mapper;
    private final Clock clock;

    FactHandler(String topic, Class<T> family, AgroalDataSource database, ObjectMapper mapper, Clock clock) {
        this.topic = topic;
        this.reader = new EventReader<>(family, mapper);
        this.database = database;
        this.mapper = mapper;
        this.clock = clock;
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
            tables.add(facts, merges);
            tables.addAhead(ahead(facts, merges));
            LeadsOfDeals.add(connection, facts);
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    /** When what happens later than now, as the clocks here see it, comes into force: figures as of then change. */
    private SortedSet<Instant> ahead(List<Stored> facts, List<FactTables.Merge> merges) {
        Instant now = clock.instant().minus(SKEW);
        return Stream.concat(
                        facts.stream().map(stored -> stored.fact().occurredAt()),
                        merges.stream().map(merge -> merge.by().occurredAt()))
                .filter(now::isBefore)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
