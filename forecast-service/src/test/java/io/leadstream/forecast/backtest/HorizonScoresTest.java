package io.leadstream.forecast.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.forecast.landing.Landing.Band;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How forecasts of a horizon are scored, by hand. */
class HorizonScoresTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private static Prediction on(LocalDate day, double p50, double actual) {
        return new Prediction(
                day,
                30,
                new Band(p50 - 10, p50, p50 + 10),
                p50,
                5,
                actual,
                Map.of(
                        Baseline.CONSTANT_WIN_RATE,
                        p50 * 3,
                        Baseline.STAGE_ONLY,
                        p50 * 2,
                        Baseline.LAST_PERIOD,
                        actual + 1,
                        Baseline.SAME_POINT_PACE,
                        0.0));
    }

    @Test
    void theMedianIsScoredBesideTheBaselines() {
        var scores = new HorizonScores(30);
        scores.add(on(DAY, 110, 100));
        scores.add(on(DAY.plusDays(7), 90, 100));
        HorizonResult result = scores.result();
        assertEquals(0.1, result.wape(), 1e-12);
        assertEquals(0, result.bias(), 1e-12);
        assertEquals(1, result.coverage());
        assertEquals(5, result.crps());
        assertEquals(
                0.01,
                result.baselines().stream()
                        .filter(one -> one.baseline() == Baseline.LAST_PERIOD)
                        .findFirst()
                        .orElseThrow()
                        .wape(),
                1e-12);
        assertEquals(false, result.beatsBaselines());
    }

    @Test
    void theBandIsWidenedByEarlierErrorsThatWereKnownByThen() {
        var scores = new HorizonScores(30);
        for (int i = 0; i < 8; i++) {
            scores.add(on(DAY.plusDays(30L * i), 100, 130));
        }
        Band widened = scores.add(on(DAY.plusDays(240), 100, 130)).band();
        assertEquals(70, widened.p10(), 1e-9);
        assertEquals(130, widened.p90(), 1e-9);
    }

    @Test
    void whatOverlapsOrIsNotOverTellsNothingYet() {
        var scores = new HorizonScores(30);
        for (int i = 0; i < 20; i++) {
            scores.add(on(DAY.plusDays(7L * i), 100, 130));
        }
        // 140 days hold four forecasts of 30 days that do not overlap
        assertEquals(90, scores.add(on(DAY.plusDays(140), 100, 130)).band().p10(), 1e-9);
    }

    @Test
    void chancesOfDealsAreScoredToo() {
        var scores = new HorizonScores(30);
        scores.add(0.9, true);
        scores.add(0.9, false);
        assertEquals(0.41, scores.result().brier(), 1e-12);
        assertEquals(0.4, scores.result().ece(), 1e-12);
        assertEquals(2, scores.result().deals());
    }
}
