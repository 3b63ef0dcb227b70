package io.leadstream.forecast.running;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;

@ForecastTest
class ConversionResourceTest {

    private static final String RATES = "/api/conversion-rates?pipeline={p}&asOf=2026-02-01";

    private static String stage(String pipeline, String stage, int rank) {
        return "{\"pipeline\":\"%s\",\"version\":1,\"stage\":\"%s\",\"rank\":%d,\"phase\":\"SALE\",\"segments\":{\"product\":\"%s\"}}"
                .formatted(pipeline, stage, rank, rank == 1 ? "GTX" : "MG");
    }

    private static String closed(String pipeline, String stage, int rank, String outcome) {
        return "{\"pipeline\":\"%s\",\"version\":1,\"stage\":\"%s\",\"rank\":%d,\"phase\":\"SALE\",\"outcome\":\"%s\",\"amount\":{\"amount\":\"100.50\",\"currency\":\"EUR\"}}"
                .formatted(pipeline, stage, rank, outcome);
    }

    @Test
    void ratesFollowFromTheEvents() {
        try (var topics = new Topics()) {
            topics.pipeline("c1", "ONE", "TWO");
            topics.deal("c1-a", "deal.opened.v1", 1, stage("c1", "ONE", 1));
            topics.deal("c1-a", "deal.stage-entered.v1", 2, stage("c1", "TWO", 2));
            topics.deal("c1-a", "deal.closed.v1", 3, closed("c1", "TWO", 2, "WON"));
            topics.deal("c1-b", "deal.opened.v1", 1, stage("c1", "ONE", 1));
            topics.deal("c1-b", "deal.closed.v1", 3, closed("c1", "ONE", 1, "LOST"));
            var last = topics.deal("c1-c", "deal.opened.v1", 1, stage("c1", "ONE", 1));
            topics.flush();
            Api.get(topics.again(last), RATES, "c1").statusCode(200);
            Api.get(RATES, "c1")
                    .body("mode", is("cohort"))
                    .body("asOf", is("2026-02-01T23:59:59.999999Z"))
                    .body("freshness", hasKey("appliedTo"))
                    .body("groups", hasSize(1))
                    .body("groups[0]", hasKey("segment"))
                    .body("groups[0].segment", nullValue())
                    .body("groups[0].stages.stage", equalTo(java.util.List.of("ONE", "TWO")))
                    .body("groups[0].stages.next", equalTo(java.util.List.of("TWO", "WON")));
            org.awaitility.Awaitility.await().untilAsserted(() -> Api.get(RATES, "c1")
                    .body("groups[0].stages[0].entered", is(3))
                    .body("groups[0].stages[0].advanced", is(1))
                    .body("groups[0].stages[0].lost", is(1))
                    .body("groups[0].stages[0].open", is(1)));
        }
    }
}
