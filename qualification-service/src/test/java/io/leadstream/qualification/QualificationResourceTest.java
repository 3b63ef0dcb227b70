package io.leadstream.qualification;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.Stack;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealStack
class QualificationResourceTest {

    private static final Api REP = Api.as("rep");

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
    void aCapturedLeadIsInformationQualifiedAndScored() {
        var captured = leadService.captured(lead, now);

        REP.read(lead, captured)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("leadId", equalTo(lead.toString()))
                .body("lifecycle", equalTo("IQL"))
                .body("score.fit", is(90.0f))
                .body("score.engagement", is(0.0f))
                .body("score.total", is(90.0f))
                .body("score.grade", equalTo("A4"))
                .body("modelVersion", is(1))
                .body("frameworks.BANT.complete", is(false))
                .body("frameworks.BANT.missing", contains("budget", "authority", "need", "timeline"))
                .body("freshness.missing", greaterThanOrEqualTo(0));
    }

    @Test
    void theLedgerNamesRuleReasonEventAndTimeAndAddsUp() {
        leadService.captured(lead, now);
        var called = leadService.did(lead, "CALL", now, now);

        var json = REP.read(lead, called).statusCode(200).extract().jsonPath();

        var points = json.getList("ledger.points", String.class).stream().map(BigDecimal::new);
        assertEquals(
                0,
                points.reduce(BigDecimal.ZERO, BigDecimal::add)
                        .compareTo(new BigDecimal(json.getString("score.total"))));
        assertEquals(
                List.of(
                        "SENIORITY_VP_OR_HEAD",
                        "FUNCTION_IN_ICP",
                        "COMPANY_50_TO_1000",
                        "INDUSTRY_IN_ICP",
                        "FUNDED_OR_GROWING",
                        "CALL"),
                json.getList("ledger.rule"));
        assertEquals(called.id().toString(), json.getString("ledger[5].eventId"));
        assertEquals(now, Instant.parse(json.getString("ledger[5].at")));
    }

    @Test
    void engagementDecaysByTheTimeThatIsAskedFor() {
        leadService.capturedCold(lead, now);
        var submitted = leadService.did(lead, "FORM_SUBMITTED", now, now);

        REP.read(lead, submitted).body("score.engagement.toDouble()", closeTo(20, 0.01));
        asOf(now.plus(Duration.ofDays(30))).body("score.engagement", is(10.0f)).body("score.grade", equalTo("D3"));
        asOf(now.plus(Duration.ofDays(60))).body("score.engagement", is(5.0f)).body("score.grade", equalTo("D4"));
    }

    @Test
    void aPastScoreCanBeReadAgain() {
        Instant captured = now.minus(Duration.ofDays(60));
        leadService.captured(lead, captured);
        leadService.did(lead, "MEETING", captured.plus(Duration.ofDays(1)), captured.plus(Duration.ofDays(1)));
        var last = leadService.did(lead, "DEMO", now, now);

        REP.read(lead, last).body("lifecycle", equalTo("MQL"));
        asOf(captured.plus(Duration.ofDays(1)))
                .body("asOf", equalTo(captured.plus(Duration.ofDays(1)).toString()))
                .body("score.engagement", is(25.0f))
                .body("lifecycle", equalTo("IQL"));
        asOf(captured.minus(Duration.ofDays(1)))
                .body("lifecycle", nullValue())
                .body("score.total", is(0.0f))
                .body("ledger", empty());
    }

    @Test
    void aDateMeansItsEnd() {
        leadService.captured(lead, Instant.parse("2026-03-01T12:00:00Z"));
        var last = leadService.did(lead, "CALL", Instant.parse("2026-03-02T23:59:59Z"), now);

        REP.read(lead, last);
        REP.request()
                .get("/api/qualifications/" + lead + "?asOf=2026-03-02")
                .then()
                .body("asOf", equalTo("2026-03-02T23:59:59.999999Z"))
                .body("score.engagement", is(10.0f));
    }

    @Test
    void whatWeDidDoesNotScore() {
        leadService.captured(lead, now);
        var last = leadService.activity(lead, "CALL", "OUTBOUND", now, now);

        REP.read(lead, last).body("score.engagement", is(0.0f));
    }

    @Test
    void scoresDoNotChangeTheEntityTag() {
        leadService.captured(lead, now);
        var last = leadService.did(lead, "CALL", now, now);

        REP.read(lead, last).header("ETag", "\"1\"");
    }

    @Test
    void aLeadThatIsNotKnownIsNotFound() {
        REP.read(lead).statusCode(404).body("type", equalTo("urn:leadstream:problem:not-found"));
    }

    @Test
    void aLeadOfWhichOnlyAnActivityIsKnownIsNotFound() {
        var early = leadService.did(lead, "CALL", now, now);

        REP.read(lead, early).statusCode(404);
    }

    @Test
    void anEventThatDoesNotComeIsWaitedForInVain() {
        REP.request()
                .get("/api/qualifications/" + lead + "?atLeast=lead-service/" + lead + "/1")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("1"));
    }

    @Test
    void theScoringModelCanBeInspected() {
        REP.request()
                .get("/api/scoring-models/1")
                .then()
                .statusCode(200)
                .body("fit.find { it.rule == 'FREE_MAIL' }.points", is(-20))
                .body("engagement.find { it.rule == 'DEMO' }.halfLifeDays", is(60))
                .body("limits.perType", is(40))
                .body("letters.A", is(60))
                .body("figures.'1'", is(60))
                .body("mql.engagement", is(30))
                .body("icp.functions", hasItem("SALES"));
        REP.request().get("/api/scoring-models").then().statusCode(200).body("items.version", hasItem(1));
        REP.request().get("/api/scoring-models/99999").then().statusCode(404);
    }

    private io.restassured.response.ValidatableResponse asOf(Instant time) {
        return REP.request()
                .get("/api/qualifications/" + lead + "?asOf=" + time)
                .then()
                .statusCode(200);
    }
}
