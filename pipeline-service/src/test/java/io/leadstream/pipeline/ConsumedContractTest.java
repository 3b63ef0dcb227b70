package io.leadstream.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventReader;
import io.leadstream.messaging.EventRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the contracts of the services that we read show, we read it or pass it over. */
class ConsumedContractTest {

    @Test
    void aLifecycleChangeTellsWhatADealNeeds() throws IOException {
        var heard = read("qualification-service", "lead.lifecycle-changed.v1", QualificationListener.Heard.class)
                .orElseThrow();

        assertTrue(heard instanceof QualificationListener.Heard.LifecycleChanged);
        var changed = (QualificationListener.Heard.LifecycleChanged) heard;
        assertEquals("SQL", changed.to());
        assertNotNull(changed.companyId());
        assertNotNull(changed.companyName());
        assertFalse(changed.segments().isEmpty());
    }

    @Test
    void anErasureTellsWhichLead() throws IOException {
        assertTrue(
                read("lead-service", "lead.erased.v1", LeadListener.Heard.class).isPresent());
    }

    @Test
    void anAssignmentTellsWhoHasWhichLead() throws IOException {
        var heard = read("lead-service", "lead.assigned.v1", LeadListener.Heard.class)
                .orElseThrow();

        assertEquals("rep-8", ((LeadListener.Heard.LeadAssigned) heard).owner());
    }

    @Test
    void anAccountTellsWhoCountsThere() throws IOException {
        var heard = read("lead-service", "company.changed.v1", LeadListener.Heard.class)
                .orElseThrow();

        var stakeholders = ((LeadListener.Heard.CompanyChanged) heard).stakeholders();
        assertNotNull(stakeholders);
        assertNotNull(stakeholders.getFirst().leadId());
        assertNotNull(stakeholders.getFirst().jobFunction());
    }

    @Test
    void everythingElseIsPassedOver() throws IOException {
        for (String producer : new String[] {"qualification-service", "lead-service"}) {
            Path examples = examples(producer);
            assumeTrue(Files.exists(examples), () -> producer + " shows no examples yet");
            try (Stream<Path> files = Files.list(examples)) {
                for (Path file : files.toList()) {
                    String type = file.getFileName().toString().replace(".json", "");
                    read(producer, type, QualificationListener.Heard.class);
                    read(producer, type, LeadListener.Heard.class);
                }
            }
        }
    }

    private static <T> Optional<T> read(String producer, String type, Class<T> family) throws IOException {
        Path example = examples(producer).resolve(type + ".json");
        assumeTrue(Files.exists(example), () -> producer + " shows no example of " + type + " yet");
        Instant at = Instant.parse("2026-03-01T09:00:00Z");
        var event = new Event(
                UUID.randomUUID(), new EventRef(producer, "x", 1), type, at, at, null, Files.readString(example));
        return new EventReader<>(family, Contract.mapper()).read(event);
    }

    private static Path examples(String producer) {
        return Path.of("..", producer, "src/main/contract/events");
    }
}
