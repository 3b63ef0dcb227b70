package io.leadstream.pipeline.deal;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.leadstream.pipeline.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules of stages, from the definition to the move that they forbid. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class StageRulesResourceTest {

    private final Api api = new Api();
    private final String key = "r" + UUID.randomUUID();

    @BeforeEach
    void ready() {
        api.ready();
    }

    private static String stage(String key, String rules) {
        return """
                {"key":"%s","name":"%s named","phase":"SALE","buyerOutcome":"The buyer has named it","rules":%s,
                 "exitCriteria":[{"key":"c","text":"The buyer named it","inspectable":"the e-mail"}]}""".formatted(key, key, rules);
    }

    private void publish(String rulesOfB) {
        String body = "{\"key\":\"%s\",\"name\":\"Rules\",\"stages\":[%s,%s,%s]}"
                .formatted(key, stage("A", "{}"), stage("B", rulesOfB), stage("C", "{}"));
        api.as("revops").body(body).post("/api/pipelines").then().statusCode(201);
    }

    private String open(String more) {
        return api.openDeal("{\"name\":\"x\",\"pipeline\":\"%s\"%s}".formatted(key, more));
    }

    private Response moveTo(String deal, String stage) {
        return api.command(
                "manager", deal, "moves", "{\"toStage\":\"%s\",\"override\":{\"reason\":\"told\"}}".formatted(stage));
    }

    @Test
    void aStageThatMayNotBeSkippedIsNamed() {
        publish("{\"noSkip\":true,\"noBackward\":true}");
        String deal = open("");

        moveTo(deal, "C")
                .then()
                .statusCode(409)
                .body("type", is("urn:leadstream:problem:stage-rule"))
                .body("rule", is("noSkip"))
                .body("stages", contains("B"));
        moveTo(deal, "B").then().statusCode(200);
        moveTo(deal, "A").then().statusCode(409).body("rule", is("noBackward"));
    }

    @Test
    void aDealBeginsWhereItMay() {
        publish("{\"allowedAtCreation\":true}");

        String deal = open(",\"stage\":\"B\"");

        api.as("rep").get("/api/deals/" + deal).then().body("stage", is("B"));
        api.as("rep")
                .body("{\"name\":\"x\",\"pipeline\":\"%s\",\"stage\":\"C\"}".formatted(key))
                .post("/api/deals")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("stage"))
                .body("violations[0].message", containsString("A, B"));
    }

    @Test
    void approvalIsGivenByWhoHasTheRoleAndGoesWithAMoveBack() {
        publish("{\"approval\":{\"roles\":[\"manager\",\"revops\"],\"when\":\"ENTRY\"}}");
        String deal = open("");
        moveTo(deal, "B")
                .then()
                .statusCode(409)
                .body("type", is("urn:leadstream:problem:approval-missing"))
                .body("missing.role", contains("manager", "revops"));
        decide("rep", deal, "APPROVED").then().statusCode(403);
        decide("manager", deal, "APPROVED").then().statusCode(201).body("roles", contains("manager"));
        decide("revops", deal, "REFUSED").then().statusCode(201);
        moveTo(deal, "B").then().statusCode(409).body("missing.role", contains("revops"));
        decide("revops", deal, "APPROVED").then().statusCode(201);

        moveTo(deal, "B").then().statusCode(200);

        moveTo(deal, "A").then().statusCode(200);
        moveTo(deal, "B").then().statusCode(409).body("missing.role", contains("manager", "revops"));
        api.as("manager")
                .get("/api/deals/" + deal + "/approvals")
                .then()
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items.note", hasItem("as agreed"))
                .body("items[0].voidSince", notNullValue());
        List<Topic.Seen> decided = new Topic(api.stack(), "deal-events")
                .await(deal, 6).stream()
                        .filter(seen -> seen.type().equals("deal.stage-approval-decided.v1"))
                        .toList();
        assertEquals(3, decided.size());
        assertEquals("B", decided.getFirst().payload().getString("stage"));
        assertFalse(decided.getFirst().payload().encode().contains("as agreed"));
        api.as("marketing").get("/api/deals/" + deal + "/approvals").then().body("items[0]", not(hasKey("note")));
    }

    private Response decide(String role, String deal, String decision) {
        return api.as(role)
                .body("{\"stage\":\"B\",\"decision\":\"%s\",\"note\":\"as agreed\"}".formatted(decision))
                .post("/api/deals/" + deal + "/approvals");
    }

    @Test
    void aDealThatIsInItsStageForTooLongIsOverdueAndFound() {
        publish("{\"allowedAtCreation\":true,\"maximumAge\":\"PT1S\"}");
        String slow = open(",\"stage\":\"B\"");
        String other = open("");

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> api.as("rep").get("/api/deals/" + slow).path("stageOverdue"));

        String list = "/api/deals?pipeline=" + key + "&stageOverdue=";
        api.as("rep").get(list + "true").then().statusCode(200).body("items.id", contains(slow));
        api.as("rep").get(list + "false").then().statusCode(200).body("items.id", contains(other));
    }
}
