package io.leadstream.forecast.conversion;

import static io.leadstream.forecast.stories.Asked.asOf;
import static io.leadstream.forecast.stories.Asked.by;
import static io.leadstream.forecast.stories.Asked.conversion;
import static io.leadstream.forecast.stories.Asked.count;
import static io.leadstream.forecast.stories.Asked.counts;
import static io.leadstream.forecast.stories.Asked.journeys;
import static io.leadstream.forecast.stories.Asked.stage;
import static io.leadstream.forecast.stories.Story.histories;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.forecast.cohort.Counts;
import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Phase;
import io.leadstream.forecast.history.PipelineVersion;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.stories.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens to figures when deals are reopened, moved elsewhere, merged, erased, withdrawn, or redefined. */
class ExceptionsTest {

    private static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    private static Counts entered(int entered, int advanced, int lost, int open) {
        return new Counts(entered, advanced, lost, open, 0, 0);
    }

    @Test
    void aLossIsVoidFromTheReopeningOn() {
        Story reopened = Story.of("d").enters("A", 1).isLost(3).reopens("A", 5);
        assertEquals(entered(1, 0, 1, 0), counts("A", 4, reopened));
        assertEquals(entered(1, 0, 0, 1), counts("A", 5, reopened));
    }

    @Test
    void passagesImputedByAVoidedWinDisappearFromTheReopeningOn() {
        Story reopened = Story.of("d").enters("A", 1).wins(3).reopens("A", 5);
        assertEquals(new Counts(1, 1, 0, 0, 0, 1), counts("C", 4, reopened));
        assertEquals(NONE, counts("C", 5, reopened));
        assertEquals(entered(1, 0, 0, 1), counts("A", 5, reopened));
    }

    @Test
    void passagesThatWereSeenStayWhenAWinIsVoid() {
        Story reopened = Story.of("d").enters("A", 1).enters("B", 2).wins(3).reopens("B", 5);
        assertEquals(entered(1, 1, 0, 0), counts("A", 9, reopened));
        assertEquals(entered(1, 0, 0, 1), counts("B", 9, reopened));
    }

    @Test
    void theFinalCloseCountsOnce() {
        Story again = Story.of("d").enters("A", 1).isLost(3).reopens("A", 5).wins(7);
        assertEquals(entered(1, 1, 0, 0), counts("A", 9, again));
        Story twice = Story.of("d").enters("A", 1).wins(3).isLost(7);
        assertEquals(entered(1, 0, 1, 0), counts("A", 9, twice));
        assertEquals(NONE, counts("C", 9, twice));
    }

    @Test
    void enteringAStageOfTheSaleReopensEvenWhenTheReopeningItselfIsMissing() {
        assertEquals(
                entered(1, 0, 0, 1),
                counts("A", 9, Story.of("d").enters("A", 1).isLost(3).enters("A", 5)));
    }

    @Test
    void stagesAfterTheSaleLeaveItWon() {
        Story live = Story.of("d").enters("A", 1).wins(2).enters("H", 3).enters("L", 5);
        assertEquals(entered(1, 1, 0, 0), counts("A", 9, live));
    }

    @Test
    void stagesAfterTheSaleHaveRatesOfTheirOwn() {
        Question question = asOf(9);
        var journeys = journeys(
                histories(
                        Story.of("1").enters("A", 1).wins(2).enters("H", 3).enters("L", 5),
                        Story.of("2").enters("A", 1).wins(2).enters("H", 3)),
                Story.ladder(),
                question);
        var rows = count(PipelineConversion.counting(Story.ladder(), question), journeys)
                .afterSale()
                .groups()
                .values()
                .iterator()
                .next();
        assertEquals(
                List.of("H", "L"), rows.stream().map(StageConversion::stage).toList());
        assertEquals(entered(2, 1, 0, 1), rows.getFirst().shares().counts());
    }

    @Test
    void aGroupOfEitherHasRowsInBoth() {
        Question question = by("product", 9);
        var journeys = journeys(
                histories(Story.of("1")
                        .is(Map.of("product", "old"), 0)
                        .enters("A", 1)
                        .wins(2)
                        .is(Map.of("product", "new"), 3)
                        .enters("H", 3)),
                Story.ladder(),
                question);
        var both = count(PipelineConversion.counting(Story.ladder(), question), journeys);
        var groups =
                ConversionAnswer.groups(both.sale(), both.afterSale(), question.segmentation(), question.confidence());
        assertEquals(
                List.of("new", "old"),
                groups.stream().map(group -> group.segment()).toList());
        assertEquals(1, groups.getFirst().postSale().getFirst().entered());
        assertEquals(0, groups.getFirst().stages().getFirst().entered());
        assertEquals(0, groups.getLast().postSale().getFirst().entered());
    }

    @Test
    void aDealMovedToAnotherPipelineIsCensoredInTheOldOne() {
        Story moved =
                Story.of("d").enters("A", 1).in(Story.OTHER).enters("Y", 4).wins(6);
        assertEquals(new Counts(1, 0, 0, 1, 1, 0), counts("A", 9, moved));
    }

    @Test
    void aDealMovedToAnotherPipelineEntersTheNewOneImputed() {
        Story moved = Story.of("d").enters("A", 1).in(Story.OTHER).enters("Y", 4);
        var other = Ladder.of(Story.OTHER, List.of(Story.OTHER));
        var there = conversion(histories(moved), other, asOf(9));
        assertEquals(new Counts(1, 1, 0, 0, 0, 1), stage("X", there).shares().counts());
        assertEquals(new Counts(1, 0, 0, 1, 0, 1), stage("Y", there).shares().counts());
    }

    @Test
    void mergedDuplicatesKeepTheEarliestPassage() {
        var both = new ArrayList<DealFact>(Story.of("d").enters("A", 3).facts());
        both.addAll(Story.of("e").enters("A", 1).enters("B", 6).facts());
        var merged = DealHistory.of("d", both).orElseThrow();
        var passage = merged.journey(Story.ladder(), Story.day(9)).passage(1);
        assertEquals(Story.day(1), passage == null ? null : passage.at());
    }

    @Test
    void anErasedDealLeavesEverything() {
        assertEquals(
                NONE, counts("A", 9, Story.of("d").enters("A", 1).enters("B", 2).erased()));
    }

    @Test
    void aWithdrawnImportIsAsIfItHadNeverBeen() {
        Story withdrawn = Story.of("d").imported("i").enters("A", 1).wins(2).withdrawn("i");
        assertEquals(NONE, counts("A", 9, withdrawn));
    }

    @Test
    void aLaterImportReplacesTheHistory() {
        Story corrected = Story.of("d")
                .imported("i")
                .enters("A", 1)
                .wins(2)
                .imported("j")
                .enters("A", 1)
                .isLost(2);
        assertEquals(entered(1, 0, 1, 0), counts("A", 9, corrected));
    }

    @Test
    void withdrawingACorrectionBringsTheFormerHistoryBack() {
        Story story = Story.of("d")
                .imported("i")
                .enters("A", 1)
                .wins(2)
                .imported("j")
                .enters("A", 1)
                .isLost(2)
                // what the producer sends when a correction is undone: the import before it once more
                .imported("i")
                .enters("A", 1)
                .wins(2);
        assertEquals(entered(1, 1, 0, 0), counts("A", 9, story));
        assertEquals(NONE, counts("A", 9, story.withdrawn("i")));
    }

    @Test
    void aDealImportedAnewAfterItsUndoingCountsAgain() {
        Story again = Story.of("d")
                .imported("i")
                .enters("A", 1)
                .withdrawn("i")
                .imported("j")
                .enters("A", 1);
        assertEquals(entered(1, 0, 0, 1), counts("A", 9, again));
    }

    @Test
    void whatHappensToAnImportedDealLaterBelongsToItsHistory() {
        Story lives = Story.of("d").imported("i").enters("A", 1).live().enters("B", 2);
        assertEquals(entered(1, 1, 0, 0), counts("A", 9, lives));
    }

    @Test
    void aSegmentIsTheDealsValueAtTheFirstPassage() {
        Story changed = Story.of("d")
                .is(Map.of("product", "old"), 0)
                .enters("A", 1)
                .is(Map.of("product", "new"), 2)
                .enters("B", 3);
        var answer = conversion(histories(changed), by("product", 9));
        assertEquals(
                entered(1, 1, 0, 0),
                stage("A", answer, new Group("old")).shares().counts());
        assertEquals(NONE, stage("B", answer, new Group("old")).shares().counts());
        assertEquals(
                entered(1, 0, 0, 1),
                stage("B", answer, new Group("new")).shares().counts());
    }

    @Test
    void aRetiredStageCountsAsTheOneBeforeItAndANewOneIsPassedOver() {
        var second = new PipelineVersion(
                "abc",
                "Abc",
                2,
                true,
                List.of(
                        new Stage("A", "First", Phase.SALE, 1),
                        new Stage("N", "New", Phase.SALE, 2),
                        new Stage("C", "Third", Phase.SALE, 3)));
        var ladder = Ladder.of(second, List.of(Story.ABC, second));
        var inB = conversion(histories(Story.of("d").enters("A", 1).enters("B", 2)), ladder, asOf(9));
        assertEquals(entered(1, 0, 0, 1), stage("A", inB).shares().counts());
        var inC = conversion(histories(Story.of("d").enters("A", 1).enters("C", 2)), ladder, asOf(9));
        assertEquals(new Counts(1, 1, 0, 0, 0, 1), stage("N", inC).shares().counts());
    }

    @Test
    void aRetiredStageCountsAsItsSuccessor() {
        var second = new PipelineVersion(
                "abc",
                "Abc",
                2,
                true,
                List.of(
                        new Stage("A", "First", Phase.SALE, 1),
                        new Stage("N", "New", Phase.SALE, 2).replacing(Map.of("B", "N")),
                        new Stage("C", "Third", Phase.SALE, 3)));
        var ladder = Ladder.of(second, List.of(Story.ABC, second));
        var inB = conversion(histories(Story.of("d").enters("A", 1).enters("B", 2)), ladder, asOf(9));
        assertEquals(entered(1, 1, 0, 0), stage("A", inB).shares().counts());
        assertEquals(entered(1, 0, 0, 1), stage("N", inB).shares().counts());
    }

    @Test
    void withoutAPublishedPipelineTheStagesThatWereSeenAreTheLadder() {
        var facts = Story.of("d").enters("A", 1).enters("C", 2).facts();
        var places = facts.stream().map(fact -> ((DealFact.Step) fact).place()).toList();
        var histories = DealHistory.of("d", facts).stream().toList();
        var answer = conversion(histories, Ladder.ofSeen("abc", places), asOf(9));
        assertEquals(entered(1, 1, 0, 0), stage("A", answer).shares().counts());
        assertEquals(entered(1, 0, 0, 1), stage("C", answer).shares().counts());
    }
}
