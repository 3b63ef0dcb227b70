package io.leadstream.forecast.running;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A forecast is kept as it was told, whatever comes later. */
@ForecastTest
class ForecastSnapshotResourceTest {

    private static final String MONTH = LocalDate.now(ZoneOffset.UTC).toString().substring(0, "2026-11".length());

    private static ValidatableResponse take(String body) {
        return Api.as("revops")
                .contentType("application/json")
                .body(body)
                .post("/api/forecast-snapshots")
                .then();
    }

    @Test
    void aSnapshotStaysWhatItWasWhenMoreIsWon() {
        try (var topics = new Topics()) {
            var sales = new Sales(topics, "kept");
            sales.published();
            sales.opened("kept-1", "ONE", 1, "GTX");
            topics.flush();
            await().untilAsserted(() -> Api.get("/api/win-rates?pipeline=kept").body("groups[0].open", is(1)));

            String location = take("{\"pipeline\":\"kept\",\"period\":\"%s\",\"currency\":\"EUR\"}".formatted(MONTH))
                    .statusCode(201)
                    .body("kind", is("ON_DEMAND"))
                    .body("takenBy", is("revops"))
                    .body("forecast.counts.openDeals", is(1))
                    .extract()
                    .header("Location");
            sales.closed("kept-1", "ONE", "WON", 2);
            topics.flush();
            await().untilAsserted(() -> Api.get("/api/win-rates?pipeline=kept").body("groups[0].won", is(1)));

            Api.get(location).body("forecast.counts.openDeals", is(1)).body("period", is(MONTH));
            take("{\"pipeline\":\"kept\",\"period\":\"%s\"}".formatted(MONTH)).statusCode(201);
            String next = Api.get("/api/forecast-snapshots?pipeline=kept&period=%s&limit=1".formatted(MONTH))
                    .body("items", hasSize(1))
                    .body("items[0].forecast.counts.openDeals", is(0))
                    .extract()
                    .path("next");
            String first = Api.get("/api/forecast-snapshots?pipeline=kept&limit=1&after=" + next)
                    .body("items", hasSize(1))
                    .extract()
                    .path("items[0].id");
            assertTrue(location.endsWith("/api/forecast-snapshots/" + first), location);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | period",
                "{\"period\":\"2027\"} | period",
                "{\"period\":\"2199-Q4\"} | period",
                "{\"period\":\"2027-Q1\",\"currency\":\"euro\"} | currency",
                "{\"period\":\"2027-Q1\",\"kind\":\"DAILY\"} | kind"
            })
    void aBadRequestIsNamed(String body, String field) {
        take(body).statusCode(400).body("violations.field", hasItem(field));
    }

    @Test
    void aPipelineThatIsNotThereIsNotFound() {
        take("{\"pipeline\":\"unheard-of\",\"period\":\"%s\"}".formatted(MONTH)).statusCode(404);
    }
}
