package io.leadstream.qualification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventReader;
import io.leadstream.messaging.EventRef;
import io.leadstream.messaging.EventType;
import io.leadstream.qualification.account.AccountMoved;
import io.leadstream.qualification.facts.FactsChanged;
import io.leadstream.qualification.lead.LeadEvent;
import io.leadstream.qualification.lifecycle.AcceptanceBreached;
import io.leadstream.qualification.lifecycle.Lifecycle;
import io.leadstream.qualification.lifecycle.LifecycleChanged;
import io.leadstream.qualification.scoring.GivenScore;
import io.leadstream.qualification.scoring.LeadScore;
import io.leadstream.qualification.scoring.LeadScored;
import io.leadstream.qualification.scoring.Score;
import io.leadstream.qualification.scoring.ScoringModelActivated;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is published is what the contract shows; what lead-service's contract shows can be read. */
class QualificationContractTest {

    private static final Path CONTRACT = Path.of("src/main/contract");
    private static final Path LEAD_SERVICE = Path.of("../lead-service/src/main/contract/events");
    private static final UUID LEAD = UUID.fromString("0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01");
    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    static List<Object> published() {
        var score = new Score(new BigDecimal("90.00"), new BigDecimal("41.25"));
        return List.of(
                LeadScored.of(
                        new LeadScore(LEAD, score, 1, AT, null),
                        new GivenScore("A1", null, null, null, Instant.parse("2026-06-30T00:00:00Z"))),
                new LifecycleChanged(
                        LEAD,
                        Lifecycle.SAL,
                        Lifecycle.SQL,
                        null,
                        "rep-7",
                        UUID.fromString("0199d2c4-7a11-7f00-8a44-5d2f00c0ffee"),
                        "Example Machines",
                        new LifecycleChanged.Segments("WEB_FORM", "MANUFACTURING", "DE", "250-1000")),
                new AccountMoved(
                        UUID.fromString("0199d2c4-7a11-7f00-8a44-5d2f00c0ffee"),
                        Lifecycle.MQL,
                        Lifecycle.SAL,
                        null,
                        "rep-7",
                        "Example Machines",
                        true,
                        new AccountMoved.Segments("MANUFACTURING", "250-1000")),
                new AcceptanceBreached(LEAD, AT, AT.plusSeconds(86_400)),
                new FactsChanged(LEAD, "BANT", false, List.of("budget", "need"), List.of("authority", "timeline")),
                new ScoringModelActivated("lead-scoring", 1));
    }

    @ParameterizedTest
    @MethodSource("published")
    void anEventIsWrittenExactlyAsItsExample(Object event) throws IOException {
        String golden = Files.readString(CONTRACT.resolve("events/" + type(event) + ".json"));

        assertEquals(JSON.readTree(golden).toString(), JSON.writeValueAsString(event));
    }

    @ParameterizedTest
    @MethodSource("published")
    void anExampleMatchesItsSchema(Object event) throws IOException {
        String golden = Files.readString(CONTRACT.resolve("events/" + type(event) + ".json"));
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var schema = registry.getSchema(Files.readString(CONTRACT.resolve("schemas/" + type(event) + ".schema.json")));

        assertEquals(List.of(), schema.validate(golden, InputFormat.JSON));
    }

    @ParameterizedTest
    @MethodSource("published")
    void theContractNamesTheEventItsSchemaAndItsExample(Object event) throws IOException {
        String contract = Files.readString(CONTRACT.resolve("asyncapi.yaml"));

        assertTrue(contract.contains("name: " + type(event)));
        assertTrue(contract.contains("schemas/" + type(event) + ".schema.json"));
        assertTrue(contract.contains("events/" + type(event) + ".json"));
    }

    @Test
    void everyExampleIsOfAnEventThatIsPublished() throws IOException {
        try (Stream<Path> files = Files.list(CONTRACT.resolve("events"))) {
            assertEquals(
                    published().stream()
                            .map(event -> type(event) + ".json")
                            .sorted()
                            .toList(),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    static List<Class<?>> read() {
        return List.of(LeadEvent.class.getPermittedSubclasses()).stream()
                .filter(type -> type.isAnnotationPresent(EventType.class))
                .<Class<?>>map(type -> type)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("read")
    void whatLeadServicePublishesCanBeRead(Class<?> type) throws IOException {
        String name = type.getAnnotation(EventType.class).value();
        Path example = LEAD_SERVICE.resolve(name + ".json");
        assumeTrue(Files.exists(example), () -> "lead-service shows no example of " + name + " yet");

        var event = new Event(
                UUID.randomUUID(),
                new EventRef("lead-service", LEAD.toString(), 1),
                name,
                AT,
                AT,
                null,
                Files.readString(example));

        assertEquals(
                type,
                new EventReader<>(LeadEvent.class, JSON)
                        .read(event)
                        .orElseThrow()
                        .getClass());
    }

    @Test
    void whatACaptureTellsIsUnderstood() throws IOException {
        Path example = LEAD_SERVICE.resolve("lead.captured.v1.json");
        assumeTrue(Files.exists(example), "lead-service shows no example yet");

        var captured = JSON.copy()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(Files.readString(example), LeadEvent.Captured.class);

        assertTrue(captured.seniority() != null && captured.jobFunction() != null && captured.source() != null);
        assertTrue(captured.company() != null && captured.company().sizeBand() != null);
    }

    private static String type(Object event) {
        return event.getClass().getAnnotation(EventType.class).value();
    }
}
