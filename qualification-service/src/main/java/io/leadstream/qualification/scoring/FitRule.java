package io.leadstream.qualification.scoring;

import io.leadstream.qualification.lead.Company;
import io.leadstream.qualification.lead.LeadSnapshot;
import io.leadstream.qualification.lead.Profile;
import io.leadstream.qualification.lead.Told;
import io.leadstream.qualification.profile.Icp;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Points for what a lead, or its company, is.
 *
 * @param points -50..50
 * @param reason what a ledger line says
 */
record FitRule(String name, int points, String reason, Function<LeadSnapshot, @Nullable Told<?>> holds) {

    FitRule {
        if (points < -50 || points > 50) {
            throw new IllegalArgumentException("a fit rule gives -50 to 50 points");
        }
    }

    static FitRule ofPerson(String name, int points, String reason, Icp icp, BiPredicate<Profile, Icp> test) {
        return new FitRule(
                name,
                points,
                reason,
                lead -> lead.profile() != null && test.test(lead.profile().what(), icp) ? lead.profile() : null);
    }

    static FitRule ofCompany(String name, int points, String reason, Icp icp, BiPredicate<Company, Icp> test) {
        return new FitRule(
                name,
                points,
                reason,
                lead -> lead.company() != null && test.test(lead.company().what(), icp) ? lead.company() : null);
    }

    Optional<LedgerLine> apply(LeadSnapshot lead) {
        return Optional.ofNullable(holds.apply(lead))
                .map(told -> new LedgerLine(
                        BigDecimal.valueOf(points).setScale(2), name, reason, told.eventId(), told.occurredAt()));
    }
}
