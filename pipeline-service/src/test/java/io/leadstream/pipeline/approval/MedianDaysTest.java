package io.leadstream.pipeline.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedianDaysTest {

    @Test
    void nothingMeasuredSaysNothing() {
        assertEquals(0, MedianDays.of(List.of()).n());
        assertNull(MedianDays.of(List.of()).median());
    }

    @Test
    void anEvenNumberHasItsMedianBetweenTheTwoInTheMiddle() {
        assertEquals(2.5, MedianDays.of(List.of(4d, 1d, 2d, 3d)).median());
        assertEquals(2, MedianDays.of(List.of(9d, 1d, 2d)).median());
    }

    /** Ranks as in the published tables of the 95 % interval of a median. */
    @ParameterizedTest
    @CsvSource({"6, 1, 6", "9, 2, 8", "10, 2, 9", "20, 6, 15", "25, 8, 18", "40, 14, 27"})
    void theIntervalIsThatOfThePublishedTables(int n, int low, int high) {
        MedianDays of = MedianDays.of(
                IntStream.rangeClosed(1, n).mapToObj(Double::valueOf).toList());

        assertEquals(low, of.low());
        assertEquals(high, of.high());
    }

    @Test
    void fewerThanSixHaveNoInterval() {
        assertNull(MedianDays.of(List.of(1d, 2d, 3d, 4d, 5d)).low());
    }

    @Property(tries = 200)
    void theMedianLiesInItsInterval(
            @ForAll @Size(min = 6, max = 60) List<@DoubleRange(min = 0, max = 400) Double> days) {
        MedianDays of = MedianDays.of(days);

        DoubleStream.of(of.median()).forEach(median -> assertTrue(of.low() <= median && median <= of.high()));
    }
}
