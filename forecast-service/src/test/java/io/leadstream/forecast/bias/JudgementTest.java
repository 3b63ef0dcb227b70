package io.leadstream.forecast.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.bias.Bias.Past;
import io.leadstream.forecast.call.Call;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.stories.Story;
import io.leadstream.forecast.team.Scope;
import io.leadstream.forecast.team.Teams;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Ann says what she will win: in past periods, and now. */
class JudgementTest {

    private static final Instant NOW = Instant.parse("2026-07-15T00:00:00Z");

    private static Call said(String period, String amount, String day) {
        Period of = Period.parse(period).orElseThrow();
        Instant at = Instant.parse(day + "T00:00:00Z");
        return new Call(
                UUID.randomUUID(),
                Call.Kind.SUBMISSION,
                "ann",
                of,
                Scope.owner("ann"),
                null,
                new Money(new BigDecimal(amount), "EUR"),
                null,
                at,
                at,
                "ann",
                false,
                null);
    }

    private static Judgement judged(Map<String, String> won, Call... calls) {
        List<Judgement> judged = Judgement.of(
                List.of(calls),
                call -> new BigDecimal(won.getOrDefault(call.period().toString(), "0")),
                NOW);
        assertEquals(1, judged.size());
        return judged.getFirst();
    }

    private static Past past(String submitted, String won) {
        return new Past(new BigDecimal(submitted), new BigDecimal(won));
    }

    @Test
    void theMeanErrorIsSignedAndExact() {
        Bias bias = Bias.of(List.of(past("120.00", "100.00"), past("90.00", "100.00"), past("100.01", "100.00")));
        assertEquals(new BigDecimal("3.34"), bias.meanError());
        assertEquals(10.01 / 300, bias.share(), 1e-12);
        assertEquals(30.01 / 300, bias.wape(), 1e-12);
        assertEquals(3, bias.periods());
        assertTrue(bias.lowEvidence());
    }

    @Test
    void theIntervalIsStudentsOfTheErrors() {
        // errors 10, 20, 30: mean 20, s = 10, t(2; 0.975) = 4.302653
        Bias bias = Bias.of(List.of(past("110", "100"), past("120", "100"), past("130", "100")));
        assertNotNull(bias.interval());
        assertEquals(20 - 4.302653 * 10 / Math.sqrt(3), bias.interval().low(), 1e-4);
        assertEquals(20 + 4.302653 * 10 / Math.sqrt(3), bias.interval().high(), 1e-4);
        assertNull(Bias.of(List.of(past("110", "100"))).interval());
    }

    @Test
    void whenNothingWasWonThereIsNoShare() {
        Bias bias = Bias.of(List.of(past("110", "0")));
        assertNull(bias.wape());
        assertNull(bias.share());
        assertEquals(0.5, bias.factor(), 1e-12);
    }

    @Test
    void theCorrectionIsDrawnTowardsOneWhilePeriodsAreFew() {
        Bias one = Bias.of(List.of(past("200", "100")));
        Bias four = Bias.of(List.of(past("200", "100"), past("200", "100"), past("200", "100"), past("200", "100")));
        assertEquals(0.75, one.factor(), 1e-12);
        assertEquals(0.6, four.factor(), 1e-12);
        assertEquals(new BigDecimal("60.00"), four.corrected(new BigDecimal("100.00")));
    }

    @Test
    void onlyTheLastWordOfALeadTimeCounts() {
        Judgement judgement = judged(
                Map.of("2026-Q1", "100"),
                said("2026-Q1", "500", "2026-03-10"),
                said("2026-Q1", "110", "2026-03-20"),
                said("2026-Q1", "300", "2026-01-20"));
        assertEquals(
                List.of(Lead.WITHIN_30_DAYS, Lead.WITHIN_90_DAYS),
                List.copyOf(judgement.byLead().keySet()));
        assertEquals(
                new BigDecimal("10.00"),
                judgement.byLead().get(Lead.WITHIN_30_DAYS).meanError());
        assertEquals(
                new BigDecimal("200.00"),
                judgement.byLead().get(Lead.WITHIN_90_DAYS).meanError());
    }

    @Test
    void thePresentSubmissionIsCorrectedByTheBiasOfItsLeadTime() {
        Judgement judgement = judged(
                Map.of("2026-Q1", "100", "2026-Q2", "100"),
                said("2026-Q1", "200", "2026-01-10"),
                said("2026-Q2", "200", "2026-04-10"),
                said("2026-Q3", "50.00", "2026-07-10"),
                said("2026-Q4", "70.00", "2026-07-11"));
        assertEquals(2, judgement.current().size());
        assertEquals(
                new BigDecimal("33.33"), judgement.corrected(judgement.current().getFirst()));
        assertNull(judgement.corrected(judgement.current().getLast()));
    }

    @Test
    void monthsAndQuartersAreMeasuredApart() {
        List<Judgement> judged = Judgement.of(
                List.of(said("2026-Q1", "1", "2026-03-10"), said("2026-03", "1", "2026-03-10")),
                _ -> BigDecimal.ONE,
                NOW);
        assertEquals(2, judged.size());
    }

    @Test
    void leadTimesCountFullDaysBeforeTheEnd() {
        Period quarter = Period.parse("2026-Q1").orElseThrow();
        assertEquals(Lead.WITHIN_30_DAYS, Lead.of(quarter, Instant.parse("2026-03-02T00:00:01Z")));
        assertEquals(Lead.WITHIN_60_DAYS, Lead.of(quarter, Instant.parse("2026-03-02T00:00:00Z")));
        assertEquals(Lead.EARLIER, Lead.of(quarter, Instant.parse("2025-06-01T00:00:00Z")));
    }

    @Test
    void wonIsWhatWasClosedInThePeriodByThoseItIsAbout() {
        Period quarter = Period.parse("2026-Q1").orElseThrow();
        var counting = WonByOwner.counting(Story.ladder(), List.of(quarter));
        for (var deal : Story.histories(
                won("a", "ann", 10, "1.10"),
                won("b", "bob", 20, "2.20"),
                won("late", "ann", 95, "4.40"),
                Story.of("open").described("ann", "8.80", null, null, 0).enters("A", 0))) {
            counting.add(deal.journey(Story.ladder(), Story.day(200)));
        }
        WonByOwner sums = counting.result();
        assertEquals(new BigDecimal("1.10"), of(sums, quarter, null, Scope.owner("ann")));
        assertEquals(new BigDecimal("3.30"), of(sums, quarter, "abc", Scope.ALL));
        assertEquals(BigDecimal.ZERO, of(sums, quarter, "other", Scope.ALL));
    }

    private static BigDecimal of(WonByOwner sums, Period period, @Nullable String pipeline, Scope scope) {
        return sums.of(period, pipeline, "EUR", scope, Teams.NONE);
    }

    private static Story won(String name, String owner, double day, String amount) {
        return Story.of(name)
                .described(owner, null, null, null, 0)
                .enters("A", 0)
                .wins(day, amount);
    }
}
