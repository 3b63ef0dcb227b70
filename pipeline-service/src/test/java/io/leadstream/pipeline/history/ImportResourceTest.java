package io.leadstream.pipeline.history;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
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
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class ImportResourceTest {

    private final Api api = new Api();
    private final Imports imports = new Imports(api);
    private final String external = UUID.randomUUID().toString();

    @BeforeEach
    void ready() {
        api.ready();
    }

    @Test
    void aDealComesWithItsHistory() {
        JsonPath done = imports.imported("?observedFrom=2026-01-02", Imports.line(external, "FIT_EVALUATED"));

        assertEquals(List.of(1, 1, 0, 0), Imports.counts(done));
        String deal = imports.dealId(external);
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
    void anAmountIsWorthWhatItWasOnTheDayOnWhichItWasSaid() {
        api.as("revops")
                .body("{\"rate\":\"0.02\"}")
                .put("/api/exchange-rates/PHP/2025-12-01")
                .then()
                .statusCode(200);

        imports.imported(
                "",
                Imports.line(external + "-1", "FIT_EVALUATED").replace("EUR", "PHP"),
                Imports.line(external + "-2", "FIT_EVALUATED"),
                Imports.line(external + "-3", "FIT_EVALUATED").replace("EUR", "HNL"));

        api.as("rep")
                .get("/api/deals/" + imports.dealId(external + "-1"))
                .then()
                .body("inBase.amount", is("1.00"))
                .body("category", is("PIPELINE"));
        api.as("rep")
                .get("/api/deals/" + imports.dealId(external + "-2"))
                .then()
                .body("inBase.amount", is("50.00"));
        api.as("rep")
                .get("/api/deals/" + imports.dealId(external + "-3"))
                .then()
                .body("inBase", nullValue());
    }

    @Test
    void everyLineThatIsWrongIsAnErrorOfItsOwn() {
        String tooLong = "{\"name\":\"" + "x".repeat(1 << 20) + "\"}";
        JsonPath done = imports.imported(
                "",
                Imports.line(external + "-1", "FIT_EVALUATED"),
                "{broken",
                "",
                Imports.line(external + "-2", "NOWHERE"),
                Imports.line(external + "-3", "FIT_EVALUATED").replace("standard", "nowhere"),
                Imports.line(external + "-4", "FIT_EVALUATED").replace("2026-01-05T10:00:00Z", "2025-01-05T10:00:00Z"),
                Imports.line(external + "-5", "FIT_EVALUATED").replace("2026-01-05T10:00:00Z", "2099-01-05T10:00:00Z"),
                Imports.line(external + "-6", "FIT_EVALUATED").replace("\"50\"", "\"-50\""),
                Imports.line(external + "-7", "FIT_EVALUATED").replace("EUR", "EURO"),
                tooLong,
                Imports.line(external + "-8", "FIT_EVALUATED").replace("\"amount\"", "\"price\""),
                "{\"externalId\":\"" + external + "-9\",\"history\":[]}",
                Imports.line(external + "-10", "FIT\\u0000"),
                "[".repeat(100_000),
                "\"text\"",
                "null",
                Imports.line(external + "-11", "FIT_EVALUATED")
                        .replace("\"history\"", "\"closed\":{\"outcome\":\"WON\",\"at\":\"2026-01-01\"},\"history\""),
                Imports.line(external + "-1", "NEED_CONFIRMED"),
                "{\"externalId\":\"x\",\"a\\u0000b\":1}",
                Imports.line(external + "-12", "FIT_EVALUATED").replace("\"product\"", "\"a\\u0000b\""),
                Imports.line(external + "-13", "FIT_EVALUATED").replace("\"product\"", "\"a\\ud800b\""));

        assertEquals(List.of(20, 1, 0, 19), Imports.counts(done));
        assertEquals(IntStream.rangeClosed(2, 21).filter(i -> i != 3).boxed().toList(), done.getList("errors.line"));
        assertEquals("urn:leadstream:problem:unknown-stage", done.getString("errors.find{it.line==4}.type"));
        assertEquals("urn:leadstream:problem:unknown-pipeline", done.getString("errors.find{it.line==5}.type"));
        assertEquals("urn:leadstream:problem:times-decrease", done.getString("errors.find{it.line==6}.type"));
        assertEquals("history[1].at must not be in the future", done.getString("errors.find{it.line==7}.detail"));
        assertEquals("urn:leadstream:problem:line-too-long", done.getString("errors.find{it.line==10}.type"));
        assertEquals("urn:leadstream:problem:external-id-taken", done.getString("errors.find{it.line==18}.type"));
    }

    @Test
    void theSameLineAgainIsUnchangedHoweverItIsWritten() {
        imports.imported("", Imports.line(external, "FIT_EVALUATED"));

        JsonPath again = imports.imported(
                "",
                Imports.line(external, "FIT_EVALUATED")
                        .replace("\"50\"", "50.0")
                        .replace(",\"", " , \"")
                        .replace("T10:00:00Z", "T11:00:00+01:00"));

        assertEquals(List.of(1, 1, 1, 0), Imports.counts(again));
        assertEquals(
                1,
                new Topic(api.stack(), "deal-events")
                        .await(imports.dealId(external), 1)
                        .size());
    }

    @Test
    void aDealChangedHereIsNotCorrected() {
        imports.imported("", Imports.line(external, "FIT_EVALUATED"));
        api.command("rep", imports.dealId(external), "closure", "{\"outcome\":\"LOST\",\"reason\":\"PRICE\"}")
                .then()
                .statusCode(200);

        JsonPath corrected = imports.imported("?mode=correct", Imports.line(external, "TERMS_AGREED"));

        assertEquals("urn:leadstream:problem:deal-changed-since", corrected.getString("errors[0].type"));
    }

    @Test
    void anImportedDealGoesOnByTheRules() {
        imports.imported("", Imports.line(external, "FIT_EVALUATED"));
        String deal = imports.dealId(external);

        api.move(deal, "DECISION_PROCESS_SHARED").then().statusCode(409);
        api.prove(deal, "FIT_EVALUATED");
        api.move(deal, "DECISION_PROCESS_SHARED").then().statusCode(200);
        api.as("rep")
                .get("/api/deals/" + deal + "/history")
                .then()
                .body("stages.stage", contains("NEED_CONFIRMED", "FIT_EVALUATED", "DECISION_PROCESS_SHARED"));
    }

    @Test
    void theSameKeyImportsOnce() {
        String body = Imports.line(external, "FIT_EVALUATED");
        Response first = imports.postWithKey(external, body);

        Response again = imports.postWithKey(external, body);

        again.then()
                .statusCode(202)
                .header("Idempotency-Replayed", "true")
                .header("Location", equalTo(first.header("Location")));
        assertEquals(first.asString(), again.asString());
        imports.awaitState(first.path("id"), "DONE");
        assertEquals(first.asString(), imports.postWithKey(external, body).asString(), "however far it has come");
        imports.postWithKey(external, Imports.line(external, "TERMS_AGREED"))
                .then()
                .statusCode(422);
    }

    @Test
    void anUploadThatDiedGivesWayToItsRepetition() {
        String body = Imports.line(external, "FIT_EVALUATED");
        String begun = "insert into deal_import (id, state, mode, created_by, created_at, received_at, idempotency_key)"
                + " values ('%s', 'RECEIVING', 'NEW', 'revops', now(), now() - interval '%s', '%s')";
        api.stack().psql(begun.formatted(UUID.randomUUID(), "30 seconds", external));
        imports.postWithKey(external, body).then().statusCode(409).header("Retry-After", "1");

        api.stack()
                .psql("update deal_import set received_at = now() - interval '61 seconds' where idempotency_key = '%s'"
                        .formatted(external));

        imports.postWithKey(external, body).then().statusCode(202).body("state", is("QUEUED"));
    }

    @Test
    void allErrorsCanBeReadPageByPage() {
        String id = imports.imported(
                        "", java.util.Collections.nCopies(1_201, "{}").toArray(String[]::new))
                .getString("id");
        assertEquals(1_000, imports.get(id).getList("errors").size());
        assertEquals(201, imports.get(id).getInt("errorsOmitted"));

        List<Integer> lines = new java.util.ArrayList<>();
        String after = "";
        while (after != null) {
            JsonPath page = api.as("marketing")
                    .get("/api/deals/imports/" + id + "/errors?limit=200" + after)
                    .jsonPath();
            lines.addAll(page.getList("items.line"));
            after = page.getString("next") == null ? null : "&after=" + page.getString("next");
        }

        assertEquals(IntStream.rangeClosed(1, 1_201).boxed().toList(), lines);
        api.as("rep")
                .get("/api/deals/imports/" + id + "/errors?after=YQ")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("after"));
    }

    @Test
    void anUntouchedDealNamesItsEventOnCommandsThatChangeNothing() {
        imports.imported("", Imports.line(external, "FIT_EVALUATED"));
        String deal = imports.dealId(external);

        api.as("rep")
                .header("If-Match", "*")
                .body("{}")
                .patch("/api/deals/" + deal)
                .then()
                .statusCode(200)
                .header("Leadstream-Event", "pipeline-service/" + deal + "/1");
    }

    @Test
    void parametersAndFormatAreChecked() {
        imports.post("?mode=never", "{}").then().statusCode(400).body("violations[0].field", is("mode"));
        imports.post("?observedFrom=soon", "{}").then().statusCode(400).body("violations[0].field", is("observedFrom"));
        imports.post("?observedFrom=2999-01-01", "{}")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("observedFrom"));
        api.as("revops").body("{}").post("/api/deals/imports").then().statusCode(415);
        imports.post("", "")
                .then()
                .statusCode(202)
                .header("Location", containsString("/api/deals/imports/"))
                .header("ETag", matchesPattern("\"0\""));
    }

    @Test
    void twoImportsOfTheSameDealsAtOnceMakeEachDealOnce() {
        String[] lines = IntStream.range(0, 1_500)
                .mapToObj(i -> Imports.line(external + "-" + i, "FIT_EVALUATED"))
                .toArray(String[]::new);
        String first = Imports.accepted(imports.post("", lines));
        String second = Imports.accepted(imports.post("", lines));

        JsonPath one = imports.awaitState(first, "DONE");
        JsonPath two = imports.awaitState(second, "DONE");

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
                .mapToObj(i -> Imports.line(external + "-" + i, "FIT_EVALUATED"))
                .toArray(String[]::new);
        String id = Imports.accepted(imports.post("", lines));
        await().atMost(Duration.ofSeconds(30)).until(() -> imports.get(id).getInt("read") > 500);

        api.stack().restart("postgres");

        JsonPath done = imports.awaitState(id, "DONE");
        assertEquals(List.of(6_000, 6_000, 0, 0), Imports.counts(done));
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
}
