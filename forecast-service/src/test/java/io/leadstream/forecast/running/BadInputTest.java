package io.leadstream.forecast.running;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every bad parameter is refused by its name, and nothing is a fault of ours. */
@ForecastTest
class BadInputTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/api/conversion-rates?from=yesterday from",
                "/api/conversion-rates?to=2026-02-30 to",
                "/api/conversion-rates?asOf=2026 asOf",
                "/api/conversion-rates?from=2026-02-01&to=2026-01-01 to",
                "/api/conversion-rates?version=one version",
                "/api/conversion-rates?version=0 version",
                "/api/conversion-rates?mode=guess mode",
                "/api/conversion-rates?mode=fixedWindow&horizon=P1M horizon",
                "/api/conversion-rates?mode=flow&horizon=P30D horizon",
                "/api/conversion-rates?skips=maybe skips",
                "/api/conversion-rates?where=product where",
                "/api/conversion-rates?where=:GTX where",
                "/api/conversion-rates?segment=%20 segment",
                "/api/conversion-rates?segment=a&segment=b&segment=c segment",
                "/api/conversion-rates?segment=a&segment=a segment",
                "/api/conversion-rates?segment=a&segment=%20 segment",
                "/api/conversion-rates?segment=a&segment=b&mode=flow segment",
                "/api/stage-durations?segment=a&segment=b segment",
                "/api/conversion-rates?level=95 level",
                "/api/conversion-rates?level=NaN level",
                "/api/conversion-rates?method=guess method",
                "/api/conversion-rates?atLeast=x atLeast",
                "/api/conversion-rates?segment=%00 segment",
                "/api/page/choices?pipeline=x pipeline",
                "/api/page/values segment",
                "/api/page/values?segment=owner&value=x value",
                "/api/page/values?segment=%00 segment",
                "/api/win-rates?from=x from",
                "/api/forecast-alerts?state=maybe state",
                "/api/forecast-alerts?kind=guess kind",
                "/api/forecast-alerts?limit=0 limit",
                "/api/forecast-alerts?after=x after",
                "/api/forecast-alerts?colour=red colour",
                "/api/stage-durations?asOf=x asOf",
                "/api/stage-to-won?to=x to",
                "/api/velocity?from=x from",
                "/api/velocity?form=2026-01-01 form",
                "/api/stalled-deals?limit=0 limit",
                "/api/stalled-deals?after=x after",
                "/api/stalled-deals?stage=NOWHERE stage",
                "/api/stalled-deals?segment=product segment",
                "/api/stalled-deals?page=2 page",
                "/api/loss-reasons?compare=next compare",
                "/api/loss-reasons?compare=previous&from=2026-01-01 compare",
                "/api/loss-reasons?reason=PRICE reason",
                "/api/funnels?segmentOf=company segmentOf",
                "/api/funnels?pipeline=lead-lifecycle pipeline",
                "/api/funnels?from=x from",
                "/api/funnels?form=2026-01-01 form",
                "/api/promise-rates?to=x to",
                "/api/committee-coverage?role=BOSS role",
                "/api/committee-coverage?level=2 level",
                "/api/variants?limit=51 limit",
                "/api/variants?limit=x limit",
                "/api/variants?top=3 top",
                "/api/conformance?to=x to",
                "/api/conformance?segment=a&segment=b segment",
                "/api/conformance?limit=3 limit",
                "/api/backtests?limit=0 limit",
                "/api/forecast-snapshots?limit=0 limit",
                "/api/forecast-snapshots?after=x after",
                "/api/forecast-snapshots?period=2027-Q5 period",
                "/api/forecast-snapshots?periode=2027-Q1 periode",
                "/api/backtests?after=x after",
                "/api/backtests?limt=5 limt",
                "/api/survival stage",
                "/api/forecasts?period=2027-Q5 period",
                "/api/forecasts?period=2027-W54 period",
                "/api/forecasts?asOf=2026-01-01&period=2029-Q1 period",
                "/api/forecasts?from=2026-01-01 from",
                "/api/forecasts?currency=eur currency",
                "/api/forecasts?paths=10 paths",
                "/api/forecasts?paths=1000000 paths",
                "/api/forecasts?seed=x seed",
                "/api/forecasts?quota=-1 quota",
                "/api/win-probabilities?by=soon by",
                "/api/win-probabilities?asOf=2026-02-01&by=2026-02-01 by",
                "/api/win-probabilities?asOf=2026-02-01&period=2025-Q4 period",
                "/api/win-probabilities?asOf=2026-01-15&by=2026-02-01&period=2026-Q1 by",
                "/api/win-probabilities?limit=0 limit",
                "/api/win-probabilities?after=x after",
                "/api/win-probabilities/x?by=x by",
                "/api/survival?stage=NOWHERE stage",
                "/api/survival?stage=ONE&horizon=P1M horizon",
                "/api/survival?stage=ONE&horizon=PT1H horizon",
                "/api/survival?stage=ONE&horizon=-P3D horizon",
                "/api/survival?stage=ONE&age=-1 age",
                "/api/sales-teams?asOf=x asOf",
                "/api/sales-teams?limit=0 limit",
                "/api/sales-teams?after=x after",
                "/api/sales-teams?colour=red colour",
                "/api/quotas?period=2027 period",
                "/api/quotas?scope=emea scope",
                "/api/quotas?limit=201 limit",
                "/api/forecast-categories/standard?asOf=x asOf",
                "/api/forecasts?scope=emea scope",
                "/api/forecasts?scope=team:nobody scope",
                "/api/forecast-rollups period",
                "/api/forecast-rollups?period=2027 period",
                "/api/forecast-rollups?period=2027-Q1&scope=emea scope",
                "/api/forecast-rollups?period=2027-Q1&currency=euro currency",
                "/api/forecast-rollups?period=2027-Q1&after=x after",
                "/api/forecast-rollups?period=2027-Q1&segment=product segment",
                "/api/forecast-submissions?period=2027 period",
                "/api/forecast-submissions?scope=x scope",
                "/api/forecast-submissions?after=x after",
                "/api/forecast-overrides?standing=perhaps standing",
                "/api/forecast-overrides?limit=0 limit",
                "/api/forecast-submissions/bias?after=x after",
                "/api/forecast-submissions/bias?scope=all scope",
                "/api/forecast-bridges?from=2026-01-01 period",
                "/api/forecast-bridges?period=2027-Q1 from",
                "/api/forecast-bridges?period=2190-Q1&from=2026-01-01 period",
                "/api/forecast-bridges?period=2027-Q1&from=2026-01-02&to=2026-01-01 to",
                "/api/forecast-bridges?period=2027-Q1&from=2026-01-01&measure=guess measure",
                "/api/forecast-bridges?period=2027-Q1&from=2026-01-01&scope=emea scope",
                "/api/forecast-bridges?period=2027-Q1&from=2026-01-01&currency=euro currency",
                "/api/forecast-bridges/deals?period=2027-Q1&from=2026-01-01 item",
                "/api/forecast-bridges/deals?period=2027-Q1&from=2026-01-01&item=GUESS item",
                "/api/forecast-bridges/deals?period=2027-Q1&from=2026-01-01&item=WON&after=x after"
            })
    void aBadParameterIsNamed(String path, String field) {
        Api.as("rep")
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", is("urn:leadstream:problem:bad-input"))
                .body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/conversion-rates?pipeline=unheard-of",
        "/api/win-rates?pipeline=unheard-of",
        "/api/funnels?pipeline=unheard-of",
        "/api/promise-rates?pipeline=unheard-of",
        "/api/committee-coverage?pipeline=unheard-of",
        "/api/conversion-rates?pipeline=lead-lifecycle&version=7",
        "/api/sales-teams/unheard-of",
        "/api/quotas/unheard-of",
        "/api/forecast-categories/unheard-of",
        "/api/forecast-rollups?period=2027-Q1&pipeline=unheard-of",
        "/api/forecast-submissions/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01",
        "/api/forecast-overrides/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01",
        "/api/rebuilds/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01",
        "/api/backtests/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01",
        "/api/forecast-snapshots/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01",
        "/api/forecast-alerts/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01",
        "/api/forecast-alerts/no-id",
        "/api/coaching-actions/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01/effect",
        "/api/rebuilds/0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01"
    })
    void whatIsNotThereIsNotFound(String path) {
        Api.as("admin").get(path).then().statusCode(404).body("type", startsWith("urn:leadstream:problem:"));
    }
}
