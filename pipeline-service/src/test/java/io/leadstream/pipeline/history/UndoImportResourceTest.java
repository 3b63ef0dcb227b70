package io.leadstream.pipeline.history;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.leadstream.pipeline.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Undoing takes back what only one import made, whatever was done in which order. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class UndoImportResourceTest {

    private final Api api = new Api();
    private final Imports imports = new Imports(api);
    private final String external = UUID.randomUUID().toString();

    @BeforeEach
    void ready() {
        api.ready();
    }

    @Test
    void aCorrectionReplacesTheHistoryAndItsUndoBringsItBack() {
        imports.imported("", Imports.line(external, "FIT_EVALUATED"));
        String deal = imports.dealId(external);

        assertEquals(List.of(1, 0, 0, 1), Imports.counts(imports.imported("", Imports.line(external, "TERMS_AGREED"))));
        JsonPath corrected = imports.imported("?mode=correct", Imports.line(external, "TERMS_AGREED"));
        assertEquals(List.of(1, 1, 0, 0), Imports.counts(corrected));
        api.as("rep")
                .get("/api/deals/" + deal)
                .then()
                .body("stage", is("TERMS_AGREED"))
                .header("ETag", "\"1\"");

        JsonPath undone = imports.undone(corrected.getString("id"));
        assertEquals(1, undone.getInt("undone.restored"));
        api.as("rep").get("/api/deals/" + deal).then().body("stage", is("FIT_EVALUATED"));
        List<Topic.Seen> events = new Topic(api.stack(), "deal-events").await(deal, 3);
        assertEquals(
                List.of("deal.imported.v1", "deal.imported.v1", "deal.imported.v1"),
                events.stream().map(Topic.Seen::type).toList());
        assertEquals(events.getFirst().payload(), events.getLast().payload());
    }

    @Test
    void aRateThatCameLateIsThatOfTheDayOfTheImportedAmountAndNoObstacle() {
        String line = Imports.line(external, "FIT_EVALUATED").replace("EUR", "PLN");
        JsonPath done = imports.imported("", line);
        String deal = imports.dealId(external);

        rate("PLN", "2026-01-03", "0.25");
        rate("PLN", "2026-02-01", "0.30");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> api.as("rep").get("/api/deals/" + deal).then().body("inBase.amount", is("12.50")));
        assertEquals(1, imports.undone(done.getString("id")).getInt("undone.withdrawn"));
    }

    private void rate(String currency, String day, String rate) {
        api.as("revops")
                .body("{\"rate\":\"%s\"}".formatted(rate))
                .put("/api/exchange-rates/" + currency + "/" + day)
                .then()
                .statusCode(200);
    }

    @Test
    void undoWithdrawsWhatOnlyThatImportMade() {
        JsonPath first = imports.imported(
                "",
                Imports.line(external + "-kept", "FIT_EVALUATED"),
                Imports.line(external + "-gone", "FIT_EVALUATED"),
                Imports.line(external + "-corrected", "FIT_EVALUATED"));
        String kept = imports.dealId(external + "-kept");
        String gone = imports.dealId(external + "-gone");
        imports.imported("?mode=correct", Imports.line(external + "-corrected", "TERMS_AGREED"));
        api.command("rep", kept, "closure", "{\"outcome\":\"LOST\",\"reason\":\"PRICE\"}")
                .then()
                .statusCode(200);

        JsonPath undone = imports.undone(first.getString("id"));

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
    void undoingInTheOtherOrderLeavesNothingBehind() {
        String made =
                imports.imported("", Imports.line(external, "FIT_EVALUATED")).getString("id");
        String deal = imports.dealId(external);
        String corrected = imports.imported("?mode=correct", Imports.line(external, "TERMS_AGREED"))
                .getString("id");
        assertEquals("corrected-since", imports.undone(made).getString("undone.keptDeals[0].reason"));
        api.as("revops")
                .get("/api/deals/imports/" + made + "/kept")
                .then()
                .statusCode(200)
                .body("items.externalId", contains(external));

        assertEquals(1, imports.undone(corrected).getInt("undone.withdrawn"));

        api.as("rep").get("/api/deals/" + deal).then().statusCode(404);
    }

    @Test
    void aChangeThatAnUndoWaitedForIsKept() throws java.sql.SQLException {
        String id =
                imports.imported("", Imports.line(external, "FIT_EVALUATED")).getString("id");
        String deal = imports.dealId(external);
        try (var command = api.stack().database();
                var statement = command.createStatement()) {
            command.setAutoCommit(false);
            statement.execute("select from deal where id = '%s' for update".formatted(deal));
            api.as("revops")
                    .header("If-Match", "*")
                    .delete("/api/deals/imports/" + id)
                    .then()
                    .statusCode(202);
            await().until(() -> !api.stack()
                    .psql(
                            "select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%imported_deal%'")
                    .isEmpty());
            statement.execute(("insert into deal_fact (deal_id, type, occurred_at, known_at, actor, details)"
                            + " values ('%s', 'CHANGED', now(), now(), 'rep', '{}')")
                    .formatted(deal));
            command.commit();
        }

        assertEquals("changed-since", imports.awaitState(id, "UNDONE").getString("undone.keptDeals[0].reason"));
    }

    @Test
    void undoNeedsTheVersionAndIsRepeatable() {
        String id =
                imports.imported("", Imports.line(external, "FIT_EVALUATED")).getString("id");

        api.as("revops").delete("/api/deals/imports/" + id).then().statusCode(428);
        api.as("revops")
                .header("If-Match", "\"9\"")
                .delete("/api/deals/imports/" + id)
                .then()
                .statusCode(412);
        imports.undone(id);
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
    void aDealThatOthersToldOfSinceIsKept() {
        JsonPath first = imports.imported("", Imports.line(external, "FIT_EVALUATED"));
        String deal = imports.dealId(external);
        imports.undone(imports.imported("?mode=correct", Imports.line(external, "TERMS_AGREED"))
                .getString("id"));
        api.as("manager")
                .body("{\"accountManager\":\"rep-7\"}")
                .put("/api/deals/" + deal + "/accountability")
                .then()
                .statusCode(200);

        assertEquals(1, imports.undone(first.getString("id")).getInt("undone.kept"));
        api.as("rep").get("/api/deals/" + deal).then().statusCode(200);
    }
}
