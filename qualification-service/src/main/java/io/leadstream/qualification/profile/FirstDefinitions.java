package io.leadstream.qualification.profile;

import static io.leadstream.qualification.profile.WeightedCriterion.noneOf;
import static io.leadstream.qualification.profile.WeightedCriterion.oneOf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What an installation begins with: the ICP of its configuration, and one persona, weighted as score version 1 is. */
final class FirstDefinitions {

    static final String KEY = "default";
    private static final String BY = "qualification-service";

    private FirstDefinitions() {}

    static Definition icp(Icp icp, Instant at) {
        var criteria = new ArrayList<>(List.of(
                oneOf("COMPANY_50_TO_1000", Attribute.SIZE_BAND, 25, "50-249", "250-1000"),
                oneOf("COMPANY_ABOVE_1000", Attribute.SIZE_BAND, 15, "1001-5000", "5001+"),
                oneOf("FUNDED_OR_GROWING", Attribute.FUNDED_OR_GROWING, 10, "true")));
        if (!icp.industries().isEmpty()) {
            criteria.add(oneOf("INDUSTRY", Attribute.INDUSTRY, 15, sorted(icp.industries())));
        }
        if (!icp.countriesServed().isEmpty()) {
            criteria.add(noneOf("COUNTRY_NOT_SERVED", Attribute.COUNTRY, -30, sorted(icp.countriesServed())));
        }
        return new Definition(Kind.ICP, KEY, 1, "Ideal customer profile", icp, criteria, at, BY);
    }

    static Definition persona(Icp icp, Instant at) {
        var criteria = new ArrayList<>(List.of(
                oneOf("C_LEVEL", Attribute.SENIORITY, 30, "C_LEVEL"),
                oneOf("VP_OR_HEAD", Attribute.SENIORITY, 25, "VP", "HEAD"),
                oneOf("DIRECTOR_OR_MANAGER", Attribute.SENIORITY, 15, "DIRECTOR", "MANAGER")));
        if (!icp.functions().isEmpty()) {
            criteria.add(oneOf("FUNCTION", Attribute.JOB_FUNCTION, 15, sorted(icp.functions())));
        }
        return new Definition(Kind.PERSONA, KEY, 1, "Decision maker", Icp.NONE, criteria, at, BY);
    }

    private static String[] sorted(Set<String> words) {
        return words.stream().sorted().toArray(String[]::new);
    }
}
