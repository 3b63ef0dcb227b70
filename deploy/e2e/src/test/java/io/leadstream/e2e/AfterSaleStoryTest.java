package io.leadstream.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.local.test.RunningLeadstream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From a promise before the sale to a customer who speaks for us and buys more. */
class AfterSaleStoryTest {

    private final String run = UUID.randomUUID().toString();
    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Api manager = Api.of(leadstream, "manager");
    private final Api revops = Api.of(leadstream, "revops");
    private final Sales sales = Sales.of(leadstream);

    @Test
    void aKeptPromiseMakesACustomerSpeakForUsAndBuyMore() {
        String lead = sales.captured("{\"email\":\"%s@after-sale-example.com\",\"source\":\"EVENT\"}".formatted(run));
        String deal = inSegment(sales.dealOf(lead, sales.qualify(lead)));
        String promise = rep.post("/api/deals/" + deal + "/promises", """
                        {"measure":"hours that planning takes a week","target":"6","by":"seller-%s"}""".formatted(run))
                .expect(201)
                .id();
        rep.put("/api/deals/" + deal + "/accountability", """
                        {"accountManager":"am-1","customerSuccess":"cs-1"}""").expect(200);

        sales.win(deal, "2400.00", "EUR");
        assertEquals(
                409,
                rep.post("/api/deals/" + deal + "/promises", "{\"measure\":\"more\"}")
                        .status());
        assertEquals(List.of(6, 9, 12), dueMonths());
        List.of("HANDED_OVER", "IMPLEMENTING", "LIVE").forEach(stage -> moved(deal, stage));
        assertEquals(
                "am-1",
                rep.get("/api/deals/" + deal + "/accountability")
                        .body()
                        .at("/now/accountable")
                        .asText());

        String reference =
                "{\"dealId\":\"%s\",\"formats\":[\"CALL\"],\"consent\":{\"date\":\"2026-01-31\"}}".formatted(deal);
        rep.post("/api/references", reference).expect(409);
        rep.post("/api/deals/%s/promises/%s/checks".formatted(deal, promise), "{\"outcome\":\"KEPT\"}")
                .expect(201);
        String speaker = rep.post("/api/references", reference).expect(201).id();

        kept();
        asked(speaker);
        earned();
        boughtMore(lead, deal);
    }

    private void kept() {
        JsonNode mine = group("/api/promises/statistics?by=seller", "seller", "seller-" + run);
        assertEquals(1, mine.at("/keptShare/share").asInt());
        assertEquals("ABOVE", mine.get("verdict").asText());
        assertTrue(rep.get("/api/after-sale/times?by=segment&segment=vertical")
                .expect(200)
                .body()
                .toString()
                .contains(run));
    }

    /** By a deal of the same segment. */
    private void asked(String speaker) {
        String asking = inSegment(rep.post("/api/deals", "{\"name\":\"Asking %s\"}".formatted(run))
                .expect(201)
                .id());
        JsonNode proposed = rep.items("/api/references?forDeal=" + asking).getFirst();
        assertEquals(speaker, proposed.at("/reference/id").asText());
        assertEquals(List.of("vertical"), Api.JSON.convertValue(proposed.get("shared"), List.class));

        rep.post("/api/references/" + speaker + "/uses", "{\"dealId\":\"%s\",\"format\":\"CALL\"}".formatted(asking))
                .expect(201);

        assertEquals(
                1,
                rep.get("/api/references/" + speaker)
                        .expect(200)
                        .body()
                        .get("uses")
                        .asInt());
    }

    private void earned() {
        revops.post("/api/profitability/inputs", """
                        {"kind":"GROSS_MARGIN","validFrom":"2020-01-01","value":"0.75",
                         "segment":{"name":"vertical","value":"%s"}}""".formatted(run)).expect(201);
        JsonNode mine = group("/api/profitability?by=segment&segment=vertical", "value", run);
        assertEquals("150.00", mine.at("/figures/marginPerMonth/value").asText());
        assertTrue(mine.at("/figures/ltv/reason").asText().contains("CHURN_PER_YEAR"));
    }

    /** lead-service captures the customer once more, with the deal as origin. */
    private void boughtMore(String lead, String deal) {
        String event = rep.post("/api/deals/" + deal + "/lead-proposals", "{\"source\":\"EXPANSION\"}")
                .expect(201)
                .event();

        assertEquals(
                2,
                rep.get("/api/leads/%s?atLeast=%s".formatted(lead, event))
                        .expect(200)
                        .body()
                        .get("touches")
                        .asInt());
        JsonNode touch = rep.items("/api/leads/" + lead + "/touches").getLast();
        assertEquals("EXPANSION", touch.at("/offered/source").asText());
        assertEquals(
                "urn:leadstream:deal:" + deal, touch.at("/offered/referrer").asText());
    }

    private JsonNode group(String path, String member, String value) {
        for (JsonNode group : manager.get(path).expect(200).body().get("groups")) {
            if (group.path(member).asText().equals(value)) {
                return group;
            }
        }
        throw new AssertionError(value + " is in no group of " + path);
    }

    private List<Integer> dueMonths() {
        LocalDate later = LocalDate.now(ZoneOffset.UTC).plusYears(2);
        return rep.items("/api/promises/due?seller=seller-%s&until=%s".formatted(run, later)).stream()
                .map(due -> due.get("month").asInt())
                .toList();
    }

    private String inSegment(String deal) {
        rep.patch(
                        "/api/deals/" + deal,
                        "{\"segments\":{\"vertical\":\"%s\"}}".formatted(run),
                        "If-Match",
                        rep.get("/api/deals/" + deal).expect(200).etag())
                .expect(200);
        return deal;
    }

    private void moved(String deal, String stage) {
        manager.post(
                        "/api/deals/" + deal + "/moves",
                        "{\"toStage\":\"%s\",\"override\":{\"reason\":\"seen\"}}".formatted(stage),
                        "If-Match",
                        manager.get("/api/deals/" + deal).expect(200).etag())
                .expect(200);
    }
}
