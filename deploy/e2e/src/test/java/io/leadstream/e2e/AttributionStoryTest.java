package io.leadstream.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.local.test.RunningLeadstream;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What brought a lead gets the credit when another service qualifies it. */
class AttributionStoryTest {

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Sales sales = Sales.of(leadstream);
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void whatBroughtALeadIsCreditedOnceItIsQualified() {
        String lead = sales.captured(touch("ADVERTISING", "spring"));
        rep.post("/api/leads", touch("EVENT", "fair")).expect(200);
        assertEquals(0, conversions("campaign", "first", "spring-" + mark, lead, ""));

        String qualified = sales.qualify(lead);
        rep.post("/api/leads", touch("CONTENT", "after")).expect(200);

        String atLeast = "&atLeast=" + qualified;
        assertEquals(1, conversions("source", "first", "ADVERTISING", lead, atLeast));
        assertEquals(1, conversions("campaign", "first", "spring-" + mark, lead, atLeast));
        assertEquals(1, conversions("campaign", "last", "fair-" + mark, lead, atLeast), "the last before it was SQL");
        assertEquals(0.5, conversions("campaign", "linear", "fair-" + mark, lead, atLeast));
        assertEquals(0, conversions("campaign", "linear", "after-" + mark, lead, atLeast), "it came too late");
        JsonNode attribution =
                rep.get("/api/leads/" + lead + "/attribution").expect(200).body();
        assertEquals(
                "https://ads.example/spring", attribution.at("/first/referrer").asText());
        assertEquals("after-" + mark, attribution.at("/last/campaign").asText());
        assertEquals(3, attribution.get("touches").asInt());
    }

    private String touch(String source, String campaign) {
        return """
                {"email":"%1$s@credit.example","source":"%2$s","medium":"cpc","campaign":"%3$s-%1$s",
                 "referrer":"https://ads.example/%3$s"}""".formatted(mark, source, campaign);
    }

    /** Of the leads that came since ours came. */
    private double conversions(String by, String model, String key, String lead, String more) {
        String since = rep.get("/api/leads/" + lead)
                .expect(200)
                .body()
                .get("createdAt")
                .asText();
        JsonNode groups = rep.get("/api/attribution?by=%s&model=%s&from=%s%s".formatted(by, model, since, more))
                .expect(200)
                .body()
                .get("groups");
        for (JsonNode group : groups) {
            if (group.path("key").asText().equals(key)) {
                return group.get("conversions").asDouble();
            }
        }
        throw new AssertionError("nobody came by " + key + ": " + groups);
    }
}
