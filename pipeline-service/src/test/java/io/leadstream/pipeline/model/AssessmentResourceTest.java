package io.leadstream.pipeline.model;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
