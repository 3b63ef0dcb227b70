package io.leadstream.qualification.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Invented leads: a third of those from CHAT convert, and more of those who come often. */
class TrainingTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void belowFortyOfEachThereIsNoModelAndItSaysWhy() {
        var fitted = Training.fit(leads(39, 500), Set.of());

        assertEquals(Training.Method.NONE, fitted.method());
        assertEquals("needs 40 of each outcome", fitted.reason());
        assertEquals(39, fitted.converted());
        assertNull(fitted.predictor());
    }

    @Test
    void theAmountOfOutcomesChoosesTheMethod() {
        assertEquals(
                Training.Method.NAIVE_BAYES,
                Training.fit(leads(40, 40), Set.of()).method());
        assertEquals(
                Training.Method.NAIVE_BAYES,
                Training.fit(leads(199, 900), Set.of()).method());
        assertEquals(
                Training.Method.LOGISTIC,
                Training.fit(leads(200, 200), Set.of()).method());
    }

    @Test
    void bothMethodsFindWhatThereIsAndAreCalibrated() {
        for (var data : List.of(leads(150, 300), leads(800, 1600))) {
            var fitted = Training.fit(data, Set.of());
            Dataset others = leads(1000, 2000);
            Metrics metrics =
                    Metrics.of(Objects.requireNonNull(fitted.predictor()).probabilities(others), others.labels());

            assertTrue(metrics.auc() > 0.72, () -> fitted.method() + " " + metrics);
            assertTrue(metrics.ece() < 0.08, () -> fitted.method() + " " + metrics);
            assertTrue(metrics.lift().getFirst() > 1.5, () -> fitted.method() + " " + metrics);
        }
    }

    @Test
    void theSameDataGivesTheSameModel() {
        assertEquals(
                Training.fit(leads(300, 600), Set.of()).predictor(),
                Training.fit(leads(300, 600), Set.of()).predictor());
    }

    @Test
    void theExplanationAddsUpToTheLogOddsExactly() {
        Predictor predictor =
                Objects.requireNonNull(Training.fit(leads(300, 600), Set.of()).predictor());

        for (String[] values : List.of(
                new String[] {"CHAT", "3.5", null}, new String[] {null, null, "x"}, new String[] {"?", "no", "DE"})) {
            double sum = predictor.intercept();
            for (Predictor.Part part : predictor.explain(values)) {
                sum += part.logOdds();
            }
            assertEquals(predictor.logOdds(values), sum, 0.0);
        }
    }

    @Test
    void theNewestFifthValidates() {
        var fitted = Training.fit(leads(300, 700), Set.of());

        assertEquals(new Training.Split(800, 200, Training.Split.By.NEWEST), fitted.split());
        assertEquals(200, Objects.requireNonNull(fitted.metrics()).leads());
    }

    @Test
    void leadsWithTimesComeInTheirOrder() {
        var late = new Example(new String[] {"late"}, true, START.plusSeconds(1), null, List.of());
        var early = new Example(new String[] {"early"}, false, START, null, List.of());

        assertEquals(List.of(early, late), new Dataset(List.of("x"), List.of(late, early)).examples());
    }

    @Test
    void whatIsNotWantedIsLeftOut() {
        var rejected = Training.fit(leads(300, 600), Set.of("source")).rejected();

        assertEquals(List.of("source"), rejected.stream().map(Rejected::field).toList());
        assertEquals(Rejected.Reason.ASKED, rejected.getFirst().reason());
    }

    @Test
    void rowsOrderedByTheirOutcomeAreLearntFromLikeOthers() {
        Dataset mixed = leads(300, 700);
        var ordered = new ArrayList<>(mixed.examples());
        ordered.sort(java.util.Comparator.comparing(Example::converted));

        var fitted = Training.fit(new Dataset(mixed.fields(), ordered), Set.of());

        assertEquals(
                Training.Split.By.EVERY_FIFTH,
                Objects.requireNonNull(fitted.split()).by());
        assertTrue(Objects.requireNonNull(fitted.metrics()).auc() > 0.7, fitted::toString);
    }

    @Test
    void whateverPatternTheRowsHaveEveryPartHasBothOutcomes() {
        var examples = new ArrayList<Example>();
        for (int i = 0; i < 1000; i++) {
            examples.add(new Example(new String[] {"a" + i % 3, "b" + i % 7}, i % 5 == 0));
        }

        var fitted = Training.fit(new Dataset(List.of("a", "b"), examples), Set.of());

        assertEquals(Training.Method.LOGISTIC, fitted.method());
        double probability = Objects.requireNonNull(fitted.predictor()).probability(new String[] {"a1", "b1"});
        assertEquals(0.2, probability, 0.05);
    }

    @Test
    void ofOneOutcomeOrNothingToLearnFromThereIsNoModel() {
        var same = Collections.nCopies(500, new Example(new String[] {"x", null}, true));
        var twice = new ArrayList<Example>();
        for (int i = 0; i < 500; i++) {
            twice.add(new Example(new String[] {"x", null}, i % 2 == 0));
        }

        assertEquals(
                "needs 40 of each outcome",
                Training.fit(new Dataset(List.of("a", "b"), same), Set.of()).reason());
        var fitted = Training.fit(new Dataset(List.of("a", "b"), twice), Set.of());
        assertEquals("no field is left to learn from", fitted.reason());
        assertEquals(2, fitted.rejected().size());
        assertEquals(
                Training.Method.NONE,
                Training.fit(new Dataset(List.of("a"), List.of()), Set.of()).method());
    }

    @Test
    void leadsThatChangedRaiseTheAlarm() {
        Predictor predictor =
                Objects.requireNonNull(Training.fit(leads(300, 600), Set.of()).predictor());
        Dataset same = leads(100, 200);
        var other = new Dataset(
                same.fields(), Collections.nCopies(300, new Example(new String[] {"EVENT", "9.5", null}, false)));

        assertEquals(Drift.State.STEADY, Drift.of(predictor, same, null, START).state());
        assertEquals(Drift.State.ALARM, Drift.of(predictor, other, null, START).state());
        assertEquals(
                Drift.State.UNKNOWN,
                Drift.of(predictor, same.where(i -> i < 100), null, START).state());
        assertEquals(
                Drift.State.ALARM,
                Drift.calibration(1, predictor, leads(270, 30)).state());
        assertNotNull(Drift.calibration(1, predictor, leads(0, 0)));
    }

    /** So many that converted and so many that did not, mixed evenly; the same each time. */
    private static Dataset leads(int converted, int others) {
        var random = new Random(7);
        var examples = new ArrayList<Example>();
        for (int i = 0; i < converted + others; i++) {
            boolean isConverted = i < converted;
            String source = random.nextInt(100) < (isConverted ? 70 : 30) ? "CHAT" : "EVENT";
            double visits = Math.abs(random.nextGaussian() * 2 + (isConverted ? 3.4 : 2));
            String country = random.nextInt(3) == 0 ? null : random.nextBoolean() ? "DE" : "FR";
            examples.add(new Example(new String[] {source, Double.toString(visits), country}, isConverted));
        }
        Collections.shuffle(examples, random);
        return new Dataset(List.of("source", "visits", "country"), examples);
    }
}
