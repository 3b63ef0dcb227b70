package io.leadstream.forecast.running;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Win rates, durations, survival and stage to won, and what imports and their undoing do to them. */
@ForecastTest
class FiguresResourceTest {

    private static final String WINS = "/api/win-rates?pipeline={p}&asOf=2026-02-28";

    private final Topics topics = new Topics();

    @AfterEach
    void close() {
        topics.close();
    }

    private void wonLostAndOpen(String pipeline) {
        var sales = new Sales(topics, pipeline);
        var published = sales.published();
        sales.opened(pipeline + "-a", "TWO", 1, "GTX");
        var won = sales.closed(pipeline + "-a", "TWO", "WON", 3);
        sales.opened(pipeline + "-b", "TWO", 1, "GTX");
        var lost = sales.closed(pipeline + "-b", "TWO", "LOST", 5);
        var open = sales.opened(pipeline + "-c", "TWO", 1, "MG");
        topics.flush();
        for (var event : List.of(published, won, lost, open)) {
            Api.get(event, WINS, pipeline).statusCode(200);
        }
    }

    @Test
    void winRatesCountAndValue() {
        wonLostAndOpen("wins");
        Api.get(WINS, "wins")
                .body("groups[0]", hasKey("segment"))
                .body("groups[0].won", is(1))
                .body("groups[0].lost", is(1))
                .body("groups[0].open", is(1))
                .body("groups[0].rate", is(0.5f))
                .body("groups[0].revenue.amount", is("100.50"))
                .body("groups[0].revenue.currency", is("EUR"))
                .body("groups[0].byValue.rate", is(0.5f))
                .body("groups[0].byValue.n", is(2))
                .body("groups[0].byValue", hasKey("low"))
                .body("groups[0].cohort.transferred", is(0))
                .body("groups[0].cohort.raw.rate", is(1 / 3f))
                .body("groups[0].lostAt.TWO", is(1));
        Api.get(WINS + "&segment=product", "wins")
                .body("groups.segment", equalTo(List.of("GTX", "MG")))
                .body("groups.open", equalTo(List.of(0, 1)));
    }

    @Test
    void durationsAreInDays() {
        wonLostAndOpen("lengths");
        Api.get("/api/stage-durations?pipeline=lengths&asOf=2026-02-28")
                .body("groups[0].stages[1].stage", is("TWO"))
                .body("groups[0].stages[1].visits", is(3))
                .body("groups[0].stages[1].open", is(1))
                .body("groups[0].stages[1].byExit.WON.median", is(2f))
                .body("groups[0].stages[1].byExit.LOST.median", is(4f))
                .body("groups[0].stages[1].medianWithOpen", is(4f))
                .body("groups[0].cycle.won.mean", is(2f))
                .body("groups[0].cycle.lost.mean", is(4f));
    }

    @Test
    void survivalIsCumulativeIncidence() {
        wonLostAndOpen("risks");
        Api.get("/api/survival?pipeline=risks&stage=TWO&horizon=P3D&asOf=2026-02-28")
                .body("advance", is(1 / 3f))
                .body("lost", is(0f))
                .body("remaining", is(2 / 3f))
                .body("groups[0].counts.open", is(1))
                .body("groups[0].level", is(0.95f))
                .body("groups[0].method", is("jeffreys"))
                .body("groups[0]", hasKey("lostHigh"))
                .body("groups[0].advance", is(1 / 3f))
                .body("groups[0].lost", is(0f))
                .body("groups[0].remaining", is(2 / 3f))
                .body("groups[0].curve[0].age", is(2));
        Api.get("/api/survival?pipeline=risks&stage=TWO&horizon=P3D&age=2&asOf=2026-02-28")
                .body("groups[0].lost", is(0.5f));
    }

    @Test
    void stageToWonGoesByMonth() {
        wonLostAndOpen("months");
        Api.get("/api/stage-to-won?pipeline=months&asOf=2026-02-28")
                .body("groups[0].stages[1].months", is("too few deals"))
                .body("groups[0].stages[1].method", is("jeffreys"))
                .body("groups[0].stages[1].byMonth[0].month", is("2026-01"))
                .body("groups[0].stages[1].byMonth[0].withinMonth.won", is(1))
                .body("groups[0].stages[1].ever.raw.rate", is(1 / 3f));
    }

    @Test
    void anImportDeliveredTwiceCountsOnce() {
        var sales = new Sales(topics, "twice");
        sales.published();
        var imported = sales.imported("twice-a", "i1", 1, true);
        topics.again(imported);
        topics.flush();
        Api.get(imported, WINS, "twice").body("groups[0].won", is(1)).body("groups[0].revenue.amount", is("20.00"));
    }

    @Test
    void undoingAnImportReturnsEveryFigure() {
        wonLostAndOpen("undo");
        String conversion = "/api/conversion-rates?pipeline=undo&asOf=2026-02-28";
        var before = List.of(groups(conversion), groups(WINS.replace("{p}", "undo")));
        var sales = new Sales(topics, "undo");
        var imported = sales.imported("undo-x", "i1", 1, true);
        topics.flush();
        Api.get(imported, WINS, "undo").body("groups[0].won", is(2));
        var withdrawn = sales.withdrawn("undo-x", "i1");
        topics.flush();
        Api.get(withdrawn, WINS, "undo").statusCode(200);
        assertEquals(before, List.of(groups(conversion), groups(WINS.replace("{p}", "undo"))));
    }

    private static Object groups(String path) {
        return Api.get(path).extract().path("groups");
    }

    @Test
    void aRecordThatIsNoEventIsSetAsideAndTheRestGoesOn() throws Exception {
        int before = Api.get("/api/win-rates").extract().path("freshness.missing");
        topics.garbage("deal-events", "poison-a", new byte[] {1, 2, 3});
        var sales = new Sales(topics, "poison");
        var unreadable = topics.deal("poison-a", "deal.opened.v1", 1, "{\"pipeline\":\"poison\"}");
        var open = sales.opened("poison-b", "ONE", 1, "GTX");
        topics.flush();
        Api.get(open, WINS, "poison").body("groups[0].open", is(1));
        await().untilAsserted(() -> Api.get("/api/win-rates").body("freshness.missing", is(before + 1)));
        assertEquals(1, unreadable.sequence());
    }

    @Test
    void reopeningVoidsTheWin() {
        wonLostAndOpen("again");
        var reopened = new Sales(topics, "again").reopened("again-a", "TWO", 7);
        topics.flush();
        Api.get(reopened, WINS, "again").body("groups[0].won", is(0)).body("groups[0].open", is(2));
        Api.get("/api/win-rates?pipeline=again&asOf=2026-01-05").body("groups[0].won", is(1));
    }
}
