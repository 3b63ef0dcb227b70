package io.leadstream.forecast.winning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** What the pace of winning says. */
class PaceTest {

    private static final int TODAY = (int) LocalDate.of(2026, 12, 31).toEpochDay();
    private static final int SINCE = TODAY - 364;

    private static Pace pace(int since, IntUnaryOperator winsOn) {
        List<WonDeal> won = new ArrayList<>();
        for (int day = since; day <= TODAY; day++) {
            for (int i = 0; i < winsOn.applyAsInt(day); i++) {
                won.add(new WonDeal("d" + day + "-" + i, day, null, null, null, null, null));
            }
        }
        return Pace.of(TODAY - 1_000, TODAY, since, 200, won);
    }

    private static int week(int day) {
        return Quarters.weeks(day, day)[0];
    }

    @Test
    void aSteadyPaceGoesOn() {
        assertEquals(90, pace(SINCE, _ -> 3).expected(TODAY, 30), 1e-9);
    }

    @Test
    void itIsKnownAfterAWholeQuarter() {
        assertTrue(pace(TODAY - 90, _ -> 3).known(TODAY));
        assertFalse(pace(TODAY - 89, _ -> 3).known(TODAY));
        assertFalse(pace(SINCE, _ -> 0).known(TODAY));
    }

    @Test
    void itFollowsTheRhythmOfTheQuarter() {
        Pace pace = pace(SINCE, day -> week(day) < 4 ? 1 : 10);
        assertEquals(14, pace.expected(TODAY, 14), 3);
        assertEquals(4 * 7 + 9 * 70, pace.expected(TODAY, 91), 20);
    }

    @Test
    void itsHeightIsThatOfTheLastQuartersLength() {
        Pace pace = pace(SINCE, day -> day > TODAY - 91 ? 6 : 3);
        assertEquals(6 * 91, pace.expected(TODAY, 91), 6);
    }
}
