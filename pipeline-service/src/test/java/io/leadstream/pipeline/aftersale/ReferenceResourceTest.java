package io.leadstream.pipeline.aftersale;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.leadstream.pipeline.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class ReferenceResourceTest {

    private final Api api = new Api();
    private final AfterSaleApi sales = new AfterSaleApi(api);
    // nobody else's customers are alike
    private final String industry = "industry " + UUID.randomUUID();

    @BeforeEach
    void ready() {
        api.ready();
    }

    @Test
    void onlyALiveCustomerWhosePromiseWasKeptSpeaksForUs() {
        String deal = sales.openDeal(industry);
        String promise = sales.promise(deal, "rep-7");
        sales.win(deal);

        agree(deal)
                .statusCode(409)
                .body("type", is("urn:leadstream:problem:not-referenceable"))
                .body("obstacles", contains("the customer is not live yet", "no promise was checked and kept"));
        sales.check(deal, promise, "KEPT").then().statusCode(201);
        sales.move(deal, "HANDED_OVER", "IMPLEMENTING", "LIVE");
        agree(deal)
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("formats", contains("CALL", "QUOTE"))
                .body("consent.date", is("2026-01-31"));
        agree(deal).statusCode(409).body("type", is("urn:leadstream:problem:reference-exists"));
    }

    @Test
    void whoIsMostAlikeIsProposedAndWhoWasAskedLessFirst() {
        String tired = reference(liveDeal());
        String fresh = reference(liveDeal());
        String asking = sales.openDeal(industry);

        use(tired, asking, "CALL").statusCode(201).body("referenceId", is(tired));

        api.as("marketing")
                .get("/api/references?forDeal=%s&limit=2".formatted(asking))
                .then()
                .statusCode(200)
                .body("items.reference.id", contains(fresh, tired))
                .body("items[1].reference.uses", is(1))
                .body("items.similarity", contains(1.0f, 1.0f))
                .body("items[0].shared", contains("industry"))
                .body("items[0].reference.consent", not(hasKey("evidence")));
        String next = api.as("rep")
                .get("/api/references?forDeal=%s&limit=1".formatted(asking))
                .path("next");
        api.as("rep")
                .get("/api/references?forDeal=%s&limit=1&after=%s".formatted(asking, next))
                .then()
                .body("items.reference.id", contains(tired));
        api.as("rep")
                .get("/api/references?forDeal=%s&format=REVIEW".formatted(asking))
                .then()
                .body("items.reference.id", not(hasItem(fresh)));
    }

    @Test
    void aReferenceIsUsedAsAgreedByOtherDeals() {
        String deal = liveDeal();
        String reference = reference(deal);
        String asking = sales.openDeal(industry);

        use(reference, asking, "REVIEW").statusCode(400).body("violations.field", contains("format"));
        use(reference, deal, "CALL").statusCode(400).body("violations.field", contains("dealId"));
        use(reference, UUID.randomUUID().toString(), "CALL").statusCode(404);
        use(UUID.randomUUID().toString(), asking, "CALL").statusCode(404);
    }

    @Test
    void whoTookTheConsentBackIsNotAskedAgain() {
        String deal = liveDeal();
        String reference = reference(deal);
        String asking = sales.openDeal(industry);

        withdraw(reference, null).statusCode(428);
        withdraw(reference, "\"0\"").statusCode(200).header("ETag", "\"1\"").body("state", is("WITHDRAWN"));
        withdraw(reference, "\"0\"").statusCode(200);

        use(reference, asking, "CALL").statusCode(409).body("from", is("WITHDRAWN"));
        api.as("rep")
                .get("/api/references?forDeal=" + asking)
                .then()
                .body("items.reference.id", not(hasItem(reference)));
        List<String> types = new Topic(api.stack(), "deal-events")
                .await(deal, 9).stream().map(Topic.Seen::type).toList();
        assertEquals(List.of("reference.agreed.v1", "reference.withdrawn.v1"), types.subList(7, 9));
        // the customer may agree anew
        agree(deal).statusCode(201);
    }

    @Test
    void whosePromiseIsBrokenLaterIsNotAskedAnyMore() {
        String deal = liveDeal();
        String reference = reference(deal);
        String asking = sales.openDeal(industry);
        String promise = api.as("rep").get("/api/deals/" + deal + "/promises").path("items[0].id");
        sales.check(deal, promise, "BROKEN").then().statusCode(201);

        use(reference, asking, "CALL").statusCode(409).body("obstacles", contains("a promise was broken"));
        api.as("rep")
                .get("/api/references?forDeal=" + asking)
                .then()
                .body("items.reference.id", not(hasItem(reference)));
    }

    @Test
    void aBrokenPromiseIsARiskForDealsThatKnowTheCustomer() {
        String company = UUID.randomUUID().toString();
        String broken = sales.openDeal(industry, company);
        String promise = sales.promise(broken, "rep-7");
        sales.win(broken);
        sales.check(broken, promise, "BROKEN").then().statusCode(201);
        String alike = sales.openDeal(industry);
        String stranger = sales.openDeal("industry " + UUID.randomUUID());
        String colleague = sales.openDeal("industry " + UUID.randomUUID(), company);

        risks(alike)
                .body("items.dealId", contains(broken))
                .body("items.reach", contains("SAME_SEGMENT"))
                .body("items.level", contains("POSSIBLE"))
                .body("items.broken", contains(1));
        risks(colleague).body("items.reach", contains("SAME_COMPANY"));
        risks(stranger).body("items.dealId", not(hasItem(broken)));
        api.as("rep")
                .body("{\"companies\":[\"%s\"]}".formatted(company))
                .put("/api/deals/" + stranger + "/known-customers")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        risks(stranger).body("items.reach", contains("KNOWN")).body("items.level", contains("HIGH"));
        api.as("rep")
                .body("{\"companies\":[]}")
                .put("/api/deals/" + stranger + "/known-customers")
                .then()
                .statusCode(428);
    }

    private String liveDeal() {
        String deal = sales.wonWithPromise(industry, "rep-7", "KEPT");
        sales.move(deal, "HANDED_OVER", "IMPLEMENTING", "LIVE");
        return deal;
    }

    private String reference(String deal) {
        return agree(deal).statusCode(201).extract().path("id");
    }

    private ValidatableResponse agree(String deal) {
        return api.as("rep").body("""
                        {"dealId":"%s","formats":["QUOTE","CALL"],
                         "consent":{"date":"2026-01-31","evidence":"https://mail.example/1"}}""".formatted(deal)).post("/api/references").then();
    }

    private ValidatableResponse use(String reference, String deal, String format) {
        return api.as("rep")
                .body("{\"dealId\":\"%s\",\"format\":\"%s\"}".formatted(deal, format))
                .post("/api/references/" + reference + "/uses")
                .then();
    }

    private ValidatableResponse withdraw(String reference, String ifMatch) {
        var request = api.as("rep").body("{}");
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .post("/api/references/" + reference + "/withdrawal")
                .then();
    }

    private ValidatableResponse risks(String deal) {
        return api.as("rep")
                .get("/api/deals/" + deal + "/reference-risks")
                .then()
                .statusCode(200);
    }
}
