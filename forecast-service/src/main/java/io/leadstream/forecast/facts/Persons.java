package io.leadstream.forecast.facts;

import io.leadstream.forecast.cells.CellChanges;
import io.leadstream.forecast.cells.Contribution;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Family;
import io.leadstream.forecast.history.Ladder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Leads that turned out to be one person, or not to be: all that was told of them and of those they are tied to. */
record Persons(Set<Told> told) {

    static final Persons NONE = new Persons(Set.of());

    private static final String AROUND = """
            with recursive near as (
              select unnest(?::text[]) collate "C" as subject
              union
              select tied.subject from near cross join lateral (
                select merged as subject from lead_merge where survivor = near.subject
                union all
                select survivor from lead_merge where merged = near.subject) as tied)
            select m.survivor, m.merged, m.sequence, m.joined, m.occurred_at
            from lead_merge m where m.survivor in (select subject from near)""";

    Persons {
        told = Set.copyOf(told);
    }

    /** The last that was told of a pair holds, by the survivor's sequence. */
    record Told(String survivor, String merged, long sequence, boolean joined, Instant at) {}

    private record Pair(String survivor, String merged) {}

    static Persons around(Collection<String> subjects, Connection connection) throws SQLException {
        var told = new HashSet<Told>();
        try (var select = connection.prepareStatement(AROUND)) {
            select.setArray(1, connection.createArrayOf("text", subjects.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    told.add(new Told(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getLong(3),
                            rows.getBoolean(4),
                            rows.getObject(5, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return new Persons(told);
    }

    Persons and(List<FactTables.Merge> merges) {
        var all = new HashSet<>(told);
        merges.forEach(merge -> all.add(new Told(
                merge.survivor(),
                merge.other().other(),
                merge.by().ref().sequence(),
                merge.other().joined(),
                merge.by().occurredAt())));
        return new Persons(all);
    }

    Set<String> members() {
        var members = new HashSet<String>();
        told.forEach(one -> members.addAll(List.of(one.survivor, one.merged)));
        return members;
    }

    /** Those who are, or were, tied to each other. */
    Collection<SortedSet<String>> components() {
        var of = new HashMap<String, SortedSet<String>>();
        for (Told one : told) {
            SortedSet<String> joined = new TreeSet<>(List.of(one.survivor, one.merged));
            joined.addAll(of.getOrDefault(one.survivor, new TreeSet<>()));
            joined.addAll(of.getOrDefault(one.merged, new TreeSet<>()));
            joined.forEach(member -> of.put(member, joined));
        }
        return new HashSet<>(of.values());
    }

    /** When something was last told of them. */
    Optional<Instant> lastChange(Collection<String> members) {
        return told.stream()
                .filter(one -> members.contains(one.survivor))
                .map(Told::at)
                .max(Instant::compareTo);
    }

    /** Adds what they add, or takes it back: as of any time, whoever was a person of their own by then. */
    void add(
            Collection<String> members,
            Map<String, DealHistory> histories,
            Ladder ladder,
            int sign,
            CellChanges changes) {
        var days = new TreeSet<Integer>();
        histories.values().forEach(history -> days.addAll(Contribution.days(history)));
        List<Told> ofThem =
                told.stream().filter(one -> members.contains(one.survivor)).toList();
        ofThem.forEach(one -> days.add(Contribution.day(one.at)));
        Contribution.add(days, time -> asOf(time, ofThem, histories), ladder, sign, changes);
    }

    private static List<DealHistory> asOf(Instant time, List<Told> told, Map<String, DealHistory> histories) {
        Map<String, Set<String>> joined = joined(time, told);
        var merged = new HashSet<String>();
        joined.values().forEach(merged::addAll);
        var persons = new ArrayList<DealHistory>();
        histories.forEach((member, history) -> {
            if (!merged.contains(member)) {
                persons.add(person(member, history, joined, histories));
            }
        });
        return persons;
    }

    /** By survivor, those that are part of it. */
    private static Map<String, Set<String>> joined(Instant time, List<Told> told) {
        var last = new HashMap<Pair, Told>();
        for (Told one : told) {
            if (!one.at.isAfter(time)) {
                last.merge(
                        new Pair(one.survivor, one.merged),
                        one,
                        (before, now) -> now.sequence > before.sequence ? now : before);
            }
        }
        var joined = new HashMap<String, Set<String>>();
        last.values().stream().filter(Told::joined).forEach(one -> joined.computeIfAbsent(
                        one.survivor, _ -> new HashSet<>())
                .add(one.merged));
        return joined;
    }

    private static DealHistory person(
            String survivor, DealHistory history, Map<String, Set<String>> joined, Map<String, DealHistory> histories) {
        var others = new TreeSet<String>();
        collect(survivor, joined, others);
        others.remove(survivor);
        if (others.isEmpty()) {
            return history;
        }
        return Family.of(
                history,
                others.stream().map(histories::get).filter(Objects::nonNull).toList());
    }

    private static void collect(String survivor, Map<String, Set<String>> joined, Set<String> others) {
        for (String other : joined.getOrDefault(survivor, Set.of())) {
            if (others.add(other)) {
                collect(other, joined, others);
            }
        }
    }
}
