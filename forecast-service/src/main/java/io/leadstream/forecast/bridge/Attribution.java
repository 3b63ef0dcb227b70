package io.leadstream.forecast.bridge;

import io.leadstream.forecast.category.Outlook.State;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says why what one deal adds to a forecast changed. In this order, so that each step explains what those before it
 * left, and the steps add up to the change exactly:
 *
 * <ol>
 *   <li>A deal that was not there: all of it is new. One that came to those asked for, or left them, was handed over.
 *   <li>A deal that was won, lost, reopened or moved to another pipeline since: all of it is that.
 *   <li>Otherwise another amount: its difference, counted as a unit of the amount counted before.
 *   <li>What is left, when the expected close moved into or out of the period: pulled in or pushed out.
 *   <li>What is left otherwise is the change of probability.
 * </ol>
 */
public final class Attribution {

    private Attribution() {}

    /** The parts of the change, none of them zero, which add up to it; both in one currency. */
    public static Map<Item, BigDecimal> of(Contribution before, Contribution after) {
        var parts = new EnumMap<Item, BigDecimal>(Item.class);
        BigDecimal change = after.value().subtract(before.value());
        Item turned = turned(before, after);
        if (turned != null) {
            put(parts, turned, change);
            return parts;
        }
        BigDecimal byAmount = byAmount(before, after, change);
        boolean up = after.amountOrNone().compareTo(before.amountOrNone()) > 0;
        put(parts, up ? Item.AMOUNT_UP : Item.AMOUNT_DOWN, byAmount);
        put(parts, rest(before, after), change.subtract(byAmount));
        return parts;
    }

    private static void put(Map<Item, BigDecimal> parts, Item item, BigDecimal part) {
        if (part.signum() != 0) {
            parts.put(item, part);
        }
    }

    /** What became of a deal that does not stand as it stood; null when it does. */
    private static @Nullable Item turned(Contribution before, Contribution after) {
        State was = before.state();
        if (was == State.ABSENT || (was == State.LEFT && after.state() != State.LEFT)) {
            return Item.NEW;
        }
        if (before.asked() != after.asked()) {
            return Item.HANDED_OVER;
        }
        if (was == after.state()) {
            return null;
        }
        return switch (after.state()) {
            case OPEN -> Item.REOPENED;
            case WON -> Item.WON;
            case LOST -> Item.LOST;
            case LEFT, ABSENT -> Item.LEFT;
        };
    }

    private static BigDecimal byAmount(Contribution before, Contribution after, BigDecimal change) {
        BigDecimal difference = after.amountOrNone().subtract(before.amountOrNone());
        if (difference.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (before.amountOrNone().signum() == 0) {
            // nothing tells what a unit of the amount counted, so a deal that moved into the period was pulled in
            return before.within() == after.within() ? change : BigDecimal.ZERO;
        }
        int digits = Math.max(before.value().scale(), after.value().scale());
        return difference.multiply(before.value()).divide(before.amountOrNone(), digits, RoundingMode.HALF_EVEN);
    }

    private static Item rest(Contribution before, Contribution after) {
        if (before.within() == after.within()) {
            return Item.PROBABILITY_CHANGE;
        }
        return after.within() ? Item.PULLED_IN : Item.PUSHED_OUT;
    }
}
