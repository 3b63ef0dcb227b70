package io.leadstream.lead.imports;

import static io.leadstream.lead.LeadApi.PROBLEM;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of leads, from the upload to the undo. */
@StackTest
class ImportResourceTest {

    /** Says nothing of a character set that nobody gave. */
    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    @Test
    void aFileInLatin1WithFaultsIsReadToItsLastLine() {
        String file = """
                E-Mail;Vorname;Nachname;Firma;Mitarbeiter;Unbekannt
                a-%1$s@%1$s-import.example;Jürgen;Groß;"Müller; Söhne";240;x

                b-%1$s@%1$s-import.example;"nie geschlossen;x;y;1;x
                keine Adresse;x;y;z;1;x
                c-%1$s@%1$s-import.example;Zoë;x;y;viele;x
                c-%1$s@%1$s-import.example;Zoë;x;y;7;x;zu viel
                A-%1$s@%1$s-IMPORT.example;Jörg;x;"a ""b""\nc";240;x
                d-%1$s@%1$s-import.example;;;;;""".formatted(mark);
        String id = upload(file, "text/csv", StandardCharsets.ISO_8859_1, "")
                .statusCode(202)
                .header("Location", containsString("/api/leads/imports/"))
                .extract()
                .path("id");

        done(id).body("state", equalTo("DONE"))
                .body("encoding", equalTo("LATIN_1"))
                .body("separator", equalTo(";"))
                .body(
                        "columns.field",
                        contains("email", "firstName", "lastName", "company.name", "company.employees", null))
                .body("read", is(7))
                .body("accepted", is(3))
                .body("created", is(2))
                .body("touched", is(1))
                .body("rejected", is(4))
                .body("errors.line", contains(4, 5, 6, 7))
                .body("errors.type", contains("broken-quote", "bad-input", "bad-input", "bad-input"))
                .body("errors.field", contains(null, "email", "company.employees", null))
                .body("progress", is(1.0f));
        api.get(api.found("q", "a-" + mark).getFirst())
                .body("firstName", equalTo("Jürgen"))
                .body("company.name", equalTo("Müller; Söhne"))
                .body("source", equalTo("IMPORT"))
                .body("touches", is(2));
        api.as("rep")
                .get("/api/leads/imports/" + id + "/errors?limit=1")
                .then()
                .body("items.line", contains(4))
                .body("next", notNullValue());
        api.as("rep")
                .get("/api/leads/imports/" + id + "/errors.csv")
                .then()
                .contentType("text/csv")
                .body(startsWith("line,type,field,detail\r\n4,broken-quote,"));
        String lines = api.as("rep")
                .get("/api/leads/imports/" + id + "/errors.ndjson")
                .then()
                .contentType("application/x-ndjson")
                .extract()
                .asString();
        assertEquals(4, lines.lines().count());
    }

    @Test
    void aFileIsLookedAtBeforeItRuns() {
        String file = "\ufeffKunde,Kontakt\nJane Doe,e-%1$s@import.example\nJohn,none\n".formatted(mark);
        String id = upload(file, "text/csv", StandardCharsets.UTF_8, "?review=true")
                .statusCode(202)
                .body("state", equalTo("REVIEW"))
                .body("columns.header", contains("Kunde", "Kontakt"))
                .body("columns.field", contains(null, null))
                .extract()
                .path("id");
        String at = "/api/leads/imports/" + id;
        api.as("marketing").post(at + "/start").then().statusCode(400).contentType(PROBLEM);
        api.as("marketing").body("{\"columns\":{}}").put(at + "/mapping").then().statusCode(428);
        api.as("marketing")
                .header("If-Match", "*")
                .body("{\"columns\":{\"Kontakt\":\"nothing\"}}")
                .put(at + "/mapping")
                .then()
                .statusCode(400);
        api.as("marketing")
                .header("If-Match", "*")
                .body("{\"columns\":{\"Kontakt\":\"email\",\"Kunde\":\"fullName\"}}")
                .put(at + "/mapping")
                .then()
                .statusCode(200)
                .body("sample[0].lead.lastName", equalTo("Doe"))
                .body("sample[1].problem.field", equalTo("email"));
        api.as("marketing").get(at + "/preview").then().statusCode(200).body("sample", hasSize(2));

        api.as("marketing").post(at + "/start").then().statusCode(202);

        done(id).body("accepted", is(1)).body("rejected", is(1)).body("encoding", equalTo("UTF_8"));
        api.as("marketing")
                .header("If-Match", "*")
                .body("{\"columns\":{}}")
                .put(at + "/mapping")
                .then()
                .statusCode(409)
                .body("from", equalTo("DONE"));
        api.get(api.found("q", "e-" + mark).getFirst()).body("firstName", equalTo("Jane"));
    }

    @Test
    void anUndoTakesAwayWhatOnlyTheImportMade() {
        String known = api.captured("k-" + mark + "@import.example");
        String lines = IntStream.range(0, 600)
                .mapToObj(i -> "{\"email\":\"u%d-%s@import.example\"}".formatted(i, mark))
                .collect(Collectors.joining(
                        "\n",
                        "{\"email\":\"k-%s@import.example\",\"source\":\"EVENT\"}\n{\"x\":1}\n".formatted(mark),
                        "\n"));
        String id = upload(lines, "application/x-ndjson", StandardCharsets.UTF_8, "")
                .statusCode(202)
                .extract()
                .path("id");
        done(id).body("read", is(602))
                .body("created", is(600))
                .body("touched", is(1))
                .body("rejected", is(1))
                .body("columns", nullValue());
        String changed = lead("u1-");
        String active = lead("u2-");
        String again = lead("u3-");
        String gone = lead("u4-");
        api.patch(changed, "{\"firstName\":\"Jane\"}").statusCode(200);
        api.record(active, "{\"type\":\"CALL\",\"occurredAt\":\"2026-01-01T00:00:00Z\"}")
                .statusCode(201);
        api.capture(LeadApi.lead("u3-" + mark + "@import.example")).statusCode(200);
        String at = "/api/leads/imports/" + id;
        api.as("marketing").delete(at).then().statusCode(428);

        api.as("marketing").header("If-Match", "\"0\"").delete(at).then().statusCode(202);

        await().atMost(Duration.ofSeconds(60)).until(() -> state(id).equals("UNDONE"));
        api.as("rep")
                .get(at)
                .then()
                .body("undone.removed", is(597))
                .body("undone.kept", is(3))
                .body("undone.keptLeads.find { it.leadId == '" + changed + "' }.reason", equalTo("changed-since"))
                .body("undone.keptLeads.find { it.leadId == '" + active + "' }.reason", equalTo("active-since"))
                .body("undone.keptLeads.find { it.leadId == '" + again + "' }.reason", equalTo("captured-since"));
        api.get(gone).statusCode(404);
        api.get(known).statusCode(200).body("touches", is(2));
        assertEquals(
                List.of("lead.erased.v1|UNDONE"),
                api.stack()
                        .psql(
                                "select type, payload::json->>'reason' from outbox where key = '%s' and type like '%%erased%%'"
                                        .formatted(gone)));
        api.capture(LeadApi.lead("u4-" + mark + "@import.example")).statusCode(201);
    }

    @Test
    void whatCannotBeAnImportIsRefusedAtOnceAndRepeatedOnesAreTheSame() {
        upload("a,b\n1,2\n", "text/csv", StandardCharsets.UTF_8, "")
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations.field", contains("map"));
        upload("email\n", "text/csv", StandardCharsets.UTF_16LE, "")
                .statusCode(400)
                .body("violations.field", contains("encoding"));
        upload("email\n", "text/csv", StandardCharsets.UTF_8, "?separator=x").statusCode(400);
        upload("email\n", "text/csv", StandardCharsets.UTF_8, "?encoding=x").statusCode(400);
        upload("email\n", "text/csv", StandardCharsets.UTF_8, "?source=none").statusCode(400);
        upload("email\n", "text/csv", StandardCharsets.UTF_8, "?map=email").statusCode(400);
        upload("email\n", "text/csv", StandardCharsets.UTF_8, "?review=maybe").statusCode(400);
        upload("{}", "application/json", StandardCharsets.UTF_8, "").statusCode(415);
        String file = "f-%s@import.example\t\n".formatted(mark);
        String parameters = "?header=false&separator=tab&map=1:email";
        String id = keyed(file, parameters).statusCode(202).extract().path("id");
        keyed(file, parameters).statusCode(202).body("id", equalTo(id)).header("Idempotency-Replayed", "true");
        keyed(file + "x", parameters).statusCode(422);
        done(id).body("accepted", is(1));
        api.as("rep").get("/api/leads/imports?limit=200").then().body("items.id", hasItem(id));
        api.as("rep")
                .get("/api/leads/imports/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType(PROBLEM);
    }

    private String lead(String prefix) {
        return api.stack()
                .psql("select id from lead where email = '%s%s@import.example'".formatted(prefix, mark))
                .getFirst();
    }

    private ValidatableResponse keyed(String file, String parameters) {
        return api.as("marketing")
                .header("Idempotency-Key", "k-" + mark)
                .contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/leads/imports" + parameters)
                .then();
    }

    private ValidatableResponse upload(String file, String type, Charset encoding, String parameters) {
        return api.as("marketing")
                .config(AS_IT_IS)
                .contentType(type)
                .body(file.getBytes(encoding))
                .post("/api/leads/imports" + parameters)
                .then();
    }

    private String state(String id) {
        return api.as("rep").get("/api/leads/imports/" + id).then().extract().path("state");
    }

    private ValidatableResponse done(String id) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> List.of("DONE", "FAILED").contains(state(id)));
        return api.as("rep").get("/api/leads/imports/" + id).then().statusCode(200);
    }
}
