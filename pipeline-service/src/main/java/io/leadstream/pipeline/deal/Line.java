package io.leadstream.pipeline.deal;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a deal's history, as it is shown.
 *
 * @param by user id of who said so, or the service whose event it was, or {@code import}
 * @param why the reason of an override or reopening
 */
public record Line(
        String type,
        Instant occurredAt,
        Instant knownAt,
        String by,
        @Nullable String fromStage,
        @Nullable String stage,
        Map<String, String> details,
        @Nullable String why,
        @Nullable String note) {

    public Line withoutFreeText() {
        return new Line(type, occurredAt, knownAt, by, fromStage, stage, details, null, null);
    }
}
