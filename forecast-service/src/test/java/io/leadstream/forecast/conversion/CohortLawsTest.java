package io.leadstream.forecast.conversion;

import static io.leadstream.forecast.stories.Asked.asOf;
import static io.leadstream.forecast.stories.Asked.conversion;
import static io.leadstream.forecast.stories.Story.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.cohort.Counts;
import io.leadstream.forecast.cohort.Rate;
import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.stories.Story;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws that hold for whatever may happen to deals. */
class CohortLawsTest {

    private static final int LAST_DAY = 60;

    private record Step(String what, int afterDays) {}

    @Property(tries = 300)
    void enteredIsAdvancedAndLostAndOpen(@ForAll("lives") List<List<Step>> lives, @ForAll("days") int asOf) {
        for (Counts counts : counts(histories(lives), asOf)) {
            assertEquals(counts.entered(), counts.advanced() + counts.lost() + counts.open());
            assertTrue(counts.transferred() <= counts.open());
            assertTrue(counts.imputed() <= counts.entered());
        }
    }

    @Property(tries = 300)
    void whoEnteredTheNextStageHadAdvanced(@ForAll("lives") List<List<Step>> lives, @ForAll("days") int asOf) {
        List<Counts> stages = counts(histories(lives), asOf);
        for (int i = 0; i + 1 < stages.size(); i++) {
            assertEquals(stages.get(i).advanced(), stages.get(i + 1).entered());
        }
    }

    @Property(tries = 300)
    void enteredNeverFallsForDealsNeverReopenedMovedOrErased(
            @ForAll("plainLives") List<List<Step>> lives, @ForAll("days") int one, @ForAll("days") int other) {
        List<Counts> before = counts(histories(lives), Math.min(one, other));
        List<Counts> after = counts(histories(lives), Math.max(one, other));
        for (int i = 0; i < before.size(); i++) {
            assertTrue(before.get(i).entered() <= after.get(i).entered());
            assertTrue(before.get(i).advanced() <= after.get(i).advanced());
        }
    }

    @Property(tries = 300)
    void theOrderOfArrivalDoesNotMatter(
            @ForAll("lives") List<List<Step>> lives, @ForAll("days") int asOf, @ForAll Random random) {
        assertEquals(counts(histories(lives), asOf), counts(shuffled(lives, random), asOf));
    }

    @Property(tries = 300)
    void arrivingTwiceChangesNothing(@ForAll("lives") List<List<Step>> lives, @ForAll("days") int asOf) {
        var twice = new ArrayList<DealHistory>();
        forEach(lives, (deal, facts) -> {
            var doubled = new ArrayList<>(facts);
            doubled.addAll(facts);
            DealHistory.of(deal, doubled).ifPresent(twice::add);
        });
        assertEquals(counts(histories(lives), asOf), counts(twice, asOf));
    }

    @Property(tries = 200)
    void sharesLieWithinTheirIntervals(@ForAll("lives") List<List<Step>> lives, @ForAll("days") int asOf) {
        for (StageConversion row : rows(histories(lives), asOf)) {
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
        for (StageConversion row : rows(histories(lives), asOf)) {
            Double corrected = row.shares().corrected().rate();
            if (corrected != null) {
                assertTrue(corrected + row.shares().remaining() <= 1 + 1e-9);
            }
        }
    }

    @Provide
    Arbitrary<List<List<Step>>> lives() {
        return livesOf("A", "B", "C", "P", "H", "L", "X", "Y", "won", "lost", "reopened", "import", "withdraw");
    }

    @Provide
    Arbitrary<List<List<Step>>> plainLives() {
        return livesOf("A", "B", "C", "B", "C").map(lives -> lives.stream()
                .map(life -> (List<Step>) new ArrayList<>(life))
                .peek(life -> life.add(new Step(life.size() % 2 == 0 ? "won" : "lost", life.size() % 3)))
                .toList());
    }

    @Provide
    Arbitrary<Integer> days() {
        return Arbitraries.integers().between(0, LAST_DAY);
    }

    private static Arbitrary<List<List<Step>>> livesOf(String... steps) {
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.of(steps), Arbitraries.integers().between(0, 6))
                .as(Step::new);
        return step.list().ofMinSize(1).ofMaxSize(9).list().ofMaxSize(12);
    }

    private interface Visitor {
        void visit(String deal, List<DealFact> facts);
    }

    private static void forEach(List<List<Step>> lives, Visitor visitor) {
        for (int i = 0; i < lives.size(); i++) {
            visitor.visit("d" + i, story("d" + i, lives.get(i)).facts());
        }
    }

    private static Story story(String deal, List<Step> life) {
        Story story = Story.of(deal);
        int day = 0;
        for (Step step : life) {
            day += step.afterDays();
            switch (step.what()) {
                case "won" -> story.wins(day);
                case "lost" -> story.isLost(day);
                case "reopened" -> story.in(Story.ABC).reopens("A", day);
                case "import" ->
                    story.imported("i").in(Story.ABC).enters("B", day).live();
                case "withdraw" -> story.withdrawn("i");
                case "X", "Y" -> story.in(Story.OTHER).enters(step.what(), day);
                default -> story.in(Story.ABC).enters(step.what(), day);
            }
        }
        return story;
    }

    private static List<DealHistory> histories(List<List<Step>> lives) {
        var histories = new ArrayList<DealHistory>();
        forEach(lives, (deal, facts) -> DealHistory.of(deal, facts).ifPresent(histories::add));
        return histories;
    }

    private static List<DealHistory> shuffled(List<List<Step>> lives, Random random) {
        var histories = new ArrayList<DealHistory>();
        forEach(lives, (deal, facts) -> {
            var shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, random);
            DealHistory.of(deal, shuffled).ifPresent(histories::add);
        });
        return histories;
    }

    private static List<StageConversion> rows(List<DealHistory> histories, int asOf) {
        return conversion(histories, asOf(asOf)).groups().entrySet().stream()
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static List<Counts> counts(List<DealHistory> histories, int asOf) {
        assertTrue(day(asOf).isBefore(day(LAST_DAY + 1)));
        return rows(histories, asOf).stream().map(row -> row.shares().counts()).toList();
    }
}
