package io.leadstream.pipeline.aftersale;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.leadstream.pipeline.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class AfterSaleResourceTest {

    private static final Duration FAR_AHEAD = Duration.ofDays(400);

    @Inject
    AlertStuck alertStuck;

    private final Api api = new Api();
    private final AfterSaleApi sales = new AfterSaleApi(api);
    // nobody else's deals are looked at here
    private final String owner = "rep-" + UUID.randomUUID();
    private final String industry = "industry of " + owner;

    @BeforeEach
    void ready() {
        api.ready();
    }

    @Test
    void whatAnImportTellsIsMeasured() {
        imported("""
                {"stage":"HANDED_OVER","at":"2024-03-03T00:00:00Z"},{"stage":"IMPLEMENTING","at":"2024-03-05T00:00:00Z"},
                {"stage":"LIVE","at":"2024-03-25T00:00:00Z"}""");
        imported("""
                {"stage":"HANDED_OVER","at":"2024-03-07T00:00:00Z"},{"stage":"IMPLEMENTING","at":"2024-03-11T00:00:00Z"}""");

        String mine = "groups.find{it.name=='" + industry + "'}.";
        api.as("marketing")
                .get("/api/after-sale/times?by=segment&segment=industry&from=2024-03-01&to=2024-03-02")
                .then()
                .statusCode(200)
                .body(mine + "won", is(2))
                .body(mine + "reaction.medianDays", is(4.0f))
                .body(mine + "implementation.measured", is(1))
                .body(mine + "implementation.waiting", is(1))
                .body(mine + "implementation.medianDays", is(20.0f))
                .body(mine + "toLive.medianDays", is(24.0f));
    }

    @Test
    void whoIsStuckIsListedWithWhoAnswersForIt() {
        String deal = imported("{\"stage\":\"HANDED_OVER\",\"at\":\"2024-03-03T00:00:00Z\"}");
        imported("{\"stage\":\"LIVE\",\"at\":\"2024-03-03T00:00:00Z\"}");

        api.as("rep")
                .get("/api/after-sale/stuck?owner=" + owner)
                .then()
                .statusCode(200)
                .body("items.dealId", contains(deal))
                .body("items.stage", contains("HANDED_OVER"))
                .body("items.since", contains("2024-03-03T00:00:00Z"))
                .body("items.accountable", contains(owner));

        // nobody led it here yet: it is not told of, so that its import can be undone
        alertStuck.tell(Instant.now());
        assertEquals(
                List.of("deal.imported.v1"),
                new Topic(api.stack(), "deal-events")
                        .of(deal).stream().map(Topic.Seen::type).toList());
        sales.move(deal, "IMPLEMENTING");
        alertStuck.tell(Instant.now().plus(FAR_AHEAD));
        assertEquals(
                "deal.stuck.v1",
                new Topic(api.stack(), "deal-events").await(deal, 3).getLast().type());
    }

    @Test
    void whoIsNotHandedOverInTimeIsToldOfOnce() {
        String deal = api.openDeal("{\"name\":\"Acme\",\"owner\":\"%s\"}".formatted(owner));
        sales.win(deal);
        api.as("rep").get("/api/after-sale/stuck?owner=" + owner).then().body("items", hasSize(0));

        alertStuck.tell(Instant.now().plus(FAR_AHEAD));
        alertStuck.tell(Instant.now().plus(FAR_AHEAD));

        List<Topic.Seen> told = new Topic(api.stack(), "deal-events").await(deal, 3);
        assertEquals(
                1,
                told.stream()
                        .filter(event -> event.type().equals("deal.stuck.v1"))
                        .count());
        assertEquals("standard", told.get(2).payload().getString("pipeline"));
        assertEquals(null, told.get(2).payload().getString("stage"));
        api.as("rep")
                .get("/api/deals/%s/timeline?types=STUCK".formatted(deal))
                .then()
                .body("items.detail.step", contains("WON"));
    }

    @Test
    void profitabilityIsReckonedOfWhatWasSoldAndWhatIsGiven() {
        for (int i = 0; i < 2; i++) {
            sales.win(sales.openDeal(industry));
        }
        give("{\"kind\":\"GROSS_MARGIN\",\"validFrom\":\"2020-01-01\",\"value\":\"0.5\",%s}");
        give("{\"kind\":\"GROSS_MARGIN\",\"validFrom\":\"2020-01-01\",\"value\":\"0.75\",%s}");
        give("{\"kind\":\"GROSS_MARGIN\",\"validFrom\":\"2150-01-01\",\"value\":\"0.1\",%s}");
        give("{\"kind\":\"LIFETIME_MONTHS\",\"validFrom\":\"2020-01-01\",\"value\":\"48\",%s}");

        String mine = "groups.find{it.value=='" + industry + "'}.";
        api.as("manager")
                .get("/api/profitability?by=segment&segment=industry")
                .then()
                .statusCode(200)
                .body("currency", is("EUR"))
                .body(mine + "counts.won", is(2))
                .body(mine + "counts.revenue", is("2400.00"))
                .body(mine + "inputs.GROSS_MARGIN.value", is("0.75"))
                .body(mine + "figures.averageContractValue.value", is("1200.00"))
                .body(mine + "figures.marginPerMonth.value", is("75.00"))
                .body(mine + "figures.ltv.value", is("3600.00"))
                .body(mine + "figures.cac.value", nullValue())
                .body(
                        mine + "figures.cac.reason",
                        is("REP_COST_PER_MONTH is not given; MARKETING_COST_PER_MONTH is not given"));
        api.as("revops")
                .get("/api/profitability/inputs?kind=LIFETIME_MONTHS")
                .then()
                .body("items.segment.value", hasItem(industry))
                .body("items.kind", not(hasItem("GROSS_MARGIN")));
        api.as("manager").get("/api/profitability?by=company").then().statusCode(200);
        api.as("manager").get("/api/profitability").then().statusCode(200).body("groups", hasSize(1));
    }

    private void give(String body) {
        String segment = "\"segment\":{\"name\":\"industry\",\"value\":\"%s\"}".formatted(industry);
        api.as("revops")
                .body(body.formatted(segment))
                .post("/api/profitability/inputs")
                .then()
                .statusCode(201);
    }

    /** A deal that was won on the first of March 2024 and went on as given; its id. */
    private String imported(String after) {
        String externalId = UUID.randomUUID().toString();
        String line = """
                {"externalId":"%s","name":"Past","owner":"%s","segments":{"industry":"%s"},
                 "history":[{"stage":"NEED_CONFIRMED","at":"2024-01-01T00:00:00Z"},%s],
                 "closed":{"outcome":"WON","at":"2024-03-01T00:00:00Z"}}""".formatted(externalId, owner, industry, after).replace("\n", " ");
        api.as("revops")
                .contentType("application/x-ndjson")
                .body(line.getBytes(StandardCharsets.UTF_8))
                .post("/api/deals/imports")
                .then()
                .statusCode(202);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> new Topic(api.stack(), "deal-events")
                                .all().stream()
                                        .filter(event -> event.value().contains(externalId))
                                        .map(event -> event.key())
                                        .findFirst()
                                        .orElse(""),
                        found -> !found.isEmpty());
    }
}
