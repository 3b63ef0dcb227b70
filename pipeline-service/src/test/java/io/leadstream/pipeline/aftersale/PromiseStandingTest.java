package io.leadstream.pipeline.aftersale;

import static io.leadstream.pipeline.aftersale.CheckOutcome.BROKEN;
import static io.leadstream.pipeline.aftersale.CheckOutcome.KEPT;
import static io.leadstream.pipeline.aftersale.CheckOutcome.NO_ANSWER;
import static io.leadstream.pipeline.aftersale.CheckOutcome.PARTLY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PromiseStandingTest {

    private static final Instant JUNE = Instant.parse("2026-06-15T10:00:00Z");

    @Test
    void nobodyAskedMeansUnchecked() {
        assertEquals(PromiseStanding.UNCHECKED, PromiseStanding.of(List.of()));
    }

    @Test
    void silenceIsNoAnswer() {
        assertEquals(PromiseStanding.NO_ANSWER, PromiseStanding.of(List.of(check(6, NO_ANSWER, 0))));
    }

    @Test
    void theLatestCheckpointCounts() {
        assertEquals(PromiseStanding.BROKEN, PromiseStanding.of(List.of(check(9, BROKEN, 0), check(6, KEPT, 100))));
    }

    @Test
    void ofOneCheckpointTheLatestAnswerCounts() {
        assertEquals(PromiseStanding.PARTLY, PromiseStanding.of(List.of(check(6, KEPT, 0), check(6, PARTLY, 100))));
    }

    @Test
    void silenceUndoesNoAnswer() {
        assertEquals(PromiseStanding.KEPT, PromiseStanding.of(List.of(check(6, KEPT, 0), check(12, NO_ANSWER, 100))));
    }

    private static PromiseCheck check(int month, CheckOutcome outcome, int secondsLater) {
        Instant at = JUNE.plusSeconds(secondsLater);
        return new PromiseCheck(UUID.randomUUID(), month, outcome, at, null, null, at, "cs-2");
    }
}
