package io.leadstream.forecast.landing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.landing.Calibration.Past;
import io.leadstream.forecast.landing.Landing.Band;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conformal widening by past periods. */
class CalibrationTest {

    /** Past periods that missed P50 by 0.1, 0.2, … of the band's width. */
    private static List<Past> missed(int periods) {
        var pasts = new ArrayList<Past>();
        for (int i = 1; i <= periods; i++) {
            pasts.add(new Past(new Band(90, 100, 110), 100 + (i % 2 == 0 ? 2 : -2) * i));
        }
        return pasts;
    }

    @Test
    void ofEightPeriodsTheEighthSmallestErrorCounts() {
        // ⌈0.8 · 9⌉ = 8
        assertEquals(0.8, Calibration.of(missed(8)).factor(), 1e-12);
    }

    @Test
    void ofTwentyPeriodsTheSeventeenthSmallestErrorCounts() {
        // ⌈0.8 · 21⌉ = 17
        assertEquals(1.7, Calibration.of(missed(20)).factor(), 1e-12);
    }

    @Test
    void fewerThanEightPeriodsLeaveItUncalibrated() {
        Calibration few = Calibration.of(missed(7));
        assertFalse(few.calibrated());
        assertEquals(new Band(9, 10, 12), few.widen(new Band(9, 10, 12)));
    }

    @Test
    void theBandIsP50PlusAndMinusQTimesItsWidth() {
        assertEquals(
                new Band(10 - 1.7 * 3, 10, 10 + 1.7 * 3),
                Calibration.of(missed(20)).widen(new Band(9, 10, 12)));
    }

    @Test
    void itDoesNotReachBelowWhatIsWonAlready() {
        assertEquals(
                new Band(8, 10, 10 + 1.7 * 3),
                Calibration.of(missed(20)).widen(new Band(9, 10, 12)).notBelow(8));
    }

    @Test
    void itIsNeverNarrowerThanSimulated() {
        var exact = new ArrayList<Past>();
        for (int i = 0; i < 10; i++) {
            exact.add(new Past(new Band(90, 100, 110), 100));
        }
        assertEquals(new Band(9, 10, 12), Calibration.of(exact).widen(new Band(9, 10, 12)));
    }

    @Test
    void bandsWithoutWidthAreLeftOut() {
        var pasts = new ArrayList<>(missed(8));
        pasts.add(new Past(new Band(5, 5, 5), 1_000));
        assertEquals(Calibration.of(missed(8)), Calibration.of(pasts));
        assertTrue(Calibration.of(pasts).calibrated());
    }
}
