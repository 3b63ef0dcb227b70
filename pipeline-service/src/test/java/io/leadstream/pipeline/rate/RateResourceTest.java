package io.leadstream.pipeline.rate;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class RateResourceTest {

    private final Api api = new Api();

    @BeforeEach
    void ready() {
        api.ready();
    }

    @Test
    void aRateHoldsFromItsDayOnUntilTheNext() {
        put("SEK", "2026-01-01", "0.09").statusCode(200).header("ETag", "\"0\"");
        put("SEK", "2026-03-01", "0.08").statusCode(200);

        rate("SEK", "2026-02-28").body("rate", is("0.09")).body("date", is("2026-01-01"));
        rate("SEK", "2026-03-01").body("rate", is("0.08")).body("base", is("EUR"));
        rate("SEK", "2025-12-31").statusCode(404);
        api.as("rep").get("/api/exchange-rates?currency=SEK&limit=1").then().body("items.date", contains("2026-03-01"));
        String next = api.as("rep")
                .get("/api/exchange-rates?currency=SEK&limit=1")
                .then()
                .extract()
                .path("next");
        api.as("rep")
                .get("/api/exchange-rates?currency=SEK&limit=1&after=" + next)
                .then()
                .body("items.date", contains("2026-01-01"))
                .body("next", nullValue());
    }

    @Test
    void anAmountKeepsTheRateOfItsDay() {
        put("NOK", "2020-01-01", "0.1").statusCode(200);
        String deal = api.openDeal("{\"name\":\"d\",\"amount\":{\"amount\":\"1234.50\",\"currency\":\"NOK\"}}");

        api.as("revops")
                .header("If-Match", "\"0\"")
                .body("{\"rate\":\"0.2\"}")
                .put("/api/exchange-rates/NOK/2020-01-01")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");

        api.as("rep")
                .get("/api/deals/" + deal)
                .then()
                .body("inBase.amount", is("123.45"))
                .body("inBase.rate", is("0.1"));
        api.as("rep")
                .header("If-Match", "*")
                .body("{\"amount\":{\"amount\":\"1000\",\"currency\":\"NOK\"}}")
                .patch("/api/deals/" + deal)
                .then()
                .statusCode(200)
                .body("inBase.amount", is("200.00"));
    }

    @Test
    void aRateIsReplacedByWhoHasSeenIt() {
        put("DKK", "2026-01-01", "0.13").statusCode(200);

        put("DKK", "2026-01-01", "0.14").statusCode(428);
        api.as("revops")
                .header("If-Match", "\"7\"")
                .body("{\"rate\":\"0.14\"}")
                .put("/api/exchange-rates/DKK/2026-01-01")
                .then()
                .statusCode(412);
    }

    @ParameterizedTest
    @CsvSource({
        "EUR, 2026-01-01, 1, currency",
        "XXX, 2026-01-01, 1, currency",
        "usd, 2026-01-01, 1, currency",
        "USD, 1500-01-01, 1, date",
        "USD, 2026-01-01, 0, rate",
        "USD, 2026-01-01, -1, rate",
        "USD, 2026-01-01, 1e5, rate"
    })
    void whatIsNoRateIsRefused(String currency, String day, String rate, String field) {
        put(currency, day, rate).statusCode(400).body("violations.field", hasItem(containsString(field)));
    }

    private ValidatableResponse put(String currency, String day, String rate) {
        return api.as("revops")
                .body("{\"rate\":\"%s\"}".formatted(rate))
                .put("/api/exchange-rates/" + currency + "/" + day)
                .then();
    }

    private ValidatableResponse rate(String currency, String day) {
        return api.as("rep").get("/api/exchange-rates/" + currency + "/" + day).then();
    }
}
