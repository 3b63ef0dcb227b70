package io.leadstream.forecast.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.leadstream.forecast.facts.DealEvent.Imported;
import io.leadstream.forecast.facts.DealEvent.Imported.Closing;
import io.leadstream.forecast.facts.DealEvent.Imported.Entry;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.history.Phase;
import io.leadstream.forecast.history.PipelineVersion;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.history.Spell.Exit;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An imported sale that was won and is being delivered. */
class ImportedAfterSaleTest {

    private static final PipelineVersion PIPELINE = new PipelineVersion(
            "p",
            "P",
            1,
            true,
            List.of(
                    new Stage("TERMS_AGREED", "Terms agreed", Phase.SALE, 1),
                    new Stage("HANDED_OVER", "Handed over", Phase.POST_SALE, 1),
                    new Stage("IMPLEMENTING", "Implementing", Phase.POST_SALE, 2),
                    new Stage("LIVE", "Live", Phase.POST_SALE, 3)));

    private static Entry entry(String stage, Phase phase, int rank, String day) {
        return new Entry(stage, rank, phase, at(day), null);
    }

    private static Instant at(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }

    private static Journey journey(String closed, String asOf) {
        var imported = new Imported(
                "i",
                "p",
                1,
                null,
                null,
                Map.of(),
                null,
                null,
                List.of(
                        entry("TERMS_AGREED", Phase.SALE, 1, "2026-01-01"),
                        entry("HANDED_OVER", Phase.POST_SALE, 1, "2026-01-05"),
                        entry("LIVE", Phase.POST_SALE, 3, "2026-01-20")),
                new Closing(Outcome.WON, at(closed), null, null, null));
        var ref = new EventRef("pipeline-service", "d", 1);
        var event =
                new Event(UUID.randomUUID(), ref, "deal.imported.v1", at("2026-02-01"), at("2026-02-01"), null, "{}");
        return DealHistory.of("d", imported.facts(event))
                .orElseThrow()
                .journey(Ladder.of(PIPELINE, List.of(PIPELINE)), at(asOf));
    }

    @Test
    void aClosingPassesNothingAfterTheSale() {
        Journey journey = journey("2026-01-02", "2026-01-06");
        Passage handedOver = journey.postSalePassage(1);
        assertNotNull(handedOver);
        assertEquals(new Passage(at("2026-01-05"), false, Exit.OPEN, at("2026-01-06")), handedOver);
        assertNull(journey.postSalePassage(2));
    }

    @Test
    void aClosingAtTheTimeOfTheHandOverComesBeforeIt() {
        Journey journey = journey("2026-01-05", "2026-01-06");
        assertEquals(Exit.WON, journey.spells().getFirst().exit());
        assertEquals("TERMS_AGREED", journey.spells().getFirst().stage());
        var closing = journey.closing();
        assertEquals("TERMS_AGREED", closing == null ? null : closing.stage());
    }
}
