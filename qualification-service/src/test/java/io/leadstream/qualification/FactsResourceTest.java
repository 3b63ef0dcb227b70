package io.leadstream.qualification;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.Stack;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealStack
class FactsResourceTest {

    private static final Api REP = Api.as("rep");
    private static final String BUDGET = """
            {"budget":{"value":"40,000","confidence":0.80,"evidence":"https://mail.example/81"}}""";

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
    void theFirstFactsNeedNoEntityTag() {
        REP.facts(lead, BUDGET)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .header("Leadstream-Event", matchesPattern("qualification-service/.*/3"))
                .body("facts.budget.value", equalTo("40,000"))
                .body("facts.budget.confidence", is(0.8f))
                .body("facts.budget.evidence", equalTo("https://mail.example/81"))
                .body("facts.budget.by", equalTo("rep-1"))
                .body("frameworks.BANT.held", contains("budget"));
    }

    @Test
    void laterOnesDo() {
        REP.facts(lead, BUDGET);

        REP.facts(lead, "{\"need\":{\"value\":\"speed\"}}").statusCode(428);
        REP.facts(lead, "\"1\"", "{\"need\":{\"value\":\"speed\"}}")
                .statusCode(412)
                .header("ETag", "\"2\"");
        REP.facts(lead, "\"2\"", "{\"need\":{\"value\":\"speed\"}}")
                .statusCode(200)
                .body("frameworks.BANT.held", contains("budget", "need"))
                .body("facts.budget.value", equalTo("40,000"));
    }

    @Test
    void theEntityTagOfTheQualificationIsTheSame() {
        REP.facts(lead, BUDGET);
        String tag = REP.read(lead).extract().header("ETag");

        REP.facts(lead, tag, "{\"need\":{\"value\":\"speed\"}}").statusCode(200);
    }

    @Test
    void nullClearsACriterion() {
        REP.facts(lead, BUDGET);

        REP.facts(lead, "\"2\"", "{\"budget\":null}")
                .statusCode(200)
                .body("facts", not(hasKey("budget")))
                .body("frameworks.BANT.held.size()", is(0));
        REP.facts(lead, "{\"need\":{\"value\":\"speed\"}}").statusCode(200);
    }

    @Test
    void theSameAgainChangesNothing() {
        REP.facts(lead, BUDGET);

        REP.facts(lead, "\"2\"", BUDGET).statusCode(200).header("ETag", "\"2\"");
        REP.facts(lead, "\"2\"", "{}").statusCode(200).header("ETag", "\"2\"");
    }

    @Test
    void aBlankValueHoldsNothing() {
        REP.facts(lead, "{\"need\":{\"value\":\"  \",\"confidence\":1}}")
                .statusCode(200)
                .body("frameworks.BANT.held.size()", is(0));
    }

    @Test
    void whatWasKnownThenCanBeReadAgain() throws InterruptedException {
        Instant before = Instant.now();
        Thread.sleep(2);
        REP.facts(lead, BUDGET);

        REP.read(lead).body("frameworks.BANT.held", contains("budget"));
        REP.request()
                .get("/api/qualifications/" + lead + "?asOf=" + before)
                .then()
                .body("frameworks.BANT.held.size()", is(0));
    }

    @Test
    void aFactIsRecordedOnceAndSeenByEveryFramework() {
        String body = """
                {"pain":{"value":"hand work","confidence":0.9},
                 "economicBuyer":{"value":"the CFO"},
                 "budget":{"value":{"amount":"40000","currency":"EUR"}},
                 "timeline":{"value":"2026-09-30"},
                 "decisionCriteria":{"value":[{"criterion":"price","weight":0.40},{"criterion":"security","weight":0.6}]},
                 "decisionProcess":{"value":{"steps":[{"step":"Legal review","signature":true,"date":"2026-08-15"}]}}}""";

        REP.facts(lead, body)
                .statusCode(200)
                .body("facts.budget.value.amount", equalTo("40000.00"))
                .body("facts.budget.text", equalTo("40000.00 EUR"))
                .body("facts.timeline.date", equalTo("2026-09-30"))
                .body("facts.decisionCriteria.text", equalTo("price 40 %, security 60 %"))
                .body("facts.decisionProcess.value.steps[0].signature", is(true))
                .body("frameworks.BANT.held", contains("budget", "timeline"))
                .body("frameworks.MEDDIC.missing", contains("metrics", "champion"))
                .body("frameworks.MEDDIC.gaps", contains("no metrics", "no champion"))
                .body("frameworks.CHAMP.held", contains("challenges", "authority", "money"));
    }

    @Test
    void switchingTheFrameworkLosesNothing() {
        REP.accept(lead);
        REP.facts(
                        lead,
                        "{\"authority\":{\"value\":\"a\"},\"need\":{\"value\":\"n\"},\"urgency\":{\"value\":\"u\"},"
                                + "\"budget\":{\"value\":\"b\"}}")
                .statusCode(200);
        REP.qualify(lead).statusCode(409).body("missing.criterion", contains("timeline"));

        choose("\"ANUM\"").statusCode(200).body("framework", equalTo("ANUM")).body("chosen", is(true));
        REP.request()
                .body("{\"framework\":\"SPIN\"}")
                .put(Api.path(lead, "framework"))
                .then()
                .statusCode(428);
        choose("\"MEDDIC\"").statusCode(200);
        REP.qualify(lead).statusCode(409).body("missing.criterion", hasItem("economicBuyer"));
        choose("\"ANUM\"").statusCode(200).header("Leadstream-Event", matchesPattern("qualification-service/.*"));
        REP.qualify(lead).statusCode(200);
        REP.read(lead).body("frameworks.BANT.missing", contains("timeline"));
        choose("null").statusCode(200).body("framework", equalTo("BANT")).body("chosen", is(false));
    }

    @Test
    void aLeadIsRankedAmongAllOfWhichAnythingIsKnown() {
        REP.facts(lead, "{\"need\":{\"value\":\"n\",\"confidence\":0.5}}");

        REP.request()
                .get(Api.path(lead, "frameworks"))
                .then()
                .statusCode(200)
                .body("counts.framework", equalTo("BANT"))
                .body("frameworks.NEAT.strength", is(0.125f))
                .body("frameworks.NEAT.gaps.gap", hasItem("no access to authority"))
                .body("frameworks.NEAT.rank.rank", greaterThan(0))
                .body("frameworks.NEAT.rank.of", greaterThan(0));
        REP.request()
                .get("/api/frameworks/NEAT/leads?limit=200")
                .then()
                .statusCode(200)
                .body("items.leadId", hasItem(lead.toString()));
    }

    @Test
    void theHistoryOfFactsIsKept() {
        REP.facts(lead, BUDGET);
        REP.facts(lead, "\"2\"", "{\"budget\":null,\"need\":{\"value\":\"speed\"}}")
                .statusCode(200);

        REP.request()
                .get(Api.path(lead, "facts/history?fact=budget"))
                .then()
                .statusCode(200)
                .body("items.cleared", contains(true, false))
                .body("items[1].recorded.value", equalTo("40,000"));
        String next = REP.request()
                .get(Api.path(lead, "facts/history?limit=1"))
                .then()
                .body("items.fact", contains("budget"))
                .extract()
                .path("next");
        REP.request()
                .get(Api.path(lead, "facts/history?limit=2&after=" + next))
                .then()
                .body("items.fact", contains("need", "budget"));
    }

    @Test
    void anOwnFrameworkIsFilledByTheFactsThatThereAre() {
        var manager = Api.as("manager").request();
        String key = "OWN_" + Long.toString(lead.getLeastSignificantBits() & 0xffffffffL);
        String criteria = "\"name\":\"Own\",\"criteria\":[{\"key\":\"money\",\"text\":\"m\",\"facts\":[\"budget\"]}";
        REP.facts(lead, BUDGET);

        manager.body("{\"key\":\"" + key + "\"," + criteria + "]}")
                .post("/api/frameworks")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"");
        choose("\"" + key + "\"").statusCode(200);
        REP.read(lead).body("frameworks." + key + ".complete", is(true));
        Api.as("manager")
                .request()
                .body("{" + criteria + ",{\"key\":\"why\",\"text\":\"w\",\"facts\":[\"need\",\"pain\"]}]}")
                .header("If-Match", "\"1\"")
                .put("/api/frameworks/" + key)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        REP.read(lead).body("frameworks." + key + ".missing", contains("why"));
        await().atMost(java.time.Duration.ofSeconds(10)).untilAsserted(() -> REP.request()
                .get(Api.path(lead, "frameworks"))
                .then()
                .body("frameworks." + key + ".rank.of", greaterThan(0)));
    }

    private io.restassured.response.ValidatableResponse choose(String framework) {
        return REP.request()
                .header("If-Match", REP.read(lead).extract().header("ETag"))
                .body("{\"framework\":" + framework + "}")
                .put(Api.path(lead, "framework"))
                .then();
    }

    @Test
    void theEventSaysWhichCriteriaHoldAndNothingElse() {
        REP.facts(lead, BUDGET);

        try (var published = new Published()) {
            var event = published.awaitAbout(lead, "lead.facts-changed.v1", any -> true);
            assertEquals(
                    "{\"leadId\":\"%s\",\"framework\":\"BANT\",\"complete\":false,\"held\":[\"budget\"],\"missing\":[\"authority\",\"need\",\"timeline\"]}"
                            .formatted(lead),
                    event.message().value());
        }
    }
}
