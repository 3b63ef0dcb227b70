package io.leadstream.qualification.framework;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which criteria of a framework hold for a lead, and which are still to be found out.
 *
 * @param framework its key
 */
public record Completeness(String framework, List<Criterion> held, List<Criterion> missing) {

    public Completeness {
        held = List.copyOf(held);
        missing = List.copyOf(missing);
    }

    /** Everything that the framework requires is found out. */
    public boolean complete() {
        return missingRequired().isEmpty();
    }

    public List<Criterion> missingRequired() {
        return missing.stream().filter(Criterion::required).toList();
    }

    public List<String> heldKeys() {
        return held.stream().map(Criterion::key).toList();
    }

    public List<String> missingKeys() {
        return missing.stream().map(Criterion::key).toList();
    }

    /** What is missing, as one says it: those that the framework requires first. */
    public List<String> gaps() {
        var optional = missing.stream().filter(criterion -> !criterion.required());
        return Stream.concat(missingRequired().stream(), optional)
                .map(Criterion::gap)
                .toList();
    }

    /** The share of the criteria that hold, 0..1. */
    public BigDecimal share() {
        int all = held.size() + missing.size();
        return BigDecimal.valueOf(held.size()).divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_EVEN);
    }
}
