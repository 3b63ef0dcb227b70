package io.leadstream.forecast.running;

import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Velocity, stalled deals, loss reasons, variants and conformance, as the API tells them. */
@ForecastTest
class ReportsResourceTest {

    private final Topics topics = new Topics();

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void velocityComesWithItsFourFactors() {
        var sales = new Sales(topics, "speed");
        sales.published();
        sales.opened("speed-a", "TWO", 1, "GTX");
        var won = sales.closed("speed-a", "TWO", "WON", 35);
        sales.opened("speed-b", "TWO", 1, "GTX");
        var lost = sales.closed("speed-b", "TWO", "LOST", 36);
        topics.flush();
        String path = "/api/velocity?pipeline=speed&asOf=2026-02-28&from=2026-02-01";
        Api.get(won, path).statusCode(200);
        Api.get(lost, path)
                .body("purpose", is("diagnostic"))
                .body("from", is("2026-02-01T00:00:00Z"))
                .body("groups[0]", hasKey("segment"))
                .body("groups[0].currencies[0].open", is(2))
                .body("groups[0].currencies[0].winRate.rate", is(0.5f))
                .body("groups[0].currencies[0].meanWon.amount", is("100.50"))
                .body("groups[0].currencies[0].cycle.meanDays", is(34f))
                .body("groups[0].currencies[0].perDay.amount", is("2.96"));
        Api.get("/api/velocity?pipeline=speed&asOf=2026-02-28").body("from", is("2026-01-01T00:00:00Z"));
    }

    @Test
    void ratesComeByPairsOfSegments() {
        var sales = new Sales(topics, "pairs");
        sales.published();
        sales.opened("pairs-a", "ONE", 1, "GTX");
        var won = sales.closed("pairs-a", "ONE", "WON", 3);
        Api.get(topics.flushed(won), "/api/conversion-rates?pipeline=pairs&segment=product&segment=owner")
                .body("groups[0].segment", is("GTX / rep-1"))
                .body("groups[0].segments.product", is("GTX"))
                .body("groups[0].segments.owner", is("rep-1"))
                .body("groups[0].stages[0]", hasKey("shrunk"))
                .body("differences[0].between", is("product"))
                .body("differences[1].between", is("owner"))
                .body("differences[1].within.product", is("GTX"))
                .body("differences[1].note", startsWith("too few"));
        Api.get("/api/win-rates?pipeline=pairs&segment=product&segment=owner")
                .body("groups[0].segments.owner", is("rep-1"))
                .body("groups[0].rate", is(1f))
                .body("groups[0].shrunk.rate", is(1f))
                .body("differences[1].within.product", is("GTX"));
        Api.get("/api/win-rates?pipeline=pairs&segment=product")
                .body("groups[0].segment", is("GTX"))
                .body("groups[0]", not(hasKey("segments")))
                .body("groups[0].shrunk.rate", is(1f))
                .body("differences[0]", not(hasKey("between")));
        Api.get("/api/conversion-rates?pipeline=pairs&segment=product")
                .body("groups[0]", not(hasKey("segments")))
                .body("differences[0]", not(hasKey("between")));
    }

    @Test
    void lossesComeByKindReasonStageAndMonth() {
        var sales = new Sales(topics, "losses");
        sales.published();
        sales.opened("losses-a", "TWO", 1, "GTX");
        var first = sales.lost("losses-a", "TWO", "COMPETITOR", 35);
        sales.opened("losses-b", "ONE", 1, "GTX");
        var second = sales.lost("losses-b", "ONE", "PRICE", 5);
        topics.flush();
        String path = "/api/loss-reasons?pipeline=losses&asOf=2026-02-28&from=2026-02-01&to=2026-03-01";
        Api.get(first, path).statusCode(200);
        Api.get(second, path + "&compare=previous")
                .body("groups[0].lost", is(1))
                .body("groups[0].kinds[0].kind", is("COMPETITOR"))
                .body("groups[0].reasons[0].share.rate", is(1f))
                .body("groups[0].stages[0].stage", is("TWO"))
                .body("groups[0].stages[0].reasons.COMPETITOR", is(1))
                .body("groups[0].months[0].month", is("2026-02"))
                .body("groups[0].meanDays", is(34f))
                .body("groups[0].shift.from", is("2026-01-01T00:00:00Z"))
                .body("groups[0].shift.before", is(1))
                .body("groups[0].shift.note", startsWith("too few"));
        Api.get(path).body("groups[0]", not(hasKey("shift")));
    }

    @Test
    void pathsAndDeviationsAreTold() {
        var sales = new Sales(topics, "paths");
        sales.published();
        sales.opened("paths-a", "ONE", 1, "GTX");
        sales.entered("paths-a", "TWO", 2);
        sales.entered("paths-a", "ONE", 3);
        var won = sales.closed("paths-a", "ONE", "WON", 5);
        var skipped = sales.opened("paths-b", "TWO", 1, "GTX");
        topics.flush();
        Api.get(won, "/api/variants?pipeline=paths&asOf=2026-02-28").statusCode(200);
        Api.get(skipped, "/api/variants?pipeline=paths&asOf=2026-02-28")
                .body("groups[0].deals", is(2))
                .body("groups[0].paths", is(2))
                .body("groups[0].complete", is(true))
                .body("groups[0].variants[0].path", is(List.of("ONE", "TWO", "ONE")))
                .body("groups[0].variants[0].backMoves", is(1))
                .body("groups[0].variants[0].reentries", is(1))
                .body("groups[0].variants[0].endings.won", is(1))
                .body("groups[0].variants[0].winRate.rate", is(1f))
                .body("groups[0].variants[0].medianDaysWon", is(4f))
                .body("groups[0].variants[1].skipped", is(List.of("ONE")));
        Api.get("/api/variants?pipeline=paths&limit=1").body("groups[0].others", is(1));
        Api.get("/api/conformance?pipeline=paths&asOf=2026-02-28&segment=product")
                .body("groups[0].segment", is("GTX"))
                .body("groups[0].deals", is(2))
                .body("groups[0].skips.per100", is(50f))
                .body("groups[0].conforming.deals", is(0))
                .body("groups[0].deviating.endings.won", is(1))
                .body("groups[0].comparison.note", startsWith("too few"))
                .body("groups[0].stages[0].reentries.events", is(1))
                .body("groups[0].stages[1].backMoves.events", is(1));
    }

    @Test
    void stalledDealsArePagedAndCounted() {
        var sales = new Sales(topics, "slow");
        var last = sales.published();
        for (int i = 0; i < 5; i++) {
            sales.opened("slow-went-" + i, "ONE", 1, "GTX");
            last = sales.entered("slow-went-" + i, "TWO", 3);
            Api.get(topics.flushed(last), "/api/stalled-deals?pipeline=slow").statusCode(200);
        }
        for (int i = 0; i < 3; i++) {
            last = sales.opened("slow-" + i, "ONE", 4 + i, "GTX");
            Api.get(topics.flushed(last), "/api/stalled-deals?pipeline=slow").statusCode(200);
        }
        String path = "/api/stalled-deals?pipeline=slow&asOf=2026-02-28&limit=2";
        String next = Api.get(path)
                .body("stages[0].limitDays", is(2f))
                .body("stages[0].n", is(5))
                .body("stages[0].lowEvidence", is(true))
                .body("stages[0].stalled", is(3))
                .body("stages[1].open", is(5))
                .body("owners[0].owner", is("rep-1"))
                .body("items.dealId", is(List.of("slow-0", "slow-1")))
                .body("items[0].limitDays", is(2f))
                .extract()
                .path("next");
        Api.get(path + "&after=" + next)
                .body("items.dealId", is(List.of("slow-2")))
                .body("$", not(hasKey("next")));
        Api.get(path + "&stage=TWO").body("items", is(List.of()));
    }
}
