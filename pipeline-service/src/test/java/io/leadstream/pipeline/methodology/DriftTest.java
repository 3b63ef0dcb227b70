package io.leadstream.pipeline.methodology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.pipeline.methodology.MeasureDeals.Measured;
import io.leadstream.pipeline.methodology.MeasureDeals.Period;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DriftTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
    private static final Period PERIOD = new Period(NOW.minusSeconds(1_000), NOW);

    @Test
    void dealsThatLieNearerToAnotherApproachAreAway() {
        Adoption consultative = adopted(Approach.CONSULTATIVE, null);

        Drift drift = Drift.of(consultative, won(12, 5_000, 30), 10);

        assertTrue(drift.isAway());
        assertTrue(drift.isNews());
        assertEquals(Approach.SOLUTION, drift.nearest());
        Adoption checked = drift.applyTo(consultative, PERIOD, NOW);
        assertEquals(Approach.SOLUTION, checked.driftedTo());
        assertEquals(NOW, checked.driftedAt());
        assertEquals("solution", checked.found().nearest());
        assertEquals(12, checked.found().deals());
    }

    @Test
    void whatIsKnownAlreadyIsNoNews() {
        Adoption known = adopted(Approach.CONSULTATIVE, Approach.SOLUTION);

        Drift drift = Drift.of(known, won(12, 5_000, 30), 10);

        assertTrue(drift.isAway());
        assertFalse(drift.isNews());
        assertEquals(NOW.minusSeconds(60), drift.applyTo(known, PERIOD, NOW).driftedAt());
    }

    @Test
    void dealsThatComeBackAreAwayNoLonger() {
        Adoption away = adopted(Approach.CONSULTATIVE, Approach.SOLUTION);

        Drift drift = Drift.of(away, won(12, 50_000, 300), 10);

        assertFalse(drift.isAway());
        assertNull(drift.applyTo(away, PERIOD, NOW).driftedTo());
    }

    @Test
    void fewDealsSayNothing() {
        Drift drift = Drift.of(adopted(Approach.CONSULTATIVE, null), won(9, 5_000, 30), 10);

        assertFalse(drift.isAway());
        assertNull(drift.nearest());
    }

    @Test
    void beingHardlyNearerIsNoDrift() {
        // 10,500: 0.28 from 20,000 and 0.32 from 5,000
        Drift drift = Drift.of(adopted(Approach.SOLUTION, null), value(50, 10_500), 10);

        assertEquals(Approach.CONSULTATIVE, drift.nearest());
        assertFalse(drift.isAway());
    }

    @Test
    void whereNoRepSellsFiguresTellNothing() {
        assertFalse(Drift.of(adopted(Approach.SELF_SERVICE, null), won(50, 50_000, 300), 10)
                .isAway());
    }

    private static Measured won(long deals, double value, double cycle) {
        return new Measured(
                Map.of(Dimension.AVERAGE_CONTRACT_VALUE, value, Dimension.SALES_CYCLE_DAYS, cycle),
                deals,
                0,
                deals,
                deals,
                1,
                6);
    }

    private static Measured value(long deals, double value) {
        return new Measured(Map.of(Dimension.AVERAGE_CONTRACT_VALUE, value), deals, 0, deals, deals, 1, 6);
    }

    private static Adoption adopted(Approach approach, Approach driftedTo) {
        return new Adoption(
                UUID.randomUUID(),
                Segment.of(null, Map.of("product", "GTX")),
                approach,
                Situation.UNKNOWN,
                UUID.randomUUID(),
                "manager-1",
                NOW.minusSeconds(3_600),
                null,
                driftedTo,
                driftedTo == null ? null : NOW.minusSeconds(60));
    }
}
