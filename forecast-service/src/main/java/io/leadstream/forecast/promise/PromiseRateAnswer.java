package io.leadstream.forecast.promise;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.reading.DifferenceView;
import io.leadstream.forecast.reading.RateView;
import io.leadstream.forecast.reading.Reading;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.messaging.Freshness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Kept shares and response rates as the API shows them. */
@Schema(name = "PromiseRates")
public record PromiseRateAnswer(
        Instant asOf,
        Freshness freshness,
        @Schema(examples = "standard") String pipeline,
        int version,
        TargetView target,
        List<GroupView> groups,

        @Schema(description = "Of segments: whether their kept shares differ by more than chance; else absent")
        @Nullable
        DifferenceView differences) {

    static final String EXAMPLE = """
            {"asOf":"2027-03-31T23:59:59.999999Z",
             "freshness":{"appliedTo":"2027-04-01T10:00:00Z","lagMillis":0,"lagEvents":0,"missing":0},
             "pipeline":"standard","version":1,"target":{"from":0.8,"to":0.85},
             "groups":[{"segment":"rep-7","wonDeals":70,"withoutPromise":12,"promises":60,"asked":50,"answered":40,
               "kept":36,"partly":3,"broken":1,"noAnswer":10,"unchecked":10,
               "keptShare":{"rate":0.9,"low":0.78,"high":0.964},
               "responseRate":{"rate":0.8,"low":0.673,"high":0.893},
               "shrunk":{"rate":0.88,"low":0.795,"high":0.943},
               "verdict":"UNCERTAIN","level":0.95,"method":"jeffreys","lowEvidence":false}]}""";

    /** How many promises should be kept: more than these shares. */
    @Schema(name = "PromiseTarget")
    public record TargetView(double from, double to) {}

    /** @param segment the value that the deals shared when they were won; null for all deals */
    @Schema(name = "PromiseRate")
    public record GroupView(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String segment,

            int wonDeals,

            @Schema(description = "Of the won deals") int withoutPromise,

            int promises,

            @Schema(description = "Of the promises, those that the customer was asked about")
            int asked,

            @Schema(description = "Of those asked about") int answered,
            int kept,

            @Schema(description = "Kept in part: not kept") int partly,

            int broken,
            int noAnswer,
            int unchecked,

            @Schema(description = "kept / answered") RateView keptShare,
            @Schema(description = "answered / asked") RateView responseRate,

            @Schema(description = "keptShare, drawn towards that of all groups; absent while nobody answered") @Nullable
            RateView shrunk,

            @Schema(
                    description = "The whole interval of keptShare beside the target: ABOVE, WITHIN, BELOW, or "
                            + "UNCERTAIN; absent while nobody answered",
                    examples = "ABOVE")
            PromiseRate.@Nullable Verdict verdict,

            double level,
            String method,
            boolean lowEvidence) {}

    static PromiseRateAnswer of(Reading reading, PromiseRate.ByGroup rates) {
        Confidence confidence = reading.question().confidence();
        var groups = new ArrayList<GroupView>();
        rates.groups().forEach((group, rate) -> groups.add(group(group, rate, confidence)));
        return new PromiseRateAnswer(
                reading.question().asOf(),
                reading.freshness(),
                reading.ladder().pipeline(),
                reading.ladder().version(),
                new TargetView(PromiseRate.TARGET_FROM, PromiseRate.TARGET_TO),
                groups,
                rates.differences() == null ? null : DifferenceView.of(null, null, null, rates.differences()));
    }

    private static GroupView group(Group group, PromiseRate rate, Confidence confidence) {
        PromiseRate.Standing standing = rate.standing();
        return new GroupView(
                group.segment(),
                rate.wonDeals(),
                rate.withoutPromise(),
                standing.promises(),
                standing.asked(),
                standing.answered(),
                standing.kept(),
                standing.partly(),
                standing.broken(),
                standing.noAnswer(),
                standing.unchecked(),
                RateView.of(rate.kept()),
                RateView.of(rate.response()),
                rate.shrunk() == null ? null : RateView.of(rate.shrunk()),
                rate.verdict(),
                confidence.level(),
                confidence.method().name().toLowerCase(Locale.ROOT),
                rate.lowEvidence());
    }
}
