package io.leadstream.forecast.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.history.DealFact.ApprovalsKnown;
import io.leadstream.forecast.history.DealFact.Closed;
import io.leadstream.forecast.history.DealFact.CommitteeKnown;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealFact.Entered;
import io.leadstream.forecast.history.DealFact.Erased;
import io.leadstream.forecast.history.DealFact.PromiseChecked;
import io.leadstream.forecast.history.DealFact.PromiseRecorded;
import io.leadstream.forecast.history.DealFact.Transferred;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What was learnt beside a deal's way, as of a time and as far as it was known by one. */
class DealHistoryTest {

    private static final Place FIRST = new Place("abc", 1, "A", 1, Phase.SALE);
    private static final Place SECOND = new Place("abc", 1, "B", 2, Phase.SALE);
    private static final Money MONEY = new Money(new BigDecimal("100.00"), "EUR");

    private static Instant day(int day) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * day);
    }

    private static FactKey key(int sequence) {
        return new FactKey("pipeline-service", sequence, 0, null);
    }

    private static Committee committee(Committee.Role... roles) {
        return new Committee(roles.length, 0, Set.of(roles), Set.of());
    }

    private static ApprovalPath path(int days) {
        return new ApprovalPath(
                ApprovalPath.Legal.CFO_REVIEW,
                ApprovalPath.Budget.OWN,
                null,
                null,
                List.of(),
                new ApprovalPath.Due(ApprovalPath.Basis.USUAL_STEPS, days, 0, LocalDate.of(2026, 2, days)));
    }

    private static Described opened(Category category) {
        var terms = new Terms(null, null, category, "lead-1", "company-1");
        return new Described(key(1), day(0), day(0), "rep-1", MONEY, Map.of(), null, terms);
    }

    private static final List<DealFact> LIFE = List.of(
            opened(Category.PIPELINE),
            new Entered(key(1), day(0), day(0), FIRST, false),
            new CommitteeKnown(key(2), day(2), day(2), committee(Committee.Role.CHAMPION)),
            new Entered(key(3), day(4), day(4), SECOND, false, Category.COMMIT),
            new CommitteeKnown(
                    key(4), day(5), day(5), committee(Committee.Role.CHAMPION, Committee.Role.DECISION_MAKER)),
            new ApprovalsKnown(key(5), day(6), day(6), path(10)),
            new PromiseRecorded(key(6), day(7), day(7), "p1", "rep-1"),
            new Described(key(7), day(8), day(8), "rep-2", MONEY, Map.of(), null),
            new Transferred(key(8), day(9), day(9), SECOND, Category.BEST_CASE),
            new Closed(key(9), day(10), day(12), SECOND, Outcome.WON, null, MONEY),
            new PromiseChecked(
                    key(10), day(190), day(190), "p1", 6, PromiseOutcome.NO_ANSWER, PromiseOutcome.NO_ANSWER),
            new PromiseChecked(key(11), day(280), day(280), "p1", 9, PromiseOutcome.KEPT, PromiseOutcome.KEPT),
            new PromiseChecked(key(12), day(370), day(370), "p1", 12, PromiseOutcome.NO_ANSWER, PromiseOutcome.KEPT));

    private static DealHistory of(List<? extends DealFact> facts) {
        return DealHistory.of("d", facts).orElseThrow();
    }

    @Property(tries = 300)
    void whateverArrivesInAnyOrderAndTwiceIsOneHistory(@ForAll Random random) {
        var arrived = new ArrayList<>(LIFE);
        arrived.addAll(LIFE.subList(0, random.nextInt(LIFE.size())));
        Collections.shuffle(arrived, random);

        assertEquals(of(LIFE), of(arrived));
    }

    @Test
    void aCommitteeIsWhatWasLearntLastUntilThen() {
        assertNull(of(LIFE).committeeAt(day(1)));
        assertEquals(
                Set.of(Committee.Role.CHAMPION), of(LIFE).committeeAt(day(4)).roles());
        assertTrue(of(LIFE).committeeAt(day(5)).knows(Committee.Role.DECISION_MAKER));
    }

    @Test
    void whatWasLearntLaterWasNotKnownThen() {
        var late = of(List.of(
                new Entered(key(1), day(0), day(0), FIRST, false),
                new CommitteeKnown(key(2), day(2), day(9), committee(Committee.Role.CHAMPION))));
        assertNull(late.committeeAt(day(8)));
        assertTrue(late.committeeAt(day(9)).knows(Committee.Role.CHAMPION));
    }

    @Test
    void theWayOfApprovalIsWhatWasLearntLastUntilThen() {
        assertNull(of(LIFE).approvalsAt(day(5)));
        assertEquals(path(10), of(LIFE).approvalsAt(day(6)));
    }

    @Test
    void aCategoryIsWhatWasToldLastByWhateverTellsOne() {
        assertEquals(Category.PIPELINE, of(LIFE).categoryAt(day(3)));
        assertEquals(Category.COMMIT, of(LIFE).categoryAt(day(8)));
        assertEquals(Category.BEST_CASE, of(LIFE).categoryAt(day(9)));
        assertEquals(Category.CLOSED, of(LIFE).categoryAt(day(10)));
        assertNull(
                of(List.of(new Entered(key(1), day(0), day(0), FIRST, false))).categoryAt(day(9)));
    }

    @Test
    void theLeadAndTheCompanyStayWhenADescriptionSaysNothingOfThem() {
        assertEquals("lead-1", of(LIFE).lead());
        assertEquals("company-1", of(LIFE).company());
        assertEquals("rep-2", of(LIFE).describedAt(day(9)).owner());
    }

    @Test
    void silenceUndoesNoAnswerAndAPromiseIsSettledOnce() {
        assertEquals(List.of(), of(LIFE).promisesAt(day(6)));
        assertEquals(
                List.of(new Promise("p1", "rep-1", day(7), null, null, null, null)), of(LIFE).promisesAt(day(189)));
        assertEquals(
                List.of(new Promise("p1", "rep-1", day(7), PromiseOutcome.NO_ANSWER, day(190), null, day(190))),
                of(LIFE).promisesAt(day(190)));
        assertEquals(
                List.of(new Promise("p1", "rep-1", day(7), PromiseOutcome.KEPT, day(370), day(280), day(280))),
                of(LIFE).promisesAt(day(400)));
    }

    @Test
    void beingTakenOverToAnotherVersionEntersNothing() {
        var version = new PipelineVersion(
                "abc",
                "Abc",
                1,
                true,
                List.of(
                        new PipelineVersion.Stage("A", "A", Phase.SALE, 1),
                        new PipelineVersion.Stage("B", "B", Phase.SALE, 2)));
        var ladder = Ladder.of(version, List.of(version));
        var without =
                LIFE.stream().filter(fact -> !(fact instanceof Transferred)).toList();

        assertEquals(
                of(without).journey(ladder, day(99)).spells(),
                of(LIFE).journey(ladder, day(99)).spells());
    }

    @Test
    void whatWasKnownByATimeKnowsNothingOfLater() {
        DealHistory known = of(LIFE).knownBy(day(11)).orElseThrow();

        assertEquals(2, known.steps().size(), "the closing of day 10 was known on day 12");
        assertEquals(Category.BEST_CASE, known.categoryAt(day(99)));
        assertEquals(of(LIFE), of(LIFE).knownBy(day(400)).orElseThrow());
        assertTrue(of(LIFE).knownBy(day(-1)).isEmpty());
    }

    @Property(tries = 200)
    void knowingByATimeIsKnowingTheFactsOfUntilThen(@ForAll Random random) {
        Instant time = day(random.nextInt(400));
        var known = LIFE.stream().filter(fact -> !fact.knownAt().isAfter(time)).toList();

        assertEquals(DealHistory.of("d", known), of(LIFE).knownBy(time));
    }

    @Test
    void whatAnImportSaysADealWasClosedForWasNotKnownBeforeItsClosing() {
        List<DealFact> imported = List.of(
                new Described(imported(0), day(0), day(0), "rep-1", MONEY, Map.of("product", "GTX"), null),
                new Entered(imported(1), day(0), day(0), FIRST, false),
                new Closed(imported(2), day(10), day(10), FIRST, Outcome.WON, null, MONEY));

        Described before =
                of(imported).knownBy(day(9)).orElseThrow().descriptions().getFirst();
        assertNull(before.amount());
        assertEquals("GTX", before.segment("product"));
        assertEquals(
                MONEY,
                of(imported)
                        .knownBy(day(10))
                        .orElseThrow()
                        .descriptions()
                        .getFirst()
                        .amount());
    }

    private static FactKey imported(int position) {
        return new FactKey("pipeline-service", 1, position, "i1");
    }

    @Test
    void whatWasErasedIsGoneFromWhatWasKnownToo() {
        var facts = new ArrayList<>(LIFE);
        facts.add(new Erased(key(99), day(500), day(500)));

        assertTrue(DealHistory.of("d", facts).isEmpty());
    }
}
