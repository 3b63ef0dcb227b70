package io.leadstream.pipeline.methodology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {

    private static final double EXACTLY = 1e-12;

    @ParameterizedTest
    @CsvSource({"20000, 0", "63000, 0", "100000, 0", "2000, 1", "1000000, 1", "200, 2"})
    void aFigureInsideIsNoDistanceAwayAndOneTenfoldOutsideIsOne(double figure, double distance) {
        assertEquals(distance, new Range(20_000, 100_000).distanceOf(figure), EXACTLY);
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0", "1000, 0", "10000, 1"})
    void nothingIsTooLowWhereItIsOpenBelow(double figure, double distance) {
        assertEquals(distance, Range.under(1_000).distanceOf(figure), EXACTLY);
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "20, 0", "1e9, 0"})
    void nothingIsTooHighWhereItIsOpenAbove(double figure, double distance) {
        assertEquals(distance, Range.moreThan(20).distanceOf(figure), EXACTLY);
    }

    @Test
    void aboutIsAPoint() {
        assertEquals(0, Range.about(5_000).distanceOf(5_000), EXACTLY);
        assertEquals(1, Range.about(5_000).distanceOf(500), EXACTLY);
        assertEquals(1, Range.about(5_000).distanceOf(50_000), EXACTLY);
    }

    @Test
    void theMiddleIsGeometricOrTheEndThatThereIs() {
        assertEquals(2, new Range(1, 4).middle(), EXACTLY);
        assertEquals(30, Range.under(30).middle(), EXACTLY);
        assertEquals(20, Range.moreThan(20).middle(), EXACTLY);
    }

    @Test
    void whatIsNoRangeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Range(2, 1));
        assertThrows(IllegalArgumentException.class, () -> new Range(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Range(Double.NaN, 1));
    }
}
