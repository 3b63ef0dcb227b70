package io.leadstream.forecast.statistics;

import static io.leadstream.forecast.statistics.CompetingRisks.FROM_ENTRY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.statistics.CompetingRisks.Cause;
import org.junit.jupiter.api.Test;

class CompetingRisksTest {

    private static CompetingRisks risks(Object... agesAndCauses) {
        var risks = new CompetingRisks();
        for (int i = 0; i < agesAndCauses.length; i += 2) {
            risks.add(FROM_ENTRY, (Integer) agesAndCauses[i], (Cause) agesAndCauses[i + 1]);
        }
        return risks;
    }

    private static Incidence end(CompetingRisks risks) {
        return risks.atLastEvent(Confidence.DEFAULT);
    }

    @Test
    void withoutCensoringIncidenceIsTheShare() {
        var incidence = end(risks(1, Cause.FIRST, 2, Cause.SECOND, 3, Cause.FIRST, 9, Cause.SECOND));
        assertEquals(0.5, incidence.first(), 1e-12);
        assertEquals(0.5, incidence.second(), 1e-12);
        assertEquals(0, incidence.remaining(), 1e-12);
    }

    @Test
    void withoutCensoringTheVarianceIsThatOfAShare() {
        var risks = new CompetingRisks();
        for (int i = 0; i < 1_000; i++) {
            risks.add(FROM_ENTRY, i % 40, i % 5 < 2 ? Cause.FIRST : Cause.SECOND);
        }
        var incidence = end(risks);
        assertEquals(0.4, incidence.first(), 1e-9);
        assertEquals(Math.sqrt(0.4 * 0.6 / 1_000), incidence.error(), 0.0003);
        assertTrue(incidence.interval().low() < 0.4 && incidence.interval().high() > 0.4);
        assertEquals(2 * 1.96 * incidence.error(), incidence.interval().width(), 0.002);
    }

    @Test
    void eventsPrecedeCensoringWithinADay() {
        var incidence = end(risks(3, Cause.CENSORED, 3, Cause.FIRST));
        assertEquals(0.5, incidence.first(), 1e-12);
    }

    @Test
    void oneMinusKaplanMeierWouldBeTooHigh() {
        var risks = risks(1, Cause.SECOND, 2, Cause.FIRST, 3, Cause.SECOND, 4, Cause.FIRST);
        double oneMinusKaplanMeier = 1 - (2 / 3.0) * 0;
        assertTrue(end(risks).first() < oneMinusKaplanMeier);
    }

    @Test
    void whoCameLateIsAtRiskOnlyAfterwards() {
        var risks = risks(1, Cause.FIRST, 5, Cause.CENSORED);
        risks.add(2, 4, Cause.FIRST);
        // day 1: one of two; day 4: one of two again
        assertEquals(0.5 + 0.5 * 0.5, end(risks).first(), 1e-12);
    }

    @Test
    void whoEndedBeforeBeingSeenNeverCounts() {
        var risks = risks(1, Cause.FIRST);
        risks.add(4, 4, Cause.FIRST);
        risks.add(4, 2, Cause.SECOND);
        assertEquals(1, risks.curve(9).size());
    }

    @Test
    void theChanceOfThoseOpenAtAnAgeIsTheConditionalOne() {
        var risks = risks(1, Cause.FIRST, 2, Cause.SECOND, 3, Cause.FIRST, 4, Cause.FIRST, 9, Cause.CENSORED);
        var before = risks.at(2, Confidence.DEFAULT);
        var later = risks.at(4, Confidence.DEFAULT);
        assertEquals(
                (later.first() - before.first()) / before.remaining(),
                risks.openAt(2).at(4, Confidence.DEFAULT).first(),
                1e-12);
    }

    @Test
    void withoutEventsAnythingIsPossible() {
        var incidence = end(risks(3, Cause.CENSORED));
        assertEquals(new Interval(0, 1), incidence.interval());
        assertEquals(1, incidence.remaining());
    }
}
