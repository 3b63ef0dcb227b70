package io.leadstream.pipeline.rate;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.leadstream.pipeline.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
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
    void aRateThatComesLateGoesToTheDealsThatHadNone() {
        String early = api.openDeal("{\"name\":\"d\",\"amount\":{\"amount\":\"1000\",\"currency\":\"HUF\"}}");
        String won = api.openDeal("{\"name\":\"d\",\"amount\":{\"amount\":\"2000\",\"currency\":\"HUF\"}}");
        api.command("rep", won, "closure", "{\"outcome\":\"LOST\",\"reason\":\"PRICE\"}")
                .then()
                .statusCode(200);
        api.as("rep").get("/api/deals/" + early).then().body("$", not(hasKey("inBase")));

        put("HUF", "2199-01-01", "9").statusCode(200);
        put("HUF", "2020-01-01", "0.0025").statusCode(200);

        awaitInBase(won, "5.00");
        awaitInBase(early, "2.50");
        api.as("rep")
                .get("/api/deals/" + early + "/history?attribute=amount")
                .then()
                .body("values.value.inBase", contains(nullValue(), is("2.50")))
                .body("values[1].by", is("revops"));
        Topic.Seen told = new Topic(api.stack(), "deal-events").await(early, 2).getLast();
        assertEquals("deal.changed.v1", told.type());
        assertEquals("0.0025", told.payload().getJsonObject("inBase").getString("rate"));
    }

    private void awaitInBase(String deal, String amount) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> api.as("rep").get("/api/deals/" + deal).then().body("inBase.amount", is(amount)));
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
