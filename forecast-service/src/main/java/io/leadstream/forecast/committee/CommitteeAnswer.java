package io.leadstream.forecast.committee;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.forecast.cohort.Counts;
import io.leadstream.forecast.cohort.Shares;
import io.leadstream.forecast.committee.CommitteeCoverage.FactorRow;
import io.leadstream.forecast.committee.CommitteeCoverage.Part;
import io.leadstream.forecast.committee.CommitteeCoverage.StageRow;
import io.leadstream.forecast.history.Committee;
import io.leadstream.forecast.reading.CorrectedView;
import io.leadstream.forecast.reading.RateView;
import io.leadstream.forecast.reading.Reading;
import io.leadstream.forecast.statistics.Holm;
import io.leadstream.forecast.statistics.Quantiles;
import io.leadstream.messaging.Freshness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Committee coverage against outcome, as the API shows it. */
@Schema(name = "CommitteeCoverage")
public record CommitteeAnswer(
        Instant asOf,
        Freshness freshness,
        @Schema(examples = "standard") String pipeline,
        int version,

        @Schema(description = "Of stages: the role known on entry", examples = "DECISION_MAKER")
        String role,

        @Schema(description = "How many tests were made; Holm raises their p-values for that")
        int comparisons,

        @Schema(examples = "0.95") double level,
        @Schema(examples = "jeffreys") String method,
        List<GroupView> groups) {

    static final String EXAMPLE = """
            {"asOf":"2026-03-31T23:59:59.999999Z",
             "freshness":{"appliedTo":"2026-04-01T10:00:00Z","lagMillis":0,"lagEvents":0,"missing":0},
             "pipeline":"standard","version":1,"role":"DECISION_MAKER","comparisons":44,"level":0.95,
             "method":"jeffreys",
             "groups":[{"segment":null,"won":140,"lost":160,"open":60,"untold":12,
               "factors":[{"kind":"ROLE","name":"DECISION_MAKER","levels":[
                 {"level":"known","won":100,"lost":60,"open":40,"rate":{"rate":0.625,"low":0.548,"high":0.697},
                  "lowEvidence":false,"wonDays":{"n":100,"median":41,"p75":60,"p90":88,"mean":46.2},
                  "lostDays":{"n":60,"median":30,"p75":52,"p90":75,"mean":36.5}},
                 {"level":"unknown","won":40,"lost":100,"open":20,"rate":{"rate":0.286,"low":0.216,"high":0.364},
                  "lowEvidence":false,"wonDays":{"n":40,"median":44,"p75":66,"p90":91,"mean":49.7},
                  "lostDays":{"n":100,"median":28,"p75":50,"p90":71,"mean":34.1}}],
                "winRate":{"pValue":4.0E-9,"adjusted":1.8E-7,"differ":true,"note":"more wins when known"},
                "cycle":{"pValue":0.31,"adjusted":1.0,"differ":false,"note":"no real difference"}}],
               "stages":[{"stage":"NEED_CONFIRMED","next":"FIT_EVALUATED",
                 "known":{"entered":90,"advanced":60,"lost":20,"open":10,"raw":{"rate":0.667,"low":0.565,"high":0.757},
                          "resolved":{"rate":0.75,"low":0.648,"high":0.835},
                          "corrected":{"rate":0.724,"low":0.616,"high":0.822,"remaining":0.04},"lowEvidence":false},
                 "unknown":{"entered":110,"advanced":60,"lost":40,"open":10,
                          "raw":{"rate":0.545,"low":0.452,"high":0.637},
                          "resolved":{"rate":0.6,"low":0.502,"high":0.692},
                          "corrected":{"rate":0.581,"low":0.483,"high":0.68,"remaining":0.05},"lowEvidence":false},
                 "conversion":{"pValue":0.04,"adjusted":1.0,"differ":false,"note":"no real difference"}}]}]}""";

    /** @param segment the value that the deals share; null for all deals */
    @Schema(name = "CoverageGroup")
    public record GroupView(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String segment,

            int won,
            int lost,

            @Schema(description = "Open at asOf, whatever the window")
            int open,

            @Schema(description = "Imported deals of whose committee nothing was told: in no other count")
            int untold,

            List<FactorView> factors,

            @Schema(description = "Conversion by whether the role was known on entry")
            List<StageView> stages) {}

    /** Deals told apart by one thing that was known, or not. */
    @Schema(name = "CoverageFactor")
    public record FactorView(
            @Schema(description = "ROLE, RISK, PEOPLE or ROLES", examples = "ROLE")
            String kind,

            @Schema(examples = "DECISION_MAKER") String name,
            List<LevelView> levels,

            @Schema(description = "Whether win rates differ by more than chance")
            ComparisonView winRate,

            @Schema(description = "Whether the cycle times of won deals do")
            ComparisonView cycle) {}

    /** Deals of which the same was known. */
    @Schema(name = "CoverageLevel")
    public record LevelView(
            @Schema(description = "known or unknown, present or absent, or how many", examples = "known")
            String level,

            int won,
            int lost,
            int open,

            @Schema(description = "won / (won + lost)") RateView rate,
            boolean lowEvidence,

            @Schema(description = "From beginning to winning; absent when none was won") @Nullable
            DaysView wonDays,

            @Schema(description = "From beginning to loss; absent when none was lost") @Nullable
            DaysView lostDays) {}

    /** Lengths in days. */
    @Schema(name = "CoverageDays")
    public record DaysView(int n, double median, double p75, double p90, double mean) {
        static @Nullable DaysView of(@Nullable Quantiles quantiles) {
            return quantiles == null
                    ? null
                    : new DaysView(
                            quantiles.count(), quantiles.median(), quantiles.p75(), quantiles.p90(), quantiles.mean());
        }
    }

    /** Whether something differs by more than chance. */
    @Schema(name = "Comparison")
    public record ComparisonView(
            @Schema(description = "Absent when there are too few deals to tell") @Nullable
            Double pValue,

            @Schema(description = "Raised for the number of comparisons") @Nullable
            Double adjusted,

            @Schema(description = "adjusted < 1 - level; absent when there are too few deals to tell") @Nullable
            Boolean differ,

            @Schema(examples = "no real difference") String note) {

        static ComparisonView of(@Nullable Double pValue, Holm all, double level, String difference) {
            if (pValue == null) {
                return new ComparisonView(null, null, null, "too few deals to tell");
            }
            double adjusted = all.adjusted(pValue);
            boolean differ = adjusted < 1 - level;
            return new ComparisonView(pValue, adjusted, differ, differ ? difference : "no real difference");
        }
    }

    /** A stage's conversion by whether the role was known on entry. */
    @Schema(name = "CoverageStage")
    public record StageView(String stage, String next, SideView known, SideView unknown, ComparisonView conversion) {}

    /** Deals that entered a stage. */
    @Schema(name = "CoverageSide")
    public record SideView(
            int entered,
            int advanced,
            int lost,
            int open,
            RateView raw,
            RateView resolved,
            CorrectedView corrected,
            boolean lowEvidence) {
        static SideView of(Shares shares) {
            Counts counts = shares.counts();
            return new SideView(
                    counts.entered(),
                    counts.advanced(),
                    counts.lost(),
                    counts.open(),
                    RateView.of(shares.raw()),
                    RateView.of(shares.resolved()),
                    CorrectedView.of(shares),
                    shares.lowEvidence());
        }
    }

    static CommitteeAnswer of(Reading reading, Committee.Role role, CommitteeCoverage coverage) {
        var confidence = reading.question().confidence();
        var views = new Views(coverage.comparisons(), confidence.level());
        var groups = new ArrayList<GroupView>();
        coverage.groups().forEach((group, part) -> groups.add(views.group(group.segment(), part)));
        return new CommitteeAnswer(
                reading.question().asOf(),
                reading.freshness(),
                reading.ladder().pipeline(),
                reading.ladder().version(),
                role.name(),
                coverage.comparisons().comparisons(),
                confidence.level(),
                confidence.method().name().toLowerCase(Locale.ROOT),
                groups);
    }

    /** Shows rows beside all comparisons that were made. */
    private record Views(Holm comparisons, double confidence) {

        GroupView group(@Nullable String segment, Part part) {
            return new GroupView(
                    segment,
                    part.won(),
                    part.lost(),
                    part.open(),
                    part.untold(),
                    part.factors().stream().map(this::factor).toList(),
                    part.stages().stream().map(this::stage).toList());
        }

        private FactorView factor(FactorRow row) {
            return new FactorView(
                    row.kind(),
                    row.name(),
                    row.levels().stream().map(Views::level).toList(),
                    ComparisonView.of(row.winRateP(), comparisons, confidence, moreWins(row.levels())),
                    ComparisonView.of(row.cycleP(), comparisons, confidence, shorter(row.levels())));
        }

        private static LevelView level(Level level) {
            return new LevelView(
                    level.level(),
                    level.won(),
                    level.lost(),
                    level.open(),
                    RateView.of(level.rate()),
                    level.lowEvidence(),
                    DaysView.of(level.wonCycle()),
                    DaysView.of(level.lostCycle()));
        }

        private static String moreWins(List<Level> levels) {
            if (levels.size() != 2) {
                return "win rates differ";
            }
            Double one = levels.getFirst().rate().rate();
            Double other = levels.getLast().rate().rate();
            boolean first = one != null && other != null && one > other;
            return "more wins when " + (first ? levels.getFirst() : levels.getLast()).level();
        }

        private static String shorter(List<Level> levels) {
            if (levels.size() != 2) {
                return "cycle times differ";
            }
            Quantiles one = levels.getFirst().wonCycle();
            Quantiles other = levels.getLast().wonCycle();
            if (one == null || other == null || one.median() == other.median()) {
                return "cycle times differ";
            }
            return "shorter when " + (one.median() < other.median() ? levels.getFirst() : levels.getLast()).level();
        }

        private StageView stage(StageRow row) {
            Double known = row.known().corrected().rate();
            Double unknown = row.unknown().corrected().rate();
            boolean more = known != null && unknown != null && known > unknown;
            return new StageView(
                    row.stage(),
                    row.next(),
                    SideView.of(row.known()),
                    SideView.of(row.unknown()),
                    ComparisonView.of(
                            row.conversionP(),
                            comparisons,
                            confidence,
                            "more go on when " + (more ? "known" : "unknown")));
        }
    }
}
