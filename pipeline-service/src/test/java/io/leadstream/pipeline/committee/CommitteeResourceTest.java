package io.leadstream.pipeline.committee;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.leadstream.pipeline.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class CommitteeResourceTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final Api api = new Api();
    private final Topic dealEvents = new Topic(api.stack(), "deal-events");

    private String deal = "";

    @BeforeEach
    void openDeal() {
        deal = api.ready().openDeal();
    }

    @Test
    void whoJoinsIsThereWithTheirRoles() {
        String person = id();
        Response joined = join("""
                {"personId":"%s","roles":["CHAMPION","END_USER"],"stance":"SUPPORTS","influence":4,
                 "jobFunction":"IT","seniority":"HEAD","equippedWith":["https://drive.example/case"]}""", person);

        joined.then()
                .statusCode(201)
                .body("roles", containsInAnyOrder("CHAMPION", "END_USER"))
                .body("candidate", is(false))
                .body("resources", is(1));
        committee("").body("members.personId", contains(person)).body("roles.CHAMPION", contains(idOf(joined)));
        api.as("rep").get("/api/deals/" + deal).then().body("links.committee", is("/api/deals/" + deal + "/committee"));
        Topic.Seen told = dealEvents.await(deal, 2).getLast();
        assertEquals("deal.committee-changed.v1", told.type());
        assertEquals(
                person, told.payload().getJsonArray("members").getJsonObject(0).getString("personId"));
        assertFalse(told.payload().encode().contains("drive.example"));
    }

    @Test
    void whatWasTrueOnAnyDayCanBeRead() {
        String stakeholder =
                idOf(join("{\"personId\":\"%s\",\"roles\":[\"INFLUENCER\"],\"from\":\"" + daysAgo(30) + "\"}", id()));

        patch(stakeholder, "?at=" + daysAgo(20), "{\"roles\":[\"DECISION_MAKER\"],\"influence\":5}")
                .statusCode(200);
        leave(stakeholder, "?at=" + daysAgo(10)).statusCode(204);

        committee("?asOf=" + daysAgo(31)).body("members", empty());
        committee("?asOf=" + daysAgo(30)).body("members[0].roles", contains("INFLUENCER"));
        committee("?asOf=" + daysAgo(15))
                .body("members[0].roles", contains("DECISION_MAKER"))
                .body("members[0].influence", is(5));
        committee("").body("members", empty());
        api.as("rep")
                .get(path(stakeholder))
                .then()
                .statusCode(200)
                .body("until", is(daysAgo(10).toString()));
        api.as("rep").get("/api/deals/" + deal + "/stakeholders").then().body("items.id", contains(stakeholder));
        api.as("rep")
                .get(path(stakeholder) + "/history")
                .then()
                .body("items.type", contains("JOINED", "CHANGED", "LEFT"))
                .body("items[1].by", is("rep"));
    }

    @Test
    void changesNeedTheVersionThatWasSeenAndFollowTheLast() {
        String stakeholder = idOf(join("{\"personId\":\"%s\",\"roles\":[\"BLOCKER\"]}", id()));

        api.as("rep").body("{}").patch(path(stakeholder)).then().statusCode(428);
        api.as("rep")
                .header("If-Match", "\"9\"")
                .body("{}")
                .patch(path(stakeholder))
                .then()
                .statusCode(412);
        patch(stakeholder, "?at=" + daysAgo(3), "{\"influence\":1}")
                .statusCode(400)
                .body("violations.field", hasItem("at"));
        patch(stakeholder, "", "{\"influence\":9}").statusCode(400).body("violations.field", hasItem("influence"));
        patch(stakeholder, "", "{\"addressed\":\"so\"}").statusCode(400).body("violations.field", hasItem("addressed"));
        patch(stakeholder, "", "{\"introducedBy\":[\"" + stakeholder + "\"]}")
                .statusCode(400)
                .body("violations.field", hasItem("introducedBy"));
        patch(stakeholder, "", "{\"roles\":[\"BLOCKER\"]}").statusCode(200);
        assertEquals("\"0\"", etag(stakeholder), "what changes nothing makes no version");
        patch(stakeholder, "", "{\"objection\":\"own stack\",\"addressed\":\"runs on it\"}")
                .statusCode(200)
                .body("objectionState", is("ADDRESSED"));
        api.as("rep").delete(path(stakeholder)).then().statusCode(428);
    }

    @Test
    void nobodyIsThereTwiceAndWhoLeftMayComeAgain() {
        String person = id();
        String stakeholder = idOf(join("{\"personId\":\"%s\",\"roles\":[\"CHAMPION\"]}", person));

        join("{\"personId\":\"%s\",\"roles\":[\"CHAMPION\"]}", person)
                .then()
                .statusCode(409)
                .body("stakeholder", is(stakeholder));
        leave(stakeholder, "").statusCode(204);
        patch(stakeholder, "", "{\"influence\":1}").statusCode(409);
        join("{\"personId\":\"%s\",\"roles\":[\"CHAMPION\"]}", person).then().statusCode(201);
    }

    @Test
    void theSameRequestAgainAddsNobody() {
        String body = "{\"personId\":\"%s\",\"roles\":[\"CHAMPION\"]}".formatted(id());
        for (int i = 0; i < 2; i++) {
            api.as("rep")
                    .header("Idempotency-Key", "join-" + deal)
                    .body(body)
                    .post("/api/deals/" + deal + "/stakeholders")
                    .then()
                    .statusCode(201);
        }

        committee("").body("members", hasSize(1));
    }

    @Test
    void coverageNamesWhatIsAtRiskAndWhatToDo() {
        String champion = idOf(join("{\"personId\":\"%s\",\"roles\":[\"CHAMPION\"]}", id()));
        coverage()
                .body("risks.risk", hasItems("NO_DECISION_MAKER", "CHAMPION_SILENT", "CHAMPION_WITHOUT_RESOURCES"))
                .body("risks.nextStep", not(hasItem("")))
                .body("missing", hasItem("DECISION_MAKER"));

        join("{\"personId\":\"%s\",\"roles\":[\"DECISION_MAKER\"],\"introducedBy\":[\"" + champion + "\"]}", id());
        coverage().body("risks.risk", hasItem("DECISION_MAKER_OUT_OF_REACH"));
        api.as("rep")
                .body("{\"at\":\"" + daysAgo(1) + "\"}")
                .post(path(champion) + "/contacts")
                .then()
                .statusCode(201)
                .body("lastContactAt", is(daysAgo(1).toString()));

        coverage()
                .body("risks.risk", not(hasItem("CHAMPION_SILENT")))
                .body("path.via", hasSize(2))
                .body("path.direct", is(false));
        api.as("rep")
                .get("/api/deals/" + deal + "/coverage?asOf=" + daysAgo(2))
                .then()
                .body("people", is(0));
    }

    @Test
    void wordsAreForWhoSells() {
        String stakeholder = idOf(join(
                "{\"personId\":\"%s\",\"roles\":[\"BLOCKER\"],\"objection\":\"Erika fears for her tool\",\"equippedWith\":[\"x\"]}",
                id()));

        api.as("marketing")
                .get(path(stakeholder))
                .then()
                .statusCode(200)
                .body("objection", nullValue())
                .body("equippedWith", nullValue())
                .body("objectionState", is("OPEN"))
                .body("resources", is(1));
        api.as("manager").get(path(stakeholder)).then().body("objection", is("Erika fears for her tool"));
    }

    @Test
    void theRolesPresentAtEachStageCanBeRead() {
        String left = idOf(join("{\"personId\":\"%s\",\"roles\":[\"CHAMPION\"]}", id()));
        api.prove(deal, "NEED_CONFIRMED");
        leave(left, "").statusCode(204);
        api.move(deal, "FIT_EVALUATED").then().statusCode(200);
        join("{\"personId\":\"%s\",\"roles\":[\"DECISION_MAKER\"]}", id());

        api.as("rep")
                .get("/api/deals/" + deal + "/committee/stages")
                .then()
                .statusCode(200)
                .body("stages.stage", contains("NEED_CONFIRMED", "FIT_EVALUATED"))
                .body("stages[0].roles", contains("CHAMPION"))
                .body("stages[1].roles", contains("DECISION_MAKER"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (String path :
                new String[] {"committee", "committee/stages", "coverage", "stakeholders", "stakeholders/" + id()}) {
            api.as("rep").get("/api/deals/" + id() + "/" + path).then().statusCode(404);
        }
        api.as("rep").get(path(id())).then().statusCode(404);
        api.as("rep").body("{}").post(path(id()) + "/contacts").then().statusCode(404);
        String stakeholder = idOf(join("{\"personId\":\"%s\"}", id()));
        api.as("rep")
                .get("/api/deals/" + api.openDeal() + "/stakeholders/" + stakeholder)
                .then()
                .statusCode(404);
    }

    @Test
    void theEightRolesAreDescribed() {
        api.as("rep")
                .get("/api/buying-roles")
                .then()
                .statusCode(200)
                .body("roles", hasSize(8))
                .body("roles[0].key", is("DECISION_MAKER"))
                .body("roles[0].does", equalTo("takes the final decision"));
    }

    private Response join(String body, String person) {
        return api.as("rep").body(body.formatted(person)).post("/api/deals/" + deal + "/stakeholders");
    }

    private ValidatableResponse committee(String query) {
        return api.as("rep")
                .get("/api/deals/" + deal + "/committee" + query)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse coverage() {
        return api.as("rep").get("/api/deals/" + deal + "/coverage").then().statusCode(200);
    }

    private ValidatableResponse patch(String stakeholder, String query, String body) {
        return api.as("rep")
                .header("If-Match", etag(stakeholder))
                .body(body)
                .patch(path(stakeholder) + query)
                .then();
    }

    private ValidatableResponse leave(String stakeholder, String query) {
        return api.as("rep")
                .header("If-Match", etag(stakeholder))
                .delete(path(stakeholder) + query)
                .then();
    }

    private String etag(String stakeholder) {
        return api.as("rep")
                .get(path(stakeholder))
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    private String path(String stakeholder) {
        return "/api/deals/" + deal + "/stakeholders/" + stakeholder;
    }

    private static String idOf(Response joined) {
        return joined.then().statusCode(201).extract().path("id");
    }

    private static Instant daysAgo(int days) {
        return NOW.minus(days, ChronoUnit.DAYS);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
