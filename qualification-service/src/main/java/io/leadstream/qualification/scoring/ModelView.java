package io.leadstream.qualification.scoring;

import io.leadstream.qualification.profile.Icp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One version of the lead score: how far it has come, and every rule that a ledger line may name. */
@Schema(name = "ScoringModelView")
record ModelView(
        @Schema(examples = "lead-scoring") String modelId,
        @Schema(examples = "1") int version,
        @Schema(examples = "ACTIVE") ModelState.Name state,

        @Schema(description = "Where it may go from here") Set<ModelState.Name> allowed,

        @Schema(examples = "1") @Nullable Integer copiedFrom,
        Instant createdAt,
        @Schema(examples = "marketing-1") String createdBy,
        @Nullable Instant rehearsedAt,

        @Schema(description = "Absent on version 1: in force from the beginning") @Nullable
        Instant activatedAt,

        @Nullable Instant retiredAt,

        @Schema(description = "The rules, as a draft takes them")
        ModelInput definition,

        List<FitRuleView> fit,
        List<EngagementRuleView> engagement,
        Limits limits,

        @Schema(description = "Least fit for each letter, D below them")
        Map<String, @Nullable Integer> letters,

        @Schema(description = "Least engagement for each figure, 4 below them")
        Map<String, @Nullable Integer> figures,

        @Schema(description = "Makes a lead MQL when both are reached")
        Thresholds mql,

        IcpView icp) {

    record FitRuleView(
            @Schema(examples = "SENIORITY_C_LEVEL") String rule,
            @Schema(examples = "30") int points,
            @Schema(examples = "seniority is C-level") String when) {}

    record EngagementRuleView(
            @Schema(examples = "FORM_SUBMITTED") String rule,
            @Schema(examples = "20") int points,
            @Schema(examples = "30") int halfLifeDays,
            @Schema(examples = "40") int cap) {}

    record Limits(
            @Schema(examples = "100") int fit,
            @Schema(examples = "100") int engagement,

            @Schema(
                    examples = "40",
                    description = "The most that one type of activity may bring; absent where types differ")
            @Nullable
            Integer perType) {}

    record Thresholds(
            @Schema(examples = "40") int fit,
            @Schema(examples = "30") int engagement) {}

    record IcpView(
            @Schema(examples = "1") int version,
            Set<String> functions,
            Set<String> industries,

            @Schema(description = "Empty when every country is served")
            Set<String> countriesServed) {}

    static ModelView of(ModelVersion model, Icp icp) {
        ModelRules rules = model.rules();
        ModelInput definition = ModelInput.of(rules);
        ModelState state = model.state();
        var grades = Objects.requireNonNull(definition.grades(), "rules have grades");
        return new ModelView(
                ScoringModel.ID,
                model.version(),
                state.name(),
                state.allowed(),
                model.copiedFrom(),
                model.createdAt(),
                model.createdBy(),
                state instanceof ModelState.Rehearsed rehearsed ? rehearsed.at() : null,
                Instant.MIN.equals(model.inForceSince()) ? null : model.inForceSince(),
                state instanceof ModelState.Retired retired ? retired.until() : null,
                definition,
                rules.fit().stream()
                        .map(rule -> new FitRuleView(rule.name(), rule.points(), rule.reason()))
                        .toList(),
                rules.engagement().activities().stream().map(ModelView::of).toList(),
                limits(rules.engagement()),
                Objects.requireNonNull(grades.letters(), "rules have letters"),
                Objects.requireNonNull(grades.figures(), "rules have figures"),
                new Thresholds(rules.mql().fit(), rules.mql().engagement()),
                new IcpView(
                        rules.icpVersion(),
                        new TreeSet<>(icp.functions()),
                        new TreeSet<>(icp.industries()),
                        new TreeSet<>(icp.countriesServed())));
    }

    private static EngagementRuleView of(EngagementRule rule) {
        return new EngagementRuleView(rule.type().name(), rule.points(), rule.halfLifeDays(), rule.cap());
    }

    private static Limits limits(EngagementRules rules) {
        var caps =
                rules.activities().stream().map(EngagementRule::cap).distinct().toList();
        return new Limits(ScoringModel.MOST, rules.cap(), caps.size() == 1 ? caps.getFirst() : null);
    }
}
