package io.leadstream.qualification.scoring;

import io.leadstream.qualification.lead.LeadHistory;
import io.leadstream.qualification.lead.LeadSnapshot;
import io.leadstream.qualification.profile.Icp;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A version of the lead score, as data: rules for fit, rules for engagement, limits and thresholds.
 *
 * @param typeCap the most that one type of activity may bring
 * @param mqlFit and {@code mqlEngagement}: what makes a lead marketing-qualified when both are reached
 */
public record ScoringModel(
        int version,
        Icp icp,
        List<FitRule> fit,
        List<EngagementRule> engagement,
        int typeCap,
        int mqlFit,
        int mqlEngagement) {

    public static final String ID = "lead-scoring";

    /** Both parts of a score lie between 0 and this. */
    static final int MOST = 100;

    /** Version 1, which every installation starts with. */
    public static ScoringModel version1(Icp icp) {
        return new ScoringModel(1, icp, VersionOne.fit(icp), VersionOne.ENGAGEMENT, 40, 40, 30);
    }

    /** Scores a lead, as it is shown, at that instant: activities decay up to it. */
    public Scorecard score(LeadSnapshot lead, Instant at) {
        var fitLedger = FitLedger.of(fit, lead, at);
        var engagementLedger = EngagementLedger.of(this, lead.activities(), at);
        var lines = Stream.concat(fitLedger.lines().stream(), engagementLedger.lines().stream());
        return new Scorecard(new Score(fitLedger.sum(), engagementLedger.sum()), lines.toList());
    }

    /** Whether the score makes a lead marketing-qualified. */
    public boolean qualifies(Score score) {
        return score.fit().compareTo(BigDecimal.valueOf(mqlFit)) >= 0
                && score.engagement().compareTo(BigDecimal.valueOf(mqlEngagement)) >= 0;
    }

    /**
     * The first instant within the range, both ends included, at which a lead was seen to reach both thresholds. It
     * can be none but one at which something began to count: between them engagement only falls.
     *
     * @param countingFrom activities up to then do not count
     */
    public Optional<Instant> firstQualifying(LeadHistory lead, Instant countingFrom, Instant from, Instant to) {
        return lead.instants(from, to).stream()
                .filter(at -> qualifies(
                        score(lead.seenAt(at).activeAfter(countingFrom), at).score()))
                .findFirst();
    }

    /** The next instant at which decay alone changes the grade; empty once it no longer can. */
    public Optional<Instant> nextGradeChange(LeadSnapshot lead, Instant after) {
        return Decay.of(this, lead.activities(), after).nextFigure();
    }
}
