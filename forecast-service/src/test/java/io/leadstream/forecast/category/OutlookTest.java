package io.leadstream.forecast.category;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.category.Outlook.Close;
import io.leadstream.forecast.category.Outlook.State;
import io.leadstream.forecast.history.Category;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.stories.Story;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stages A, B, C are PIPELINE, BEST_CASE and COMMIT by default; the period is the first quarter of 2026. */
class OutlookTest {

    private static final Period QUARTER = Period.parse("2026-Q1").orElseThrow();

    private static Outlook at(double day, Story story) {
        return at(day, story, CategoryRules.DEFAULT);
    }

    private static Outlook at(double day, Story story, CategoryRules rules) {
        return Outlook.of(Story.histories(story).getFirst(), Story.ladder(), rules, QUARTER, Story.day(day));
    }

    private static Story deal() {
        return Story.of("deal")
                .described("ann", "100.00", "2026-02-10", Category.PIPELINE, 0)
                .enters("A", 0);
    }

    @Test
    void anOpenDealIsInTheCategoryOfItsStage() {
        assertEquals(Category.PIPELINE, at(1, deal()).category());
        assertEquals(Category.BEST_CASE, at(2, deal().enters("B", 2)).category());
        assertEquals(Category.OMITTED, at(0, Story.of("deal").enters("P", 0)).category());
    }

    @Test
    void itsSellersCategoryOverridesThatOfItsStage() {
        Story said = deal().described("ann", "100.00", "2026-02-10", Category.COMMIT, 1);
        assertEquals(Category.PIPELINE, at(0.5, said).category());
        assertEquals(Category.COMMIT, at(1, said).category());
    }

    @Test
    void itsSellersCategoryStaysWhereverTheDealGoes() {
        Story said = deal().described("ann", "100.00", "2026-02-10", Category.COMMIT, 1)
                .enters("B", 2);
        assertEquals(Category.COMMIT, at(3, said).category());
    }

    @Test
    void whatTheStageAloneMakesOfItIsNotItsSellersWord() {
        var rules = new CategoryRules(Map.of("A", Category.OMITTED));
        assertEquals(Category.OMITTED, at(1, deal(), rules).category());
    }

    @Test
    void aSellerTakesTheirWordBack() {
        Story said = deal().described("ann", "100.00", "2026-02-10", Category.COMMIT, 1)
                .described("ann", "100.00", "2026-02-10", Category.PIPELINE, 2);
        assertEquals(Category.PIPELINE, at(3, said).category());
    }

    @Test
    void aWonDealIsClosedAndALostOneOmitted() {
        assertEquals(Category.CLOSED, at(9, deal().wins(8)).category());
        assertEquals(Category.OMITTED, at(9, deal().isLost(8)).category());
        assertFalse(at(9, deal().isLost(8)).counts());
    }

    @Test
    void aWonDealCountsWithItsLastAmountUnlessTheClosingNamesOne() {
        assertEquals(new BigDecimal("100.00"), at(9, deal().wins(8)).amount().amount());
        assertEquals(
                new BigDecimal("80.00"), at(9, deal().wins(8, "80.00")).amount().amount());
    }

    @Test
    void aWonDealIsItsOwnersOfThen() {
        Story handed = deal().wins(8).described("bob", "100.00", null, null, 9);
        assertEquals("ann", at(10, handed).owner());
    }

    @Test
    void theEndLiesBeforeWithinOrAfterThePeriod() {
        assertEquals(Close.WITHIN, at(1, deal()).close());
        assertEquals(
                Close.AFTER,
                at(2, deal().described("ann", null, "2026-04-01", null, 1)).close());
        assertEquals(
                Close.WITHIN,
                at(2, deal().described("ann", null, "2026-03-31", null, 1)).close());
        assertEquals(
                Close.BEFORE,
                at(2, deal().described("ann", null, "2025-12-31", null, 1)).close());
        assertEquals(
                Close.UNKNOWN,
                at(2, deal().described("ann", null, null, null, 1)).close());
        assertTrue(at(1, deal()).counts());
    }

    @Test
    void beforeItBeganThereIsNothing() {
        assertEquals(State.ABSENT, at(0, Story.of("deal").enters("A", 1)).state());
    }

    @Test
    void aDealThatAnotherPipelineHasIsCountedOnThere() {
        Outlook left = at(3, deal().in(Story.OTHER).enters("X", 2));
        assertEquals(State.LEFT, left.state());
        assertFalse(left.counts());
    }
}
