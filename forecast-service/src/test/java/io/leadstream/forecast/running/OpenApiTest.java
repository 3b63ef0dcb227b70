package io.leadstream.forecast.running;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contracts are open to read, and the API's examples have the fields of its answers. */
@ForecastTest
class OpenApiTest {

    private static final List<String> FIGURES = List.of(
            "/api/conversion-rates",
            "/api/win-rates",
            "/api/stage-durations",
            "/api/stage-to-won",
            "/api/survival",
            "/api/velocity",
            "/api/stalled-deals",
            "/api/loss-reasons",
            "/api/forecasts",
            "/api/win-probabilities",
            "/api/funnels",
            "/api/promise-rates",
            "/api/committee-coverage",
            "/api/variants",
            "/api/conformance",
            "/api/forecast-rollups",
            "/api/forecast-bridges",
            "/api/forecast-submissions/bias");

    /** What the page may ask for: no figure, and no table. */
    private static final String CHOICES = "/api/page/choices";

    private static JsonNode openApi() throws Exception {
        return new ObjectMapper(new YAMLFactory())
                .readTree(given().get("/openapi.yaml")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }

    private static TreeSet<String> names(JsonNode node) {
        var names = new TreeSet<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void everyFigureHasAnExampleOfItsShape() throws Exception {
        JsonNode api = openApi();
        for (String path : Stream.concat(FIGURES.stream(), Stream.of(CHOICES)).toList()) {
            JsonNode content =
                    api.at("/paths/" + path.replace("/", "~1") + "/get/responses/200/content/application~1json");
            JsonNode example = content.at("/examples/figures/value");
            JsonNode parsed = example.isTextual() ? new ObjectMapper().readTree(example.asText()) : example;
            assertFalse(parsed.isMissingNode(), path);
            JsonNode ref = content.at("/schema/$ref");
            String schema = (ref.isMissingNode() ? content.at("/schema/oneOf/0/$ref") : ref)
                    .asText()
                    .replace("#/components/schemas/", "");
            TreeSet<String> unknown = names(parsed);
            unknown.removeAll(names(api.at("/components/schemas/" + schema + "/properties")));
            assertEquals(new TreeSet<String>(), unknown, path);
        }
    }

    @Test
    void theEventContractIsServed() {
        String contract =
                given().get("/asyncapi.yaml").then().statusCode(200).extract().asString();
        assertTrue(contract.contains("deal.imported.v1"));
    }

    @Test
    void everyFigureIsSaidToHaveATagAndToBeATable() throws Exception {
        JsonNode api = openApi();
        for (String path : FIGURES) {
            JsonNode get = api.at("/paths/" + path.replace("/", "~1") + "/get");
            assertTrue(get.at("/responses/200/content").has("text/csv"), path);
            assertTrue(get.at("/responses/200/headers").has("ETag"), path);
            assertTrue(get.at("/responses").has("304"), path);
            assertTrue(get.at("/parameters").findValuesAsText("name").contains("format"), path);
        }
    }
}
