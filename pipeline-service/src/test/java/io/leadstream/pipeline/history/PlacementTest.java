package io.leadstream.pipeline.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.leadstream.pipeline.deal.Standing;
import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private static final Pipeline PIPELINE = new Pipeline(
            "test",
            3,
            "Test",
            List.of(stage("NEED", Phase.SALE, 1), stage("FIT", Phase.SALE, 2), stage("LIVE", Phase.POST_SALE, 1)));

    @Test
    void anOpenDealStandsInItsLastStage() {
        Placement placement = place(null, "NEED", "1", "FIT", "2");

        assertEquals(Standing.OPEN, placement.state());
        assertEquals("FIT", placement.stage().key());
        assertEquals(day("2"), placement.stageEnteredAt());
        assertNull(placement.closedIn());
    }

    @Test
    void aLostDealStandsWhereItWasLost() {
        Placement placement = place(closed(PastDeal.Outcome.LOST, "5"), "NEED", "1");

        assertEquals(Standing.LOST, placement.state());
        assertEquals("NEED", placement.stage().key());
        assertEquals(day("5"), placement.lastStepAt());
    }

    @Test
    void aWonDealMayGoOnAfterTheSale() {
        Placement placement = place(closed(PastDeal.Outcome.WON, "3"), "FIT", "1", "LIVE", "9");

        assertEquals(Standing.WON, placement.state());
        assertEquals("LIVE", placement.stage().key());
        assertEquals("FIT", placement.closedIn().key());
        assertEquals(day("9"), placement.lastStepAt());
    }

    @Test
    void equalTimesAreInOrderOfPosition() {
        assertEquals("NEED", place(null, "FIT", "1", "NEED", "1").stage().key());
    }

    @Test
    void whatNoDealCanHaveIsRefused() {
        assertRefused("unknown-stage", null, "ELSEWHERE", "1");
        assertRefused("times-decrease", null, "NEED", "2", "FIT", "1");
        assertRefused("times-decrease", closed(PastDeal.Outcome.WON, "1"), "NEED", "2");
        assertRefused("times-decrease", closed(PastDeal.Outcome.WON, "5"), "NEED", "2", "LIVE", "4");
        assertRefused("stage-not-allowed", null, "NEED", "1", "LIVE", "2");
        assertRefused("stage-not-allowed", closed(PastDeal.Outcome.LOST, "1"), "NEED", "1", "LIVE", "2");
        assertRefused("stage-not-allowed", closed(PastDeal.Outcome.WON, "1"), "LIVE", "2");
        assertRefused("stage-not-allowed", closed(PastDeal.Outcome.WON, "1"), "NEED", "1", "LIVE", "2", "FIT", "3");
    }

    private static void assertRefused(String name, PastDeal.Close closed, String... history) {
        var refused = assertThrows(LineRefused.class, () -> place(closed, history));
        assertEquals("urn:leadstream:problem:" + name, refused.type());
    }

    private static Placement place(PastDeal.Close closed, String... history) {
        List<PastDeal.Entry> entries = new ArrayList<>();
        for (int i = 0; i < history.length; i += 2) {
            entries.add(new PastDeal.Entry(history[i], day(history[i + 1]), day(history[i + 1])));
        }
        var deal = new PastDeal("x", null, null, null, null, null, Map.of(), null, null, entries, closed);
        return Placement.of(deal, PIPELINE);
    }

    private static PastDeal.Close closed(PastDeal.Outcome outcome, String day) {
        return new PastDeal.Close(outcome, day(day), null, null, day(day));
    }

    private static Instant day(String day) {
        return Instant.parse("2026-01-0" + day + "T00:00:00Z");
    }

    private static Stage stage(String key, Phase phase, int rank) {
        return new Stage(key, key, phase, rank, null, null, List.of());
    }
}
