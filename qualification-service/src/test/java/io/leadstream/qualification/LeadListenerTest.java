package io.leadstream.qualification;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.local.test.Stack;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealStack
class LeadListenerTest {

    private static final Api REP = Api.as("rep");
    private static final String SCORED = "lead.scored.v1";
    private static final String MOVED = "lead.lifecycle-changed.v1";

    private final UUID lead = LeadService.newId();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private LeadService leadService;
    private Published published;

    @BeforeEach
    void start() {
        Stack.current().awaitPublishing();
        leadService = new LeadService();
        published = new Published();
    }

    @AfterEach
    void stop() {
        leadService.close();
        published.close();
    }

    @Test
    void aCaptureIsPublishedAsAMoveAndAScore() {
        UUID company = LeadService.newId();
        leadService.captured(lead, company, now);

        var scored = published.awaitAbout(lead, SCORED, any -> true);
        var moved = published.about(lead).getFirst();
        assertEquals(MOVED, moved.type());
        assertTrue(moved.body().path("from").isMissingNode());
        assertEquals("IQL", moved.body().path("to").asText());
        assertEquals("Example", moved.body().path("companyName").asText());
        assertEquals(company.toString(), moved.body().path("companyId").asText());
        assertEquals("WEB_FORM", moved.body().at("/segments/source").asText());
        assertEquals(
                "90.00", scored.body().path("fit").decimalValue().setScale(2).toPlainString());
        assertEquals("A4", scored.body().path("grade").asText());
    }

    @Test
    void derivedEventsBearTheTimeOfTheirCause() {
        Instant before = now.minus(Duration.ofDays(3));
        leadService.captured(lead, before);

        var scored = published.awaitAbout(lead, SCORED, any -> true);
        assertEquals(before, Instant.parse(scored.header("ce_time")));
        assertEquals(before, Instant.parse(scored.header("ce_knownat")));
        assertEquals("qualification-service", scored.header("ce_source"));
        assertEquals("2", scored.header("ce_sequence"));
    }

    @Test
    void whatEachScoreSaidIsReadAgainWithItsTime() {
        // each is applied before the next comes: of what comes in one batch the last score alone is told
        REP.await(lead, leadService.captured(lead, now.minus(Duration.ofDays(3))));
        REP.await(lead, leadService.did(lead, "CALL", now.minus(Duration.ofDays(2)), now.minus(Duration.ofDays(2))));
        var late = leadService.did(lead, "DEMO", now.minus(Duration.ofHours(60)), now.minus(Duration.ofDays(1)));
        REP.await(lead, late);
        published.awaitAbout(lead, SCORED, body -> body.path("engagement").asDouble() > 30);

        var scores = published.about(lead).stream()
                .filter(event -> event.type().equals(SCORED))
                .toList();
        // three causes; the call's decay may have told another grade in between
        assertTrue(scores.size() >= 3, scores::toString);
        for (var scored : scores) {
            String at = scored.header("ce_time");
            var score = REP.request()
                    .queryParam("asOf", at)
                    .queryParam("knownBy", at)
                    .get("/api/qualifications/" + lead)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            for (String part : List.of("fit", "engagement", "total", "grade")) {
                assertEquals(scored.body().path(part).asText(), score.getString("score." + part), part + " at " + at);
            }
        }
        REP.request()
                .queryParam("knownBy", now.toString())
                .get("/api/qualifications/" + lead)
                .then()
                .statusCode(400);
    }

    @Test
    void bothThresholdsMakeTheLeadMarketingQualified() {
        leadService.captured(lead, now);
        var demo = leadService.did(lead, "DEMO", now, now);

        REP.read(lead, demo).body("lifecycle", equalTo("MQL")).header("ETag", "\"2\"");
        published.awaitAbout(lead, SCORED, body -> body.path("grade").asText().equals("A2"));
        assertEquals(List.of("IQL", "MQL"), published.moves(lead));
    }

    @Test
    void timesFinerThanAMicrosecondChangeNothing() {
        Instant fine = now.plusNanos(300);
        leadService.captured(lead, now);
        var demo = leadService.did(lead, "DEMO", fine, fine);

        REP.read(lead, demo).body("lifecycle", equalTo("MQL"));
    }

    @Test
    void whatComesBeforeTheCaptureCounts() {
        var capture = leadService.prepare(lead.toString());
        leadService.did(lead, "DEMO", now, now);
        REP.read(lead, capture).statusCode(503);
        leadService.put(
                capture,
                "lead.captured.v1",
                LeadService.body(lead, LeadService.GOOD_PERSON + ",\"company\":" + LeadService.goodCompany(lead)),
                now,
                now);

        REP.read(lead, capture)
                .statusCode(200)
                .body("lifecycle", equalTo("MQL"))
                .body("score.grade", equalTo("A2"));
    }

    @Test
    void theLatestProfileCountsWhicheverComesLast() {
        var capture = leadService.prepare(lead.toString());
        leadService.changed(
                lead, "\"source\":\"CHAT\",\"freeMail\":false,\"seniority\":\"C_LEVEL\"", now.plusMillis(1));
        leadService.put(
                capture, "lead.captured.v1", LeadService.body(lead, "\"source\":\"CHAT\",\"freeMail\":true"), now, now);

        REP.read(lead, capture).body("score.fit", is(30.0f));
    }

    @Test
    void theSameEventAgainChangesNothing() {
        var captured = leadService.captured(lead, now);
        REP.read(lead, captured);
        leadService.put(
                captured,
                "lead.captured.v1",
                LeadService.body(lead, "\"source\":\"CHAT\",\"freeMail\":true"),
                now,
                now);
        var last = leadService.did(lead, "CALL", now, now);

        REP.read(lead, last).body("score.fit", is(90.0f));
        published.awaitAbout(lead, SCORED, body -> body.path("engagement").asDouble() > 0);
        assertEquals(3, published.about(lead).size());
    }

    @Test
    void anEventThatChangesNoScorePublishesNone() {
        leadService.captured(lead, now);
        var outbound = leadService.activity(lead, "EMAIL_SENT", "OUTBOUND", now, now);
        REP.read(lead, outbound);
        leadService.did(lead, "CALL", now, now);

        published.awaitAbout(lead, SCORED, body -> body.path("engagement").asDouble() > 0);
        assertEquals(3, published.about(lead).size());
    }

    @Test
    void eventsOfOtherTypesArePassedOver() {
        leadService.captured(lead, now);
        leadService.send(lead.toString(), "lead.assigned.v1", "{\"leadId\":\"%s\"}".formatted(lead), now, now);
        var last = leadService.send(lead.toString(), "lead.captured.v9", "no JSON", now, now);

        REP.read(lead, last).statusCode(200).body("lifecycle", equalTo("IQL"));
    }

    @Test
    void aBrokenEventIsSetAsideAndTheRestGoesOn() {
        leadService.captured(lead, now);
        leadService.send(lead.toString(), "lead.changed.v1", "{\"leadId\":", now, now);
        var last = leadService.did(lead, "CALL", now, now);

        REP.read(lead, last).statusCode(200);
        try (var deadLetters = new Published("lead-events.qualification-service.dlq")) {
            await().until(() -> Stack.current()
                            .psql("select 1 from dead_letter where subject = '" + lead + "'")
                            .size()
                    == 1);
        }
    }

    @Test
    void aCompanysChangeScoresItsLeadsAgain() {
        UUID company = LeadService.newId();
        leadService.captured(lead, company, now);
        published.awaitAbout(lead, SCORED, body -> body.path("fit").asDouble() == 90);

        leadService.companyChanged(company, "\"industry\":\"Bakery\",\"sizeBand\":\"5001+\"", now.plusMillis(5));

        var scored = published.awaitAbout(lead, SCORED, body -> body.path("fit").asDouble() == 55);
        assertEquals(now.plusMillis(5), Instant.parse(scored.header("ce_time")));
        REP.read(lead).body("score.fit", is(55.0f));
    }

    @Test
    void aGradeThatDecaysIsPublishedForTheInstantAtWhichItDid() {
        Instant then = now.minus(Duration.ofDays(45));
        leadService.capturedCold(lead, then);
        leadService.did(lead, "FORM_SUBMITTED", then, then);

        var scored = published.awaitAbout(
                lead,
                SCORED,
                body -> body.path("grade").asText().equals("D4")
                        && body.path("engagement").asDouble() > 0);

        assertEquals(9.99, scored.body().path("engagement").asDouble());
        Instant at = Instant.parse(scored.header("ce_time"));
        assertTrue(at.isAfter(then.plus(Duration.ofDays(30))) && at.isBefore(then.plus(Duration.ofDays(31))));
    }

    @Test
    void erasureLeavesNothingAndLaterEventsAreIgnored() {
        var captured = leadService.captured(lead, now);
        REP.read(lead, captured);
        REP.facts(lead, "{\"need\":{\"value\":\"Jane wants it\"}}").statusCode(200);
        REP.disqualify(lead, "Jane said no").statusCode(200);

        var erased = leadService.erased(lead, now);
        REP.read(lead, erased).statusCode(404);
        REP.read(lead, leadService.did(lead, "CALL", now, now)).statusCode(404);

        for (String table : List.of("lead_profile", "lead_activity", "lifecycle_step", "recorded_fact", "lead_score")) {
            assertEquals(
                    List.of(),
                    Stack.current().psql("select * from " + table + " where lead_id = '" + lead + "'"),
                    table);
        }
        assertEquals(
                List.of("t"), Stack.current().psql("select erased from qualification where lead_id = '" + lead + "'"));
    }

    @Test
    void noFreeTextIsPublished() {
        var captured = leadService.captured(lead, now);
        REP.read(lead, captured);
        REP.facts(lead, "{\"need\":{\"value\":\"Jane wants it\"}}").statusCode(200);
        REP.recycle(lead, "Jane said later").statusCode(200);
        REP.disqualify(lead, "no budget").statusCode(200);

        published.awaitAbout(lead, MOVED, body -> body.path("reason").asText().equals("NO_BUDGET"));
        var recycled = published.awaitAbout(
                lead, MOVED, body -> body.path("to").asText().equals("RECYCLED"));
        assertEquals("OTHER", recycled.body().path("reason").asText());
        assertEquals("rep-1", recycled.body().path("by").asText());
        assertFalse(published.all().stream()
                .anyMatch(event -> event.message().value().contains("Jane")));
    }

    @Test
    void theScoringModelIsAnnouncedOnce() {
        var captured = leadService.captured(lead, now);
        REP.read(lead, captured);

        published.awaitAbout(lead, SCORED, any -> true);
        var announced = published.all().stream()
                .filter(event -> event.type().equals("scoring-model.activated.v1"))
                .filter(event -> event.body().path("version").asInt() == 1)
                .toList();
        assertEquals(1, announced.size());
        assertEquals("lead-scoring", announced.getFirst().key());
    }
}
