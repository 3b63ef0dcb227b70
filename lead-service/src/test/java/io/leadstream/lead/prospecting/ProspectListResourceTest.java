package io.leadstream.lead.prospecting;

import static io.leadstream.lead.LeadApi.newAddress;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@StackTest
class ProspectListResourceTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final String mark = "m" + UUID.randomUUID().toString().substring(0, 8);
    private final String filter = "{\"field\":\"campaign\",\"op\":\"startsWith\",\"value\":\"%s\"}".formatted(mark);
    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    @Test
    void aListCountsWhomWeContactedAndWhoReplied() {
        String silent = captured();
        String contacted = captured();
        String replied = captured();
        api.record(replied, "{\"type\":\"CALL\",\"occurredAt\":\"2026-01-01T00:00:00Z\"}"); // before our contact
        for (String lead : new String[] {contacted, replied}) {
            api.record(lead, "{\"type\":\"EMAIL_SENT\",\"occurredAt\":\"2026-02-01T00:00:00Z\"}");
        }
        api.record(replied, "{\"type\":\"EMAIL_REPLIED\",\"occurredAt\":\"2026-02-02T00:00:00Z\"}");

        String list = open("\"filter\":" + filter)
                .statusCode(201)
                .body("basis", equalTo("PERSONA"))
                .header("Location", notNullValue())
                .extract()
                .path("id");
        awaitBuilt(list);

        get(list)
                .body("complete", equalTo(true))
                .body("counts.members", equalTo(3))
                .body("counts.contacted", equalTo(2))
                .body("counts.replied", equalTo(1))
                .body("counts.converted", equalTo(0))
                .body("counts.won", equalTo(0));
        api.stack()
                .psql("insert into deal (id, lead_id, won_at) values (gen_random_uuid(), '%s', now())"
                        .formatted(replied));
        get(list).body("counts.converted", equalTo(1)).body("counts.won", equalTo(1));
        String next = members(list, "limit", 1)
                .body("items.leadId", contains(replied))
                .body("items.repliedAt", contains("2026-02-02T00:00:00Z"))
                .extract()
                .path("next");
        members(list, "after", next).body("items.leadId", contains(contacted, silent));
    }

    @Test
    void membersStayAsTheyWereUntilTheListIsBuiltAnew() {
        String first = captured();
        String list = open("\"limit\":1,\"filter\":" + filter).extract().path("id");
        awaitBuilt(list);
        String second = captured();
        members(list, "limit", 5).body("items.leadId", contains(first));

        String tag = api.as("rep")
                .post("/api/prospect-lists/" + list + "/refresh")
                .then()
                .statusCode(202)
                .extract()
                .header("ETag");
        awaitBuilt(list);

        members(list, "limit", 5).body("items.leadId", contains(second));
        get(list).body("complete", equalTo(false));
        api.erase(second).statusCode(202);
        get(list).body("counts.members", equalTo(0));
        api.as("rep").delete("/api/prospect-lists/" + list).then().statusCode(428);
        api.as("rep")
                .header("If-Match", tag)
                .delete("/api/prospect-lists/" + list)
                .then()
                .statusCode(204);
        api.as("rep").get("/api/prospect-lists/" + list).then().statusCode(404);
    }

    @Test
    void aSegmentMakesAListToo() {
        String lead = captured();
        String key = "p-" + mark;
        api.as("marketing")
                .body("{\"key\":\"%s\",\"name\":\"x\",\"rule\":%s}".formatted(key, filter))
                .post("/api/segments")
                .then()
                .statusCode(201);

        String list = open("\"segment\":\"%s\"".formatted(key))
                .statusCode(201)
                .body("filter.value", equalTo(mark))
                .extract()
                .path("id");
        awaitBuilt(list);

        members(list, "limit", 5).body("items.leadId", contains(lead));
        api.as("revops").get("/api/prospect-lists").then().body("items.id", hasItem(list));
        open("\"segment\":\"nowhere\"").statusCode(400).body("violations.field", contains("segment"));
        open("\"limit\":0,\"filter\":" + filter).statusCode(400).body("violations.field", contains("limit"));
        open("\"filter\":{\"any\":[]}").statusCode(400).body("violations.field", contains("filter.any"));
        open("\"limit\":5").statusCode(400).body("violations.field", contains("filter"));
        get(list).body("id", not(equalTo(lead)));
    }

    private String captured() {
        return api.capture(
                        "{\"email\":\"%s\",\"source\":\"OUTBOUND\",\"campaign\":\"%s\"}".formatted(newAddress(), mark))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse open(String how) {
        return api.as("rep")
                .body("{\"name\":\"Marked\",%s}".formatted(how))
                .post("/api/prospect-lists")
                .then();
    }

    private ValidatableResponse get(String list) {
        return api.as("rep").get("/api/prospect-lists/" + list).then().statusCode(200);
    }

    private ValidatableResponse members(String list, String parameter, Object value) {
        return api.as("rep")
                .queryParam(parameter, value)
                .get("/api/prospect-lists/" + list + "/members")
                .then()
                .statusCode(200);
    }

    private void awaitBuilt(String list) {
        await().atMost(LIMIT)
                .until(() -> get(list).extract().<String>path("state").equals("DONE"));
    }
}
