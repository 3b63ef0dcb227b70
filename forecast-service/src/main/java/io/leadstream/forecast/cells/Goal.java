package io.leadstream.forecast.cells;

/** What is counted. */
public enum Goal {
    /** Passages of a SALE stage, followed to that of the next, behind the last one to winning. */
    NEXT,
    /** Passages of a SALE stage, followed to winning. */
    WON,
    /** Passages of a POST_SALE stage, followed to that of the next. */
    NEXT_AFTER_SALE,
    /** Closings by their day: ADVANCED are won. The rank is the number of the stage they stood in, 0 for none here. */
    CLOSED,
    /** What closings are worth; the rank tells what is summed ({@link Worth}), 0 that it could not be. */
    WORTH,
    /** Deals that can be won or lost yet, whenever they began: their entry day is 0. */
    OPEN,
    /** Stays before and of the sale that ended, by the day of their end. The rank tells where they led ({@link Way}), 0 none here. */
    STAY;

    boolean isPassage() {
        return switch (this) {
            case NEXT, WON, NEXT_AFTER_SALE -> true;
            case CLOSED, WORTH, OPEN, STAY -> false;
        };
    }
}
