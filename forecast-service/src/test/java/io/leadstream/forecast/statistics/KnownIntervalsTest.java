package io.leadstream.forecast.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class KnownIntervalsTest {

    private static final int MORE_THAN_PLACES = 100_000;

    private final KnownIntervals known = new KnownIntervals();
    private int computed;

    private Interval of(double k, double n, double level) {
        return known.of(k, n, level, () -> {
            computed++;
            return new Interval(k / n, level);
        });
    }

    @Test
    void theSameNumbersAreComputedOnce() {
        assertSame(of(3, 10, 0.95), of(3, 10, 0.95));
        assertEquals(1, computed);
    }

    @Test
    void anotherLevelIsAnotherInterval() {
        assertEquals(new Interval(0.3, 0.95), of(3, 10, 0.95));
        assertEquals(new Interval(0.3, 0.8), of(3, 10, 0.8));
    }

    @Test
    void whoeverTakesAPlaceOverIsNotTakenForTheOther() {
        for (int n = 1; n <= MORE_THAN_PLACES; n++) {
            assertEquals(new Interval(1.0 / n, 0.95), of(1, n, 0.95));
        }
        for (int n = 1; n <= MORE_THAN_PLACES; n++) {
            assertEquals(new Interval(1.0 / n, 0.95), of(1, n, 0.95));
        }
    }
}
