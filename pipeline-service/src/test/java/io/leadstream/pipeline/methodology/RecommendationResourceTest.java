package io.leadstream.pipeline.methodology;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.leadstream.pipeline.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class RecommendationResourceTest {

    private static final String GIVEN = """
            {"averageContractValue":{"amount":"45000.00","currency":"USD"},"salesCycleDays":210,
             "dealsPerRepPerMonth":0.6,"repCostPerMonth":{"amount":"12000.00","currency":"USD"},
             "marketingCostPerWonDeal":{"amount":"1500.00","currency":"USD"},"grossMargin":0.7,"deciders":4}""";

    private final Api api = new Api();
    private final PastDeals pastDeals = new PastDeals(api);
    private final String product = "P" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void ready() {
        api.ready();
    }

    @Test
    void figuresGivenAreComparedWithEveryRow() {
        recommend("rep", GIVEN)
                .statusCode(200)
                .body("approach", is("consultative"))
                .body(
                        "distances.approach",
                        contains("self-service", "transactional", "solution", "consultative", "provocative"))
                .body("distances[0].distance", nullValue())
                .body("distances[3].distance", is(0.0))
                .body("distances[3].dimensions[1].range", is("6 to 18 months"))
                .body("distances[4].dimensions[2].weight", is(0.25))
                .body("distances[1].dimensions[0].distance", closeTo(Math.log10(45), 1e-5))
                .body("shifts.input", hasItem("deciders"))
                .body("figures.basis", contains("given", "given", "given"))
                .body(
                        "methodologies.key",
                        contains("consultative", "conceptual", "customer-centric", "meddic", "sandler"))
                .body("methodologies.basis", hasItem("curated"))
                .body("cost.cac.amount", is("21500.00"))
                .body("cost.shareOfContractValue", is(0.477778))
                .body("cost.marginAfterSelling", is(0.222222))
                .body("tooSimple.approach", is("solution"))
                .body("tooSimple.extraPerDeal.amount", startsWith("-18"))
                .body("tooComplex.approach", is("provocative"))
                .body("adopted", is(false));
    }

    @Test
    void mereNumbersAreUsd() {
        recommend("marketing", "{\"averageContractValue\":250000,\"salesCycleDays\":240,\"dealsPerRepPerMonth\":1.5}")
                .statusCode(200)
                .body("approach", is("provocative"))
                .body("methodologies.key", contains("challenger"))
                .body("methodologies.basis", contains("source"))
                .body("cost", nullValue())
                .body("tooSimple.effect", startsWith("too simple"))
                .body("tooComplex", nullValue());
    }

    @Test
    void whereNoRepTouchesTheSaleItIsSelfService() {
        recommend("rep", "{\"repTouches\":false}")
                .statusCode(200)
                .body("approach", is("self-service"))
                .body("distances[0].distance", nullValue())
                .body("methodologies", empty());
    }

    @Test
    void whatIsNotGivenIsMeasuredFromWonDealsOfTheSegment() {
        pastDeals.won(product, 3, "5000.00", "USD", 28);
        pastDeals.won(product, 1, "9000.00", "USD", 60);
        pastDeals.won(product, 1, "100.00", "SEK", 32);

        recommend("revops", "{\"segment\":{\"product\":\"%s\"},\"dealsPerRepPerMonth\":6}".formatted(product))
                .statusCode(200)
                .body("approach", is("solution"))
                .body("figures.figure", contains("averageContractValue", "salesCycleDays", "dealsPerRepPerMonth"))
                .body("figures.basis", contains("measured", "measured", "given"))
                .body("figures[0].value", is(6000.0))
                .body("figures[0].n", is(4))
                .body("figures[0].leftOut", is(1))
                .body("figures[1].value", is(28.0))
                .body("figures[1].n", is(5))
                .body("figures[1].how", is("median days from opening to won"));
        // one rep, five deals, at it since the first was opened ninety days ago
        recommend("revops", "{\"segment\":{\"product\":\"%s\"},\"usdPer\":{\"SEK\":0.1}}".formatted(product))
                .statusCode(200)
                .body("figures[0].value", is(4802.0))
                .body("figures[2].value", closeTo(5 / (90 / 30.4375), 0.01))
                .body("figures[2].n", is(5))
                .body("figures[2].reps", is(1));
    }

    @Test
    void withoutAnyFigureThereIsNothingToRecommend() {
        List<String> figures = List.of("averageContractValue", "salesCycleDays", "dealsPerRepPerMonth");

        recommend("rep", "{}").statusCode(400).body("violations.field", equalTo(figures));
        recommend("rep", "{\"segment\":{\"product\":\"%s\"}}".formatted(product))
                .statusCode(400)
                .body("violations[0].message", is("must be given: no deal of the segment was won in the period"));
    }

    @Test
    void anotherCurrencyNeedsARate() {
        String euros = "{\"averageContractValue\":{\"amount\":\"40000\",\"currency\":\"ISK\"}%s}";

        recommend("rep", euros.formatted("")).statusCode(400).body("violations.field", hasItem("averageContractValue"));
        recommend("rep", euros.formatted(",\"usdPer\":{\"ISK\":1.1}"))
                .statusCode(200)
                .body("figures[0].value", is(44000.0));
    }

    @Test
    void aRateOfTheTableDoesAsWell() {
        put("USD", "0.8");
        put("ZAR", "0.04");

        recommend("rep", "{\"averageContractValue\":{\"amount\":\"100000\",\"currency\":\"ZAR\"}}")
                .statusCode(200)
                .body("figures[0].value", is(5000.0));
    }

    @Test
    void whatWasRecommendedIsKept() {
        String id = recommend("manager", GIVEN).statusCode(200).extract().path("id");

        api.as("rep")
                .get("/api/methodologies/recommendations/" + id)
                .then()
                .statusCode(200)
                .body("approach", is("consultative"))
                .body("cost.cac.amount", is("21500.00"));
        api.as("marketing")
                .get("/api/methodologies/recommendations?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id));
        api.as("rep")
                .get("/api/methodologies/recommendations/" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void theSameKeyGetsTheSameRecommendation() {
        String key = UUID.randomUUID().toString();
        var first = api.as("rep").header("Idempotency-Key", key).body(GIVEN).post("/api/methodologies/recommendation");

        api.as("rep")
                .header("Idempotency-Key", key)
                .body(GIVEN)
                .post("/api/methodologies/recommendation")
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("id", is(first.<String>path("id")));
    }

    @Test
    void aRepDoesNotDecideHowASegmentIsSold() {
        recommend("rep", GIVEN.replace("\"deciders\":4", "\"adopt\":true")).statusCode(403);
    }

    @Test
    void aSegmentWhoseDealsLeaveItsApproachIsToldOf() {
        String adopt = GIVEN.replace(
                        "\"deciders\":4", "\"adopt\":true,\"measure\":false,\"segment\":{\"product\":\"%s\"}")
                .formatted(product);
        String subject = "segment:segments.product=" + product;
        recommend("manager", adopt)
                .statusCode(200)
                .header("Leadstream-Event", "pipeline-service/" + subject + "/1")
                .body("adopted", is(true))
                .body("inUse", nullValue());

        pastDeals.won(product, 12, "5000.00", "USD", 28);

        await().atMost(Duration.ofSeconds(30)).until(() -> drift() != null);
        assertEquals("solution", drift());
        List<Topic.Seen> seen = new Topic(api.stack(), "deal-events").await(subject, 2);
        assertEquals(
                List.of("approach.adopted.v1", "approach.drifted.v1"),
                seen.stream().map(Topic.Seen::type).toList());
        assertEquals("consultative", seen.getLast().payload().getString("adopted"));
        assertEquals(12, seen.getLast().payload().getInteger("deals"));

        // adopted anew, it is watched anew
        recommend("revops", "{\"segment\":{\"product\":\"%s\"},\"adopt\":true}".formatted(product))
                .statusCode(200)
                .body("inUse", is("consultative"))
                .body("approach", is("solution"));
        assertEquals(
                "consultative",
                new Topic(api.stack(), "deal-events")
                        .await(subject, 3)
                        .getLast()
                        .payload()
                        .getString("insteadOf"));
        await().atMost(Duration.ofSeconds(30)).until(() -> adopted("found.nearest") != null);
        assertEquals("solution", adopted("approach"));
        assertEquals(null, drift());
    }

    private void put(String currency, String rate) {
        api.as("revops")
                .body("{\"rate\":\"%s\"}".formatted(rate))
                .put("/api/exchange-rates/" + currency + "/2000-01-01")
                .then()
                .statusCode(200);
    }

    private String drift() {
        return adopted("drift.to");
    }

    private String adopted(String field) {
        return api.as("rep")
                .get("/api/approaches/adopted?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.segmentKey == 'segment:segments.product=%s' }.%s".formatted(product, field));
    }

    private ValidatableResponse recommend(String role, String body) {
        return api.as(role)
                .config(RestAssuredConfig.config()
                        .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)))
                .body(body)
                .post("/api/methodologies/recommendation")
                .then();
    }
}
