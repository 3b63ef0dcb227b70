package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.local.test.RunningLeadstream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A lead goes forward by rule and by command, never back unsaid, and its whole path can be read as of any time. */
class LifecycleStoryTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Sales sales = Sales.of(leadstream);
    private final String email = UUID.randomUUID() + "@path.example";

    @Test
    void aLeadThatWaitsTooLongIsListedAndGoesBackOnlyWithAReason() {
        String lead = marketingQualified();
        String qualification = "/api/qualifications/" + lead;
        JsonNode breach = breachOf(lead);
        assertEquals(
                breach.get("dueAt"),
                new Topics(leadstream.operator())
                        .awaitEvent("qualification-events", lead, "lead.acceptance-breached.v1")
                        .get("dueAt"));

        String lessFit = fallsBelowTheThreshold(lead);
        assertEquals("MQL", sales.qualification(lead, lessFit).get("lifecycle").asText(), "it latches");
        rep.post(qualification + "/accept", "").expect(200);
        rep.post(qualification + "/recycle", "{}").expect(400);
        rep.post(qualification + "/recycle", "{\"reason\":\"NOT_NOW\"}").expect(200);

        JsonNode path = rep.get(qualification + "/path").expect(200).body();
        assertEquals(List.of("IQL", "MQL", "SAL", "RECYCLED"), path.findValuesAsText("to"));
        assertEquals("BREACHED", path.at("/steps/1/serviceLevel/standing").asText());
        assertEquals("rep", path.at("/steps/2/by").asText());
        assertEquals("NOT_NOW", path.at("/steps/3/reason").asText());
        String accepted = path.at("/steps/2/at").asText();
        assertEquals(
                "SAL",
                rep.get(qualification + "/path?asOf=" + accepted)
                        .expect(200)
                        .body()
                        .get("lifecycle")
                        .asText());
    }

    private String marketingQualified() {
        String lead = sales.captured(
                "{\"email\":\"%s\",\"source\":\"CONTENT\",\"jobTitle\":\"CEO\",\"company\":{\"name\":\"Path\",\"employees\":300}}"
                        .formatted(email));
        assertEquals("MQL", sales.did(lead, "DEMO").get("lifecycle").asText());
        return lead;
    }

    private JsonNode breachOf(String lead) {
        return await().atMost(LIMIT)
                .until(
                        () -> rep.items("/api/qualifications/breaches?waiting=true&limit=200").stream()
                                .filter(one -> one.get("leadId").asText().equals(lead))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    /** What is learnt later makes the fit smaller than marketing wants it. */
    private String fallsBelowTheThreshold(String lead) {
        String card = "/api/leads/" + lead;
        return rep.patch(
                        card,
                        "{\"jobTitle\":\"Intern\"}",
                        "If-Match",
                        rep.get(card).expect(200).etag())
                .expect(200)
                .event();
    }
}
