package io.leadstream.lead.activity;

import static io.leadstream.lead.LeadApi.PROBLEM;
import static io.leadstream.lead.LeadApi.newAddress;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.leadstream.lead.database.Plan;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@StackTest
class ActivityBatchResourceTest {

    private static final String LINES = "application/x-ndjson";

    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    private ValidatableResponse send(String type, String body) {
        return api.as("rep")
                .contentType(type)
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/leads/activities/batch")
                .then()
                .statusCode(207);
    }

    @Test
    void eachItemIsJudgedForItselfAndCountsOnceAtItsOwnTime() {
        String email = newAddress();
        String lead = api.captured(email);
        String body = """
                [{"leadId":"%1$s","type":"CALL","occurredAt":"2026-01-03T00:00:00Z","detail":"3"},
                 {"email":"%2$s","type":"CALL","occurredAt":"2026-01-01T00:00:00Z","detail":"1"},
                 {"leadId":"%1$s","type":"CALL","occurredAt":"2026-01-03T00:00:00Z","detail":"3"},
                 {"leadId":"%1$s","type":"CALL","occurredAt":"2026-01-02T00:00:00Z","externalId":"a","detail":"2"},
                 {"leadId":"%1$s","type":"CALL","externalId":"a","detail":"again"},
                 {"leadId":"%3$s","type":"CALL"},
                 {"type":"CALL"},
                 {"leadId":"%1$s","type":"SHOUT"},
                 {"leadId":"%1$s","type":"CALL","occurredAt":"2999-01-01T00:00:00Z"},
                 {"email":"nobody","type":"CALL"},
                 {"leadId":"%1$s","email":"%2$s","type":"CALL"},
                 17]""".formatted(lead, email, UUID.randomUUID());

        ValidatableResponse first = send("application/json", body)
                .header("Leadstream-Event", equalTo("lead-service/" + lead + "/4"))
                .body("results.index", equalTo(IntStream.range(0, 12).boxed().toList()))
                .body("results.status", contains(201, 201, 200, 201, 200, 404, 400, 400, 400, 400, 400, 400))
                .body("results[5].problem.type", equalTo("urn:leadstream:problem:not-found"))
                .body("results[7].problem.violations.field", contains("type"));
        String id = first.extract().path("results[0].id");

        assertEquals(id, first.extract().path("results[2].id"));
        send("application/json", body)
                .body("results.status", contains(200, 200, 200, 200, 200, 404, 400, 400, 400, 400, 400, 400))
                .body("results[0].id", equalTo(id));
        api.as("rep").get("/api/leads/" + lead + "/activities").then().body("items.detail", contains("1", "2", "3"));
    }

    @Test
    void linesAreReadOneByOne() {
        String lead = api.capturedLead();

        send(
                        LINES,
                        "{\"leadId\":\"%s\",\"type\":\"CHAT\"}\r\n\n{broken\n{\"leadId\":\"%s\",\"type\":\"CALL\"}"
                                .formatted(lead, lead))
                .body("results.status", contains(201, 400, 201));
    }

    @Test
    void tenThousandAreTakenAtOnceAndNoneMore() {
        String lead = api.capturedLead();
        String line = "{\"leadId\":\"%s\",\"type\":\"WEB_VISIT\"}\n".formatted(lead);

        send(LINES, line.repeat(10_000)).body("results.size()", equalTo(10_000));

        api.as("rep")
                .contentType(LINES)
                .body(line.repeat(10_001).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/leads/activities/batch")
                .then()
                .statusCode(400);
        assertEquals(
                java.util.List.of("10000"),
                api.stack().psql("select count(*) from activity where lead_id = '%s'".formatted(lead)));
    }

    @Test
    void aPartnersOwnIdNamesTheLead() {
        String externalId = UUID.randomUUID().toString();
        api.asPartner("demo")
                .body("{\"email\":\"%s\",\"source\":\"PARTNER\",\"externalId\":\"%s\"}"
                        .formatted(newAddress(), externalId))
                .post("/api/leads")
                .then()
                .statusCode(201);

        send("application/json", """
                [{"partner":"demo","leadExternalId":"%1$s","type":"CALL"},
                 {"partner":"other","leadExternalId":"%1$s","type":"CALL"},
                 {"leadExternalId":"%1$s","type":"CALL"}]""".formatted(externalId)).body("results.status", contains(201, 404, 400));
    }

    @Test
    void theSameKeyAnswersTheSame() {
        String key = UUID.randomUUID().toString();
        String body = "[{\"leadId\":\"%s\",\"type\":\"CALL\"}]".formatted(api.capturedLead());
        String id = null;
        for (int i = 0; i < 2; i++) {
            String recorded = api.as("rep")
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post("/api/leads/activities/batch")
                    .then()
                    .statusCode(207)
                    .extract()
                    .path("results[0].id");
            assertEquals(id == null ? recorded : id, recorded);
            id = recorded;
        }
        api.as("rep")
                .header("Idempotency-Key", key)
                .body(body.replace("CALL", "CHAT"))
                .post("/api/leads/activities/batch")
                .then()
                .statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "null", "[{},", "nope", "[] []", "[1]x"})
    void whatIsNoBatchIsBadInput(String body) {
        api.as("rep")
                .body(body)
                .post("/api/leads/activities/batch")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations.size()", equalTo(1));
    }

    @Test
    void aRepeatedActivityAnswersWithTheFirst() {
        String lead = api.capturedLead();
        String body = "{\"type\":\"CALL\",\"occurredAt\":\"2026-01-03T00:00:00Z\"}";
        String id = api.record(lead, body).statusCode(201).extract().path("id");

        api.record(lead, body)
                .statusCode(200)
                .header("Leadstream-Event", equalTo("lead-service/" + lead + "/2"))
                .body("id", equalTo(id))
                .body("recordedBy", equalTo("rep"));
        api.as("rep").get("/api/leads/" + lead + "/activities").then().body("items.id", hasItem(id));
    }

    @Test
    void whatIsThereIsFoundByIndex() {
        String plans = java.util.stream.Stream.of(
                        NewActivities.KNOWN, NamedLeads.BY_EMAIL, NamedLeads.BY_RECORD, NamedLeads.LOCK)
                .map(Plan::of)
                .collect(Collectors.joining("\n"));

        assertFalse(plans.contains("Seq Scan"), plans);
    }
}
