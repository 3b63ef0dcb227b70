package io.leadstream.forecast.winning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** How high chances stand, judged by past days. */
class LevelTest {

    private static Judgement judged(int days, double pipeline, double pace, int came) {
        var judgement = new Judgement();
        for (int i = 0; i < days; i++) {
            judgement.add(pipeline, pace, 1_000, came);
        }
        return judgement;
    }

    @Test
    void withoutAPastDayTheShockIsADefaultAndNothingIsTakenOff() {
        Level level = new Judgement().level(100, 0, 0);
        assertEquals(Level.DEFAULT_SHOCK, level.shock(), 1e-12);
        assertEquals(100, level.target(), 1e-9);
        assertEquals(0, level.checks());
    }

    @Test
    void aSteadyErrorIsTakenOffTheMoreTheOftenerItWasSeen() {
        double few = judged(2, 120, 0, 100).level(120, 0, 0).target();
        double many = judged(200, 120, 0, 100).level(120, 0, 0).target();
        assertTrue(few < 120 && few > many);
        assertEquals(100, many, 1.5);
    }

    @Test
    void theWayThatErredLessWeighsMore() {
        Level paced = judged(13, 150, 101, 100).level(150, 100, 1_000);
        assertTrue(paced.weightOfPace() > 0.8, paced::toString);
        var judgement = new Judgement();
        for (int i = 0; i < 13; i++) {
            judgement.add(101, i % 2 == 0 ? 150 : 70, 1_000, 100);
        }
        Level piped = judgement.level(100, 150, 1_000);
        assertTrue(piped.weightOfPace() < 0.3, piped::toString);
        assertTrue(piped.target() < 112, piped::toString);
    }

    @Test
    void chanceIsTakenOffTheShock() {
        // errors of ± 10 % on hundred wins are what chance brings
        var judgement = new Judgement();
        for (int i = 0; i < 100; i++) {
            judgement.add(100, 0, 0, i % 2 == 0 ? 110 : 90);
        }
        assertTrue(judgement.level(100, 0, 0).shock() < 0.03);
        var wild = new Judgement();
        for (int i = 0; i < 100; i++) {
            wild.add(10_000, 0, 0, i % 2 == 0 ? 12_000 : 8_000);
        }
        assertEquals(0.2, wild.level(10_000, 0, 0).shock(), 0.02);
    }

    @Test
    void theErrorOfThePaceIsThatOfItsWins() {
        Level level = judged(13, 150, 100, 100).level(150, 100, 400);
        assertEquals(level.weightOfPace() / 20, level.paceError(), 1e-12);
        assertTrue(level.spread() >= level.paceError());
    }
}
