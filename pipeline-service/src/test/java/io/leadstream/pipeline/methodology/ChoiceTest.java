package io.leadstream.pipeline.methodology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.pipeline.methodology.Situation.LeadOrigin;
import io.leadstream.pipeline.methodology.Situation.ProblemAwareness;
import io.leadstream.pipeline.methodology.Situation.ProductRange;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceTest {

    private static final double EXACTLY = 1e-9;

    @ParameterizedTest
    @CsvSource({
        "500, 10, 40, TRANSACTIONAL",
        "120, 1, 100, TRANSACTIONAL",
        "5000, 30, 7, SOLUTION",
        "6500, 45, 6, SOLUTION",
        "20000, 183, 1, CONSULTATIVE",
        "50000, 365, 0.5, CONSULTATIVE",
        "90000, 500, 0.34, CONSULTATIVE",
        "250000, 200, 1.5, PROVOCATIVE",
        "400000, 240, 0.5, PROVOCATIVE"
    })
    void theNearestRowOfTheTableIsChosen(double value, double cycle, double deals, Approach expected) {
        assertEquals(
                expected,
                Choice.of(figures(value, cycle, deals), Situation.UNKNOWN).approach());
    }

    @Test
    void aRowsDistanceIsTheMeanOfItsFiguresByTheirWeights() {
        Distance provocative = Distance.of(Approach.PROVOCATIVE, figures(25_000.0, 200.0, 20.0))
                .orElseThrow();

        assertEquals(
                List.of(1.0, 0.0, 1.0),
                provocative.parts().stream()
                        .map(part -> Math.round(part.distance() * 1e9) / 1e9)
                        .toList());
        assertEquals((1 + 0 + 0.25) / 2.25, provocative.total(), EXACTLY);
    }

    @Test
    void figuresThatAreUnknownDoNotCount() {
        Choice choice = Choice.of(Map.of(Dimension.SALES_CYCLE_DAYS, 300.0), Situation.UNKNOWN);

        assertEquals(Approach.CONSULTATIVE, choice.approach());
        assertEquals("within its range: salesCycleDays 6 to 18 months", choice.because());
        assertEquals(
                1,
                choice.rows()
                        .get(Approach.SOLUTION.ordinal())
                        .distance()
                        .parts()
                        .size());
    }

    @Test
    void selfServiceHasNoDistanceAndIsForSalesWithoutAnyRep() {
        var noRep = new Situation(false, null, null, null, null, null, null);

        Choice choice = Choice.of(figures(500, 10, 40), noRep);

        assertEquals(Approach.SELF_SERVICE, choice.approach());
        assertNull(choice.rows().getFirst().distance());
        assertNull(choice.rows().getFirst().shifted());
        assertEquals(Approach.SELF_SERVICE, Choice.of(Map.of(), noRep).approach());
    }

    @Test
    void nothingKnownIsNoChoice() {
        assertThrows(IllegalArgumentException.class, () -> Choice.of(Map.of(), Situation.UNKNOWN));
    }

    @Test
    void whoIsNearlyAsNearIsNamed() {
        // half way between about 5,000 and 20,000, and half way between 30 days and 6 months
        Choice close = Choice.of(
                Map.of(Dimension.AVERAGE_CONTRACT_VALUE, 10_000.0, Dimension.SALES_CYCLE_DAYS, 74.0),
                Situation.UNKNOWN);

        assertEquals(
                java.util.Set.of(Approach.SOLUTION, Approach.CONSULTATIVE),
                java.util.Set.of(close.approach(), close.runnerUp()));
        assertNull(Choice.of(figures(5_000, 30, 7), Situation.UNKNOWN).runnerUp());
    }

    @Test
    void whatElseIsKnownShiftsAndSaysWhy() {
        var unaware = new Situation(null, null, null, null, ProblemAwareness.UNAWARE, null, null);
        Map<Dimension, Double> between = Map.of(Dimension.AVERAGE_CONTRACT_VALUE, 150_000.0);

        assertEquals(
                Approach.CONSULTATIVE, Choice.of(between, Situation.UNKNOWN).approach());
        Choice shifted = Choice.of(between, unaware);

        assertEquals(Approach.PROVOCATIVE, shifted.approach());
        assertTrue(shifted.because().endsWith("a buyer who does not know the problem yet has to be shown it"));
        assertEquals(
                List.of("TRANSACTIONAL 0.3", "SOLUTION 0.3", "PROVOCATIVE -0.3"),
                shifted.shifts().stream()
                        .map(shift -> shift.approach() + " " + shift.by())
                        .toList());
    }

    @Test
    void noShiftMakesADistanceNegative() {
        var eager = new Situation(
                true, ProductRange.COMPLEX_MIX, LeadOrigin.OUTBOUND, 9, ProblemAwareness.KNOWS_PARTLY, true, true);

        Choice choice = Choice.of(figures(50_000, 365, 0.5), eager);

        assertEquals(0, choice.rows().get(Approach.CONSULTATIVE.ordinal()).shifted(), EXACTLY);
    }

    @ParameterizedTest
    @CsvSource({
        "productRange, FEW_STANDARD, TRANSACTIONAL",
        "productRange, COMPLEX_MIX, CONSULTATIVE",
        "leadOrigin, INBOUND, SOLUTION",
        "leadOrigin, INBOUND, TRANSACTIONAL",
        "leadOrigin, OUTBOUND, CONSULTATIVE",
        "deciders, 1, TRANSACTIONAL",
        "deciders, 3, CONSULTATIVE",
        "problemAwareness, KNOWS_WHAT_TO_BUY, TRANSACTIONAL",
        "problemAwareness, KNOWS_PROBLEM, SOLUTION",
        "problemAwareness, KNOWS_PARTLY, CONSULTATIVE",
        "problemAwareness, UNAWARE, PROVOCATIVE",
        "rfp, true, CONSULTATIVE",
        "proofOfConcept, true, CONSULTATIVE"
    })
    void everyOptionalInputBringsTheApproachOfItsWordsNearer(String input, String value, Approach nearer) {
        List<Shift> shifts = Shift.of(situation(input, value));

        assertFalse(shifts.isEmpty());
        assertTrue(shifts.stream().allMatch(shift -> shift.input().equals(input)));
        assertTrue(shifts.stream().anyMatch(shift -> shift.approach() == nearer && shift.by() < 0), shifts::toString);
    }

    @Test
    void twoDecidersAndWhatIsNotSaidShiftNothing() {
        assertEquals(List.of(), Shift.of(situation("deciders", "2")));
        assertEquals(List.of(), Shift.of(situation("rfp", "false")));
        assertEquals(List.of(), Shift.of(Situation.UNKNOWN));
    }

    @Test
    void anRfpSpeaksAgainstAProvocativeSale() {
        assertTrue(Shift.of(situation("rfp", "true")).stream()
                .anyMatch(shift -> shift.approach() == Approach.PROVOCATIVE && shift.by() > 0));
    }

    private static Situation situation(String input, String value) {
        return new Situation(
                null,
                input.equals("productRange") ? ProductRange.valueOf(value) : null,
                input.equals("leadOrigin") ? LeadOrigin.valueOf(value) : null,
                input.equals("deciders") ? Integer.valueOf(value) : null,
                input.equals("problemAwareness") ? ProblemAwareness.valueOf(value) : null,
                input.equals("rfp") ? Boolean.valueOf(value) : null,
                input.equals("proofOfConcept") ? Boolean.valueOf(value) : null);
    }

    private static Map<Dimension, Double> figures(double value, double cycle, double deals) {
        var figures = new EnumMap<Dimension, Double>(Dimension.class);
        List<Double> values = Stream.of(value, cycle, deals).toList();
        for (Dimension dimension : Dimension.values()) {
            figures.put(dimension, values.get(dimension.ordinal()));
        }
        return figures;
    }
}
