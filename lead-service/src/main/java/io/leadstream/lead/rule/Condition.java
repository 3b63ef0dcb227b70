package io.leadstream.lead.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * A condition over a lead and its company.
 *
 * <pre>
 *   {"all":[c, …]}   every one       {"any":[c, …]}   at least one       {"not":c}
 *   {"field":"company.employees","op":"ge","value":50}
 * </pre>
 */
public sealed interface Condition {

    /** Met by every lead. */
    Condition ALWAYS = new All(List.of());

    boolean holdsFor(Attributes lead);

    /** Every one holds; of none, too. */
    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holdsFor(Attributes lead) {
            return conditions.stream().allMatch(one -> one.holdsFor(lead));
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
    }

    /** It does not hold. */
    record Not(Condition condition) implements Condition {
        @Override
        public boolean holdsFor(Attributes lead) {
            return !condition.holdsFor(lead);
        }
    }

    /**
     * One field compared.
     *
     * @param values one, several for {@code in} and {@code notIn}, none for {@code present} and {@code absent}; each of
     *     the field's kind: text, {@link BigDecimal} or {@link Boolean}
     */
    record Compare(Field field, Op op, List<Object> values) implements Condition {
        public Compare {
            values = List.copyOf(values);
        }

        @Override
        public boolean holdsFor(Attributes lead) {
            return lead.value(field).map(this::holds).orElse(op == Op.ABSENT);
        }

        private boolean holds(Object known) {
            return switch (op) {
                case EQ, IN -> values.stream().anyMatch(value -> order(known, value) == 0);
                case NE, NOT_IN -> values.stream().noneMatch(value -> order(known, value) == 0);
                case LT -> order(known, values.getFirst()) < 0;
                case LE -> order(known, values.getFirst()) <= 0;
                case GT -> order(known, values.getFirst()) > 0;
                case GE -> order(known, values.getFirst()) >= 0;
                case STARTS_WITH -> lower(known).startsWith(lower(values.getFirst()));
                case ENDS_WITH -> lower(known).endsWith(lower(values.getFirst()));
                case CONTAINS -> lower(known).contains(lower(values.getFirst()));
                case PRESENT -> true;
                case ABSENT -> false;
            };
        }

        private static int order(Object known, Object value) {
            return known instanceof BigDecimal number && value instanceof BigDecimal other
                    ? number.compareTo(other)
                    : lower(known).compareTo(lower(value));
        }

        private static String lower(Object value) {
            return value.toString().toLowerCase(Locale.ROOT);
        }
    }
}
