package io.leadstream.pipeline.aftersale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.pipeline.aftersale.PromiseTally.Verdict;
import io.leadstream.pipeline.aftersale.Shares.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromiseTallyTest {

    @Test
    void aPartlyKeptPromiseIsNotKept() {
        assertEquals(new Share(0.5, 0.299298, 0.700702), new PromiseTally(10, 9, 1, 0, 0).keptShare());
    }

    @Test
    void whoDidNotAnswerCountsForTheResponseRateAlone() {
        var tally = new PromiseTally(36, 3, 1, 10, 10);

        assertEquals(new Share(0.9, 0.769482, 0.96042), tally.keptShare());
        assertEquals(0.8, tally.responseRate().share());
        assertEquals(50, tally.asked());
    }

    @Test
    void ofNothingThereIsNoShare() {
        assertNull(PromiseTally.NONE.keptShare());
        assertNull(PromiseTally.NONE.responseRate());
        assertNull(PromiseTally.NONE.verdict());
        assertFalse(PromiseTally.NONE.isCertain());
    }

    @ParameterizedTest
    @CsvSource({"86, 14, ABOVE", "85, 15, WITHIN", "80, 20, WITHIN", "79, 21, BELOW"})
    void theTargetIsMoreThan80To85Percent(long kept, long broken, Verdict verdict) {
        assertEquals(verdict, new PromiseTally(kept, 0, broken, 0, 0).verdict());
    }

    @Test
    void onlyManyAnswersMakeItCertain() {
        assertFalse(new PromiseTally(9, 0, 1, 0, 0).isCertain());
        assertTrue(new PromiseTally(900, 0, 100, 0, 0).isCertain());
    }

    @Test
    void standingsAreCountedEachInItsPlace() {
        PromiseTally tally = PromiseTally.NONE;
        for (PromiseStanding standing : PromiseStanding.values()) {
            tally = tally.plus(standing, standing.ordinal() + 1);
        }

        assertEquals(new PromiseTally(3, 4, 5, 2, 1), tally);
    }
}
