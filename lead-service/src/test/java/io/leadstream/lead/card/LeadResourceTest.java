package io.leadstream.lead.card;

import static io.leadstream.lead.LeadApi.PROBLEM;
import static io.leadstream.lead.LeadApi.lead;
import static io.leadstream.lead.LeadApi.newAddress;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@StackTest
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
                         "consent":{"newsletter":true,"at":"2026-01-31"},
                         "company":{"name":"Acme","domain":"www.%s.example","industry":"SOFTWARE","employees":240,
                                    "growthStage":"GROWTH","funding":5000000,"productUsers":12}}""".formatted(email.toUpperCase(java.util.Locale.ROOT), UUID.randomUUID()))
                .statusCode(201)
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
                .body("company.name", equalTo("Acme"))
                .body("company.funding", equalTo("5000000"))
                .body("status", equalTo("NEW"))
                .body("score", nullValue());
    }

    @Test
    void whatIsPatchedIsChangedAndTheRestStays() {
        String id = api.capturedLead();

        api.patch(id, "{\"jobTitle\":\"CTO\",\"owner\":\"rep\",\"country\":\"at\"}")
                .statusCode(200)
                .body("seniority", equalTo("C_LEVEL"))
                // captured, changed, assigned
                .header("Leadstream-Event", equalTo("lead-service/" + id + "/3"));

        api.get(id)
                .body("jobTitle", equalTo("CTO"))
                .body("owner", equalTo("rep"))
                .body("country", equalTo("AT"))
                .body("email", notNullValue());
    }

    @Test
    void aPatchWithNullClears() {
        String id = api.capturedLead();
        api.patch(id, "{\"jobTitle\":\"CTO\"}").statusCode(200);

        api.patch(id, "{\"jobTitle\":null}")
                .statusCode(200)
                .body("jobTitle", nullValue())
                .body("seniority", equalTo("UNKNOWN"));
    }

    @Test
    void whatTheCardShowsOfOriginAndCompanyCanBePatched() {
        String domain = UUID.randomUUID() + ".example";
        String id = api.captured("a@" + domain);
        String colleague = api.captured("b@" + domain);
        String company = api.get(id).extract().path("company.id");

        api.patch(id, """
                        {"medium":"cpc","campaign":"autumn","referrer":"https://r.example","landingPage":"https://l.example",
                         "consent":{"newsletter":true},"company":{"name":"Acme","employees":240,"funding":5000000}}""").statusCode(200);
        api.patch(id, "{\"consent\":{\"call\":false},\"company\":{\"employees\":60}}")
                .statusCode(200)
                .body("company.id", equalTo(company))
                .body("company.employees", is(60))
                .body("consent.newsletter", is(true))
                .body("consent.call", is(false));

        api.get(id)
                .body("medium", equalTo("cpc"))
                .body("campaign", equalTo("autumn"))
                .body("landingPage", equalTo("https://l.example"))
                .body("company.funding", equalTo("5000000"));
        api.get(colleague).body("company.name", equalTo("Acme")).body("company.employees", is(60));
        assertEquals(
                2,
                api.stack()
                        .psql("select payload from outbox where type = 'company.changed.v1' and key = '%s'"
                                .formatted(company))
                        .size());
    }

    @Test
    void anotherDomainIsAnotherCompanyAndNullIsNone() {
        String domain = UUID.randomUUID() + ".example";
        String id = api.captured("a@" + domain);
        String colleague = api.captured("b@" + domain);
        String company = api.get(id).extract().path("company.id");

        api.patch(id, "{\"company\":{\"domain\":\"www.new-%s\",\"name\":\"New\"}}".formatted(domain))
                .statusCode(200)
                .body("company.id", not(equalTo(company)))
                .body("company.domain", equalTo("new-" + domain))
                .body("company.name", equalTo("New"));
        api.get(colleague).body("company.id", equalTo(company)).body("company.name", nullValue());

        api.patch(id, "{\"company\":null}").statusCode(200).body("company", nullValue());
        api.patch(id, "{\"company\":{\"employees\":7}}").statusCode(200).body("company.employees", is(7));
        api.patch(id, "{\"company\":{\"domain\":\"%s\"}}".formatted(domain))
                .statusCode(200)
                .body("company.id", equalTo(company))
                .body("company.employees", is(7));
    }

    @Test
    void aPatchThatChangesNothingTellsNothingAndNamesTheLastEvent() {
        String id = api.capturedLead();
        String tag = api.etag(id);

        api.patch(id, "{\"owner\":null}")
                .statusCode(200)
                .header("ETag", equalTo(tag))
                .header("Leadstream-Event", equalTo("lead-service/" + id + "/1"));
    }

    @Test
    void aChangeNeedsTheStateThatItWasMadeFor() {
        String id = api.capturedLead();
        String stale = api.etag(id);
        api.patch(id, "{\"owner\":\"rep\"}").statusCode(200);

        var patch = api.as("rep").body("{\"owner\":\"other\"}");
        patch.patch("/api/leads/" + id).then().statusCode(428).contentType(PROBLEM);
        api.as("rep")
                .body("{\"owner\":\"other\"}")
                .header("If-Match", stale)
                .patch("/api/leads/" + id)
                .then()
                .statusCode(412)
                .contentType(PROBLEM)
                .header("ETag", not(equalTo(stale)));
        api.as("manager").delete("/api/leads/" + id).then().statusCode(428);
        api.as("manager")
                .header("If-Match", stale)
                .delete("/api/leads/" + id)
                .then()
                .statusCode(412);
        api.get(id).body("owner", equalTo("rep"));
    }

    @Test
    void anAddressBelongsToOneLead() {
        String taken = newAddress();
        api.captured(taken);
        String id = api.capturedLead();

        api.patch(id, "{\"email\":\"%s\"}".formatted(taken.toUpperCase(java.util.Locale.ROOT)))
                .statusCode(409)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:leadstream:problem:email-taken"));
    }

    @Test
    void twoWhoTakeTheSameAddressAtOnceDoNotBothGetIt() throws Exception {
        String wanted = newAddress();
        List<String> leads =
                IntStream.range(0, 6).mapToObj(i -> api.capturedLead()).toList();
        List<Integer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads
                    .invokeAll(leads.stream()
                            .<java.util.concurrent.Callable<Integer>>map(
                                    lead -> () -> api.patch(lead, "{\"email\":\"%s\"}".formatted(wanted))
                                            .extract()
                                            .statusCode())
                            .toList())
                    .stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .sorted()
                    .toList();
        }

        assertEquals(List.of(200, 409, 409, 409, 409, 409), answers);
        api.capture(lead(wanted)).statusCode(200);
    }

    @Test
    void aLeadThatDoesNotExistIsNotFound() {
        String nobody = UUID.randomUUID().toString();

        api.get(nobody).statusCode(404).contentType(PROBLEM);
        api.as("rep")
                .header("If-Match", "*")
                .body("{}")
                .patch("/api/leads/" + nobody)
                .then()
                .statusCode(404);
        api.as("manager")
                .header("If-Match", "*")
                .delete("/api/leads/" + nobody)
                .then()
                .statusCode(404);
        api.as("rep").get("/api/leads/" + nobody + "/touches").then().statusCode(404);
        api.as("rep").get("/api/leads/" + nobody + "/activities").then().statusCode(404);
        api.record(nobody, "{\"type\":\"CALL\"}").statusCode(404);
    }
}
