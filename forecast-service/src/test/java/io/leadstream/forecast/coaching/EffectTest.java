package io.leadstream.forecast.coaching;

import static io.leadstream.forecast.stories.Story.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.coaching.CoachingAction.Deals;
import io.leadstream.forecast.coaching.Effect.Verdict;
import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.FactKey;
import io.leadstream.forecast.stories.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Coached on day 100: a quarter before is compared with what has matured since. */
class EffectTest {

    private static final double COACHED = 100;
    private final List<DealHistory> deals = new ArrayList<>();
    private @Nullable Deals about;

    private static Described owned(String owner, String product, double day) {
        return new Described(
                new FactKey("pipeline-service", 90, 0, null),
                day(day),
                day(day),
                owner,
                null,
                Map.of("product", product),
                null);
    }

    /** So many deals of an owner that enter A on a day, of which so many advance three days later. */
    private void deals(String owner, String product, double day, int number, int advanced) {
        for (int i = 0; i < number; i++) {
            String id = "d" + deals.size();
            var story = Story.of(id).enters("A", day);
            if (i < advanced) {
                story.enters("B", day + 3);
            }
            var facts = new ArrayList<DealFact>(story.facts());
            facts.add(owned(owner, product, day));
            deals.add(DealHistory.of(id, facts).orElseThrow());
        }
    }

    private Effect effect(double asOf) {
        var action =
                new CoachingAction(new UUID(1, 1), "boss", "ann", "abc", "A", about, day(COACHED), null, Instant.EPOCH);
        var counted = Effect.counting(action, 1, Duration.ofDays(91), Duration.ofDays(7), day(asOf));
        deals.forEach(deal -> counted.add(deal.journey(Story.ladder(), day(asOf))));
        return counted.result();
    }

    @Test
    void beforeAndAfterAreCountedOfTheOneWhoWasCoached() {
        deals("ann", "GTX", 50, 40, 10);
        deals("ann", "GTX", 120, 40, 30);
        deals("ben", "GTX", 50, 50, 25);
        deals("ben", "GTX", 120, 50, 25);
        Effect effect = effect(200);
        assertEquals(10, effect.own().before().advanced());
        assertEquals(30, effect.own().after().advanced());
        assertEquals(50, effect.others().after().entered());
        assertEquals(0.5, effect.own().difference().orElseThrow().change(), 1e-12);
        assertEquals(Verdict.IMPROVED, effect.verdict());
        assertTrue(effect.beyondOthers().orElseThrow().low() > 0);
    }

    @Test
    void whatHasNotHadTheTimeYetIsLeftOut() {
        deals("ann", "GTX", 120, 40, 40);
        assertEquals(40, effect(128).own().after().entered());
        assertEquals(0, effect(126).own().after().entered());
    }

    @Test
    void whatLiesFurtherAwayThanAQuarterIsLeftOut() {
        deals("ann", "GTX", 8, 40, 40);
        deals("ann", "GTX", 192, 40, 40);
        Effect effect = effect(400);
        assertEquals(0, effect.own().before().entered());
        assertEquals(0, effect.own().after().entered());
        assertEquals(Verdict.TOO_FEW, effect.verdict());
    }

    @Test
    void ofFewNothingIsConcluded() {
        deals("ann", "GTX", 50, 40, 10);
        deals("ann", "GTX", 120, 29, 29);
        assertEquals(Verdict.TOO_FEW, effect(200).verdict());
    }

    @Test
    void whatChanceExplainsIsNoDifference() {
        deals("ann", "GTX", 50, 40, 20);
        deals("ann", "GTX", 120, 40, 23);
        assertEquals(Verdict.NO_REAL_DIFFERENCE, effect(200).verdict());
    }

    @Test
    void aDeclineIsSaidToo() {
        deals("ann", "GTX", 50, 40, 30);
        deals("ann", "GTX", 120, 40, 10);
        assertEquals(Verdict.DECLINED, effect(200).verdict());
    }

    @Test
    void whatEverybodyDidIsNotBeyondTheOthers() {
        deals("ann", "GTX", 50, 60, 20);
        deals("ann", "GTX", 120, 60, 40);
        deals("ben", "GTX", 50, 60, 20);
        deals("ben", "GTX", 120, 60, 40);
        Effect effect = effect(200);
        assertEquals(Verdict.IMPROVED, effect.verdict());
        assertTrue(effect.beyondOthers().orElseThrow().low() < 0);
        assertTrue(effect.beyondOthers().orElseThrow().high() > 0);
    }

    @Test
    void anActionMayBeAboutSomeDeals() {
        about = new Deals("product", "GTX");
        deals("ann", "GTX", 120, 10, 5);
        deals("ann", "MG", 120, 10, 5);
        assertEquals(10, effect(200).own().after().entered());
    }
}
