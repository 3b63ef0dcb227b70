package io.leadstream.forecast.alert;

import io.leadstream.forecast.alert.Alert.Acknowledged;
import io.leadstream.forecast.alert.Alert.Closed;
import io.leadstream.forecast.alert.Alert.Reason;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An alert as the API shows it. */
@Schema(name = "Alert")
record AlertView(
        UUID id,
        AlertKind kind,
        @Schema(enumeration = {"OPEN", "CLOSED"}) String state,
        @Schema(examples = "standard") String pipeline,

        @Schema(examples = "FIT_EVALUATED") @Nullable String stage,

        @Schema(description = "By which the deals are told apart; absent for all deals", examples = "owner") @Nullable
        String segment,

        @Schema(examples = "rep-7") @Nullable String value,

        @Schema(description = "That is forecast, of FORECAST_MOVE", examples = "2026-Q4") @Nullable
        String period,

        Figures figures,
        Instant openedAt,
        Instant updatedAt,
        @Nullable Instant closedAt,
        @Nullable Reason closedFor,
        @Nullable AcknowledgedView acknowledged) {

    static final String EXAMPLE = """
            {"id":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a1e01","kind":"STAGE_CONVERSION","state":"OPEN",
             "pipeline":"standard","stage":"FIT_EVALUATED","segment":"owner","value":"rep-7",
             "figures":{
               "recent":{"from":"2026-06-01","to":"2026-08-31","n":120,"k":42,"value":0.35,"low":0.27,"high":0.44,
                 "query":"/api/conversion-rates?pipeline=standard&mode=fixedWindow&horizon=P30D&where=owner%3Arep-7"},
               "before":{"from":"2025-06-02","to":"2026-06-01","n":410,"k":221,"value":0.54,"low":0.49,"high":0.59,
                 "query":"/api/conversion-rates?pipeline=standard&mode=fixedWindow&horizon=P30D&where=owner%3Arep-7"},
               "change":{"measure":"DIFFERENCE","value":-0.19,"low":-0.28,"high":-0.09},
               "pValue":0.0001,"adjusted":0.004},
             "openedAt":"2026-09-30T06:15:00Z","updatedAt":"2026-09-30T06:15:00Z"}""";

    static final String PAGE = "{\"items\":[" + EXAMPLE + "],\"next\":\"MjAyNi0w\"}";

    /** @param note as it was given */
    @Schema(name = "AlertAcknowledged")
    record AcknowledgedView(
            Instant at,
            @Schema(examples = "manager-1") String by,
            @Nullable String note) {}

    static AlertView of(Alert alert) {
        Topic topic = alert.topic();
        Closed closed = alert.closed();
        Acknowledged acknowledged = alert.acknowledged();
        return new AlertView(
                alert.id(),
                topic.kind(),
                alert.isOpen() ? "OPEN" : "CLOSED",
                topic.pipeline(),
                topic.stage(),
                topic.segment(),
                topic.value(),
                topic.period(),
                alert.figures(),
                alert.openedAt(),
                alert.updatedAt(),
                closed == null ? null : closed.at(),
                closed == null ? null : closed.reason(),
                acknowledged == null
                        ? null
                        : new AcknowledgedView(acknowledged.at(), acknowledged.by(), acknowledged.note()));
    }
}
