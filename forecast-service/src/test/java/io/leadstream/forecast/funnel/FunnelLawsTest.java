package io.leadstream.forecast.funnel;

import static io.leadstream.forecast.stories.Asked.asOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.cohort.Counts;
import io.leadstream.forecast.funnel.Funnel.FunnelStep;
import io.leadstream.forecast.funnel.Funnel.Of;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.LeadAndDeals;
import io.leadstream.forecast.history.LeadLifecycle;
import io.leadstream.forecast.history.PromiseOutcome;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.stories.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of the funnel that hold for whatever may happen to leads and their deals. */
class FunnelLawsTest {

    private static final Ladder LIFECYCLE = Ladder.of(LeadLifecycle.PIPELINE, List.of(LeadLifecycle.PIPELINE));
    private static final int LAST_DAY = 60;

    private record Happens(String what, int afterDays) {}

    private record Life(List<Happens> lead, List<List<Happens>> deals) {}

    private static Story story(String name, String begin, List<Happens> happens) {
        boolean isLead = begin.equals("CAPTURED");
        Story story = isLead ? Story.of(name).in(LeadLifecycle.PIPELINE) : Story.of(name);
        int day = happens.isEmpty() ? 0 : happens.getFirst().afterDays();
        story.enters(begin, day);
        if (!isLead) {
            story.promises("p", day);
        }
        for (Happens one : happens) {
            day += one.afterDays();
            switch (one.what()) {
                case "won" -> story.wins(day);
                case "lost" -> story.isLost(day);
                case "kept" -> story.answers("p", PromiseOutcome.KEPT, day);
                case "broken" -> story.answers("p", PromiseOutcome.BROKEN, day);
                default -> story.enters(one.what(), day);
            }
        }
        return story;
    }

    private static List<FunnelStep> steps(List<Life> lives, int asOf, boolean reversed) {
        var question = asOf(asOf);
        var counting = Funnel.counting(Story.ladder(), question, Of.LEAD);
        for (Life life : lives) {
            Instant time = question.asOf();
            var deals = new ArrayList<Journey>();
            for (int i = 0; i < life.deals().size(); i++) {
                Story deal = story("d" + i, "A", life.deals().get(i));
                Journey journey = Story.histories(deal).getFirst().journey(Story.ladder(), time);
                if (journey.begun()) {
                    deals.add(journey);
                }
            }
            Story lead = story("l", "CAPTURED", life.lead());
            counting.add(new LeadAndDeals(
                    Story.histories(lead).getFirst().journey(LIFECYCLE, time),
                    reversed ? deals.reversed() : deals,
                    null));
        }
        return counting.result().groups().get(Segmentation.ALL).steps();
    }

    @Property(tries = 300)
    void whatAdvancedIsWhatEnteredTheNext(@ForAll("lives") List<Life> lives, @ForAll("days") int asOf) {
        List<FunnelStep> steps = steps(lives, asOf, false);
        for (int i = 0; i + 1 < steps.size(); i++) {
            Counts counts = steps.get(i).onward().counts();
            assertEquals(steps.get(i + 1).entered(), counts.advanced());
            assertEquals(counts.entered(), counts.advanced() + counts.lost() + counts.open());
        }
    }

    @Property(tries = 300)
    void whoWasCapturedCameAsFarOrWasLostOrIsOpen(@ForAll("lives") List<Life> lives, @ForAll("days") int asOf) {
        List<FunnelStep> steps = steps(lives, asOf, false);
        for (FunnelStep step : steps.subList(1, steps.size())) {
            Counts counts = step.fromTop().counts();
            assertEquals(step.entered(), counts.advanced());
            assertEquals(steps.getFirst().entered(), counts.entered());
        }
    }

    @Property(tries = 300)
    void lossesOfAllStepsAreTheLossesOfTheWholeWay(@ForAll("lives") List<Life> lives, @ForAll("days") int asOf) {
        List<FunnelStep> steps = steps(lives, asOf, false);
        int lost = steps.stream()
                .limit(steps.size() - 1)
                .mapToInt(step -> step.onward().counts().lost())
                .sum();
        assertEquals(steps.getLast().fromTop().counts().lost(), lost);
    }

    @Property(tries = 300)
    void theOrderOfDealsMeansNothing(@ForAll("lives") List<Life> lives, @ForAll("days") int asOf) {
        assertEquals(counts(steps(lives, asOf, false)), counts(steps(lives, asOf, true)));
    }

    @Property(tries = 300)
    void noStepIsEnteredByMoreThanTheOneBeforeIt(@ForAll("lives") List<Life> lives, @ForAll("days") int asOf) {
        List<FunnelStep> steps = steps(lives, asOf, false);
        for (int i = 0; i + 1 < steps.size(); i++) {
            assertTrue(steps.get(i + 1).entered() <= steps.get(i).entered());
        }
    }

    private static List<Object> counts(List<FunnelStep> steps) {
        return steps.stream()
                .limit(steps.size() - 1)
                .<Object>map(step -> step.onward().counts())
                .toList();
    }

    @Provide
    Arbitrary<List<Life>> lives() {
        Arbitrary<List<Happens>> lead = happens("IQL", "MQL", "SAL", "SQL", "won", "lost", "IQL");
        Arbitrary<List<Happens>> deal = happens("A", "B", "C", "won", "lost", "H", "L", "kept", "broken");
        return Combinators.combine(lead, deal.list().ofMaxSize(3))
                .as(Life::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<Integer> days() {
        return Arbitraries.integers().between(0, LAST_DAY);
    }

    private static Arbitrary<List<Happens>> happens(String... what) {
        return Combinators.combine(Arbitraries.of(what), Arbitraries.integers().between(0, 9))
                .as(Happens::new)
                .list()
                .ofMaxSize(8);
    }
}
