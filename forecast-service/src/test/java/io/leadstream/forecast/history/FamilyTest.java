package io.leadstream.forecast.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.history.DealFact.Closed;
import io.leadstream.forecast.history.DealFact.Entered;
import io.leadstream.forecast.history.DealFact.Step;
import java.time.Instant;
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
import org.junit.jupiter.api.Test;

/** Several cards of one person in the funnel. */
class FamilyTest {

    private static final List<String> STAGES = List.of("CAPTURED", "IQL", "MQL", "SAL", "SQL");
    private static final Instant END = day(1000);

    private static Instant day(int day) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * day);
    }

    private static Step entered(int sequence, int day, String stage) {
        return new Entered(new FactKey("s", sequence, 0, null), day(day), day(day), LeadLifecycle.place(stage), false);
    }

    private static Step closed(int sequence, int day, Outcome outcome) {
        return new Closed(
                new FactKey("s", sequence, 1, null),
                day(day),
                day(day),
                LeadLifecycle.place(outcome == Outcome.WON ? "SQL" : "CAPTURED"),
                outcome,
                null,
                null);
    }

    private static DealHistory card(String name, Step... steps) {
        return new DealHistory(name, List.of(steps), List.of(), null);
    }

    private static Journey journey(DealHistory card) {
        return card.journey(Ladder.of(LeadLifecycle.PIPELINE, List.of(LeadLifecycle.PIPELINE)), END);
    }

    @Test
    void theEarliestPassageOfEachRankCounts() {
        var survivor = card("s", entered(1, 5, "CAPTURED"), entered(2, 5, "IQL"), entered(3, 20, "SAL"));
        var merged = card("m", entered(1, 1, "CAPTURED"), entered(2, 2, "IQL"), entered(3, 9, "MQL"));

        var journey = journey(Family.of(survivor, List.of(merged)));

        assertEquals(day(1), at(journey, 1));
        assertEquals(day(2), at(journey, 2));
        assertEquals(day(9), at(journey, 3));
        assertEquals(day(20), at(journey, 4));
        assertTrue(journey.open());
    }

    @Test
    void aCardThatWasRuledOutAsADuplicateDoesNotEndTheSale() {
        var survivor = card("s", entered(1, 5, "CAPTURED"), entered(2, 5, "IQL"));
        var merged = card("m", entered(1, 1, "CAPTURED"), entered(2, 1, "IQL"), closed(3, 30, Outcome.LOST));

        assertTrue(journey(Family.of(survivor, List.of(merged))).open());
    }

    @Test
    void theEarlierWinningIsTheWinning() {
        var survivor = card("s", entered(1, 5, "CAPTURED"), entered(2, 9, "SQL"), closed(2, 9, Outcome.WON));
        var merged = card("m", entered(1, 1, "CAPTURED"), entered(2, 3, "SQL"), closed(2, 3, Outcome.WON));

        assertEquals(day(3), journey(Family.of(survivor, List.of(merged))).wonAt());
    }

    @Property(tries = 400)
    void everyRankIsPassedWhenTheFirstCardPassedIt(@ForAll("cards") List<List<Step>> cards, @ForAll long seed) {
        var survivor = new DealHistory("0", cards.getFirst(), List.of(), null);
        var others = new ArrayList<DealHistory>();
        for (int i = 1; i < cards.size(); i++) {
            others.add(new DealHistory("" + i, cards.get(i), List.of(), null));
        }

        var family = Family.of(survivor, others);
        Collections.shuffle(others, new Random(seed));

        assertEquals(family, Family.of(survivor, others), "the order of the cards means nothing");
        for (int rank = 1; rank <= STAGES.size(); rank++) {
            Instant first = at(journey(survivor), rank);
            for (DealHistory other : others) {
                Instant its = at(journey(other), rank);
                first = first == null || its != null && its.isBefore(first) ? its : first;
            }
            assertEquals(first, at(journey(family), rank));
        }
    }

    @Property(tries = 100)
    void oneCardAloneIsItself(@ForAll("cards") List<List<Step>> cards) {
        var alone = new DealHistory("0", cards.getFirst(), List.of(), null);

        assertEquals(alone, Family.of(alone, List.of()));
    }

    private static Instant at(Journey journey, int rank) {
        Passage passage = journey.passage(rank);
        return passage == null ? null : passage.at();
    }

    @Provide
    Arbitrary<List<List<Step>>> cards() {
        return card().list().ofMinSize(1).ofMaxSize(4);
    }

    /** Captured some day, then on and back among the stages. */
    private static Arbitrary<List<Step>> card() {
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 9);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Combinators.combine(days, Arbitraries.of(STAGES))
                                .as(Map::entry)
                                .list()
                                .ofMaxSize(5))
                .as((start, moves) -> {
                    var steps = new ArrayList<Step>();
                    int day = start;
                    steps.add(entered(1, day, "CAPTURED"));
                    for (var move : moves) {
                        day += move.getKey();
                        steps.add(entered(steps.size() + 1, day, move.getValue()));
                    }
                    return steps;
                });
    }
}
