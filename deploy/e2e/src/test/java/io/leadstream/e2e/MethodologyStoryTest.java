package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.local.test.RunningLeadstream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A product is sold as was recommended, deals show whether it paid, and the system says when its deals have changed. */
class MethodologyStoryTest {

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Api manager = Api.of(leadstream, "manager");
    private final Api revops = Api.of(leadstream, "revops");
    private final Sales sales = Sales.of(leadstream);
    private final String product = "p" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void whatIsRecommendedIsFollowedJudgedAndWatched() {
        JsonNode recommended = manager.post("/api/methodologies/recommendation", """
                        {"segment":{"product":"%s"},"measure":false,"averageContractValue":6000,"salesCycleDays":30,
                         "dealsPerRepPerMonth":7,"problemAwareness":"KNOWS_PROBLEM","repCostPerMonth":9000,
                         "grossMargin":0.8,"adopt":true}""".formatted(product))
                .expect(200)
                .body();
        assertEquals("solution", recommended.get("approach").asText());
        assertEquals(0, recommended.at("/distances/2/shifted").asDouble());
        assertEquals("1285.71", recommended.at("/cost/cac/amount").asText());

        String followed = deal();
        answer(followed, "spin/problem", "Orders are typed twice");
        answer(followed, "spin/need-payoff", "Two people are free for other work");
        sales.win(followed, "6100.00", "USD");
        String otherwise = deal();
        answer(otherwise, "spin/problem", "None that they know");
        lose(otherwise);

        JsonNode outcomes = rep.get("/api/methodologies/outcomes?by=approach&where=product:" + product)
                .expect(200)
                .body();
        assertEquals("solution", outcomes.at("/groups/0/key").asText());
        assertEquals(1, outcomes.at("/groups/0/followed/won").asInt());
        assertEquals(0, outcomes.at("/groups/0/followed/lost").asInt());
        assertEquals(0, outcomes.at("/groups/0/notFollowed/won").asInt());
        assertEquals(1, outcomes.at("/groups/0/notFollowed/lost").asInt());

        importWonDeals(12, "60000.00", 250);
        JsonNode drifted = new Topics(leadstream.operator())
                .awaitEvent("deal-events", "segment:segments.product=" + product, "approach.drifted.v1");
        assertEquals("solution", drifted.get("adopted").asText());
        assertEquals("consultative", drifted.get("nearest").asText());
    }

    @Test
    void aStagesPlaybookAsksOnTheDealsOfItsPipeline() {
        String pipeline = "p" + UUID.randomUUID();
        revops.post("/api/pipelines", """
                        {"key":"%s","name":"Renewals","stages":[
                          {"key":"VALUE_CONFIRMED","name":"Value confirmed","phase":"SALE",
                           "buyerOutcome":"The customer has named what they gained","exitCriteria":[
                             {"key":"gain-named","text":"The customer named the gain in figures",
                              "inspectable":"the customer's e-mail"}]}]}""".formatted(pipeline)).expect(201);
        revops.put(
                        "/api/pipelines/" + pipeline + "/stages/VALUE_CONFIRMED/playbook",
                        "{\"methodologies\":[\"challenger\"]}")
                .expect(200);
        String deal = rep.post("/api/deals", "{\"name\":\"Renewal\",\"pipeline\":\"%s\"}".formatted(pipeline))
                .expect(201)
                .id();
        answer(deal, "challenger/teach", "Half of the licences are unused");
        rep.put(
                        "/api/deals/" + deal + "/playbook/challenger/teach",
                        "{\"answer\":\"A third of the licences is unused\"}",
                        "If-Match",
                        "\"1\"")
                .expect(200);

        JsonNode asked = rep.get("/api/deals/" + deal + "/playbook").expect(200).body();
        assertEquals("Challenger Sale", asked.at("/playbooks/0/name").asText());
        assertEquals(true, asked.at("/playbooks/0/now").asBoolean());
        assertEquals(1, asked.at("/playbooks/0/answered").asInt());
        JsonNode history = rep.get("/api/deals/" + deal + "/playbook/challenger/teach")
                .expect(200)
                .body();
        assertEquals(
                "A third of the licences is unused",
                history.at("/present/answer").asText());
        assertEquals(
                "Half of the licences are unused",
                history.at("/before/0/answer").asText());
    }

    private String deal() {
        return rep.post("/api/deals", "{\"name\":\"D\",\"segments\":{\"product\":\"%s\"}}".formatted(product))
                .expect(201)
                .id();
    }

    private void answer(String deal, String question, String answer) {
        rep.put("/api/deals/" + deal + "/playbook/" + question, "{\"answer\":\"%s\"}".formatted(answer))
                .expect(200);
    }

    private void lose(String deal) {
        rep.post(
                        "/api/deals/" + deal + "/closure",
                        "{\"outcome\":\"LOST\",\"reason\":\"NO_DECISION\"}",
                        "If-Match",
                        rep.get("/api/deals/" + deal).expect(200).etag())
                .expect(200);
    }

    /** Won ten days ago, each so many days after it was opened. */
    private void importWonDeals(int count, String usd, int cycleDays) {
        Instant won = Instant.now().minus(10, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        String lines = IntStream.range(0, count)
                .mapToObj(
                        i -> """
                        {"externalId":"%s","name":"D","pipeline":"standard","owner":"rep-1","segments":{"product":"%s"},\
                        "amount":{"amount":"%s","currency":"USD"},"history":[{"stage":"NEED_CONFIRMED","at":"%s"}],\
                        "closed":{"outcome":"WON","at":"%s"}}""".formatted(UUID.randomUUID(), product, usd, won.minus(cycleDays, ChronoUnit.DAYS), won))
                .collect(Collectors.joining("\n"));
        String location = revops.upload("/api/deals/imports", "application/x-ndjson", lines)
                .expect(202)
                .location();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> revops.get(location).body().get("state").asText().equals("DONE"));
    }
}
