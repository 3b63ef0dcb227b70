package io.leadstream.forecast.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A forecast as it was told once.
 *
 * @param takenBy who asked for it, or schedule
 * @param forecast as {@code GET /api/forecasts} answered then
 */
@Schema(name = "ForecastSnapshot")
public record ForecastSnapshot(
        UUID id,
        Kind kind,
        @Schema(examples = "standard") String pipeline,
        @Schema(examples = "2027-Q1") String period,
        Instant asOf,
        Instant takenAt,
        @Schema(examples = "schedule") String takenBy,

        @Schema(description = "As GET /api/forecasts answered then", implementation = Object.class)
        JsonNode forecast) {

    static final String EXAMPLE = """
            {"id":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01","kind":"DAILY","pipeline":"standard","period":"2027-Q1",
             "asOf":"2027-02-01T02:00:00Z","takenAt":"2027-02-01T02:00:00Z","takenBy":"schedule",
             "forecast":{"asOf":"2027-02-01T02:00:00Z","period":"2027-Q1","currency":"EUR","mean":"120000.00",
               "p10":"98000.00","p50":"119000.00","p90":"143000.00"}}""";

    /** Why it was taken. */
    public enum Kind {
        DAILY,
        ON_DEMAND
    }
}
