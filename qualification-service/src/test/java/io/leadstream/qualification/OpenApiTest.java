package io.leadstream.qualification;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@RealStack
class OpenApiTest {

    private static final List<String> PATHS = List.of(
            "/api/qualifications/{leadId}",
            "/api/qualifications/{leadId}/accept",
            "/api/qualifications/{leadId}/qualify",
            "/api/qualifications/{leadId}/disqualify",
            "/api/qualifications/{leadId}/recycle",
            "/api/qualifications/{leadId}/lifecycle",
            "/api/qualifications/{leadId}/facts",
            "/api/qualifications/{leadId}/fit",
            "/api/qualifications",
            "/api/qualifications/counts",
            "/api/qualifications/breaches",
            "/api/qualifications/reasons",
            "/api/qualifications/{leadId}/path",
            "/api/qualifications/{leadId}/reject",
            "/api/accounts",
            "/api/accounts/{companyId}/path",
            "/api/accounts/{companyId}/facts",
            "/api/accounts/{companyId}/framework",
            "/api/accounts/{companyId}/accept",
            "/api/traits",
            "/api/traits/accounts",
            "/api/icps",
            "/api/icps/{key}",
            "/api/icps/{key}/versions",
            "/api/personas/{key}/versions/{version}",
            "/api/qualifications/{leadId}/facts/history",
            "/api/qualifications/{leadId}/frameworks",
            "/api/qualifications/{leadId}/framework",
            "/api/qualifications/{leadId}/awareness",
            "/api/qualifications/{leadId}/discovery",
            "/api/qualifications/{leadId}/checklist/{point}",
            "/api/returns",
            "/api/lead-costs",
            "/api/lead-costs/{id}",
            "/api/margin-rates",
            "/api/margin-rates/{product}",
            "/api/facts",
            "/api/frameworks",
            "/api/frameworks/{key}",
            "/api/frameworks/{key}/leads",
            "/api/frameworks/default",
            "/api/predictive-models",
            "/api/predictive-models/{version}",
            "/api/predictive-models/refits",
            "/api/predictive-models/datasets",
            "/api/predictive-models/datasets/{id}/scores",
            "/api/qualifications/{leadId}/prediction",
            "/api/scoring-models",
            "/api/scoring-models/{version}",
            "/api/scoring-models/{version}/activation",
            "/api/scoring-models/{version}/rehearsals",
            "/api/scoring-models/{version}/rehearsals/{id}",
            "/api/scoring-models/{version}/rehearsals/{id}/leads",
            "/api/qualifications/{leadId}/override",
            "/api/qualifications/{leadId}/overrides",
            "/api/overrides/outcomes");

    @Test
    void everyOperationIsDescribedWithExamples() throws Exception {
        String text =
                given().get("/openapi.yaml").then().statusCode(200).extract().asString();
        JsonNode api = new ObjectMapper(new YAMLFactory()).readTree(text);

        for (String path : PATHS) {
            JsonNode operations = api.path("paths").path(path);
            assertTrue(!operations.isMissingNode(), path);
            operations.fields().forEachRemaining(operation -> {
                if (!operation.getKey().equals("parameters")) {
                    assertTrue(operation.getValue().has("summary"), path);
                }
            });
        }
        var without = new ArrayList<String>();
        for (String schema : List.of(
                "LeadStanding",
                "Why",
                "Step",
                "ScoreView",
                "LineView",
                "FrameworkView",
                "FactView",
                "FactInput",
                "Thresholds",
                "ScoringModelView",
                "ModelInput",
                "RehearsalView",
                "OverrideView",
                "OverrideInput",
                "Proportion",
                "FrameworkDefinition",
                "MeetsView",
                "WordView",
                "QuestionView",
                "PointView",
                "AwarenessView",
                "GroupView",
                "CostInput",
                "RateInput")) {
            if (!api.at("/components/schemas/" + schema).toString().contains("examples")) {
                without.add(schema);
            }
        }
        assertTrue(without.isEmpty(), "schemas without examples: " + without);
    }

    @Test
    void everySchemaHasANameOfItsOwnAndEveryOperationSaysHowItSucceeds() throws Exception {
        JsonNode api = new ObjectMapper(new YAMLFactory())
                .readTree(given().get("/openapi.yaml").asString());
        var unclear = new ArrayList<String>();
        api.at("/components/schemas").fieldNames().forEachRemaining(name -> {
            if (name.matches(".*\\d")) {
                unclear.add(name);
            }
        });
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
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
