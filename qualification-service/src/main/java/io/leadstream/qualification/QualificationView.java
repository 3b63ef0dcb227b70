package io.leadstream.qualification;

import io.leadstream.messaging.Freshness;
import io.leadstream.qualification.framework.FrameworkView;
import io.leadstream.qualification.lifecycle.Lifecycle;
import io.leadstream.qualification.prediction.Predictions.Prediction;
import io.leadstream.qualification.scoring.GivenScore;
import io.leadstream.qualification.scoring.LedgerLine;
import io.leadstream.qualification.scoring.Score;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lead's qualification; the ledger's points add up to the score's total. */
record QualificationView(
        @Schema(examples = "0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01")
        UUID leadId,

        @Schema(description = "Absent as of a time before the capture", examples = "MQL") @Nullable
        Lifecycle lifecycle,

        @Schema(examples = "2026-03-01T09:00:00Z") @Nullable Instant since,

        ScoreView score,

        @Schema(description = "Given by hand; counts beside what is computed. The reason is not for revops") @Nullable
        GivenView override,

        @Schema(
                description = "The chance to convert, by what was known at asOf and by the predictive model in force"
                        + " now; absent while there is none")
        @Nullable
        PredictedView prediction,

        @Schema(description = "The scoring model's", examples = "1")
        int modelVersion,

        List<LineView> ledger,
        Map<String, FrameworkView> frameworks,

        @Schema(description = "The lead that it became part of, as of now") @Nullable
        UUID mergedInto,

        @Schema(examples = "2026-03-01T09:30:00Z") Instant asOf,
        Freshness freshness) {

    record ScoreView(
            @Schema(examples = "90.00") BigDecimal fit,
            @Schema(examples = "41.25") BigDecimal engagement,
            @Schema(examples = "131.25") BigDecimal total,
            @Schema(examples = "A2") String grade) {

        static ScoreView of(Score score) {
            return new ScoreView(
                    score.fit(),
                    score.engagement(),
                    score.total(),
                    score.grade().toString());
        }
    }

    record LineView(
            @Schema(examples = "14.14") BigDecimal points,
            @Schema(examples = "FORM_SUBMITTED") String rule,

            @Schema(examples = "20 points, half-life 30 days")
            String reason,

            @Schema(description = "Absent where a limit or rounding made the line") @Nullable
            UUID eventId,

            @Schema(examples = "2026-02-14T10:30:00Z") Instant at) {

        static LineView of(LedgerLine line) {
            return new LineView(line.points(), line.rule(), line.reason(), line.eventId(), line.at());
        }
    }

    /** A grade or points that were given by hand, why, by whom and when. */
    record GivenView(
            GivenScore given,

            @Schema(examples = "Their CIO asked me for an offer") @Nullable
            String reason,

            @Schema(examples = "manager-1") String by,
            Instant at) {}

    /** What a predictive model says. */
    record PredictedView(
            @Schema(description = "Within the model's horizon", examples = "0.412345")
            BigDecimal probability,

            @Schema(description = "The predictive model's", examples = "3")
            int modelVersion,

            @Schema(
                    description = "Where it is explained, field by field",
                    examples = "/api/qualifications/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01/prediction")
            String explanation) {

        static PredictedView of(UUID leadId, Prediction prediction) {
            return new PredictedView(
                    prediction.probability(),
                    prediction.modelVersion(),
                    "/api/qualifications/" + leadId + "/prediction");
        }
    }
}
