package io.leadstream.forecast.conversion;

import static io.leadstream.forecast.stories.Asked.asOf;
import static io.leadstream.forecast.stories.Asked.conversion;
import static io.leadstream.forecast.stories.Story.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.cohort.Counts;
import io.leadstream.forecast.cohort.Rate;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.stories.Lives;
import io.leadstream.forecast.stories.Lives.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws that hold for whatever may happen to deals. */
class CohortLawsTest {

    @Property(tries = 300)
    void enteredIsAdvancedAndLostAndOpen(@ForAll("lives") List<List<Step>> lives, @ForAll("days") int asOf) {
        for (Counts counts : counts(Lives.histories(lives), asOf)) {
            assertEquals(counts.entered(), counts.advanced() + counts.lost() + counts.open());
            assertTrue(counts.transferred() <= counts.open());
            assertTrue(counts.imputed() <= counts.entered());
        }
    }

    @Property(tries = 300)
    void whoEnteredTheNextStageHadAdvanced(@ForAll("lives") List<List<Step>> lives, @ForAll("days") int asOf) {
        List<Counts> stages = counts(Lives.histories(lives), asOf);
        for (int i = 0; i + 1 < stages.size(); i++) {
            assertEquals(stages.get(i).advanced(), stages.get(i + 1).entered());
        }
    }

    @Property(tries = 300)
    void enteredNeverFallsForDealsNeverReopenedMovedOrErased(
            @ForAll("plainLives") List<List<Step>> lives, @ForAll("days") int one, @ForAll("days") int other) {
        List<Counts> before = counts(Lives.histories(lives), Math.min(one, other));
        List<Counts> after = counts(Lives.histories(lives), Math.max(one, other));
        for (int i = 0; i < before.size(); i++) {
            assertTrue(before.get(i).entered() <= after.get(i).entered());
            assertTrue(before.get(i).advanced() <= after.get(i).advanced());
        }
    }

    @Property(tries = 300)
    void theOrderOfArrivalDoesNotMatter(
            @ForAll("lives") List<List<Step>> lives, @ForAll("days") int asOf, @ForAll Random random) {
        assertEquals(counts(Lives.histories(lives), asOf), counts(Lives.shuffled(lives, random), asOf));
    }

    @Property(tries = 300)
    void arrivingTwiceChangesNothing(@ForAll("lives") List<List<Step>> lives, @ForAll("days") int asOf) {
        assertEquals(counts(Lives.histories(lives), asOf), counts(Lives.twice(lives), asOf));
    }

    @Property(tries = 200)
    void sharesLieWithinTheirIntervals(@ForAll("lives") List<List<Step>> lives, @ForAll("days") int asOf) {
        for (StageConversion row : rows(Lives.histories(lives), asOf)) {
            for (Rate rate : List.of(
                    row.shares().raw(), row.shares().resolved(), row.shares().corrected())) {
                double value = rate.rate() == null ? rate.low() : rate.rate();
                assertTrue(0 <= rate.low() && rate.low() <= value + 1e-9, rate::toString);
                assertTrue(value <= rate.high() + 1e-9 && rate.high() <= 1, rate::toString);
            }
        }
    }

    @Property(tries = 200)
    void correctedAndRemainingNeverExceedOne(@ForAll("lives") List<List<Step>> lives, @ForAll("days") int asOf) {
        for (StageConversion row : rows(Lives.histories(lives), asOf)) {
            Double corrected = row.shares().corrected().rate();
            if (corrected != null) {
                assertTrue(corrected + row.shares().remaining() <= 1 + 1e-9);
            }
        }
    }

    @Provide
    Arbitrary<List<List<Step>>> lives() {
        return Lives.of("A", "B", "C", "P", "H", "L", "X", "Y", "won", "lost", "reopened", "import", "withdraw");
    }

    @Provide
    Arbitrary<List<List<Step>>> plainLives() {
        return Lives.of("A", "B", "C", "B", "C").map(lives -> lives.stream()
                .map(life -> (List<Step>) new ArrayList<>(life))
                .peek(life -> life.add(new Step(life.size() % 2 == 0 ? "won" : "lost", life.size() % 3)))
                .toList());
    }

    @Provide
    Arbitrary<Integer> days() {
        return Arbitraries.integers().between(0, Lives.LAST_DAY);
    }

    private static List<StageConversion> rows(List<DealHistory> histories, int asOf) {
        return conversion(histories, asOf(asOf)).groups().entrySet().stream()
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static List<Counts> counts(List<DealHistory> histories, int asOf) {
        assertTrue(day(asOf).isBefore(day(Lives.LAST_DAY + 1)));
        return rows(histories, asOf).stream().map(row -> row.shares().counts()).toList();
    }
}
