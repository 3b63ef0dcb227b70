package io.leadstream.qualification.scoring;

import java.util.List;

/**
 * What a version of the lead score consists of, whatever its number and state.
 *
 * @param icpVersion the ideal customer profile that its rules refer to
 */
record ModelRules(
        String name,
        List<FitRule> fit,
        EngagementRules engagement,
        GradeThresholds grades,
        MqlThresholds mql,
        int icpVersion) {

    ModelRules {
        fit = List.copyOf(fit);
    }
}
