package io.leadstream.pipeline.model;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class AssessmentResourceTest {

    private final Api api = new Api();

    @BeforeEach
    void ready() {
        api.ready();
    }

    @Test
    void aProposalIsPublishedAsItStands() {
        String key = "m" + UUID.randomUUID();
        String answer = api.as("revops")
                .body("""
                        {"inboundShare":0.1,"existingRevenueShare":0.95,"peoplePerSale":3,"peoplePitchedPerAccount":6,
                         "pipelineKey":"%s"}""".formatted(key))
                .post("/api/sales-models/assessment")
                .then()
                .statusCode(200)
                .body("dominant", is("ACCOUNT_BASED"))
                .body("secondary", contains("RELATIONSHIP", "TEAM", "OUTBOUND"))
                .body("questions.source", contains("GIVEN", "GIVEN", "GIVEN", "GIVEN"))
                .extract()
                .asString();
        String pipeline = new JsonObject(answer).getJsonObject("pipeline").encode();

        api.as("revops")
                .body(pipeline)
                .post("/api/pipelines/check")
                .then()
                .statusCode(200)
                .body("findings", empty());
        api.as("revops")
                .body(pipeline)
                .post("/api/pipelines")
                .then()
                .statusCode(201)
                .body("meetsStandards", is(true))
                .body("warnings", empty());
    }

    /** What each model does to the process, and what the buyer calls it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.8, 0.1, 1, 1 | Qualify: Need confirmed",
                "0.2, 0.1, 1, 1 | Prospect: Fit identified; Make contact: Buyer replied; Qualify: Need confirmed",
                "0.8, 0.1, 3, 1 | Qualify: Need confirmed; Research: Situation confirmed by the buyer",
                "0.2, 0.1, 1, 9 | Identify target account: Target account identified; Create stakeholder list: Stakeholders listed;"
                        + " Draft initial strategy: Initial strategy drafted; Make contact: Buyer replied; Demo: Product evaluated",
                "0.2, 0.1, 3, 9 | Identify target account: Target account identified; Research: Account researched",
            })
    void everyModelBeginsAsItsStepsSay(String answers, String begins) {
        List<String> steps = steps(answers);

        assertEquals(List.of(begins.split("; ")), steps.subList(0, begins.split("; ").length));
    }

    @Test
    void theRelationshipModelGoesOnAfterTheSale() {
        List<String> steps = steps("0.8, 0.95, 1, 1");

        assertEquals(
                List.of("First check-in: First value confirmed", "Up-sell: Further need confirmed"),
                steps.subList(steps.size() - 2, steps.size()));
    }

    private List<String> steps(String answers) {
        String[] four = answers.split(", ");
        return api.as("rep")
                .body(
                        "{\"inboundShare\":%s,\"existingRevenueShare\":%s,\"peoplePerSale\":%s,\"peoplePitchedPerAccount\":%s}"
                                .formatted((Object[]) four))
                .post("/api/sales-models/assessment")
                .then()
                .statusCode(200)
                .extract()
                .path("pipeline.stages.collect{it.repAction + ': ' + it.name}");
    }

    @Test
    void whatNobodySaysIsAskedForByName() {
        api.as("revops")
                .body("{\"inboundShare\":0.7,\"peoplePerSale\":1}")
                .post("/api/sales-models/assessment")
                .then()
                .statusCode(400)
                .body("violations.field", contains("existingRevenueShare", "peoplePitchedPerAccount"))
                .body("violations[0].message", containsString("existing customers"));
    }

    @Test
    void ourOwnDealsTellWhatTheyCan() {
        String from = Instant.now().minusSeconds(1).toString();
        String company = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            String deal = api.openDeal("""
                    {"name":"x","owner":"rep-1","team":["rep-2"],"companyId":"%s","segments":{"source":"WEB_FORM"},
                     "amount":{"amount":"100.00","currency":"EUR"}}""".formatted(company));
            api.proveSale(deal);
            api.command("rep", deal, "closure", "{\"outcome\":\"WON\"}").then().statusCode(200);
        }
        String measured = "{\"measure\":true,\"from\":\"%s\"%s}";

        api.as("revops")
                .body(measured.formatted(from, ",\"peoplePitchedPerAccount\":1"))
                .post("/api/sales-models/assessment")
                .then()
                .statusCode(200)
                .body("questions.source", hasItems("MEASURED", "GIVEN"))
                .body("questions.find{it.field=='inboundShare'}.model", is("INBOUND"))
                .body("questions.find{it.field=='peoplePerSale'}.measuredFrom", not(is(0)));
        api.as("revops")
                .body(measured.formatted(from, ""))
                .post("/api/sales-models/assessment")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("peoplePitchedPerAccount"))
                .body("violations.message", hasItem(containsString("our own deals do not tell")));
    }
}
