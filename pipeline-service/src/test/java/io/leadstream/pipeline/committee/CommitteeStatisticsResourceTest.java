package io.leadstream.pipeline.committee;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What past committees tell; each test has a segment of its own. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class CommitteeStatisticsResourceTest {

    private static final String CHAMPION =
            "{\"personId\":\"%s\",\"roles\":[\"CHAMPION\"],\"jobFunction\":\"OPERATIONS\",\"seniority\":\"HEAD\"}";
    private static final String DECIDER =
            "{\"personId\":\"%s\",\"roles\":[\"DECISION_MAKER\",\"BUDGET_HOLDER\"],\"jobFunction\":\"FINANCE\",\"seniority\":\"C_LEVEL\"}";

    private final Api api = new Api();
    private final String product = "p-" + UUID.randomUUID();

    @BeforeEach
    void ready() {
        api.ready();
    }

    @Test
    void rolesTitlesAndCoverageAreComparedBetweenWonAndLostDeals() {
        close("WON", CHAMPION, DECIDER);
        close("WON", CHAMPION);
        close("LOST", CHAMPION);
        close("LOST");

        statistics("")
                .body("groups.segment", contains(product))
                .body("groups[0].winRate.share", is(0.5f))
                .body("groups[0].roles.find { it.role == 'CHAMPION' }.won.share", is(1f))
                .body("groups[0].roles.find { it.role == 'CHAMPION' }.lost.share", is(0.5f))
                .body("groups[0].roles.find { it.role == 'DECISION_MAKER' }.winRateWith.count", is(1))
                .body("groups[0].roles.find { it.role == 'DECISION_MAKER' }.winRateWithout.of", is(3))
                .body("groups[0].titles[0].jobFunction", is("OPERATIONS"))
                .body("groups[0].titles[0].won.count", is(2))
                .body("groups[0].coverage.knownRoles", contains(0, 1, 3))
                .body("groups[0].coverage[0].winRate.share", is(0f));
    }

    @Test
    void whatWasWrittenDownAfterwardsDoesNotCount() {
        String deal = close("WON", CHAMPION);
        join(deal, DECIDER);

        statistics("")
                .body("groups[0].coverage.knownRoles", contains(1))
                .body("groups[0].roles.find { it.role == 'DECISION_MAKER' }.won.count", is(0));
        // on entering its first stage nothing was known yet
        statistics("&stage=NEED_CONFIRMED").body("groups[0].coverage.knownRoles", contains(0));
        statistics("&stage=LIVE").body("groups.size()", is(0));
        statistics("&to=2020-01-01").body("groups.size()", is(0));
    }

    @Test
    void pastDealsSuggestRoles() {
        for (int i = 0; i < 3; i++) {
            close(
                    "WON",
                    "{\"personId\":\"%s\",\"roles\":[\"BLOCKER\"],\"jobFunction\":\"CUSTOMER_SERVICE\",\"seniority\":\"VP\"}");
        }
        String deal = api.openDeal();
        join(deal, "{\"personId\":\"%s\",\"jobFunction\":\"CUSTOMER_SERVICE\",\"seniority\":\"VP\"}");

        api.as("rep")
                .get("/api/deals/" + deal + "/role-suggestions")
                .then()
                .statusCode(200)
                .body("stakeholders[0].roles[0].role", is("BLOCKER"))
                .body("stakeholders[0].roles[0].chance.played", is(3))
                .body("stakeholders[0].roles[0].chance.of", is(3))
                .body("lookFor.find { it.role == 'BLOCKER' }.titles.seniority", hasItem("VP"));
        api.as("rep")
                .get("/api/deals/" + UUID.randomUUID() + "/role-suggestions")
                .then()
                .statusCode(404);
    }

    private String close(String outcome, String... people) {
        String deal = api.openDeal("{\"name\":\"x\",\"segments\":{\"product\":\"%s\"}}".formatted(product));
        for (String person : people) {
            join(deal, person);
        }
        String how = outcome.equals("WON")
                ? "{\"outcome\":\"WON\",\"override\":{\"reason\":\"signed\"}}"
                : "{\"outcome\":\"LOST\",\"reason\":\"PRICE\"}";
        api.command("manager", deal, "closure", how).then().statusCode(200);
        return deal;
    }

    private void join(String deal, String person) {
        api.as("rep")
                .body(person.formatted(UUID.randomUUID()))
                .post("/api/deals/" + deal + "/stakeholders")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse statistics(String query) {
        return api.as("revops")
                .get("/api/committee/statistics?segment=product&where=product:" + product + query)
                .then()
                .statusCode(200);
    }
}
