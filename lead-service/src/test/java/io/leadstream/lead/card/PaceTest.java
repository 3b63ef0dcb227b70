package io.leadstream.lead.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long MILLISECOND = 1_000_000;

    @Test
    void theNextStepGoesAsFarAsTheTimeThatIsLeft() {
        var pace = new Pace(0);
        pace.walked(2_500);

        assertEquals(6_500, pace.nextStep(5 * MILLISECOND));
    }

    @Test
    void whereTimeIsUpNoStepIsGone() {
        var pace = new Pace(0);
        pace.walked(2_500);

        assertEquals(0, pace.nextStep(18 * MILLISECOND));
        assertEquals(0, pace.nextStep(17 * MILLISECOND));
    }

    /** At an even speed all steps together take the time that there is, and end. */
    @Property
    void stepsAtAnEvenSpeedStayWithinTheTime(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long start,
            @ForAll @IntRange(min = 100, max = 1_000_000) int perMillisecond) {
        var pace = new Pace(start);
        long walked = 0;
        long spent = 0;
        for (int step = Pace.FIRST_STEP; step > 0; step = pace.nextStep(start + spent)) {
            pace.walked(step);
            walked += step;
            spent = walked * MILLISECOND / perMillisecond;
        }
        long first = (long) Pace.FIRST_STEP * MILLISECOND / perMillisecond;
        assertTrue(spent <= Math.max(first, Pace.TIME.toNanos()), () -> "walked for longer");
    }
}
