package io.leadstream.lead.standing;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.leadstream.lead.Topics;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@StackTest
class StandingListenerTest {

    private LeadApi api;
    private Topics topics;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
        topics = new Topics();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void whatQualificationSaysIsShownAndChangesNothingOfTheLead() {
        String lead = api.capturedLead();
        String tag = api.etag(lead);

        scored(lead, 1, "38.20");
        lifecycle(lead, 2, "MQL");

        awaitApplied(lead, 2);
        api.get(lead)
                .header("ETag", equalTo(tag))
                .body("status", equalTo("MQL"))
                .body("score.engagement", is(38.2f))
                .body("score.grade", equalTo("A2"));
    }

    @Test
    void theLaterEventCountsWhateverTheOrderOfArrival() {
        String lead = api.capturedLead();

        lifecycle(lead, 3, "SAL");
        scored(lead, 4, "50.00");
        scored(lead, 2, "10.00");
        lifecycle(lead, 1, "IQL");

        awaitApplied(lead, 1);
        api.get(lead).body("status", equalTo("SAL")).body("score.engagement", is(50.0f));
    }

    @Test
    void aKnownLeadThatIsCapturedAgainShowsItsStatus() {
        String email = LeadApi.newAddress();
        String lead = api.captured(email);
        lifecycle(lead, 1, "SQL");
        awaitApplied(lead, 1);

        api.capture(LeadApi.lead(email)).statusCode(200).body("status", equalTo("SQL"));
    }

    @Test
    void leadsAreListedByStatus() {
        String owner = "o" + System.nanoTime();
        String fresh = api.capturedLead();
        String qualified = api.capturedLead();
        lifecycle(qualified, 1, "MQL");
        awaitApplied(qualified, 1);
        for (String lead : List.of(fresh, qualified)) {
            api.patch(lead, "{\"owner\":\"%s\"}".formatted(owner)).statusCode(200);
        }

        assertEquals(List.of(qualified), listed(owner, "MQL"));
        assertEquals(List.of(fresh), listed(owner, "new"));
        assertEquals(List.of(), listed(owner, "ERASED"));
    }

    @Test
    void whatIsSaidOfAnErasedLeadLeavesNothing() {
        String lead = api.capturedLead();
        scored(lead, 1, "10.00");
        awaitApplied(lead, 1);
        api.erase(lead).statusCode(202);

        scored(lead, 2, "20.00");
        lifecycle(lead, 3, "MQL");
        awaitApplied(lead, 3);

        assertEquals(
                List.of("0"), api.stack().psql("select count(*) from standing where lead_id = '%s'".formatted(lead)));
    }

    @Test
    void aReadWaitsForTheEventThatItAsksFor() {
        String lead = api.capturedLead();
        lifecycle(lead, 1, "IQL");

        api.as("rep")
                .queryParam("atLeast", "qualification-service/" + lead + "/1")
                .get("/api/leads/" + lead)
                .then()
                .statusCode(200)
                .body("status", equalTo("IQL"))
                .body("score", nullValue());
    }

    private List<String> listed(String owner, String status) {
        return api.as("rep")
                .queryParam("owner", owner)
                .queryParam("status", status)
                .get("/api/leads")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private void scored(String lead, long sequence, String engagement) {
        topics.sendQualification(
                lead,
                sequence,
                "lead.scored.v1",
                "{\"leadId\":\"%s\",\"fit\":95.00,\"engagement\":%s,\"total\":133.20,\"grade\":\"A2\",\"modelVersion\":1}"
                        .formatted(lead, engagement));
    }

    private void lifecycle(String lead, long sequence, String to) {
        topics.sendQualification(
                lead,
                sequence,
                "lead.lifecycle-changed.v1",
                "{\"leadId\":\"%s\",\"from\":null,\"to\":\"%s\",\"by\":\"rule\"}".formatted(lead, to));
    }

    private void awaitApplied(String lead, long sequence) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.as("rep")
                                .queryParam("atLeast", "qualification-service/" + lead + "/" + sequence)
                                .get("/api/leads")
                                .statusCode()
                        == 200);
    }
}
