package io.leadstream.pipeline.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.leadstream.pipeline.team.DealHandOver.Role;
import io.leadstream.pipeline.team.DealHandOver.State;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DealHandOverTest {

    private static final Instant AT = Instant.parse("2026-02-01T09:00:00Z");
    private static final DealHandOver ASKED = new DealHandOver(
            UUID.randomUUID(),
            UUID.randomUUID(),
            "rep-7",
            "am-3",
            Role.ACCOUNT_MANAGER,
            "they want a pilot",
            State.PENDING,
            AT,
            null,
            null,
            null);

    @Test
    void whoIsAskedAnswersOnce() {
        DealHandOver accepted = ASKED.answered(State.ACCEPTED, "am-3", "gladly", AT.plusSeconds(60));

        assertEquals(State.ACCEPTED, accepted.state());
        assertEquals("gladly", accepted.answer());
        assertSame(accepted, accepted.answered(State.ACCEPTED, "am-3", "again", AT.plusSeconds(90)));
        assertThrows(HttpProblem.class, () -> accepted.answered(State.DECLINED, "am-3", "no", AT.plusSeconds(90)));
    }

    @Test
    void withoutFreeTextWhoAndAsWhatRemains() {
        DealHandOver shown = ASKED.withoutFreeText();

        assertNull(shown.note());
        assertEquals("am-3", shown.to());
    }
}
