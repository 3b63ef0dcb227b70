package io.leadstream.qualification.lead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventReader;
import io.leadstream.messaging.EventRef;
import io.leadstream.messaging.UnreadableEvent;
import io.leadstream.qualification.Nasty;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of whatever stands on lead-events: it is read, or said to be unreadable, and never half of it. */
class LeadEventLawsTest {

    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");
    private static final EventReader<LeadEvent> READER = new EventReader<>(
            LeadEvent.class,
            JsonMapper.builder().addModule(new JavaTimeModule()).build());

    private static final String PERSON = """
            {"leadId":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01","mergedLeadId":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b02",
             "restoredLeadId":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b02","companyId":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b03",
             "source":"WEB_FORM","country":"DE","jobFunction":"SALES","seniority":"VP","freeMail":false,
             "owner":"rep-1","segments":["dach"],"type":"DEMO","direction":"INBOUND","funded":true,"productUsers":5,
             "company":{"companyId":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b03","name":"n","productUsers":7}}""";

    @Property(tries = 1000)
    void whateverIsToldIsTakenWholeOrRefused(@ForAll @From("types") String type, @ForAll long seed) {
        Event event = event(type, Nasty.mutated(PERSON, seed).toString());
        LeadBatch batch;
        try {
            batch = LeadBatch.of(List.of(event), READER);
        } catch (UnreadableEvent refused) {
            return;
        }
        assertEquals(
                Set.of(),
                batch.erased().stream()
                        .filter(lead -> !batch.leads().contains(lead))
                        .collect(java.util.stream.Collectors.toSet()));
        assertTrue(!batch.leads().isEmpty() || !batch.changedCompanies().isEmpty(), event::payload);
        batch.companies();
    }

    @Property(tries = 500)
    void textThatIsNoDocumentIsRefused(@ForAll @From("types") String type, @ForAll String text) {
        try {
            LeadBatch.of(List.of(event(type, text)), READER);
        } catch (UnreadableEvent refused) {
            return;
        }
        assertTrue(text.contains("leadId") || text.contains("companyId"), text);
    }

    @Example
    void nothingAtAllIsRefused() {
        assertThrows(UnreadableEvent.class, () -> LeadBatch.of(List.of(event("lead.captured.v1", "null")), READER));
        assertThrows(UnreadableEvent.class, () -> LeadBatch.of(List.of(event("lead.captured.v1", "")), READER));
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(
                "lead.captured.v1",
                "lead.changed.v1",
                "lead.activity-recorded.v1",
                "lead.assigned.v1",
                "lead.merged.v1",
                "lead.unmerged.v1",
                "lead.erased.v1",
                "company.changed.v1");
    }

    private static Event event(String type, String payload) {
        return new Event(new UUID(1, 1), new EventRef("lead-service", "x", 1), type, AT, AT, null, payload);
    }
}
