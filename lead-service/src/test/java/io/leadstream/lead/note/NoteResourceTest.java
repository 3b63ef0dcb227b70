package io.leadstream.lead.note;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StackTest
class NoteResourceTest {

    private final String domain = "n" + UUID.randomUUID().toString().replace("-", "") + ".example";
    private LeadApi api;
    private String lead;
    private String company;

    @BeforeEach
    void captureSomebody() {
        api = new LeadApi().ready();
        lead = api.captured("jane@" + domain);
        company = api.get(lead).extract().path("company.id");
    }

    @Test
    void notesAreSharedLatestFirstAndMendedByTheirAuthorOrAManager() {
        String id = write(
                        "leads/" + lead,
                        "{\"type\":\"CAREER_MILESTONE\",\"text\":\" Became CFO \",\"happenedOn\":\"2025-12-01\",\"source\":\"LinkedIn\",\"sourceAt\":\"2026-01-01T00:00:00Z\",\"urls\":[\"https://in.example/ada\"]}")
                .statusCode(201)
                .body("author", equalTo("rep"))
                .body("text", equalTo("Became CFO"))
                .extract()
                .path("id");
        String need = write("leads/" + lead, "{\"type\":\"NEED\",\"text\":\"a new press\"}")
                .statusCode(201)
                .extract()
                .path("id");

        String next = api.as("marketing")
                .queryParam("limit", 1)
                .get("/api/leads/" + lead + "/notes")
                .then()
                .statusCode(200)
                .body("items.id", contains(need))
                .extract()
                .path("next");
        api.as("marketing")
                .queryParam("after", next)
                .get("/api/leads/" + lead + "/notes")
                .then()
                .body("items.id", contains(id))
                .body("items[0].urls", contains("https://in.example/ada"))
                .body("next", nullValue());
        api.as("rep")
                .queryParam("type", "NEED")
                .get("/api/leads/" + lead + "/notes")
                .then()
                .body("items.id", contains(need));
        patch("marketing", id, "{\"text\":\"x\"}").statusCode(403);
        patch("manager", id, "{\"text\":\"Became group CFO\"}")
                .statusCode(200)
                .body("happenedOn", equalTo("2025-12-01"));
        api.as("rep")
                .header("If-Match", "\"0\"")
                .delete("/api/notes/" + id)
                .then()
                .statusCode(412);
        api.as("rep")
                .header("If-Match", "\"1\"")
                .delete("/api/notes/" + id)
                .then()
                .statusCode(204);
        api.as("rep").get("/api/notes/" + id).then().statusCode(404);
        api.erase(lead).statusCode(202);
        api.as("rep").get("/api/notes/" + need).then().statusCode(404);
    }

    @Test
    void companiesHaveNotesToo() {
        String id = write("companies/" + company, "{\"type\":\"COMPANY_FACT\",\"text\":\"moves to Ulm\"}")
                .statusCode(201)
                .body("companyId", equalTo(company))
                .extract()
                .path("id");

        api.as("rep")
                .get("/api/companies/" + company + "/notes")
                .then()
                .statusCode(200)
                .body("items.id", contains(id));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | type",
                "{'type':'NEED'} | text",
                "{'type':'CAREER_MILESTONE','text':'x'} | happenedOn",
                "{'type':'NEED','text':'x','happenedOn':'2026-01-01'} | happenedOn",
                "{'type':'NEED','text':'x','sourceAt':'2999-01-01T00:00:00Z'} | sourceAt",
                "{'type':'NEED','text':'x','urls':['javascript:alert(1)']} | urls[0]",
                "{'type':'GOSSIP','text':'x'} | type"
            })
    void aNoteThatCannotBeNamesTheField(String body, String field) {
        write("leads/" + lead, body.replace('\'', '"')).statusCode(400).body("violations.field", hasItem(field));
    }

    @Test
    void anEnrichmentFillsWhatIsEmptyAndOverwritesNothing() {
        api.patch(lead, "{\"jobTitle\":\"VP Finance\"}").statusCode(200);

        enrich(
                        "leads/" + lead,
                        "{\"jobTitle\":\"CFO\",\"country\":\"de\",\"company\":{\"industry\":\"STEEL\"},\"region\":null}")
                .statusCode(200)
                .body("fields.field", containsInAnyOrder("jobTitle", "country", "company.industry"))
                .body("fields.find { it.field == 'jobTitle' }.outcome", equalTo("KEPT"))
                .body("fields.find { it.field == 'jobTitle' }.value", equalTo("VP Finance"))
                .body("fields.find { it.field == 'country' }.value", equalTo("DE"))
                .body("fields.find { it.field == 'company.industry' }.outcome", equalTo("FILLED"));
        api.get(lead)
                .body("jobTitle", equalTo("VP Finance"))
                .body("country", equalTo("DE"))
                .body("company.industry", equalTo("STEEL"));

        enrich("companies/" + company, "{\"industry\":\"PAPER\",\"employees\":90}")
                .statusCode(200)
                .body("fields.find { it.field == 'industry' }.value", equalTo("STEEL"));
        api.as("rep")
                .get("/api/companies/" + company + "/enrichment")
                .then()
                .body("items.field", containsInAnyOrder("industry", "employees"))
                .body("items.source", hasItem("register"));
        api.as("rep").get("/api/leads/" + lead + "/enrichment").then().body("items.size()", equalTo(3));
        enrich("leads/" + lead, "{\"owner\":\"me\"}").statusCode(400).body("violations.field", contains("owner"));
        enrich("leads/" + lead, "{\"phone\":\"x\"}").statusCode(400).body("violations.field", contains("phone"));
        enrich("companies/" + company, "{\"unheardOf\":1}").statusCode(400);
        enrich("companies/" + company, "[]").statusCode(400);
    }

    @Test
    void aLeadWithoutACompanyGetsTheOneOfTheDomainOffered() {
        String number = LeadApi.newNumber();
        String caller = api.capture("{\"phone\":\"%s\",\"source\":\"CHAT\"}".formatted(number))
                .extract()
                .path("id");

        enrich("leads/" + caller, "{\"company\":{\"domain\":\"www.%s\",\"industry\":\"STEEL\"}}".formatted(domain))
                .statusCode(200);

        api.get(caller).body("company.id", equalTo(company)).body("company.industry", equalTo("STEEL"));
    }

    private ValidatableResponse write(String about, String body) {
        return api.as("rep").body(body).post("/api/" + about + "/notes").then();
    }

    private ValidatableResponse patch(String role, String note, String body) {
        return api.as(role)
                .header("If-Match", "*")
                .body(body)
                .patch("/api/notes/" + note)
                .then();
    }

    private ValidatableResponse enrich(String about, String fields) {
        return api.as("rep")
                .body("{\"source\":\"register\",\"fields\":%s}".formatted(fields))
                .post("/api/" + about + "/enrichment")
                .then();
    }
}
