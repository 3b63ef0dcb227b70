package io.leadstream.qualification;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.local.test.Stack;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@RealStack
class AccountResourceTest {

    private static final Api REP = Api.as("rep");
    private final UUID company = LeadService.newId();

    @Test
    void aTargetAccountIsQualifiedBeforeAnybodyThereIsContacted() {
        told(
                "\"name\":\"Example\",\"industry\":\"Software\",\"sizeBand\":\"50-249\",\"funded\":true,\"targetAccount\":true");

        get("").statusCode(200)
                .header("ETag", "\"2\"")
                .body("account.lifecycle", equalTo("MQL"))
                .body("icps[0].criteria", hasSize(4))
                .body("frameworks.BANT.complete", equalTo(false));
        post("qualify", "").statusCode(409).body("from", equalTo("MQL"));
        post("accept", "").statusCode(200).body("lifecycle", equalTo("SAL"));
        post("accept", "").statusCode(200);
        post("qualify", "").statusCode(409).body("missing", hasSize(4));
        REP.request().body(LifecycleResourceTest.BANT).put(path("facts")).then().statusCode(200);
        REP.request().body("{\"need\":null}").put(path("facts")).then().statusCode(428);
        post("qualify", "").statusCode(200).body("lifecycle", equalTo("SQL"));
        post("recycle", "{\"reason\":\"NOT_NOW\"}").statusCode(200).body("lifecycle", equalTo("RECYCLED"));

        get("/path")
                .body("steps.to", contains("IQL", "MQL", "SAL", "SQL", "RECYCLED"))
                .body("steps[4].reason", equalTo("NOT_NOW"))
                .body("steps[2].by", equalTo("rep-1"));
        REP.request()
                .get("/api/accounts?lifecycle=RECYCLED&limit=200")
                .then()
                .body("items.companyId", hasItem(company.toString()));
        try (var published = new Published()) {
            var event = published.awaitAbout(company, "account.lifecycle-changed.v1", body -> body.path("to")
                    .asText()
                    .equals("RECYCLED"));
            assertTrue(event.body().path("targetAccount").asBoolean());
        }
    }

    @Test
    void aCompanyThatNobodyAimsAtHasNoLifecycle() {
        told("\"name\":\"Other\",\"sizeBand\":\"1-9\"");

        get("").statusCode(200).body("account.lifecycle", nullValue());
        post("accept", "").statusCode(409).body("type", equalTo("urn:leadstream:problem:no-target-account"));
        REP.request()
                .body("{\"money\":{\"value\":\"x\"}}")
                .put(path("facts"))
                .then()
                .statusCode(400);
        REP.request().body("{\"need\":{}}").put(path("facts")).then().statusCode(400);
        post("recycle", "{}").statusCode(400).body("violations.field", hasItem("reason"));
        REP.request().get("/api/accounts").then().statusCode(400);
        REP.request().get("/api/accounts/" + LeadService.newId()).then().statusCode(404);
        REP.request().get("/api/accounts/7").then().statusCode(404);
    }

    private void told(String attributes) {
        Stack.current().awaitPublishing();
        try (var leadService = new LeadService()) {
            leadService.companyChanged(company, attributes, Instant.now());
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> get("").extract().statusCode() == 200);
    }

    private ValidatableResponse get(String what) {
        return REP.request().get("/api/accounts/" + company + what).then();
    }

    private ValidatableResponse post(String command, String body) {
        return (body.isEmpty() ? REP.request() : REP.request().body(body))
                .post(path(command))
                .then();
    }

    private String path(String what) {
        return "/api/accounts/" + company + "/" + what;
    }
}
