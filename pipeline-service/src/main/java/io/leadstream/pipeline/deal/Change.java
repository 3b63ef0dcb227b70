package io.leadstream.pipeline.deal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which values a change of a deal replaced, and by which.
 *
 * @param fields what changed
 * @param before those of them that had a value
 * @param after those of them that have one now
 */
public record Change(List<Attribute> fields, Map<Attribute, Object> before, Map<Attribute, Object> after) {

    static final Change NONE = new Change(List.of(), Map.of(), Map.of());

    static Change between(Terms from, Terms to) {
        return between(Attribute.valuesOf(from), Attribute.valuesOf(to));
    }

    private static Change between(Map<Attribute, Object> from, Map<Attribute, Object> to) {
        List<Attribute> fields = new ArrayList<>();
        Map<Attribute, Object> before = new EnumMap<>(Attribute.class);
        Map<Attribute, Object> after = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            Object old = from.get(attribute);
            Object now = to.get(attribute);
            if (!Objects.equals(old, now)) {
                fields.add(attribute);
                keep(before, attribute, old);
                keep(after, attribute, now);
            }
        }
        return new Change(fields, before, after);
    }

    private static void keep(Map<Attribute, Object> values, Attribute attribute, @Nullable Object value) {
        if (value != null) {
            values.put(attribute, value);
        }
    }

    boolean isNone() {
        return fields.isEmpty();
    }

    /** Whether it says no more than what the amount, which stays, is in the base currency. */
    public boolean isRateAlone() {
        return fields.equals(List.of(Attribute.AMOUNT))
                && Attribute.isSameMoney(before.get(Attribute.AMOUNT), after.get(Attribute.AMOUNT));
    }

    /** The names of what changed. */
    List<String> names() {
        return fields.stream().map(Attribute::key).toList();
    }

    /** Takes the change back: what the values were before it. */
    void undoIn(Map<Attribute, Object> values) {
        for (Attribute attribute : fields) {
            Object old = before.get(attribute);
            if (old == null) {
                values.remove(attribute);
            } else {
                values.put(attribute, old);
            }
        }
    }
}
