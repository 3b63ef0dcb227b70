package io.leadstream.qualification;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstream.local.test.Stack;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions of the score from draft to force, rehearsals, and scores given by hand. */
@RealStack
class ScoringVersionsTest {

    private static final Api MARKETING = Api.as("marketing");
    private static final Api MANAGER = Api.as("manager");
    private static final String SCORED = "lead.scored.v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final UUID lead = LeadService.newId();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private LeadService leadService;

    @BeforeEach
    void start() {
        Stack.current().awaitPublishing();
        leadService = new LeadService();
    }

    @AfterEach
    void stop() {
        leadService.close();
    }

    @Test
    void aDraftIsChangedByItsETagOnly() {
        int version = draft("{\"copyOf\":1}");

        patch(version, null, "{\"name\":\"x\"}").statusCode(428);
        patch(version, "\"9\"", "{\"name\":\"x\"}").statusCode(412);
        patch(version, "\"1\"", "{\"mql\":{\"fit\":50}}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("definition.mql.fit", is(50))
                .body("definition.mql.engagement", is(30))
                .body("copiedFrom", is(1))
                .body("state", equalTo("DRAFT"));
        patch(version, "\"2\"", "{\"mql\":{\"fit\":500}}").statusCode(400).body("violations.field", hasItem("mql.fit"));
    }

    @Test
    void whatCameIntoForceIsNotChangedAndWhatIsNotRehearsedIsNotActivated() {
        patch(1, "*", "{\"name\":\"x\"}").statusCode(409);
        MARKETING
                .request()
                .post("/api/scoring-models/" + draft("{\"copyOf\":1}") + "/activation")
                .then()
                .statusCode(409)
                .body("from", equalTo("DRAFT"))
                .body("allowed", hasItem("REHEARSED"));
    }

    @Test
    void anyLeadIsReadByAnyVersion() {
        UUID company = LeadService.newId();
        leadService.captured(lead, company, now);
        UUID colleague = LeadService.newId();
        leadService.captured(colleague, company, now);
        var last = leadService.did(colleague, "DEMO", now, now);
        Api.as("rep").read(colleague, last);
        int version = draft("{\"copyOf\":1}");
        patch(version, "\"1\"", "{\"engagement\":{\"companyRollUp\":{\"share\":0.5,\"cap\":10}}}")
                .statusCode(200);

        MARKETING
                .request()
                .get("/api/qualifications/" + lead + "?asOf=" + now + "&modelVersion=" + version)
                .then()
                .statusCode(200)
                .body("modelVersion", is(version))
                .body("score.engagement", is(10.0f))
                .body(
                        "ledger.find { it.rule == 'COMPANY_ROLL_UP' }.eventId",
                        equalTo(last.id().toString()));
        MARKETING
                .request()
                .get("/api/qualifications/" + lead + "?modelVersion=99999")
                .then()
                .statusCode(400);
    }

    @Test
    void aVersionComesIntoForceAndEverythingIsScoredAgain() throws Exception {
        UUID company = LeadService.newId();
        Instant before = now.minus(Duration.ofDays(10));
        leadService.captured(lead, company, before);
        UUID colleague = LeadService.newId();
        leadService.captured(colleague, company, before);
        var last = leadService.did(lead, "FORM_SUBMITTED", before, before);
        Api.as("rep").read(lead, last).body("lifecycle", equalTo("IQL"));
        JsonNode old = read(lead, Instant.now());
        Instant then = Instant.parse(old.path("asOf").asText());
        int version = draft("{\"copyOf\":1}");
        patch(
                        version,
                        "\"1\"",
                        "{\"mql\":{\"engagement\":5},\"engagement\":{\"companyRollUp\":{\"share\":1,\"cap\":8}}}")
                .statusCode(200);
        List<String> live = liveTables();

        JsonNode rehearsal = rehearse(version);

        assertEquals(live, liveTables());
        assertEquals("DONE", rehearsal.path("state").asText());
        assertTrue(rehearsal.at("/result/draft/mqls").asLong() > 0);
        assertTrue(rehearsal.at("/result/leads").asLong() >= 2);
        assertTrue(rehearsal.at("/result/weeks").size() > 0);
        leadOf(rehearsal);
        try (var published = new Published()) {
            activate(version).statusCode(202).header("Location", containsString("/activation"));
            activate(version).statusCode(200);
            activated(version);

            var scored = published.awaitAbout(
                    colleague, SCORED, body -> body.path("modelVersion").asInt() == version);
            assertEquals(8.0, scored.body().path("engagement").asDouble());
            assertEquals("IQL MQL", String.join(" ", published.moves(lead)));
            assertEquals(
                    1,
                    published.all().stream()
                            .filter(event -> event.type().equals("scoring-model.activated.v1"))
                            .filter(event -> event.body().path("version").asInt() == version)
                            .count());
            // live: what one does counts for the other
            leadService.did(lead, "WEB_VISIT", Instant.now(), Instant.now());
            JsonNode again = read(lead, then);
            assertEquals(old.path("ledger"), again.path("ledger"));
            assertEquals(1, again.path("modelVersion").asInt());
        } finally {
            backToVersionOne();
        }
    }

    @Test
    void whatIsGivenByHandStandsBesideWhatIsComputed() {
        var captured = leadService.capturedCold(lead, now);
        MANAGER.read(lead, captured).body("override", nullValue());

        give("{\"grade\":\"A1\",\"reason\":\"Jane asked\"}", null)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .header("Leadstream-Event", notNullValue())
                .body("direction", equalTo("RAISED"))
                .body("computed.grade", equalTo("D4"));
        MANAGER.read(lead)
                .body("score.grade", equalTo("D4"))
                .body("override.given.grade", equalTo("A1"))
                .body("override.reason", equalTo("Jane asked"));
        Api.as("revops").read(lead).body("override.given.grade", equalTo("A1")).body("override.reason", nullValue());
        give("{\"total\":20,\"reason\":\"less\"}", null).statusCode(428);
        give("{\"total\":20,\"reason\":\"less\"}", "\"1\"").statusCode(200).header("ETag", "\"2\"");
        withdraw("\"1\"").statusCode(412);
        withdraw("\"2\"").statusCode(204);
        withdraw("\"2\"").statusCode(404);

        MANAGER.read(lead).body("override", nullValue());
        MANAGER.request()
                .get(Api.path(lead, "overrides"))
                .then()
                .body("items", hasSize(2))
                .body("items.endedBy", everyItem(equalTo("manager-1")));
        try (var published = new Published()) {
            await().until(() -> published.about(lead).size() == 5);
            var events = published.about(lead);
            assertEquals("A1", events.get(2).body().at("/override/grade").asText());
            assertEquals("D4", events.get(2).body().path("grade").asText());
            assertEquals(20.0, events.get(3).body().at("/override/total").asDouble());
            assertTrue(events.get(4).body().path("override").isMissingNode());
            assertFalse(events.get(2).message().value().contains("Jane"));
        }
    }

    @Test
    void whatIsGivenForATimeEndsByItself() {
        MANAGER.read(lead, leadService.capturedCold(lead, now)).statusCode(200);

        give("{\"fit\":90,\"reason\":\"x\",\"until\":\"" + Instant.now().plusMillis(1500) + "\"}", null)
                .statusCode(200);

        try (var published = new Published()) {
            await().until(() -> published.about(lead).size() == 4);
            assertTrue(published.about(lead).getLast().body().path("override").isMissingNode());
        }
        MANAGER.request().get(Api.path(lead, "override")).then().statusCode(404);
        MANAGER.read(lead).body("override", nullValue());
    }

    @Test
    void overridesAreMeasuredAgainstOutcomes() {
        MANAGER.read(lead, leadService.captured(lead, now)).statusCode(200);
        give("{\"grade\":\"D1\",\"reason\":\"x\"}", null).body("direction", equalTo("LOWERED"));
        qualify(lead);
        UUID known = LeadService.newId();
        MANAGER.read(known, leadService.captured(known, now)).statusCode(200);
        qualify(known);
        MANAGER.request()
                .body("{\"grade\":\"D1\",\"reason\":\"x\"}")
                .put(Api.path(known, "override"))
                .then()
                .statusCode(200);

        MANAGER.request()
                .get("/api/overrides/outcomes?from=" + now)
                .then()
                .statusCode(200)
                .body("groups.direction", equalTo(List.of("RAISED", "LOWERED", "SAME")))
                .body("groups[1].converted.hits", is(1))
                .body("groups[1].converted.of", is(1))
                .body("groups[1].byGrade[0].grade", equalTo("A4"));
    }

    private static void qualify(UUID lead) {
        MANAGER.accept(lead).statusCode(200);
        MANAGER.facts(
                        lead,
                        "{\"budget\":{\"value\":\"x\"},\"authority\":{\"value\":\"x\"},\"need\":{\"value\":\"x\"},"
                                + "\"timeline\":{\"value\":\"x\"}}")
                .statusCode(200);
        MANAGER.qualify(lead).statusCode(200);
    }

    /** Other tests share the service, and expect the version that it began with. */
    private static void backToVersionOne() {
        Stack.current()
                .psql(
                        "update scoring_model_version set state = 'RETIRED', retired_at = now()"
                                + " where state = 'ACTIVE' and version > 1;"
                                + "update scoring_model_version set state = 'ACTIVE', retired_at = null where version = 1;"
                                + "update rescoring set finished_at = now() where finished_at is null;"
                                + "update lead_score set model_version = 1, grade = null, due_at = scored_at where model_version > 1");
    }

    private static int draft(String body) {
        return MARKETING
                .request()
                .header("Idempotency-Key", UUID.randomUUID())
                .body(body)
                .post("/api/scoring-models")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract()
                .path("version");
    }

    private static ValidatableResponse patch(
            int version, @org.jspecify.annotations.Nullable String ifMatch, String body) {
        var request = MARKETING.request().body(body);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.patch("/api/scoring-models/" + version).then();
    }

    private static ValidatableResponse activate(int version) {
        return MARKETING
                .request()
                .post("/api/scoring-models/" + version + "/activation")
                .then();
    }

    private static void activated(int version) {
        await().atMost(Duration.ofSeconds(20)).until(() -> MARKETING
                .request()
                .get("/api/scoring-models/" + version + "/activation")
                .path("state")
                .equals("DONE"));
    }

    private static JsonNode rehearse(int version) throws Exception {
        String location = MARKETING
                .request()
                .body("{\"months\":1}")
                .post("/api/scoring-models/" + version + "/rehearsals")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        String path = location.substring(location.indexOf("/api/"));
        await().atMost(Duration.ofSeconds(20)).until(() -> List.of("DONE", "FAILED")
                .contains(MARKETING.request().get(path).path("state").toString()));
        var found = (ObjectNode) JSON.readTree(MARKETING.request().get(path).asString());
        return found.put("path", path);
    }

    private void leadOf(JsonNode rehearsal) throws Exception {
        String after = "";
        do {
            var page = JSON.readTree(MARKETING
                    .request()
                    .get(rehearsal.path("path").asText() + "/leads?limit=200" + after)
                    .asString());
            for (JsonNode one : page.path("items")) {
                if (one.path("leadId").asText().equals(lead.toString())) {
                    assertTrue(one.path("liveMqlAt").isMissingNode());
                    assertEquals(
                            now.minus(Duration.ofDays(10)),
                            Instant.parse(one.path("draftMqlAt").asText()));
                    return;
                }
            }
            after = page.has("next") ? "&after=" + page.path("next").asText() : "";
        } while (!after.isEmpty());
        throw new AssertionError("the lead is not among those of the rehearsal");
    }

    /** Counts whatever a rehearsal must leave as it is. */
    private static List<String> liveTables() {
        return Stack.current()
                .psql("select (select count(*) from lifecycle_step), (select count(*) from outbox_subject),"
                        + " (select sum(last_sequence) from outbox_subject),"
                        + " (select md5(string_agg(lead_id::text || fit || engagement, ',' order by lead_id))"
                        + "  from lead_score)");
    }

    private static JsonNode read(UUID lead, Instant asOf) throws Exception {
        return JSON.readTree(MARKETING
                .request()
                .get("/api/qualifications/" + lead + "?asOf=" + asOf)
                .asString());
    }

    private ValidatableResponse give(String body, @org.jspecify.annotations.Nullable String ifMatch) {
        var request = MANAGER.request().body(body);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.put(Api.path(lead, "override")).then();
    }

    private ValidatableResponse withdraw(String ifMatch) {
        return MANAGER.request()
                .header("If-Match", ifMatch)
                .delete(Api.path(lead, "override"))
                .then();
    }
}
