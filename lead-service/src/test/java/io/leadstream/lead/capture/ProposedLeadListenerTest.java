package io.leadstream.lead.capture;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.leadstream.lead.Topics;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom customers bring becomes a lead, with the deal as origin. */
@StackTest
class ProposedLeadListenerTest {

    private final LeadApi api = new LeadApi();
    private final String deal = UUID.randomUUID().toString();
    private Topics topics;

    @BeforeEach
    void open() {
        api.ready();
        topics = new Topics();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void aCustomerWhoMayBuyMoreIsTouchedOnceMore() {
        String lead = api.capturedLead();

        propose("EXPANSION", "leadId", lead, 1);
        propose("EXPANSION", "leadId", lead, 1);

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> api.get(lead)
                .body("touches", is(2)));
        api.as("rep")
                .get("/api/leads/" + lead + "/touches")
                .then()
                .body("items.offered.source", hasItem("EXPANSION"))
                .body("items.offered.referrer", hasItem("urn:leadstream:deal:" + deal))
                .body("items.door", hasItem("DEAL"));
    }

    @Test
    void whomACustomerBringsBecomesALead() {
        String email = LeadApi.newAddress();
        String person = api.as("rep")
                .body("{\"email\":\"%s\",\"firstName\":\"Jo\",\"jobTitle\":\"CFO\"}".formatted(email))
                .post("/api/people")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        propose("REFERRAL", "personId", person, 1);

        List<String> found = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> api.found("q", email), ids -> !ids.isEmpty());
        assertEquals(1, found.size());
        api.get(found.getFirst())
                .body("source", is("REFERRAL"))
                .body("firstName", is("Jo"))
                .body("jobTitle", is("CFO"));
    }

    @Test
    void whoIsUnknownOrErasedIsLeftAlone() {
        String lead = api.capturedLead();
        String other = api.capturedLead();
        api.erase(lead).statusCode(202);

        propose("EXPANSION", "leadId", lead, 1);
        propose("EXPANSION", "leadId", UUID.randomUUID().toString(), 2);
        propose("EXPANSION", "leadId", other, 3);

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> api.get(other)
                .body("touches", is(2)));
        api.as("rep").get("/api/leads/" + other + "/touches").then().body("items.nr", contains(1, 2));
    }

    private void propose(String source, String whose, String id, long sequence) {
        topics.sendDeal(deal, sequence, "lead.proposed.v1", """
                {"dealId":"%s","proposalId":"%s","source":"%s","%s":"%s"}""".formatted(deal, UUID.randomUUID(), source, whose, id));
    }
}
