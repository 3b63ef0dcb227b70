package io.leadstream.lead.card;

import static io.leadstream.lead.LeadApi.newAddress;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.leadstream.lead.LeadApi;
import io.leadstream.local.test.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "lead"))
class LeadResourceTest {

    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    @Test
    void aCapturedLeadIsReadAsItWasGivenInNormalForm() {
        String email = newAddress();

        String id = api.capture("""
                        {"email":" %s ","firstName":" Jane ","lastName":"Doe","phone":"030 901820","jobTitle":"VP Sales",
                         "ageBand":"35-44","country":"de","region":"Berlin","source":"WEB_FORM","medium":"cpc",
                         "campaign":"autumn","referrer":"https://search.example","landingPage":"https://we.example/x",
                         "consent":{"newsletter":true},
                         "company":{"name":"Acme","industry":"SOFTWARE","employees":240,"growthStage":"GROWTH",
                                    "funding":5000000,"productUsers":12}}""".formatted(email.toUpperCase()))
                .statusCode(201)
                .header("Leadstream-Event", matchesPattern("lead-service/[0-9a-f-]{36}/1"))
                .header("ETag", notNullValue())
                .body("status", equalTo("NEW"))
                .body("touches", is(1))
                .extract()
                .path("id");

        api.get(id)
                .statusCode(200)
                .body("email", equalTo(email))
                .body("firstName", equalTo("Jane"))
                .body("phone", equalTo("+4930901820"))
                .body("country", equalTo("DE"))
                .body("jobFunction", equalTo("SALES"))
                .body("seniority", equalTo("VP"))
                .body("consent.newsletter", is(true))
                .body("company.domain", equalTo("acme.example"))
                .body("company.funding", equalTo("5000000"))
                .body("score", nullValue());
    }

    @Test
    void theSamePersonAgainIsOneMoreTouchThatFillsWhatIsEmptyAndKeepsTheRest() {
        String email = newAddress();
        String id = api.capture("{\"email\":\"%s\",\"firstName\":\"Jane\",\"source\":\"WEB_FORM\"}".formatted(email))
                .statusCode(201)
                .extract()
                .path("id");

        api.capture("{\"email\":\"%s\",\"firstName\":\"Janet\",\"lastName\":\"Doe\",\"source\":\"CHAT\"}"
                        .formatted(email))
                .statusCode(200)
                .body("id", equalTo(id))
                .body("touches", is(2));

        api.get(id)
                .body("firstName", equalTo("Jane"))
                .body("lastName", equalTo("Doe"))
                .body("source", equalTo("WEB_FORM"))
                .body("touches", is(2));
    }

    @Test
    void whatIsPatchedIsChangedAndTheRestStays() {
        String id = api.capturedLead();

        api.patch(id, "{\"jobTitle\":\"CTO\",\"owner\":\"rep\"}")
                .statusCode(200)
                .body("seniority", equalTo("C_LEVEL"))
                .header("Leadstream-Event", equalTo("lead-service/" + id + "/2"));

        api.get(id)
                .body("jobTitle", equalTo("CTO"))
                .body("owner", equalTo("rep"))
                .body("email", notNullValue());
    }

    @Test
    void leadsAreListedNewestFirst() {
        String owner = "owner-" + System.nanoTime();
        String first = api.capturedLead();
        String second = api.capturedLead();
        api.patch(first, "{\"owner\":\"%s\"}".formatted(owner)).statusCode(200);
        api.patch(second, "{\"owner\":\"%s\"}".formatted(owner)).statusCode(200);

        api.as("rep")
                .queryParam("owner", owner)
                .get("/api/leads")
                .then()
                .statusCode(200)
                .body("items.id", contains(second, first))
                .body("next", nullValue());
    }

    @Test
    void anActivityIsRecordedAndListed() {
        String id = api.capturedLead();

        api.record(id, "{\"type\":\"EMAIL_CLICKED\",\"occurredAt\":\"2026-01-31T09:30:00Z\",\"detail\":\"the offer\"}")
                .statusCode(201)
                .header("Leadstream-Event", equalTo("lead-service/" + id + "/2"))
                .body("direction", equalTo("INBOUND"));

        api.as("rep")
                .get("/api/leads/" + id + "/activities")
                .then()
                .statusCode(200)
                .body("items.detail", contains("the offer"));
    }

    @Test
    void anErasedLeadIsGone() {
        String id = api.capturedLead();

        api.erase(id).statusCode(202).body("id", equalTo(id)).body("erasedAt", notNullValue());

        api.get(id).statusCode(404);
    }
}
