package io.leadstream.forecast.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealFact.PromiseChecked;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.FactKey;
import io.leadstream.forecast.history.PromiseOutcome;
import io.leadstream.forecast.stories.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What is found in markets whose truth is known. */
class FindingTest {

    private static final int LAST_QUARTER = Market.DAYS - 91;

    private static IntToDoubleFunction changes(double from, double to) {
        return day -> day < LAST_QUARTER ? from : to;
    }

    private static List<AlertKind> kinds(Market market) {
        return market.findings().stream()
                .filter(Finding::opens)
                .map(finding -> finding.topic().kind())
                .distinct()
                .toList();
    }

    @Test
    void aMarketThatDoesNotChangeIsRarelyTold() {
        int told = 0;
        for (int seed = 0; seed < 200; seed++) {
            told += kinds(new Market(seed).arrivals(day -> 1.5).owners(6, Optional.empty()))
                            .isEmpty()
                    ? 0
                    : 1;
        }
        // two questions, each of them at 1 %
        assertTrue(told <= 8, told + " of 200");
    }

    @Test
    void moreArrivalsAreTold() {
        Finding found = found(new Market(1).arrivals(changes(1.5, 3)), AlertKind.ARRIVALS);
        assertTrue(found.opens());
        assertEquals(2, found.figures().change().value(), 0.3);
        assertEquals(10.5, found.figures().before().value(), 1);
        assertEquals(
                13,
                java.time.temporal.ChronoUnit.WEEKS.between(
                        found.figures().recent().from(),
                        found.figures().recent().to()));
    }

    @Test
    void anotherWinRateIsTold() {
        Finding found = found(new Market(2).arrivals(day -> 3).wins(changes(0.6, 0.3)), AlertKind.WIN_RATE);
        assertTrue(found.opens());
        assertTrue(found.figures().change().high() < 0);
        assertEquals(
                "/api/win-rates?pipeline=abc&from=2027-10-02&to=2028-01-01&asOf=2027-12-31",
                found.figures().recent().query());
    }

    @Test
    void longerCyclesAreTold() {
        Finding found = found(new Market(3).arrivals(day -> 3).length(changes(10, 60)), AlertKind.CYCLE);
        assertTrue(found.opens());
        assertTrue(found.figures().change().low() > 1);
    }

    @Test
    void aSellerWhoAdvancesFewerThanBeforeIsFoundAmongMany() {
        List<Finding> findings = new Market(4)
                .arrivals(day -> 5)
                .advances(day -> 0.7)
                .owners(5, Optional.of("rep-3"))
                .findings();
        Finding worst = findings.stream()
                .filter(Finding::opens)
                .filter(finding -> "rep-3".equals(finding.topic().value()))
                .findFirst()
                .orElseThrow();
        assertEquals(new Topic(AlertKind.STAGE_CONVERSION, "abc", "A", "seller", "rep-3", null), worst.topic());
        assertTrue(findings.stream()
                .filter(finding -> finding.topic().value() != null)
                .filter(Finding::opens)
                .allMatch(finding -> "rep-3".equals(finding.topic().value())));
    }

    @Test
    void aStageThatConvertsBetterIsNoAlert() {
        assertFalse(kinds(new Market(5).arrivals(day -> 4).advances(changes(0.4, 0.8)))
                .contains(AlertKind.STAGE_CONVERSION));
    }

    @Test
    void theCohortsComparedAreMature() {
        Finding found = found(new Market(6).arrivals(day -> 3), AlertKind.STAGE_CONVERSION);
        assertTrue(found.figures().recent().query().contains("mode=fixedWindow&horizon=P7D"));
        assertEquals(Market.TODAY.minusDays(7), found.figures().recent().to());
        assertEquals(found.figures().recent().from(), found.figures().before().to());
    }

    @Test
    void ofFewDealsNothingIsSaid() {
        assertEquals(List.of(), new Market(7).arrivals(day -> 0.02).findings());
    }

    private static Finding found(Market market, AlertKind kind) {
        return market.findings().stream()
                .filter(finding -> finding.topic().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static List<Tested> promises(int kept, int broken, int noAnswer) {
        var promises = new KeptPromises("abc", new Periods(Market.TODAY));
        Instant at = Periods.start(Market.TODAY.minusDays(10));
        for (int i = 0; i < kept + broken + noAnswer; i++) {
            PromiseOutcome outcome = i < kept
                    ? PromiseOutcome.KEPT
                    : i < kept + broken ? PromiseOutcome.BROKEN : PromiseOutcome.NO_ANSWER;
            var facts = new ArrayList<DealFact>(
                    Story.of("d" + i).enters("A", 300).wins(310).facts());
            facts.add(
                    new PromiseChecked(new FactKey("pipeline-service", 9, 0, null), at, at, "p", 6, outcome, outcome));
            promises.add(DealHistory.of("d" + i, facts)
                    .orElseThrow()
                    .journey(Story.ladder(), new Periods(Market.TODAY).asOf()));
        }
        return promises.tests();
    }

    @Test
    void promisesKeptBelowTheTargetAreTold() {
        Finding found = Finding.of(promises(30, 30, 5)).getFirst();
        assertTrue(found.opens());
        assertEquals(60, found.figures().recent().n());
        assertEquals(-0.3, found.figures().change().value(), 1e-12);
        assertEquals(0.8, found.figures().target());
        assertEquals(
                "/api/promise-rates?pipeline=abc&from=2026-01-03&to=2028-01-01&asOf=2027-12-31",
                found.figures().recent().query());
    }

    @Test
    void promisesNearTheTargetAreNot() {
        assertFalse(Finding.of(promises(46, 14, 0)).getFirst().opens());
        assertEquals(List.of(), promises(10, 10, 40));
    }
}
