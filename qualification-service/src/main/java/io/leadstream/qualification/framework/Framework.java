package io.leadstream.qualification.framework;

import static java.util.stream.Collectors.partitioningBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A formal set of criteria that a sales-qualified lead meets: a view of the one set of facts.
 *
 * @param key its name in events and paths
 * @param version from 1; a new one replaces those before it for every lead
 */
public record Framework(String key, int version, String name, String origin, List<Criterion> criteria) {

    /** Full strength: every criterion held, with full confidence. */
    public static final int FULL = 10_000;

    /** The framework by default. Its criteria hold by the facts of their own names, as the public interface has it. */
    public static final Framework BANT = new Framework(
            "BANT",
            1,
            "BANT",
            "IBM, 1960s; the simplest and fastest",
            List.of(
                    Criterion.of(FactWord.BUDGET),
                    Criterion.of(FactWord.AUTHORITY),
                    Criterion.of(FactWord.NEED),
                    Criterion.of(FactWord.TIMELINE)));

    public Framework {
        criteria = List.copyOf(criteria);
    }

    public boolean isBuiltIn() {
        return BuiltIn.find(key).isPresent();
    }

    public Optional<Criterion> criterion(String named) {
        return criteria.stream()
                .filter(criterion -> criterion.key().equals(named))
                .findFirst();
    }

    /** How far the facts, by word, fill this framework. */
    public Completeness of(Map<String, Fact> facts) {
        var byHeld = criteria.stream().collect(partitioningBy(criterion -> criterion.isHeld(facts)));
        return new Completeness(key, byHeld.getOrDefault(true, List.of()), byHeld.getOrDefault(false, List.of()));
    }

    /**
     * By what leads are ranked: the mean over the criteria of how sure the surest fact that fills each is; in ten
     * thousandths, so that equal is equal.
     */
    public int strength(Map<String, Fact> facts) {
        BigDecimal sum = criteria.stream()
                .map(criterion -> criterion
                        .filling(facts)
                        .map(Fact::weight)
                        .max(Comparator.naturalOrder())
                        .orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.multiply(BigDecimal.valueOf(FULL))
                .divide(BigDecimal.valueOf(criteria.size()), 0, RoundingMode.HALF_EVEN)
                .intValueExact();
    }
}
