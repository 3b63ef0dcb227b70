package io.leadstream.lead.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.leadstream.lead.Contract;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventReader;
import io.leadstream.messaging.EventRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the contract of qualification-service shows, we read it or pass it over. */
class QualificationContractTest {

    private static final Path EXAMPLES = Path.of("../qualification-service/src/main/contract/events");
    private static final Set<String> READ = Set.of("lead.scored.v1", "lead.lifecycle-changed.v1");

    private final EventReader<QualificationEvent> reader =
            new EventReader<>(QualificationEvent.class, Contract.mapper());

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsReadOrPassedOver(Path example) throws IOException {
        String type = example.getFileName().toString().replace(".json", "");

        Optional<QualificationEvent> read = reader.read(event(type, Files.readString(example)));

        assertEquals(READ.contains(type), read.isPresent(), type);
        read.ifPresent(QualificationContractTest::assertComplete);
    }

    private static void assertComplete(QualificationEvent event) {
        assertNotNull(event.leadId());
        switch (event) {
            case QualificationEvent.Scored scored -> {
                assertNotNull(scored.fit());
                assertNotNull(scored.engagement());
                assertNotNull(scored.total());
                assertNotNull(scored.grade());
            }
            case QualificationEvent.LifecycleChanged changed -> {
                assertInstanceOf(String.class, changed.to());
                assertNotNull(changed.by());
            }
        }
    }

    private static Event event(String type, String payload) {
        Instant at = Instant.parse("2026-03-01T09:00:00Z");
        return new Event(UUID.randomUUID(), new EventRef("qualification-service", "x", 1), type, at, at, null, payload);
    }
}
