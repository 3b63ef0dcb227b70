package io.leadstream.qualification;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.Stack;
import io.leadstream.qualification.LeadService.Sent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two leads that lead-service makes one, and two again. */
@RealStack
class MergeListenerTest {

    private static final Api REP = Api.as("rep");

    private final UUID survivor = LeadService.newId();
    private final UUID merged = LeadService.newId();
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

    private static String mergeBody(UUID survivor, UUID merged) {
        return LeadService.body(
                survivor,
                "\"mergedLeadId\":\"%s\",%s,\"company\":%s"
                        .formatted(merged, LeadService.GOOD_PERSON, LeadService.goodCompany(survivor)));
    }

    private Sent merge(Instant at) {
        return leadService.send(survivor.toString(), "lead.merged.v1", mergeBody(survivor, merged), at, at);
    }

    private Sent unmerge(Instant at) {
        String body = mergeBody(survivor, merged).replace("mergedLeadId", "restoredLeadId");
        return leadService.send(survivor.toString(), "lead.unmerged.v1", body, at, at);
    }

    @Test
    void whatTheMergedLeadDidCountsForTheSurvivorUntilTheyAreTwoAgain() {
        leadService.captured(survivor, survivor, now);
        leadService.capturedCold(merged, now);
        REP.await(merged, leadService.did(merged, "CALL", now, now));

        REP.await(survivor, merge(now.plusMillis(10)));
        REP.read(survivor).body("score.engagement", equalTo(10.0f)).body("lifecycle", equalTo("IQL"));
        REP.read(merged).body("mergedInto", equalTo(survivor.toString())).body("score.engagement", equalTo(10.0f));
        REP.accept(merged).statusCode(409).body("mergedInto", equalTo(survivor.toString()));

        Sent late = leadService.did(merged, "DEMO", now, now);
        REP.await(merged, late);
        REP.read(survivor).body("score.engagement", equalTo(40.0f)).body("lifecycle", equalTo("MQL"));

        REP.await(survivor, unmerge(now.plusMillis(20)));
        REP.read(survivor).body("score.engagement", equalTo(0.0f)).body("mergedInto", nullValue());
        REP.read(merged).body("mergedInto", nullValue()).body("score.engagement", equalTo(40.0f));
        REP.accept(merged).statusCode(200);
    }

    @Test
    void whatWasFoundOutAboutBothCountsForTheSurvivorUntilTheyAreTwoAgain() {
        leadService.captured(survivor, survivor, now);
        REP.await(merged, leadService.capturedCold(merged, now));
        REP.facts(merged, "{\"budget\":{\"value\":\"theirs\",\"confidence\":0.9}}")
                .statusCode(200);
        REP.facts(survivor, "{\"budget\":{\"value\":\"ours\"},\"need\":{\"value\":\"speed\"}}")
                .statusCode(200);
        String before = REP.read(survivor).extract().header("ETag");

        REP.await(survivor, merge(Instant.now()));

        facts(survivor)
                .body("facts.budget.value", equalTo("theirs"))
                .body("facts.budget.recordedOn", equalTo(merged.toString()))
                .body("facts.need.recordedOn", nullValue())
                .body("frameworks.BANT.held", contains("budget", "need"));
        REP.request()
                .get(Api.path(survivor, "facts/history?fact=budget&limit=1"))
                .then()
                .body("items.recorded.value", contains("ours"))
                .body("next", notNullValue());
        REP.facts(survivor, before, "{\"budget\":null}").statusCode(412);
        REP.facts(survivor, tag(survivor), "{\"authority\":{\"value\":\"the CEO\"}}")
                .statusCode(200);

        REP.await(survivor, unmerge(Instant.now()));

        facts(survivor)
                .body("facts.budget.value", equalTo("ours"))
                .body("frameworks.BANT.held", contains("budget", "authority", "need"));
        facts(merged).body("facts.budget.value", equalTo("theirs")).body("facts.size()", equalTo(1));
        try (var published = new Published()) {
            published.awaitAbout(
                    survivor,
                    "lead.facts-changed.v1",
                    event -> event.path("held").size() == 3);
            assertEquals(
                    4,
                    published.about(survivor).stream()
                            .filter(event -> event.type().equals("lead.facts-changed.v1"))
                            .count(),
                    "recorded, merged, recorded, unmerged");
        }
    }

    @Test
    void marketingQualifiedByTheOtherIsGivenBackAndThePathTellsIt() {
        leadService.captured(survivor, survivor, now);
        leadService.capturedCold(merged, now);
        REP.await(merged, leadService.did(merged, "DEMO", now, now));
        Instant together = now.plusMillis(15);

        REP.await(survivor, merge(now.plusMillis(10)));
        REP.read(survivor).body("lifecycle", equalTo("MQL")).body("score.engagement", equalTo(30.0f));
        REP.await(survivor, unmerge(now.plusMillis(20)));

        REP.read(survivor)
                .body("lifecycle", equalTo("IQL"))
                .body("since", equalTo(now.toString()))
                .body("score.engagement", equalTo(0.0f));
        REP.request()
                .get(Api.path(survivor, "path"))
                .then()
                .body("steps.to", contains("IQL", "MQL", "IQL"))
                .body("steps[2].reason", equalTo("UNMERGED"))
                .body("steps[2].backward", equalTo(true))
                .body("steps[2].by", equalTo("qualification-service"));
        REP.request()
                .queryParam("asOf", together.toString())
                .get("/api/qualifications/" + survivor)
                .then()
                .body("lifecycle", equalTo("MQL"))
                .body("score.engagement", equalTo(30.0f));
        REP.accept(survivor).statusCode(200);
        try (var published = new Published()) {
            published.awaitAbout(survivor, "lead.lifecycle-changed.v1", event -> "UNMERGED"
                    .equals(event.path("reason").asText()));
            assertEquals(List.of("IQL", "MQL", "IQL"), published.moves(survivor).subList(0, 3));
        }
    }

    private static io.restassured.response.ValidatableResponse facts(UUID lead) {
        return REP.request().get(Api.path(lead, "facts")).then().statusCode(200);
    }

    private static String tag(UUID lead) {
        return REP.read(lead).extract().header("ETag");
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        Sent capture = leadService.prepare(survivor.toString());
        Sent call = leadService.prepare(merged.toString());
        Sent other = leadService.prepare(merged.toString());
        Sent meeting = leadService.prepare(merged.toString());
        Sent merge = leadService.prepare(survivor.toString());
        Sent split = leadService.prepare(survivor.toString());
        Sent again = leadService.prepare(survivor.toString());
        List<Runnable> events = new ArrayList<>(List.of(
                () -> leadService.put(capture, "lead.captured.v1", good(survivor), now, now),
                () -> leadService.put(call, "lead.captured.v1", good(merged), now, now),
                () -> leadService.put(other, "lead.activity-recorded.v1", did(merged, "CALL"), now, now),
                () -> leadService.put(meeting, "lead.activity-recorded.v1", did(merged, "MEETING"), now, now),
                () -> leadService.put(merge, "lead.merged.v1", mergeBody(survivor, merged), now, now),
                () -> leadService.put(
                        split,
                        "lead.unmerged.v1",
                        mergeBody(survivor, merged).replace("mergedLeadId", "restoredLeadId"),
                        now,
                        now),
                () -> leadService.put(again, "lead.merged.v1", mergeBody(survivor, merged), now, now)));
        Collections.shuffle(events, new Random());

        events.forEach(Runnable::run);

        for (Sent sent : List.of(capture, merge, split, again)) {
            REP.await(survivor, sent);
        }
        for (Sent sent : List.of(call, other, meeting)) {
            REP.await(merged, sent);
        }
        REP.read(survivor).body("score.engagement", equalTo(35.0f)).body("lifecycle", equalTo("MQL"));
        REP.read(merged).body("mergedInto", equalTo(survivor.toString()));
        assertEquals(
                List.of("1"),
                Stack.current()
                        .psql("select count(*) from lead_merge where survivor_id = '%s' and merged"
                                .formatted(survivor)));
    }

    private static String good(UUID lead) {
        return LeadService.body(lead, LeadService.GOOD_PERSON + ",\"company\":" + LeadService.goodCompany(lead));
    }

    private static String did(UUID lead, String type) {
        return "{\"leadId\":\"%s\",\"activityId\":\"%s\",\"type\":\"%s\",\"direction\":\"INBOUND\"}"
                .formatted(lead, LeadService.newId(), type);
    }
}
