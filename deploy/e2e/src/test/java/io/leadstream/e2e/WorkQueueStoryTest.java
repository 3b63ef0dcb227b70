package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.local.test.RunningLeadstream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whom to call next follows from what leads do and from which deals were won; a manager may know better. */
class WorkQueueStoryTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Api manager = Api.of(leadstream, "manager");
    private final Sales sales = Sales.of(leadstream);
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aWonDealBringsLeadsOfSuchCompaniesForward() {
        String busy = marketingQualified("Ferries", "busy");
        String alike = marketingQualified("Lighthouses", "alike");
        sales.did(busy, "MEETING");
        await().atMost(LIMIT).until(() -> queue("-total").equals(List.of(busy, alike)));

        String customer = lead("Lighthouses", "customer", "CHAT");
        sales.win(sales.dealOf(customer, sales.qualify(customer)), "900000.00", "EUR");

        JsonNode first = await().atMost(LIMIT)
                .until(
                        () -> rep.items(ours("-priority")).getFirst(),
                        item -> item.at("/value/wonDeals").asInt() == 1);
        assertEquals(List.of(alike, busy), queue("-priority"));
        assertEquals("OUTCOMES", first.at("/value/basis").asText());
        String why = first.get("why").toString().toLowerCase(Locale.ROOT).replace('_', ' ');
        assertTrue(why.contains("won deals in lighthouses " + mark), first.toString());
    }

    @Test
    void aGradeGivenByHandStandsBesideTheComputedOneAndIsMeasured() {
        Instant begin = Instant.now();
        String lead = lead("Lighthouses", "known", "EVENT");
        JsonNode computed = rep.get("/api/qualifications/" + lead).expect(200).body();

        manager.put("/api/qualifications/" + lead + "/override", "{\"grade\":\"A1\",\"reason\":\"their CIO asked me\"}")
                .expect(200);

        JsonNode shown = rep.get("/api/qualifications/" + lead).expect(200).body();
        assertEquals(computed.at("/score/grade"), shown.at("/score/grade"));
        assertEquals("A1", shown.at("/override/given/grade").asText());
        assertEquals("their CIO asked me", shown.at("/override/reason").asText());
        assertEquals("IQL", shown.get("lifecycle").asText(), "it moves no lead");

        String won = sales.win(sales.dealOf(lead, sales.qualify(lead)), "10.00", "NOK");

        JsonNode raised = rep.get("/api/overrides/outcomes?from=%s&atLeast=%s".formatted(begin, won))
                .expect(200)
                .body()
                .at("/groups/0");
        assertEquals("RAISED", raised.get("direction").asText());
        assertEquals(1, raised.at("/converted/hits").asInt());
        assertEquals(1, raised.at("/won/hits").asInt());
        assertEquals(computed.at("/score/grade"), raised.at("/byGrade/0/grade"));
    }

    private String marketingQualified(String industry, String name) {
        String lead = lead(industry, name, "SOCIAL");
        String card = "/api/leads/" + lead;
        manager.patch(
                        card,
                        "{\"owner\":\"queue-%s\"}".formatted(mark),
                        "If-Match",
                        manager.get(card).expect(200).etag())
                .expect(200);
        assertEquals("MQL", sales.did(lead, "DEMO").get("lifecycle").asText());
        return lead;
    }

    private String lead(String industry, String name, String source) {
        return sales.captured("""
                {"email":"me@%1$s-%2$s.example","source":"%3$s","jobTitle":"CEO","region":"%2$s",
                 "company":{"industry":"%4$s %2$s","employees":500}}""".formatted(name, mark, source, industry));
    }

    /** Two leads, in their order. */
    private List<String> queue(String sort) {
        return rep.items(ours(sort)).stream()
                .map(item -> item.get("leadId").asText())
                .toList();
    }

    private String ours(String sort) {
        return "/api/qualifications?lifecycle=MQL&owner=queue-%s&sort=%s".formatted(mark, sort);
    }
}
