package io.leadstream.qualification.framework;

import static java.util.stream.Collectors.partitioningBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A formal set of criteria that a sales-qualified lead meets. */
public record Framework(String name, List<Criterion> criteria) {

    /** IBM, 1960s: the simplest and fastest. */
    public static final Framework BANT = new Framework(
            "BANT",
            List.of(
                    new Criterion("budget", "The budget is known: how much there is, or how it will be found"),
                    new Criterion("authority", "It is known who takes the final decision"),
                    new Criterion("need", "The problem that the lead hopes to solve is known"),
                    new Criterion("timeline", "It is known by when the lead wants it solved")));

    public Framework {
        criteria = List.copyOf(criteria);
    }

    public Optional<Criterion> criterion(String key) {
        return criteria.stream()
                .filter(criterion -> criterion.key().equals(key))
                .findFirst();
    }

    /** How far the facts, by criterion, fill this framework. */
    public Completeness of(Map<String, Fact> facts) {
        var byHeld = criteria.stream().collect(partitioningBy(criterion -> {
            Fact fact = facts.get(criterion.key());
            return fact != null && fact.holds();
        }));
        return new Completeness(name, byHeld.getOrDefault(true, List.of()), byHeld.getOrDefault(false, List.of()));
    }
}
