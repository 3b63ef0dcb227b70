package io.leadstream.qualification.scoring;

import io.leadstream.qualification.lead.LeadSnapshot;
import io.leadstream.qualification.profile.Icp;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fit of a lead, rule by rule, within 0..100. */
record FitLedger(List<LedgerLine> lines, BigDecimal sum) {

    private static final BigDecimal LEAST = BigDecimal.ZERO.setScale(2);
    private static final BigDecimal MOST = BigDecimal.valueOf(ScoringModel.MOST).setScale(2);

    /** The fit alone, without its lines. */
    static BigDecimal sum(List<FitRule> rules, Icp icp, LeadSnapshot lead) {
        int points = 0;
        for (FitRule rule : rules) {
            points += rule.holds(lead, icp) ? rule.points() : 0;
        }
        return BigDecimal.valueOf(Math.clamp(points, 0, ScoringModel.MOST)).setScale(2);
    }

    static FitLedger of(List<FitRule> rules, Icp icp, LeadSnapshot lead, Instant at) {
        var lines = new ArrayList<>(rules.stream()
                .map(rule -> rule.apply(lead, icp))
                .flatMap(Optional::stream)
                .toList());
        BigDecimal points = lines.stream().map(LedgerLine::points).reduce(LEAST, BigDecimal::add);
        BigDecimal fit = points.max(LEAST).min(MOST);
        if (fit.compareTo(points) != 0) {
            lines.add(new LedgerLine(fit.subtract(points), "FIT_LIMIT", "fit lies between 0 and 100", null, at));
        }
        return new FitLedger(List.copyOf(lines), fit);
    }
}
