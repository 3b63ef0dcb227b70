package io.leadstream.forecast.running;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.forecast.history.DealFact.Closed;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.real.CrmSales;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The real sales, imported through Kafka and read over REST; skipped where they do not lie beside the project. */
@ForecastTest
class CrmFiguresTest {

    private static final String WINS = "/api/win-rates?pipeline=crm&asOf=2017-12-31";
    private static final String RISKS = "/api/survival?pipeline=crm&stage=ENGAGING&horizon=P30D&asOf=2017-12-31";

    private static String imported(DealHistory deal) {
        Described described = deal.descriptions().getFirst();
        var first = deal.steps().getFirst();
        String segments = described.segments().entrySet().stream()
                .map(segment -> "\"%s\":\"%s\"".formatted(segment.getKey(), segment.getValue()))
                .collect(Collectors.joining(","));
        return "{\"importId\":\"crm\",\"pipeline\":\"crm\",\"version\":1,\"owner\":\"%s\",\"segments\":{%s},\"observedFrom\":%s,\"history\":[{\"stage\":\"%s\",\"rank\":%d,\"phase\":\"SALE\",\"at\":\"%s\"}]%s}"
                .formatted(
                        described.owner(),
                        segments,
                        described.observedFrom() == null ? null : "\"" + described.observedFrom() + "\"",
                        first.place().stage(),
                        first.place().rank(),
                        first.occurredAt(),
                        closing(deal.steps().getLast() instanceof Closed closed ? closed : null));
    }

    private static String closing(@Nullable Closed closed) {
        if (closed == null) {
            return "";
        }
        var amount = closed.amount();
        return ",\"closed\":{\"outcome\":\"%s\",\"at\":\"%s\"%s}"
                .formatted(
                        closed.outcome(),
                        closed.occurredAt(),
                        amount == null
                                ? ""
                                : ",\"amount\":{\"amount\":\"%s\",\"currency\":\"USD\"}".formatted(amount.amount()));
    }

    private static double rounded(Object value) {
        return Math.round(((Number) value).doubleValue() * 10_000) / 10_000.0;
    }

    private static List<Object> figures() {
        var wins = Api.get(WINS).extract();
        var lengths =
                Api.get("/api/stage-durations?pipeline=crm&asOf=2017-12-31").extract();
        return List.of(
                wins.path("groups[0].won"),
                wins.path("groups[0].lost"),
                wins.path("groups[0].open"),
                rounded(wins.path("groups[0].rate")),
                rounded(wins.path("groups[0].low")),
                rounded(wins.path("groups[0].high")),
                wins.path("groups[0].revenue.amount"),
                wins.path("groups[0].byValue.meanWon.amount"),
                rounded(Api.get(RISKS).extract().path("groups[0].advance")),
                Math.round(100 * (float) lengths.path("groups[0].cycle.won.mean")) / 100.0,
                lengths.path("groups[0].cycle.won.median"),
                lengths.path("groups[0].cycle.lost.median"),
                lengths.path("groups[0].stages.open"));
    }

    private static void requireQuartersAndTheirMonths() {
        var won = List.of(531, 1254, 1257, 1196);
        var revenue = List.of("1134672", "3086111", "2982255", "2802496");
        for (int quarter = 0; quarter < 4; quarter++) {
            LocalDate from = LocalDate.of(2017, 1 + 3 * quarter, 1);
            Api.get(WINS + "&from=" + from + "&to=" + from.plusMonths(3))
                    .body("groups[0].won", is(won.get(quarter)))
                    .body("groups[0].revenue.amount", is(revenue.get(quarter)));
        }
        assertEquals(List.of(49.0, 54.7, 80.7), List.of(ofMonths(1), ofMonths(2), ofMonths(3)));
    }

    /** The win rate in per cent of all first, second or third months of a quarter. */
    private static double ofMonths(int of) {
        double won = 0;
        double lost = 0;
        for (int quarter = 0; quarter < 4; quarter++) {
            LocalDate from = LocalDate.of(2017, 3 * quarter + of, 1);
            var rates = Api.get(WINS + "&from=" + from + "&to=" + from.plusMonths(1))
                    .extract();
            won += (int) rates.path("groups[0].won");
            lost += (int) rates.path("groups[0].lost");
        }
        return Math.round(1_000 * won / (won + lost)) / 10.0;
    }

    private static void requireSegmentsNotToDiffer() {
        for (String segment : List.of("product", "manager", "sector")) {
            Api.get("/api/conversion-rates?pipeline=crm&asOf=2017-12-31&segment=" + segment)
                    .body("differences.find { it.stage == 'ENGAGING' }.strength", greaterThanOrEqualTo(22_600f))
                    .body("differences.find { it.stage == 'ENGAGING' }.differ", is(false));
        }
    }

    private static void requireReports() {
        Api.get("/api/velocity?pipeline=crm&asOf=2017-12-31")
                .body("groups[0].currencies[0].open", is(2409))
                .body("groups[0].currencies[0].perDay.amount", is("68624.77"));
        Api.get("/api/stalled-deals?pipeline=crm&asOf=2017-12-31&stage=ENGAGING&limit=1")
                .body("stages.find { it.stage == 'ENGAGING' }.open", is(1589))
                .body("stages.find { it.stage == 'ENGAGING' }.n", is(4238));
        Api.get("/api/loss-reasons?pipeline=crm&asOf=2017-12-31")
                .body("groups[0].lost", is(2473))
                .body("groups[0].stages[0].stage", is("ENGAGING"));
        Api.get("/api/variants?pipeline=crm&asOf=2017-12-31")
                .body("groups[0].deals", is(8800))
                .body("groups[0].variants[0].path", is(List.of("ENGAGING")))
                .body("groups[0].variants[0].endings.won", is(4238));
        Api.get("/api/conformance?pipeline=crm&asOf=2017-12-31").body("groups[0].stages[0].skips.events", is(8300));
        Api.get(RISKS + "&age=139").body("groups[0].supportDays", is(138)).body("groups[0].beyondSupport", is(true));
    }

    private static void requireTruncationToMatter(Topics topics) throws Exception {
        topics.pipeline("crm-unseen", "PROSPECTING", "ENGAGING");
        CrmSales.histories(null)
                .forEach(deal -> topics.deal(
                        "unseen-" + deal.deal(),
                        "deal.imported.v1",
                        0,
                        imported(deal).replace("\"pipeline\":\"crm\"", "\"pipeline\":\"crm-unseen\"")));
        topics.flush();
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertEquals(
                        0.2190,
                        rounded(Api.get(RISKS.replace("pipeline=crm", "pipeline=crm-unseen"))
                                .extract()
                                .path("groups[0].advance"))));
    }

    @Test
    void theFiguresOfTheRealSalesBeforeAndAfterTheyComeAgainAndAfterARebuild() throws Exception {
        var deals = CrmSales.histories(LocalDate.of(2017, 3, 1));
        var expected = List.of(
                4238,
                2473,
                2089,
                0.6315,
                0.6199,
                0.643,
                "10005534",
                "2360.91",
                0.2473,
                51.78,
                57f,
                14f,
                List.of(500, 1589));
        try (var topics = new Topics()) {
            topics.pipeline("crm", "PROSPECTING", "ENGAGING");
            var sent = new ArrayList<Topics.Sent>();
            deals.forEach(deal -> sent.add(topics.deal(deal.deal(), "deal.imported.v1", 0, imported(deal))));
            topics.flush();
            await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertEquals(expected, figures()));
            requireQuartersAndTheirMonths();
            requireSegmentsNotToDiffer();
            requireReports();
            requireTruncationToMatter(topics);
            sent.forEach(topics::again);
            topics.flush();
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> Api.get(WINS).body("freshness.lagEvents", is(0)));
            assertEquals(expected, figures());
            String location = Api.as("admin").post("/api/rebuilds").header("Location");
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> Api.as("admin").get(location).then().body("state", is("DONE")));
            assertEquals(expected, figures());
            thePageShowsThem();
        }
    }

    private static void thePageShowsThem() throws Exception {
        if (Browser.isInstalled()) {
            try (var browser = Browser.start()) {
                PageFigures.open(browser, "pipeline=crm&asOf=2017-12-31");
                new PageFigures(browser, "pipeline=crm&asOf=2017-12-31").equalTheApi();
            }
        }
    }
}
