package io.leadstream.forecast.running;

import static org.awaitility.Awaitility.await;
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
        return "{\"importId\":\"crm\",\"pipeline\":\"crm\",\"version\":1,\"owner\":\"%s\",\"segments\":{%s},\"observedFrom\":\"%s\",\"history\":[{\"stage\":\"%s\",\"rank\":%d,\"phase\":\"SALE\",\"at\":\"%s\"}]%s}"
                .formatted(
                        described.owner(),
                        segments,
                        described.observedFrom(),
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
        return List.of(
                wins.path("groups[0].won"),
                wins.path("groups[0].lost"),
                wins.path("groups[0].open"),
                rounded(wins.path("groups[0].rate")),
                rounded(wins.path("groups[0].low")),
                rounded(wins.path("groups[0].high")),
                wins.path("groups[0].revenue.amount"),
                rounded(Api.get(RISKS).extract().path("groups[0].advance")));
    }

    @Test
    void theFiguresOfTheRealSalesBeforeAndAfterTheyComeAgainAndAfterARebuild() throws Exception {
        var deals = CrmSales.histories(LocalDate.of(2017, 3, 1));
        var expected = List.of(4238, 2473, 2089, 0.6315, 0.6199, 0.643, "10005534", 0.2473);
        try (var topics = new Topics()) {
            topics.pipeline("crm", "PROSPECTING", "ENGAGING");
            var sent = new ArrayList<Topics.Sent>();
            deals.forEach(deal -> sent.add(topics.deal(deal.deal(), "deal.imported.v1", 0, imported(deal))));
            topics.flush();
            await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertEquals(expected, figures()));
            sent.forEach(topics::again);
            topics.flush();
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> Api.get(WINS).body("freshness.lagEvents", is(0)));
            assertEquals(expected, figures());
            String location = Api.as("admin").post("/api/rebuilds").header("Location");
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> Api.as("admin").get(location).then().body("state", is("DONE")));
            assertEquals(expected, figures());
        }
    }
}
