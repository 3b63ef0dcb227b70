package io.leadstream.qualification;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.Stack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealStack
class LifecycleResourceTest {

    static final String BANT = """
            {"budget":{"value":"40,000"},"authority":{"value":"the CFO"},
             "need":{"value":"too slow"},"timeline":{"value":"by May"}}""";

    private static final Api REP = Api.as("rep");

    private final UUID lead = LeadService.newId();
    private LeadService leadService;

    @BeforeEach
    void start() {
        Stack.current().awaitPublishing();
        leadService = new LeadService();
        REP.read(lead, leadService.captured(lead, Instant.now())).statusCode(200);
    }

    @AfterEach
    void stop() {
        leadService.close();
    }

    @Test
    void salesAcceptsALead() {
        REP.accept(lead)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .header("Leadstream-Event", equalTo("qualification-service/" + lead + "/3"))
                .body("lifecycle", equalTo("SAL"))
                .body("allowed", containsInAnyOrder("SQL", "DISQUALIFIED", "RECYCLED"));
    }

    @Test
    void acceptingTwiceChangesNothing() {
        REP.accept(lead);

        REP.accept(lead)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .header("Leadstream-Event", equalTo("qualification-service/" + lead + "/3"));
    }

    @Test
    void whatIsMissingIsNamedWhenALeadCannotBeQualifiedYet() {
        REP.accept(lead);
        REP.facts(lead, "{\"budget\":{\"value\":\"40,000\"},\"need\":{\"value\":\" \"}}")
                .statusCode(200);

        REP.qualify(lead)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:leadstream:problem:criteria-missing"))
                .body("from", equalTo("SAL"))
                .body("missing.criterion", contains("authority", "need", "timeline"))
                .body("missing.text", hasSize(3));
    }

    @Test
    void aLeadOfWhichEverythingIsKnownBecomesSalesQualified() {
        REP.accept(lead);
        REP.facts(lead, BANT).statusCode(200);

        REP.qualify(lead).statusCode(200).body("lifecycle", equalTo("SQL"));
        REP.read(lead).body("frameworks.BANT.complete", equalTo(true));
        try (var published = new Published()) {
            var moved = published.awaitAbout(lead, "lead.lifecycle-changed.v1", body -> body.path("to")
                    .asText()
                    .equals("SQL"));
            assertEquals("Example", moved.body().path("companyName").asText());
            assertEquals("50-249", moved.body().at("/segments/sizeBand").asText());
            assertEquals(List.of("IQL", "SAL", "SQL"), published.moves(lead));
        }
    }

    @Test
    void aColdLeadCannotBeQualified() {
        REP.qualify(lead)
                .statusCode(409)
                .body("type", equalTo("urn:leadstream:problem:lead-cannot-move"))
                .body("from", equalTo("IQL"))
                .body("to", equalTo("SQL"))
                .body("allowed", containsInAnyOrder("SAL", "DISQUALIFIED", "RECYCLED"));
    }

    @Test
    void aDisqualifiedLeadCannotBeAcceptedBeforeItIsRecycled() {
        REP.disqualify(lead, "NO_BUDGET").statusCode(200).body("lifecycle", equalTo("DISQUALIFIED"));

        REP.accept(lead).statusCode(409).body("from", equalTo("DISQUALIFIED")).body("allowed", contains("RECYCLED"));
        REP.recycle(lead, "next year").statusCode(200).body("lifecycle", equalTo("RECYCLED"));
        REP.accept(lead).statusCode(200);
    }

    @Test
    void aChangeThatNamesAnotherVersionIsRefused() {
        REP.request()
                .header("If-Match", "\"7\"")
                .post(Api.path(lead, "accept"))
                .then()
                .statusCode(412)
                .header("ETag", "\"1\"");
        REP.request()
                .header("If-Match", "\"1\"")
                .post(Api.path(lead, "accept"))
                .then()
                .statusCode(200);
    }

    @Test
    void whoMovedALeadWhenAndWhyIsKept() {
        REP.accept(lead);
        Api.as("marketing").recycle(lead, "not this year").statusCode(200);

        REP.request()
                .get(Api.path(lead, "lifecycle"))
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("lifecycle", equalTo("RECYCLED"))
                .body("history.to", contains("IQL", "SAL", "RECYCLED"))
                .body("history.from", contains(nullValue(), equalTo("IQL"), equalTo("SAL")))
                .body("history.by", contains("qualification-service", "rep-1", "marketing-1"))
                .body("history[2].reason", equalTo("not this year"));
    }

    @Test
    void aRecycledLeadBecomesMarketingQualifiedByFreshEngagement() {
        REP.recycle(lead, "later").statusCode(200);
        Instant after = Instant.now();

        REP.read(lead, leadService.did(lead, "DEMO", after, after)).body("lifecycle", equalTo("MQL"));
    }

    @Test
    void aRepRejectsAMarketingQualifiedLeadWithAReason() {
        REP.request()
                .body("{\"reason\":\"NO_FIT\"}")
                .post(Api.path(lead, "reject"))
                .then()
                .statusCode(409)
                .body("from", equalTo("IQL"));
        becomeMql();

        REP.request()
                .body("{\"reason\":\"NOT_NOW\",\"note\":\"in May\"}")
                .post(Api.path(lead, "reject"))
                .then()
                .statusCode(200)
                .body("lifecycle", equalTo("RECYCLED"));
        for (var again : Map.of("NOT_NOW", 200, "NO_FIT", 409).entrySet()) {
            REP.request()
                    .body("{\"reason\":\"" + again.getKey() + "\"}")
                    .post(Api.path(lead, "reject"))
                    .then()
                    .statusCode(again.getValue());
        }
        Api.as("revops")
                .request()
                .get(Api.path(lead, "path"))
                .then()
                .body("steps[2].reason", equalTo("NOT_NOW"))
                .body("steps[2].note", nullValue());
        Instant rejected = Instant.now();
        REP.accept(lead).statusCode(200);

        REP.request()
                .get(Api.path(lead, "path"))
                .then()
                .statusCode(200)
                .body("steps.to", contains("IQL", "MQL", "RECYCLED", "SAL"))
                .body("steps.backward", contains(false, false, true, false))
                .body("steps[1].serviceLevel.standing", equalTo("MET"))
                .body("steps[2].reason", equalTo("NOT_NOW"))
                .body("steps[2].note", equalTo("in May"))
                .body("steps[2].lasted", matchesPattern("PT[0-9.]+S"))
                .body("spent.RECYCLED", matchesPattern("PT[0-9.]+S"))
                .body("steps[2].by", equalTo("rep-1"));
        REP.request()
                .queryParam("asOf", rejected.toString())
                .get(Api.path(lead, "path"))
                .then()
                .body("lifecycle", equalTo("RECYCLED"))
                .body("steps", hasSize(3));
        REP.request()
                .queryParam("lifecycle", "SAL")
                .queryParam("sort", "-since")
                .get("/api/qualifications")
                .then()
                .body("items.leadId", hasItem(lead.toString()));
    }

    @Test
    void anUnansweredLeadIsABreachAndSaidOnce() throws Exception {
        becomeMql();
        try (var database = Stack.current().database();
                var change = database.createStatement()) {
            change.execute(
                    "update acceptance_target set due_at = now() - interval '1 hour' where lead_id = '" + lead + "'");
        }

        try (var published = new Published()) {
            published.awaitAbout(lead, "lead.acceptance-breached.v1", body -> true);
        }
        REP.request()
                .get("/api/qualifications/breaches?waiting=true&limit=200")
                .then()
                .statusCode(200)
                .body("items.leadId", hasItem(lead.toString()));
        REP.accept(lead).statusCode(200);
        REP.request().get(Api.path(lead, "path")).then().body("steps[1].serviceLevel.standing", equalTo("BREACHED"));
        REP.request().get("/api/qualifications/counts").then().statusCode(200).body("counts.SAL", greaterThan(0));
    }

    private void becomeMql() {
        Instant now = Instant.now();
        REP.await(lead, leadService.did(lead, "DEMO", now, now));
        REP.read(lead).body("lifecycle", equalTo("MQL"));
    }

    @Test
    void aLeadThatIsNotKnownIsNotFound() {
        UUID unknown = LeadService.newId();

        REP.accept(unknown)
                .statusCode(404)
                .header("Retry-After", "1")
                .body("detail", containsString("not known here yet"));
        REP.recycle(unknown, "later").statusCode(404);
        REP.facts(unknown, "{}").statusCode(404);
        REP.request().get(Api.path(unknown, "lifecycle")).then().statusCode(404);
        REP.request().get(Api.path(unknown, "facts")).then().statusCode(404);
    }
}
