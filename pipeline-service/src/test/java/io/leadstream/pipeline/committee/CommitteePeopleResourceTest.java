package io.leadstream.pipeline.committee;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.leadstream.pipeline.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lead-service tells of people and accounts shows on committees. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class CommitteePeopleResourceTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final Api api = new Api();
    private final Topic leadEvents = new Topic(api.stack(), "lead-events");
    private final String lead = UUID.randomUUID().toString();
    private final String person = UUID.randomUUID().toString();
    private final String company = UUID.randomUUID().toString();

    @BeforeEach
    void ready() {
        api.ready();
    }

    @Test
    void aNewDealTakesOverItsAccountsStakeholderListAsCandidates() {
        list(
                1,
                "[{\"leadId\":\"%s\",\"jobFunction\":\"IT\",\"seniority\":\"HEAD\"},{\"personId\":\"%s\"}]"
                        .formatted(lead, person));

        String deal = dealOfCompany();

        committee(deal)
                .body("members.candidate", contains(true, true))
                .body("members[0].leadId", is(lead))
                .body("members[0].jobFunction", is("IT"))
                .body("members[1].personId", is(person));
        Topic.Seen told = new Topic(api.stack(), "deal-events").await(deal, 2).getLast();
        assertEquals("CANDIDATES", told.payload().getString("change"));
        api.as("rep").get("/api/deals/" + deal + "/coverage").then().body("people", is(0));
    }

    @Test
    void aListThatIsHeardOfAfterTheDealIsTakenOverAsWell() {
        String deal = dealOfCompany();

        list(2, "[{\"personId\":\"%s\"}]".formatted(person));
        list(1, "[{\"leadId\":\"%s\"}]".formatted(lead)); // older, and late

        committee(deal).body("members.personId", contains(person));
    }

    @Test
    void whatALeadDoesIsContactAndTheirTitleIsKnown() {
        hear(lead, 1, "lead.captured.v1", """
                {"leadId":"%s","jobFunction":"FINANCE","seniority":"C_LEVEL","company":{"companyId":"%s"}}""".formatted(lead, company));
        hear(lead, 2, "lead.activity-recorded.v1", activity("WEB_VISIT"));
        String deal = api.openDeal();
        join(deal, "{\"leadId\":\"%s\",\"roles\":[\"BUDGET_HOLDER\"]}".formatted(lead));
        committee(deal)
                .body("members[0].jobFunction", is("FINANCE"))
                .body("members[0].seniority", is("C_LEVEL"))
                .body("members[0].lastContactAt", nullValue());

        hear(lead, 3, "lead.activity-recorded.v1", activity("MEETING"));

        committee(deal).body("members[0].lastContactAt", is(NOON.plusSeconds(3).toString()));
    }

    @Test
    void aPersonWhoBecomesALeadIsOne() {
        String deal = api.openDeal();
        join(deal, "{\"personId\":\"%s\",\"roles\":[\"CHAMPION\"]}".formatted(person));

        hear(person, 1, "person.linked.v1", "{\"personId\":\"%s\",\"leadId\":\"%s\"}".formatted(person, lead));
        hear(lead, 1, "lead.activity-recorded.v1", activity("CALL"));

        committee(deal)
                .body("members[0].leadId", is(lead))
                .body("members[0].lastContactAt", is(NOON.plusSeconds(1).toString()));
    }

    @Test
    void noDealGoesOnNamingWhoIsErased() {
        String deal = api.as("rep")
                .body("{\"name\":\"x\",\"primaryContact\":{\"personId\":\"%s\"}}".formatted(person))
                .post("/api/deals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.as("rep")
                .body("{\"measure\":\"m\",\"toPerson\":\"%s\"}".formatted(person))
                .post("/api/deals/" + deal + "/promises")
                .then()
                .statusCode(201);

        hear(person, 1, "person.erased.v1", "{\"personId\":\"%s\"}".formatted(person));

        api.as("rep").get("/api/deals/" + deal).then().body("primaryContact", nullValue());
        api.as("rep").get("/api/deals/" + deal + "/promises").then().body("items[0].toPerson", nullValue());
    }

    @Test
    void whoIsErasedLeavesAndNothingSaysWhoTheyWere() {
        String deal = api.openDeal();
        String erased = join(deal, """
                {"personId":"%s","roles":["BLOCKER"],"objection":"Erika fears","addressed":"Erika agreed",
                 "equippedWith":["erika.pdf"]}""".formatted(person));

        hear(person, 1, "person.erased.v1", "{\"personId\":\"%s\"}".formatted(person));

        committee(deal).body("members", empty());
        api.as("rep")
                .get("/api/deals/" + deal + "/stakeholders/" + erased)
                .then()
                .statusCode(200)
                .body("personId", nullValue())
                .body("roles", contains("BLOCKER"))
                .body("objection", nullValue());
        assertEquals(
                "ERASED",
                new Topic(api.stack(), "deal-events")
                        .await(deal, 3)
                        .getLast()
                        .payload()
                        .getString("change"));
        for (String table : List.of("stakeholder", "stakeholder_fact", "idempotent_answer")) {
            assertEquals(
                    List.of("0"),
                    api.stack()
                            .psql("select count(*) from %s t where t::text ilike '%%erika%%' or t::text like '%%%s%%'"
                                    .formatted(table, person)),
                    table);
        }
        api.as("rep")
                .body("{\"personId\":\"%s\",\"roles\":[\"CHAMPION\"]}".formatted(person))
                .post("/api/deals/" + deal + "/stakeholders")
                .then()
                .statusCode(409)
                .body("type", is("urn:leadstream:problem:person-is-erased"));
    }

    @Test
    void anErasedLeadIsNoCandidateAnyMore() {
        list(1, "[{\"leadId\":\"%s\"},{\"personId\":\"%s\"}]".formatted(lead, person));
        hear(lead, 1, "lead.erased.v1", "{\"leadId\":\"%s\"}".formatted(lead));

        committee(dealOfCompany())
                .body("members.personId", hasItem(person))
                .body("members.leadId", contains(nullValue()));
    }

    private String dealOfCompany() {
        return api.openDeal("{\"name\":\"of the account\",\"companyId\":\"%s\"}".formatted(company));
    }

    private ValidatableResponse committee(String deal) {
        return api.as("rep").get("/api/deals/" + deal + "/committee").then().statusCode(200);
    }

    private String join(String deal, String body) {
        return api.as("rep")
                .body(body)
                .post("/api/deals/" + deal + "/stakeholders")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String activity(String type) {
        return "{\"leadId\":\"%s\",\"type\":\"%s\",\"direction\":\"INBOUND\"}".formatted(lead, type);
    }

    private void list(long sequence, String stakeholders) {
        hear(
                company,
                sequence,
                "company.changed.v1",
                "{\"companyId\":\"%s\",\"funded\":false,\"growing\":false,\"stakeholders\":%s}"
                        .formatted(company, stakeholders));
    }

    /** Publishes it, and waits until it is applied. */
    private void hear(String subject, long sequence, String type, String payload) {
        leadEvents.publish("lead-service", subject, sequence, type, NOON.plusSeconds(sequence), payload);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.as("rep")
                                .get("/api/deals?limit=1&atLeast=lead-service/" + subject + "/" + sequence)
                                .statusCode()
                        == 200);
    }
}
