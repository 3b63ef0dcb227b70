package io.leadstream.lead;

import static io.leadstream.lead.LeadApi.PROBLEM;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input on every endpoint gets a problem that names the field; never a fault of ours. */
@StackTest
class BadInputResourceTest {

    private static final List<String> COMMANDS = List.of("capture", "patch", "activity");

    private static final List<String> NO_DOCUMENTS = List.of(
            "",
            "{",
            "nope",
            "[]",
            "\"x\"",
            "5",
            "null",
            "{} {}",
            "{\"a\":1,\"a\":2}",
            "{\"unheardOf\":1}",
            "{\"consent\":" + "[".repeat(5000) + "]".repeat(5000) + "}",
            "{\"email\":" + "{\"a\":".repeat(5000) + "1" + "}".repeat(5000) + "}",
            "{\"email\":\"\u0000\"}",
            "\u0000");

    private LeadApi api;
    private String lead;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
        lead = api.capturedLead();
    }

    static Stream<Arguments> commandsAndDocuments() {
        return COMMANDS.stream()
                .flatMap(command -> NO_DOCUMENTS.stream().map(document -> Arguments.of(command, document)));
    }

    @ParameterizedTest
    @MethodSource("commandsAndDocuments")
    void whatIsNoDocumentOfOursIsBadInput(String command, String document) {
        send(command, document.getBytes(StandardCharsets.UTF_8), "application/json")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"capture", "patch", "activity"})
    void bytesThatAreNoTextAreBadInput(String command) {
        send(command, new byte[] {'{', '"', (byte) 0xc3, 0x28, '"', ':', '1', '}'}, "application/json")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"capture", "patch", "activity"})
    void anotherContentTypeIsRefused(String command) {
        for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
            route(command, api.as("rep").contentType(type).body("{}")) // rest-assured encodes no form of bytes
                    .then()
                    .statusCode(415)
                    .contentType(PROBLEM);
        }
    }

    @ParameterizedTest
    @CsvSource({"capture,2", "patch,2", "activity,2", "capture,10", "patch,10", "activity,10"})
    void aBodyOverItsLimitIsRefused(String command, int megabytes) {
        byte[] body = ("{\"detail\":\"" + "x".repeat(megabytes << 20) + "\"}").getBytes(StandardCharsets.UTF_8);

        send(command, body, "application/json").then().statusCode(413).contentType(PROBLEM);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'email':'a@b.de'} | source",
                "{'source':'CHAT'} | email",
                "{'source':'chat','email':'a@b.de'} | source",
                "{'source':null,'email':'a@b.de'} | source",
                "{'source':1,'email':'a@b.de'} | source",
                "{'source':['CHAT'],'email':'a@b.de'} | source",
                "{'source':'CHAT','email':'nobody'} | email",
                "{'source':'CHAT','email':7} | email",
                "{'source':'CHAT','email':['a@b.de']} | email",
                "{'source':'CHAT','email':{}} | email",
                "{'source':'CHAT','email':true} | email",
                "{'source':'CHAT','email':'a\\u0000@b.de'} | email",
                "{'source':'CHAT','email':'a@b.de','firstName':'\\ud83d'} | firstName",
                "{'source':'CHAT','phone':'x'} | phone",
                "{'source':'CHAT','phone':4930901820} | phone",
                "{'source':'CHAT','phone':'030 901820'} | phone",
                "{'source':'CHAT','email':'a@b.de','country':'Germany'} | country",
                "{'source':'CHAT','email':'a@b.de','consent':'yes'} | consent",
                "{'source':'CHAT','email':'a@b.de','consent':{'x':'\\u0000'}} | consent",
                "{'source':'CHAT','email':'a@b.de','externalId':''} | externalId",
                "{'source':'CHAT','email':'a@b.de','company':'Acme'} | company",
                "{'source':'CHAT','email':'a@b.de','company':{'domain':'acme'}} | company.domain",
                "{'source':'CHAT','email':'a@b.de','company':{'employees':-1}} | company.employees",
                "{'source':'CHAT','email':'a@b.de','company':{'employees':'many'}} | company.employees",
                "{'source':'CHAT','email':'a@b.de','company':{'employees':1.5}} | company.employees",
                "{'source':'CHAT','email':'a@b.de','company':{'employees':99999999999}} | company.employees",
                "{'source':'CHAT','email':'a@b.de','company':{'employees':1e999999999}} | company.employees",
                "{'source':'CHAT','email':'a@b.de','company':{'funding':1e999999999}} | company.funding",
                "{'source':'CHAT','email':'a@b.de','company':{'funding':1e-999999999}} | company.funding",
                "{'source':'CHAT','email':'a@b.de','company':{'funding':[]}} | company.funding",
                "{'source':'CHAT','email':'a@b.de','company':{'productUsers':-1}} | company.productUsers",
                "{'source':'CHAT','email':'a@b.de','company':{'size':1}} | company.size"
            })
    void aCaptureThatCannotBeNamesTheField(String body, String field) {
        refused(send("capture", body), field);
    }

    @ParameterizedTest
    @CsvSource({
        "email,321",
        "firstName,101",
        "lastName,101",
        "phone,51",
        "jobTitle,201",
        "ageBand,21",
        "region,101",
        "medium,101",
        "campaign,201",
        "referrer,2001",
        "landingPage,2001",
        "externalId,201"
    })
    void aTextThatIsTooLongNamesTheField(String field, int length) {
        String body = "{'source':'CHAT','%s':'%s'%s}"
                .formatted(field, "x".repeat(length), field.equals("email") ? "" : ",'email':'a@b.de'");

        refused(send("capture", body), field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'email':'nobody'} | email",
                "{'email':null} | email",
                "{'email':5} | email",
                "{'email':{'a':1}} | email",
                "{'phone':'x'} | phone",
                "{'country':'Germany'} | country",
                "{'firstName':'a\\u0000'} | firstName",
                "{'firstName':'a\\ud800'} | firstName",
                "{'owner':['rep']} | owner",
                "{'status':'MQL'} | status",
                "{'touches':9} | touches",
                "{'consent':'yes'} | consent",
                "{'consent':{'a':'\\u0000'}} | consent",
                "{'medium':5} | medium",
                "{'source':'CHAT'} | source",
                "{'company':{'id':'x'}} | company.id",
                "{'company':{'employees':-1}} | company.employees",
                "{'company':{'domain':null,'name':'Acme'}} | company.domain",
                "{'company':{'domain':'gmail.com'}} | company.domain"
            })
    void aPatchThatCannotBeNamesTheField(String body, String field) {
        refused(send("patch", body), field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | type",
                "{'type':null} | type",
                "{'type':'SPELL'} | type",
                "{'type':'CALL','direction':'SIDEWAYS'} | direction",
                "{'type':'CALL','occurredAt':'yesterday'} | occurredAt",
                "{'type':'CALL','occurredAt':1700000000} | occurredAt",
                "{'type':'CALL','occurredAt':'2999-01-01T00:00:00Z'} | occurredAt",
                "{'type':'CALL','occurredAt':'0001-01-01T00:00:00Z'} | occurredAt",
                "{'type':'CALL','occurredAt':'+999999999-01-01T00:00:00Z'} | occurredAt",
                "{'type':'CALL','detail':5} | detail",
                "{'type':'CALL','detail':'a\\u0000'} | detail"
            })
    void anActivityThatCannotBeNamesTheField(String body, String field) {
        refused(send("activity", body), field);
    }

    @Test
    void aDetailThatIsTooLongNamesTheField() {
        refused(send("activity", "{'type':'CALL','detail':'%s'}".formatted("x".repeat(10_001))), "detail");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "limit | 0",
                "limit | 201",
                "limit | -1",
                "limit | many",
                "limit | 1.5",
                "limit | 99999999999",
                "after | broken",
                "after | !",
                "after | QUJD",
                "status | WARM",
                "source | MARS",
                "atLeast | x",
                "q | a\u0000b",
                "owner | a\u0000b",
                "company | a\u0000b",
                "q | !!!"
            })
    void aParameterThatCannotBeIsNamed(String parameter, String value) {
        refused(api.as("rep").queryParam(parameter, value).get("/api/leads"), parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"touches", "activities"})
    void aPageThatCannotBeIsNamed(String list) {
        for (Map.Entry<String, String> bad :
                List.of(Map.entry("limit", "0"), Map.entry("limit", "x"), Map.entry("after", "QUJD"))) {
            refused(
                    api.as("rep").queryParam(bad.getKey(), bad.getValue()).get("/api/leads/" + lead + "/" + list),
                    bad.getKey());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1", "01999999-0000-7000-8000-00000000000g", "%00", "..%2f"})
    void whatIsNoIdIsNotFound(String id) {
        for (Response answer : List.of(
                api.as("rep").urlEncodingEnabled(false).get("/api/leads/" + id),
                api.as("manager")
                        .urlEncodingEnabled(false)
                        .header("If-Match", "*")
                        .delete("/api/leads/" + id),
                api.as("rep").urlEncodingEnabled(false).get("/api/leads/" + lead + "/activities/" + id))) {
            assertTrue(List.of(400, 404).contains(answer.statusCode()), id + " " + answer.statusCode());
            answer.then().contentType(PROBLEM);
        }
    }

    @Test
    void aMethodThatIsNotThereIsRefused() {
        api.as("rep")
                .body("{}")
                .put("/api/leads/" + lead)
                .then()
                .statusCode(405)
                .contentType(PROBLEM);
        api.as("rep").delete("/api/leads").then().statusCode(405).contentType(PROBLEM);
        for (String list : List.of("touches", "activities")) {
            api.as("rep").delete("/api/leads/" + lead + "/" + list).then().statusCode(405);
        }
        api.as("rep").body("{}").post("/api/leads/" + lead + "/touches").then().statusCode(405);
        api.as("rep")
                .body("{}")
                .patch("/api/leads/" + lead + "/activities/" + lead)
                .then()
                .statusCode(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1", "\"x\"", "W/\"0\"", "\"99\""})
    void aTagThatIsNotTheLeadsIsRefused(String tag) {
        int status = api.as("rep")
                .header("If-Match", tag)
                .body("{\"owner\":\"x\"}")
                .patch("/api/leads/" + lead)
                .statusCode();

        assertTrue(List.of(412, 428).contains(status), tag + " " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256})
    void anIdempotencyKeyHasALength(int length) {
        assertEquals(
                400,
                api.as("rep")
                        .header("Idempotency-Key", " ".repeat(length == 0 ? 1 : 0) + "k".repeat(length))
                        .body(LeadApi.lead("a@b.de"))
                        .post("/api/leads")
                        .statusCode());
    }

    private static void refused(Response answer, String field) {
        answer.then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations.field", hasItem(field))
                .body("violations.message", notNullValue());
    }

    private Response send(String command, String body) {
        return send(command, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "application/json");
    }

    private Response send(String command, byte[] body, String type) {
        return route(
                command, api.as("rep").contentType(type).header("If-Match", "*").body(body));
    }

    private Response route(String command, RequestSpecification request) {
        return switch (command) {
            case "capture" -> request.post("/api/leads");
            case "patch" -> request.patch("/api/leads/" + lead);
            default -> request.post("/api/leads/" + lead + "/activities");
        };
    }
}
