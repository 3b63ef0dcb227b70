package io.leadstream.pipeline.team;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
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
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class TeamResourceTest {

    private final Api api = new Api();
    private String deal;

    @BeforeEach
    void openDeal() {
        deal = api.ready().openDeal();
    }

    @Test
    void whoAcceptsAsAccountManagerOwnsTheDealAndStaysAccountable() {
        String handOver = ask("marketing", "ACCOUNT_MANAGER");

        answer("rep", handOver, "acceptance", "").statusCode(403);
        answer("marketing", handOver, "acceptance", "{\"note\":\"gladly\"}")
                .statusCode(200)
                .body("state", is("ACCEPTED"))
                .body("answeredBy", is("marketing"));

        api.as("rep").get("/api/deals/" + deal).then().body("owner", is("marketing"));
        api.as("rep")
                .get("/api/deals/" + deal + "/accountability")
                .then()
                .body("accountManager", is("marketing"))
                .body("stages.accountable", everyItem(is("marketing")));
        List<Topic.Seen> told = new Topic(api.stack(), "deal-events").await(deal, 5);
        assertEquals(
                List.of(
                        "deal.opened.v1",
                        "deal.hand-over-asked.v1",
                        "deal.hand-over-answered.v1",
                        "deal.changed.v1",
                        "deal.accountability-set.v1"),
                told.stream().map(Topic.Seen::type).toList());
        told.forEach(event -> assertFalse(event.payload().encode().contains("gladly")));
    }

    @Test
    void whoAcceptsAsCustomerSuccessDoesTheDailyWork() {
        answer("manager", ask("cs-2", "CUSTOMER_SUCCESS"), "acceptance", "").statusCode(200);

        api.as("rep")
                .get("/api/deals/" + deal + "/accountability")
                .then()
                .body("customerSuccess", is("cs-2"))
                .body("stages.leadsCall", everyItem(is("cs-2")));
        api.as("rep").get("/api/deals/" + deal).then().body("owner", nullValue());
    }

    @Test
    void oneIsAskedAtATimeForARole() {
        String first = ask("am-3", "ACCOUNT_MANAGER");
        asked("am-4", "ACCOUNT_MANAGER").statusCode(409);
        ask("s-1", "SUPPORT");

        answer("manager", first, "decline", "{\"reason\":\"on holiday\"}").statusCode(200);
        answer("manager", first, "acceptance", "").statusCode(409).body("from", is("DECLINED"));
        ask("am-4", "ACCOUNT_MANAGER");

        api.as("rep")
                .get("/api/deals/" + deal + "/hand-overs")
                .then()
                .body("items.to", contains("am-3", "s-1", "am-4"))
                .body("items[0].answer", is("on holiday"));
        api.as("revops").get("/api/deals/" + deal + "/hand-overs").then().body("items[0]", not(hasKey("answer")));
    }

    @Test
    void everybodySeesWhatTheyAreAsked() {
        String to = "cs-" + UUID.randomUUID();
        String handOver = ask(to, "ONBOARDING");

        api.as("manager")
                .get("/api/deals/hand-overs?to=" + to)
                .then()
                .statusCode(200)
                .body("items.id", contains(handOver))
                .body("items.note", contains("they want a pilot"));
        api.as("rep").get("/api/deals/hand-overs?from=rep&limit=1").then().body("items", hasSize(1));
        api.as("manager")
                .get("/api/deals/hand-overs?state=DECLINED&to=" + to)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void allThatHappenedIsReadInOneList() {
        api.prove(deal, "NEED_CONFIRMED");
        api.move(deal, "FIT_EVALUATED").then().statusCode(200);
        api.as("rep")
                .body("{\"measure\":\"hours saved\"}")
                .post("/api/deals/" + deal + "/promises")
                .then()
                .statusCode(201);
        answer("manager", ask("cs-2", "CUSTOMER_SUCCESS"), "acceptance", "").statusCode(200);

        JsonPath all = timeline("rep", "")
                .body("links.complete", is("/api/deal-timelines/" + deal))
                .body("links.comments", is("/api/comments?dealId=" + deal))
                .body("items.type", hasItems("STEP", "EVIDENCE", "PROMISE", "HAND_OVER", "ACCOUNTABILITY"))
                .body("items.detail.measure", hasItem("hours saved"))
                .extract()
                .jsonPath();
        List<Instant> times = all.getList("items.at", String.class).stream()
                .map(Instant::parse)
                .toList();
        assertEquals(times.stream().sorted().toList(), times);
        assertEquals(all.getList("items.id"), pages(2));
        assertEquals(
                all.getList("items.id").reversed(),
                timeline("rep", "&order=desc").extract().path("items.id"));
        List<String> types = all.getList("items.type");
        // what a hand-over leads to comes behind it
        assertEquals("ACCOUNTABILITY", types.getLast());
        timeline("rep", "&types=step").body("items.detail.step", contains("OPENED", "STAGE_ENTERED"));
        timeline("marketing", "")
                .body("items.detail.measure", not(hasItem("hours saved")))
                .body("items.detail.note", not(hasItem("they want a pilot")));
    }

    @Test
    void whatAnImportTellsOfTheTimeBeforeIsThereToo() {
        String externalId = UUID.randomUUID().toString();
        api.as("revops")
                .contentType("application/x-ndjson")
                .body("""
                {"externalId":"%s","name":"Past","history":[{"stage":"NEED_CONFIRMED","at":"2024-01-01T00:00:00Z"},\
                {"stage":"FIT_EVALUATED","at":"2024-02-01T00:00:00Z"}],\
                "closed":{"outcome":"WON","at":"2024-03-01T00:00:00Z"}}
                """.formatted(externalId).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/deals/imports")
                .then()
                .statusCode(202);
        deal = Awaitility.await()
                .until(
                        () -> new Topic(api.stack(), "deal-events")
                                .all().stream()
                                        .filter(event -> event.value().contains(externalId))
                                        .map(event -> event.key())
                                        .findFirst()
                                        .orElse(""),
                        found -> !found.isEmpty());

        timeline("rep", "&types=imported")
                .body("items.detail.step", contains("OPENED", "STAGE_ENTERED", "CLOSED"))
                .body("items.at", contains("2024-01-01T00:00:00Z", "2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z"))
                .body("items.detail.outcome", hasItem("WON"));
    }

    @Test
    void ofADealThatIsNotThereNothingIsTold() {
        api.as("rep")
                .get("/api/deals/" + UUID.randomUUID() + "/timeline")
                .then()
                .statusCode(404);
    }

    private List<String> pages(int size) {
        List<String> ids = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonPath page = timeline("rep", "&limit=" + size + (next.isEmpty() ? "" : "&after=" + next))
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            next = page.getString("next");
        }
        return ids;
    }

    private ValidatableResponse timeline(String role, String more) {
        return api.as(role)
                .get("/api/deals/" + deal + "/timeline?from=2000-01-01" + more)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse asked(String to, String role) {
        return api.as("rep")
                .body("{\"to\":\"%s\",\"role\":\"%s\",\"note\":\"they want a pilot\"}".formatted(to, role))
                .post("/api/deals/" + deal + "/hand-overs")
                .then();
    }

    private String ask(String to, String role) {
        return asked(to, role).statusCode(201).extract().path("id");
    }

    private ValidatableResponse answer(String who, String handOver, String answer, String body) {
        return api.as(who)
                .body(body)
                .post("/api/deals/%s/hand-overs/%s/%s".formatted(deal, handOver, answer))
                .then();
    }
}
