package io.leadstream.lead.deal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.lead.Contract;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventReader;
import io.leadstream.messaging.EventRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the contract of pipeline-service shows, we read it or pass it over. */
class DealContractTest {

    private static final Path EXAMPLES = Path.of("../pipeline-service/src/main/contract/events");
    private static final Set<String> PASSED_OVER = Set.of(
            "approach.adopted.v1",
            "approach.drifted.v1",
            "deal.customers-known.v1",
            "lead.proposed.v1",
            "pipeline.published.v1",
            "playbooks.changed.v1");

    private final EventReader<DealEvent> reader =
            new EventReader<>(DealEvent.class, Contract.mapper().findAndRegisterModules());

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsReadOrPassedOver(Path example) throws IOException {
        String type = example.getFileName().toString().replace(".json", "");
        Instant at = Instant.parse("2026-03-01T09:00:00Z");
        var event = new Event(
                UUID.randomUUID(),
                new EventRef("pipeline-service", "x", 1),
                type,
                at,
                at,
                null,
                Files.readString(example));

        Optional<DealEvent> read = reader.read(event);

        assertEquals(!PASSED_OVER.contains(type), read.isPresent(), type);
        read.ifPresent(known -> assertTells(known, at));
    }

    private static void assertTells(DealEvent event, Instant at) {
        assertNotNull(event.dealId());
        List<DealStep> steps = DealStep.of(event, at);
        assertFalse(steps.isEmpty());
        steps.forEach(step -> assertTrue(step.ref().startsWith("/api/"), step::ref));
        if (event instanceof DealEvent.Imported imported) {
            assertEquals(
                    List.of(DealStep.Kind.OPENED, DealStep.Kind.STAGE_ENTERED, DealStep.Kind.CLOSED),
                    steps.stream().map(DealStep::kind).toList());
            assertFalse(imported.history().isEmpty());
        }
    }
}
