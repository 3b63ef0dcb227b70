package io.leadstream.forecast.running;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ForecastTest
class ConversionResourceTest {

    private static final String RATES = "/api/conversion-rates?pipeline={p}&asOf=2026-02-28";

    private final Topics topics = new Topics();

    @AfterEach
    void close() {
        topics.close();
    }

    /** One that advanced and was won, one lost, one open; the last event of each has been applied. */
    private void threeDeals(String pipeline) {
        var sales = new Sales(topics, pipeline);
        var published = sales.published();
        sales.opened(pipeline + "-a", "ONE", 1, "GTX");
        sales.entered(pipeline + "-a", "TWO", 2);
        var won = sales.closed(pipeline + "-a", "TWO", "WON", 3);
        sales.opened(pipeline + "-b", "ONE", 1, "GTX");
        var lost = sales.closed(pipeline + "-b", "ONE", "LOST", 3);
        var open = sales.opened(pipeline + "-c", "ONE", 1, "MG");
        topics.flush();
        for (var event : List.of(published, won, lost, open)) {
            Api.get(event, RATES, pipeline).statusCode(200);
        }
    }

    @Test
    void ratesHaveTheirPinnedShape() {
        threeDeals("shape");
        Api.get(RATES, "shape")
                .statusCode(200)
                .body("asOf", is("2026-02-28T23:59:59.999999Z"))
                .body("freshness.appliedTo", notNullValue())
                .body("freshness.lagMillis", notNullValue())
                .body("freshness.lagEvents", notNullValue())
                .body("freshness.missing", notNullValue())
                .body("mode", is("cohort"))
                .body("groups", hasSize(1))
                .body("groups[0]", hasKey("segment"))
                .body("groups[0].segment", nullValue())
                .body("groups[0].stages.stage", equalTo(List.of("ONE", "TWO")))
                .body("groups[0].stages.next", equalTo(List.of("TWO", "WON")))
                .body("groups[0].stages[0].corrected", hasKey("remaining"))
                .body("groups[0].stages[0].shrunk", hasKey("rate"))
                .body("groups[0].stages[0].level", is(0.95f))
                .body("groups[0].stages[0].method", is("jeffreys"))
                .body("groups[0].stages[0].lowEvidence", is(true));
    }

    @Test
    void ratesFollowFromTheEvents() {
        threeDeals("rates");
        Api.get(RATES, "rates")
                .body("groups[0].stages.entered", equalTo(List.of(3, 1)))
                .body("groups[0].stages.advanced", equalTo(List.of(1, 1)))
                .body("groups[0].stages.lost", equalTo(List.of(1, 0)))
                .body("groups[0].stages.open", equalTo(List.of(1, 0)))
                .body("groups[0].stages[0].raw.rate", is(1 / 3f))
                .body("groups[0].stages[0].resolved.rate", is(0.5f));
    }

    @Test
    void groupsAreTheValuesOfASegment() {
        threeDeals("groups");
        Api.get(RATES + "&segment=product", "groups")
                .body("groups.segment", equalTo(List.of("GTX", "MG")))
                .body("groups.collect{it.stages[0].entered}", equalTo(List.of(2, 1)))
                .body("differences[0].note", is("too few groups to tell whether they differ"));
        Api.get(RATES + "&segment=nothing", "groups").body("groups.segment", equalTo(List.of("(missing)")));
    }

    @Test
    void conditionsChooseDeals() {
        threeDeals("where");
        Api.get(RATES + "&where=product:GTX&where=owner:rep-1", "where").body("groups[0].stages[0].entered", is(2));
        Api.get(RATES + "&where=product:GTX&where=owner:rep-2", "where").body("groups[0].stages[0].entered", is(0));
    }

    @Test
    void windowAndAsOfBoundWhatCounts() {
        threeDeals("window");
        Api.get("/api/conversion-rates?pipeline=window&from=2026-01-03&to=2026-01-04")
                .body("groups[0].stages.entered", equalTo(List.of(0, 1)));
        Api.get("/api/conversion-rates?pipeline=window&asOf=2026-01-02")
                .body("groups[0].stages.open", equalTo(List.of(3, 0)));
    }

    @Test
    void theOtherModesNameThemselvesAndCountTheirWay() {
        threeDeals("modes");
        Api.get(RATES + "&mode=fixedWindow&horizon=P2D", "modes")
                .statusCode(200)
                .body("mode", is("fixedWindow"))
                .body("horizon", is("P2D"))
                .body("groups[0].stages.entered", equalTo(List.of(3, 1)))
                .body("groups[0].stages.advanced", equalTo(List.of(1, 1)))
                .body("groups[0].stages.lost", equalTo(List.of(1, 0)))
                .body("groups[0].stages.notMature", equalTo(List.of(0, 0)));
        Api.get(RATES + "&mode=flow&from=2026-01-03", "modes")
                .statusCode(200)
                .body("mode", is("flow"))
                .body("groups[0].stages.entered", equalTo(List.of(0, 1)))
                .body("groups[0].stages.nextEntered", equalTo(List.of(1, 1)))
                .body("groups[0].stages[0].ratio", nullValue())
                .body("groups[0].stages[1].ratio", is(1f));
        Api.get(RATES + "&mode=transition", "modes")
                .statusCode(200)
                .body("mode", is("transition"))
                .body("groups[0].stages.stage", equalTo(List.of("ONE", "TWO")))
                .body("groups[0].stages[0].to.to", equalTo(List.of("LOST", "TWO")))
                .body("groups[0].stages[0].to[0].share.rate", is(0.5f))
                .body("groups[0].stages[0].absorption.WON", is(0.5f));
    }

    @Test
    void eventsOfADealMayComeInAnyOrder() {
        var sales = new Sales(topics, "order");
        var opened = sales.opened("order-a", "ONE", 1, "GTX");
        var entered = sales.entered("order-a", "TWO", 2);
        topics.flush();
        Api.get(entered, RATES, "order").body("groups[0].stages.advanced", equalTo(List.of(1, 0)));
        // backwards, on another deal; the pipeline is published last of all
        var late = new Sales(topics, "order");
        var one = late.opened("order-b", "ONE", 1, "GTX");
        topics.flush();
        topics.again(new Topics.Sent(
                one.topic(), one.source(), "order-c", 2, "deal.stage-entered.v1", entered.at(), entered.payload()));
        var last = topics.again(new Topics.Sent(
                one.topic(), one.source(), "order-c", 1, "deal.opened.v1", opened.at(), opened.payload()));
        var published = sales.published();
        topics.flush();
        Api.get(last, RATES, "order").statusCode(200);
        Api.get(published, RATES, "order")
                .body("groups[0].stages.entered", equalTo(List.of(3, 2)))
                .body("groups[0].stages.imputed", equalTo(List.of(0, 0)));
    }

    @Test
    void capturedLeadsAreThereRightAway() {
        var captured = topics.lead(
                "lead-1",
                "lead.captured.v1",
                1,
                "{\"leadId\":\"lead-1\",\"status\":\"NEW\",\"source\":\"CHAT\",\"freeMail\":false}");
        topics.flush();
        String path = "/api/conversion-rates?pipeline=lead-lifecycle&where=source:CHAT";
        Api.get(captured, path)
                .body("groups[0].stages.stage", equalTo(List.of("CAPTURED", "IQL", "MQL", "SAL", "SQL")))
                .body("groups[0].stages.entered", equalTo(List.of(1, 0, 0, 0, 0)));
        topics.qualification("lead-1", "lead.lifecycle-changed.v1", 1, "{\"to\":\"IQL\",\"by\":\"x\"}");
        topics.qualification(
                "lead-1", "lead.lifecycle-changed.v1", 2, "{\"from\":\"IQL\",\"to\":\"SAL\",\"by\":\"x\"}");
        var sql = topics.qualification(
                "lead-1", "lead.lifecycle-changed.v1", 3, "{\"from\":\"SAL\",\"to\":\"SQL\",\"by\":\"x\"}");
        topics.flush();
        Api.get(sql, path)
                .body("groups[0].stages.advanced", equalTo(List.of(1, 1, 1, 1, 1)))
                .body("groups[0].stages.imputed", equalTo(List.of(0, 0, 1, 0, 0)));
    }

    @Test
    void theDefaultPipelineIsAnsweredForBeforeItWasHeardOf() {
        for (String path :
                List.of("/api/conversion-rates", "/api/win-rates", "/api/stage-durations", "/api/stage-to-won")) {
            Api.get(path).statusCode(200).body("pipeline", is("standard")).body("groups", hasSize(1));
        }
        Api.get("/api/conversion-rates").body("groups[0].stages", hasSize(0));
    }
}
