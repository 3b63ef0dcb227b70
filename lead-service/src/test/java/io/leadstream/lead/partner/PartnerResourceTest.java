package io.leadstream.lead.partner;

import static io.leadstream.lead.LeadApi.PROBLEM;
import static io.leadstream.lead.LeadApi.newAddress;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.leadstream.lead.Topics;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@StackTest
class PartnerResourceTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Of this test alone. */
    private final String partner = "p" + UUID.randomUUID().toString().substring(0, 8);

    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    @Test
    void whatRestRefusedIsListedByKindWithCountAndSample() {
        send("{\"email\":\"x\",\"source\":\"PARTNER\"}").statusCode(400);
        send("{\"email\":\"y\",\"source\":\"PARTNER\"}").statusCode(400);
        send("{\"email\":").statusCode(400);

        rejections()
                .body("items.size()", equalTo(2))
                .body("items[0].sample.record", equalTo("{\"email\":"))
                .body("items[1].count", equalTo(2))
                .body("items[1].type", equalTo("urn:leadstream:problem:bad-input"))
                .body("items[1].violations.field", equalTo(List.of("email")))
                .body("items[1].sample.record.email", equalTo("y"))
                .body("items[1].sample.door", equalTo("REST"));
        JsonPath first = get("rejections?limit=1").extract().jsonPath();
        get("rejections?limit=1&after=" + first.getString("next"))
                .body("items[0].count", equalTo(2))
                .body("next", nullValue());
        String kind = first.getString("items[0].kind");
        get("rejections/records?kind=" + kind).body("items.size()", equalTo(1));
    }

    @Test
    void whatPassesNowLeavesTheListAndTheRestStays() {
        String taken = newAddress();
        String lead = api.captured(taken);
        String known = newAddress();
        sendRecord("a", known).statusCode(201);
        sendRecord("a", taken).statusCode(422); // the id was that of another person
        send("{\"email\":\"x\",\"source\":\"PARTNER\"}").statusCode(400);
        api.stack()
                .psql("update partner_record set external_id = 'b' where partner = '%s' returning 1"
                        .formatted(partner));

        redrive("{}").body("read", equalTo(2)).body("accepted", equalTo(1)).body("rejected", equalTo(1));

        assertEquals(2, api.get(lead).extract().<Integer>path("touches"));
        rejections().body("items.size()", equalTo(1)).body("items[0].sample.attempts", equalTo(2));
        get("conformance")
                .body("read", equalTo(4))
                .body("accepted", equalTo(2))
                .body("rejected", equalTo(2))
                .body("problems.name", hasItems("bad-input", "external-id-reused"))
                .body("fields.name", hasItem("email"));
    }

    @Test
    void whatATopicRefusedIsReadAgainFromItsPlace() {
        try (var topics = new Topics()) {
            String name = "k" + UUID.randomUUID().toString().substring(0, 8);
            String email = newAddress();
            topics.sendAsPartner(name, "{\"externalId\":\"%s\",\"email\":\"%s\"}".formatted(name, email));
            topics.sendAsPartner(name, "{\"externalId\":\"%s\",\"%s\":1,\"source\":\"PARTNER\"}".formatted(name, name));
            await().atMost(LIMIT).until(() -> ofDemo(name).size() == 2);
            JsonPath refused = ofTopic(name);

            assertEquals(email, refused.getString("record.email"));
            api.as("partner")
                    .body("{\"ids\":[\"%s\"]}".formatted(refused.getString("id")))
                    .post("/api/partners/demo/rejections/redrive")
                    .then()
                    .body("read", equalTo(1))
                    .body("rejected", equalTo(1));
            assertEquals(2, ofTopic(name).getInt("attempts"));
            api.as("partner").get("/api/partners/demo/conformance").then().body("unknownFields.name", hasItem(name));
        }
    }

    private JsonPath ofTopic(String name) {
        return api.as("partner")
                .get("/api/partners/demo/rejections/records/" + ofDemo(name).getLast())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Newest first. */
    private List<String> ofDemo(String name) {
        return api.as("partner")
                .get("/api/partners/demo/rejections/records")
                .then()
                .extract()
                .jsonPath()
                .getList("items.findAll { it.record instanceof Map && it.record.externalId == '%s' }.id"
                        .formatted(name));
    }

    @Test
    void anErasureReachesWhatWasRefused() {
        String email = newAddress();
        String lead = api.captured(email);
        send("{\"email\":\"%s\"}".formatted(email.toUpperCase(java.util.Locale.ROOT)))
                .statusCode(400);
        rejections().body("items.size()", equalTo(1));

        api.erase(lead).statusCode(202);

        rejections().body("items.size()", equalTo(0));
    }

    @Test
    void aPartnerSeesItsOwnOnly() {
        api.asPartner("other")
                .get("/api/partners/" + partner + "/rejections")
                .then()
                .statusCode(403)
                .contentType(PROBLEM);
        api.asPartner("other")
                .body("{}")
                .post("/api/partners/" + partner + "/rejections/redrive")
                .then()
                .statusCode(403);
        api.asPartner("other")
                .get("/api/partners/" + partner + "/conformance")
                .then()
                .statusCode(403);
        get("rejections/records/" + UUID.randomUUID()).statusCode(404);
        get("rejections?after=x").statusCode(400);
        get("conformance?from=2026-02-01&to=2026-01-01").statusCode(400);
        api.asPartner(partner)
                .body("{\"ids\":[\"%s\"]}".formatted(UUID.randomUUID()))
                .post("/api/partners/" + partner + "/rejections/redrive")
                .then()
                .statusCode(404);
    }

    private ValidatableResponse send(String body) {
        return api.asPartner(partner).body(body).post("/api/leads").then();
    }

    private ValidatableResponse sendRecord(String externalId, String email) {
        return send("{\"email\":\"%s\",\"source\":\"PARTNER\",\"externalId\":\"%s\"}".formatted(email, externalId));
    }

    private ValidatableResponse rejections() {
        return get("rejections").statusCode(200);
    }

    private ValidatableResponse get(String path) {
        return api.asPartner(partner)
                .get("/api/partners/" + partner + "/" + path)
                .then();
    }

    private ValidatableResponse redrive(String body) {
        return api.as("admin")
                .body(body)
                .post("/api/partners/" + partner + "/rejections/redrive")
                .then()
                .statusCode(200);
    }
}
