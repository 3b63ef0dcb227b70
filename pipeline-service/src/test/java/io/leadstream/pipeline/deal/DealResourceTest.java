package io.leadstream.pipeline.deal;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.leadstream.pipeline.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class DealResourceTest {

    private final Api api = new Api();
    private final String lead = UUID.randomUUID().toString();
    private final String owner = "rep-" + UUID.randomUUID();

    @BeforeEach
    void ready() {
        api.ready();
    }

    @Test
    void aDealIsOpenedByHandInTheFirstStage() {
        open("{\"name\":\"Acme\",\"leadId\":\"%s\",\"owner\":\"%s\",\"segments\":{\"product\":\"GTX\"}}"
                        .formatted(lead, owner))
                .statusCode(201)
                .header("Location", matchesPattern(".*/api/deals/[0-9a-f-]{36}"))
                .header("ETag", "\"0\"")
                .header("Leadstream-Event", matchesPattern("pipeline-service/[0-9a-f-]{36}/1"))
                .body("stage", is("NEED_CONFIRMED"))
                .body("state", is("OPEN"))
                .body("origin", is("MANUAL"))
                .body("pipeline", is("standard"))
                .body("unmet.criterion", contains("problem-stated", "timeline-stated"))
                .body("unmet[0].stage", is("NEED_CONFIRMED"))
                .body("unmet[0].text", notNullValue())
                .body("links.moves", notNullValue());
    }

    @Test
    void theOpeningIsPublishedWithoutTheName() {
        String deal = api.openDeal(
                "{\"name\":\"Acme secret\",\"leadId\":\"%s\",\"amount\":{\"amount\":\"1200\",\"currency\":\"EUR\"},\"expectedClose\":\"2030-01-31\"}"
                        .formatted(lead));

        Topic.Seen opened = new Topic(api.stack(), "deal-events").await(deal, 1).getFirst();
        assertEquals("deal.opened.v1", opened.type());
        assertEquals(lead, opened.payload().getString("leadId"));
        assertEquals("1200.00", opened.payload().getJsonObject("amount").getString("amount"));
        assertEquals("2030-01-31", opened.payload().getString("expectedClose"));
        assertFalse(opened.payload().encode().contains("secret"));
    }

    @Test
    void aLeadHasOneOpenDeal() {
        String deal = open("{\"name\":\"first\",\"leadId\":\"%s\"}".formatted(lead))
                .extract()
                .path("id");

        open("{\"name\":\"second\",\"leadId\":\"%s\"}".formatted(lead))
                .statusCode(409)
                .body("type", is("urn:leadstream:problem:lead-has-open-deal"))
                .body("openDeal", is(deal));
    }

    @Test
    void ofManyAtOnceForOneLeadOneIsOpened() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> open("{\"name\":\"d\",\"leadId\":\"%s\"}".formatted(lead))
                            .extract()
                            .statusCode()))
                    .toList();
            List<Integer> codes =
                    answers.stream().map(DealResourceTest::result).sorted().toList();
            assertEquals(List.of(201, 409, 409, 409, 409, 409, 409, 409), codes);
        }
    }

    @Test
    void theSameKeyOpensOneDeal() {
        String body = "{\"name\":\"once\"}";
        String key = UUID.randomUUID().toString();
        String first = api.as("rep")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/deals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        api.as("rep")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/deals")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", is(first));
        api.as("rep")
                .header("Idempotency-Key", key)
                .body("{\"name\":\"twice\"}")
                .post("/api/deals")
                .then()
                .statusCode(422);
    }

    @Test
    void anUnknownPipelineIsNamed() {
        open("{\"name\":\"x\",\"pipeline\":\"nowhere\"}").statusCode(400).body("violations[0].field", is("pipeline"));
    }

    @Test
    void aListIsNarrowedAndPaged() {
        List<String> deals = IntStream.range(0, 5)
                .mapToObj(i -> api.openDeal("{\"name\":\"d\",\"owner\":\"%s\"}".formatted(owner)))
                .toList();
        api.command("rep", deals.getFirst(), "closure", "{\"outcome\":\"LOST\",\"reason\":\"TIMING\"}")
                .then()
                .statusCode(200);

        String next = list("owner=" + owner + "&limit=3")
                .body("items.id", contains(deals.get(4), deals.get(3), deals.get(2)))
                .extract()
                .path("next");
        list("owner=" + owner + "&limit=3&after=" + next)
                .body("items.id", contains(deals.get(1), deals.get(0)))
                .body("next", nullValue());
        list("owner=" + owner + "&state=LOST").body("items.id", contains(deals.getFirst()));
        list("owner=" + owner + "&state=OPEN&stage=NEED_CONFIRMED&pipeline=standard")
                .body("items", hasSize(4));
        list("leadId=" + lead).body("items", hasSize(0));
        list("stage=NEED_CONFIRMED").body("items.stage", everyItem(is("NEED_CONFIRMED")));
    }

    @Test
    void aPatchChangesWhatItNames() {
        String deal = api.openDeal(
                "{\"name\":\"Acme\",\"owner\":\"%s\",\"segments\":{\"a\":\"1\",\"b\":\"2\"}}".formatted(owner));

        patch(
                        deal,
                        "\"0\"",
                        "{\"name\":\"Acme Ltd\",\"owner\":null,\"segments\":{\"a\":null,\"c\":\"3\"},\"amount\":{\"amount\":\"5.10\",\"currency\":\"EUR\"}}")
                .statusCode(200)
                .header("ETag", "\"1\"")
                .header("Leadstream-Event", "pipeline-service/" + deal + "/2")
                .body("name", is("Acme Ltd"))
                .body("owner", nullValue())
                .body("segments", equalTo(java.util.Map.of("b", "2", "c", "3")))
                .body("amount.amount", is("5.10"));
        Topic.Seen changed =
                new Topic(api.stack(), "deal-events").await(deal, 2).getLast();
        assertEquals("deal.changed.v1", changed.type());
        assertFalse(changed.payload().containsKey("name"));
        assertFalse(changed.payload().containsKey("owner"));
    }

    @Test
    void aPatchThatChangesNothingKeepsTheVersion() {
        String deal = api.openDeal();

        patch(deal, "\"0\"", "{\"name\":\"Acme\"}")
                .statusCode(200)
                .header("ETag", "\"0\"")
                .header("Leadstream-Event", "pipeline-service/" + deal + "/1");
    }

    @Test
    void aPatchNeedsTheVersionSeen() {
        String deal = api.openDeal();

        patch(deal, "\"9\"", "{\"name\":\"x\"}").statusCode(412);
        api.as("rep")
                .body("{\"name\":\"x\"}")
                .patch("/api/deals/" + deal)
                .then()
                .statusCode(428);
        patch(deal, "\"0\"", "{\"stage\":\"LIVE\"}").statusCode(400).body("violations.field", hasItem("stage"));
        patch(deal, "\"0\"", "{\"name\":null}").statusCode(400).body("violations.field", hasItem("name"));
        patch(deal, "\"0\"", "{\"expectedClose\":\"9999-01-01\"}")
                .statusCode(400)
                .body("violations.field", hasItem("expectedClose"));
        patch(deal, "\"0\"", "[]").statusCode(400);
    }

    private ValidatableResponse open(String body) {
        return api.as("rep").body(body).post("/api/deals").then();
    }

    private ValidatableResponse list(String query) {
        return api.as("marketing").get("/api/deals?" + query).then().statusCode(200);
    }

    private ValidatableResponse patch(String deal, String etag, String body) {
        return api.as("rep")
                .contentType("application/merge-patch+json")
                .header("If-Match", etag)
                .body(body)
                .patch("/api/deals/" + deal)
                .then();
    }

    private static int result(java.util.concurrent.Future<Integer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
