package io.leadstream.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.leadstream.messaging.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What src/main/contract says of an event type. */
public final class Contract {

    public static final Path FOLDER = Path.of("src/main/contract");

    private Contract() {}

    /** Writes as the service does. */
    public static ObjectMapper mapper() {
        return JsonMapper.builder()
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .addModule(new JavaTimeModule())
                .build();
    }

    public static String type(Class<?> event) {
        return event.getAnnotation(EventType.class).value();
    }

    /** The event is written exactly as its example, which keeps to its schema, and the contract names both. */
    public static void assertKept(ObjectMapper mapper, Object event) throws IOException {
        String type = type(event.getClass());
        String golden = Files.readString(FOLDER.resolve("events/" + type + ".json"));
        String schema = Files.readString(FOLDER.resolve("schemas/" + type + ".schema.json"));
        String contract = Files.readString(FOLDER.resolve("asyncapi.yaml"));

        assertEquals(mapper.readTree(golden).toString(), mapper.writeValueAsString(event));
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        assertEquals(List.of(), registry.getSchema(schema).validate(golden, InputFormat.JSON));
        assertTrue(contract.contains("name: " + type + "\n"), type);
        assertTrue(contract.contains("schemas/" + type + ".schema.json"), type);
        assertTrue(contract.contains("events/" + type + ".json"), type);
    }
}
