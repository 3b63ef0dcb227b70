package io.leadstream.qualification.prediction;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The figures that forecast.md names, on real leads. */
@EnabledIf("io.leadstream.qualification.prediction.XEducation#isThere")
class XEducationTest {

    private static final Set<String> LEAKS = Set.of(
            "Tags",
            "Lead Quality",
            "Lead Profile",
            "Asymmetrique Activity Index",
            "Asymmetrique Profile Index",
            "Asymmetrique Activity Score",
            "Asymmetrique Profile Score",
            "Last Notable Activity");

    @Test
    void theGuardFindsWhatSalesWroteAndNothingElse() throws IOException {
        var rejected = LeakGuard.inspect(XEducation.read(), Set.of());

        assertEquals(
                LEAKS,
                rejected.stream()
                        .filter(one ->
                                one.reason() != Rejected.Reason.CONSTANT && one.reason() != Rejected.Reason.IDENTIFIER)
                        .map(Rejected::field)
                        .collect(toSet()));
    }

    @Test
    void aFixedFifthHeldOutIsRankedAndCalibratedAsItShould() throws IOException {
        Metrics metrics = heldOut(shuffled(20261122), 1);

        assertTrue(metrics.auc() >= 0.88, () -> metrics.toString());
        assertTrue(metrics.ece() <= 0.03, () -> metrics.toString());
        assertTrue(metrics.brier() <= 0.13, () -> metrics.toString());
    }

    /** All five fifths of it; slow, for whoever changes the model: {@code -Dprediction.all-fifths=true}. */
    @Test
    @EnabledIfSystemProperty(named = "prediction.all-fifths", matches = "true")
    void everyFifthHeldOutIsToo() throws IOException {
        Dataset shuffled = shuffled(20261122);
        var all = new ArrayList<Metrics>();
        for (int fold = 0; fold < 5; fold++) {
            all.add(heldOut(shuffled, fold));
        }

        assertTrue(all.stream().allMatch(metrics -> metrics.auc() >= 0.88), all::toString);
        assertTrue(all.stream().mapToDouble(Metrics::ece).average().orElse(1) <= 0.03, all::toString);
    }

    private static Dataset shuffled(long seed) throws IOException {
        Dataset all = XEducation.read();
        var rows = new ArrayList<>(all.examples());
        Collections.shuffle(rows, new Random(seed));
        return new Dataset(all.fields(), rows);
    }

    private static Metrics heldOut(Dataset data, int fold) {
        var fitted = Training.fit(data.fold(fold, 5, false), Set.of());
        Dataset held = data.fold(fold, 5, true);
        return Metrics.of(Objects.requireNonNull(fitted.predictor()).probabilities(held), held.labels());
    }
}
