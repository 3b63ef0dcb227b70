package io.leadstream.pipeline.methodology;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of what we sell: the deals of a pipeline, or of all, that have these values of segments.
 *
 * @param pipeline its key; null is all pipelines
 */
record Segment(@Nullable String pipeline, SortedMap<String, String> values) {

    Segment {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    static Segment of(@Nullable String pipeline, @Nullable Map<String, String> values) {
        return new Segment(pipeline, values == null ? new TreeMap<>() : new TreeMap<>(values));
    }

    /** Names it, the same for the same segment: {@code segment:pipeline=standard&product=GTX}. */
    String key() {
        Stream<String> of = pipeline == null ? Stream.empty() : Stream.of("pipeline=" + escaped(pipeline));
        return "segment:"
                + Stream.concat(
                                of,
                                values.entrySet().stream()
                                        .map(value -> "segments." + value.getKey() + "=" + escaped(value.getValue())))
                        .collect(Collectors.joining("&"));
    }

    private static String escaped(String value) {
        return value.replace("%", "%25").replace("&", "%26").replace("=", "%3D");
    }
}
