package io.leadstream.qualification.queue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Expectations of groups by two attributes, from own outcomes: empirical Bayes. A group of few outcomes is drawn
 * towards what each of its two attributes leads to expect, an attribute of few towards all outcomes, and those towards
 * what is assumed before there are any. So a group's own outcomes count by their number against a fixed weight, and
 * one more success never lowers what is expected of it.
 */
final class Shrinkage {

    /** What is assumed of a value of the first attribute, given what is expected of all. */
    @FunctionalInterface
    interface Relative {
        double of(double expected, @Nullable String value);
    }

    private final double assumed;
    private final double weight;
    private final Relative relative;
    private final double all;
    private final Map<Optional<String>, Double> first;
    private final Map<Optional<String>, Double> second;
    private final Map<List<Optional<String>>, Counted> cells;

    /**
     * Learns from outcomes.
     *
     * @param assumed what is expected before there are any
     * @param weight how many outcomes what a group is drawn towards counts as
     * @param relative what is assumed of the first attribute's values, given what is expected of all
     */
    Shrinkage(Collection<Counted> outcomes, double assumed, double weight, Relative relative) {
        this.assumed = assumed;
        this.weight = weight;
        this.relative = relative;
        this.all = drawn(outcomes, assumed);
        this.first = byAttribute(outcomes, Counted::first, relative);
        this.second = byAttribute(outcomes, Counted::second, (expected, value) -> expected);
        this.cells = outcomes.stream().collect(toMap(Shrinkage::key, Function.identity(), Shrinkage::sum));
    }

    /** What is expected of a group, whether or not there are outcomes of it. */
    Rate of(@Nullable String one, @Nullable String other) {
        double ofFirst = first.getOrDefault(Optional.ofNullable(one), relative.of(all, one));
        double ofSecond = relative.of(second.getOrDefault(Optional.ofNullable(other), all), one);
        double prior = (ofFirst + ofSecond) / 2;
        Counted cell = cells.get(List.of(Optional.ofNullable(one), Optional.ofNullable(other)));
        return cell == null
                ? new Rate(one, other, 0, 0, prior)
                : new Rate(one, other, cell.count(), cell.sum(), drawn(List.of(cell), prior));
    }

    private Map<Optional<String>, Double> byAttribute(
            Collection<Counted> outcomes, Function<Counted, @Nullable String> attribute, Relative relative) {
        var expected = new HashMap<Optional<String>, Double>();
        outcomes.stream()
                .collect(groupingBy(outcome -> Optional.ofNullable(attribute.apply(outcome))))
                .forEach((value, ofValue) -> expected.put(value, drawn(ofValue, relative.of(all, value.orElse(null)))));
        return expected;
    }

    private double drawn(Collection<Counted> outcomes, double prior) {
        long count = outcomes.stream().mapToLong(Counted::count).sum();
        double sum = outcomes.stream().mapToDouble(Counted::sum).sum();
        return (sum + weight * prior) / (count + weight);
    }

    private static List<Optional<String>> key(Counted outcome) {
        return List.of(Optional.ofNullable(outcome.first()), Optional.ofNullable(outcome.second()));
    }

    private static Counted sum(Counted one, Counted other) {
        if (!Objects.equals(key(one), key(other))) {
            throw new IllegalArgumentException("different groups are not one");
        }
        return new Counted(one.first(), one.second(), one.count() + other.count(), one.sum() + other.sum());
    }

    /** What was assumed before there were outcomes. */
    double assumed() {
        return assumed;
    }

    /** What is expected of everything together. */
    double all() {
        return all;
    }
}
