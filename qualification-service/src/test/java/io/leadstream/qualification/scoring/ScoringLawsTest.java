package io.leadstream.qualification.scoring;

import static io.leadstream.qualification.lead.History.T0;

import io.leadstream.qualification.lead.Activity;
import io.leadstream.qualification.lead.Company;
import io.leadstream.qualification.lead.LeadHistory;
import io.leadstream.qualification.lead.Profile;
import io.leadstream.qualification.lead.Told;
import io.leadstream.qualification.profile.Icp;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;

/** What holds of every score, whatever the lead is and did. */
class ScoringLawsTest {

    private static final ScoringModel MODEL =
            ScoringModel.version1(new Icp(Set.of("SALES"), Set.of("SOFTWARE"), Set.of("DE")));
    private static final Instant AFTER_ALL = T0.plus(Duration.ofDays(90));

    @Property
    void scoresStayWithinTheirBounds(@ForAll("leads") LeadHistory lead, @ForAll @IntRange(max = 400) int days) {
        Instant at = T0.plus(Duration.ofDays(days));

        Score score = MODEL.score(lead.asOf(at), at).score();

        assertWithin(score.fit());
        assertWithin(score.engagement());
    }

    @Property
    void theLedgerAddsUpToTheScore(@ForAll("leads") LeadHistory lead, @ForAll @IntRange(max = 9_000_000) int seconds) {
        Instant at = T0.plusSeconds(seconds);

        Scorecard scorecard = MODEL.score(lead.asOf(at), at);

        Assertions.assertEquals(
                0, sum(scorecard.ledger()).compareTo(scorecard.score().total()));
    }

    @Property
    void everyLineHasTwoDecimalsAndIsNotZero(@ForAll("leads") LeadHistory lead) {
        MODEL.score(lead.asOf(AFTER_ALL), AFTER_ALL).ledger().forEach(line -> {
            Assertions.assertEquals(2, line.points().scale());
            Assertions.assertNotEquals(0, line.points().signum());
        });
    }

    @Property
    void noTypeBringsMoreThanItsCap(@ForAll("leads") LeadHistory lead) {
        Scorecard scorecard = MODEL.score(lead.asOf(AFTER_ALL), AFTER_ALL);

        for (ActivityType type : ActivityType.values()) {
            var lines = scorecard.ledger().stream()
                    .filter(line ->
                            line.rule().equals(type.name()) || line.rule().startsWith(type.name() + "_"))
                    .filter(line ->
                            !line.rule().startsWith("FORM_") || type.name().startsWith("FORM_"))
                    .toList();
            // each line is rounded by itself, at most half a hundredth off
            Assertions.assertTrue(sum(lines).doubleValue() <= 40 + 0.005 * lines.size());
        }
    }

    @Property
    void withoutNewActivitiesEngagementOnlyFalls(
            @ForAll("leads") LeadHistory lead,
            @ForAll @IntRange(max = 10_000_000) int earlier,
            @ForAll @IntRange(max = 10_000_000) int more) {
        Instant first = AFTER_ALL.plusSeconds(earlier);

        Assertions.assertTrue(engagement(lead, first.plusSeconds(more)).compareTo(engagement(lead, first)) <= 0);
    }

    @Property
    void theOrderInWhichActivitiesComeDoesNotMatter(@ForAll("leads") LeadHistory lead, @ForAll long seed) {
        var shuffled = new ArrayList<>(lead.activities());
        Collections.shuffle(shuffled, new Random(seed));
        var sameLead = new LeadHistory(lead.profiles(), lead.companyChanges(), shuffled);

        Assertions.assertEquals(
                MODEL.score(lead.asOf(AFTER_ALL), AFTER_ALL), MODEL.score(sameLead.asOf(AFTER_ALL), AFTER_ALL));
    }

    @Property
    void theNextGradeChangeIsTheFirstInstantWithAnotherGrade(@ForAll("leads") LeadHistory lead) {
        var snapshot = lead.asOf(AFTER_ALL);
        Grade grade = MODEL.score(snapshot, AFTER_ALL).score().grade();

        var next = MODEL.nextGradeChange(snapshot, AFTER_ALL);

        Assertions.assertEquals(grade.figure() == 4, next.isEmpty());
        next.ifPresent(at -> {
            // a hundred microseconds leave room for the last bit of the sums, which are made in two ways
            Assertions.assertEquals(grade, gradeAt(lead, at.minusNanos(100_000)));
            Assertions.assertNotEquals(grade, gradeAt(lead, at.plusNanos(100_000)));
        });
    }

    @Provide
    Arbitrary<LeadHistory> leads() {
        Arbitrary<List<Told<Activity>>> activities = activity().list().ofMaxSize(60);
        return Combinators.combine(profile(), activities)
                .as((profile, done) ->
                        new LeadHistory(List.of(new Told<>(new UUID(0, 0), 1, T0, T0, profile)), List.of(), done));
    }

    private static Arbitrary<Told<Activity>> activity() {
        var types =
                Arbitraries.of("WEB_VISIT", "FORM_SUBMITTED", "EMAIL_SENT", "EMAIL_REPLIED", "CALL", "MEETING", "DEMO");
        var times = Arbitraries.longs().between(0, Duration.ofDays(90).toMillis());
        var ids = Arbitraries.longs().greaterOrEqual(1);
        return Combinators.combine(types, Arbitraries.of(true, true, true, false), times, ids)
                .as((type, inbound, millis, id) -> {
                    Instant at = T0.plusMillis(millis);
                    return new Told<>(new UUID(id, id), id, at, at, new Activity(type, inbound));
                });
    }

    private static Arbitrary<Profile> profile() {
        var companies = Combinators.combine(
                        Arbitraries.of("SOFTWARE", "BAKERY"),
                        Arbitraries.of("1-9", "50-249", "5001+"),
                        Arbitraries.of(true, false))
                .as((industry, size, funded) -> new Company(new UUID(9, 9), null, industry, size, funded, false))
                .injectNull(0.2);
        return Combinators.combine(
                        Arbitraries.of("DE", "BR"),
                        Arbitraries.of("SALES", "LEGAL"),
                        Arbitraries.of("C_LEVEL", "VP", "MANAGER", "UNKNOWN"),
                        Arbitraries.of(true, false),
                        companies)
                .as((country, function, seniority, freeMail, company) ->
                        new Profile(true, "CHAT", country, function, seniority, freeMail, company));
    }

    private static BigDecimal engagement(LeadHistory lead, Instant at) {
        return MODEL.score(lead.asOf(at), at).score().engagement();
    }

    private static Grade gradeAt(LeadHistory lead, Instant at) {
        return MODEL.score(lead.asOf(at), at).score().grade();
    }

    private static BigDecimal sum(List<LedgerLine> lines) {
        return lines.stream().map(LedgerLine::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void assertWithin(BigDecimal score) {
        Assertions.assertTrue(score.signum() >= 0 && score.compareTo(BigDecimal.valueOf(100)) <= 0);
    }
}
