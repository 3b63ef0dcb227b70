package io.leadstream.lead.rule;

import io.leadstream.lead.rule.Attribute.Kind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How an attribute is compared. Texts compare without regard to case; what is not known equals nothing. */
enum Operator {
    EQ("eq", EnumSet.allOf(Kind.class)),
    NE("ne", EnumSet.allOf(Kind.class)),
    IN("in", EnumSet.of(Kind.TEXT, Kind.NUMBER)),
    NOT_IN("notIn", EnumSet.of(Kind.TEXT, Kind.NUMBER)),
    CONTAINS("contains", EnumSet.of(Kind.TEXT)),
    STARTS_WITH("startsWith", EnumSet.of(Kind.TEXT)),
    ENDS_WITH("endsWith", EnumSet.of(Kind.TEXT)),
    GT("gt", EnumSet.of(Kind.NUMBER)),
    GTE("gte", EnumSet.of(Kind.NUMBER)),
    LT("lt", EnumSet.of(Kind.NUMBER)),
    LTE("lte", EnumSet.of(Kind.NUMBER)),
    EXISTS("exists", EnumSet.allOf(Kind.class));

    private final String word;
    private final Set<Kind> kinds;

    Operator(String word, Set<Kind> kinds) {
        this.word = word;
        this.kinds = kinds;
    }

    /** Compares what is known with the values, both in comparable form. */
    boolean holds(@Nullable Object known, List<Object> values) {
        return switch (this) {
            case EQ, IN -> known != null && isAmong(known, values);
            case NE, NOT_IN -> known == null || !isAmong(known, values);
            case CONTAINS -> known instanceof String text && text.contains((String) values.getFirst());
            case STARTS_WITH -> known instanceof String text && text.startsWith((String) values.getFirst());
            case ENDS_WITH -> known instanceof String text && text.endsWith((String) values.getFirst());
            case GT -> known instanceof BigDecimal number && order(number, values) > 0;
            case GTE -> known instanceof BigDecimal number && order(number, values) >= 0;
            case LT -> known instanceof BigDecimal number && order(number, values) < 0;
            case LTE -> known instanceof BigDecimal number && order(number, values) <= 0;
            case EXISTS -> (known != null) == values.getFirst().equals(Boolean.TRUE);
        };
    }

    private static boolean isAmong(Object known, List<Object> values) {
        return known instanceof BigDecimal number
                ? values.stream().anyMatch(value -> number.compareTo((BigDecimal) value) == 0)
                : values.contains(known);
    }

    private static int order(BigDecimal known, List<Object> values) {
        return known.compareTo((BigDecimal) values.getFirst());
    }

    static Optional<Operator> named(String word) {
        return Arrays.stream(values())
                .filter(operator -> operator.word.equals(word))
                .findFirst();
    }

    String word() {
        return word;
    }

    boolean compares(Kind kind) {
        return kinds.contains(kind);
    }

    boolean takesMany() {
        return this == IN || this == NOT_IN;
    }
}
