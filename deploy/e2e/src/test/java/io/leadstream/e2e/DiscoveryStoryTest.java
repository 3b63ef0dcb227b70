package io.leadstream.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.e2e.Api.Answer;
import io.leadstream.local.test.RunningLeadstream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A rep asks what the system says is best asked next, until nothing is missing; then a deal opens by itself. */
class DiscoveryStoryTest {

    private static final int MOST_QUESTIONS = 20;

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Sales sales = Sales.of(leadstream);

    @Test
    void whoAsksTheNextBestQuestionUntilNoneIsMissingHasAQualifiedLead() {
        String lead =
                sales.captured("{\"email\":\"%s@asked.example\",\"source\":\"OUTBOUND\"}".formatted(UUID.randomUUID()));
        String qualification = "/api/qualifications/" + lead;
        sales.did(lead, "EMAIL_SENT");
        sales.did(lead, "EMAIL_REPLIED");
        rep.post(qualification + "/accept", "").expect(200);
        assertEquals("US", discovery(lead).at("/firstContact/by").asText(), "we wrote first");

        List<String> asked = new ArrayList<>();
        Answer qualified = rep.post(qualification + "/qualify", "");
        while (qualified.status() == 409) {
            assertTrue(asked.size() < MOST_QUESTIONS, asked.toString());
            asked.add(askNext(lead));
            qualified = rep.post(qualification + "/qualify", "");
        }

        sales.dealOf(lead, qualified.expect(200).event());
        assertEquals(4, asked.size(), "one question for each of BANT: " + asked);
        JsonNode discovery = discovery(lead);
        assertEquals("DONE", point(discovery, "FRAMEWORK").get("state").asText());
        JsonNode confirmed = rep.put(
                        qualification + "/checklist/SPIN",
                        "{\"evidence\":\"https://mail.example/81\",\"note\":\"asked\"}")
                .expect(200)
                .body();
        assertEquals("rep", point(confirmed, "SPIN").at("/confirmation/by").asText());
    }

    /** Records an answer to the best next question; returns the question. */
    private String askNext(String lead) {
        JsonNode discovery = discovery(lead);
        String next = discovery.at("/next/key").asText();
        for (JsonNode question : discovery.get("questions")) {
            if (question.get("key").asText().equals(next)) {
                String fact = question.at("/fills/0").asText();
                String path = "/api/qualifications/" + lead + "/facts";
                rep.put(path, "{\"%s\":{\"value\":\"said so\",\"confidence\":0.9}}".formatted(fact), "If-Match", "*")
                        .expect(200);
                return next;
            }
        }
        throw new AssertionError("the next question is none of the list: " + discovery);
    }

    private JsonNode discovery(String lead) {
        return rep.get("/api/qualifications/" + lead + "/discovery").expect(200).body();
    }

    private static JsonNode point(JsonNode discovery, String name) {
        for (JsonNode point : discovery.at("/checklist/points")) {
            if (point.get("point").asText().equals(name)) {
                return point;
            }
        }
        throw new AssertionError("no point " + name + ": " + discovery);
    }
}
