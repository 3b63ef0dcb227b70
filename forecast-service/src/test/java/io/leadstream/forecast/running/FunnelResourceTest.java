package io.leadstream.forecast.running;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.leadstream.forecast.running.Topics.Sent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Leads and their deals, joined; promises, and committees as they were known. */
@ForecastTest
class FunnelResourceTest {

    private final Topics topics = new Topics();

    @AfterEach
    void close() {
        topics.close();
    }

    private Sent captured(String lead, String source, double day) {
        return topics.lead(
                lead,
                "lead.captured.v1",
                day,
                "{\"leadId\":\"%s\",\"status\":\"NEW\",\"source\":\"%s\",\"freeMail\":false}".formatted(lead, source));
    }

    private Sent becomes(String lead, String from, String to, double day) {
        return topics.qualification(
                lead,
                "lead.lifecycle-changed.v1",
                day,
                "{%s\"to\":\"%s\"}".formatted(from == null ? "" : "\"from\":\"" + from + "\",", to));
    }

    private Sent opened(String pipeline, String deal, String lead, double day) {
        return topics.deal(
                deal,
                "deal.opened.v1",
                day,
                "{\"pipeline\":\"%s\",\"version\":1,\"stage\":\"ONE\",\"rank\":1,\"phase\":\"SALE\",%s\"segments\":{}}"
                        .formatted(pipeline, lead == null ? "" : "\"leadId\":\"" + lead + "\","));
    }

    private Sent promise(String deal, String type, double day, String more) {
        return topics.deal(deal, type, day, "{\"promiseId\":\"%s-p\"%s}".formatted(deal, more));
    }

    @Test
    void leadsAreFollowedIntoTheirDealsUpToThePromiseKept() {
        var sales = new Sales(topics, "boundary");
        var published = sales.published();
        captured("boundary-a", "BOUNDARY", 1);
        becomes("boundary-a", null, "IQL", 1);
        becomes("boundary-a", "IQL", "SQL", 3);
        opened("boundary", "boundary-da", "boundary-a", 3);
        promise("boundary-da", "promise.recorded.v1", 4, ",\"by\":\"rep-1\"");
        sales.closed("boundary-da", "ONE", "WON", 5);
        var kept = promise(
                "boundary-da", "promise.checked.v1", 190, ",\"month\":6,\"outcome\":\"KEPT\",\"standing\":\"KEPT\"");
        // the same person once more: the deal was opened for the card that was merged away
        captured("boundary-b", "BOUNDARY", 2);
        captured("boundary-c", "BOUNDARY", 4);
        opened("boundary", "boundary-dc", "boundary-c", 6);
        var merged = topics.lead(
                "boundary-b", "lead.merged.v1", 7, "{\"mergedLeadId\":\"boundary-c\",\"source\":\"BOUNDARY\"}");
        var disqualified = captured("boundary-d", "BOUNDARY", 3);
        var lost = becomes("boundary-d", null, "DISQUALIFIED", 8);
        var alone = opened("boundary", "boundary-dx", null, 9);
        topics.flush();
        for (Sent event : List.of(published, kept, merged, disqualified, lost, alone)) {
            Api.get(event, "/api/win-rates?pipeline=boundary").statusCode(200);
        }

        Api.get("/api/funnels?pipeline=boundary&where=source:BOUNDARY&asOf=2026-12-31")
                .statusCode(200)
                .body("segmentOf", is("lead"))
                .body(
                        "groups[0].steps.step",
                        equalTo(List.of("CAPTURED", "IQL", "MQL", "SAL", "SQL", "ONE", "TWO", "WON", "PROMISE_KEPT")))
                .body("groups[0].steps.entered", equalTo(List.of(3, 2, 2, 2, 2, 2, 1, 1, 1)))
                .body("groups[0].steps[0].lost", is(1))
                .body("groups[0].steps[5].open", is(1))
                .body("groups[0].steps[8].fromTop.raw.rate", is(1 / 3f))
                .body("groups[0].withoutLead.entered", is(0));
        Api.get("/api/funnels?pipeline=boundary&asOf=2026-12-31").body("groups[0].withoutLead.open", is(1));
        Api.get("/api/promise-rates?pipeline=boundary&segment=owner&asOf=2026-12-31")
                .body("groups[0].segment", is("(missing)"))
                .body("groups[0].kept", is(1))
                .body("groups[0].responseRate.rate", is(1f))
                .body("groups[0].verdict", is("UNCERTAIN"))
                .body("target.to", is(0.85f));
        Api.get("/api/funnels?pipeline=boundary&where=source:BOUNDARY&from=2026-01-04&asOf=2026-12-31")
                .body("groups[0].steps[0].entered", is(1));
        Api.get("/api/funnels?pipeline=boundary&where=source:BOUNDARY&segment=source&asOf=2026-01-05")
                .body("groups", hasSize(1))
                .body("groups[0].segment", is("BOUNDARY"))
                .body("groups[0].steps[0].entered", is(4));
    }

    @Test
    void coverageIsThatWhichWasKnownWhenADealWasClosed() {
        var sales = new Sales(topics, "buyers");
        var published = sales.published();
        sales.opened("buyers-a", "ONE", 1, "GTX");
        committee("buyers-a", "CHAMPION\",\"DECISION_MAKER", 2);
        sales.entered("buyers-a", "TWO", 3);
        var won = sales.closed("buyers-a", "TWO", "WON", 5);
        sales.opened("buyers-b", "ONE", 1, "GTX");
        sales.closed("buyers-b", "ONE", "LOST", 4);
        var late = committee("buyers-b", "DECISION_MAKER", 9);
        topics.flush();
        for (Sent event : List.of(published, won, late)) {
            Api.get(event, "/api/win-rates?pipeline=buyers").statusCode(200);
        }

        Api.get("/api/committee-coverage?pipeline=buyers&asOf=2026-02-28")
                .statusCode(200)
                .body("role", is("DECISION_MAKER"))
                .body("groups[0].won", is(1))
                .body("groups[0].factors[0].name", is("DECISION_MAKER"))
                .body("groups[0].factors[0].levels.won", equalTo(List.of(1, 0)))
                .body("groups[0].factors[0].levels.lost", equalTo(List.of(0, 1)))
                .body("groups[0].factors[0].levels[0].wonDays.median", is(4f))
                .body("groups[0].factors[0].winRate.note", is("too few deals to tell"))
                .body("groups[0].stages[0].unknown.entered", is(2))
                .body("groups[0].stages[1].known.advanced", is(1));
        Api.get("/api/committee-coverage?pipeline=buyers&role=CHAMPION&segment=product&asOf=2026-02-28")
                .body("role", is("CHAMPION"))
                .body("groups[0].segment", is("GTX"));
    }

    private Sent committee(String deal, String roles, double day) {
        return topics.deal(
                deal,
                "deal.committee-changed.v1",
                day,
                "{\"coverage\":{\"people\":1,\"spokenTo\":0,\"roles\":[\"%s\"],\"risks\":[\"SINGLE_THREADED\"]}}"
                        .formatted(roles));
    }

    @Test
    void anErasedLeadLeavesItsDealWithoutOne() {
        var sales = new Sales(topics, "forgotten");
        var published = sales.published();
        captured("forgotten-a", "FORGOTTEN", 1);
        var opened = opened("forgotten", "forgotten-da", "forgotten-a", 2);
        topics.flush();
        Api.get(published, "/api/win-rates?pipeline=forgotten").statusCode(200);
        Api.get(opened, "/api/funnels?pipeline=forgotten&where=source:FORGOTTEN")
                .body("groups[0].steps[5].entered", is(1));
        var erased = topics.lead("forgotten-a", "lead.erased.v1", 3, "{\"leadId\":\"forgotten-a\"}");
        topics.flush();
        Api.get(erased, "/api/funnels?pipeline=forgotten&where=source:FORGOTTEN")
                .body("groups[0].steps[0].entered", is(0));
        Api.get("/api/funnels?pipeline=forgotten").body("groups[0].withoutLead.entered", is(1));
    }
}
