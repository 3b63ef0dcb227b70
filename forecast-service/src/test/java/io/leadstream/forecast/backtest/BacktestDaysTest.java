package io.leadstream.forecast.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.stories.Story;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which as-of days are tested of eight years of deals. Days of the stories count from 2026-01-01. */
class BacktestDaysTest {

    private static final LocalDate LAST_KNOWN = LocalDate.of(2026, 1, 1);

    private static List<LocalDate> days(BacktestRequest request) {
        var outcomes = new Outcomes(Story.ladder(), Story.day(1));
        Story.histories(
                        Story.of("old").enters("A", -2_900).wins(-2_890),
                        Story.of("new").enters("A", 0))
                .forEach(outcomes::add);
        return Backtesting.days(request, outcomes, LAST_KNOWN);
    }

    private static BacktestRequest from(@Nullable LocalDate from, @Nullable Integer every) {
        return new BacktestRequest(null, null, from, null, every, null, null);
    }

    @Test
    void withoutABeginningTheLatestAreTestedOfMoreThanThereMayBe() {
        List<LocalDate> days = days(from(null, null));
        assertEquals(200, days.size());
        LocalDate latest = LAST_KNOWN.minusDays(30);
        assertFalse(days.getLast().isAfter(latest));
        assertTrue(days.getLast().plusDays(7).isAfter(latest));
    }

    @Test
    void moreThanThereMayBeAreRefusedWhereTheBeginningWasAskedFor() {
        assertThrows(NotTestable.class, () -> days(from(LocalDate.of(2020, 1, 1), 7)));
        assertEquals(73, days(from(LocalDate.of(2020, 1, 1), 30)).size());
    }
}
