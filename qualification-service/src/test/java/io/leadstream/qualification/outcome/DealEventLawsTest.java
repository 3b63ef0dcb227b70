package io.leadstream.qualification.outcome;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventReader;
import io.leadstream.messaging.EventRef;
import io.leadstream.messaging.UnreadableEvent;
import io.leadstream.qualification.Nasty;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of whatever stands on deal-events: it is read, with an amount that is one, or said to be unreadable. */
class DealEventLawsTest {

    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");
    private static final EventReader<DealEvent> READER = new EventReader<>(
            DealEvent.class,
            JsonMapper.builder().addModule(new JavaTimeModule()).build());

    private static final String DEAL = """
            {"dealId":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01","leadId":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b02",
             "amount":{"amount":"10.50","currency":"EUR"},"owner":"rep-1","segments":{"product":"GTX"},
             "outcome":"WON","reason":"PRICE","history":[{"at":"2026-01-01T00:00:00Z"}],
             "closed":{"outcome":"LOST","at":"2026-02-01T00:00:00Z","amount":{"amount":"1","currency":"USD"}}}""";

    @Property(tries = 1000)
    void whateverIsToldIsReadOrRefused(@ForAll @From("types") String type, @ForAll long seed) {
        String payload = Nasty.mutated(DEAL, seed).toString();
        var event = new Event(new UUID(1, 1), new EventRef("pipeline-service", "x", 1), type, AT, AT, null, payload);
        Optional<DealEvent> read;
        try {
            read = READER.read(event);
        } catch (UnreadableEvent refused) {
            return;
        }
        assertTrue(read.isPresent(), payload);
        if (read.get() instanceof DealEvent.Opened opened && opened.amount() != null) {
            assertNotNull(opened.amount().exact());
        }
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(
                "deal.opened.v1",
                "deal.imported.v1",
                "deal.changed.v1",
                "deal.closed.v1",
                "deal.reopened.v1",
                "deal.withdrawn.v1",
                "deal.erased.v1");
    }
}
