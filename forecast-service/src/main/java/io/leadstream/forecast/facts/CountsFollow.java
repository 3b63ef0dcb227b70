package io.leadstream.forecast.facts;

import io.leadstream.forecast.cells.Contribution;
import io.leadstream.forecast.facts.CountedLadders.Counted;
import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.LeadLifecycle;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Lets the counts of stages follow the facts that come: what the deals of a batch, and leads that are one person with
 * them, added before is taken back, and what they add with the new facts is added. Their rows are locked meanwhile.
 */
final class CountsFollow {

    private static final String KNOWN =
            "select subject, facts from history where subject = any (?) order by subject for update";

    private final Connection connection;
    private final CountedLadders ladders;
    private final CellTables cells;
    private final CellTables.Changes changes;
    private final Map<String, List<DealFact>> facts = new HashMap<>();
    private Map<String, Counted> counted = Map.of();
    private Persons persons = Persons.NONE;

    CountsFollow(Connection connection, CountedLadders ladders) throws SQLException {
        this.connection = connection;
        this.ladders = ladders;
        this.cells = new CellTables(connection);
        this.changes = cells.begin();
    }

    /**
     * Takes back what they added.
     *
     * @param fresh of whom nothing was known: their rows are there already
     */
    void before(Collection<String> touched, Set<String> fresh, List<FactTables.Merge> merges) throws SQLException {
        counted = ladders.all();
        var all = new TreeSet<>(touched);
        merges.forEach(
                merge -> all.addAll(List.of(merge.survivor(), merge.other().other())));
        // who locks others meanwhile may have joined more to them
        do {
            all.addAll(persons.members());
            var known = new TreeSet<>(all);
            known.removeAll(fresh);
            read(known);
            persons = Persons.around(all, connection);
        } while (!all.containsAll(persons.members()));
        countAll(all, -1);
    }

    private void read(Collection<String> subjects) throws SQLException {
        var reader = new FactReader(true);
        try (var select = connection.prepareStatement(KNOWN)) {
            select.setArray(1, connection.createArrayOf("text", subjects.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    facts.put(rows.getString(1), reader.read(rows.getBytes(2)));
                }
            }
        }
    }

    /** Adds what they add now. */
    void after(Map<String, List<DealFact>> added, List<FactTables.Merge> merges) throws SQLException {
        added.forEach((subject, some) ->
                facts.computeIfAbsent(subject, _ -> new ArrayList<>()).addAll(some));
        persons = persons.and(merges);
        var all = new HashSet<>(facts.keySet());
        all.addAll(persons.members());
        countAll(all, 1);
        cells.add(changes);
    }

    private void countAll(Collection<String> subjects, int sign) {
        var alone = new TreeSet<>(subjects);
        alone.removeAll(persons.members());
        for (String subject : alone) {
            history(subject).ifPresent(deal -> count(deal, sign));
        }
        persons.components().forEach(members -> countTogether(members, sign));
    }

    private Optional<DealHistory> history(String subject) {
        return DealHistory.of(subject, facts.getOrDefault(subject, List.of()));
    }

    private void count(DealHistory deal, int sign) {
        Set<String> pipelines =
                deal.steps().stream().map(step -> step.place().pipeline()).collect(Collectors.toSet());
        for (String pipeline : pipelines) {
            Counted along = counted.get(pipeline);
            if (along != null && along.has(deal.deal())) {
                Contribution.add(deal, along.ladder(), sign, changes.along(along.id()));
                changes.happenedUntil(along.id(), Contribution.latest(deal));
            }
        }
    }

    /** Leads that are, or were, one person with each other are counted together. */
    private void countTogether(SortedSet<String> members, int sign) {
        Counted along = counted.get(LeadLifecycle.KEY);
        if (along == null || !along.has(members.first())) {
            return;
        }
        var histories = new HashMap<String, DealHistory>();
        members.forEach(member -> history(member).ifPresent(history -> histories.put(member, history)));
        persons.add(members, histories, along.ladder(), sign, changes.along(along.id()));
        histories.values().forEach(history -> changes.happenedUntil(along.id(), Contribution.latest(history)));
        persons.lastChange(members).ifPresent(time -> changes.happenedUntil(along.id(), time));
    }
}
