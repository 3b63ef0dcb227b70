package io.leadstream.qualification;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.leadstream.local.test.Stack;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RealStack
class ProfileResourceTest {

    private static final Api MARKETING = Api.as("marketing");
    private static final String CRITERION = """
            {"key":"SIZE","attribute":"SIZE_BAND","oneOf":["50-249"],"weight":20}""";

    private final String key = "icp-" + LeadService.newId();

    @Test
    void aNewInstallationHasTheConfiguredIcp() {
        MARKETING
                .request()
                .get("/api/icps/default/versions/1")
                .then()
                .statusCode(200)
                .body("functions", hasItems("SALES", "IT"))
                .body("criteria.key", hasItem("COMPANY_50_TO_1000"));
    }

    @Test
    void everyVersionOfAnIcpStaysReadable() {
        create("").statusCode(201).header("ETag", "\"1\"").header("Location", notNullValue());
        create("").statusCode(409);

        change("\"1\"", ",{\"key\":\"FUNDED\",\"attribute\":\"FUNDED\",\"oneOf\":[\"true\"],\"weight\":5}")
                .statusCode(200)
                .header("ETag", "\"2\"");
        change("\"1\"", "").statusCode(412);
        change(null, "").statusCode(428);

        MARKETING
                .request()
                .get("/api/icps/" + key + "/versions")
                .then()
                .statusCode(200)
                .body("items.version", contains(1, 2))
                .body("items[1].criteria.key", contains("SIZE", "FUNDED"));
        MARKETING.request().get("/api/icps/" + key + "/versions/3").then().statusCode(404);
        MARKETING.request().get("/api/personas/" + key).then().statusCode(404);
    }

    @Test
    void aLeadShowsItsFitCriterionByCriterion() {
        Stack.current().awaitPublishing();
        UUID lead = LeadService.newId();
        try (var leadService = new LeadService()) {
            Api.as("rep").await(lead, leadService.captured(lead, Instant.now()));
        }
        Api.as("rep")
                .request()
                .get(Api.path(lead, "fit"))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("icps.find{it.key=='default'}.points", equalTo(50))
                .body("icps.find{it.key=='default'}.criteria.find{it.key=='INDUSTRY'}.value", equalTo("Software"))
                .body("personas.find{it.key=='default'}.points", equalTo(40));
        Api.as("rep").request().get(Api.path(LeadService.newId(), "fit")).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"key\":\"S\",\"attribute\":\"SENIORITY\",\"oneOf\":[\"VP\"],\"weight\":5} | criteria[0].attribute",
                "{\"key\":\"S\",\"attribute\":\"SIZE_BAND\",\"oneOf\":[\"50\"],\"weight\":5} | criteria[0].oneOf",
                "{\"key\":\"S\",\"attribute\":\"SIZE_BAND\",\"weight\":5} | criteria[0]",
                "{\"key\":\"S\",\"attribute\":\"INDUSTRY\",\"oneOf\":[\"x\"],\"noneOf\":[\"y\"],\"weight\":5} | criteria[0]",
                "{\"key\":\"S\",\"attribute\":\"PRODUCT_USERS\",\"atLeast\":5,\"atMost\":1,\"weight\":5} | criteria[0].atMost",
                "{\"key\":\"S\",\"attribute\":\"INDUSTRY\",\"oneOf\":[\"x\"],\"weight\":51} | criteria[0].weight",
                "{\"key\":\"S\",\"attribute\":\"INDUSTRY\",\"oneOf\":[\"x\"],\"weight\":0} | criteria[0].weight",
                "{\"key\":\"s\",\"attribute\":\"INDUSTRY\",\"oneOf\":[\"x\"],\"weight\":1} | criteria[0].key",
                "{\"key\":\"S\",\"attribute\":\"COLOUR\",\"oneOf\":[\"x\"],\"weight\":1} | criteria[0].attribute",
                "null | criteria[0]",
            })
    void aBadCriterionIsRefusedByName(String criterion, String field) {
        String body = "{\"key\":\"bad\",\"name\":\"Bad\",\"criteria\":[" + criterion + "]}";

        MARKETING
                .request()
                .body(body)
                .post("/api/icps")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }

    private ValidatableResponse create(String more) {
        return MARKETING.request().body(body(more)).post("/api/icps").then();
    }

    private ValidatableResponse change(String ifMatch, String more) {
        var request = MARKETING.request().body(body(more));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.put("/api/icps/" + key).then();
    }

    private String body(String more) {
        return "{\"key\":\"%s\",\"name\":\"Mid-market\",\"criteria\":[%s%s]}".formatted(key, CRITERION, more);
    }
}
