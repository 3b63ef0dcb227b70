package io.leadstream.qualification.scoring;

import io.leadstream.qualification.lead.LeadSnapshot;
import io.leadstream.qualification.lead.Told;
import io.leadstream.qualification.profile.Icp;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * Points for what a lead, or its company, is.
 *
 * @param points -50..50
 * @param reason what a ledger line says
 * @param values of which the attribute must be one, where the criterion asks for values
 * @param not whether the points are for whom the criterion does not hold for
 */
record FitRule(String name, int points, String reason, FitCriterion criterion, Set<String> values, boolean not) {

    static final int MOST = 50;

    FitRule {
        if (points < -MOST || points > MOST) {
            throw new IllegalArgumentException("a fit rule gives -50 to 50 points");
        }
        values = Set.copyOf(values);
    }

    FitRule(String name, int points, String reason, FitCriterion criterion, String... values) {
        this(name, points, reason, criterion, Set.of(values), false);
    }

    boolean holds(LeadSnapshot lead, Icp icp) {
        return criterion.decidedBy(lead) != null && criterion.holds(lead, values, icp) != not;
    }

    Optional<LedgerLine> apply(LeadSnapshot lead, Icp icp) {
        Told<?> told = criterion.decidedBy(lead);
        return told == null || !holds(lead, icp)
                ? Optional.empty()
                : Optional.of(new LedgerLine(
                        BigDecimal.valueOf(points).setScale(2), name, reason, told.eventId(), told.occurredAt()));
    }
}
