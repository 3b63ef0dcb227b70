package io.leadstream.pipeline.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class HabitsTest {

    @Test
    void oneDayBehindTheTwelfthTellsTheOrderOfAll() {
        assertEquals(DayOrder.DMY, seen("01/02/2026", "13/02/2026").dates());
        assertEquals(DayOrder.MDY, seen("01/02/2026", "2/28/26 5:00 PM").dates());
    }

    @Test
    void whatTellsNothingOrBothIsNotKnown() {
        assertNull(seen("01/02/2026", "2026-02-13").dates());
        assertNull(seen("13/02/2026", "02/13/2026").dates());
        assertNull(seen("1,234", "1.234").decimal());
        assertNull(seen("1,5", "1.5").decimal());
    }

    @Test
    void oneFractionTellsTheMarkOfAll() {
        assertEquals(DecimalMark.COMMA, seen("1.234", "€ 1.234,50").decimal());
        assertEquals(DecimalMark.POINT, seen("1,234", "1,234.50").decimal());
        assertEquals(DecimalMark.COMMA, seen("12,5").decimal());
    }

    @Test
    void datesAndWordsAreNoAmounts() {
        assertNull(seen("31.01.2026", "Acme, Inc.", "v1.5").decimal());
    }

    @Test
    void anotherFileOfTheWriterMayTellTheRest() {
        assertEquals(
                new Habits(DayOrder.DMY, DecimalMark.COMMA), seen("13/02/2026").or(seen("12,5", "02/13/2026")));
    }

    private static Habits seen(String... cells) {
        var observer = new Habits.Observer();
        observer.see(List.of(cells));
        return observer.found();
    }
}
