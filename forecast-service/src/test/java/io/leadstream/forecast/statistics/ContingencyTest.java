package io.leadstream.forecast.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.statistics.Contingency.Category;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContingencyTest {

    /** chisq.test(matrix(c(10, 20, 30, 20, 25, 15), 2, byrow = TRUE)) in R. */
    @Test
    void isPearsonsTest() {
        var test = Contingency.of(List.of(new Category(10, 20), new Category(20, 25), new Category(30, 15)));
        assertNotNull(test);
        assertEquals(2, test.freedom());
        assertEquals(8.8889, test.chiSquared(), 1e-4);
        assertEquals(Math.exp(-8.8889 / 2), test.pValue(), 1e-5);
        assertTrue(test.differ());
    }

    @Test
    void rareCategoriesArePutTogether() {
        var rare = Contingency.of(List.of(
                new Category(20, 20),
                new Category(20, 20),
                new Category(3, 2),
                new Category(1, 3),
                new Category(2, 1)));
        var together = Contingency.of(List.of(new Category(20, 20), new Category(20, 20), new Category(6, 6)));
        assertEquals(together, rare);
    }

    @Test
    void oneCategoryIsNoComparison() {
        assertNull(Contingency.of(List.of(new Category(50, 60))));
        assertNull(Contingency.of(List.of(new Category(2, 1), new Category(1, 2))));
        assertNull(Contingency.of(List.of(new Category(50, 0), new Category(60, 0))));
        assertNull(Contingency.of(List.of()));
    }

    /** Newcombe's own example: 56/70 and 48/80 differ by 0.2, 95 % from 0.0524 to 0.3339. */
    @Test
    void theDifferenceOfSharesIsBoundedAsNewcombeSays() {
        var wilson = new Confidence(0.95, Confidence.Method.WILSON);
        Bounds bounds = Bounds.ofDifference(56 / 70.0, wilson.of(56, 70), 48 / 80.0, wilson.of(48, 80));
        assertEquals(0.0524, bounds.low(), 1e-4);
        assertEquals(0.3339, bounds.high(), 1e-4);
    }
}
