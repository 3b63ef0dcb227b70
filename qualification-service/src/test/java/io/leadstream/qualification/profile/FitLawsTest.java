package io.leadstream.qualification.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.qualification.lead.Company;
import io.leadstream.qualification.lead.Profile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FitLawsTest {

    private static final Icp ICP = new Icp(Set.of("SALES"), Set.of("Software"), Set.of("DE"));
    private static final Definition FIRST = FirstDefinitions.icp(ICP, Instant.EPOCH);

    @Property(tries = 300)
    void theLinesAddUpToThePointsExactly(
            @ForAll("criteria") List<WeightedCriterion> criteria, @ForAll("subjects") Subject subject) {
        Fit fit = definition(criteria).fitOf(subject);

        assertEquals(
                fit.points(), fit.criteria().stream().mapToInt(Fit.Line::points).sum());
        assertEquals(criteria.size(), fit.criteria().size());
        assertTrue(fit.points() <= fit.most());
        assertTrue(fit.share().signum() >= 0 && fit.share().compareTo(BigDecimal.ONE) <= 0);
    }

    @Property(tries = 300)
    void oneMoreCriterionAddsItsOwnPointsAndNoOthers(
            @ForAll("criteria") List<WeightedCriterion> criteria,
            @ForAll("criterion") WeightedCriterion more,
            @ForAll("subjects") Subject subject) {
        var all = new ArrayList<>(criteria);
        all.add(more);

        int added = definition(all).fitOf(subject).points()
                - definition(criteria).fitOf(subject).points();

        assertEquals(more.of(subject).points(), added);
    }

    @Property(tries = 300)
    void nothingIsHeldAgainstWhatIsNotKnown(@ForAll("criteria") List<WeightedCriterion> criteria) {
        Fit fit = definition(criteria).fitOf(new Subject(null, null));

        assertEquals(0, fit.points());
        assertTrue(fit.criteria().stream().allMatch(line -> line.outcome() == Fit.Outcome.UNKNOWN));
    }

    @Property(tries = 300)
    void aCriterionAndItsOppositeShareEveryKnownSubject(
            @ForAll("subjects") Subject subject, @ForAll("words") String word) {
        var in = WeightedCriterion.oneOf("IN", Attribute.INDUSTRY, 10, word).of(subject);
        var out = WeightedCriterion.noneOf("OUT", Attribute.INDUSTRY, 10, word).of(subject);

        assertEquals(in.outcome() == Fit.Outcome.UNKNOWN ? 0 : 10, in.points() + out.points());
    }

    @Example
    void theFirstIcpWeighsAsTheScoreDoes() {
        var company = new Company(new UUID(0, 1), null, "soft-ware", "50-249", true, false);
        var person = new Profile(true, "WEB_FORM", "BR", "SALES", "VP", false, company);

        // of the right size 25, funded 10, another industry, not served -30
        assertEquals(5, FIRST.fitOf(new Subject(company, person)).points());
        assertEquals(50, FIRST.fitOf(new Subject(company("software"), null)).points());
        assertEquals(
                40,
                FirstDefinitions.persona(ICP, Instant.EPOCH)
                        .fitOf(new Subject(null, person))
                        .points());
    }

    @Example
    void theBestThatThereCanBeFitsEntirely() {
        var boss = new Profile(true, "WEB_FORM", "DE", "SALES", "C_LEVEL", false, null);
        var persona = FirstDefinitions.persona(ICP, Instant.EPOCH).fitOf(new Subject(null, boss));

        assertEquals(
                "1.0000",
                FIRST.fitOf(new Subject(company("software"), null)).share().toPlainString());
        assertEquals("1.0000", persona.share().toPlainString());
        assertEquals(45, persona.most(), "C-level and the function: nobody is C-level and vice president");
    }

    @Property(tries = 200)
    void noSubjectGetsMoreThanTheMostAndSomeValueOfEachNumberGetsIt(
            @ForAll @net.jqwik.api.constraints.LongRange(max = 30) long users) {
        var some = new WeightedCriterion("SOME", Attribute.PRODUCT_USERS, List.of(), List.of(), 5L, 9L, 10);
        var many = new WeightedCriterion("MANY", Attribute.PRODUCT_USERS, List.of(), List.of(), 8L, null, 7);
        var company = new Company(new UUID(0, 1), null, null, null, false, false, null, users, null);

        Fit fit = definition(List.of(some, many)).fitOf(new Subject(company, null));

        assertEquals(17, fit.most());
        assertEquals(users == 8 || users == 9, fit.points() == 17);
    }

    private static Definition definition(List<WeightedCriterion> criteria) {
        return new Definition(Kind.ICP, "any", 1, "Any", Icp.NONE, criteria, Instant.EPOCH, "me");
    }

    private static Company company(String industry) {
        return new Company(new UUID(0, 1), null, industry, "50-249", true, false, "GROWTH", 7L, null);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of("Software", "SOFTWARE", "soft ware", "Bakery", "Retail");
    }

    @Provide
    Arbitrary<WeightedCriterion> criterion() {
        var weights = Arbitraries.integers().between(-50, 50).filter(weight -> weight != 0);
        var attributes =
                Arbitraries.of(Attribute.INDUSTRY, Attribute.SIZE_BAND, Attribute.COUNTRY, Attribute.SENIORITY);
        var ofWords = Combinators.combine(attributes, words(), weights, Arbitraries.of(true, false))
                .as((attribute, word, weight, in) -> in
                        ? WeightedCriterion.oneOf("K", attribute, weight, word, "DE", "50-249", "VP")
                        : WeightedCriterion.noneOf("K", attribute, weight, word, "DE", "50-249", "VP"));
        var ofNumbers = Combinators.combine(Arbitraries.longs().between(0, 20), weights)
                .as((least, weight) ->
                        new WeightedCriterion("K", Attribute.PRODUCT_USERS, List.of(), List.of(), least, null, weight));
        return Arbitraries.oneOf(ofWords, ofNumbers);
    }

    @Provide
    Arbitrary<List<WeightedCriterion>> criteria() {
        return criterion().list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<Subject> subjects() {
        var companies = words().map(FitLawsTest::company).injectNull(0.3);
        var people = Arbitraries.of("DE", "BR")
                .injectNull(0.3)
                .map(country -> new Profile(true, null, country, "SALES", "VP", false, null))
                .injectNull(0.3);
        return Combinators.combine(companies, people).as(Subject::new);
    }
}
