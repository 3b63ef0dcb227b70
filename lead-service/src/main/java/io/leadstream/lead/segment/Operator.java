package io.leadstream.lead.segment;

import io.leadstream.lead.segment.Attribute.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How an attribute is compared. Texts compare without regard to case; what is not known equals nothing. */
enum Operator {
    EQ("eq", EnumSet.allOf(Kind.class)) {
        @Override
        boolean holds(@Nullable Object known, List<Object> values) {
            return values.getFirst().equals(known);
        }
    },
    NE("ne", EnumSet.allOf(Kind.class)) {
        @Override
        boolean holds(@Nullable Object known, List<Object> values) {
            return !EQ.holds(known, values);
        }
    },
    IN("in", EnumSet.of(Kind.TEXT, Kind.NUMBER)) {
        @Override
        boolean holds(@Nullable Object known, List<Object> values) {
            return known != null && values.contains(known);
        }
    },
    NOT_IN("notIn", EnumSet.of(Kind.TEXT, Kind.NUMBER)) {
        @Override
        boolean holds(@Nullable Object known, List<Object> values) {
            return !IN.holds(known, values);
        }
    },
    CONTAINS("contains", EnumSet.of(Kind.TEXT)) {
        @Override
        boolean holds(@Nullable Object known, List<Object> values) {
            return known instanceof String text && text.contains((String) values.getFirst());
        }
    },
    STARTS_WITH("startsWith", EnumSet.of(Kind.TEXT)) {
        @Override
        boolean holds(@Nullable Object known, List<Object> values) {
            return known instanceof String text && text.startsWith((String) values.getFirst());
        }
    },
    GT("gt", EnumSet.of(Kind.NUMBER)) {
        @Override
        boolean holds(@Nullable Object known, List<Object> values) {
            return known instanceof Double number && number > (Double) values.getFirst();
        }
    },
    GTE("gte", EnumSet.of(Kind.NUMBER)) {
        @Override
        boolean holds(@Nullable Object known, List<Object> values) {
            return known instanceof Double number && number >= (Double) values.getFirst();
        }
    },
    LT("lt", EnumSet.of(Kind.NUMBER)) {
        @Override
        boolean holds(@Nullable Object known, List<Object> values) {
            return known instanceof Double number && number < (Double) values.getFirst();
        }
    },
    LTE("lte", EnumSet.of(Kind.NUMBER)) {
        @Override
        boolean holds(@Nullable Object known, List<Object> values) {
            return known instanceof Double number && number <= (Double) values.getFirst();
        }
    },
    EXISTS("exists", EnumSet.allOf(Kind.class)) {
        @Override
        boolean holds(@Nullable Object known, List<Object> values) {
            return (known != null) == values.getFirst().equals(Boolean.TRUE);
        }
    };

    private final String word;
    private final Set<Kind> kinds;

    Operator(String word, Set<Kind> kinds) {
        this.word = word;
        this.kinds = kinds;
    }

    /** Compares what is known with the values, both in comparable form. */
    abstract boolean holds(@Nullable Object known, List<Object> values);

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
