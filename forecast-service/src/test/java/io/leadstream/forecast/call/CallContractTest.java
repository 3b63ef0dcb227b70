package io.leadstream.forecast.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.leadstream.forecast.call.Call.Kind;
import io.leadstream.forecast.call.Call.Withdrawal;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.team.Scope;
import io.leadstream.messaging.EventType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each event is written exactly as its example, which keeps to its schema, and the contract names both. */
class CallContractTest {

    private static final Path FOLDER = Path.of("src/main/contract");
    private static final Instant AT = Instant.parse("2027-01-11T08:00:00Z");
    private static final String NOTE = "the tender of Ann Smith is decided in April";
    private static final Call SUBMISSION = call(Kind.SUBMISSION, 1, "rep-1", Scope.owner("rep-1"), "120000.00");
    private static final Call OVERRIDE = call(Kind.OVERRIDE, 2, "manager-1", Scope.team("emea"), "900000.00");
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private static Call call(Kind kind, int id, String person, Scope scope, String amount) {
        return new Call(
                UUID.fromString("0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b0" + id),
                kind,
                person,
                Period.parse("2027-Q1").orElseThrow(),
                scope,
                "standard",
                new Money(new BigDecimal(amount), "EUR"),
                NOTE,
                AT,
                AT,
                person,
                false,
                null);
    }

    static List<PublishedCall> events() {
        return List.of(
                PublishedCall.said(SUBMISSION),
                PublishedCall.said(OVERRIDE),
                PublishedCall.withdrawn(OVERRIDE, new Withdrawal(AT, "manager-2", NOTE)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void theContractIsKept(PublishedCall event) throws IOException {
        String type = event.getClass().getAnnotation(EventType.class).value();
        String golden = Files.readString(FOLDER.resolve("events/" + type + ".json"));
        String schema = Files.readString(FOLDER.resolve("schemas/" + type + ".schema.json"));
        String contract = Files.readString(FOLDER.resolve("asyncapi.yaml"));

        assertEquals(MAPPER.readTree(golden).toString(), MAPPER.writeValueAsString(event));
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        assertEquals(List.of(), registry.getSchema(schema).validate(golden, InputFormat.JSON));
        assertTrue(contract.contains("name: " + type + "\n"), type);
        assertTrue(contract.contains("schemas/" + type + ".schema.json"), type);
        assertTrue(contract.contains("events/" + type + ".json"), type);
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatPeopleWroteStaysHere(PublishedCall event) throws IOException {
        assertFalse(MAPPER.writeValueAsString(event).contains(NOTE));
    }

    @Test
    void everyEventHasItsExample() {
        assertEquals(
                PublishedCall.class.getPermittedSubclasses().length,
                events().stream().map(Object::getClass).distinct().count());
    }
}
