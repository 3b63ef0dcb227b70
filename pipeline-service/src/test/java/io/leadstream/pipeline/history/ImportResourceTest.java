package io.leadstream.pipeline.history;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.leadstream.pipeline.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class ImportResourceTest {

    private final Api api = new Api();
    private final String external = UUID.randomUUID().toString();

    @BeforeEach
    void ready() {
        api.ready();
    }

    @Test
    void aDealComesWithItsHistory() {
        JsonPath done = imported("?observedFrom=2026-01-02", line(external, "FIT_EVALUATED"));

        assertEquals(List.of(1, 1, 0, 0), counts(done));
        String deal = dealId(external);
        api.as("rep")
                .get("/api/deals/" + deal)
                .then()
                .body("stage", is("FIT_EVALUATED"))
                .body("state", is("OPEN"))
                .body("origin", is("IMPORT"))
                .body("amount.amount", is("50.00"));
        api.as("rep")
                .get("/api/deals/" + deal + "/history")
                .then()
                .body("stages.stage", contains("NEED_CONFIRMED", "FIT_EVALUATED"))
                .body("stages[0].leftAt", is("2026-01-05T10:00:00Z"));
        Topic.Seen event = new Topic(api.stack(), "deal-events").await(deal, 1).getFirst();
        assertEquals("deal.imported.v1", event.type());
        assertEquals(external, event.payload().getString("externalId"));
        assertEquals("2026-01-02T00:00:00Z", event.payload().getString("observedFrom"));
        assertEquals(2, event.payload().getJsonArray("history").size());
        assertEquals(2, event.payload().getJsonArray("history").getJsonObject(1).getInteger("rank"));
        assertFalse(event.payload().containsKey("name"));
    }

    @Test
    void everyLineThatIsWrongIsAnErrorOfItsOwn() {
        String tooLong = "{\"name\":\"" + "x".repeat(1 << 20) + "\"}";
        JsonPath done = imported(
                "",
                line(external + "-1", "FIT_EVALUATED"),
                "{broken",
                "",
                line(external + "-2", "NOWHERE"),
                line(external + "-3", "FIT_EVALUATED").replace("standard", "nowhere"),
                line(external + "-4", "FIT_EVALUATED").replace("2026-01-05T10:00:00Z", "2025-01-05T10:00:00Z"),
                line(external + "-5", "FIT_EVALUATED").replace("2026-01-05T10:00:00Z", "2099-01-05T10:00:00Z"),
                line(external + "-6", "FIT_EVALUATED").replace("\"50\"", "\"-50\""),
                line(external + "-7", "FIT_EVALUATED").replace("EUR", "EURO"),
                tooLong,
                line(external + "-8", "FIT_EVALUATED").replace("\"amount\"", "\"price\""),
                "{\"externalId\":\"" + external + "-9\",\"history\":[]}",
                line(external + "-10", "FIT\\u0000"),
                "[".repeat(100_000),
                "\"text\"",
                "null",
                line(external + "-11", "FIT_EVALUATED")
                        .replace("\"history\"", "\"closed\":{\"outcome\":\"WON\",\"at\":\"2026-01-01\"},\"history\""),
                line(external + "-1", "NEED_CONFIRMED"));

        assertEquals(List.of(17, 1, 0, 16), counts(done));
        assertEquals(IntStream.rangeClosed(2, 18).filter(i -> i != 3).boxed().toList(), done.getList("errors.line"));
        assertEquals("urn:leadstream:problem:unknown-stage", done.getString("errors.find{it.line==4}.type"));
        assertEquals("urn:leadstream:problem:unknown-pipeline", done.getString("errors.find{it.line==5}.type"));
        assertEquals("urn:leadstream:problem:times-decrease", done.getString("errors.find{it.line==6}.type"));
        assertEquals("history[1].at must not be in the future", done.getString("errors.find{it.line==7}.detail"));
        assertEquals("urn:leadstream:problem:line-too-long", done.getString("errors.find{it.line==10}.type"));
        assertEquals("urn:leadstream:problem:external-id-taken", done.getString("errors.find{it.line==18}.type"));
    }

    @Test
    void theSameLineAgainIsUnchangedHoweverItIsWritten() {
        imported("", line(external, "FIT_EVALUATED"));

        JsonPath again = imported(
                "",
                line(external, "FIT_EVALUATED")
                        .replace("\"50\"", "50.0")
                        .replace(",\"", " , \"")
                        .replace("T10:00:00Z", "T11:00:00+01:00"));

        assertEquals(List.of(1, 1, 1, 0), counts(again));
        assertEquals(
                1,
                new Topic(api.stack(), "deal-events").await(dealId(external), 1).size());
    }

    @Test
    void aCorrectionReplacesTheHistoryAndItsUndoBringsItBack() {
        imported("", line(external, "FIT_EVALUATED"));
        String deal = dealId(external);

        assertEquals(List.of(1, 0, 0, 1), counts(imported("", line(external, "TERMS_AGREED"))));
        JsonPath corrected = imported("?mode=correct", line(external, "TERMS_AGREED"));
        assertEquals(List.of(1, 1, 0, 0), counts(corrected));
        api.as("rep")
                .get("/api/deals/" + deal)
                .then()
                .body("stage", is("TERMS_AGREED"))
                .header("ETag", "\"1\"");

        JsonPath undone = undone(corrected.getString("id"));
        assertEquals(1, undone.getInt("undone.restored"));
        api.as("rep").get("/api/deals/" + deal).then().body("stage", is("FIT_EVALUATED"));
        List<Topic.Seen> events = new Topic(api.stack(), "deal-events").await(deal, 3);
        assertEquals(
                List.of("deal.imported.v1", "deal.imported.v1", "deal.imported.v1"),
                events.stream().map(Topic.Seen::type).toList());
        assertEquals(events.getFirst().payload(), events.getLast().payload());
    }

    @Test
    void undoWithdrawsWhatOnlyThatImportMade() {
        JsonPath first = imported(
                "",
                line(external + "-kept", "FIT_EVALUATED"),
                line(external + "-gone", "FIT_EVALUATED"),
                line(external + "-corrected", "FIT_EVALUATED"));
        String kept = dealId(external + "-kept");
        String gone = dealId(external + "-gone");
        imported("?mode=correct", line(external + "-corrected", "TERMS_AGREED"));
        api.command("rep", kept, "closure", "{\"outcome\":\"LOST\",\"reason\":\"PRICE\"}")
                .then()
                .statusCode(200);

        JsonPath undone = undone(first.getString("id"));

        assertEquals("UNDONE", undone.getString("state"));
        assertEquals(1, undone.getInt("undone.withdrawn"));
        assertEquals(2, undone.getInt("undone.kept"));
        assertEquals(
                "changed-since",
                undone.getString("undone.keptDeals.find{it.externalId=='%s-kept'}.reason".formatted(external)));
        assertEquals(
                "corrected-since",
                undone.getString("undone.keptDeals.find{it.externalId=='%s-corrected'}.reason".formatted(external)));
        api.as("rep").get("/api/deals/" + gone).then().statusCode(404);
        api.as("rep").get("/api/deals/" + kept).then().statusCode(200);
        assertEquals(
                "deal.withdrawn.v1",
                new Topic(api.stack(), "deal-events").await(gone, 2).getLast().type());
    }

    @Test
    void aDealChangedHereIsNotCorrected() {
        imported("", line(external, "FIT_EVALUATED"));
        api.command("rep", dealId(external), "closure", "{\"outcome\":\"LOST\",\"reason\":\"PRICE\"}")
                .then()
                .statusCode(200);

        JsonPath corrected = imported("?mode=correct", line(external, "TERMS_AGREED"));

        assertEquals("urn:leadstream:problem:deal-changed-since", corrected.getString("errors[0].type"));
    }

    @Test
    void anImportedDealGoesOnByTheRules() {
        imported("", line(external, "FIT_EVALUATED"));
        String deal = dealId(external);

        api.move(deal, "DECISION_PROCESS_SHARED").then().statusCode(409);
        api.prove(deal, "FIT_EVALUATED");
        api.move(deal, "DECISION_PROCESS_SHARED").then().statusCode(200);
        api.as("rep")
                .get("/api/deals/" + deal + "/history")
                .then()
                .body("stages.stage", contains("NEED_CONFIRMED", "FIT_EVALUATED", "DECISION_PROCESS_SHARED"));
    }

    @Test
    void undoNeedsTheVersionAndIsRepeatable() {
        String id = imported("", line(external, "FIT_EVALUATED")).getString("id");

        api.as("revops").delete("/api/deals/imports/" + id).then().statusCode(428);
        api.as("revops")
                .header("If-Match", "\"9\"")
                .delete("/api/deals/imports/" + id)
                .then()
                .statusCode(412);
        undone(id);
        api.as("revops")
                .header("If-Match", "\"1\"")
                .delete("/api/deals/imports/" + id)
                .then()
                .statusCode(202)
                .body("state", is("UNDONE"));
        api.as("revops")
                .get("/api/deals/imports?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        api.as("revops").get("/api/deals/imports/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void theSameKeyImportsOnce() {
        String body = line(external, "FIT_EVALUATED");
        Response first = postWithKey(body);

        Response again = postWithKey(body);

        again.then()
                .statusCode(202)
                .header("Idempotency-Replayed", "true")
                .header("Location", equalTo(first.header("Location")));
        postWithKey(line(external, "TERMS_AGREED")).then().statusCode(422);
    }

    @Test
    void parametersAndFormatAreChecked() {
        post("?mode=never", "{}").then().statusCode(400).body("violations[0].field", is("mode"));
        post("?observedFrom=soon", "{}").then().statusCode(400).body("violations[0].field", is("observedFrom"));
        post("?observedFrom=2999-01-01", "{}").then().statusCode(400).body("violations[0].field", is("observedFrom"));
        api.as("revops").body("{}").post("/api/deals/imports").then().statusCode(415);
        post("", "")
                .then()
                .statusCode(202)
                .header("Location", containsString("/api/deals/imports/"))
                .header("ETag", matchesPattern("\"0\""));
    }

    @Test
    void twoImportsOfTheSameDealsAtOnceMakeEachDealOnce() {
        String[] lines = IntStream.range(0, 1_500)
                .mapToObj(i -> line(external + "-" + i, "FIT_EVALUATED"))
                .toArray(String[]::new);
        String first = accepted(post("", lines));
        String second = accepted(post("", lines));

        JsonPath one = awaitState(first, "DONE");
        JsonPath two = awaitState(second, "DONE");

        assertEquals(1_500, one.getInt("accepted"));
        assertEquals(1_500, two.getInt("accepted"));
        assertEquals(1_500, one.getInt("unchanged") + two.getInt("unchanged"));
        assertEquals(
                List.of("1500"),
                api.stack()
                        .psql("select count(*) from imported_deal where external_id like '%s-%%'".formatted(external)));
    }

    @Test
    void anImportGoesOnAfterTheDatabaseWasKilled() {
        String[] lines = IntStream.range(0, 6_000)
                .mapToObj(i -> line(external + "-" + i, "FIT_EVALUATED"))
                .toArray(String[]::new);
        String id = accepted(post("", lines));
        await().atMost(Duration.ofSeconds(30)).until(() -> get(id).getInt("read") > 500);

        api.stack().restart("postgres");

        JsonPath done = awaitState(id, "DONE");
        assertEquals(List.of(6_000, 6_000, 0, 0), counts(done));
        assertEquals(
                List.of("6000"),
                api.stack()
                        .psql("select count(*) from imported_deal where external_id like '%s-%%'".formatted(external)));
        assertEquals(
                List.of("6000|6000"),
                api.stack()
                        .psql(
                                "select count(*), count(distinct subject) from outbox where type = 'deal.imported.v1' and payload like '%%%s-%%'"
                                        .formatted(external)));
    }

    private JsonPath imported(String query, String... lines) {
        return awaitState(accepted(post(query, lines)), "DONE");
    }

    private JsonPath undone(String id) {
        String etag = api.as("revops").get("/api/deals/imports/" + id).header("ETag");
        api.as("revops")
                .header("If-Match", etag)
                .delete("/api/deals/imports/" + id)
                .then()
                .statusCode(202)
                .header("Location", containsString(id));
        return awaitState(id, "UNDONE");
    }

    private JsonPath awaitState(String id, String state) {
        JsonPath json = await().atMost(Duration.ofSeconds(90))
                .ignoreExceptions()
                .until(() -> get(id), j -> List.of(state, "FAILED").contains(j.getString("state")));
        assertEquals(state, json.getString("state"));
        return json;
    }

    private JsonPath get(String id) {
        return api.as("rep").get("/api/deals/imports/" + id).jsonPath();
    }

    private Response post(String query, String... lines) {
        return given().auth()
                .oauth2(api.stack().token("revops"))
                .contentType("application/x-ndjson")
                .body(List.of(lines).stream().collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8))
                .post("/api/deals/imports" + query);
    }

    private Response postWithKey(String body) {
        return given().auth()
                .oauth2(api.stack().token("revops"))
                .contentType("application/x-ndjson")
                .header("Idempotency-Key", external)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/deals/imports");
    }

    private static String accepted(Response response) {
        return response.then().statusCode(202).extract().path("id");
    }

    private String dealId(String externalId) {
        return api.stack()
                .psql("select deal_id from imported_deal where external_id = '%s'".formatted(externalId))
                .getFirst();
    }

    private static List<Integer> counts(JsonPath json) {
        return List.of(json.getInt("read"), json.getInt("accepted"), json.getInt("unchanged"), json.getInt("rejected"));
    }

    private static String line(String externalId, String stage) {
        return ("{\"externalId\":\"%s\",\"name\":\"Acme\",\"pipeline\":\"standard\",\"segments\":{\"product\":\"GTX\"},"
                        + "\"amount\":{\"amount\":\"50\",\"currency\":\"EUR\"},\"history\":[{\"stage\":\"NEED_CONFIRMED\",\"at\":\"2026-01-01\"},"
                        + "{\"stage\":\"%s\",\"at\":\"2026-01-05T10:00:00Z\"}]}")
                .formatted(externalId, stage);
    }
}
