package io.leadstream.pipeline.deal;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.leadstream.pipeline.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many moves: of one deal at once, of many deals in one request, and what a deal was before them. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class ManyMovesResourceTest {

    private final Api api = new Api();

    @BeforeEach
    void ready() {
        api.ready();
    }

    @Test
    void ofFiftyClientsOneWinsPerVersion() throws Exception {
        String deal = api.openDeal();
        api.prove(deal, "NEED_CONFIRMED");

        List<Map<Integer, Long>> rounds = new ArrayList<>();
        for (int version = 0; version < 4; version++) {
            String stage = version % 2 == 0 ? "FIT_EVALUATED" : "NEED_CONFIRMED";
            rounds.add(movedAtOnce(deal, "\"" + version + "\"", stage));
        }

        Map<Integer, Long> oneWinner = Map.of(200, 1L, 412, 49L);
        assertEquals(List.of(oneWinner, oneWinner, oneWinner, oneWinner), rounds);
        assertEquals("\"4\"", api.etag(deal));
        List<String> types = new Topic(api.stack(), "deal-events")
                .await(deal, 7).stream().map(Topic.Seen::type).toList();
        assertEquals(4, types.stream().filter("deal.stage-entered.v1"::equals).count());
    }

    private Map<Integer, Long> movedAtOnce(String deal, String etag, String stage) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 50)
                    .mapToObj(_ -> threads.submit(() -> api.as("rep")
                            .header("If-Match", etag)
                            .body("{\"toStage\":\"%s\"}".formatted(stage))
                            .post("/api/deals/" + deal + "/moves")
                            .statusCode()))
                    .toList();
            List<Integer> codes = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                codes.add(answer.get());
            }
            return codes.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        }
    }

    @Test
    void manyDealsAreMovedEachAsIfAlone() {
        String proved = api.openDeal();
        api.prove(proved, "NEED_CONFIRMED");
        String unproved = api.openDeal();
        String unknown = UUID.randomUUID().toString();

        many(
                        "rep",
                        item(proved, "\\\"0\\\""),
                        item(unproved, "0"),
                        item(proved, "\\\"0\\\""),
                        item(unknown, "*"),
                        "{\"dealId\":\"%s\",\"toStage\":\"FIT_EVALUATED\"}".formatted(unproved),
                        "{\"dealId\":\"%s\",\"toStage\":\"FIT_EVALUATED\",\"ifMatch\":\"0\",\"override\":{\"reason\":\"x\"}}"
                                .formatted(unproved),
                        "{\"dealId\":\"me\",\"toStage\":\"FIT_EVALUATED\"}",
                        "7")
                .statusCode(207)
                .body("results.index", contains(0, 1, 2, 3, 4, 5, 6, 7))
                .body("results.status", contains(200, 409, 412, 404, 428, 403, 400, 400))
                .body("results[0].id", is(proved))
                .body("results[0].stage", is("FIT_EVALUATED"))
                .body("results[0].version", is(1))
                .body("results[1].problem.type", is("urn:leadstream:problem:exit-criteria-unmet"))
                .body("results[1].problem.unmet.criterion", hasItem("problem-stated"))
                .body("results[6].problem.violations.field", contains("dealId"));
        assertEquals("\"0\"", api.etag(unproved));
        assertEquals("\"1\"", api.etag(proved));
        assertEquals(
                "deal.stage-entered.v1",
                new Topic(api.stack(), "deal-events").await(proved, 4).getLast().type());
    }

    @Test
    void manyMovesAreRepeatedAsOne() {
        String deal = api.openDeal();
        api.prove(deal, "NEED_CONFIRMED");
        String key = UUID.randomUUID().toString();

        for (String replayed : List.of("false", "true")) {
            String header = api.as("rep")
                    .header("Idempotency-Key", key)
                    .body("[" + item(deal, "0") + "]")
                    .post("/api/deals/moves")
                    .then()
                    .statusCode(207)
                    .body("results.status", contains(200))
                    .extract()
                    .header("Idempotency-Replayed");
            assertEquals(replayed, header == null ? "false" : header);
        }
    }

    @Test
    void moreThanTwoHundredAreTooMany() {
        String[] items = IntStream.range(0, 201).mapToObj(_ -> "{}").toArray(String[]::new);

        many("rep", items).statusCode(400);
        many("rep").statusCode(400);
    }

    @Test
    void aDealIsReadAsItWas() throws InterruptedException {
        Instant before = Instant.now().minusSeconds(1);
        String deal = api.openDeal(
                "{\"name\":\"Acme\",\"owner\":\"rep-1\",\"amount\":{\"amount\":\"10\",\"currency\":\"EUR\"}}");
        Instant opened = pause();
        api.prove(deal, "NEED_CONFIRMED");
        api.move(deal, "FIT_EVALUATED").then().statusCode(200);
        Instant moved = pause();
        patch(deal, "{\"owner\":\"rep-2\",\"name\":\"Acme Ltd\",\"amount\":{\"amount\":\"20\",\"currency\":\"EUR\"}}");
        Instant changed = pause();
        api.command("rep", deal, "closure", "{\"outcome\":\"LOST\",\"reason\":\"COMPETITOR\",\"competitor\":\"Rival\"}")
                .then()
                .statusCode(200)
                .body("closed.kind", is("COMPETITOR"))
                .body("closed.competitor", is("Rival"));

        asOf(deal, before).statusCode(404);
        asOf(deal, opened)
                .statusCode(200)
                .body("stage", is("NEED_CONFIRMED"))
                .body("state", is("OPEN"))
                .body("owner", is("rep-1"))
                .body("amount.amount", is("10.00"))
                .body("unmet", hasSize(2));
        asOf(deal, moved)
                .body("stage", is("FIT_EVALUATED"))
                .body("owner", is("rep-1"))
                .body("unmet", hasSize(3));
        asOf(deal, changed)
                .body("state", is("OPEN"))
                .body("name", is("Acme Ltd"))
                .body("inBase.amount", is("20.00"))
                .body("closed", nullValue());
        asOf(deal, Instant.now())
                .body("state", is("LOST"))
                .body("closed.competitor", is("Rival"))
                .body("category", is("OMITTED"));
    }

    @Test
    void theValuesOfAnAttributeAreListed() {
        String deal = api.openDeal("{\"name\":\"Acme\",\"owner\":\"rep-1\"}");
        patch(deal, "{\"owner\":\"rep-2\",\"strategyNote\":\"Erika decides\"}");
        patch(deal, "{\"owner\":null}");

        values("revops", deal, "owner")
                .statusCode(200)
                .body("values.value", contains("rep-1", "rep-2", null))
                .body("values[1].by", is("rep"));
        values("rep", deal, "strategyNote").body("values.value", contains(null, "Erika decides"));
        values("rep", deal, "amount").body("values", hasSize(1));
        values("marketing", deal, "strategyNote").statusCode(403);
        values("rep", deal, "mood").statusCode(400);
    }

    private ValidatableResponse values(String role, String deal, String attribute) {
        return api.as(role)
                .get("/api/deals/" + deal + "/history?attribute=" + attribute)
                .then();
    }

    private ValidatableResponse asOf(String deal, Instant time) {
        return api.as("rep").get("/api/deals/" + deal + "?asOf=" + time).then();
    }

    private void patch(String deal, String body) {
        api.as("rep")
                .header("If-Match", api.etag(deal))
                .body(body)
                .patch("/api/deals/" + deal)
                .then()
                .statusCode(200);
    }

    private static Instant pause() throws InterruptedException {
        Instant between = Instant.now();
        Thread.sleep(2);
        return between;
    }

    private ValidatableResponse many(String role, String... items) {
        return api.as(role)
                .body("[" + String.join(",", items) + "]")
                .post("/api/deals/moves")
                .then();
    }

    private static String item(String deal, String ifMatch) {
        return "{\"dealId\":\"%s\",\"toStage\":\"FIT_EVALUATED\",\"ifMatch\":\"%s\"}".formatted(deal, ifMatch);
    }
}
