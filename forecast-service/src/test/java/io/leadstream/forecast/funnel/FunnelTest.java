package io.leadstream.forecast.funnel;

import static io.leadstream.forecast.stories.Asked.asOf;
import static io.leadstream.forecast.stories.Asked.by;
import static io.leadstream.forecast.stories.Asked.within;
import static io.leadstream.forecast.stories.Asked.withoutImputed;
import static io.leadstream.forecast.stories.Story.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.cohort.Counts;
import io.leadstream.forecast.funnel.Funnel.FunnelStep;
import io.leadstream.forecast.funnel.Funnel.Of;
import io.leadstream.forecast.funnel.Funnel.WithoutLead;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.LeadAndDeals;
import io.leadstream.forecast.history.LeadLifecycle;
import io.leadstream.forecast.history.PromiseOutcome;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Segmentation.Condition;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.question.Window;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.stories.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The funnel across the boundary, sentence by sentence. */
class FunnelTest {

    private static final Ladder LIFECYCLE = Ladder.of(LeadLifecycle.PIPELINE, List.of(LeadLifecycle.PIPELINE));

    /** One lead and what was opened for it. */
    private record Life(Story lead, List<Story> deals) {

        LeadAndDeals asOf(Instant time) {
            var here = new ArrayList<Journey>();
            Instant elsewhere = null;
            for (Story deal : deals) {
                var history = Story.histories(deal).getFirst();
                Journey journey = history.journey(Story.ladder(), time);
                Instant opened = history.steps().getFirst().occurredAt();
                if (journey.begun()) {
                    here.add(journey);
                } else if (!opened.isAfter(time)) {
                    elsewhere = opened;
                }
            }
            return new LeadAndDeals(Story.histories(lead).getFirst().journey(LIFECYCLE, time), here, elsewhere);
        }
    }

    private static Story lead() {
        return Story.of("lead").in(LeadLifecycle.PIPELINE);
    }

    private static Story deal() {
        return Story.of("deal");
    }

    /** Captured on a day, qualified by sales nine days later. */
    private static Story qualified(double day) {
        return lead().enters("CAPTURED", day)
                .enters("IQL", day + 1)
                .enters("MQL", day + 4)
                .enters("SAL", day + 6)
                .enters("SQL", day + 9)
                .wins(day + 9);
    }

    private static Life life(Story lead, Story... deals) {
        return new Life(lead, List.of(deals));
    }

    private static Funnel funnel(Question question, Of of, Life... lives) {
        var counting = Funnel.counting(Story.ladder(), question, of);
        for (Life life : lives) {
            counting.add(life.asOf(question.asOf()));
        }
        return counting.result();
    }

    private static Funnel funnel(double day, Life... lives) {
        return funnel(asOf(day), Of.LEAD, lives);
    }

    private static List<FunnelStep> steps(Funnel funnel) {
        return funnel.groups().get(Segmentation.ALL).steps();
    }

    private static FunnelStep step(String key, Funnel funnel) {
        return steps(funnel).stream()
                .filter(step -> step.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Counts onward(String key, Funnel funnel) {
        return step(key, funnel).onward().counts();
    }

    private static List<Integer> entered(Funnel funnel) {
        return steps(funnel).stream().map(FunnelStep::entered).toList();
    }

    private static Life wonAndKept() {
        return life(
                qualified(0),
                deal().enters("A", 9)
                        .enters("B", 12)
                        .promises("p", 13)
                        .enters("C", 15)
                        .wins(20)
                        .enters("H", 21)
                        .enters("L", 30)
                        .answers("p", PromiseOutcome.KEPT, 200));
    }

    @Test
    void theStepsGoFromCapturedLeadToPromiseKept() {
        assertEquals(
                List.of("CAPTURED", "IQL", "MQL", "SAL", "SQL", "A", "B", "C", "WON", "H", "L", "PROMISE_KEPT"),
                steps(funnel(300, wonAndKept())).stream().map(FunnelStep::key).toList());
    }

    @Test
    void oneWayIsCountedAtEveryStepOnce() {
        var funnel = funnel(300, wonAndKept());
        steps(funnel).forEach(step -> assertEquals(1, step.entered(), step.key()));
        assertNull(step("PROMISE_KEPT", funnel).onward());
        assertNull(step("CAPTURED", funnel).fromTop());
        assertEquals(1.0, step("PROMISE_KEPT", funnel).fromTop().raw().rate());
    }

    @Test
    void whatLiesBehindTheAsOfTimeHasNotHappened() {
        assertEquals(1, onward("C", funnel(19, wonAndKept())).open());
        assertEquals(0, step("WON", funnel(19, wonAndKept())).entered());
        assertEquals(1, onward("L", funnel(199, wonAndKept())).open());
    }

    @Test
    void aLeadIsCountedByTheTimeOfItsCaptureAlone() {
        Life early = wonAndKept();
        Life late = life(qualified(40), deal().enters("A", 49).wins(60));
        assertEquals(
                1, step("WON", funnel(within(0, 30, 300), Of.LEAD, early, late)).entered());
        assertEquals(
                1,
                step("PROMISE_KEPT", funnel(within(0, 30, 300), Of.LEAD, early, late))
                        .entered());
        assertEquals(
                0,
                step("PROMISE_KEPT", funnel(within(30, 60, 300), Of.LEAD, early, late))
                        .entered());
    }

    @Test
    void whatAdvancedIsWhatEnteredTheNext() {
        var funnel = funnel(
                300,
                wonAndKept(),
                life(lead().enters("CAPTURED", 1).enters("IQL", 2)),
                life(qualified(2), deal().enters("A", 11).isLost(15)),
                life(qualified(3), deal().enters("B", 12)));
        List<FunnelStep> steps = steps(funnel);
        for (int i = 0; i + 1 < steps.size(); i++) {
            Counts counts = steps.get(i).onward().counts();
            assertEquals(
                    steps.get(i + 1).entered(), counts.advanced(), steps.get(i).key());
            assertEquals(steps.get(i).entered(), counts.advanced() + counts.lost() + counts.open());
        }
    }

    @Test
    void aLeadThatWasRuledOutIsLostAtItsHighestStep() {
        var funnel = funnel(
                99,
                life(lead().enters("CAPTURED", 0)
                        .enters("IQL", 1)
                        .enters("MQL", 2)
                        .enters("IQL", 5)
                        .isLost(9)));
        assertEquals(1, onward("MQL", funnel).lost());
        assertEquals(0, onward("IQL", funnel).lost());
    }

    @Test
    void aDealThatWasLostIsLostAtItsHighestStage() {
        var funnel = funnel(
                99,
                life(
                        qualified(0),
                        deal().enters("A", 9).enters("C", 12).enters("B", 14).isLost(20)));
        assertEquals(1, onward("C", funnel).lost());
    }

    @Test
    void aLeadRuledOutWhoseDealGoesOnIsOpen() {
        var lead = lead().enters("CAPTURED", 0).enters("SAL", 3).isLost(30);
        assertEquals(
                1, onward("A", funnel(99, life(lead, deal().enters("A", 9)))).open());
    }

    @Test
    void aStepPassedOverIsImputedAndCanBeLeftOut() {
        Life byHand = life(lead().enters("CAPTURED", 0).enters("IQL", 0), deal().enters("B", 4));
        assertEquals(1, step("SQL", funnel(99, byHand)).entered());
        assertEquals(1, step("SQL", funnel(99, byHand)).imputed());
        assertEquals(0, step("SQL", funnel(withoutImputed(99), Of.LEAD, byHand)).entered());
        assertEquals(1, step("B", funnel(withoutImputed(99), Of.LEAD, byHand)).entered());
    }

    @Test
    void aStepIsPassedWithTheFirstThatLiesBeyondIt() {
        Life early = life(qualified(0), deal().enters("A", 5));
        assertEquals(1, step("SQL", funnel(6, early)).entered(), "the deal was opened before sales had qualified");
    }

    @Test
    void severalDealsOfOneLeadAreOneWayByTheFurthest() {
        Life two = life(
                qualified(0),
                deal().enters("A", 9).enters("B", 11).isLost(20),
                deal().enters("A", 30).enters("C", 40));
        var funnel = funnel(99, two);
        assertEquals(1, step("A", funnel).entered());
        assertEquals(1, onward("C", funnel).open());
        assertEquals(1, onward("B", funnel(25, two)).lost());
        assertEquals(1, onward("B", funnel(31, two)).open(), "another deal was opened");
    }

    @Test
    void aLeadThatCameBackAfterItsDealWasLostIsOpen() {
        var lead = qualified(0).enters("IQL", 50);
        assertEquals(
                1,
                onward("A", funnel(49, life(lead, deal().enters("A", 9).isLost(20))))
                        .lost());
        assertEquals(
                1,
                onward("A", funnel(99, life(lead, deal().enters("A", 9).isLost(20))))
                        .open());
    }

    @Test
    void aLeadWhoseDealIsInAnotherPipelineIsTransferred() {
        Counts counts = onward(
                "SQL",
                funnel(
                        99,
                        life(qualified(0), deal().in(Story.OTHER).enters("X", 9).isLost(12))));
        assertEquals(1, counts.open());
        assertEquals(1, counts.transferred());
    }

    @Test
    void aDealThatMovedToAnotherPipelineIsTransferred() {
        var moved = deal().enters("A", 9).enters("B", 12).in(Story.OTHER).enters("X", 20);
        assertEquals(1, onward("B", funnel(99, life(qualified(0), moved))).transferred());
    }

    @Test
    void aReopenedDealWasNotWon() {
        Life reopened = life(qualified(0), deal().enters("A", 9).wins(20).reopens("A", 40));
        assertEquals(1, step("WON", funnel(30, reopened)).entered());
        assertEquals(0, step("WON", funnel(50, reopened)).entered());
        assertEquals(1, onward("A", funnel(50, reopened)).open());
    }

    @Test
    void aPromiseThatWasNotKeptIsLostAfterTheSale() {
        Consumer<PromiseOutcome> check = outcome -> {
            Life life = life(
                    qualified(0),
                    deal().enters("A", 9)
                            .promises("p", 10)
                            .wins(20)
                            .enters("H", 21)
                            .answers("p", outcome, 200));
            assertEquals(
                    outcome == PromiseOutcome.NO_ANSWER ? 1 : 0,
                    onward("H", funnel(300, life)).open());
            assertEquals(
                    outcome == PromiseOutcome.NO_ANSWER ? 0 : 1,
                    onward("H", funnel(300, life)).lost());
        };
        List.of(PromiseOutcome.PARTLY, PromiseOutcome.BROKEN, PromiseOutcome.NO_ANSWER)
                .forEach(check);
    }

    @Test
    void everyPromiseOfASaleMustBeKept() {
        Story deal = deal().enters("A", 9)
                .promises("p", 10)
                .promises("q", 10)
                .wins(20)
                .enters("L", 21);
        deal.answers("p", PromiseOutcome.KEPT, 200);
        assertEquals(
                0, step("PROMISE_KEPT", funnel(300, life(qualified(0), deal))).entered());
        deal.answers("q", PromiseOutcome.KEPT, 210);
        assertEquals(
                1, step("PROMISE_KEPT", funnel(300, life(qualified(0), deal))).entered());
        assertEquals(
                0, step("PROMISE_KEPT", funnel(205, life(qualified(0), deal))).entered());
    }

    @Test
    void aSegmentIsTheLeadsAsItWasWhenCaptured() {
        Story lead = lead().is(Map.of("country", "DE"), 0)
                .enters("CAPTURED", 0)
                .is(Map.of("country", "FR"), 5)
                .enters("IQL", 6);
        var groups = funnel(by("country", 99), Of.LEAD, life(lead)).groups();
        assertEquals(List.of(new Group("DE")), List.copyOf(groups.keySet()));
        assertEquals(1, groups.get(new Group("DE")).steps().get(1).entered());
    }

    @Test
    void aSegmentIsTheDealsAsItWasWhenItBegan() {
        Story deal = deal().is(Map.of("product", "GTX"), 9).enters("A", 9).is(Map.of("product", "MG"), 20);
        var groups = funnel(by("product", 99), Of.DEAL, life(qualified(0), deal), life(qualified(1)))
                .groups();
        assertEquals(1, groups.get(new Group("GTX")).steps().getFirst().entered());
        assertEquals(
                1,
                groups.get(new Group(Segmentation.MISSING)).steps().getFirst().entered());
    }

    @Test
    void segmentsAreShrunkAndSaidToDifferOrNot() {
        var lives = new ArrayList<Life>();
        for (int i = 0; i < 240; i++) {
            Story lead = lead().is(Map.of("country", "C" + i % 6, "source", "S" + i % 6), 0)
                    .enters("CAPTURED", 0);
            lives.add(life(i % 6 < 3 ? lead.enters("IQL", 2) : lead.isLost(2)));
        }
        var differing = funnel(by("country", 99), Of.LEAD, lives.toArray(Life[]::new));
        assertEquals(true, differing.differences().get("CAPTURED").differ());
        double shrunk = differing
                .groups()
                .get(new Group("C0"))
                .steps()
                .getFirst()
                .shrunk()
                .rate();
        assertTrue(shrunk > 0.5 && shrunk < 1, () -> "" + shrunk);
        assertTrue(differing.differences().get("IQL") == null, "nothing is settled there");
        assertEquals(Map.of(), funnel(99, lives.toArray(Life[]::new)).differences());
    }

    @Test
    void conditionsLeaveOthersOut() {
        var where = new Question(
                day(99),
                Window.ALL_TIME,
                new Segmentation(null, List.of(new Condition("country", "DE"))),
                true,
                Confidence.DEFAULT);
        Story german = lead().is(Map.of("country", "DE"), 0).enters("CAPTURED", 0);
        Story french = lead().is(Map.of("country", "FR"), 0).enters("CAPTURED", 0);
        assertEquals(
                1,
                step("CAPTURED", funnel(where, Of.LEAD, life(german), life(french)))
                        .entered());
    }

    @Test
    void dealsWithoutALeadAreCountedApart() {
        var counting = Funnel.counting(Story.ladder(), within(0, 30, 99), Of.LEAD);
        List.of(
                        deal().enters("A", 1),
                        deal().enters("A", 2).isLost(3),
                        deal().enters("B", 4).wins(9),
                        deal().enters("A", 40))
                .forEach(deal ->
                        counting.addWithoutLead(Story.histories(deal).getFirst().journey(Story.ladder(), day(99))));
        var part = counting.result().groups().get(Segmentation.ALL);
        assertEquals(new WithoutLead(3, 1, 1, 1), part.withoutLead());
        part.steps().forEach(step -> assertEquals(0, step.entered()));
    }

    @Test
    void theShareFromTheTopTakesWhatIsOpenAsCensored() {
        var funnel = funnel(
                30,
                life(qualified(0), deal().enters("A", 9).wins(20)),
                life(lead().enters("CAPTURED", 0).isLost(5)),
                life(lead().enters("CAPTURED", 25)));
        var won = step("WON", funnel).fromTop();
        assertEquals(new Counts(3, 1, 1, 1, 0, 0), won.counts());
        assertEquals(1 / 3.0, won.raw().rate(), 1e-12);
        // one of three is lost on day 5, when all are at risk but the one censored on day 5 with it; then one of one
        // wins
        assertEquals(2 / 3.0, won.corrected().rate(), 1e-12);
    }

    @Test
    void theFunnelOfLeadsAloneIsThatOfTheLifecycle() {
        var lives = List.of(
                life(qualified(0)),
                life(lead().enters("CAPTURED", 1).enters("MQL", 2).isLost(8)),
                life(lead().enters("CAPTURED", 2)));
        var funnel = funnel(99, lives.toArray(Life[]::new));
        assertEquals(List.of(3, 2, 2, 1, 1), entered(funnel).subList(0, 5));
    }
}
