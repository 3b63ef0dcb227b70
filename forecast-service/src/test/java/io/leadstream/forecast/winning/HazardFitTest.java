package io.leadstream.forecast.winning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.winning.HazardFit.Method;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Hazards, their weights, the quarter's rhythm, and shrinking, on stays by hand. */
class HazardFitTest {

    private static final int DAY = (int) LocalDate.of(2026, 12, 31).toEpochDay();
    private static final Method PLAIN = new Method(null, false, false);

    private static Stays.Collected collected(int stages) {
        return new Stays.Collected(stages, DAY);
    }

    private static Hazards fit(Stays.Collected stays, Method method) {
        return HazardFit.of(stays.stays(), DAY, method);
    }

    @Test
    void aHazardIsEventsOverThoseAtRisk() {
        Stays.Collected stays = collected(1);
        stays.add(0, DAY - 50, -1, 3, Stays.WON);
        stays.add(0, DAY - 40, -1, 3, Stays.LOST);
        stays.add(0, DAY - 30, -1, 5, Stays.WON);
        stays.add(0, DAY - 3, -1, 3, Stays.LASTS);
        Hazards hazards = fit(stays, PLAIN);
        assertEquals(0.25, hazards.won[0][3], 1e-12);
        assertEquals(0.25, hazards.lost[0][3], 1e-12);
        assertEquals(1, hazards.won[0][5], 1e-12);
        assertEquals(4, hazards.atRisk[0][3], 1e-12);
        assertEquals(5, hazards.support[0]);
    }

    @Test
    void daysCountHalfAfterAHalfLife() {
        Stays.Collected stays = collected(1);
        stays.add(0, DAY - 90, -1, 0, Stays.WON);
        stays.add(0, DAY, -1, 0, Stays.LOST);
        Hazards hazards = fit(stays, new Method(90, false, false));
        assertEquals(1.5, hazards.atRisk[0][0], 1e-12);
        assertEquals(1.0 / 3, hazards.won[0][0], 1e-12);
        assertEquals(2.0 / 3, hazards.lost[0][0], 1e-12);
    }

    @Test
    void aPastDayKnowsNothingOfWhatCameLater() {
        Stays.Collected stays = collected(1);
        stays.add(0, DAY - 100, -1, 10, Stays.WON);
        stays.add(0, DAY - 100, -1, 60, Stays.WON);
        stays.add(0, DAY - 20, -1, 10, Stays.LOST);
        Hazards then = HazardFit.of(stays.stays(), DAY - 50, PLAIN);
        assertEquals(0.5, then.won[0][10], 1e-12);
        assertEquals(0, then.won[0][60], 1e-12);
        assertEquals(0, then.lost[0][10], 1e-12);
        assertEquals(1, stays.stays().openAt(DAY - 50)[0][50]);
    }

    /** In every quarter of 2026, as many deals as it has weeks enter each week and win on the day, or are lost. */
    private static Stays.Collected seasonal() {
        Stays.Collected stays = collected(1);
        for (int day = DAY - 364; day <= DAY; day++) {
            int week = Quarters.weeks(day, day)[0];
            for (int i = 0; i < 100; i++) {
                stays.add(0, day, -1, 0, i < (week < 6 ? 20 : 60) ? Stays.WON : Stays.LOST);
            }
        }
        return stays;
    }

    @Test
    void theRhythmOfTheQuarterIsWonOverExpected() {
        Hazards hazards = fit(seasonal(), new Method(null, true, false));
        // far from the change, weeks win half and one and a half times as much as expected, drawn to 1 by κ
        assertEquals(1, hazards.season[2] / hazards.season[10] / (20.0 / 60), 0.4);
        assertTrue(hazards.season[2] < 0.7 && hazards.season[10] > 1.2, Arrays.toString(hazards.season));
        assertEquals(1, Arrays.stream(hazards.season).average().orElse(0), 1e-12);
    }

    @Test
    void theRhythmIsTakenOffTheHazardOnce() {
        Hazards hazards = fit(seasonal(), new Method(null, true, false));
        double expected = 0;
        int won = 0;
        for (int day = DAY - 364; day <= DAY; day++) {
            int week = Quarters.weeks(day, day)[0];
            expected += 100 * hazards.won[0][0] * hazards.season[week];
            won += week < 6 ? 20 : 60;
        }
        assertEquals(1, expected / won, 1e-9);
    }

    @Test
    void aThinStageIsDrawnTowardsThePooledCurve() {
        Stays.Collected stays = collected(2);
        for (int i = 0; i < 2_000; i++) {
            stays.add(1, DAY - 50, -1, 4, i < 400 ? Stays.WON : i < 1_000 ? Stays.LOST : Stays.LASTS);
        }
        stays.add(0, DAY - 50, -1, 4, 1);
        Hazards own = fit(stays, PLAIN);
        Hazards shrunk = fit(stays, new Method(null, false, true));
        double[] ways = own.to[0][1];
        double[] drawn = shrunk.to[0][1];
        assertEquals(1, ways == null ? 0 : ways[4], 1e-12);
        // (1 + 20 · pooled) / (1 + 20), pooled being 1 of 2001 that moved on and 400 that were won
        assertEquals((1 + 20 * 401.0 / 2_001) / 21, drawn == null ? 0 : drawn[4], 1e-9);
        assertEquals(own.won[1][4], shrunk.won[1][4], 0.005);
        assertTrue(shrunk.lost[0][4] > 0.25 && shrunk.lost[0][4] < 0.3);
    }

    @Test
    void ofOneStageShrinkingChangesNothing() {
        Stays.Collected stays = collected(1);
        stays.add(0, DAY - 50, -1, 3, Stays.WON);
        stays.add(0, DAY - 40, -1, 3, Stays.LOST);
        stays.add(0, DAY - 30, -1, 5, Stays.WON);
        Hazards own = fit(stays, PLAIN);
        Hazards shrunk = fit(stays, new Method(null, false, true));
        for (int age = 0; age < own.ages; age++) {
            assertEquals(own.won[0][age], shrunk.won[0][age], 1e-12);
            assertEquals(own.lost[0][age], shrunk.lost[0][age], 1e-12);
        }
    }
}
