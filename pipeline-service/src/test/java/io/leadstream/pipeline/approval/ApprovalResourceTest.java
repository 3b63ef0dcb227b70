package io.leadstream.pipeline.approval;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class ApprovalResourceTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final String CLOSE =
            LocalDate.ofInstant(NOW, ZoneOffset.UTC).plusDays(60).toString();

    private final Api api = new Api();

    private String deal = "";

    @BeforeEach
    void openDeal() {
        deal = api.ready().openDeal("{\"name\":\"Acme\",\"expectedClose\":\"%s\"}".formatted(CLOSE));
    }

    @Test
    void untilSomebodyPlansItItIsUnknownAndARisk() {
        get("").body("legal", is("UNKNOWN"))
                .body("budget", is("UNKNOWN"))
                .body("steps", empty())
                .body("timing.basis", is("NONE"))
                .body("timing.close", is(CLOSE))
                .header("ETag", nullValue());
        coverage().body("risks.risk", hasItem("LEGAL_PATH_UNKNOWN")).body("risks.risk", hasItem("BUDGET_PATH_UNKNOWN"));
    }

    @Test
    void aKnownPathMovesTheCloseAndIsNoRiskAnyMore() {
        plan("{\"legal\":\"STATEMENT_OF_WORK\",\"budget\":\"NEGOTIATED\"}")
                .statusCode(200)
                .body(
                        "steps.key",
                        contains("statement-of-work", "procurement-and-legal", "cfo-approval", "c-suite-negotiation"))
                .body("timing.basis", is("USUAL_STEPS"))
                .body("timing.movedByDays", is(22))
                .body("timing.because", startsWith("the usual steps"));
        coverage().body("risks.risk", not(hasItem("LEGAL_PATH_UNKNOWN")));
        Topic.Seen told = new Topic(api.stack(), "deal-events").await(deal, 2).getLast();
        assertEquals("deal.approval-path-changed.v1", told.type());
        assertEquals(22, told.payload().getJsonObject("due").getInteger("movedByDays"));
    }

    @Test
    void theCompanysSizeDecidesWhatIsUsual() {
        String company = UUID.randomUUID().toString();
        new Topic(api.stack(), "lead-events")
                .publish(
                        "lead-service",
                        company,
                        1,
                        "company.changed.v1",
                        NOW,
                        "{\"companyId\":\"%s\",\"version\":1,\"sizeBand\":\"10-49\",\"funded\":false,\"growing\":false}"
                                .formatted(company));
        api.as("rep")
                .get("/api/deals?limit=1&atLeast=lead-service/" + company + "/1")
                .then()
                .statusCode(200);
        deal = api.openDeal("{\"name\":\"small\",\"companyId\":\"%s\"}".formatted(company));

        get("").body("companySize", is("10-49"))
                .body("usual", is("CFO_REVIEW"))
                .body("usualSteps.key", contains("cfo-review"));
        plan("{\"budget\":\"OWN\"}").body("legal", is("CFO_REVIEW")).body("steps.owner", contains("CFO", "FINANCE"));
    }

    @Test
    void stepsSayHowFarTheyAreAndHowLongTheyTook() {
        plan("{\"legal\":\"CFO_REVIEW\",\"budget\":\"OWN\"}").statusCode(200);
        String owner = api.as("rep")
                .body("{\"personId\":\"%s\",\"roles\":[\"BUDGET_HOLDER\"]}".formatted(UUID.randomUUID()))
                .post("/api/deals/" + deal + "/stakeholders")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        patch("/steps/cfo-review", "{\"state\":\"IN_PROGRESS\",\"startedAt\":\"" + daysAgo(6) + "\"}")
                .statusCode(200);
        patch(
                        "/steps/cfo-review",
                        "{\"state\":\"APPROVED\",\"endedAt\":\"" + daysAgo(2) + "\",\"stakeholderId\":\"" + owner
                                + "\"}")
                .statusCode(200)
                .body("steps[0].actualDays", is(4))
                .body("steps[0].stakeholderId", is(owner));

        patch("/steps/cfo-review", "{\"stakeholderId\":\"" + UUID.randomUUID() + "\"}")
                .statusCode(400)
                .body("violations.field", hasItem("stakeholderId"));
        patch("/steps/cfo-review", "{\"endedAt\":\"" + daysAgo(9) + "\"}")
                .statusCode(400)
                .body("violations.field", hasItem("endedAt"));
        patch("/steps/nobody", "{\"state\":\"APPROVED\"}").statusCode(404);
        api.as("rep")
                .get("/api/deals/" + deal + "/approval-path/history")
                .then()
                .body("items.type", contains("PLANNED", "STEP", "STEP"));
    }

    @Test
    void oralApprovalToSignatureIsMeasuredAndPastDealsMoveTheNext() {
        String legal = "FRAMEWORK_AGREEMENT";
        String body = "{\"legal\":\"" + legal + "\",\"budget\":\"NEGOTIATED\"}";
        for (int i = 0; i < 6; i++) {
            deal = api.wonDeal();
            plan(body).statusCode(200);
            patch("", "{\"oralApprovalAt\":\"%s\",\"signedAt\":\"%s\"}".formatted(daysAgo(20 + i), daysAgo(1)))
                    .statusCode(200)
                    .body("oralToSignatureDays", is(19 + i))
                    .body("timing.basis", is("SIGNED"));
        }
        openDeal();

        plan(body)
                .body("timing.basis", is("PAST_DEALS"))
                .body("timing.past.n", is(6))
                .body("timing.past.median", is(21.5f))
                .body("timing.movedByDays", is(22))
                .body("timing.past.low", is(19f));
        api.as("revops")
                .get("/api/approval-paths/statistics")
                .then()
                .statusCode(200)
                .body("paths.find { it.legal == 'FRAMEWORK_AGREEMENT' }.oralToSignature.n", is(6));
    }

    @Test
    void aWonDealIsSignedByItselfAndAReopenedOneIsNot() {
        plan("{\"legal\":\"CFO_REVIEW\",\"budget\":\"OWN\",\"oralApprovalAt\":\"" + daysAgo(3) + "\"}")
                .statusCode(200);
        api.proveSale(deal);
        api.command("rep", deal, "closure", "{\"outcome\":\"WON\"}").then().statusCode(200);

        get("").body("oralToSignatureDays", is(3)).body("timing.basis", is("SIGNED"));

        api.command("manager", deal, "reopening", "{\"reason\":\"not signed\"}")
                .then()
                .statusCode(200);
        get("").body("signedAt", nullValue());
        get("?asOf=" + daysAgo(1)).body("legal", is("UNKNOWN"));
    }

    @Test
    void changesNeedTheVersionThatWasSeen() {
        plan("{}").statusCode(200).header("ETag", is("\"0\""));

        api.as("rep").body("{}").put(path()).then().statusCode(428);
        api.as("rep").header("If-Match", "\"7\"").body("{}").put(path()).then().statusCode(412);
        api.as("rep").body("{}").patch(path()).then().statusCode(428);
        plan("{\"budget\":\"OWN\"}").statusCode(200).header("ETag", is("\"1\""));
        plan("{\"budget\":\"OWN\"}").statusCode(200).header("ETag", is("\"1\""));
    }

    @Test
    void badInputIsNamed() {
        plan("{\"legal\":\"HANDSHAKE\"}").statusCode(400).body("violations.field", hasItem("legal"));
        plan("{\"oralApprovalAt\":\"2999-01-01T00:00:00Z\"}")
                .statusCode(400)
                .body("violations.field", hasItem("oralApprovalAt"));
        plan("{\"oralApprovalAt\":\"" + daysAgo(1) + "\",\"signedAt\":\"" + daysAgo(2) + "\"}")
                .statusCode(400)
                .body("violations.field", hasItem("signedAt"));
        plan("{\"steps\":[{\"key\":\"a\",\"track\":\"LEGAL\",\"owner\":\"CFO\",\"expectedDays\":-1}]}")
                .statusCode(400)
                .body("violations.field", hasItem("steps[0].expectedDays"));
        plan("{\"steps\":[{\"key\":\"A b\",\"track\":\"LEGAL\",\"owner\":\"CFO\",\"expectedDays\":1}]}")
                .statusCode(400)
                .body("violations.field", hasItem("steps[0].key"));
        plan("{\"steps\":[{\"key\":\"a\",\"track\":\"LEGAL\",\"owner\":\"CFO\",\"expectedDays\":1},{\"key\":\"a\",\"track\":\"BUDGET\",\"owner\":\"CFO\",\"expectedDays\":1}]}")
                .statusCode(400)
                .body("violations.field", hasItem("steps[1].key"));
        plan("{\"unheard\":1}").statusCode(400);
        plan("[]").statusCode(400);
        plan("{}").statusCode(200);
        patch("", "[]").statusCode(400);
        patch("/steps/x", "{\"state\":5}").statusCode(404);
        api.as("rep").get(path() + "?asof=2026-01-01").then().statusCode(400);
        api.as("rep")
                .get("/api/deals/" + UUID.randomUUID() + "/approval-path")
                .then()
                .statusCode(404);
    }

    private ValidatableResponse get(String query) {
        return api.as("rep").get(path() + query).then().statusCode(200);
    }

    private ValidatableResponse plan(String body) {
        String etag = api.as("rep").get(path()).header("ETag");
        var request = api.as("rep").body(body);
        return (etag == null ? request : request.header("If-Match", etag))
                .put(path())
                .then();
    }

    private ValidatableResponse patch(String below, String body) {
        return api.as("rep")
                .header("If-Match", api.as("rep").get(path()).header("ETag"))
                .body(body)
                .patch(path() + below)
                .then();
    }

    private ValidatableResponse coverage() {
        return api.as("rep").get("/api/deals/" + deal + "/coverage").then().statusCode(200);
    }

    private String path() {
        return "/api/deals/" + deal + "/approval-path";
    }

    private static Instant daysAgo(int days) {
        return NOW.minus(days, ChronoUnit.DAYS);
    }
}
