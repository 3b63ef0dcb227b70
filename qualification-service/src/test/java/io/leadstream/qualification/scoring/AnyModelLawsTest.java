package io.leadstream.qualification.scoring;

import static io.leadstream.qualification.lead.History.T0;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.qualification.lead.Activity;
import io.leadstream.qualification.lead.Company;
import io.leadstream.qualification.lead.LeadHistory;
import io.leadstream.qualification.lead.Profile;
import io.leadstream.qualification.lead.Told;
import io.leadstream.qualification.profile.Icp;
import io.leadstream.qualification.scoring.EngagementRules.CompanyRollUp;
import io.leadstream.qualification.scoring.EngagementRules.Silence;
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

/** What holds of every score by every model that can be drafted. */
class AnyModelLawsTest {

    private static final Icp ICP = new Icp(Set.of("SALES"), Set.of("SOFTWARE"), Set.of("DE"));
    private static final Instant AFTER_ALL = T0.plus(Duration.ofDays(90));
    private static final int TRIES = 300;

    @Property(tries = TRIES)
    void theLedgerAddsUpToTheScore(
            @ForAll("models") ScoringModel model,
            @ForAll("leads") LeadHistory lead,
            @ForAll @IntRange(max = 20_000_000) int seconds) {
        Instant at = T0.plusSeconds(seconds);

        Scorecard scorecard = model.score(lead.asOf(at), at);

        var sum = scorecard.ledger().stream().map(LedgerLine::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        Assertions.assertEquals(0, sum.compareTo(scorecard.score().total()));
        scorecard
                .ledger()
                .forEach(line -> Assertions.assertNotEquals(0, line.points().signum()));
    }

    @Property(tries = TRIES)
    void scoresStayWithinTheirLimits(
            @ForAll("models") ScoringModel model,
            @ForAll("leads") LeadHistory lead,
            @ForAll @IntRange(max = 400) int days) {
        Instant at = T0.plus(Duration.ofDays(days));

        Score score = model.score(lead.asOf(at), at).score();

        Assertions.assertTrue(score.fit().signum() >= 0 && score.fit().intValueExact() <= 100);
        Assertions.assertTrue(score.engagement().signum() >= 0);
        Assertions.assertTrue(score.engagement()
                        .compareTo(BigDecimal.valueOf(model.engagement().cap()))
                <= 0);
    }

    @Property(tries = TRIES)
    void theOrderInWhichFactsComeDoesNotMatter(
            @ForAll("models") ScoringModel model, @ForAll("leads") LeadHistory lead, @ForAll long seed) {
        var shuffled = new ArrayList<>(lead.activities());
        Collections.shuffle(shuffled, new Random(seed));
        var same = new LeadHistory(
                lead.profiles(), lead.companyChanges(), shuffled, List.of(), List.of(), lead.colleagues());

        Assertions.assertEquals(
                model.score(lead.asOf(AFTER_ALL), AFTER_ALL), model.score(same.asOf(AFTER_ALL), AFTER_ALL));
    }

    @Property(tries = TRIES)
    void noTypeBringsOrTakesMoreThanItsCap(@ForAll("models") ScoringModel model, @ForAll("leads") LeadHistory lead) {
        var ledger = model.score(lead.asOf(AFTER_ALL), AFTER_ALL).ledger();

        for (EngagementRule rule : model.engagement().activities()) {
            var ofType = Set.of(rule.type().name(), rule.type() + "_CAP", rule.type() + "_EARLIER");
            var lines =
                    ledger.stream().filter(line -> ofType.contains(line.rule())).toList();
            double sum = lines.stream()
                    .mapToDouble(line -> line.points().doubleValue())
                    .sum();
            // each line is rounded by itself, at most half a hundredth off
            Assertions.assertTrue(Math.abs(sum) <= rule.cap() + 0.005 * lines.size() + 1e-9);
        }
    }

    @Property(tries = TRIES)
    void whatOnlyDecaysOnlyFalls(
            @ForAll("models") ScoringModel model,
            @ForAll("leads") LeadHistory lead,
            @ForAll @IntRange(max = 10_000_000) int earlier,
            @ForAll @IntRange(max = 10_000_000) int more) {
        var rules = model.engagement();
        var positive =
                rules.activities().stream().filter(rule -> rule.points() > 0).toList();
        var decaying = with(model, new EngagementRules(positive, rules.cap(), List.of(), null, null, rules.rollUp()));
        Instant first = AFTER_ALL.plusSeconds(earlier);

        Assertions.assertTrue(
                engagement(decaying, lead, first.plusSeconds(more)).compareTo(engagement(decaying, lead, first)) <= 0);
    }

    @Property(tries = TRIES)
    void colleaguesBringAtMostTheCap(@ForAll("models") ScoringModel model, @ForAll("leads") LeadHistory lead) {
        var together = with(model, rolledUp(model.engagement(), new CompanyRollUp(0.5, 20)));
        var alone = with(model, model.engagement().withoutRollUp());

        var more = engagement(together, lead, AFTER_ALL).subtract(engagement(alone, lead, AFTER_ALL));

        Assertions.assertTrue(more.signum() >= 0 && more.compareTo(BigDecimal.valueOf(20.01)) <= 0);
    }

    @Property(tries = 100)
    void untilTheNextChangeTheGradeIsTheSame(
            @ForAll("models") ScoringModel model,
            @ForAll("leads") LeadHistory lead,
            @ForAll @IntRange(max = 999) int share) {
        var snapshot = lead.asOf(AFTER_ALL);
        Score now = model.score(snapshot, AFTER_ALL).score();

        Instant next = model.nextGradeChange(snapshot, AFTER_ALL).orElse(AFTER_ALL.plus(Duration.ofDays(3000)));

        // a millisecond is the grain of what is foreseen
        Duration ahead = Duration.between(AFTER_ALL, next).minusMillis(2);
        Instant before = AFTER_ALL.plus(
                ahead.isNegative() ? Duration.ZERO : ahead.dividedBy(1000).multipliedBy(share));
        Score then = model.score(snapshot, before).score();
        Assertions.assertTrue(next.isAfter(AFTER_ALL));
        Assertions.assertEquals(now.grade(), then.grade());
        Assertions.assertEquals(model.qualifies(now), model.qualifies(then));
    }

    @Property(tries = TRIES)
    void rulesAreKeptAndReadAgainAsTheyAre(@ForAll("models") ScoringModel model, @ForAll("leads") LeadHistory lead)
            throws Exception {
        var json = new ObjectMapper();
        var input = ModelInput.of(model.rules());

        var again = json.readValue(json.writeValueAsString(input), ModelInput.class);

        Assertions.assertEquals(List.of(), ModelCheck.of(again, ""));
        Assertions.assertEquals(model.rules(), again.toRules());
        var same = new ScoringModel(9, Instant.MIN, again.toRules(), ICP);
        Assertions.assertEquals(
                model.score(lead.asOf(AFTER_ALL), AFTER_ALL), same.score(lead.asOf(AFTER_ALL), AFTER_ALL));
    }

    @Property(tries = 100)
    void versionOneAsDataIsVersionOne(@ForAll("leads") LeadHistory lead) {
        var asData =
                new ScoringModel(2, Instant.MIN, ModelInput.of(VersionOne.RULES).toRules(), ICP);

        Assertions.assertEquals(
                ScoringModel.version1(ICP).score(lead.asOf(AFTER_ALL), AFTER_ALL),
                asData.score(lead.asOf(AFTER_ALL), AFTER_ALL));
    }

    private static ScoringModel with(ScoringModel model, EngagementRules engagement) {
        var rules = model.rules();
        var changed =
                new ModelRules(rules.name(), rules.fit(), engagement, rules.grades(), rules.mql(), rules.icpVersion());
        return new ScoringModel(3, Instant.MIN, changed, ICP);
    }

    private static EngagementRules rolledUp(EngagementRules rules, CompanyRollUp rollUp) {
        return new EngagementRules(
                rules.activities(), rules.cap(), rules.frequency(), rules.windowDays(), rules.silence(), rollUp);
    }

    private static BigDecimal engagement(ScoringModel model, LeadHistory lead, Instant at) {
        return model.score(lead.asOf(at), at).score().engagement();
    }

    @Provide
    Arbitrary<ScoringModel> models() {
        var frequency = Combinators.combine(
                        Arbitraries.of(ActivityType.WEB_VISIT, ActivityType.CALL)
                                .injectNull(0.3),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 60),
                        points())
                .as((type, atLeast, within, points) ->
                        List.of(new FrequencyRule("OFTEN", type, atLeast, within, points)))
                .injectNull(0.5);
        var engagement = Combinators.combine(
                        activityRules(),
                        Arbitraries.integers().between(20, 100),
                        frequency,
                        Arbitraries.integers().between(1, 200).injectNull(0.5),
                        Arbitraries.integers()
                                .between(1, 100)
                                .map(days -> new Silence(days, -15))
                                .injectNull(0.5),
                        Arbitraries.integers()
                                .between(1, 100)
                                .map(cap -> new CompanyRollUp(cap / 100.0, cap))
                                .injectNull(0.5))
                .as((rules, cap, often, window, silence, rollUp) ->
                        new EngagementRules(rules, cap, often == null ? List.of() : often, window, silence, rollUp));
        return Combinators.combine(
                        engagement, fitRules(), Arbitraries.integers().between(1, 30))
                .as((how, fit, step) -> new ModelRules(
                        "any",
                        fit,
                        how,
                        new GradeThresholds(List.of(3 * step, 2 * step, step), List.of(3 * step, 2 * step, step)),
                        new MqlThresholds(step, step + 5),
                        1))
                .map(rules -> new ScoringModel(2, Instant.MIN, rules, ICP));
    }

    private static Arbitrary<Integer> points() {
        return Arbitraries.integers().between(-50, 50).filter(points -> points != 0);
    }

    private static Arbitrary<List<EngagementRule>> activityRules() {
        var values = Combinators.combine(
                        points(),
                        Arbitraries.integers().between(1, 90),
                        Arbitraries.integers().between(1, 100))
                .as((points, halfLife, cap) -> new int[] {points, halfLife, cap});
        var types = List.of(ActivityType.WEB_VISIT, ActivityType.FORM_SUBMITTED, ActivityType.CALL, ActivityType.DEMO);
        return values.list().ofSize(types.size()).map(all -> {
            var rules = new ArrayList<EngagementRule>();
            for (int i = 0; i < types.size(); i++) {
                rules.add(new EngagementRule(types.get(i), all.get(i)[0], all.get(i)[1], all.get(i)[2]));
            }
            return rules;
        });
    }

    private static Arbitrary<List<FitRule>> fitRules() {
        return Combinators.combine(points(), points(), Arbitraries.of(true, false))
                .as((one, other, not) -> List.of(
                        new FitRule("LEADERS", one, "leads", FitCriterion.SENIORITY, Set.of("C_LEVEL", "VP"), not),
                        new FitRule("IDEAL", other, "is ideal", FitCriterion.IN_ICP, Set.of(), not)));
    }

    @Provide
    Arbitrary<LeadHistory> leads() {
        return Combinators.combine(one(), one().list().ofMaxSize(3))
                .as((lead, colleagues) -> new LeadHistory(
                        lead.profiles(), lead.companyChanges(), lead.activities(), List.of(), List.of(), colleagues));
    }

    private static Arbitrary<LeadHistory> one() {
        var company = new Company(new UUID(9, 9), null, "SOFTWARE", "50-249", true, false);
        var profiles = Combinators.combine(Arbitraries.of("C_LEVEL", "MANAGER"), Arbitraries.of("DE", "BR"))
                .as((seniority, country) -> new Profile(true, "CHAT", country, "SALES", seniority, false, company));
        return Combinators.combine(profiles, activity().list().ofMaxSize(20))
                .as((profile, done) ->
                        new LeadHistory(List.of(new Told<>(new UUID(0, 0), 1, T0, T0, profile)), List.of(), done));
    }

    private static Arbitrary<Told<Activity>> activity() {
        return Combinators.combine(
                        Arbitraries.of("WEB_VISIT", "FORM_SUBMITTED", "CALL", "DEMO", "CHAT", "EMAIL_SENT"),
                        Arbitraries.of(true, true, true, false),
                        Arbitraries.longs().between(0, Duration.ofDays(90).toMillis()),
                        Arbitraries.longs().greaterOrEqual(1))
                .as((type, inbound, millis, id) -> {
                    Instant at = T0.plusMillis(millis);
                    return new Told<>(new UUID(id, id), id, at, at, new Activity(type, inbound));
                });
    }
}
