package io.leadstream.qualification.profile;

import io.leadstream.qualification.lead.Folded;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that speaks for or against a company or person, and how much.
 *
 * @param key its name within the definition
 * @param oneOf holds when the attribute is one of these; empty when the criterion asks something else
 * @param noneOf holds when the attribute is known and none of these
 * @param atLeast and {@code atMost}: of numbers, both ends included
 * @param weight -50..50, not 0
 */
public record WeightedCriterion(
        String key,
        Attribute attribute,
        List<String> oneOf,
        List<String> noneOf,
        @Nullable Long atLeast,
        @Nullable Long atMost,
        int weight) {

    /** A word that no definition names. */
    private static final String OTHER = "\uFFFF";

    public WeightedCriterion {
        if (weight < -50 || weight > 50 || weight == 0) {
            throw new IllegalArgumentException("a criterion weighs -50 to 50, and not 0");
        }
        oneOf = List.copyOf(oneOf);
        noneOf = List.copyOf(noneOf);
    }

    static WeightedCriterion oneOf(String key, Attribute attribute, int weight, String... words) {
        return new WeightedCriterion(key, attribute, List.of(words), List.of(), null, null, weight);
    }

    static WeightedCriterion noneOf(String key, Attribute attribute, int weight, String... words) {
        return new WeightedCriterion(key, attribute, List.of(), List.of(words), null, null, weight);
    }

    /** How a subject meets it: nothing is held against anybody that is merely not known. */
    Fit.Line of(Subject subject) {
        String value = attribute.of(subject).orElse(null);
        Fit.Outcome outcome =
                value == null ? Fit.Outcome.UNKNOWN : holds(value) ? Fit.Outcome.HELD : Fit.Outcome.NOT_HELD;
        return new Fit.Line(key, attribute, value, outcome, outcome == Fit.Outcome.HELD ? weight : 0, weight);
    }

    int pointsOf(String value) {
        return holds(value) ? weight : 0;
    }

    /** Values among which there is one for every outcome that the criterion can have. */
    Stream<String> tellingValues() {
        if (attribute.isNumber()) {
            return Stream.of(atLeast, atMost, atMost == null ? null : Long.valueOf(atMost + 1))
                    .filter(Objects::nonNull)
                    .map(number -> Long.toString(number));
        }
        Stream<String> named = Stream.concat(oneOf.stream(), noneOf.stream());
        return attribute.words().isEmpty() ? Stream.concat(named, Stream.of(OTHER)) : attribute.words().stream();
    }

    private boolean holds(String value) {
        if (attribute.isNumber()) {
            long number = Long.parseLong(value);
            return (atLeast == null || number >= atLeast) && (atMost == null || number <= atMost);
        }
        String word = Folded.word(value);
        return oneOf.isEmpty()
                ? !Folded.words(noneOf).contains(word)
                : Folded.words(oneOf).contains(word);
    }
}
