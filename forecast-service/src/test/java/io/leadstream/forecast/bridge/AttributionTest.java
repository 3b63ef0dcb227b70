package io.leadstream.forecast.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.forecast.category.Outlook.State;
import io.leadstream.forecast.history.Money;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One deal at two times: each change has one reason, in a fixed order. */
class AttributionTest {

    private static Contribution of(State state, String value, @Nullable String amount, boolean within) {
        Money money = amount == null ? null : new Money(new BigDecimal(amount), "EUR");
        return new Contribution(state, true, new BigDecimal(value), "EUR", money, within);
    }

    private static Contribution open(String value, String amount) {
        return of(State.OPEN, value, amount, true);
    }

    private static Map<Item, BigDecimal> parts(Contribution before, Contribution after) {
        return Attribution.of(before, after);
    }

    private static Map<Item, BigDecimal> all(Item item, String part) {
        return Map.of(item, new BigDecimal(part));
    }

    @Test
    void aDealThatWasNotThereIsNewWhateverBecameOfIt() {
        assertEquals(all(Item.NEW, "40.00"), parts(Contribution.NONE, open("40.00", "100.00")));
        assertEquals(all(Item.NEW, "100.00"), parts(Contribution.NONE, of(State.WON, "100.00", "100.00", true)));
        assertEquals(all(Item.NEW, "40.00"), parts(of(State.LEFT, "0", "100", false), open("40.00", "100.00")));
    }

    @Test
    void aNewDealThatAddsNothingMovesNothing() {
        assertEquals(Map.of(), parts(Contribution.NONE, of(State.LOST, "0.00", "100.00", true)));
    }

    @Test
    void aWonDealHasMovedWhatWasMissingOfItsAmount() {
        assertEquals(all(Item.WON, "40.00"), parts(open("40.00", "100.00"), of(State.WON, "80.00", "80.00", true)));
    }

    @Test
    void aLostDealHasMovedWhatItWasExpectedToBring() {
        assertEquals(all(Item.LOST, "-40.00"), parts(open("40.00", "100.00"), of(State.LOST, "0", "100.00", true)));
    }

    @Test
    void aReopenedDealNoLongerCountsAsWon() {
        assertEquals(
                all(Item.REOPENED, "-60.00"), parts(of(State.WON, "100.00", "100.00", true), open("40.00", "100.00")));
    }

    @Test
    void aDealThatAnotherPipelineHasLeft() {
        assertEquals(all(Item.LEFT, "-40.00"), parts(open("40.00", "100.00"), of(State.LEFT, "0", "100.00", false)));
    }

    @Test
    void aDealThatSomebodyElseHasWasHandedOver() {
        var elsewhere = new Contribution(State.OPEN, false, BigDecimal.ZERO, null, null, true);
        assertEquals(all(Item.HANDED_OVER, "-40.00"), parts(open("40.00", "100.00"), elsewhere));
        assertEquals(all(Item.HANDED_OVER, "40.00"), parts(elsewhere, open("40.00", "100.00")));
    }

    @Test
    void anotherAmountCountsAsAUnitOfItCountedBefore() {
        assertEquals(
                Map.of(Item.AMOUNT_UP, new BigDecimal("20.00"), Item.PROBABILITY_CHANGE, new BigDecimal("15.00")),
                parts(open("40.00", "100.00"), open("75.00", "150.00")));
        assertEquals(all(Item.AMOUNT_DOWN, "-20.00"), parts(open("40.00", "100.00"), open("20.00", "50.00")));
    }

    @Test
    void theFirstAmountIsAllOfTheChange() {
        assertEquals(all(Item.AMOUNT_UP, "40.00"), parts(of(State.OPEN, "0", null, true), open("40.00", "100.00")));
    }

    @Test
    void anExpectedCloseThatMovedIntoOrOutOfThePeriodIsTheRest() {
        Contribution later = of(State.OPEN, "0.00", "100.00", false);
        assertEquals(all(Item.PULLED_IN, "40.00"), parts(later, open("40.00", "100.00")));
        assertEquals(all(Item.PUSHED_OUT, "-40.00"), parts(open("40.00", "100.00"), later));
        assertEquals(
                Map.of(Item.AMOUNT_UP, new BigDecimal("20.00"), Item.PUSHED_OUT, new BigDecimal("-60.00")),
                parts(open("40.00", "100.00"), of(State.OPEN, "0.00", "150.00", false)));
    }

    @Test
    void whatIsLeftIsTheChangeOfProbability() {
        assertEquals(all(Item.PROBABILITY_CHANGE, "-0.01"), parts(open("40.00", "100.00"), open("39.99", "100.00")));
    }
}
