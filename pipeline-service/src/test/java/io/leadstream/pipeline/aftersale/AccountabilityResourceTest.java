package io.leadstream.pipeline.aftersale;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.leadstream.pipeline.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class AccountabilityResourceTest {

    private static final String SETTING = """
            {"accountManager":"am-3","customerSuccess":"cs-2",
             "stages":[{"stage":"HANDED_OVER","leadsCall":"am-3"}]}""";

    private final Api api = new Api();
    private final AfterSaleApi sales = new AfterSaleApi(api);
    private String deal;

    @BeforeEach
    void openDeal() {
        api.ready();
        deal = sales.openDeal("SOFTWARE");
    }

    @Test
    void theOwnerIsResponsibleUntilSomebodyIsNamed() {
        api.as("marketing")
                .get("/api/deals/" + deal + "/accountability")
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("accountManager", is("rep-7"))
                .body("stages.stage", contains("HANDED_OVER", "IMPLEMENTING", "LIVE"))
                .body("stages.leadsCall", contains("rep-7", "rep-7", "rep-7"))
                .body("now", nullValue());
    }

    @Test
    void theAccountManagerStaysAccountableAfterGoLive() {
        put(SETTING, null).statusCode(200).header("ETag", "\"1\"");
        sales.win(deal);
        sales.move(deal, "HANDED_OVER", "IMPLEMENTING", "LIVE");

        api.as("rep")
                .get("/api/deals/" + deal + "/accountability")
                .then()
                .body("stages.leadsCall", contains("am-3", "cs-2", "cs-2"))
                .body("now.stage", is("LIVE"))
                .body("now.leadsCall", is("cs-2"))
                .body("now.accountable", is("am-3"))
                .body("setBy", is("rep"));
        Topic.Seen set = new Topic(api.stack(), "deal-events").await(deal, 2).get(1);
        assertEquals("deal.accountability-set.v1", set.type());
    }

    @Test
    void whatWasSaidIsChangedByWhoHasSeenIt() {
        put(SETTING, null).statusCode(200);

        put("{}", null).statusCode(428);
        put("{}", "\"0\"").statusCode(412);
        put(SETTING, "\"1\"").statusCode(200).header("ETag", "\"1\"");
        put("{}", "\"1\"").statusCode(200).header("ETag", "\"2\"").body("accountManager", is("rep-7"));
    }

    @Test
    void onlyStagesAfterTheSaleAreNamedAndEachOnce() {
        put("{\"stages\":[{\"stage\":\"NEED_CONFIRMED\"}]}", null)
                .statusCode(400)
                .body("violations.field", contains("stages[0].stage"));
        put("{\"stages\":[{\"stage\":\"LIVE\"},{\"stage\":\"LIVE\"}]}", null)
                .statusCode(400)
                .body("violations.field", contains("stages[1].stage"));
        put("{\"stages\":[null]}", null).statusCode(400);
        put("{\"accountManager\":\"\"}", null).statusCode(400).body("violations.field", contains("accountManager"));
    }

    @Test
    void nothingComesAfterALostSale() {
        api.command("rep", deal, "closure", "{\"outcome\":\"LOST\",\"reason\":\"PRICE\"}")
                .then()
                .statusCode(200);

        put(SETTING, null).statusCode(409).body("from", is("LOST"));
        deal = UUID.randomUUID().toString();
        put(SETTING, null).statusCode(404);
    }

    private ValidatableResponse put(String body, String ifMatch) {
        var request = api.as("rep").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/api/deals/" + deal + "/accountability")
                .then();
    }
}
