package io.leadstream.lead.account;

import static io.leadstream.lead.LeadApi.PROBLEM;
import static io.leadstream.lead.LeadApi.newNumber;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.leadstream.lead.Topics;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StackTest
class AccountResourceTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** A registrable domain that nobody else has. */
    private final String domain = "d" + UUID.randomUUID().toString().replace("-", "") + ".example";

    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    @Test
    void aCompanyIsFoundByWhoWorksThereAndIsMadeATarget() {
        String company = companyOf(api.captured("jane@" + domain));
        String tag = get(company).extract().header("ETag");

        api.as("rep")
                .header("If-Match", tag)
                .body(
                        "{\"name\":\"Zürn %s\",\"industry\":\"SOFTWARE\",\"targetAccount\":true,\"strategy\":\"by the CFO\"}"
                                .formatted(company))
                .patch("/api/companies/" + company)
                .then()
                .statusCode(200)
                .header("Leadstream-Event", startsWith("lead-service/" + company + "/"))
                .body("targetAccount", equalTo(true))
                .body("strategy", equalTo("by the CFO"));

        for (String query :
                List.of("q=zurn " + company.substring(0, 8), "domain=https://www." + domain, "q=" + domain)) {
            String[] parameter = query.split("=", 2);
            api.as("revops")
                    .queryParam(parameter[0], parameter[1])
                    .queryParam("targetAccount", "true")
                    .queryParam("industry", "SOFTWARE")
                    .get("/api/companies")
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(company));
        }
        try (var topics = new Topics()) {
            await().atMost(LIMIT).until(() -> topics.read("lead-events", company).stream()
                    .anyMatch(event -> Topics.text(event.value()).contains("\"targetAccount\":true")));
        }
    }

    @Test
    void aStaleTagIsRefusedAndNoTagToo() {
        String company = companyOf(api.captured("jane@" + domain));

        api.as("rep").body("{}").patch("/api/companies/" + company).then().statusCode(428);
        api.as("rep")
                .header("If-Match", "\"99\"")
                .body("{}")
                .patch("/api/companies/" + company)
                .then()
                .statusCode(412)
                .contentType(PROBLEM);
    }

    @Test
    void oneCompanyHasADomain() {
        String first = open("{\"domain\":\"www.%s\",\"name\":\"First\"}".formatted(domain))
                .statusCode(201)
                .body("domain", equalTo(domain))
                .header("ETag", notNullValue())
                .extract()
                .path("id");

        open("{\"domain\":\"%s\"}".formatted(domain)).statusCode(409).body("companyId", equalTo(first));
        String other = open("{\"name\":\"Other %s\"}".formatted(domain))
                .statusCode(201)
                .extract()
                .path("id");
        api.as("rep")
                .header("If-Match", "*")
                .body("{\"domain\":\"%s\"}".formatted(domain))
                .patch("/api/companies/" + other)
                .then()
                .statusCode(409)
                .body("companyId", equalTo(first));
        assertEquals(first, companyOf(api.captured("anybody@" + domain)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | name",
                "{'domain':'gmail.com'} | domain",
                "{'name':'x','employees':-1} | employees",
                "{'name':'x','targetAccount':'yes'} | targetAccount",
                "{'name':'x','unheardOf':1} | unheardOf"
            })
    void aCompanyThatCannotBeNamesTheField(String body, String field) {
        open(body.replace('\'', '"')).statusCode(400).body("violations.field", hasItem(field));
    }

    @Test
    void allItsPeopleAreShownSideBySideInPages() {
        String lead = api.captured("jane@" + domain);
        String company = companyOf(lead);
        String cfo = person("{\"email\":\"cfo@%s\",\"lastName\":\"Byron\",\"jobTitle\":\"CFO\"}".formatted(domain))
                .statusCode(201)
                .body("companyId", equalTo(company))
                .body("seniority", equalTo("C_LEVEL"))
                .extract()
                .path("id");

        String next = api.as("rep")
                .queryParam("limit", 1)
                .get("/api/companies/" + company + "/people")
                .then()
                .statusCode(200)
                .body("items.id", contains(lead))
                .body("items.kind", contains("LEAD"))
                .body("items.status", contains("NEW"))
                .extract()
                .path("next");
        api.as("rep")
                .queryParam("after", next)
                .get("/api/companies/" + company + "/people")
                .then()
                .body("items.id", contains(cfo))
                .body("items.jobFunction", contains("FINANCE"))
                .body("next", nullValue());
        api.as("revops")
                .get("/api/companies/" + company + "/people/counts")
                .then()
                .body("leads", equalTo(1))
                .body("others", equalTo(1));
        api.as("rep")
                .queryParam("company", company)
                .queryParam("q", "byr")
                .get("/api/people")
                .then()
                .body("items.id", contains(cfo));
    }

    @Test
    void stakeholdersKeepTheirOrderAndLeaveWithTheirErasure() {
        String lead = api.captured("jane@" + domain);
        String company = companyOf(lead);
        String cfo = person("{\"lastName\":\"Byron\",\"companyId\":\"%s\"}".formatted(company))
                .extract()
                .path("id");
        String list = "{\"stakeholders\":[{\"personId\":\"%s\",\"note\":\"budget\"},{\"leadId\":\"%s\"}]}"
                .formatted(cfo, lead);

        String tag = put(company, "*", list)
                .statusCode(200)
                .body("stakeholders.personId[0]", equalTo(cfo))
                .body("stakeholders.leadId[1]", equalTo(lead))
                .header("Leadstream-Event", startsWith("lead-service/" + company))
                .extract()
                .header("ETag");
        put(company, "\"0\"", list).statusCode(412);
        assertEquals(tag, get(company).extract().header("ETag"));
        put(company, tag, list.replace(lead, api.capturedLead()))
                .statusCode(400)
                .body("violations.field", contains("stakeholders[1]"));
        put(company, tag, "{\"stakeholders\":[{},{\"leadId\":\"%1$s\"},{\"leadId\":\"%1$s\"}]}".formatted(lead))
                .statusCode(400)
                .body("violations.field", contains("stakeholders[0]", "stakeholders[2]"));

        api.erase(lead).statusCode(202);
        api.as("rep")
                .get("/api/companies/" + company + "/stakeholders")
                .then()
                .body("stakeholders.personId", contains(cfo));
    }

    @Test
    void whoIsCapturedLaterKeepsTheLinkAndIsErasedAsAWhole() {
        String number = newNumber();
        String email = "cfo@" + domain;
        String person = person("{\"email\":\" CFO@%s \",\"phone\":\"%s\"}".formatted(domain, number))
                .statusCode(201)
                .body("email", equalTo(email))
                .extract()
                .path("id");
        String lead = api.captured(email);

        api.patch(lead, "{\"email\":\"new.%s\"}".formatted(email)).statusCode(200);
        api.as("rep")
                .get("/api/people/" + person)
                .then()
                .body("leadId", equalTo(lead))
                .body("linkedAt", notNullValue());
        api.get(lead).body("personId", equalTo(person));
        api.as("rep")
                .get("/api/companies/" + companyOf(lead) + "/people")
                .then()
                .body("items.id", contains(lead))
                .body("items.personId", contains(person));

        api.as("manager")
                .header("If-Match", "*")
                .delete("/api/people/" + person)
                .then()
                .statusCode(202)
                .body("id", equalTo(person));

        api.get(lead).statusCode(404);
        api.as("rep").get("/api/people/" + person).then().statusCode(404);
        try (var topics = new Topics()) {
            await().atMost(LIMIT)
                    .until(() -> types(topics, person).equals(List.of("person.linked.v1", "person.erased.v1")));
            assertTrue(types(topics, lead).contains("lead.erased.v1"));
        }
        assertEquals(
                List.of("0"), api.stack().psql("select count(*) from person where phone = '%s'".formatted(number)));
    }

    @Test
    void somebodyWhoIsKnownIsNotKeptTwice() {
        String lead = api.captured("jane@" + domain);
        String person =
                person("{\"email\":\"cfo@%s\"}".formatted(domain)).extract().path("id");

        person("{\"email\":\"jane@%s\"}".formatted(domain)).statusCode(409).body("leadId", equalTo(lead));
        person("{\"email\":\"cfo@%s\"}".formatted(domain)).statusCode(409).body("personId", equalTo(person));
        api.as("rep")
                .header("If-Match", "*")
                .body("{\"email\":\"jane@%s\"}".formatted(domain))
                .patch("/api/people/" + person)
                .then()
                .statusCode(409);
        api.as("rep")
                .header("If-Match", "*")
                .body("{\"jobTitle\":\"Head of IT\"}")
                .patch("/api/people/" + person)
                .then()
                .statusCode(200)
                .body("seniority", equalTo("HEAD"));
        person("{}").statusCode(400).body("violations.field", contains("lastName"));
        person("{\"email\":\"x\",\"country\":\"Narnia\"}")
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("country", "email"));
    }

    private static List<String> types(Topics topics, String key) {
        return topics.read("lead-events", key).stream()
                .map(event -> Topics.text(event.headers().lastHeader("ce_type").value()))
                .toList();
    }

    private ValidatableResponse open(String body) {
        return api.as("rep")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(body)
                .post("/api/companies")
                .then();
    }

    private ValidatableResponse person(String body) {
        return api.as("rep").body(body).post("/api/people").then();
    }

    private ValidatableResponse put(String company, String tag, String list) {
        return api.as("rep")
                .headers(Map.of("If-Match", tag))
                .body(list)
                .put("/api/companies/" + company + "/stakeholders")
                .then();
    }

    private ValidatableResponse get(String company) {
        return api.as("rep").get("/api/companies/" + company).then().statusCode(200);
    }

    private String companyOf(String lead) {
        return api.get(lead).statusCode(200).extract().path("company.id");
    }
}
