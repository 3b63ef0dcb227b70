package io.leadstream.qualification.scoring;

import io.leadstream.rest.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with a version's rules, each by the name of its field. */
final class ModelCheck {

    private static final Pattern RULE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final Set<String> RESERVED = Set.of("FIT_LIMIT", "ENGAGEMENT_LIMIT", "ROUNDING", "SILENCE");
    private static final int MOST_RULES = 100;
    private static final int MOST_FREQUENCY_RULES = 10;
    private static final int MOST_VALUES = 300;
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_DAYS = 3650;

    private final String prefix;
    private final List<Violation> found = new ArrayList<>();
    private final Set<String> names = new HashSet<>(RESERVED);

    private ModelCheck(String prefix) {
        this.prefix = prefix;
    }

    /** Checks rules whose fields are named with a prefix, such as {@code definition.}. */
    static List<Violation> of(ModelInput input, String prefix) {
        var check = new ModelCheck(prefix);
        check.text("name", input.name());
        if (input.icpVersion() != null) {
            check.between("icpVersion", input.icpVersion(), 1, Integer.MAX_VALUE);
        }
        check.fit(input.fit());
        check.engagement(input.engagement());
        check.grades(input.grades());
        check.mql(input.mql());
        return List.copyOf(check.found);
    }

    private void fit(@Nullable List<ModelInput.@Nullable Fit> rules) {
        if (!sized("fit", rules, MOST_RULES) || rules == null) {
            return;
        }
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            String at = "fit[" + i + "]";
            if (present(at, rule) && rule != null) {
                name(at + ".rule", rule.rule());
                points(at + ".points", rule.points());
                text(at + ".reason", rule.reason());
                values(at, rule);
            }
        }
    }

    private void values(String at, ModelInput.Fit rule) {
        FitCriterion criterion = rule.criterion();
        List<String> values = rule.anyOf() == null ? List.of() : rule.anyOf();
        if (!present(at + ".criterion", criterion) || criterion == null) {
            return;
        }
        if (!criterion.words().areNeeded()) {
            refuseIf(!values.isEmpty(), at + ".anyOf", "is not asked by " + criterion);
        } else if (values.isEmpty() || values.size() > MOST_VALUES) {
            wrong(at + ".anyOf", "must name 1 to " + MOST_VALUES + " values");
        }
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            boolean known = value != null
                    && value.length() <= LONGEST_TEXT
                    && criterion.words().allow(value);
            refuseIf(criterion.words().areNeeded() && !known, at + ".anyOf[" + i + "]", "is no " + criterion);
        }
    }

    private void engagement(ModelInput.@Nullable Engagement engagement) {
        if (!present("engagement", engagement) || engagement == null) {
            return;
        }
        if (engagement.cap() != null) {
            between("engagement.cap", engagement.cap(), 1, ScoringModel.MOST);
        }
        activities(engagement.activities());
        frequency(engagement.frequency());
        var recency = engagement.recency();
        if (recency != null) {
            recency(recency);
        }
        var rollUp = engagement.companyRollUp();
        if (rollUp != null) {
            between("engagement.companyRollUp.cap", rollUp.cap(), 1, ScoringModel.MOST);
            BigDecimal share = rollUp.share();
            refuseIf(
                    share == null || share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0 || share.scale() > 4,
                    "engagement.companyRollUp.share",
                    "must be above 0 and at most 1, with at most 4 decimals");
        }
    }

    private void activities(@Nullable List<ModelInput.@Nullable ActivityRule> rules) {
        if (!sized("engagement.activities", rules, ActivityType.values().length) || rules == null) {
            return;
        }
        var types = new HashSet<ActivityType>();
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            String at = "engagement.activities[" + i + "]";
            if (present(at, rule) && rule != null) {
                boolean isNew = present(at + ".type", rule.type()) && types.add(rule.type());
                refuseIf(rule.type() != null && !isNew, at + ".type", "has a rule already");
                points(at + ".points", rule.points());
                between(at + ".halfLifeDays", rule.halfLifeDays(), 1, LONGEST_DAYS);
                between(at + ".cap", rule.cap(), 1, ScoringModel.MOST);
            }
        }
    }

    private void frequency(@Nullable List<ModelInput.@Nullable Frequency> rules) {
        if (rules == null) {
            return;
        }
        refuseIf(rules.size() > MOST_FREQUENCY_RULES, "engagement.frequency", "has at most " + MOST_FREQUENCY_RULES);
        for (int i = 0; i < Math.min(rules.size(), MOST_FREQUENCY_RULES); i++) {
            var rule = rules.get(i);
            String at = "engagement.frequency[" + i + "]";
            if (present(at, rule) && rule != null) {
                name(at + ".rule", rule.rule());
                between(at + ".atLeast", rule.atLeast(), 1, 1000);
                between(at + ".withinDays", rule.withinDays(), 1, LONGEST_DAYS);
                points(at + ".points", rule.points());
            }
        }
    }

    private void recency(ModelInput.Recency recency) {
        String at = "engagement.recency";
        if (recency.windowDays() != null) {
            between(at + ".windowDays", recency.windowDays(), 1, LONGEST_DAYS);
        }
        if (recency.silentAfterDays() != null || recency.silencePoints() != null) {
            between(at + ".silentAfterDays", recency.silentAfterDays(), 1, LONGEST_DAYS);
            between(at + ".silencePoints", recency.silencePoints(), -ScoringModel.MOST, -1);
        }
    }

    private void grades(ModelInput.@Nullable Grades grades) {
        if (present("grades", grades) && grades != null) {
            thresholds("grades.letters", ModelInput.LETTERS, grades.letters());
            thresholds("grades.figures", ModelInput.FIGURES, grades.figures());
        }
    }

    private void thresholds(String field, List<String> named, @Nullable Map<String, @Nullable Integer> thresholds) {
        if (thresholds == null || !thresholds.keySet().equals(Set.copyOf(named))) {
            wrong(field, "must have exactly " + String.join(", ", named));
            return;
        }
        int above = ScoringModel.MOST + 1;
        for (String name : named) {
            Integer threshold = thresholds.get(name);
            if (threshold == null || threshold < 1 || threshold >= above) {
                wrong(field + "." + name, "must be 1 to 100, and below the one before");
                return;
            }
            above = threshold;
        }
    }

    private void mql(ModelInput.@Nullable Mql mql) {
        if (present("mql", mql) && mql != null) {
            between("mql.fit", mql.fit(), 0, ScoringModel.MOST);
            between("mql.engagement", mql.engagement(), 0, ScoringModel.MOST);
        }
    }

    private void name(String field, @Nullable String name) {
        if (name == null || !RULE.matcher(name).matches()) {
            wrong(field, "must be capitals, digits and _, at most 64");
        } else {
            refuseIf(!names.add(name), field, "is the name of another rule");
        }
    }

    private void text(String field, @Nullable String text) {
        refuseIf(
                text == null || text.isBlank() || text.length() > LONGEST_TEXT,
                field,
                "must have 1 to " + LONGEST_TEXT + " characters");
    }

    private void points(String field, @Nullable Integer points) {
        refuseIf(
                points == null || points == 0 || Math.abs((long) points) > FitRule.MOST,
                field,
                "must be -50 to 50, and not 0");
    }

    private void between(String field, @Nullable Integer number, int least, int most) {
        refuseIf(number == null || number < least || number > most, field, "must be " + least + " to " + most);
    }

    private boolean sized(String field, @Nullable List<?> list, int most) {
        boolean isWrong = list == null || list.size() > most;
        refuseIf(isWrong, field, "must be a list of at most " + most);
        return !isWrong;
    }

    private boolean present(String field, @Nullable Object value) {
        refuseIf(value == null, field, "must not be null");
        return value != null;
    }

    private void refuseIf(boolean isWrong, String field, String message) {
        if (isWrong) {
            wrong(field, message);
        }
    }

    private void wrong(String field, String message) {
        found.add(new Violation(prefix + field, message));
    }
}
