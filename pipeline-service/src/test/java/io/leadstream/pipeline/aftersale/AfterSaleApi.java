package io.leadstream.pipeline.aftersale;

import io.leadstream.pipeline.Api;
import io.restassured.response.Response;
import java.util.List;

/** The public path to the states after the sale that tests begin with. */
final class AfterSaleApi {

    private final Api api;

    AfterSaleApi(Api api) {
        this.api = api;
    }

    /** An open deal of a customer in an industry. */
    String openDeal(String industry) {
        return api.openDeal("""
                {"name":"Acme","owner":"rep-7","segments":{"industry":"%s"},
                 "amount":{"amount":"1200.00","currency":"EUR"}}""".formatted(industry));
    }

    /** The same at a company. */
    String openDeal(String industry, String company) {
        return api.openDeal("""
                {"name":"Acme","companyId":"%s","segments":{"industry":"%s"}}""".formatted(company, industry));
    }

    String promise(String deal, String seller) {
        return api.as("rep")
                .body("{\"measure\":\"hours saved\",\"target\":\"10 a week\",\"by\":\"%s\"}".formatted(seller))
                .post("/api/deals/" + deal + "/promises")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    void win(String deal) {
        api.command("manager", deal, "closure", "{\"outcome\":\"WON\",\"override\":{\"reason\":\"signed\"}}")
                .then()
                .statusCode(200);
    }

    /** Moves a won deal on to these stages, by a manager's word. */
    void move(String deal, String... stages) {
        for (String stage : List.of(stages)) {
            api.command(
                            "manager",
                            deal,
                            "moves",
                            "{\"toStage\":\"%s\",\"override\":{\"reason\":\"seen\"}}".formatted(stage))
                    .then()
                    .statusCode(200);
        }
    }

    Response check(String deal, String promise, String outcome) {
        return api.as("rep")
                .body("{\"outcome\":\"%s\"}".formatted(outcome))
                .post("/api/deals/%s/promises/%s/checks".formatted(deal, promise));
    }

    /** A deal that was won with a promise, which then was checked. */
    String wonWithPromise(String industry, String seller, String outcome) {
        String deal = openDeal(industry);
        String promise = promise(deal, seller);
        win(deal);
        check(deal, promise, outcome).then().statusCode(201);
        return deal;
    }
}
