package io.leadstream.lead;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What src/main/contract says. */
public final class Contract {

    public static final Path FOLDER = Path.of("src/main/contract");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Contract() {}

    /** Writes as the service does. */
    public static ObjectMapper mapper() {
        return JsonMapper.builder()
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
    }

    public static String golden(String name) {
        return read("events/" + name + ".json");
    }

    /** The document is written exactly as its example, which keeps to its schema; the contract names both. */
    public static void assertKept(String name, Object document) throws IOException {
        assertEquals(mapper().readTree(golden(name)).toString(), mapper().writeValueAsString(document));
        assertValid(name, golden(name));
        String contract = read("asyncapi.yaml");
        assertTrue(contract.contains("schemas/" + name + ".schema.json"), name);
        assertTrue(contract.contains("events/" + name + ".json"), name);
    }

    public static void assertValid(String name, String document) {
        assertEquals(
                List.of(),
                SCHEMAS.getSchema(read("schemas/" + name + ".schema.json")).validate(document, InputFormat.JSON));
    }

    private static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
