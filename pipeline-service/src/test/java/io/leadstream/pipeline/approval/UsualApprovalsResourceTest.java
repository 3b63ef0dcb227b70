package io.leadstream.pipeline.approval;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class UsualApprovalsResourceTest {

    private static final String USUAL = "/api/approval-paths/usual";

    private final Api api = new Api();

    private String asItComes = "";

    @BeforeEach
    void remember() {
        asItComes = api.ready().as("rep").get(USUAL).asString();
    }

    @AfterEach
    void restore() {
        put("*", asItComes).statusCode(200);
    }

    private ValidatableResponse put(String ifMatch, String body) {
        return api.as("revops")
                .header("If-Match", ifMatch)
                .body(body)
                .put(USUAL)
                .then();
    }

    @Test
    void itComesWithTheDaysThatAreOurs() {
        api.as("marketing")
                .get(USUAL)
                .then()
                .statusCode(200)
                .body("smallBelow", is(50))
                .body("legal.FRAMEWORK_AGREEMENT.'procurement-and-legal'", is(14))
                .body("budget.OWN.'finance-approval'", is(5));
    }

    @Test
    void whatIsSaidIsPlannedFromThenOn() {
        String before = api.as("revops").get(USUAL).header("ETag");

        put(before, asItComes.replace("\"cfo-review\":10", "\"cfo-review\":30"))
                .statusCode(200)
                .header("ETag", not(before));

        String deal = api.openDeal();
        api.as("rep")
                .body("{\"legal\":\"CFO_REVIEW\",\"budget\":\"OWN\"}")
                .put("/api/deals/" + deal + "/approval-path")
                .then()
                .statusCode(200)
                .body("steps.expectedDays", contains(30, 5))
                .body("timing.days", is(30));
        put(before, asItComes).statusCode(412);
        api.as("revops").body(asItComes).put(USUAL).then().statusCode(428);
    }

    @Test
    void theSameAgainChangesNothing() {
        String etag = api.as("revops").get(USUAL).header("ETag");

        assertEquals(etag, put("*", asItComes).extract().header("ETag"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"smallBelow\":50 | \"smallBelow\":0 | smallBelow",
                "\"cfo-review\":10 | \"cfo-review\":-1 | legal",
                "\"cfo-review\":10 | \"the-board\":10 | legal.CFO_REVIEW",
                "\"CFO_REVIEW\":{\"cfo-review\":10}, | '' | legal.CFO_REVIEW",
                "\"OWN\":{\"finance-approval\":5} | \"OWN\":{\"finance-approval\":5,\"x\":1} | budget.OWN",
                "\"budget\":{ | \"budget\":{\"UNKNOWN\":{\"x\":1}, | budget.UNKNOWN",
                "\"budget\":{ | \"money\":{ | money",
            })
    void whatIsNotUsualIsBadInput(String part, String instead, String field) {
        put("*", asItComes.replace(part, instead))
                .statusCode(400)
                .body("violations[0].field", org.hamcrest.Matchers.startsWith(field));
    }

    @Test
    void aCompanyIsSmallBelowTheLimit() {
        UsualApprovals usual = new UsualApprovals(250, UsualApprovals.DEFAULT.legal(), UsualApprovals.DEFAULT.budget());

        assertEquals(LegalPath.CFO_REVIEW, usual.pathOf("50-249"));
        assertEquals(LegalPath.FRAMEWORK_AGREEMENT, usual.pathOf("250-999"));
        assertEquals(LegalPath.FRAMEWORK_AGREEMENT, usual.pathOf("5001+"));
        assertEquals(LegalPath.UNKNOWN, usual.pathOf(null));
    }
}
