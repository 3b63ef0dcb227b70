package io.leadstream.lead.privacy;

import static io.leadstream.lead.LeadApi.PROBLEM;
import static io.leadstream.lead.LeadApi.newAddress;
import static io.leadstream.lead.LeadApi.newNumber;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StackTest
class PrivacyResourceTest {

    @Inject
    RetentionJob retentionJob;

    private final String email = newAddress();
    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    @Test
    void theCardShowsTheLastWordWhoeverWasToldIt() {
        String email = newAddress();
        String lead = api.capture(
                        "{\"email\":\"%s\",\"source\":\"CHAT\",\"consent\":{\"newsletter\":true}}".formatted(email))
                .statusCode(201)
                .extract()
                .path("id");
        api.as("rep")
                .header("If-Match", "*")
                .body("{\"state\":\"WITHDRAWN\",\"source\":\"PHONE\"}")
                .put("/api/leads/" + lead + "/consents/newsletter")
                .then()
                .statusCode(200);
        api.get(lead).body("consent.newsletter", equalTo(false));
        api.as("rep")
                .queryParam("q", email)
                .get("/api/leads")
                .then()
                .body("items[0].consent.newsletter", equalTo(false));

        api.patch(lead, "{\"consent\":{\"calls\":true}}").statusCode(200).body("consent.newsletter", equalTo(false));

        api.as("rep")
                .get("/api/leads/" + lead + "/consents/newsletter")
                .then()
                .body("state", equalTo("WITHDRAWN"))
                .body("history.size()", equalTo(2));
        api.as("rep").get("/api/leads/" + lead + "/consents/calls").then().body("state", equalTo("GRANTED"));
    }

    @Test
    void whoeverHasAnAddressIsForgottenAsAWhole() {
        String person = api.as("rep")
                .body("{\"email\":\"%s\",\"lastName\":\"Doe\"}".formatted(email))
                .post("/api/people")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String lead = api.captured(email);
        api.record(lead, "{\"type\":\"CALL\",\"detail\":\"x\"}").statusCode(201);
        String other = api.capturedLead();

        String receipt = erase("{\"email\":\"%s\"}".formatted(email.toUpperCase(java.util.Locale.ROOT)))
                .statusCode(202)
                .header("Leadstream-Event", notNullValue())
                .body("reason", equalTo("REQUEST"))
                .body("leads", is(1))
                .body("people", is(1))
                .body("places.find { it.place == 'activity' }.forgotten", is(1))
                .body("places.find { it.place == 'lead' }.state", equalTo("DONE"))
                .body("places.find { it.service == 'pipeline-service' }.state", equalTo("TOLD"))
                .body("events", hasItem("lead-service/" + lead + "/3"))
                .extract()
                .path("id");

        api.get(lead).statusCode(404);
        api.as("rep").get("/api/people/" + person).then().statusCode(404);
        api.get(other).statusCode(200);
        String shown = api.as("admin")
                .get("/api/erasures/" + receipt)
                .then()
                .statusCode(200)
                .body("askedBy", notNullValue())
                .extract()
                .asString();
        assertFalse(shown.contains(email));
        api.as("manager").get("/api/erasures").then().body("items.id", hasItem(receipt));
    }

    @Test
    void anAddressOfNobodyIsRefusedFromNowOnAllTheSame() {
        erase("{\"email\":\"%s\"}".formatted(email))
                .statusCode(202)
                .body("leads", is(0))
                .body("places.find { it.service == 'kafka' }.state", equalTo("EXPIRES"));
        erase("{\"leadId\":\"%s\"}".formatted(UUID.randomUUID())).statusCode(404);
    }

    @Test
    void whoSharesANumberIsToBeNamed() {
        String number = newNumber();
        String one = withNumber(number);
        String two = withNumber(number);

        erase("{\"phone\":\"%s\"}".formatted(number))
                .statusCode(409)
                .contentType(PROBLEM)
                .body("leadIds", hasItem(one));

        erase("{\"leadId\":\"%s\"}".formatted(one)).statusCode(202);
        erase("{\"phone\":\"%s\"}".formatted(number)).statusCode(202).body("leads", is(1));
        api.get(two).statusCode(404);
    }

    @Test
    void deletingALeadLeavesTheSameReceipt() {
        String lead = api.captured(email);

        String at = api.erase(lead)
                .statusCode(202)
                .body("id", equalTo(lead))
                .extract()
                .header("Location");

        api.as("manager")
                .get(at.substring(at.indexOf("/api/")))
                .then()
                .statusCode(200)
                .body("leads", is(1))
                .body("places.find { it.place == 'touch' }.forgotten", is(1));
    }

    @Test
    void everythingThatIsHeldIsExported() {
        String lead = api.capture("""
                        {"email":"%s","source":"CHAT","lastName":"Doe","consent":{"newsletter":true}}""".formatted(email)).extract().path("id");
        api.record(lead, "{\"type\":\"CALL\",\"detail\":\"about %s\"}".formatted(email));
        api.as("rep")
                .body("{\"type\":\"OTHER\",\"text\":\"%s\"}".formatted(email))
                .post("/api/leads/" + lead + "/notes");
        api.as("rep").body("{\"text\":\"%s\"}".formatted(email)).post("/api/leads/" + lead + "/comments");

        ValidatableResponse export =
                api.as("manager").get("/api/leads/" + lead + "/export").then().statusCode(200);

        export.header("Cache-Control", "no-store")
                .body("about.leads", contains(lead))
                .body("held.lead[0].email", equalTo(email))
                .body("held.touch[0].offered.email", equalTo(email))
                .body("held.activity[0].detail", equalTo("about " + email))
                .body("held.comment[0].text", equalTo(email))
                .body("held.consent[0].purpose", equalTo("newsletter"))
                .body("held.company", hasSize(1))
                .body("elsewhere[0].ask", contains("/api/qualifications/" + lead));
        List<String> held = List.copyOf(
                export.extract().<java.util.Map<String, Object>>path("held").keySet());
        assertEquals(
                List.of(),
                tablesThatTell().stream().filter(table -> !held.contains(table)).toList());
        api.as("admin")
                .body("{\"email\":\"%s\"}".formatted(email))
                .post("/api/exports")
                .then()
                .statusCode(200)
                .body("held.lead[0].id", equalTo(lead));
        api.as("admin")
                .body("{\"email\":\"%s\"}".formatted(newAddress()))
                .post("/api/exports")
                .then()
                .statusCode(200)
                .body("about.leads", empty());
        api.as("admin")
                .get("/api/leads/" + UUID.randomUUID() + "/export")
                .then()
                .statusCode(404);
    }

    private List<String> tablesThatTell() {
        return api.stack().psql("""
                        select distinct table_name || '.' || column_name from information_schema.columns
                        where table_schema = 'public' and data_type in ('text', 'jsonb')""").stream()
                .filter(column -> {
                    String[] name = column.split("\\.", -1);
                    return !api.stack()
                            .psql("select 1 from \"%s\" where \"%s\"::text like '%%%s%%' limit 1"
                                    .formatted(name[0], name[1], email))
                            .isEmpty();
                })
                .map(column -> column.substring(0, column.indexOf('.')))
                .distinct()
                .toList();
    }

    @Test
    void consentIsKeptPurposeByPurposeWithItsHistory() {
        String lead = api.capture("""
                        {"email":"%s","source":"WEB_FORM","consent":{"newsLetter":{"granted":true,
                          "at":"2026-01-31T09:30:00Z"},"calls":false}}""".formatted(email)).extract().path("id");
        api.capture("{\"email\":\"%s\",\"source\":\"WEB_FORM\",\"consent\":{\"calls\":false}}".formatted(email));
        String at = "/api/leads/" + lead + "/consents";
        api.as("marketing")
                .get(at)
                .then()
                .statusCode(200)
                .body("items.purpose", contains("calls", "news-letter"))
                .body("items.state", contains("WITHDRAWN", "GRANTED"))
                .body("items.source", contains("WEB_FORM", "WEB_FORM"))
                .body("items[1].at", equalTo("2026-01-31T09:30:00Z"));

        consent(at + "/calls", "\"0\"", "{\"state\":\"GRANTED\",\"source\":\"PHONE\"}")
                .statusCode(412);
        consent(at + "/news_letter", null, "{\"state\":\"WITHDRAWN\",\"source\":\"PHONE\"}")
                .statusCode(428);
        String tag = api.as("rep").get(at + "/news-letter").header("ETag");
        consent(at + "/news_letter", tag, "{\"state\":\"WITHDRAWN\",\"source\":\"PHONE\"}")
                .statusCode(200)
                .header("ETag", not(equalTo(tag)))
                .body("purpose", equalTo("news-letter"))
                .body("state", equalTo("WITHDRAWN"))
                .body("history.state", contains("WITHDRAWN", "GRANTED"));
        consent(
                        at + "/news-letter",
                        "*",
                        "{\"state\":\"GRANTED\",\"source\":\"LETTER\",\"at\":\"2026-01-01T00:00:00Z\"}")
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"))
                .body("history", hasSize(3));
        consent(at + "/surveys", null, "{\"state\":\"GRANTED\",\"source\":\"PHONE\"}")
                .statusCode(200);
        api.as("rep").get(at + "/never").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'state':'MAYBE','source':'x'} | state",
                "{'source':'x'} | state",
                "{'state':'GRANTED'} | source",
                "{'state':'GRANTED','source':'x','at':'2999-01-01T00:00:00Z'} | at",
                "{'state':'GRANTED','source':'x','y':1} | y"
            })
    void whatNobodyCanHaveSaidIsNamed(String body, String field) {
        consent("/api/leads/" + api.capturedLead() + "/consents/calls", null, body.replace('\'', '"'))
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | ''",
                "{'email':'a@b.de','phone':'+4930901820'} | ''",
                "{'email':'nobody'} | email",
                "{'phone':'12'} | phone",
                "{'leadId':'x'} | leadId",
                "{'name':'x'} | name"
            })
    void whoIsMeantIsToBeClear(String body, String field) {
        for (String path : List.of("/api/erasures", "/api/exports")) {
            api.as("manager")
                    .body(body.replace('\'', '"'))
                    .post(path)
                    .then()
                    .statusCode(400)
                    .contentType(PROBLEM)
                    .body("violations.field", hasItem(field));
        }
    }

    @Test
    void aSourceKeepsPeopleAsLongAsItSaysUnlessTheyAreActive() {
        String key = "r" + UUID.randomUUID().toString().substring(0, 13);
        api.as("admin")
                .body("{\"key\":\"%s\",\"name\":\"n\",\"source\":\"EVENT\",\"retentionDays\":30}".formatted(key))
                .post("/api/sources")
                .then()
                .statusCode(201);
        String quiet = old(key);
        String active = old(key);
        String worked = old(key);
        String recent = api.capturedLead();
        api.record(active, "{\"type\":\"CALL\"}").statusCode(201);
        api.stack().psql("update standing set lifecycle = 'SAL' where lead_id = '%s'".formatted(worked));

        String at = "/api/sources/" + key + "/retention";
        api.as("revops")
                .get(at)
                .then()
                .statusCode(200)
                .body("due", is(1))
                .body("more", is(false))
                .body("retentionDays", is(30))
                .body("nextDueAt", notNullValue())
                .body("nextRunAt", notNullValue());
        retentionJob.run();
        api.get(quiet).statusCode(200); // nothing goes before somebody could look at it
        api.stack().psql("update retention set due_at = now() where source_key = '%s'".formatted(key));
        retentionJob.run();

        api.get(quiet).statusCode(404);
        for (String kept : List.of(active, worked, recent)) {
            api.get(kept).statusCode(200);
        }
        api.as("revops").get(at).then().body("due", is(0)).body("lastErased", is(1));
        assertEquals(List.of("RETENTION|1"), api.stack().psql("""
                        select e.reason || '|' || p.forgotten
                        from erasure e join erasure_subject s on s.erasure_id = e.id
                          join erasure_place p on p.erasure_id = e.id and p.place = 'lead'
                        where s.subject = '%s'""".formatted(quiet)));
        api.as("revops").get("/api/sources/none/retention").then().statusCode(404);
        api.as("revops").get("/api/sources/CHAT/retention").then().body("due", is(0));
    }

    /** A lead that came by the source long ago. */
    private String old(String key) {
        String lead = api.capture("{\"email\":\"%s\",\"source\":\"EVENT\"}".formatted(newAddress()))
                .extract()
                .path("id");
        api.stack().psql("""
                update lead set created_at = now() - interval '31 days', changed_at = now() - interval '31 days'
                where id = '%s'""".formatted(lead));
        api.stack()
                .psql("update touch set at = now() - interval '31 days', source_key = '%s' where lead_id = '%s'"
                        .formatted(key, lead));
        return lead;
    }

    @Test
    void everyReferenceToAPersonGoesWithThePersonAndIsIndexed() {
        assertEquals(List.of(), api.stack().psql("""
                select table_name || '.' || column_name from information_schema.columns c
                where table_schema = 'public' and column_name in ('lead_id', 'person_id', 'comment_id', 'survivor_id')
                  and not exists (
                    select 1 from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
                    where f.contype = 'f' and f.confdeltype = 'c' and a.attname = c.column_name
                      and f.conrelid = (quote_ident(c.table_name))::regclass)"""));
        assertEquals(List.of(), api.stack().psql("""
                select f.conrelid::regclass || '.' || a.attname
                from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
                where f.contype = 'f' and f.confdeltype = 'c'
                  and f.confrelid in ('lead'::regclass, 'person'::regclass, 'comment'::regclass, 'deal'::regclass)
                  and not exists (select 1 from pg_index i where i.indrelid = f.conrelid and i.indkey[0] = a.attnum)"""));
    }

    private ValidatableResponse consent(String path, String tag, String body) {
        var request = api.as("rep").body(body);
        return (tag == null ? request : request.header("If-Match", tag))
                .put(path)
                .then();
    }

    private ValidatableResponse erase(String body) {
        return api.as("manager").body(body).post("/api/erasures").then();
    }

    private String withNumber(String number) {
        return api.capture("{\"email\":\"%s\",\"phone\":\"%s\",\"source\":\"CHAT\"}".formatted(newAddress(), number))
                .extract()
                .path("id");
    }
}
