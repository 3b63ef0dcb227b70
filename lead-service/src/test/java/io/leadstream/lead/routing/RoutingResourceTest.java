package io.leadstream.lead.routing;

import static io.leadstream.lead.LeadApi.newAddress;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.leadstream.lead.Topics;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@StackTest
class RoutingResourceTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Rules of this test meet leads of this campaign alone. */
    private final String campaign = "c" + UUID.randomUUID().toString().substring(0, 8);

    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    @AfterEach
    void noRulesAnyMore() {
        publish("rules", "{\"rules\":[]}").statusCode(200);
        publish("targets", "{\"targets\":[]}").statusCode(200);
    }

    @Test
    void whoIsFullGetsNoMoreAndTheQueueSaysWhy() {
        put("reps/r-" + campaign, "{\"capacityPerDay\":1,\"timeZone\":\"Europe/Berlin\"}")
                .statusCode(200);
        publish("rules", rules("\"user\":\"r-%s\"".formatted(campaign))).statusCode(200);
        String first = captured();
        await().atMost(LIMIT).until(() -> owner(first) != null);

        String second = captured();

        await().atMost(LIMIT).until(() -> "NOBODY_IS_AVAILABLE".equals(reason(second)));
        as("rep")
                .body("{\"leadId\":\"%s\"}".formatted(second))
                .post("/api/routing/dry-runs")
                .then()
                .statusCode(200)
                .body("reason", equalTo("NOBODY_IS_AVAILABLE"))
                .body("steps[0].candidates[0].verdict", equalTo("IS_FULL_TODAY"));
        String etag = as("rep")
                .get("/api/routing/reps/r-" + campaign)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        as("manager")
                .header("If-Match", etag)
                .body("{\"capacityPerDay\":2}")
                .put("/api/routing/reps/r-" + campaign)
                .then()
                .statusCode(200);
        await().atMost(LIMIT).until(() -> ("r-" + campaign).equals(owner(second)));
    }

    @Test
    void anImportIsUndoneWhereRulesAloneGaveItsLeadsAwayAndFillsNobodysDay() {
        put("reps/r-" + campaign, "{\"capacityPerDay\":3,\"timeZone\":\"Asia/Tokyo\"}")
                .statusCode(200);
        publish("rules", rules("\"user\":\"r-%s\"".formatted(campaign))).statusCode(200);
        String job = api.as("marketing")
                .contentType("application/x-ndjson")
                .body(IntStream.range(0, 3)
                        .mapToObj(i ->
                                "{\"email\":\"u%d@%s.example\",\"campaign\":\"%s\"}".formatted(i, campaign, campaign))
                        .collect(Collectors.joining("\n"))
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/leads/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().atMost(LIMIT).until(() -> owned().size() == 3);
        String waiting = captured();
        await().atMost(LIMIT).until(() -> "NOBODY_IS_AVAILABLE".equals(reason(waiting)));
        String byHand = api.found("campaign", campaign).getLast();
        as("manager")
                .body("{\"owner\":\"x\"}")
                .post(leadPath(byHand) + "/assignments")
                .then()
                .statusCode(200);

        as("marketing")
                .header("If-Match", "\"0\"")
                .delete("/api/leads/imports/" + job)
                .then()
                .statusCode(202);

        await().atMost(LIMIT).until(() -> "UNDONE"
                .equals(as("rep").get("/api/leads/imports/" + job).path("state")));
        as("rep")
                .get("/api/leads/imports/" + job)
                .then()
                .body("undone.removed", equalTo(2))
                .body("undone.keptLeads.leadId", equalTo(List.of(byHand)))
                .body("undone.keptLeads.reason", equalTo(List.of("changed-since")));
        await().atMost(LIMIT).until(() -> ("r-" + campaign).equals(owner(waiting)));
    }

    private List<String> owned() {
        return api.found("owner", "r-" + campaign);
    }

    @Test
    void peopleGiveClaimAndTakeBack() {
        pool("{\"strategy\":\"LEAST_BUSY\",\"members\":[\"m-%1$s\"]}");
        String lead = captured();

        as("rep").body("{}").post(leadPath(lead) + "/claims").then().statusCode(200);
        as("manager").body("{}").post(leadPath(lead) + "/claims").then().statusCode(409);
        ValidatableResponse given = as("manager")
                .body("{\"owner\":\"x\",\"note\":\"knows them\"}")
                .post(leadPath(lead) + "/assignments")
                .then()
                .statusCode(200)
                .header("Leadstream-Event", startsWith("lead-service/" + lead));
        api.get(lead)
                .body("owner", equalTo("x"))
                .header("ETag", equalTo(given.extract().header("ETag")));
        as("manager")
                .body("{\"pool\":\"%s\"}".formatted(campaign))
                .post(leadPath(lead) + "/assignments")
                .then()
                .body("owner", equalTo("m-" + campaign));
        as("manager").delete(leadPath(lead) + "/assignments").then().statusCode(428);
        as("manager")
                .header("If-Match", api.etag(lead))
                .delete(leadPath(lead) + "/assignments")
                .then()
                .statusCode(200);
        assertions(lead).body("items.size()", equalTo(4)).body("items.by", hasItem("MANUAL"));
        api.patch(lead, "{\"owner\":\"y\"}").statusCode(200);
        assertions(lead).body("items[0].owner", equalTo("y"));
    }

    @Test
    void whatIsNotAnsweredInTimeIsBreachedOnceAndWhatIsToldLateCounts() {
        publish("targets", """
                {"targets":[{"name":"fast","kind":"FIRST","starts":"CAPTURE","within":"PT1S",
                   "when":{"field":"campaign","op":"eq","value":"%1$s"}},
                  {"name":"rolling","kind":"ROLLING","within":"PT1H",
                   "when":{"field":"campaign","op":"eq","value":"%1$s"}}]}""".formatted(campaign)).statusCode(200);
        String lead = captured();
        Instant captured = Instant.now();
        await().atMost(LIMIT).until(() -> states(lead).contains("BREACHED"));
        try (var topics = new Topics()) {
            await().atMost(LIMIT)
                    .until(() -> topics.read("lead-events", lead).stream()
                                    .filter(event -> Topics.text(event.value()).contains("\"target\":\"fast\""))
                                    .count()
                            == 1);
        }
        assertTrue(breaches().contains(lead));

        api.record(lead, "{\"type\":\"CALL\",\"direction\":\"INBOUND\"}").statusCode(201);
        await().atMost(LIMIT).until(() -> states(lead).contains("OPEN"));
        api.record(lead, "{\"type\":\"EMAIL_SENT\"}").statusCode(201);

        await().atMost(LIMIT).until(() -> states(lead).equals(List.of("MET", "LATE")));
        assertTrue(captured.isBefore(Instant.now()));
        as("manager").get("/api/routing/response-times").then().statusCode(200).body("groups.kind", hasItem("FIRST"));
    }

    @Test
    void whatIsNoSettingIsRefused() {
        as("manager").body("{\"rules\":[]}").put("/api/routing/rules").then().statusCode(428);
        as("manager")
                .header("If-Match", "\"99\"")
                .body("{\"rules\":[]}")
                .put("/api/routing/rules")
                .then()
                .statusCode(412);
        publish("rules", "{\"rules\":[{\"name\":\"x\",\"pool\":\"nowhere\"}]}").statusCode(400);
        publish("rules", "{\"rules\":[{\"name\":\"x\",\"user\":\"a\",\"pool\":\"b\"}]}")
                .statusCode(400);
        publish("rules", "{\"rules\":[{\"name\":\"x\",\"user\":\"a\",\"when\":{\"field\":\"no\"}}]}")
                .statusCode(400)
                .body("violations[0].field", equalTo("rules[0].when.field"));
        publish("targets", "{\"targets\":[{\"name\":\"x\",\"kind\":\"FIRST\",\"within\":\"1h\"}]}")
                .statusCode(400);
        put("reps/x", "{\"timeZone\":\"Mars/Phobos\"}").statusCode(400);
        put("calendars/x", "{\"week\":{\"MONDAY\":[{\"from\":\"17:00\",\"to\":\"09:00\"}]}}")
                .statusCode(400);
        put("calendars/x", "{\"week\":{\"MONDAY\":[]}}").statusCode(400);
        as("rep")
                .body("{\"lead\":{\"country\":7}}")
                .post("/api/routing/dry-runs")
                .then()
                .statusCode(400);
        as("rep").body("{}").post("/api/routing/dry-runs").then().statusCode(400);
        as("rep").get("/api/routing/reps/nobody").then().statusCode(404);
        as("rep").get("/api/routing/breaches?after=x").then().statusCode(400);
        as("manager")
                .body("{\"owner\":\"x\"}")
                .post(leadPath(UUID.randomUUID().toString()) + "/assignments")
                .then()
                .statusCode(404);
    }

    private io.restassured.specification.RequestSpecification as(String role) {
        return api.as(role);
    }

    private String captured() {
        return api.capture("{\"email\":\"%s\",\"source\":\"WEB_FORM\",\"campaign\":\"%s\"}"
                        .formatted(newAddress(), campaign))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String owner(String lead) {
        return api.get(lead).extract().path("owner");
    }

    private static String leadPath(String lead) {
        return "/api/routing/leads/" + lead;
    }

    private ValidatableResponse assertions(String lead) {
        return as("rep").get(leadPath(lead) + "/assignments").then().statusCode(200);
    }

    private String reason(String lead) {
        return as("rep")
                .get("/api/routing/unassigned")
                .then()
                .extract()
                .path("items.find { it.leadId == '%s' }?.reason".formatted(lead));
    }

    private List<String> states(String lead) {
        return as("rep")
                .get(leadPath(lead) + "/responses")
                .then()
                .statusCode(200)
                .extract()
                .path("items.state");
    }

    private List<String> breaches() {
        return as("rep")
                .get("/api/routing/breaches?kind=FIRST")
                .then()
                .statusCode(200)
                .extract()
                .path("items.leadId");
    }

    private void pool(String body) {
        put("pools/" + campaign, body.formatted(campaign)).statusCode(200);
    }

    private String rules(String target) {
        return """
                {"rules":[{"name":"mine","when":{"field":"campaign","op":"eq","value":"%s"},%s}]}""".formatted(campaign, target);
    }

    private ValidatableResponse put(String path, String body) {
        return as("revops").body(body).put("/api/routing/" + path).then();
    }

    private ValidatableResponse publish(String list, String body) {
        String etag = as("rep")
                .get("/api/routing/" + list)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        return as("revops")
                .header("If-Match", etag)
                .body(body)
                .put("/api/routing/" + list)
                .then();
    }
}
