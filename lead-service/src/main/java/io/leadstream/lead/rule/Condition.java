package io.leadstream.lead.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which leads are meant, by their attributes and their company's; how it is written: {@link Grammar}. */
public sealed interface Condition {

    /** Met by every lead. */
    Condition ALWAYS = new All(List.of());

    boolean holdsFor(Attributes lead);

    /** The attributes that it looks at. */
    Set<Attribute> attributes();

    /** Every one holds. */
    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holdsFor(Attributes lead) {
            return conditions.stream().allMatch(one -> one.holdsFor(lead));
        }

        @Override
        public Set<Attribute> attributes() {
            return of(conditions);
        }
    }

    /** At least one holds. */
    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holdsFor(Attributes lead) {
            return conditions.stream().anyMatch(one -> one.holdsFor(lead));
        }

        @Override
        public Set<Attribute> attributes() {
            return of(conditions);
        }
    }

    /** It does not hold. */
    record Not(Condition condition) implements Condition {
        @Override
        public boolean holdsFor(Attributes lead) {
            return !condition.holdsFor(lead);
        }

        @Override
        public Set<Attribute> attributes() {
            return condition.attributes();
        }
    }

    /**
     * One attribute compared.
     *
     * @param values in comparable form, see {@link Attribute}; several for {@code in} and {@code notIn} only
     */
    record Compare(Attribute attribute, Operator operator, List<Object> values) implements Condition {
        public Compare {
            values = List.copyOf(values);
        }

        @Override
        public boolean holdsFor(Attributes lead) {
            return operator.holds(attribute.of(lead), values);
        }

        @Override
        public Set<Attribute> attributes() {
            return Set.of(attribute);
        }
    }

    private static Set<Attribute> of(List<Condition> conditions) {
        return conditions.stream().flatMap(one -> one.attributes().stream()).collect(Collectors.toSet());
    }
}
