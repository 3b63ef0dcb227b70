package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.e2e.Api.Answer;
import io.leadstream.local.test.RunningLeadstream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A company that we mean to win is qualified by what it is, before anybody there is spoken to. */
class TargetAccountStoryTest {

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Sales sales = Sales.of(leadstream);
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String host = "target-%s.example".formatted(mark);

    @Test
    void whatIsLearntOfATargetAccountQualifiesItAndNothingTakesThatBack() {
        defineIdealCustomer();
        Answer opened = rep.post(
                        "/api/companies",
                        "{\"name\":\"Target\",\"domain\":\"%s\",\"targetAccount\":true}".formatted(host))
                .expect(201);
        String company = opened.id();
        String account = "/api/accounts/" + company;
        assertEquals("IQL", standing(account, opened.event()).get("lifecycle").asText());

        Answer learnt = change(company, "{\"industry\":\"Airships %s\",\"employees\":400}".formatted(mark));

        JsonNode qualified = standing(account, learnt.event());
        assertEquals("MQL", qualified.get("lifecycle").asText());
        JsonNode fit = idealCustomer(account);
        assertEquals(50, fit.get("points").asInt());
        assertEquals(2, fit.get("criteria").size(), "criterion by criterion");
        rep.post(account + "/accept", "").expect(200);
        assertEquals(
                4,
                rep.post(account + "/qualify", "")
                        .expect(409)
                        .body()
                        .get("missing")
                        .size());
        rep.put(account + "/facts", """
                        {"budget":{"value":"yearly"},"authority":{"value":"the board"},"need":{"value":"lift"},
                         "timeline":{"value":"spring"}}""").expect(200);
        rep.post(account + "/qualify", "").expect(200);

        Answer unflagged = change(company, "{\"targetAccount\":false,\"industry\":\"Ferries\"}");

        JsonNode kept = standing(account, unflagged.event());
        assertFalse(kept.get("targetAccount").asBoolean());
        assertEquals("SQL", kept.get("lifecycle").asText());
        assertEquals(List.of("IQL", "MQL", "SAL", "SQL"), path(account));
    }

    @Test
    void whatIsLearntOfACompanyCountsForItsPeopleAtOnce() {
        String lead = sales.captured(
                "{\"email\":\"ann@%1$s\",\"source\":\"CONTENT\",\"company\":{\"domain\":\"%1$s\"}}".formatted(host));
        String company = rep.get("/api/leads/" + lead)
                .expect(200)
                .body()
                .at("/company/id")
                .asText();
        Instant before = Instant.now();

        Answer learnt = change(company, "{\"employees\":120,\"growthStage\":\"GROWTH\"}");

        JsonNode scored = sales.qualification(lead, learnt.event());
        assertEquals(35, scored.at("/score/fit").asDouble(), "25 for the size, 10 because it grows: " + scored);
        JsonNode earlier = rep.get("/api/qualifications/%s?asOf=%s".formatted(lead, before))
                .expect(200)
                .body();
        assertEquals(0, earlier.at("/score/fit").asDouble(), "what was known before stays");
        await().until(() -> rep.get("/api/leads/" + lead)
                        .expect(200)
                        .body()
                        .at("/score/fit")
                        .asDouble()
                == 35);
    }

    private void defineIdealCustomer() {
        Api.of(leadstream, "marketing").post("/api/icps", """
                        {"key":"airships-%1$s","name":"Airships","criteria":[
                          {"key":"INDUSTRY","attribute":"INDUSTRY","oneOf":["Airships %1$s"],"weight":30},
                          {"key":"SIZE","attribute":"SIZE_BAND","oneOf":["250-1000"],"weight":20}]}""".formatted(mark)).expect(201);
    }

    private Answer change(String company, String patch) {
        String path = "/api/companies/" + company;
        return rep.patch(path, patch, "If-Match", rep.get(path).expect(200).etag())
                .expect(200);
    }

    private JsonNode standing(String account, String event) {
        return rep.get(account + "?atLeast=" + event).expect(200).body().get("account");
    }

    private JsonNode idealCustomer(String account) {
        for (JsonNode fit : rep.get(account).expect(200).body().get("icps")) {
            if (fit.get("key").asText().equals("airships-" + mark)) {
                return fit;
            }
        }
        throw new AssertionError("the account is not held against our profile");
    }

    private List<String> path(String account) {
        return rep.get(account + "/path").expect(200).body().findValuesAsText("to");
    }
}
