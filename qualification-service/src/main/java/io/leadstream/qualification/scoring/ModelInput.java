package io.leadstream.qualification.scoring;

import io.leadstream.qualification.scoring.EngagementRules.CompanyRollUp;
import io.leadstream.qualification.scoring.EngagementRules.Silence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The rules of a version as a caller gives them, as they are shown, and as they are kept. */
record ModelInput(
        @Schema(examples = "Spring 2026: events count more") @Nullable
        String name,

        @Schema(description = "The version of the ICP that the rules refer to", examples = "1") @Nullable
        Integer icpVersion,

        @Nullable List<Fit> fit,
        @Nullable Engagement engagement,
        @Nullable Grades grades,
        @Nullable Mql mql) {

    record Fit(
            @Schema(description = "Its name in ledgers", examples = "SENIORITY_C_LEVEL") @Nullable
            String rule,

            @Schema(description = "-50 to 50, not 0", examples = "30") @Nullable
            Integer points,

            @Schema(examples = "seniority is C-level") @Nullable
            String reason,

            @Schema(examples = "SENIORITY") @Nullable FitCriterion criterion,

            @Schema(
                    description = "Of which it must be one, where the criterion asks for values",
                    examples = "[\"C_LEVEL\"]")
            @Nullable
            List<String> anyOf,

            @Schema(description = "Points for whom the criterion does not hold for", examples = "false") @Nullable
            Boolean not) {}

    record ActivityRule(
            @Schema(examples = "FORM_SUBMITTED") @Nullable ActivityType type,

            @Schema(description = "-50 to 50, not 0", examples = "20") @Nullable
            Integer points,

            @Schema(examples = "30") @Nullable Integer halfLifeDays,

            @Schema(description = "The most that the type brings or takes", examples = "40") @Nullable
            Integer cap) {}

    record Frequency(
            @Schema(examples = "BUSY_WEEK") @Nullable String rule,

            @Schema(description = "Every kind when absent", examples = "WEB_VISIT") @Nullable
            ActivityType type,

            @Schema(examples = "5") @Nullable Integer atLeast,
            @Schema(examples = "7") @Nullable Integer withinDays,
            @Schema(examples = "10") @Nullable Integer points) {}

    record Recency(
            @Schema(description = "Only activities of so many days before count", examples = "180") @Nullable
            Integer windowDays,

            @Schema(examples = "60") @Nullable Integer silentAfterDays,
            @Schema(examples = "-15") @Nullable Integer silencePoints) {}

    record RollUp(
            @Schema(description = "Of the sum of colleagues' engagement", examples = "0.25") @Nullable
            BigDecimal share,

            @Schema(examples = "20") @Nullable Integer cap) {}

    record Engagement(
            @Nullable List<ActivityRule> activities,
            @Schema(examples = "100") @Nullable Integer cap,
            @Nullable List<Frequency> frequency,
            @Nullable Recency recency,
            @Nullable RollUp companyRollUp) {}

    record Grades(
            @Schema(description = "The least fit for A, B, C", examples = "{\"A\":60,\"B\":40,\"C\":20}") @Nullable
            Map<String, @Nullable Integer> letters,

            @Schema(description = "The least engagement for 1, 2, 3", examples = "{\"1\":60,\"2\":30,\"3\":10}")
            @Nullable
            Map<String, @Nullable Integer> figures) {}

    record Mql(
            @Schema(examples = "40") @Nullable Integer fit,
            @Schema(examples = "30") @Nullable Integer engagement) {}

    static final List<String> LETTERS = List.of("A", "B", "C");
    static final List<String> FIGURES = List.of("1", "2", "3");

    static ModelInput of(ModelRules rules) {
        var given = rules.engagement();
        var mql = new Mql(rules.mql().fit(), rules.mql().engagement());
        return new ModelInput(
                rules.name(),
                rules.icpVersion(),
                rules.fit().stream().map(ModelInput::of).toList(),
                new Engagement(
                        given.activities().stream()
                                .map(rule ->
                                        new ActivityRule(rule.type(), rule.points(), rule.halfLifeDays(), rule.cap()))
                                .toList(),
                        given.cap(),
                        given.frequency().stream().map(ModelInput::of).toList(),
                        recency(given),
                        rollUp(given.rollUp())),
                new Grades(
                        byName(LETTERS, rules.grades().letters()),
                        byName(FIGURES, rules.grades().figures())),
                mql);
    }

    /** The rules as they were kept. */
    ModelRules toRules() {
        return toRules(present(icpVersion));
    }

    /** The rules that it says; only for one that {@link ModelCheck} found nothing wrong with. */
    ModelRules toRules(int icp) {
        var given = present(engagement);
        var thresholds = present(grades);
        return new ModelRules(
                present(name).strip(),
                present(fit).stream().map(ModelInput::toRule).toList(),
                toRules(given),
                new GradeThresholds(
                        inOrder(LETTERS, present(thresholds.letters())),
                        inOrder(FIGURES, present(thresholds.figures()))),
                new MqlThresholds(
                        present(present(mql).fit()), present(present(mql).engagement())),
                icp);
    }

    private static EngagementRules toRules(Engagement given) {
        var recency = given.recency();
        var rollUp = given.companyRollUp();
        return new EngagementRules(
                present(given.activities()).stream().map(ModelInput::toRule).toList(),
                given.cap() == null ? ScoringModel.MOST : given.cap(),
                given.frequency() == null
                        ? List.of()
                        : given.frequency().stream().map(ModelInput::toRule).toList(),
                recency == null ? null : recency.windowDays(),
                silence(recency),
                rollUp == null
                        ? null
                        : new CompanyRollUp(present(rollUp.share()).doubleValue(), present(rollUp.cap())));
    }

    private static @Nullable Silence silence(@Nullable Recency recency) {
        return recency == null || recency.silentAfterDays() == null
                ? null
                : new Silence(recency.silentAfterDays(), present(recency.silencePoints()));
    }

    private static EngagementRule toRule(ActivityRule rule) {
        return new EngagementRule(
                present(rule.type()), present(rule.points()), present(rule.halfLifeDays()), present(rule.cap()));
    }

    private static FitRule toRule(Fit rule) {
        FitCriterion criterion = present(rule.criterion());
        var values = rule.anyOf() == null
                ? List.<String>of()
                : rule.anyOf().stream().map(criterion.words()::kept).toList();
        return new FitRule(
                present(rule.rule()),
                present(rule.points()),
                present(rule.reason()).strip(),
                criterion,
                new TreeSet<>(values),
                Boolean.TRUE.equals(rule.not()));
    }

    private static FrequencyRule toRule(Frequency rule) {
        return new FrequencyRule(
                present(rule.rule()),
                rule.type(),
                present(rule.atLeast()),
                present(rule.withinDays()),
                present(rule.points()));
    }

    private static Fit of(FitRule rule) {
        var values = List.copyOf(new TreeSet<>(rule.values()));
        return new Fit(
                rule.name(),
                rule.points(),
                rule.reason(),
                rule.criterion(),
                values.isEmpty() ? null : values,
                rule.not() ? Boolean.TRUE : null);
    }

    private static Frequency of(FrequencyRule rule) {
        return new Frequency(rule.name(), rule.type(), rule.atLeast(), rule.withinDays(), rule.points());
    }

    private static @Nullable Recency recency(EngagementRules rules) {
        var silence = rules.silence();
        return rules.windowDays() == null && silence == null
                ? null
                : new Recency(
                        rules.windowDays(),
                        silence == null ? null : silence.afterDays(),
                        silence == null ? null : silence.points());
    }

    private static @Nullable RollUp rollUp(@Nullable CompanyRollUp rollUp) {
        return rollUp == null ? null : new RollUp(BigDecimal.valueOf(rollUp.share()), rollUp.cap());
    }

    private static Map<String, @Nullable Integer> byName(List<String> names, List<Integer> thresholds) {
        var named = new TreeMap<String, @Nullable Integer>();
        for (int i = 0; i < names.size(); i++) {
            named.put(names.get(i), thresholds.get(i));
        }
        return named;
    }

    private static List<Integer> inOrder(List<String> names, Map<String, @Nullable Integer> thresholds) {
        return names.stream().map(name -> present(thresholds.get(name))).collect(Collectors.toUnmodifiableList());
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, "was checked to be there");
    }
}
