package io.leadstream.forecast.alert;

import org.jspecify.annotations.Nullable;

/**
 * What exactly an alert is about; of one topic there is at most one open alert.
 *
 * @param stage of a conversion
 * @param segment by which the deals are told apart, {@code owner} or another; null for all deals
 * @param value that they share
 * @param period that is forecast
 */
public record Topic(
        AlertKind kind,
        String pipeline,
        @Nullable String stage,
        @Nullable String segment,
        @Nullable String value,
        @Nullable String period) {

    static Topic of(AlertKind kind, String pipeline) {
        return new Topic(kind, pipeline, null, null, null, null);
    }
}
