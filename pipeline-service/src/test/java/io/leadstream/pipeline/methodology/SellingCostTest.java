package io.leadstream.pipeline.methodology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.pipeline.methodology.SellingCost.Other;
import io.leadstream.pipeline.methodology.SellingCost.Terms;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SellingCostTest {

    private static final double EXACTLY = 1e-9;
    private static final Terms TERMS = new Terms(45_000, 12_000, 1_500, 0.7);

    @Test
    void cacIsRepCostByDealsWonPlusMarketing() {
        SellingCost cost = SellingCost.of(TERMS, Approach.CONSULTATIVE, 0.6);

        assertEquals(21_500, cost.cac(), EXACTLY);
        assertEquals(21_500 / 45_000.0, cost.share(), EXACTLY);
        assertEquals(0.7 * 45_000 - 21_500, cost.contribution(), EXACTLY);
        assertEquals(List.of(), cost.warnings());
    }

    @Test
    void whoSpendsTheWholeMarginOnSellingIsWarned() {
        SellingCost cost = SellingCost.of(new Terms(120, 5_000, 0, 0.8), Approach.CONSULTATIVE, 1);

        assertTrue(cost.contribution() < 0);
        assertTrue(cost.warnings().getFirst().startsWith("too high: selling a deal costs 4200 %"), cost::toString);
    }

    @Test
    void withoutAMarginHalfOfTheContractValueIsTooMuch() {
        assertTrue(SellingCost.of(new Terms(1_000, 501, 0, null), Approach.TRANSACTIONAL, 1)
                .warnings()
                .getFirst()
                .startsWith("too high"));
        assertEquals(
                List.of(),
                SellingCost.of(new Terms(1_000, 500, 0, null), Approach.TRANSACTIONAL, 1)
                        .warnings());
    }

    @Test
    void aMillionIsNotWonWithFiveDollarsOfEffort() {
        SellingCost cost = SellingCost.of(new Terms(1_000_000, 5, 0, 0.7), Approach.PROVOCATIVE, 1);

        assertTrue(cost.warnings().getFirst().startsWith("too low"), cost::toString);
    }

    @Test
    void littleEffortIsRightWhereBuyersHelpThemselves() {
        assertEquals(
                List.of(),
                SellingCost.of(new Terms(900, 100, 0, 0.7), Approach.TRANSACTIONAL, 30)
                        .warnings());
    }

    @Test
    void tooSimpleSaysHowManyDealsMayBeLostBeforeItEarnsLess() {
        SellingCost now = SellingCost.of(TERMS, Approach.CONSULTATIVE, 0.6);

        Other simpler = now.tooSimple(TERMS, Approach.CONSULTATIVE, 0.6).orElseThrow();

        double cac = 12_000 / Math.sqrt(50) + 1_500;
        assertEquals(Approach.SOLUTION, simpler.approach());
        assertEquals(cac, simpler.cost().cac(), EXACTLY);
        double breakEven = simpler.lossBreakEven();
        assertEquals(now.contribution(), (1 - breakEven) * (31_500 - cac), 1e-6);
    }

    @Test
    void tooComplexIsDearerForEveryDeal() {
        var small = new Terms(5_000, 10_000, 200, 0.8);
        SellingCost now = SellingCost.of(small, Approach.SOLUTION, 8);

        Other complex = now.tooComplex(small, Approach.SOLUTION, 8).orElseThrow();

        assertEquals(Approach.CONSULTATIVE, complex.approach());
        assertTrue(complex.cost().cac() > 10 * now.cac());
        assertTrue(complex.cost().contribution() < 0);
    }

    @Test
    void theOddDealsFigureOfProvocativeNeverMakesItCheaper() {
        SellingCost now = SellingCost.of(TERMS, Approach.CONSULTATIVE, 0.6);

        assertEquals(
                now.cac(),
                now.tooComplex(TERMS, Approach.CONSULTATIVE, 0.6)
                        .orElseThrow()
                        .cost()
                        .cac(),
                EXACTLY);
    }

    @Test
    void belowTransactionalThereIsNoRepToPayAndAboveProvocativeNothing() {
        var tiny = new Terms(120, 4_000, 10, 0.9);
        SellingCost now = SellingCost.of(tiny, Approach.TRANSACTIONAL, 40);

        assertEquals(
                10,
                now.tooSimple(tiny, Approach.TRANSACTIONAL, 40)
                        .orElseThrow()
                        .cost()
                        .cac(),
                EXACTLY);
        assertEquals(Optional.empty(), now.tooComplex(tiny, Approach.PROVOCATIVE, 1));
        assertEquals(Optional.empty(), now.tooSimple(tiny, Approach.SELF_SERVICE, 1));
    }
}
