package io.leadstream.lead;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@StackTest
class OpenApiTest {

    @Test
    void everySchemaHasANameOfItsOwnAndEveryOperationSaysHowItSucceeds() throws IOException {
        JsonNode api = new ObjectMapper(new YAMLFactory())
                .readTree(given().get("/openapi.yaml").asString());
        var unclear = new ArrayList<String>();
        names(api.at("/components/schemas")).stream()
                .filter(name -> name.matches(".*\\d"))
                .forEach(unclear::add);
        api.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String answers = String.join(" ", names(operation.getValue().path("responses")));
                    if (!operation.getKey().equals("parameters") && !answers.matches(".*\\b20\\d\\b.*")) {
                        unclear.add(operation.getKey() + " " + path.getKey());
                    }
                }));

        assertEquals(List.of(), unclear);
    }

    private static List<String> names(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
                .toList();
    }
}
