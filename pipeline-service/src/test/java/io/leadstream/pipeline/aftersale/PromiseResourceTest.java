package io.leadstream.pipeline.aftersale;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.leadstream.pipeline.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class PromiseResourceTest {

    private final Api api = new Api();
    private final AfterSaleApi sales = new AfterSaleApi(api);
    // nobody else's promises are counted here
    private final String seller = "rep-" + UUID.randomUUID();
    private String deal;

    @BeforeEach
    void openDeal() {
        api.ready();
        deal = sales.openDeal("industry of " + seller);
    }

    @Test
    void whatIsPromisedIsShownToWhoSellsAndNotPublished() {
        String promise = sales.promise(deal, seller);

        api.as("manager")
                .get("/api/deals/" + deal + "/promises")
                .then()
                .statusCode(200)
                .body("items.id", contains(promise))
                .body("items.measure", contains("hours saved"))
                .body("items.standing", contains("UNCHECKED"));
        api.as("marketing")
                .get("/api/deals/" + deal + "/promises/" + promise)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("by", is(seller))
                .body("$", not(hasKey("measure")))
                .body("$", not(hasKey("target")));
        Topic.Seen recorded =
                new Topic(api.stack(), "deal-events").await(deal, 2).getLast();
        assertEquals("promise.recorded.v1", recorded.type());
        assertFalse(recorded.payload().encode().contains("hours"));
    }

    @Test
    void afterTheSaleNothingMoreIsPromised() {
        sales.win(deal);

        api.as("rep")
                .body("{\"measure\":\"hours saved\"}")
                .post("/api/deals/" + deal + "/promises")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", is("urn:leadstream:problem:deal-is-closed"))
                .body("from", is("WON"))
                .body("allowed", contains("OPEN"));
    }

    @Test
    void aPromiseIsCheckedAfterThePurchase() {
        String promise = sales.promise(deal, seller);
        sales.check(deal, promise, "KEPT").then().statusCode(409).body("from", is("OPEN"));
        sales.win(deal);

        sales.check(deal, promise, "NO_ANSWER")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("standing", is("NO_ANSWER"))
                .body("checks.month", contains(6));
        sales.check(deal, promise, "KEPT")
                .then()
                .statusCode(201)
                .body("standing", is("KEPT"))
                .body("checks", hasSize(2));
        checked(promise, "{\"outcome\":\"KEPT\",\"at\":\"2020-01-01T00:00:00Z\"}")
                .statusCode(400)
                .body("violations.field", contains("at"));
        checked(UUID.randomUUID().toString(), "{\"outcome\":\"KEPT\"}").statusCode(404);
        Topic.Seen last = new Topic(api.stack(), "deal-events").await(deal, 5).getLast();
        assertEquals("promise.checked.v1", last.type());
        assertEquals("KEPT", last.payload().getString("standing"));
    }

    @Test
    void checksAreDueAtSixNineAndTwelveMonths() {
        String promise = sales.promise(deal, seller);
        sales.win(deal);
        LocalDate purchased = Instant.now().atOffset(ZoneOffset.UTC).toLocalDate();

        due(purchased.plusYears(2), "").body("items.month", contains(6, 9, 12));
        due(purchased.plusMonths(6), "").body("items.month", contains(6)).body("items.dealId", contains(deal));
        String next = due(purchased.plusYears(2), "&limit=2").extract().path("next");
        due(purchased.plusYears(2), "&limit=2&after=" + next).body("items.month", contains(12));
        due(purchased, "").body("items", empty());

        checked(promise, "{\"outcome\":\"PARTLY\",\"month\":9}").statusCode(201);
        // nine months were answered for: nobody asks about six any more
        due(purchased.plusYears(2), "").body("items.month", contains(12));
    }

    @Test
    void theKeptShareIsCountedBySellerAndBySegment() {
        String industry = "industry of " + UUID.randomUUID();
        sales.wonWithPromise(industry, seller, "KEPT");
        sales.wonWithPromise(industry, seller, "PARTLY");
        sales.wonWithPromise(industry, seller, "NO_ANSWER");

        api.as("revops")
                .get("/api/promises/statistics?by=segment&segment=industry")
                .then()
                .statusCode(200)
                .body("target.from", is(0.8f))
                .body("groups.find{it.value=='%s'}.promises".formatted(industry), is(3))
                .body("groups.find{it.value=='%s'}.keptShare.share".formatted(industry), is(0.5f))
                .body("groups.find{it.value=='%s'}.responseRate.share".formatted(industry), is(0.666667f))
                .body("groups.find{it.value=='%s'}.verdict".formatted(industry), is("BELOW"))
                .body("groups.find{it.value=='%s'}.certain".formatted(industry), is(false));
        api.as("revops")
                .get("/api/promises/statistics?by=seller&month=9")
                .then()
                .body("groups.find{it.seller=='%s'}.unchecked".formatted(seller), is(3));
        api.as("revops")
                .get("/api/promises/statistics?to=2001-01-01")
                .then()
                .body("groups", hasSize(1))
                .body("groups[0].promises", is(0));
    }

    @Test
    void aPromiseIsRecordedOnceForAKey() {
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            api.as("rep")
                    .header("Idempotency-Key", key)
                    .body("{\"measure\":\"hours saved\"}")
                    .post("/api/deals/" + deal + "/promises")
                    .then()
                    .statusCode(201)
                    .body("by", is("rep"));
        }

        api.as("rep").get("/api/deals/" + deal + "/promises").then().body("items", hasSize(1));
    }

    private ValidatableResponse checked(String promise, String body) {
        return api.as("rep")
                .body(body)
                .post("/api/deals/%s/promises/%s/checks".formatted(deal, promise))
                .then();
    }

    private ValidatableResponse due(LocalDate until, String more) {
        return api.as("rep")
                .get("/api/promises/due?seller=%s&until=%s%s".formatted(seller, until, more))
                .then()
                .statusCode(200);
    }
}
