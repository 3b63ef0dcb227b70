package io.leadstream.forecast.alert;

import io.leadstream.forecast.alert.Periods.Span;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a figure is asked that shows what an alert goes by. */
record Query(String text) {

    static Query of(String figure, String pipeline) {
        return new Query("/api/" + figure).with("pipeline", pipeline);
    }

    Query with(String name, String value) {
        char separator = text.indexOf('?') < 0 ? '?' : '&';
        return new Query(text + separator + name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    /** Within a time, as of the end of the last whole day. */
    Query within(Span span, LocalDate today) {
        return with("from", span.from().toString())
                .with("to", span.to().toString())
                .with("asOf", today.minusDays(1).toString());
    }

    Query where(@Nullable String segment, @Nullable String value) {
        return segment == null ? this : with("where", segment + ':' + value);
    }
}
