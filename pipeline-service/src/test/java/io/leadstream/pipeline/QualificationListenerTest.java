package io.leadstream.pipeline;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class QualificationListenerTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final Api api = new Api();
    private final Topic qualificationEvents = new Topic(api.stack(), "qualification-events");
    private final Topic leadEvents = new Topic(api.stack(), "lead-events");
    private final String lead = UUID.randomUUID().toString();
    private final String company = UUID.randomUUID().toString();

    @BeforeEach
    void ready() {
        api.ready();
    }

    @Test
    void aQualifiedLeadOpensADeal() {
        lifecycle(1, "SQL");

        JsonPath deal = theDeal();
        assertEquals("NEED_CONFIRMED", deal.getString("items[0].stage"));
        assertEquals("SQL", deal.getString("items[0].origin"));
        assertEquals("Example Machines", deal.getString("items[0].name"));
        assertEquals(company, deal.getString("items[0].companyId"));
        assertEquals("WEB_FORM", deal.getString("items[0].segments.source"));
        Topic.Seen opened = new Topic(api.stack(), "deal-events")
                .await(deal.getString("items[0].id"), 1)
                .getFirst();
        assertEquals(NOON.plusSeconds(1), opened.occurredAt());
        // what follows from an event was known when the event was
        assertEquals(NOON.plusSeconds(2), opened.knownAt());
        assertEquals("SQL", opened.payload().getString("origin"));
    }

    @Test
    void qualifiedAgainItLinksToTheOpenDeal() {
        lifecycle(1, "SQL");
        lifecycle(2, "RECYCLED");
        lifecycle(3, "SQL");

        awaitApplied(3);
        String deal = theDeal().getString("items[0].id");
        api.as("rep").get("/api/deals?leadId=" + lead).then().body("items", hasSize(1));
        api.as("rep")
                .get("/api/deals/" + deal + "/history")
                .then()
                .body("facts.type", contains("OPENED", "LEAD_QUALIFIED_AGAIN"));
    }

    @Test
    void qualifiedAgainAfterALossItOpensAnother() {
        lifecycle(1, "SQL");
        String first = theDeal().getString("items[0].id");
        api.command("rep", first, "closure", "{\"outcome\":\"LOST\",\"reason\":\"TIMING\"}")
                .then()
                .statusCode(200);

        lifecycle(2, "SQL");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.as("rep")
                                .get("/api/deals?leadId=" + lead)
                                .jsonPath()
                                .getList("items")
                                .size()
                        == 2);
    }

    @Test
    void theDealOpenedByHandIsTheOneThatQualificationLinksTo() {
        String deal = api.openDeal("{\"name\":\"by hand\",\"leadId\":\"%s\"}".formatted(lead));

        lifecycle(1, "SQL");
        awaitApplied(1);
        api.as("rep").get("/api/deals?leadId=" + lead).then().body("items.id", contains(deal));
    }

    @Test
    void disqualifyingFlagsTheDealAndNeverClosesIt() {
        lifecycle(1, "SQL");
        String deal = theDeal().getString("items[0].id");
        String etag = api.etag(deal);

        lifecycle(2, "DISQUALIFIED");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.as("rep").get("/api/deals/" + deal).jsonPath().getBoolean("leadDisqualified"));
        api.as("rep").get("/api/deals/" + deal).then().header("ETag", etag).body("state", is("OPEN"));
        lifecycle(3, "SQL");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !api.as("rep").get("/api/deals/" + deal).jsonPath().getBoolean("leadDisqualified"));
    }

    @Test
    void theSameEventAgainChangesNothing() {
        lifecycle(1, "SQL");
        lifecycle(1, "SQL");
        lifecycle(2, "SAL");

        awaitApplied(2);
        String deal = theDeal().getString("items[0].id");
        api.as("rep").get("/api/deals/" + deal + "/history").then().body("facts.type", contains("OPENED"));
    }

    @Test
    void aDealThatOpensByItselfIsTheirsWhoHaveTheLead() {
        leadEvents.publish(
                "lead-service",
                lead,
                2,
                "lead.assigned.v1",
                NOON,
                "{\"leadId\":\"%s\",\"owner\":\"rep-8\",\"by\":\"RULE\"}".formatted(lead));
        leadEvents.publish(
                "lead-service",
                lead,
                1,
                "lead.assigned.v1",
                NOON,
                "{\"leadId\":\"%s\",\"owner\":\"rep-7\",\"by\":\"RULE\"}".formatted(lead));
        api.as("rep")
                .get("/api/deals?atLeast=lead-service/" + lead + "/2")
                .then()
                .statusCode(200);

        lifecycle(1, "SQL");

        awaitApplied(1);
        assertEquals("rep-8", theDeal().getString("items[0].owner"));
    }

    @Test
    void anErasedLeadLeavesItsDealWithoutLinkNameAndTexts() {
        String deal = api.openDeal("{\"name\":\"Erika Mustermann\",\"leadId\":\"%s\"}".formatted(lead));
        api.as("rep")
                .body(
                        "{\"criterion\":\"problem-stated\",\"kind\":\"EMAIL\",\"uri\":\"mailto:erika@example.org\",\"note\":\"Erika said so\"}")
                .post("/api/deals/" + deal + "/evidence")
                .then()
                .statusCode(201);
        api.command(
                        "manager",
                        deal,
                        "moves",
                        "{\"toStage\":\"FIT_EVALUATED\",\"override\":{\"reason\":\"Erika asked\"}}")
                .then()
                .statusCode(200);
        api.as("rep")
                .header("Idempotency-Key", "k-" + lead)
                .header("If-Match", api.etag(deal))
                .body("{\"outcome\":\"LOST\",\"reason\":\"PRICE\",\"note\":\"Erika left\"}")
                .post("/api/deals/" + deal + "/closure")
                .then()
                .statusCode(200);

        leadEvents.publish("lead-service", lead, 1, "lead.erased.v1", NOON, "{\"leadId\":\"%s\"}".formatted(lead));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.as("rep").get("/api/deals/" + deal).jsonPath().get("leadId") == null);
        api.as("rep")
                .get("/api/deals/" + deal)
                .then()
                .body("name", is("Deal " + deal.substring(24)))
                .body("state", is("LOST"));
        api.as("rep").get("/api/deals/" + deal + "/history").then().body("facts.type", hasItem("LEAD_ERASED"));
        for (String table : List.of("deal", "deal_fact", "evidence", "idempotent_answer", "outbox")) {
            assertEquals(
                    List.of("0"),
                    api.stack().psql("select count(*) from %s t where t::text ilike '%%erika%%'".formatted(table)),
                    table);
        }
        api.as("rep")
                .body("{\"name\":\"again\",\"leadId\":\"%s\"}".formatted(lead))
                .post("/api/deals")
                .then()
                .statusCode(409)
                .body("type", is("urn:leadstream:problem:lead-is-erased"));
    }

    @Test
    void anErasureThatOvertakesTheQualificationLeavesADealWithoutLead() {
        leadEvents.publish("lead-service", lead, 1, "lead.erased.v1", NOON, "{\"leadId\":\"%s\"}".formatted(lead));
        api.as("rep")
                .get("/api/deals?atLeast=lead-service/" + lead + "/1")
                .then()
                .statusCode(200);

        lifecycle(1, "SQL");
        lifecycle(2, "SQL");
        awaitApplied(2);
        api.as("rep").get("/api/deals?leadId=" + lead).then().body("items", hasSize(0));
        assertEquals(
                List.of("1"),
                api.stack()
                        .psql("select count(*) from deal where company_id = '%s' and lead_id is null"
                                .formatted(company)));
    }

    @Test
    void dealsOfAMergedLeadAreItsSurvivorsUntilTheyAreTwoAgain() {
        String survivor = UUID.randomUUID().toString();
        String other = api.openDeal("{\"name\":\"other\",\"leadId\":\"%s\"}".formatted(lead));
        String own = api.openDeal("{\"name\":\"own\",\"leadId\":\"%s\"}".formatted(survivor));

        merge(survivor, 2, "lead.merged.v1", "mergedLeadId");
        merge(survivor, 1, "lead.unmerged.v1", "restoredLeadId"); // late: of an earlier merge

        api.as("rep")
                .get("/api/deals?leadId=" + survivor)
                .then()
                .body("items.id", contains(own, other))
                .body("items.duplicates", contains(List.of(other), List.of(own)))
                .body("items[1].leadMergedInto", is(survivor));
        api.as("rep")
                .body("{\"name\":\"third\",\"leadId\":\"%s\"}".formatted(lead))
                .post("/api/deals")
                .then()
                .statusCode(409);

        merge(survivor, 3, "lead.unmerged.v1", "restoredLeadId");

        api.as("rep")
                .get("/api/deals?leadId=" + survivor)
                .then()
                .body("items.id", contains(own))
                .body("items[0].duplicates", hasSize(0));
        api.as("rep").get("/api/deals?leadId=" + lead).then().body("items.id", contains(other));
    }

    private void merge(String survivor, long sequence, String type, String other) {
        leadEvents.publish(
                "lead-service",
                survivor,
                sequence,
                type,
                NOON,
                "{\"leadId\":\"%s\",\"%s\":\"%s\"}".formatted(survivor, other, lead));
        await().atMost(Duration.ofSeconds(30)).until(() -> !api.stack()
                .psql("select 1 from lead_merge where survivor_id = '%s' and sequence >= %d"
                        .formatted(survivor, sequence))
                .isEmpty());
    }

    @Test
    void whatCannotBeReadIsSetAsideAndTheRestGoesOn() {
        qualificationEvents.publish(
                "qualification-service",
                lead,
                1,
                "lead.lifecycle-changed.v1",
                NOON,
                "{\"leadId\":\"nobody\",\"to\":\"SQL\"}");
        qualificationEvents.publish("qualification-service", lead, 2, "lead.something-else.v9", NOON, "{\"new\":true}");

        lifecycle(3, "SQL");
        assertEquals("NEED_CONFIRMED", theDeal().getString("items[0].stage"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !new Topic(api.stack(), "qualification-events.pipeline-service.dlq")
                        .all()
                        .isEmpty());
    }

    private void lifecycle(long sequence, String to) {
        qualificationEvents.publish(
                "qualification-service",
                lead,
                sequence,
                "lead.lifecycle-changed.v1",
                NOON.plusSeconds(sequence),
                """
                {"leadId":"%s","to":"%s","by":"rep-7","companyId":"%s","companyName":"Example Machines","segments":{"source":"WEB_FORM"}}""".formatted(lead, to, company));
    }

    private void awaitApplied(long sequence) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.as("rep")
                                .get("/api/deals?atLeast=qualification-service/" + lead + "/" + sequence)
                                .statusCode()
                        == 200);
    }

    private JsonPath theDeal() {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> api.as("rep").get("/api/deals?leadId=" + lead).jsonPath(),
                        json -> json.getList("items").size() == 1);
    }
}
