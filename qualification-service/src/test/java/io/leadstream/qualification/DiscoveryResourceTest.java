package io.leadstream.qualification;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.Stack;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What to ask a lead, what it knows of us, and what leads return. */
@RealStack
class DiscoveryResourceTest {

    private static final Api REP = Api.as("rep");
    private static final Instant NOW = Instant.now();

    private final UUID lead = LeadService.newId();
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
    void theConversationIsGuidedByTheFramework() {
        captured();
        discovery("")
                .statusCode(200)
                .body("framework", equalTo("BANT"))
                .body("next.key", equalTo("BUDGET"))
                .body("next.why", equalTo("no budget: BANT requires it, and it is missing"))
                .body("questions.size()", is(24))
                .body("checklist.points.size()", is(6))
                .body("checklist.points[0].parts[0].state", equalTo("DONE"))
                .body("firstContact.by", nullValue());

        REP.facts(lead, "{\"budget\":{\"value\":\"b\",\"confidence\":0.9},\"authority\":{\"value\":\"a\"}}")
                .statusCode(200);

        discovery("")
                .body("next.key", equalTo("PROBLEM"))
                .body("questions.find { it.key == 'WHO_DECIDES' }.state", equalTo("PARTLY"))
                .body("questions.find { it.key == 'WHO_DECIDES' }.open", contains("economicBuyer", "decisionProcess"))
                .body("checklist.points.find { it.point == 'DECIDERS' }.state", equalTo("DONE"));
        discovery("?asOf=" + NOW.minus(Duration.ofDays(1))).body("next.key", equalTo("BUDGET"));
    }

    @Test
    void aRepVouchesForWhatTheSystemCannotKnow() {
        captured();
        String evidence = "{\"evidence\":\"https://mail.example/81\",\"note\":\"asked on Monday\"}";

        REP.request()
                .body(evidence)
                .put(Api.path(lead, "checklist/SPIN"))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("checklist.points.find { it.point == 'SPIN' }.state", equalTo("CONFIRMED"))
                .body("checklist.points.find { it.point == 'SPIN' }.confirmation.by", equalTo("rep-1"));
        REP.request()
                .body(evidence)
                .put(Api.path(lead, "checklist/SPIN"))
                .then()
                .statusCode(428);
        REP.request()
                .header("If-Match", "\"2\"")
                .body(evidence)
                .put(Api.path(lead, "checklist/SPIN"))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        REP.request()
                .header("If-Match", "\"1\"")
                .body("{\"confirmed\":false}")
                .put(Api.path(lead, "checklist/SPIN"))
                .then()
                .statusCode(412);
        REP.request()
                .header("If-Match", "\"2\"")
                .body("{\"confirmed\":false}")
                .put(Api.path(lead, "checklist/SPIN"))
                .then()
                .statusCode(200)
                .body("checklist.points.find { it.point == 'SPIN' }.state", equalTo("OPEN"));
    }

    @Test
    void whatTheyKnowOfUsIsReadFromTheirTouches() {
        captured();
        leadService.activity(lead, "EMAIL_SENT", "OUTBOUND", NOW.minus(Duration.ofDays(9)), NOW);
        leadService.did(lead, "EMAIL_REPLIED", NOW.minus(Duration.ofDays(8)), NOW);
        var last = leadService.did(lead, "DEMO", NOW.minus(Duration.ofDays(2)), NOW);

        REP.request()
                .queryParam("atLeast", last.ref())
                .get(Api.path(lead, "awareness"))
                .then()
                .statusCode(200)
                .body("level", equalTo("FAMILIAR"))
                .body("summary", startsWith("They know us well: demos (1 theirs, 0 ours, last 2 days ago); e-mail"))
                .body("touches.EMAIL.inbound", is(1))
                .body("touches.EMAIL.outbound", is(1))
                .body("touches.CHAT.level", equalTo("NONE"))
                .body("firstContact.by", equalTo("US"))
                .body("firstContact.type", equalTo("EMAIL_SENT"));
        REP.request()
                .get(Api.path(lead, "awareness?asOf=" + NOW.minus(Duration.ofHours(200))))
                .then()
                .body("level", equalTo("REACHED"));
    }

    @Test
    void costsAndMarginsMakeReturns() {
        captured();
        String product = "P" + lead;
        UUID deal = LeadService.newId();
        Stack.current()
                .psql(
                        "insert into deal_outcome (deal_id, lead_id, outcome, amount, currency, opened_at, closed_at, known_at,"
                                + " segments) values ('%s', '%s', 'WON', 1000, 'CHF', now(), now(), now(), '{\"product\":\"%s\"}')"
                                        .formatted(deal, lead, product));
        var revops = Api.as("revops");
        var day = NOW.toString().substring(0, 10);
        String cost =
                "{\"source\":\"WEB_FORM\",\"from\":\"%s\",\"to\":\"%s\",\"cost\":{\"amount\":\"50\",\"currency\":\"CHF\"}}"
                        .formatted(day, LocalDate.parse(day).plusDays(1));

        revops.request()
                .body("{\"rate\":0.4}")
                .put("/api/margin-rates/" + product)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        String id = revops.request()
                .body(cost)
                .put("/api/lead-costs")
                .then()
                .statusCode(200)
                .body("cost.amount", equalTo("50.00"))
                .extract()
                .path("id");
        revops.request()
                .body(cost.replace("50", "60"))
                .put("/api/lead-costs")
                .then()
                .statusCode(428);
        revops.request().get("/api/lead-costs").then().body("items.id", hasItem(id));
        REP.request()
                .get("/api/returns?by=source&from=" + day)
                .then()
                .statusCode(200)
                .body("groups.find { it.key == 'WEB_FORM' }.leads", greaterThanOrEqualTo(1))
                .body("groups.find { it.key == 'WEB_FORM' }.winRate.rate", greaterThan(0.0f))
                .body("groups.find { it.key == 'WEB_FORM' }.leadsWon.rate", lessThanOrEqualTo(1.0f))
                .body(
                        "groups.find { it.key == 'WEB_FORM' }.money.find { it.currency == 'CHF' }.margin",
                        equalTo("400.00"))
                .body("groups.find { it.key == 'WEB_FORM' }.money.find { it.currency == 'CHF' }.returned", is(8.0f));
        REP.request().get("/api/returns?by=lifecycle").then().statusCode(200).body("groups.key", hasItem("IQL"));
        REP.request().get("/api/returns?by=segment").then().statusCode(200).body("segment", equalTo("SEGMENT"));
        revops.request()
                .header("If-Match", "\"1\"")
                .delete("/api/lead-costs/" + id)
                .then()
                .statusCode(204);
        Stack.current().psql("delete from deal_outcome where deal_id = '" + deal + "'");
    }

    @Test
    void anErasedLeadLeavesNothingBehind() {
        captured();
        REP.facts(lead, "{\"need\":{\"value\":\"n\"}}");
        REP.request().body("{\"framework\":\"NEAT\"}").put(Api.path(lead, "framework"));
        REP.request().body("{\"evidence\":\"https://mail.example/81\"}").put(Api.path(lead, "checklist/SPIN"));

        var erased = leadService.erased(lead, Instant.now());
        REP.read(lead, erased).statusCode(404);

        for (String table :
                new String[] {"recorded_fact", "chosen_framework", "framework_standing", "checklist_confirmation"}) {
            assertEquals(
                    "0",
                    Stack.current()
                            .psql("select count(*) from %s where lead_id = '%s'".formatted(table, lead))
                            .getFirst(),
                    table);
        }
        REP.request().get(Api.path(lead, "discovery")).then().statusCode(404);
    }

    private void captured() {
        REP.read(lead, leadService.captured(lead, Instant.now())).statusCode(200);
    }

    private ValidatableResponse discovery(String query) {
        return REP.request().get(Api.path(lead, "discovery") + query).then();
    }
}
