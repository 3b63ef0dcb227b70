package io.leadstream.pipeline;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.leadstream.local.test.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The service describes itself to whoever asks, without a token. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class DescriptionResourceTest {

    @Test
    void everyBodyHasAnExample() throws IOException {
        String yaml =
                given().get("/openapi.yaml").then().statusCode(200).extract().asString();
        JsonNode paths = new YAMLMapper().readTree(yaml).path("paths");
        List<String> without = new ArrayList<>();
        paths.fields().forEachRemaining(path -> {
            if (path.getKey().startsWith("/api/") && !path.getKey().startsWith("/api/operations")) {
                path.getValue().fields().forEachRemaining(method -> {
                    JsonNode body = method.getValue().path("requestBody");
                    if (!body.isMissingNode() && body.findValue("examples") == null) {
                        without.add(method.getKey() + " " + path.getKey());
                    }
                });
            }
        });

        assertEquals(List.of(), without);
        assertTrue(paths.has("/api/deals/{id}/moves"));
        assertTrue(yaml.contains("exit-criteria-unmet"));
    }

    /** A number at the end is the generator's way out where two records of one name met. */
    @Test
    void noTwoSchemasWantOneName() throws IOException {
        String yaml = given().get("/openapi.yaml").asString();
        List<String> numbered = new ArrayList<>();
        new YAMLMapper()
                .readTree(yaml)
                .path("components")
                .path("schemas")
                .fieldNames()
                .forEachRemaining(name -> {
                    if (name.matches(".*\\d")) {
                        numbered.add(name);
                    }
                });

        assertEquals(List.of(), numbered);
    }

    @Test
    void theEventContractIsServedWithItsParts() {
        given().get("/asyncapi.yaml").then().statusCode(200).body(containsString("deal.stage-entered.v1"));
        given().get("/schemas/deal.opened.v1.schema.json").then().statusCode(200);
        given().get("/events/deal.opened.v1.json").then().statusCode(200);
    }
}
