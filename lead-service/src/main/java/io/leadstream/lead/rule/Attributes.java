package io.leadstream.lead.rule;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of one lead and its company, by field. */
public record Attributes(Map<Field, Object> values) {

    public Attributes {
        values = Map.copyOf(values);
    }

    /** A text, a number or a truth value; empty when it is not known. */
    Optional<Object> value(Field field) {
        return Optional.ofNullable(values.get(field));
    }

    public static Known known() {
        return new Known();
    }

    /** Attributes in the making; what is null or blank is not known. */
    public static final class Known {

        private final Map<Field, Object> values = new EnumMap<>(Field.class);

        public Known with(Field field, @Nullable Object value) {
            Object normal = value instanceof Enum<?> constant ? constant.name() : value;
            switch (normal) {
                case null -> values.remove(field);
                case String text when text.isBlank() -> values.remove(field);
                case BigDecimal number -> values.put(field, number);
                case Number number -> values.put(field, BigDecimal.valueOf(number.longValue()));
                case Boolean truth -> values.put(field, truth);
                default -> values.put(field, normal.toString());
            }
            return this;
        }

        public Attributes done() {
            return new Attributes(values);
        }
    }
}
