package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstream.local.test.RunningLeadstream;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How a company sells becomes a pipeline; its stages hold deals to proof, and give way to others with time. */
class StagesStoryTest {

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api revops = Api.of(leadstream, "revops");
    private final Api manager = Api.of(leadstream, "manager");
    private final Api rep = Api.of(leadstream, "rep");
    private final String key = "story-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void theModelThatFourAnswersNameIsPublishedAndGivesItsTeamTasks() {
        JsonNode assessment = revops.post("/api/sales-models/assessment", """
                        {"inboundShare":0.8,"existingRevenueShare":0.3,"peoplePerSale":3,"peoplePitchedPerAccount":1,
                         "pipelineKey":"%s"}""".formatted(key))
                .expect(200)
                .body();
        assertEquals("TEAM", assessment.get("dominant").asText());
        revops.post("/api/pipelines", assessment.get("pipeline").toString()).expect(201);
        String deal = opened();

        move(deal, "SITUATION_CONFIRMED");

        JsonNode tasks =
                rep.get("/api/deals/" + deal + "/tasks").expect(200).body().get("items");
        assertEquals(3, tasks.size(), tasks.toString());
        JsonNode first = tasks.get(0);
        rep.patch(
                        "/api/deals/" + deal + "/tasks/" + first.get("id").asText(),
                        "{\"assignee\":\"rep\",\"state\":\"DONE\",\"result\":\"a growing market\"}",
                        "If-Match",
                        first.get("etag").asText())
                .expect(200);
    }

    @Test
    void aStageNamedAfterTheRepIsRefusedAndARetiredOneNeedsASuccessor() {
        JsonNode refused =
                revops.post("/api/pipelines", pipeline("Demo", "")).expect(400).body();
        assertTrue(refused.toString().contains("Product evaluated"), refused.toString());
        revops.post("/api/pipelines", pipeline("Product evaluated", "")).expect(201);
        String deal = opened();
        String place = "/api/pipelines/" + key;
        ObjectNode next =
                (ObjectNode) Api.parse(pipeline("Product evaluated", "").replace("FIRST", "OTHER"));

        JsonNode inUse = revops.put(place, next.toString(), "If-Match", "\"1\"")
                .expect(409)
                .body();
        assertEquals("FIRST", inUse.at("/stages/0/stage").asText());

        next.put("openDeals", "transfer").putObject("successors").put("FIRST", "OTHER");
        revops.put(place, next.toString(), "If-Match", "\"1\"").expect(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> rep.get("/api/deals/" + deal)
                .expect(200)
                .body()
                .get("stage")
                .asText()
                .equals("OTHER"));
        JsonNode mapped = rep.get("/api/deals/" + deal + "/history?stages=mapped")
                .expect(200)
                .body();
        assertEquals(1, mapped.get("stages").size());
        JsonNode asWas = rep.get("/api/deals/" + deal + "/history").expect(200).body();
        assertEquals("FIRST", asWas.at("/stages/0/stage").asText());
        assertEquals(
                "OTHER",
                rep.get(place + "/diff")
                        .expect(200)
                        .body()
                        .at("/removed/0/successor")
                        .asText());
    }

    @Test
    void staleEvidenceOpensItsCriterionAgainAndAnOverrideIsShownWithWhatBecameOfIt() {
        revops.post("/api/pipelines", pipeline("Product evaluated", ",\"expiresAfter\":\"PT1S\""))
                .expect(201);
        String deal = opened();
        rep.post(
                        "/api/deals/" + deal + "/evidence",
                        "{\"criterion\":\"c\",\"kind\":\"EMAIL\",\"uri\":\"https://mail.example/1\"}")
                .expect(201);

        JsonNode told = new Topics(leadstream.operator()).awaitEvent("deal-events", deal, "deal.evidence-expired.v1");

        assertTrue(told.get("reopens").asBoolean(), told.toString());
        move(deal, "LAST");
        JsonNode override = manager.items("/api/overrides?limit=200").stream()
                .filter(o -> o.get("dealId").asText().equals(deal))
                .findFirst()
                .orElseThrow();
        assertEquals("c", override.at("/unmet/0/criterion").asText());
        assertEquals("OPEN", override.at("/outcome/state").asText());
    }

    private String opened() {
        return rep.post("/api/deals", "{\"name\":\"Story\",\"owner\":\"rep\",\"pipeline\":\"%s\"}".formatted(key))
                .expect(201)
                .id();
    }

    private void move(String deal, String stage) {
        manager.post(
                        "/api/deals/" + deal + "/moves",
                        "{\"toStage\":\"%s\",\"override\":{\"reason\":\"told\"}}".formatted(stage),
                        "If-Match",
                        manager.get("/api/deals/" + deal).expect(200).etag())
                .expect(200);
    }

    private String pipeline(String first, String more) {
        String criterion =
                "{\"key\":\"c\",\"text\":\"The buyer confirmed it\",\"inspectable\":\"the e-mail\"%s}".formatted(more);
        return """
                {"key":"%s","name":"Story","stages":[
                  {"key":"FIRST","name":"%s","phase":"SALE","buyerOutcome":"The buyer has seen it","exitCriteria":[%s]},
                  {"key":"LAST","name":"Terms agreed","phase":"SALE","buyerOutcome":"The buyer has agreed","exitCriteria":[%s]}]}""".formatted(key, first, criterion, criterion);
    }
}
