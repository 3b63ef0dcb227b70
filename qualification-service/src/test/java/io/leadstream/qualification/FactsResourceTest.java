package io.leadstream.qualification;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
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
