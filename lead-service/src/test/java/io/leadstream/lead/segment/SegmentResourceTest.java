package io.leadstream.lead.segment;

import static io.leadstream.lead.LeadApi.newAddress;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.leadstream.lead.Topics;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@StackTest
class SegmentResourceTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Stands in one attribute of the leads of one test. */
    private final String mark = "m" + UUID.randomUUID().toString().substring(0, 8);

    private final String key = "s-" + mark;
    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    @Test
    void aLeadIsJudgedAtItsCaptureAndTheEventSaysSo() {
        define(campaign(mark)).statusCode(201).header("ETag", equalTo("\"1\""));

        String lead = captured(mark);
        String other = captured("other");

        api.get(lead).body("segments", hasItem(key));
        api.get(other).body("segments", not(hasItem(key)));
        assertEquals(List.of(lead), api.found("segment", key));
        try (var topics = new Topics()) {
            await().atMost(LIMIT).until(() -> !topics.read("lead-events", lead).isEmpty());
            String event =
                    Topics.text(topics.read("lead-events", lead).getFirst().value());
            assertTrue(event.contains("\"segments\":[") && event.contains(key), event);
        }
        api.patch(lead, "{\"campaign\":\"else\"}").body("segments", not(hasItem(key)));
        assertEquals(List.of(), api.found("segment", key));
    }

    @Test
    void aNewVersionJudgesAllLeadsAnewAndTheOldOneCanBeRead() {
        String before = captured(mark);
        String after = captured(mark + "-2");
        define(campaign(mark)).statusCode(201);
        awaitMembers(1);
        assertEquals(List.of(before), api.found("segment", key));

        change("\"1\"", campaign(mark + "-2")).statusCode(200).body("version", equalTo(2));

        await().atMost(LIMIT).until(() -> api.found("segment", key).equals(List.of(after)));
        awaitMembers(1);
        change("\"1\"", campaign(mark)).statusCode(412);
        change("\"2\"", campaign(mark + "-2")).statusCode(200).body("version", equalTo(2));
        api.as("revops")
                .get("/api/segments/" + key + "/versions")
                .then()
                .statusCode(200)
                .body("items.version", contains(2, 1))
                .body("items.rule.value", contains(mark + "-2", mark));
        api.as("rep")
                .queryParam("limit", 1)
                .get("/api/segments")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
    }

    @Test
    void aCompanyThatChangesTakesItsLeadsAlong() {
        String domain = mark + ".example";
        String lead = api.captured("jane@" + domain);
        String company = api.get(lead).extract().path("company.id");
        define("{\"field\":\"company.industry\",\"op\":\"eq\",\"value\":\"%s\"}".formatted(mark))
                .statusCode(201);
        awaitMembers(0);

        api.as("rep")
                .header("If-Match", "*")
                .body("{\"industry\":\"%s\"}".formatted(mark.toUpperCase(java.util.Locale.ROOT)))
                .patch("/api/companies/" + company)
                .then()
                .statusCode(200);

        await().atMost(LIMIT).until(() -> api.found("segment", key).equals(List.of(lead)));
    }

    @Test
    void whatIsNoRuleIsNamedByItsPlace() {
        define("{\"all\":[{\"field\":\"mood\",\"op\":\"eq\",\"value\":1},{\"not\":{}}]}")
                .statusCode(400)
                .body("violations.field", contains("rule.all[0].field", "rule.all[1].not"));
        define(campaign(mark)).statusCode(201);
        define(campaign(mark)).statusCode(409);
        api.as("rep").get("/api/segments/nowhere").then().statusCode(404);
    }

    private void awaitMembers(int count) {
        await().atMost(LIMIT).until(() -> api.as("rep")
                .get("/api/segments/" + key)
                .then()
                .extract()
                .<String>path("state")
                .equals("DONE"));
        api.as("rep").get("/api/segments/" + key).then().body("members", equalTo(count));
    }

    private String captured(String campaign) {
        return api.capture("{\"email\":\"%s\",\"source\":\"ADVERTISING\",\"campaign\":\"%s\"}"
                        .formatted(newAddress(), campaign))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String campaign(String value) {
        return "{\"field\":\"campaign\",\"op\":\"eq\",\"value\":\"%s\"}".formatted(value);
    }

    private ValidatableResponse define(String rule) {
        return api.as("marketing")
                .body("{\"key\":\"%s\",\"name\":\"Marked\",\"rule\":%s}".formatted(key, rule))
                .post("/api/segments")
                .then();
    }

    private ValidatableResponse change(String tag, String rule) {
        return api.as("marketing")
                .header("If-Match", tag)
                .body("{\"name\":\"Marked\",\"rule\":%s}".formatted(rule))
                .put("/api/segments/" + key)
                .then();
    }
}
