package io.leadstream.forecast.facts;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.leadstream.forecast.cells.Contribution;
import io.leadstream.forecast.facts.CountedLadders.Counted;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.messaging.DatabaseFault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/**
 * Counts the deals of a pipeline along its latest version, some at a time, after the version was published; until it is
 * through, figures are read from the facts. What comes meanwhile waits for a batch at most. Folds what cells have
 * changed by, too.
 */
@ApplicationScoped
class Recount {

    private static final Logger LOG = Logger.getLogger(Recount.class);
    private static final int AT_ONCE = 1_000;

    private static final String NEXT = """
            select subject, facts from history where subject > ? and pipelines && array[?]::text[] order by subject
            limit\s""" + AT_ONCE;

    private static final String FACTS = "select subject, facts from history where subject = any (?)";

    private final AgroalDataSource database;
    private final Projection projection;
    private final ObjectMapper mapper;

    Recount(AgroalDataSource database, Projection projection, ObjectMapper mapper) {
        this.database = database;
        this.projection = projection;
        this.mapper = mapper;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void work() {
        try {
            boolean more = true;
            while (more) {
                more = QuarkusTransaction.requiringNew().call(this::count)
                        | QuarkusTransaction.requiringNew().call(this::fold);
            }
        } catch (DatabaseFault away) {
            LOG.warnf(away, "cells wait to be counted and folded");
        }
    }

    private boolean fold() {
        try (Connection connection = database.getConnection()) {
            projection.enter(connection);
            return new CellFolds(connection).fold();
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    /** One batch; false when nothing is left to count. */
    private boolean count() {
        try (Connection connection = database.getConnection()) {
            projection.enter(connection);
            var ladders = new CountedLadders(connection, mapper);
            if (ladders.all().values().stream().allMatch(Counted::isComplete)) {
                return false;
            }
            ladders.lockAlone();
            Optional<Counted> due = ladders.all().values().stream()
                    .filter(counted -> !counted.isComplete())
                    .findFirst();
            if (due.isPresent()) {
                count(due.get(), ladders, connection);
            }
            return due.isPresent();
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    private void count(Counted counted, CountedLadders ladders, Connection connection) throws SQLException {
        Map<String, DealHistory> deals = new HashMap<>();
        var subjects = new TreeSet<String>();
        var reader = new FactReader(true);
        try (var select = connection.prepareStatement(NEXT)) {
            select.setString(1, counted.upTo());
            select.setString(2, counted.ladder().pipeline());
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    String subject = rows.getString(1);
                    subjects.add(subject);
                    DealHistory.of(subject, reader.read(rows.getBytes(2))).ifPresent(deal -> deals.put(subject, deal));
                }
            }
        }
        var cells = new CellTables(connection);
        var changes = cells.begin();
        var added = changes.along(counted.id());
        Persons persons = Persons.around(subjects, connection);
        for (SortedSet<String> members : persons.components()) {
            // with the first of them, all of them
            if (subjects.contains(members.first())) {
                var histories = histories(members, reader, connection);
                persons.add(members, histories, counted.ladder(), 1, added);
                histories.values().forEach(deal -> changes.happenedUntil(counted.id(), Contribution.latest(deal)));
                persons.lastChange(members).ifPresent(time -> changes.happenedUntil(counted.id(), time));
            }
        }
        deals.keySet().removeAll(persons.members());
        deals.values().forEach(deal -> {
            Contribution.add(deal, counted.ladder(), 1, added);
            changes.happenedUntil(counted.id(), Contribution.latest(deal));
        });
        cells.add(changes);
        boolean through = subjects.size() < AT_ONCE;
        ladders.moveOn(counted.id(), through ? null : subjects.last());
        if (through) {
            cells.forgetGivenUp();
        }
    }

    private static Map<String, DealHistory> histories(
            SortedSet<String> members, FactReader reader, Connection connection) throws SQLException {
        var histories = new HashMap<String, DealHistory>();
        try (var select = connection.prepareStatement(FACTS)) {
            select.setArray(
                    1, connection.createArrayOf("text", List.copyOf(members).toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    String subject = rows.getString(1);
                    DealHistory.of(subject, reader.read(rows.getBytes(2)))
                            .ifPresent(history -> histories.put(subject, history));
                }
            }
        }
        return histories;
    }
}
