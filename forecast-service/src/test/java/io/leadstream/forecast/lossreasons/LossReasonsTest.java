package io.leadstream.forecast.lossreasons;

import static io.leadstream.forecast.stories.Asked.asOf;
import static io.leadstream.forecast.stories.Asked.by;
import static io.leadstream.forecast.stories.Asked.count;
import static io.leadstream.forecast.stories.Asked.journeys;
import static io.leadstream.forecast.stories.Asked.within;
import static io.leadstream.forecast.stories.Story.day;
import static io.leadstream.forecast.stories.Story.histories;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.lossreasons.Losses.Part;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.question.Window;
import io.leadstream.forecast.stories.Story;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LossReasonsTest {

    private static SortedMap<Group, LossReasons> groups(
            Question question, @Nullable Window previous, Story... stories) {
        return count(LossReasons.counting(question, previous), journeys(histories(stories), Story.ladder(), question));
    }

    private static Losses losses(Question question, Story... stories) {
        var all = groups(question, null, stories).get(Segmentation.ALL);
        assertNotNull(all);
        return all.losses();
    }

    private static <K> Map<K, Integer> counts(List<Part<K>> parts) {
        return parts.stream().collect(Collectors.toMap(Part::key, Part::count));
    }

    private static Story lost(String deal, String reason, double day) {
        return Story.of(deal).enters("A", 1).isLostFor(reason, day);
    }

    @Test
    void lossesGoByTheClosingDate() {
        Story[] stories = {
            lost("1", "PRICE", 5),
            lost("2", "PRICE", 9),
            Story.of("3").enters("A", 1).wins(5)
        };
        assertEquals(2, losses(asOf(20), stories).all().count());
        assertEquals(1, losses(within(4, 8, 20), stories).all().count());
        assertEquals(1, losses(asOf(6), stories).all().count());
    }

    @Test
    void aVoidClosingWasNone() {
        var reopened = Story.of("1").enters("A", 1).isLostFor("PRICE", 3).reopens("A", 5);
        assertEquals(0, losses(asOf(20), reopened).all().count());
        assertEquals(1, losses(asOf(4), reopened).all().count());
    }

    @Test
    void theStageIsThatOfTheLastOpenSpellAndNotTheFurthest() {
        var back = Story.of("1").enters("C", 1).enters("A", 2).isLostFor("PRICE", 5);
        assertEquals(Map.of("A", 1), counts(losses(asOf(20), back).stages()));
    }

    @Test
    void theFourKindsAreToldApartAndOtherReasonsTellNone() {
        var losses = losses(
                asOf(20),
                lost("1", "COMPETITOR", 5),
                lost("2", "NO_DECISION", 5),
                lost("3", "BUYER_WITHDREW", 5),
                lost("4", "DISQUALIFIED", 5),
                lost("5", "PRICE", 5),
                Story.of("6").enters("A", 1).isLost(5));
        assertEquals(
                Map.of(
                        LossKind.COMPETITOR, 1,
                        LossKind.NO_DECISION, 1,
                        LossKind.BUYER_WITHDREW, 1,
                        LossKind.DISQUALIFIED, 1,
                        LossKind.UNTOLD, 2),
                counts(losses.kinds()));
        assertEquals(1, counts(losses.reasons()).get(Segmentation.MISSING));
    }

    @Test
    void everyPartitionAddsUpToAll() {
        var losses = losses(asOf(80), lost("1", "PRICE", 5), lost("2", "OTHER", 35), lost("3", "PRICE", 64));
        assertEquals(3, sum(losses.reasons()));
        assertEquals(3, sum(losses.kinds()));
        assertEquals(3, sum(losses.stages()));
        assertEquals(3, sum(losses.months()));
        assertEquals(
                List.of("2026-01", "2026-02", "2026-03"),
                losses.months().stream().map(month -> month.key().toString()).toList());
        assertEquals(Map.of("OTHER", 1), losses.months().get(1).reasons());
    }

    private static int sum(List<? extends Part<?>> parts) {
        return parts.stream().mapToInt(Part::count).sum();
    }

    @Test
    void amountsAreExactAndEachCurrencyIsApart() {
        var losses = losses(
                asOf(20),
                Story.of("1").owned("ann", "0.10", 0).enters("A", 1).isLostFor("PRICE", 5),
                Story.of("2").owned("ann", "0.20", 0).enters("A", 1).isLostFor("PRICE", 5),
                Story.of("3").enters("A", 1).isLost(5, "7.00"));
        assertEquals(Map.of("EUR", new BigDecimal("7.30")), losses.all().amounts());
        assertEquals(
                Map.of("EUR", new BigDecimal("0.30")),
                losses.reasons().getFirst().amounts());
    }

    @Test
    void timeSpentOnLostDealsIsFromTheirBeginning() {
        assertEquals(
                6,
                losses(asOf(20), lost("1", "PRICE", 5), lost("2", "PRICE", 9))
                        .all()
                        .days()
                        .mean());
    }

    @Test
    void aSegmentIsThatOfTheClosing() {
        var moved = Story.of("1")
                .is(Map.of("product", "GTX"), 0)
                .enters("A", 1)
                .is(Map.of("product", "MG"), 3)
                .isLostFor("PRICE", 5);
        assertEquals(
                List.of(new Group("MG")),
                List.copyOf(groups(by("product", 20), null, moved).keySet()));
    }

    @Test
    void theWindowBeforeIsOfAsManyMonthsOrOfEqualLength() {
        assertEquals(
                Optional.of(new Window(Instant.parse("2025-10-01T00:00:00Z"), day(0))),
                LossReasons.before(new Window(day(0), day(90))));
        assertEquals(Optional.of(new Window(day(3), day(10))), LossReasons.before(new Window(day(10), day(17))));
        assertEquals(Optional.empty(), LossReasons.before(new Window(day(0), null)));
    }

    @Test
    void reasonsThatShiftedAreTold() {
        Shift shift = shift(30, 10, 10, 30);
        assertNotNull(shift.test());
        assertTrue(shift.test().differ());
        assertEquals(List.of(40, 40), List.of(shift.before(), shift.now()));
        var change = shift.changes().getFirst();
        assertNotNull(change.difference());
        assertNotNull(change.between());
        assertEquals(0.5, Math.abs(change.difference()), 1e-12);
        assertTrue(change.between().low() < change.difference()
                && change.difference() < change.between().high());
    }

    @Test
    void reasonsThatDidNotShiftAreToldToo() {
        Shift shift = shift(20, 20, 21, 19);
        assertNotNull(shift.test());
        assertFalse(shift.test().differ());
        assertEquals("the reasons did not shift by more than chance", shift.note());
    }

    @Test
    void fewLossesTellNoShift() {
        Shift shift = shift(2, 1, 1, 2);
        assertNull(shift.test());
        assertTrue(shift.note().startsWith("too few"));
    }

    /** So many lost for PRICE and for TIMING in January, and in February. */
    private static Shift shift(int price, int timing, int priceThen, int timingThen) {
        var stories = new ArrayList<Story>();
        add(stories, "PRICE", price, 10);
        add(stories, "TIMING", timing, 10);
        add(stories, "PRICE", priceThen, 40);
        add(stories, "TIMING", timingThen, 40);
        var question = within(31, 59, 80);
        var all = groups(question, LossReasons.before(question.window()).orElseThrow(), stories.toArray(Story[]::new))
                .get(Segmentation.ALL);
        assertNotNull(all);
        assertNotNull(all.shift());
        return all.shift();
    }

    private static void add(List<Story> stories, String reason, int times, double day) {
        for (int i = 0; i < times; i++) {
            stories.add(lost("" + stories.size(), reason, day));
        }
    }

    @Test
    void proseAsAReasonDoesNotFillTheHeap() {
        var stories = new Story[Losses.MOST_REASONS + 50];
        for (int i = 0; i < stories.length; i++) {
            stories[i] = lost("" + i, "because " + i, 5);
        }
        var losses = losses(asOf(20), stories);
        assertEquals(Losses.MOST_REASONS + 1, losses.reasons().size());
        assertEquals(50, counts(losses.reasons()).get(Losses.OTHERS));
    }
}
