package io.leadstream.forecast.conversion;

import static io.leadstream.forecast.stories.Asked.asOf;
import static io.leadstream.forecast.stories.Asked.conversion;
import static io.leadstream.forecast.stories.Asked.counts;
import static io.leadstream.forecast.stories.Asked.stage;
import static io.leadstream.forecast.stories.Asked.within;
import static io.leadstream.forecast.stories.Asked.withoutImputed;
import static io.leadstream.forecast.stories.Story.histories;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.leadstream.forecast.cohort.Counts;
import io.leadstream.forecast.stories.Story;
import org.junit.jupiter.api.Test;

/** One test for each sentence of the definition of mode {@code cohort}. */
class CohortTest {

    private static Story deal(String name) {
        return Story.of(name);
    }

    private static Counts entered(int entered, int advanced, int lost, int open) {
        return new Counts(entered, advanced, lost, open, 0, 0);
    }

    @Test
    void enteringAStageThenTheNextIsEnteredAndAdvanced() {
        assertEquals(
                entered(1, 1, 0, 0), counts("A", 9, deal("d").enters("A", 1).enters("B", 2)));
    }

    @Test
    void eachDealIsEnteredOnce() {
        Story toAndFro = deal("d").enters("A", 1).enters("B", 2).enters("A", 3).enters("B", 4);
        assertEquals(entered(1, 0, 0, 1), counts("B", 9, toAndFro));
    }

    @Test
    void aDealBelongsToTheWindowOfItsFirstPassage() {
        Story toAndFro = deal("d").enters("A", 1).enters("B", 5).enters("A", 6).enters("B", 12);
        var during = conversion(histories(toAndFro), within(4, 10, 20));
        assertEquals(1, stage("B", during).shares().counts().entered());
        assertEquals(0, stage("A", during).shares().counts().entered());
        var later = conversion(histories(toAndFro), within(10, 20, 20));
        assertEquals(0, stage("B", later).shares().counts().entered());
    }

    @Test
    void theWindowHasItsBeginningAndNotItsEnd() {
        Story story = deal("d").enters("A", 5);
        assertEquals(
                1,
                stage("A", conversion(histories(story), within(5, 6, 9)))
                        .shares()
                        .counts()
                        .entered());
        assertEquals(
                0,
                stage("A", conversion(histories(story), within(4, 5, 9)))
                        .shares()
                        .counts()
                        .entered());
    }

    @Test
    void advancingAfterTheWindowCountsUpToTheAsOfTime() {
        Story story = deal("d").enters("A", 5).enters("B", 8);
        assertEquals(
                entered(1, 1, 0, 0),
                stage("A", conversion(histories(story), within(5, 6, 9)))
                        .shares()
                        .counts());
        assertEquals(
                entered(1, 0, 0, 1),
                stage("A", conversion(histories(story), within(5, 6, 7)))
                        .shares()
                        .counts());
    }

    @Test
    void aSkipCountsAsAdvanced() {
        assertEquals(
                entered(1, 1, 0, 0), counts("A", 9, deal("d").enters("A", 1).enters("C", 2)));
    }

    @Test
    void winningCountsAsAdvanced() {
        assertEquals(
                entered(1, 1, 0, 0), counts("B", 9, deal("d").enters("B", 1).wins(2)));
    }

    @Test
    void forTheLastStageAdvancedMeansWon() {
        Story won = deal("w").enters("C", 1).wins(2);
        Story open = deal("o").enters("C", 1);
        assertEquals(entered(2, 1, 0, 1), counts("C", 9, won, open));
        assertEquals("WON", stage("C", conversion(histories(won), asOf(9))).next());
    }

    @Test
    void lostIsWhoIsLostAndHasNotAdvanced() {
        Story lost = deal("d").enters("A", 1).enters("B", 2).isLost(3);
        assertEquals(entered(1, 1, 0, 0), counts("A", 9, lost));
        assertEquals(entered(1, 0, 1, 0), counts("B", 9, lost));
    }

    @Test
    void openIsWhoHasNeitherAdvancedNorBeenLost() {
        assertEquals(entered(1, 0, 0, 1), counts("A", 9, deal("d").enters("A", 1)));
        assertEquals(
                entered(1, 0, 0, 1), counts("A", 2.5, deal("d").enters("A", 1).isLost(3)));
    }

    @Test
    void lostNeverFillsLaterStages() {
        assertEquals(
                entered(0, 0, 0, 0), counts("B", 9, deal("d").enters("A", 1).isLost(3)));
    }

    @Test
    void rawDividesByEnteredAndResolvedBySettled() {
        Story[] stories = {
            deal("1").enters("A", 1).enters("B", 2),
            deal("2").enters("A", 1).enters("B", 2),
            deal("3").enters("A", 1).isLost(2),
            deal("4").enters("A", 1)
        };
        var shares = stage("A", conversion(histories(stories), asOf(9))).shares();
        assertEquals(2 / 4.0, shares.raw().rate());
        assertEquals(2 / 3.0, shares.resolved().rate());
    }

    @Test
    void correctedIsTheIncidenceAtTheLastEventAge() {
        // ages: lost at 1 of 4 at risk, one open until 2, advanced at 3 of 2 at risk, one open until 8
        Story[] stories = {
            deal("1").enters("A", 1).isLost(2),
            deal("2").enters("A", 7),
            deal("3").enters("A", 1).enters("B", 4),
            deal("4").enters("A", 1)
        };
        var shares = stage("A", conversion(histories(stories), asOf(9))).shares();
        assertEquals(3 / 8.0, shares.corrected().rate());
        assertEquals(3 / 8.0, shares.remaining());
    }

    @Test
    void nothingEnteredHasNoRateAndAnythingIsPossible() {
        var shares = stage("A", conversion(histories(), asOf(9))).shares();
        assertNull(shares.raw().rate());
        assertNull(shares.corrected().rate());
        assertEquals(0, shares.corrected().low());
        assertEquals(1, shares.corrected().high());
    }

    @Test
    void aSkippedStageIsEnteredAndAdvancedImputed() {
        assertEquals(
                new Counts(1, 1, 0, 0, 0, 1),
                counts("B", 9, deal("d").enters("A", 1).enters("C", 2)));
    }

    @Test
    void theStagesBeforeACreationInTheMiddleAreImputed() {
        Story middle = deal("d").enters("C", 1);
        assertEquals(new Counts(1, 1, 0, 0, 0, 1), counts("A", 9, middle));
        assertEquals(new Counts(1, 1, 0, 0, 0, 1), counts("B", 9, middle));
        assertEquals(entered(1, 0, 0, 1), counts("C", 9, middle));
    }

    @Test
    void theStagesBeforeADirectWinAreImputed() {
        Story direct = deal("d").enters("A", 1).wins(2);
        assertEquals(entered(1, 1, 0, 0), counts("A", 9, direct));
        assertEquals(new Counts(1, 1, 0, 0, 0, 1), counts("C", 9, direct));
    }

    @Test
    void excludingSkipsLeavesImputedStagesOutAndKeepsTheSkipAsAnAdvance() {
        var without = conversion(histories(deal("d").enters("A", 1).enters("C", 2)), withoutImputed(9));
        assertEquals(entered(1, 1, 0, 0), stage("A", without).shares().counts());
        assertEquals(entered(0, 0, 0, 0), stage("B", without).shares().counts());
    }

    @Test
    void movingBackNeverUncounts() {
        Story back = deal("d").enters("A", 1).enters("B", 2).enters("A", 3);
        assertEquals(entered(1, 1, 0, 0), counts("A", 9, back));
        assertEquals(entered(1, 0, 0, 1), counts("B", 9, back));
    }

    @Test
    void theFunnelBooksALossAtTheHighWaterStage() {
        Story back = deal("d").enters("A", 1).enters("B", 2).enters("A", 3).isLost(4);
        assertEquals(entered(1, 1, 0, 0), counts("A", 9, back));
        assertEquals(entered(1, 0, 1, 0), counts("B", 9, back));
    }

    @Test
    void equalTimesAreOrderedBySequence() {
        assertEquals(
                entered(1, 0, 0, 1), counts("B", 9, deal("d").enters("A", 1).enters("B", 1)));
        assertEquals(
                entered(1, 1, 0, 0),
                counts("B", 9, deal("d").enters("B", 1).isLost(1).wins(1)));
        assertEquals(
                entered(1, 0, 1, 0),
                counts("B", 9, deal("d").enters("B", 1).wins(1).isLost(1)));
    }

    @Test
    void preparationHasNoRatesAndWhatFollowsItIsNotImputed() {
        Story prepared = deal("d").enters("P", 1).enters("A", 2);
        assertEquals(entered(1, 0, 0, 1), counts("A", 9, prepared));
        assertEquals(
                3,
                conversion(histories(prepared), asOf(9))
                        .groups()
                        .values()
                        .iterator()
                        .next()
                        .size());
    }
}
