package io.leadstream.pipeline.history;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deals from the files that other systems export. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class FileImportResourceTest {

    private static final String HUBSPOT =
            "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Currency,Create Date,Close Date,"
                    + "\"Date entered \"\"Appointment Scheduled (Sales Pipeline)\"\"\","
                    + "\"Date entered \"\"Contract Sent (Sales Pipeline)\"\"\"";

    private static final String SALESFORCE =
            "Id,Name,StageName,Amount,CurrencyIsoCode,CloseDate,IsClosed,IsWon,CreatedDate";

    private final Api api = new Api();
    private final Imports imports = new Imports(api);
    private final String external = UUID.randomUUID().toString();

    @BeforeEach
    void ready() {
        api.ready();
    }

    @Test
    void aFileOfHubSpotIsReadByItselfAndUndone() {
        String id = accepted(post(
                "",
                StandardCharsets.UTF_8,
                "\ufeff" + HUBSPOT,
                external
                        + "-1,\"Acme, Inc.\",Contract Sent,Sales Pipeline,1054.0,USD,2026-01-02 09:00,,2026-01-02 09:00,2026-02-01 10:00",
                external + "-2,Isdom,Closed Won,Sales Pipeline,50.0,USD,2026-01-02 09:00,2026-03-01,2026-01-02 09:00,",
                external + "-3,Odd,Tea,Sales Pipeline,50.0,USD,2026-01-02,,,",
                external + "-4,Odd,Contract Sent,Renewals,50.0,USD,2026-01-02,,,"));
        JsonPath done = imports.awaitState(id, "DONE");

        assertEquals(List.of(4, 2, 0, 2), Imports.counts(done));
        assertEquals("HUBSPOT", done.getString("layout"));
        assertEquals(List.of(4, 5), done.getList("errors.line"));
        assertEquals("urn:leadstream:problem:unknown-stage", done.getString("errors[0].type"));
        assertEquals("urn:leadstream:problem:unknown-pipeline", done.getString("errors[1].type"));
        api.as("rep")
                .get("/api/deals/" + imports.dealId(external + "-1"))
                .then()
                .body("name", is("Acme, Inc."))
                .body("stage", is("TERMS_AGREED"))
                .body("amount.currency", is("USD"));
        api.as("rep")
                .get("/api/deals/" + imports.dealId(external + "-2") + "/history")
                .then()
                .body("stages.stage", contains("NEED_CONFIRMED"))
                .body("stages[0].leftAt", is("2026-03-01T00:00:00Z"));

        assertEquals(2, imports.undone(id).getInt("undone.withdrawn"));
        assertEquals(
                List.of("0"),
                api.stack().psql("select count(*) from imported_deal where external_id like '" + external + "%'"));
    }

    @Test
    void aFileIsLookedAtMappedGivenItsHistoryAndStarted() {
        String id = accepted(post(
                "?layout=salesforce&review=true",
                StandardCharsets.UTF_8,
                SALESFORCE,
                external + "-1,Acme,Closed Won,5000,USD,2026-06-30,true,true,2026-01-02T09:00:00.000Z",
                external + "-2,Beta,Probe,100,USD,2026-12-31,false,false,2026-01-02T09:00:00.000Z"));
        String path = "/api/deals/imports/" + id;
        api.as("revops")
                .get(path + "/preview")
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("state", is("REVIEW"))
                .body("columns.find{it.header=='StageName'}.field", is("stage"))
                .body("stages.find{it.name=='Closed Won'}.means", is("WON"))
                .body("stages.find{it.name=='Probe'}.means", nullValue())
                .body("lacks", nullValue())
                .body("sample[0].deal.externalId", is(external + "-1"))
                .body("sample[1].problem.type", is("urn:leadstream:problem:unknown-stage"));

        map(path, "\"0\"", "{\"stages\":{\"Probe\":\"FIT_EVALUATED\"}}")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("stages.find{it.name=='Probe'}.means", is("FIT_EVALUATED"))
                .body("stages.find{it.name=='Probe'}.guessed", is(false))
                .body("sample[1].deal.history[0].stage", is("FIT_EVALUATED"));
        history(
                        path,
                        "\"1\"",
                        "Id,OpportunityId,CreatedDate,Field,OldValue,NewValue",
                        "1," + external + "-1,2026-02-01T10:00:00.000Z,StageName,Prospecting,Value Proposition",
                        "2," + external + "-1,2026-02-02T10:00:00.000Z,Amount,1,5000",
                        "3," + external + "-1,2026-05-20T10:00:00.000Z,StageName,Value Proposition,Closed Won",
                        "4," + external + "-9,2026-05-20T10:00:00.000Z,StageName,Prospecting,Closed Lost")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("history.rows", is(3))
                .body("stages.name", hasItem("Prospecting"))
                .body("sample[0].deal.history.stage", contains("NEED_CONFIRMED", "FIT_EVALUATED"));

        api.as("revops").post(path + "/start").then().statusCode(202).body("state", is("QUEUED"));
        JsonPath done = imports.awaitState(id, "DONE");
        assertEquals(List.of(2, 2, 0, 0), Imports.counts(done));
        assertEquals(1, done.getInt("history.unknown"));
        api.as("rep")
                .get("/api/deals/" + imports.dealId(external + "-1") + "/history")
                .then()
                .body("stages.stage", contains("NEED_CONFIRMED", "FIT_EVALUATED"))
                .body("stages[1].enteredAt", is("2026-02-01T10:00:00Z"))
                .body("stages[1].leftAt", is("2026-05-20T10:00:00Z"));
        assertEquals(
                List.of("0"),
                api.stack().psql("select count(*) from deal_import_change where import_id = '" + id + "'"));
        api.as("revops").post(path + "/start").then().statusCode(202).body("state", is("DONE"));
        map(path, "\"3\"", "{}").then().statusCode(409).body("from", is("DONE"));
    }

    @Test
    void theWritersHabitsAreFoundOut() {
        String id = accepted(post(
                "?map=Nr:externalId&map=Schritt:stage&stage=Verhandlung%20l%C3%A4uft:TERMS_AGREED&currency=EUR&zone=Europe/Berlin",
                StandardCharsets.ISO_8859_1,
                "Nr;Schritt;Betrag;Created",
                external + "-1;Verhandlung läuft;1.234,50;13/02/2026 10:00",
                external + "-2;Demo;1.234;01/02/2026"));

        assertEquals(List.of(2, 2, 0, 0), Imports.counts(imports.awaitState(id, "DONE")));
        api.as("rep")
                .get("/api/deals/" + imports.dealId(external + "-1"))
                .then()
                .body("stage", is("TERMS_AGREED"))
                .body("amount.amount", is("1234.50"));
        api.as("rep")
                .get("/api/deals/" + imports.dealId(external + "-2"))
                .then()
                .body("amount.amount", is("1234.00"))
                .body("stageEnteredAt", is("2026-01-31T23:00:00Z"));
        api.as("revops")
                .get("/api/deals/imports/" + id + "/preview")
                .then()
                .body("encoding", is("LATIN_1"))
                .body("separator", is(";"))
                .body("dates", is("DMY"))
                .body("decimal", is("COMMA"))
                .body("zone", is("Europe/Berlin"))
                .body("sample", hasSize(0));
    }

    @Test
    void aHistoryWithAHoleIsNotTaken() {
        String id = accepted(post(
                "?layout=pipedrive&review=true", StandardCharsets.UTF_8, "Deal - ID,Deal - Stage", external + ",Demo"));
        String path = "/api/deals/imports/" + id;

        history(path, "\"0\"", "Deal - ID,New value", external + ",Demo")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("map"));
        history(path, "\"0\"", "Deal - ID,New value,Time", external + ",Demo,2026-01-01", ",Demo,2026-01-01")
                .then()
                .statusCode(400)
                .body("violations[0].message", startsWith("line 3 of the history: externalId must not be blank"));
        history(path, "\"7\"", "Deal - ID,New value,Time", external + ",Demo,2026-01-01")
                .then()
                .statusCode(412);

        assertEquals(
                List.of("0"),
                api.stack().psql("select count(*) from deal_import_change where import_id = '" + id + "'"));
        history(path, "\"0\"", "Deal - ID,New value,Time", external + ",Demo,2026-01-01")
                .then()
                .statusCode(200);
        api.as("revops")
                .get(path + "/preview")
                .then()
                .body("history.rows", is(1))
                .body("sample[0].deal.history[0].at", is("2026-01-01T00:00:00Z"));
        assertEquals(0, imports.undone(id).getInt("undone.withdrawn"));
    }

    @Test
    void anotherHistoryTakesThePlaceOfTheOneBefore() {
        String id = accepted(post(
                "?review=true", StandardCharsets.UTF_8, "externalId,stage,createdAt", external + ",Demo,2026-01-01"));
        String path = "/api/deals/imports/" + id;
        history(path, "*", "externalId,stage,at", external + ",Negotiate,2026-01-03")
                .then()
                .statusCode(200);

        history(path, "*", "externalId,stage,at", external + ",Qualify,2026-01-02", external + ",Demo,2026-01-04")
                .then()
                .statusCode(200)
                .body("history.rows", is(2))
                .body("sample[0].deal.history.stage", contains("NEED_CONFIRMED", "FIT_EVALUATED"));
    }

    @Test
    void whatCannotBeReadIsRefusedBeforeAnythingIsKept() {
        post("?layout=salesforce", StandardCharsets.UTF_8, "Name,Amount", "Acme,5")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("map"))
                .body("violations[0].message", containsString("StageName"));
        post("?map=Nr:externalId", StandardCharsets.UTF_8, "id,stage", "1,Demo")
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("none called Nr"));
        post("", StandardCharsets.UTF_16, "id,stage", "1,Demo")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("encoding"));
        post("", StandardCharsets.UTF_8, "").then().statusCode(400);
        List.of(
                        "layout=goldmine",
                        "map=stage",
                        "map=a:colour",
                        "stage=Demo:NOWHERE",
                        "pipeline=nowhere",
                        "currency=euro",
                        "dates=ymd",
                        "zone=Mars",
                        "decimal=dot",
                        "encoding=ebcdic",
                        "separator=pipe",
                        "review=perhaps")
                .forEach(parameter -> post("?" + parameter, StandardCharsets.UTF_8, "id,stage", "1,Demo")
                        .then()
                        .statusCode(400)
                        .body(
                                "violations[0].field",
                                is(parameter.startsWith("stage=") ? "stages" : parameter.replaceAll("=.*", ""))));
        post("?colour=red", StandardCharsets.UTF_8, "id,stage", "1,Demo").then().statusCode(400);
        imports.post("?layout=hubspot", Imports.line(external, "FIT_EVALUATED"))
                .then()
                .statusCode(400)
                .body("violations[0].field", is("layout"));
    }

    @Test
    void theSameFileAgainIsUnchangedAndTheSameKeyImportsOnce() {
        String file = "id,stage,created\n" + external + ",Demo,2026-01-01";
        Response first = post("?layout=other", external, file);
        imports.awaitState(accepted(first), "DONE");

        post("?layout=other", external, file).then().statusCode(202).header("Idempotency-Replayed", "true");
        post("?layout=hubspot", external, file).then().statusCode(422);
        String again = accepted(post("?layout=other", UUID.randomUUID().toString(), file));
        assertEquals(List.of(1, 1, 1, 0), Imports.counts(imports.awaitState(again, "DONE")));
    }

    @Test
    void moreThanAChunkComesWithItsHistory() {
        String rows = IntStream.range(0, 1_300)
                .mapToObj(i -> external + "-" + i + ",Demo,2026-01-01")
                .collect(Collectors.joining("\n", "id,stage,created\n", ""));
        String id = accepted(post("?review=true", UUID.randomUUID().toString(), rows));
        String path = "/api/deals/imports/" + id;
        String[] changes = IntStream.range(0, 2_600)
                .mapToObj(i -> external + "-" + i / 2 + (i % 2 == 0 ? ",Qualify,2026-01-01" : ",Demo,2026-01-09"))
                .toArray(String[]::new);

        history(path, "*", "dealid,stage,at\n" + String.join("\n", changes))
                .then()
                .statusCode(200);
        api.as("revops").post(path + "/start").then().statusCode(202);

        assertEquals(List.of(1_300, 1_300, 0, 0), Imports.counts(imports.awaitState(id, "DONE")));
        assertEquals(
                List.of("1300"),
                api.stack()
                        .psql("select count(*) from deal where stage_entered_at = '2026-01-09Z' and id in"
                                + " (select deal_id from imported_deal where external_id like '" + external + "%')"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"columns\":{\"Nr\":\"stage\"}} | map",
                "{\"columns\":{\"id\":\"colour\"}} | map",
                "{\"columns\":{\"id\":\"name\",\"stage\":\"name\"}} | map",
                "{\"columns\":{\"id\":null}} | columns",
                "{\"columns\":[]} | columns",
                "{\"stages\":{\"Demo\":\"NOWHERE\"}} | stages",
                "{\"pipelines\":{\"Sales\":\"nowhere\"}} | pipelines",
                "{\"lossReasons\":{\"Bored\":\"BORED\"}} | lossReasons",
                "{\"pipeline\":\"\"} | pipeline",
                "{\"currency\":\"eur\"} | currency",
                "{\"dates\":\"YMD\"} | dates",
                "{\"zone\":\"Mars\"} | zone",
                "{\"decimal\":1} | decimal",
                "{\"colour\":\"red\"} | colour"
            })
    void aMappingThatCannotBeIsRefusedByName(String mapping, String field) {
        String id = accepted(post("?review=true", StandardCharsets.UTF_8, "id,stage", external + ",Demo"));

        map("/api/deals/imports/" + id, "*", mapping)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(containsString(field)));
        map("/api/deals/imports/" + UUID.randomUUID(), "*", "{}").then().statusCode(404);
        map("/api/deals/imports/" + id, "\"9\"", "{}").then().statusCode(412);
        api.as("revops")
                .body("{}")
                .put("/api/deals/imports/" + id + "/mapping")
                .then()
                .statusCode(428);
    }

    @Test
    void randomBytesNeverBreakIt() {
        var random = new Random(11);
        String id = accepted(post("?review=true", StandardCharsets.UTF_8, "externalId,stage", external + ",Demo"));
        for (int i = 0; i < 30; i++) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            String lines = new String(noise, StandardCharsets.ISO_8859_1);
            int status = post("?review=" + (i % 2 == 0), StandardCharsets.ISO_8859_1, "externalId,stage", lines)
                    .statusCode();
            int history = history("/api/deals/imports/" + id, "*", "externalId,stage,at\n" + lines)
                    .statusCode();
            api.as("revops").get("/api/deals/imports/" + id + "/preview").then().statusCode(200);
            assertTrue(status < 500 && history < 500, status + " " + history);
        }
    }

    private Response post(String query, Charset charset, String... lines) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(api.stack().token("revops"))
                .contentType("text/csv")
                .body(String.join("\r\n", lines).getBytes(charset))
                .post("/api/deals/imports" + query);
    }

    private Response post(String query, String key, String body) {
        return given().auth()
                .oauth2(api.stack().token("revops"))
                .contentType("text/csv")
                .header("Idempotency-Key", key)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/deals/imports" + query);
    }

    private Response history(String path, String ifMatch, String... lines) {
        return given().auth()
                .oauth2(api.stack().token("revops"))
                .contentType("text/csv")
                .header("If-Match", ifMatch)
                .body(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
                .put(path + "/history");
    }

    private Response map(String path, String ifMatch, String body) {
        return api.as("revops").header("If-Match", ifMatch).body(body).put(path + "/mapping");
    }

    private static String accepted(Response response) {
        return Imports.accepted(response);
    }
}
