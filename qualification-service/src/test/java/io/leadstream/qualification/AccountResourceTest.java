package io.leadstream.qualification;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
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
    void anAccountThatIsOfferedIsRejectedWithAReason() {
        told(
                "\"name\":\"Example\",\"industry\":\"Software\",\"sizeBand\":\"50-249\",\"funded\":true,\"targetAccount\":true");
        get("/path").body("steps[1].serviceLevel.standing", equalTo("DUE")).body("steps[1].lasted", startsWith("PT"));

        post("reject", "{\"reason\":\"UNMERGED\"}").statusCode(400).body("violations.field", hasItem("reason"));
        post("reject", "{\"reason\":\"NOT_NOW\",\"note\":\"asked us to wait\"}")
                .statusCode(200)
                .body("lifecycle", equalTo("RECYCLED"));
        post("reject", "{\"reason\":\"NOT_NOW\"}").statusCode(200);
        post("reject", "{\"reason\":\"NO_FIT\"}")
                .statusCode(409)
                .body("type", equalTo("urn:leadstream:problem:account-is-not-offered"));

        get("/path")
                .body("steps[1].serviceLevel.standing", equalTo("MET"))
                .body("steps[2].backward", equalTo(true))
                .body("steps[2].note", equalTo("asked us to wait"));
        Api.as("revops")
                .request()
                .get(path("path"))
                .then()
                .body("steps[2].reason", equalTo("NOT_NOW"))
                .body("steps[2].note", nullValue());
    }

    @Test
    void anyFrameworkMayCountForAnAccount() {
        told("\"name\":\"Example\",\"sizeBand\":\"1-9\",\"targetAccount\":true");
        post("accept", "").statusCode(200);
        put("framework", "{\"framework\":\"NONE\"}").statusCode(400).body("violations.field", hasItem("framework"));
        put("framework", "{\"framework\":\"NEAT\"}").statusCode(200).body("chosen", equalTo(true));
        put(
                        "facts",
                        "{\"need\":{\"value\":\"speed\"},\"timeline\":{\"value\":{\"date\":\"2027-01-31\"}},"
                                + "\"economicImpact\":{\"value\":{\"amount\":\"90000\",\"currency\":\"EUR\"}}}")
                .statusCode(200)
                .body("facts.economicImpact.text", equalTo("90000.00 EUR"))
                .body("facts.timeline.value.date", equalTo("2027-01-31"))
                .body("frameworks.NEAT.missing", contains("access"));
        post("qualify", "").statusCode(409).body("missing.criterion", contains("access"));
        Instant before = Instant.now();

        put("framework", "{\"framework\":\"CHAMP\"}").statusCode(200);
        post("qualify", "").statusCode(409).body("missing.criterion", hasItem("money"));
        put("framework", "{\"framework\":\"NEAT\"}").statusCode(200);
        String tag = get("/facts").extract().header("ETag");
        REP.request()
                .header("If-Match", tag)
                .body("{\"access\":{\"value\":\"by their CTO\"}}")
                .put(path("facts"))
                .then()
                .statusCode(200);
        post("qualify", "").statusCode(200).body("lifecycle", equalTo("SQL"));

        get("").body("framework", equalTo("NEAT")).body("frameworks.NEAT.complete", equalTo(true));
        get("/framework?asOf=" + before).body("framework", equalTo("NEAT"));
        get("/facts?asOf=" + before).body("frameworks.NEAT.missing", contains("access"));
        get("/path?asOf=" + before)
                .body("lifecycle", equalTo("SAL"))
                .body("steps.to", contains("IQL", "SAL"))
                .body("spent.SAL", notNullValue());
    }

    @Test
    void anAccountIsWhereMostOfItsPeopleAre() {
        Instant now = Instant.now();
        UUID german = LeadService.newId();
        try (var leadService = new LeadService()) {
            leadService.captured(german, company, now);
            leadService.captured(LeadService.newId(), company, now);
            UUID french = LeadService.newId();
            leadService.send(
                    french.toString(),
                    "lead.captured.v1",
                    LeadService.body(
                            french,
                            LeadService.GOOD_PERSON.replace("DE", "FR") + ",\"company\":"
                                    + LeadService.goodCompany(company)),
                    now,
                    now);
        }
        told("\"name\":\"Example\",\"targetAccount\":true");

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> get("").body("country", equalTo("DE")));
    }

    private ValidatableResponse put(String what, String body) {
        String tag = get("").extract().header("ETag");
        return REP.request().header("If-Match", tag).body(body).put(path(what)).then();
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
        REP.request().get("/api/accounts?lifecycle=HOT").then().statusCode(400);
        REP.request().get("/api/accounts").then().statusCode(200).body("items.lifecycle", everyItem(notNullValue()));
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
