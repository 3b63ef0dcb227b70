package io.leadstream.qualification.scoring;

import static io.leadstream.qualification.scoring.ActivityType.*;

import io.leadstream.qualification.lead.Company;
import io.leadstream.qualification.profile.Icp;
import java.util.List;
import java.util.Set;

/** The rules of the scoring model's version 1. A change of any figure here would be a new version. */
final class VersionOne {

    private static final Set<String> UP_TO_1000 = Set.of("50-249", "250-1000");
    private static final Set<String> ABOVE_1000 = Set.of("1001-5000", "5001+");

    static final List<EngagementRule> ENGAGEMENT = List.of(
            new EngagementRule(WEB_VISIT, 3, 14),
            new EngagementRule(FORM_VIEWED, 2, 14),
            new EngagementRule(FORM_STARTED, 5, 21),
            new EngagementRule(FORM_SUBMITTED, 20, 30),
            new EngagementRule(EMAIL_OPENED, 2, 14),
            new EngagementRule(EMAIL_CLICKED, 6, 21),
            new EngagementRule(EMAIL_REPLIED, 20, 45),
            new EngagementRule(CHAT, 10, 30),
            new EngagementRule(SOCIAL_FOLLOW, 4, 30),
            new EngagementRule(SOCIAL_MESSAGE, 8, 30),
            new EngagementRule(CALL, 10, 45),
            new EngagementRule(MEETING, 25, 60),
            new EngagementRule(DEMO, 30, 60),
            new EngagementRule(EVENT, 10, 45));

    private VersionOne() {}

    static List<FitRule> fit(Icp icp) {
        return List.of(
                seniority("SENIORITY_C_LEVEL", 30, "C-level", icp, Set.of("C_LEVEL")),
                seniority("SENIORITY_VP_OR_HEAD", 25, "vice president or head", icp, Set.of("VP", "HEAD")),
                seniority(
                        "SENIORITY_DIRECTOR_OR_MANAGER", 15, "director or manager", icp, Set.of("DIRECTOR", "MANAGER")),
                FitRule.ofPerson(
                        "FUNCTION_IN_ICP",
                        15,
                        "job function matches the ICP",
                        icp,
                        (person, ideal) -> ideal.wantsFunction(person.jobFunction())),
                FitRule.ofCompany(
                        "COMPANY_50_TO_1000",
                        25,
                        "company of 50 to 1,000 employees",
                        icp,
                        (company, ideal) -> hasSize(company, UP_TO_1000)),
                FitRule.ofCompany(
                        "COMPANY_ABOVE_1000",
                        15,
                        "company of more than 1,000 employees",
                        icp,
                        (company, ideal) -> hasSize(company, ABOVE_1000)),
                FitRule.ofCompany(
                        "INDUSTRY_IN_ICP",
                        15,
                        "industry matches the ICP",
                        icp,
                        (company, ideal) -> ideal.wantsIndustry(company.industry())),
                FitRule.ofCompany(
                        "FUNDED_OR_GROWING",
                        10,
                        "company is funded or growing",
                        icp,
                        (company, ideal) -> company.funded() || company.growing()),
                FitRule.ofPerson("FREE_MAIL", -20, "free-mail address", icp, (person, ideal) -> person.freeMail()),
                FitRule.ofPerson(
                        "COUNTRY_NOT_SERVED",
                        -30,
                        "country is not served",
                        icp,
                        (person, ideal) -> !ideal.serves(person.country())));
    }

    private static FitRule seniority(String name, int points, String text, Icp icp, Set<String> levels) {
        return FitRule.ofPerson(
                name,
                points,
                "seniority is " + text,
                icp,
                (person, ideal) -> person.seniority() != null && levels.contains(person.seniority()));
    }

    private static boolean hasSize(Company company, Set<String> bands) {
        return company.sizeBand() != null && bands.contains(company.sizeBand());
    }
}
