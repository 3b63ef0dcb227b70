package io.leadstream.pipeline.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.leadstream.pipeline.deal.LossKind;
import io.leadstream.pipeline.deal.LossReason;
import io.leadstream.pipeline.definition.Phase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LossReportTest {

    private static final LossReport.Place LIST = place("LIST", Phase.PREPARATION, 1);
    private static final LossReport.Place NEED = place("NEED", Phase.SALE, 1);
    private static final LossReport.Place FIT = place("FIT", Phase.SALE, 2);

    @Test
    void kindsAreToldApartTheMostFrequentFirst() {
        LossReport report = LossReport.of(
                List.of(
                        lost(LossKind.COMPETITOR, "Rival", FIT, 10),
                        lost(LossKind.COMPETITOR, "Rival", NEED, 20),
                        lost(LossKind.COMPETITOR, null, NEED, 30),
                        lost(LossKind.NO_DECISION, null, FIT, 40)),
                5,
                2);

        assertEquals(
                List.of(LossKind.COMPETITOR, LossKind.NO_DECISION),
                report.kinds().stream().map(LossReport.Kind::kind).toList());
        LossReport.Kind first = report.kinds().getFirst();
        assertEquals(0.75, first.share());
        assertEquals(List.of(new LossReport.Rival("Rival", 2), new LossReport.Rival(null, 1)), first.competitors());
        assertEquals(List.of(new LossReport.Reason(LossReason.PRICE, 3)), first.reasons());
        assertEquals(5, report.won());
    }

    @Test
    void whatWasSpentOnThemIsSummedUp() {
        LossReport report = LossReport.of(
                List.of(
                        lost(LossKind.NO_DECISION, null, FIT, 1.5),
                        lost(LossKind.NO_DECISION, null, FIT, 4),
                        lost(LossKind.NO_DECISION, null, FIT, 20)),
                0,
                2);

        assertEquals(
                new LossReport.Spent(3, "300.00", new BigDecimal("25.50"), new BigDecimal("4.00"), 6, 9, 3),
                report.neverWon());
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenTheTwo() {
        LossReport report =
                LossReport.of(List.of(lost(LossKind.UNTOLD, null, FIT, 1), lost(LossKind.UNTOLD, null, FIT, 4)), 0, 2);

        assertEquals(new BigDecimal("2.50"), report.neverWon().medianDaysOpen());
    }

    @Test
    void stagesStandInTheOrderOfTheirPipeline() {
        LossReport report = LossReport.of(
                List.of(
                        lost(LossKind.UNTOLD, null, FIT, 1),
                        lost(LossKind.DISQUALIFIED, null, NEED, 1),
                        lost(LossKind.UNTOLD, null, NEED, 1),
                        lost(LossKind.UNTOLD, null, LIST, 1)),
                0,
                2);

        assertEquals(
                List.of("LIST", "NEED", "FIT"),
                report.stages().stream().map(LossReport.AtStage::stage).toList());
        assertEquals(
                Map.of(LossKind.DISQUALIFIED, 1L, LossKind.UNTOLD, 1L),
                report.stages().get(1).kinds());
    }

    @Test
    void aDisqualificationIsEarlyBeforeTheSaleOrInItsFirstStage() {
        LossReport report = LossReport.of(
                List.of(
                        lost(LossKind.DISQUALIFIED, null, LIST, 1),
                        lost(LossKind.DISQUALIFIED, null, NEED, 1),
                        lost(LossKind.DISQUALIFIED, null, FIT, 1),
                        lost(LossKind.DISQUALIFIED, null, FIT, 1),
                        lost(LossKind.NO_DECISION, null, NEED, 1)),
                0,
                2);

        assertEquals(new LossReport.Early(4, 2, 0.5), report.earlyDisqualification());
    }

    @Test
    void ofNoLossesNothingIsSaid() {
        LossReport report = LossReport.of(List.of(), 3, 0);

        assertEquals(new LossReport.Spent(0, "0", new BigDecimal("0.00"), null, 0, 0, 0), report.neverWon());
        assertNull(report.earlyDisqualification().share());
        assertEquals(List.of(), report.kinds());
    }

    private static LossReport.Lost lost(
            LossKind kind, @Nullable String competitor, LossReport.Place place, double days) {
        return new LossReport.Lost(kind, LossReason.PRICE, competitor, place, new BigDecimal("100"), days, 2, 3, 1);
    }

    private static LossReport.Place place(String key, Phase phase, int rank) {
        return new LossReport.Place("test", key, key, phase, rank);
    }
}
