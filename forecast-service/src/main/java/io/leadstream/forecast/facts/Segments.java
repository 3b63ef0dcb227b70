package io.leadstream.forecast.facts;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the segments of a deal or lead, of which some may be unknown. */
final class Segments {

    private final Map<String, String> values = new TreeMap<>();

    static Segments of(@Nullable Map<String, String> given) {
        var segments = new Segments();
        if (given != null) {
            given.forEach(segments::add);
        }
        return segments;
    }

    /** The value is null when unknown; one that is there already stays. */
    Segments add(String name, @Nullable String value) {
        if (value != null) {
            values.putIfAbsent(name, value);
        }
        return this;
    }

    Map<String, String> toMap() {
        return Map.copyOf(values);
    }
}
