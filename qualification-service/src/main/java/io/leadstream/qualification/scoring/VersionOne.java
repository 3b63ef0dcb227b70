package io.leadstream.qualification.scoring;

import static io.leadstream.qualification.scoring.ActivityType.*;

import java.util.List;
import java.util.stream.Stream;

/** The rules of the scoring model's version 1. A change of any figure here would be a new version. */
final class VersionOne {

    private static final int TYPE_CAP = 40;

    static final List<FitRule> FIT = List.of(
            new FitRule("SENIORITY_C_LEVEL", 30, "seniority is C-level", FitCriterion.SENIORITY, "C_LEVEL"),
            new FitRule(
                    "SENIORITY_VP_OR_HEAD",
                    25,
                    "seniority is vice president or head",
                    FitCriterion.SENIORITY,
                    "VP",
                    "HEAD"),
            new FitRule(
                    "SENIORITY_DIRECTOR_OR_MANAGER",
                    15,
                    "seniority is director or manager",
                    FitCriterion.SENIORITY,
                    "DIRECTOR",
                    "MANAGER"),
            new FitRule("FUNCTION_IN_ICP", 15, "job function matches the ICP", FitCriterion.FUNCTION_IN_ICP),
            new FitRule(
                    "COMPANY_50_TO_1000",
                    25,
                    "company of 50 to 1,000 employees",
                    FitCriterion.SIZE_BAND,
                    "50-249",
                    "250-1000"),
            new FitRule(
                    "COMPANY_ABOVE_1000",
                    15,
                    "company of more than 1,000 employees",
                    FitCriterion.SIZE_BAND,
                    "1001-5000",
                    "5001+"),
            new FitRule("INDUSTRY_IN_ICP", 15, "industry matches the ICP", FitCriterion.INDUSTRY_IN_ICP),
            new FitRule("FUNDED_OR_GROWING", 10, "company is funded or growing", FitCriterion.FUNDED_OR_GROWING),
            new FitRule("FREE_MAIL", -20, "free-mail address", FitCriterion.FREE_MAIL),
            new FitRule("COUNTRY_NOT_SERVED", -30, "country is not served", FitCriterion.COUNTRY_NOT_SERVED));

    static final List<EngagementRule> ENGAGEMENT = Stream.of(
                    rule(WEB_VISIT, 3, 14),
                    rule(FORM_VIEWED, 2, 14),
                    rule(FORM_STARTED, 5, 21),
                    rule(FORM_SUBMITTED, 20, 30),
                    rule(EMAIL_OPENED, 2, 14),
                    rule(EMAIL_CLICKED, 6, 21),
                    rule(EMAIL_REPLIED, 20, 45),
                    rule(CHAT, 10, 30),
                    rule(SOCIAL_FOLLOW, 4, 30),
                    rule(SOCIAL_MESSAGE, 8, 30),
                    rule(CALL, 10, 45),
                    rule(MEETING, 25, 60),
                    rule(DEMO, 30, 60),
                    rule(EVENT, 10, 45))
            .toList();

    static final ModelRules RULES = new ModelRules(
            "Version 1",
            FIT,
            new EngagementRules(ENGAGEMENT, ScoringModel.MOST, List.of(), null, null, null),
            GradeThresholds.USUAL,
            new MqlThresholds(40, 30),
            1);

    private VersionOne() {}

    private static EngagementRule rule(ActivityType type, int points, int halfLifeDays) {
        return new EngagementRule(type, points, halfLifeDays, TYPE_CAP);
    }
}
