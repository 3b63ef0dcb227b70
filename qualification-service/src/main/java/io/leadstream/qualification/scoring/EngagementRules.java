package io.leadstream.qualification.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How engagement is scored.
 *
 * @param activities one rule per kind of activity; kinds without one score nothing
 * @param cap the most that engagement comes to, at most 100
 * @param windowDays only activities of so many days before count; all of them where there is none
 */
record EngagementRules(
        List<EngagementRule> activities,
        int cap,
        List<FrequencyRule> frequency,
        @Nullable Integer windowDays,
        @Nullable Silence silence,
        @Nullable CompanyRollUp rollUp) {

    EngagementRules {
        activities = List.copyOf(activities);
        frequency = List.copyOf(frequency);
    }

    /** Points that are taken from a lead that was active before and has done nothing for so many days. */
    record Silence(int afterDays, int points) {}

    /**
     * Part of what the colleagues at the same company do counts for the lead.
     *
     * @param share of the sum of the colleagues' own engagement, above 0, at most 1
     * @param cap the most points that this brings
     */
    record CompanyRollUp(double share, int cap) {}

    EngagementRules withoutRollUp() {
        return new EngagementRules(activities, cap, frequency, windowDays, silence, null);
    }

    /** Whether between activities engagement falls by decay alone, each kind for itself. */
    boolean onlyDecays() {
        return !mayRise() && frequency.isEmpty() && windowDays == null && silence == null && rollUp == null;
    }

    /** Whether time alone may make engagement more: what was taken away decays too. */
    boolean mayRise() {
        return activities.stream().anyMatch(rule -> rule.points() < 0)
                || frequency.stream().anyMatch(rule -> rule.points() < 0);
    }
}
