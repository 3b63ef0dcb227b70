package io.leadstream.qualification.framework;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One thing that a framework asks for.
 *
 * @param key its name in the framework and in events
 * @param text what must be known for it to hold
 * @param gap what is said of a lead while it is missing, such as "no economic buyer"
 * @param required whether a lead qualifies only with it
 * @param filledBy the facts any one of which makes it hold
 */
public record Criterion(String key, String text, String gap, boolean required, List<FactWord> filledBy) {

    public Criterion {
        filledBy = List.copyOf(filledBy);
    }

    /** A required criterion in the words of the fact that fills it first. */
    static Criterion named(String key, FactWord first, FactWord... others) {
        var filledBy = Stream.concat(Stream.of(first), Stream.of(others)).toList();
        return new Criterion(key, first.text(), first.gap(), true, filledBy);
    }

    /** The same under the name of the fact. */
    static Criterion of(FactWord first, FactWord... others) {
        return named(first.key(), first, others);
    }

    boolean isHeld(Map<String, Fact> facts) {
        return filling(facts).anyMatch(Fact::holds);
    }

    Stream<Fact> filling(Map<String, Fact> facts) {
        return filledBy.stream().map(word -> facts.get(word.key())).filter(Objects::nonNull);
    }
}
