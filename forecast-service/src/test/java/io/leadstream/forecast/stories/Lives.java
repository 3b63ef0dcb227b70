package io.leadstream.forecast.stories;

import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.PromiseOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random lives of deals, for laws: whatever may happen, in any order. */
public final class Lives {

    /** No life goes on behind it. */
    public static final int LAST_DAY = 60;

    private Lives() {}

    /** @param what a stage of either pipeline, won, lost, reopened, import, withdraw, promise, kept, broken, or a product in lower case */
    public record Step(String what, int afterDays) {}

    /** Each of up to nine steps, of up to twelve deals. */
    public static Arbitrary<List<List<Step>>> of(String... steps) {
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.of(steps), Arbitraries.integers().between(0, 6))
                .as(Step::new);
        return step.list().ofMinSize(1).ofMaxSize(9).list().ofMaxSize(12);
    }

    /** Whatever this knows of, but erasure. */
    public static Arbitrary<List<List<Step>>> ofAnyKind() {
        return of(
                "A",
                "B",
                "C",
                "P",
                "H",
                "L",
                "X",
                "Y",
                "won",
                "won for 20",
                "won for 7.125",
                "lost",
                "lost for 30",
                "reopened",
                "import",
                "withdraw",
                "unseen",
                "gtx",
                "mg",
                "promise",
                "kept",
                "broken");
    }

    public static List<DealHistory> histories(List<List<Step>> lives) {
        return histories(lives, facts -> facts);
    }

    public static List<DealHistory> shuffled(List<List<Step>> lives, Random random) {
        return histories(lives, facts -> {
            var shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, random);
            return shuffled;
        });
    }

    public static List<DealHistory> twice(List<List<Step>> lives) {
        return histories(lives, facts -> {
            var doubled = new ArrayList<>(facts);
            doubled.addAll(facts);
            return doubled;
        });
    }

    /** What is told of each life, in the order of its events. */
    public static List<List<DealFact>> facts(List<List<Step>> lives) {
        var facts = new ArrayList<List<DealFact>>();
        for (int i = 0; i < lives.size(); i++) {
            facts.add(story("d" + i, lives.get(i)).facts());
        }
        return facts;
    }

    private interface Arrival {
        List<DealFact> of(List<DealFact> facts);
    }

    private static List<DealHistory> histories(List<List<Step>> lives, Arrival arrival) {
        var histories = new ArrayList<DealHistory>();
        for (int i = 0; i < lives.size(); i++) {
            DealHistory.of("d" + i, arrival.of(story("d" + i, lives.get(i)).facts()))
                    .ifPresent(histories::add);
        }
        return histories;
    }

    private static Story story(String deal, List<Step> life) {
        Story story = Story.of(deal);
        int day = 0;
        for (Step step : life) {
            day += step.afterDays();
            switch (step.what()) {
                case "won" -> story.wins(day);
                case "won for 20" -> story.wins(day, "20.00");
                case "won for 7.125" -> story.wins(day, "7.125");
                case "lost" -> story.isLost(day);
                case "lost for 30" -> story.isLost(day, "30");
                case "reopened" -> story.in(Story.ABC).reopens("A", day);
                case "import" ->
                    story.imported("i").in(Story.ABC).enters("B", day).live();
                case "withdraw" -> story.withdrawn("i");
                case "erase" -> story.erased();
                case "unseen" -> story.observedFrom(day);
                case "promise" -> story.promises("p", day);
                case "kept" -> story.answers("p", PromiseOutcome.KEPT, day);
                case "broken" -> story.answers("p", PromiseOutcome.BROKEN, day);
                case "gtx", "mg" -> story.is(Map.of("product", step.what()), day);
                case "X", "Y" -> story.in(Story.OTHER).enters(step.what(), day);
                default -> story.in(Story.ABC).enters(step.what(), day);
            }
        }
        return story;
    }
}
