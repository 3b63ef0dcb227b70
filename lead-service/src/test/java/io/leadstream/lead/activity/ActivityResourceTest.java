package io.leadstream.lead.activity;

import static io.leadstream.lead.LeadApi.PROBLEM;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@StackTest
class ActivityResourceTest {

    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    @Test
    void anotherActivityOfTheSameExternalIdIsRefused() {
        String lead = api.capturedLead();
        String id = api.record(lead, "{\"type\":\"DEMO\",\"externalId\":\"e1\"}")
                .statusCode(201)
                .extract()
                .path("id");

        api.record(lead, "{\"type\":\"DEMO\",\"externalId\":\"e1\"}")
                .statusCode(200)
                .body("id", equalTo(id));
        api.record(lead, "{\"type\":\"CALL\",\"externalId\":\"e1\"}")
                .statusCode(422)
                .body("type", equalTo("urn:leadstream:problem:external-id-reused"))
                .body("activityId", equalTo(id));
        api.as("rep")
                .body("[{\"leadId\":\"%s\",\"type\":\"CALL\",\"externalId\":\"e1\"}]".formatted(lead))
                .post("/api/leads/activities/batch")
                .then()
                .statusCode(207)
                .body("results[0].status", equalTo(422));
    }

    @Test
    void anActivityIsRecordedAndFoundWhereTheAnswerSays() {
        String lead = api.capturedLead();

        String location = api.record(
                        lead,
                        "{\"type\":\"EMAIL_CLICKED\",\"occurredAt\":\"2026-01-31T09:30:00.123456Z\",\"detail\":\"the offer\"}")
                .statusCode(201)
                .header("Leadstream-Event", equalTo("lead-service/" + lead + "/2"))
                .body("direction", equalTo("INBOUND"))
                .extract()
                .header("Location");

        api.as("rep")
                .get(location)
                .then()
                .statusCode(200)
                .body("type", equalTo("EMAIL_CLICKED"))
                .body("occurredAt", equalTo("2026-01-31T09:30:00.123456Z"))
                .body("detail", equalTo("the offer"));
    }

    @ParameterizedTest
    @EnumSource(Activity.Type.class)
    void onlySendingMailIsUsuallyOurs(Activity.Type type) {
        api.record(api.capturedLead(), "{\"type\":\"%s\"}".formatted(type))
                .statusCode(201)
                .body("direction", equalTo(type == Activity.Type.EMAIL_SENT ? "OUTBOUND" : "INBOUND"));
    }

    @Test
    void activitiesAreListedInPagesByTheirOwnTime() {
        String lead = api.capturedLead();
        for (int day : new int[] {3, 1, 2}) {
            api.record(
                            lead,
                            "{\"type\":\"CALL\",\"direction\":\"OUTBOUND\",\"occurredAt\":\"2026-01-0%dT00:00:00Z\",\"detail\":\"%d\"}"
                                    .formatted(day, day))
                    .statusCode(201);
        }

        String next = api.as("rep")
                .queryParam("limit", 2)
                .get("/api/leads/" + lead + "/activities")
                .then()
                .statusCode(200)
                .body("items.detail", contains("1", "2"))
                .extract()
                .path("next");
        api.as("rep")
                .queryParam("limit", 2)
                .queryParam("after", next)
                .get("/api/leads/" + lead + "/activities")
                .then()
                .statusCode(200)
                .body("items.detail", contains("3"))
                .body("next", nullValue());
    }

    @Test
    void anActivityDoesNotChangeTheLeadItself() {
        String lead = api.capturedLead();
        String tag = api.etag(lead);

        api.record(lead, "{\"type\":\"CALL\"}").statusCode(201);

        api.get(lead).header("ETag", equalTo(tag));
    }

    @Test
    void whoNamesAnOldStateIsRefused() {
        String lead = api.capturedLead();

        api.as("rep")
                .header("If-Match", "\"99\"")
                .body("{\"type\":\"CALL\"}")
                .post("/api/leads/" + lead + "/activities")
                .then()
                .statusCode(412);
    }

    @Test
    void whatHasNotHappenedYetIsRefused() {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));

        api.record(api.capturedLead(), "{\"type\":\"CALL\",\"occurredAt\":\"%s\"}".formatted(tomorrow))
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations.field", contains("occurredAt"));
    }

    @Test
    void theSameKeyRecordsOnce() {
        String lead = api.capturedLead();
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            api.as("rep")
                    .header("Idempotency-Key", key)
                    .body("{\"type\":\"CALL\",\"detail\":\"once\"}")
                    .post("/api/leads/" + lead + "/activities")
                    .then()
                    .statusCode(201);
        }

        api.as("rep").get("/api/leads/" + lead + "/activities").then().body("items.detail", contains("once"));
    }

    @Test
    void anActivityOfAnotherLeadIsNotFound() {
        String location =
                api.record(api.capturedLead(), "{\"type\":\"CALL\"}").extract().header("Location");
        String activity = location.substring(location.lastIndexOf('/'));

        api.as("rep")
                .get("/api/leads/" + api.capturedLead() + "/activities" + activity)
                .then()
                .statusCode(404)
                .contentType(PROBLEM);
    }
}
