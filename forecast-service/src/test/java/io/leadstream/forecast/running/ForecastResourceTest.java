package io.leadstream.forecast.running;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forecasts of a period and the open deals' chances, over REST. */
@ForecastTest
class ForecastResourceTest {

    private static final String FORECAST = "/api/forecasts?pipeline=landing&period=2026-Q1&asOf=2026-01-20";
    private static final String CHANCES = "/api/win-probabilities?pipeline=landing&asOf=2026-01-20&by=2026-02-20";

    private final Topics topics = new Topics();

    /** Ten deals are in TWO since they were opened: four were won after three days, three lost, three are open. */
    @BeforeEach
    void sales() {
        var sales = new Sales(topics, "landing");
        if (Api.as("revops").get(CHANCES).statusCode() == 200) {
            return;
        }
        var last = sales.published();
        for (int i = 0; i < 10; i++) {
            String deal = "landing-" + i;
            int day = i < 7 ? i : 18;
            last = sales.opened(deal, "TWO", day, i % 2 == 0 ? "GTX" : "MG");
            if (i < 7) {
                last = sales.closed(deal, "TWO", i < 4 ? "WON" : "LOST", day + 3);
            }
        }
        topics.flush();
        Api.get(last, CHANCES).statusCode(200);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    private static BigDecimal amount(String path, String field) {
        return new BigDecimal(Api.get(path).extract().<String>path(field));
    }

    @Test
    void onTheLastDayOfAQuarterChancesAreThoseOfTheNext() {
        Api.get("/api/win-probabilities?pipeline=landing&asOf=2026-03-31")
                .statusCode(200)
                .body("by", is("2026-06-30"));
    }

    @Test
    void thePartsOfALandingAddUp() {
        assertEquals(new BigDecimal("402.00"), amount(FORECAST, "won"));
        assertEquals(
                amount(FORECAST, "mean"),
                amount(FORECAST, "won").add(amount(FORECAST, "open")).add(amount(FORECAST, "new")));
        assertTrue(amount(FORECAST, "open").signum() > 0);
        assertTrue(amount(FORECAST, "p10").compareTo(amount(FORECAST, "p90")) < 0);
    }

    @Test
    void theGroupsAddUpToTheWhole() {
        List<String> means = Api.get(FORECAST + "&segment=product").extract().path("groups.mean");
        assertEquals(
                amount(FORECAST, "mean"), means.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add));
        Api.get(FORECAST + "&segment=product").body("groups.segment", equalTo(List.of("GTX", "MG")));
    }

    @Test
    void theSameRequestHasTheSameAnswer() {
        assertEquals(withoutFreshness(FORECAST), withoutFreshness(FORECAST));
        Api.get(FORECAST + "&seed=7").body("simulation.seed", is(7)).body("simulation.paths", is(5000));
    }

    private static String withoutFreshness(String path) {
        return Api.get(path).extract().asString().replaceAll("\"freshness\":\\{[^}]*}", "");
    }

    @Test
    void itSaysWhatItRestsOn() {
        Api.get(FORECAST + "&quota=402.00")
                .body("period", is("2026-Q1"))
                .body("to", is("2026-03-31"))
                .body("currency", is("EUR"))
                .body("quota.probability", is(1f))
                .body("calibration.state", is("uncalibrated"))
                .body("simulation.shockFitted", is(false))
                .body("counts.openDeals", is(3))
                .body("counts.withoutAmount", is(3))
                .body("course[0].until", is("2026-01-07"))
                .body("course[0].won", is("402.00"))
                .body("course[-1].until", is("2026-03-31"))
                .body("groups", hasSize(1))
                .body("groups[0].segment", nullValue());
    }

    @Test
    void openDealsComeInPagesWithTheirChances() {
        String next = Api.get(CHANCES + "&limit=2")
                .body("items.dealId", equalTo(List.of("landing-7", "landing-8")))
                .body("items[0].stage", is("TWO"))
                .body("items[0].since", is("2026-01-19"))
                .body("items[0].age", is(1))
                .body("items[0].owner", is("rep-1"))
                .body("items[0].beyondSupport", is(false))
                .body("items[0].amount", is("100.50"))
                .extract()
                .path("next");
        Api.get(CHANCES + "&limit=2&after=" + next)
                .body("items.dealId", equalTo(List.of("landing-9")))
                .body("next", nullValue());
        Api.get(CHANCES + "&where=product:GTX").body("items.dealId", equalTo(List.of("landing-8")));
    }

    @Test
    void aChanceIsExplained() {
        double chance = Api.get(CHANCES).extract().<Float>path("items[0].probability");
        Api.get(CHANCES.replace("?", "/landing-7?"))
                .body("deal.dealId", is("landing-7"))
                .body("chain.stage", equalTo(List.of("ONE", "TWO")))
                .body("weeks", not(empty()))
                .body("weeks[0].fromAge", is(2))
                .body("changes.change", hasItem("WAITS"))
                .body("stays", is(10));
        assertEquals(
                chance, Api.get(CHANCES.replace("?", "/landing-7?")).extract().<Float>path("deal.probability"), 1e-6);
        assertTrue(closeTo(0.5, 0.5).matches(chance));
    }

    @Test
    void aDealThatIsNotOpenIsNotFound() {
        Api.get(CHANCES.replace("?", "/landing-1?"))
                .statusCode(404)
                .body("type", startsWith("urn:leadstream:problem:"));
    }
}
