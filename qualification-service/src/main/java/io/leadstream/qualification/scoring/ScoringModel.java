package io.leadstream.qualification.scoring;

import io.leadstream.qualification.lead.LeadHistory;
import io.leadstream.qualification.lead.LeadSnapshot;
import io.leadstream.qualification.profile.Icp;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A version of the lead score, as data: rules for fit, rules for engagement, limits and thresholds. The same history
 * gives the same score to the last digit, whenever and wherever it is read.
 */
public final class ScoringModel {

    public static final String ID = "lead-scoring";

    /** Both parts of a score lie between 0 and this. */
    static final int MOST = 100;

    /** A lead is looked at so many times at most. */
    private static final int MOST_LOOKS = 10_000;

    private final int version;
    private final Instant since;
    private final ModelRules rules;
    private final Icp icp;

    ScoringModel(int version, Instant since, ModelRules rules, Icp icp) {
        this.version = version;
        this.since = since;
        this.rules = rules;
        this.icp = icp;
    }

    /** Version 1, which every installation starts with. */
    public static ScoringModel version1(Icp icp) {
        return new ScoringModel(1, Instant.MIN, VersionOne.RULES, icp);
    }

    public int version() {
        return version;
    }

    /** When the version came into force; the beginning of time for the first. */
    public Instant since() {
        return since;
    }

    ModelRules rules() {
        return rules;
    }

    Icp icp() {
        return icp;
    }

    EngagementRules engagement() {
        return rules.engagement();
    }

    GradeThresholds grades() {
        return rules.grades();
    }

    /** Whether what a lead's colleagues do counts for it. */
    public boolean rollsUp() {
        return engagement().rollUp() != null;
    }

    /** Scores a lead, as it is shown, at that instant: activities decay up to it. */
    public Scorecard score(LeadSnapshot lead, Instant at) {
        var fitLedger = FitLedger.of(rules.fit(), icp, lead, at);
        var engagementLedger = EngagementLedger.of(engagement(), lead, at);
        var lines = Stream.concat(fitLedger.lines().stream(), engagementLedger.lines().stream());
        return new Scorecard(score(fitLedger.sum(), engagementLedger.sum()), lines.toList());
    }

    /** The score alone, without its ledger. */
    public Score scoreOnly(LeadSnapshot lead, Instant at) {
        return score(FitLedger.sum(rules.fit(), icp, lead), EngagementLedger.sum(engagement(), lead, at));
    }

    /** Grades a fit and an engagement by the thresholds of this version. */
    public Score score(BigDecimal fit, BigDecimal engagement) {
        return new Score(fit, engagement, grades().grade(fit, engagement));
    }

    /** Whether the score makes a lead marketing-qualified. */
    public boolean qualifies(Score score) {
        return score.fit().compareTo(BigDecimal.valueOf(rules.mql().fit())) >= 0 && reachesMql(score.engagement());
    }

    boolean reachesMql(BigDecimal engagement) {
        return engagement.compareTo(BigDecimal.valueOf(rules.mql().engagement())) >= 0;
    }

    /**
     * The first instant within the range, both ends included, at which a lead was seen to reach both thresholds. That
     * can be none but one at which something began to count, or the last, or the one at which this version did:
     * between them engagement only falls, or the lead was due at the instant at which it rose enough.
     *
     * @param countingFrom activities up to then do not count
     */
    public Optional<Instant> firstQualifying(LeadHistory lead, Instant countingFrom, Instant from, Instant to) {
        Instant first = from.isBefore(since) ? since : from;
        var instants = new TreeSet<>(lead.instants(first, to));
        if (!since.equals(Instant.MIN) && !first.isAfter(to)) {
            instants.add(first);
            instants.add(to);
        }
        return instants.stream()
                .filter(at -> qualifiedAt(lead, countingFrom, at))
                .findFirst();
    }

    /**
     * As {@link #firstQualifying}, without anybody having looked at the lead meanwhile: where time alone may make
     * engagement more, the instants at which it passes a threshold are looked at too.
     */
    public Optional<Instant> firstQualifyingUnwatched(LeadHistory lead, Instant from, Instant to) {
        if (!engagement().mayRise()) {
            return firstQualifying(lead, Instant.MIN, from, to);
        }
        var instants = new TreeSet<>(lead.instants(from, to));
        Instant at = instants.isEmpty() ? null : instants.getFirst();
        for (int looks = 0; at != null && looks < MOST_LOOKS; looks++) {
            var seen = lead.seenAt(at);
            if (qualifies(scoreOnly(seen, at))) {
                return Optional.of(at);
            }
            Instant told = instants.higher(at);
            Instant end = told == null ? to : told;
            at = Course.next(this, seen, at).filter(end::isAfter).orElse(told);
        }
        return Optional.empty();
    }

    /**
     * Whether a lead was seen to reach both thresholds at that instant.
     *
     * @param countingFrom activities up to then do not count
     */
    public boolean qualifiedAt(LeadHistory lead, Instant countingFrom, Instant at) {
        return qualifies(seen(lead, countingFrom, at));
    }

    private Score seen(LeadHistory lead, Instant countingFrom, Instant at) {
        return scoreOnly(lead.seenAt(at).activeAfter(countingFrom), at);
    }

    /** The next instant at which time alone changes the grade, or may; empty once it no longer can. */
    public Optional<Instant> nextGradeChange(LeadSnapshot lead, Instant after) {
        return engagement().onlyDecays()
                ? Decay.of(this, lead.activities(), after).nextFigure()
                : Course.next(this, lead, after);
    }

    /** The version as if it had been in force always: for a rehearsal, and for reading any lead by it. */
    public ScoringModel always() {
        return new ScoringModel(version, Instant.MIN, rules, icp);
    }

    List<FitRule> fit() {
        return rules.fit();
    }
}
