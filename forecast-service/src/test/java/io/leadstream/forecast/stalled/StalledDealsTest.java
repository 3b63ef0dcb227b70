package io.leadstream.forecast.stalled;

import static io.leadstream.forecast.stories.Asked.asOf;
import static io.leadstream.forecast.stories.Asked.count;
import static io.leadstream.forecast.stories.Asked.journeys;
import static io.leadstream.forecast.stories.Asked.within;
import static io.leadstream.forecast.stories.Story.day;
import static io.leadstream.forecast.stories.Story.histories;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.stalled.StalledDeals.Asked;
import io.leadstream.forecast.stalled.StalledDeals.OfOwner;
import io.leadstream.forecast.stalled.StalledDeals.OfStage;
import io.leadstream.forecast.stalled.StalledDeals.Position;
import io.leadstream.forecast.stories.Story;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StalledDealsTest {

    private static final Asked ANY = new Asked(null, null, null, 50);

    private static StalledDeals stalled(Question question, Asked asked, Stream<Story> stories) {
        var journeys = journeys(histories(stories.toArray(Story[]::new)), Story.ladder(), question);
        Map<String, Limit> limits = count(Limits.counting(Story.ladder(), question), journeys);
        return count(StalledDeals.counting(limits, question, asked), journeys);
    }

    private static StalledDeals stalled(Story... more) {
        return stalled(asOf(100), ANY, Stream.concat(history(), Stream.of(more)));
    }

    /** Eleven that left A for B after 1 to 11 days, all on day 20 or before: the p80 is 9 days. */
    private static Stream<Story> history() {
        return IntStream.rangeClosed(1, 11)
                .mapToObj(
                        i -> Story.of("h" + i).enters("A", 5).enters("B", 5 + i).isLost(20));
    }

    private static OfStage stage(String key, StalledDeals deals) {
        return deals.stages().stream()
                .filter(stage -> stage.limit().stage().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(StalledDeals deals) {
        return deals.page().stream().map(StalledDeal::deal).toList();
    }

    @Test
    void theLimitIsTheP80OfTheStaysThatLedOn() {
        Limit limit = stage("A", stalled()).limit();
        assertEquals(9, limit.days());
        assertEquals(11, limit.n());
        assertTrue(limit.lowEvidence());
    }

    @Test
    void aDealIsStalledOnceItIsOlderThanTheLimitAndNotBefore() {
        assertEquals(
                List.of("old"),
                names(stalled(
                        Story.of("old").enters("A", 90.9),
                        Story.of("just").enters("A", 91),
                        Story.of("young").enters("A", 95))));
    }

    @Test
    void whatWasLostOrMovedBackTeachesNothing() {
        assertEquals(
                11,
                stage("A", stalled(Story.of("x").enters("A", 1).isLost(60)))
                        .limit()
                        .n());
        var back = Story.of("x").enters("B", 1).enters("A", 2).isLost(60);
        assertNull(stage("B", stalled(back)).limit().days());
    }

    @Test
    void winningLeadsOnFromTheLastStage() {
        assertEquals(
                1,
                stage("C", stalled(Story.of("x").enters("C", 1).wins(4)))
                        .limit()
                        .n());
    }

    @Test
    void staysUnderAMinuteTeachNothing() {
        var through =
                Story.of("x").enters("A", 1).enters("B", 1 + 59 / 86_400.0).isLost(2);
        assertEquals(11, stage("A", stalled(through)).limit().n());
    }

    @Test
    void belowFiveStaysThereIsNoLimitAndItSaysSo() {
        StalledDeals deals = stalled(
                asOf(100),
                ANY,
                Stream.concat(history().limit(4), Stream.of(Story.of("old").enters("A", 1))));
        Limit limit = stage("A", deals).limit();
        assertNull(limit.days());
        assertTrue(limit.note().startsWith("too few"));
        assertEquals(List.of(), deals.page());
        assertEquals(1, stage("A", deals).open());
        assertNotNull(
                stage("A", stalled(asOf(100), ANY, history().limit(5))).limit().days());
    }

    @Test
    void onlyWhatHadHappenedByThenIsLearntFrom() {
        assertEquals(5, stage("A", stalled(asOf(10), ANY, history())).limit().n());
        assertEquals(
                3,
                stage("A", stalled(within(8, 11, 100), ANY, history())).limit().n());
    }

    @Test
    void aDealBackInAStageIsAsOldAsItsLatestVisit() {
        var back = Story.of("back").enters("A", 1).enters("B", 80).enters("A", 95);
        assertEquals(List.of(), names(stalled(back)));
        var longAgo = Story.of("back").enters("A", 1).enters("B", 20).enters("A", 30);
        assertEquals(70, stalled(longAgo).page().getFirst().days());
    }

    @Test
    void closedAndTransferredDealsAreNotStalled() {
        assertEquals(
                List.of(),
                names(stalled(
                        Story.of("won").enters("A", 1).wins(40),
                        Story.of("lost").enters("A", 1).isLost(40),
                        Story.of("gone").enters("A", 1).in(Story.OTHER).enters("X", 40))));
    }

    @Test
    void countsAndSumsAreByStageAndOwner() {
        StalledDeals deals = stalled(
                Story.of("1").owned("ann", "100.10", 1).enters("A", 2),
                Story.of("2").owned("ann", "50.00", 1).enters("A", 3),
                Story.of("3").owned("bob", "7.00", 1).enters("A", 95),
                Story.of("4").enters("A", 4));
        OfStage a = stage("A", deals);
        assertEquals(List.of(4, 3), List.of(a.open(), a.stalled()));
        assertEquals(Map.of("EUR", new BigDecimal("150.10")), a.amounts());
        assertEquals(
                List.of("ann", "(missing)"),
                deals.owners().stream().map(OfOwner::owner).toList());
        assertEquals(2, deals.owners().getFirst().stalled());
    }

    @Test
    void stageAndOwnerNarrowTheDealsAndNotWhatIsLearntFrom() {
        var asked = new Asked("A", "ann", null, 50);
        var stories = Stream.concat(
                history(),
                Stream.of(
                        Story.of("1").owned("ann", "1", 1).enters("A", 2),
                        Story.of("2").enters("A", 3)));
        StalledDeals deals = stalled(asOf(100), asked, stories);
        assertEquals(List.of("1"), names(deals));
        assertEquals(11, stage("A", deals).limit().n());
        assertEquals(1, stage("A", deals).open());
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        var seen = new ArrayList<String>();
        Position after = null;
        do {
            StalledDeals deals = page(after);
            int shown = Math.min(2, deals.page().size());
            deals.page().subList(0, shown).forEach(deal -> seen.add(deal.deal()));
            StalledDeal last = deals.page().get(shown - 1);
            after = deals.page().size() > 2 ? new Position(last.stalledFrom(), last.deal()) : null;
        } while (after != null);
        assertEquals(List.of("0", "1", "2", "3", "4"), seen);
    }

    private static StalledDeals page(@Nullable Position after) {
        var five = IntStream.range(0, 5).mapToObj(i -> Story.of("" + i).enters("A", 30 + i / 2));
        return stalled(asOf(100), new Asked(null, null, after, 2), Stream.concat(history(), five));
    }

    @Test
    void thoseLongestBeyondComeFirst() {
        StalledDeals deals =
                stalled(Story.of("1").enters("A", 60), Story.of("2").enters("A", 40));
        assertEquals(List.of("2", "1"), names(deals));
        assertEquals(day(49), deals.page().getFirst().stalledFrom());
    }
}
