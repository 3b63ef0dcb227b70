package io.leadstream.forecast.committee;

import static io.leadstream.forecast.stories.Asked.asOf;
import static io.leadstream.forecast.stories.Asked.by;
import static io.leadstream.forecast.stories.Asked.count;
import static io.leadstream.forecast.stories.Asked.journeys;
import static io.leadstream.forecast.stories.Asked.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.committee.CommitteeAnswer.ComparisonView;
import io.leadstream.forecast.committee.CommitteeCoverage.FactorRow;
import io.leadstream.forecast.committee.CommitteeCoverage.Part;
import io.leadstream.forecast.committee.CommitteeCoverage.StageRow;
import io.leadstream.forecast.history.Committee;
import io.leadstream.forecast.history.Committee.Risk;
import io.leadstream.forecast.history.Committee.Role;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.stories.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Coverage against outcome, as it was known. */
class CommitteeCoverageTest {

    private static CommitteeCoverage coverage(Question question, List<Story> stories) {
        return count(
                CommitteeCoverage.counting(Story.ladder(), question, Role.DECISION_MAKER),
                journeys(Story.histories(stories.toArray(Story[]::new)), Story.ladder(), question));
    }

    private static Part part(double day, Story... stories) {
        return coverage(asOf(day), List.of(stories)).groups().get(Segmentation.ALL);
    }

    private static FactorRow factor(String name, Part part) {
        return part.factors().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Level level(String factor, int index, Part part) {
        return factor(factor, part).levels().get(index);
    }

    private static Story deal() {
        return Story.of("d").enters("A", 0);
    }

    @Test
    void aClosedDealCountsByWhatWasKnownWhenItWasClosed() {
        var part = part(
                99,
                deal().knows(2, Role.DECISION_MAKER).wins(10),
                deal().isLost(10).knows(12, Role.DECISION_MAKER),
                deal().knows(1, Role.DECISION_MAKER).knows(5, Role.CHAMPION).isLost(9));
        assertEquals(1, level("DECISION_MAKER", 0, part).won());
        assertEquals(0, level("DECISION_MAKER", 0, part).lost());
        assertEquals(2, level("DECISION_MAKER", 1, part).lost());
        assertEquals(1, level("CHAMPION", 0, part).lost());
    }

    @Test
    void anOpenDealCountsByWhatIsKnownAtTheAsOfTime() {
        Story open = deal().knows(5, Role.DECISION_MAKER);
        assertEquals(1, level("DECISION_MAKER", 1, part(4, open)).open());
        assertEquals(1, level("DECISION_MAKER", 0, part(6, open)).open());
    }

    @Test
    void everyRoleRiskAndNumberSplitsAllDeals() {
        var part = part(
                99,
                deal().knows(1, Role.CHAMPION, Role.INFLUENCER).wins(3),
                deal().knows(1, new Committee(6, 1, Set.of(), Set.of(Risk.SINGLE_THREADED)))
                        .isLost(3),
                deal());
        assertEquals(20, part.factors().size());
        for (FactorRow row : part.factors()) {
            assertEquals(1, row.levels().stream().mapToInt(Level::won).sum(), row.name());
            assertEquals(1, row.levels().stream().mapToInt(Level::lost).sum(), row.name());
            assertEquals(1, row.levels().stream().mapToInt(Level::open).sum(), row.name());
        }
        assertEquals(1, level("SINGLE_THREADED", 0, part).lost());
        assertEquals(1, level("people", 2, part).won());
        assertEquals(1, level("people", 4, part).lost());
        assertEquals(1, level("people", 0, part).open());
        assertEquals(1, level("roles known", 2, part).won());
    }

    @Test
    void theCycleIsFromTheBeginningToTheEnd() {
        var part = part(99, deal().knows(2, Role.CHAMPION).wins(10), deal().isLost(4));
        assertEquals(10, level("CHAMPION", 0, part).wonCycle().median());
        assertNull(level("CHAMPION", 0, part).lostCycle());
        assertEquals(4, level("CHAMPION", 1, part).lostCycle().median());
    }

    @Test
    void anImportedDealOfWhoseCommitteeNothingWasToldIsInNoOtherCount() {
        Story untold = Story.of("i").imported("i1").enters("A", 0).wins(9).live();
        Story told = Story.of("j").imported("i1").enters("A", 0).wins(9).live().knows(5, Role.CHAMPION);
        var part = part(99, untold, told);
        assertEquals(1, part.untold());
        assertEquals(1, part.won());
        StageRow first = part.stages().getFirst();
        assertEquals(
                0, first.known().counts().entered() + first.unknown().counts().entered(), "told on day 5 only");
    }

    @Test
    void theWindowIsOfTheClosing() {
        var stories = List.of(deal().wins(10), deal().wins(40));
        assertEquals(
                1,
                coverage(within(0, 20, 99), stories)
                        .groups()
                        .get(Segmentation.ALL)
                        .won());
    }

    @Test
    void aSegmentIsThatOfTheClosing() {
        Story moved = deal().is(Map.of("product", "GTX"), 0).wins(5).is(Map.of("product", "MG"), 8);
        assertEquals(
                1,
                coverage(by("product", 99), List.of(moved))
                        .groups()
                        .get(new Group("GTX"))
                        .won());
    }

    @Test
    void aStageIsSplitByWhatWasKnownOnEntry() {
        var part = part(
                99,
                deal().knows(3, Role.DECISION_MAKER).enters("B", 5).enters("C", 9),
                deal().enters("B", 5).knows(6, Role.DECISION_MAKER).isLost(9));
        StageRow first = part.stages().getFirst();
        assertEquals(2, first.unknown().counts().entered());
        StageRow second = part.stages().get(1);
        assertEquals(1, second.known().counts().advanced());
        assertEquals(1, second.unknown().counts().lost());
        assertEquals("WON", part.stages().get(2).next());
    }

    /** Of the deals whose decision maker is known, so many in ten are won, and so many of the others. */
    private static List<Story> many(int knownWon, int unknownWon) {
        var stories = new ArrayList<Story>();
        for (int i = 0; i < 200; i++) {
            boolean known = i % 2 == 0;
            boolean won = i / 2 % 10 < (known ? knownWon : unknownWon);
            Story story = Story.of("d" + i).enters("A", 0);
            if (known) {
                story.knows(0.5, Role.DECISION_MAKER);
            }
            story.enters("B", 1);
            int end = 10 + i * 7 % 30;
            stories.add(won ? story.wins(end) : story.isLost(end));
        }
        return stories;
    }

    private static ComparisonView winRate(CommitteeCoverage coverage) {
        var row = factor("DECISION_MAKER", coverage.groups().get(Segmentation.ALL));
        return ComparisonView.of(row.winRateP(), coverage.comparisons(), 0.95, "more wins when known");
    }

    @Test
    void aRealDifferenceIsFoundAmongMany() {
        var coverage = coverage(asOf(99), many(8, 3));
        assertEquals("more wins when known", winRate(coverage).note());
        assertTrue(winRate(coverage).adjusted() > winRate(coverage).pValue());
        var stage = coverage.groups().get(Segmentation.ALL).stages().get(1);
        assertTrue(coverage.comparisons().adjusted(stage.conversionP()) < 0.05);
    }

    @Test
    void whereThereIsNoneItIsSaid() {
        var coverage = coverage(asOf(99), many(5, 5));
        assertEquals("no real difference", winRate(coverage).note());
        assertEquals(false, winRate(coverage).differ());
    }

    @Test
    void ofFewDealsNothingIsTold() {
        var coverage = coverage(asOf(99), many(8, 3).subList(0, 8));
        assertNull(factor("DECISION_MAKER", coverage.groups().get(Segmentation.ALL))
                .winRateP());
        assertNull(coverage.groups().get(Segmentation.ALL).stages().getFirst().conversionP());
        assertEquals("too few deals to tell", winRate(coverage).note());
    }

    @Test
    void allComparisonsOfAllGroupsAreCorrectedTogether() {
        var stories = new ArrayList<Story>();
        many(8, 3).forEach(story -> stories.add(story.is(Map.of("product", "GTX"), 0)));
        many(8, 3).forEach(story -> stories.add(story.is(Map.of("product", "MG"), 0)));
        var grouped = coverage(by("product", 99), stories);
        int ofOne = coverage(asOf(99), many(8, 3)).comparisons().comparisons();
        assertEquals(2 * ofOne, grouped.comparisons().comparisons());
        assertNotNull(
                factor("DECISION_MAKER", grouped.groups().get(new Group("MG"))).winRateP());
    }
}
