package io.leadstream.lead.capture;

import static io.leadstream.lead.LeadApi.lead;
import static io.leadstream.lead.LeadApi.newAddress;
import static io.leadstream.lead.LeadApi.newNumber;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
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
class CaptureResourceTest {

    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    @Test
    void aNewLeadIsOpened() {
        String id = api.capture(lead(newAddress()))
                .statusCode(201)
                .header("Leadstream-Event", matchesPattern("lead-service/[0-9a-f-]{36}/1"))
                .header("ETag", notNullValue())
                .body("status", equalTo("NEW"))
                .body("touches", is(1))
                .extract()
                .path("id");

        api.get(id).statusCode(200);
    }

    @Test
    void theSamePersonAgainIsOneMoreTouchThatFillsWhatIsEmptyAndKeepsTheRest() {
        String email = newAddress();
        String id = api.capture("{\"email\":\"%s\",\"firstName\":\"Jane\",\"source\":\"WEB_FORM\"}".formatted(email))
                .statusCode(201)
                .extract()
                .path("id");

        api.capture("{\"email\":\"%s\",\"firstName\":\"Joan\",\"lastName\":\"Doe\",\"source\":\"CHAT\"}"
                        .formatted(email.toUpperCase(java.util.Locale.ROOT)))
                .statusCode(200)
                .header("Location", endsWith("/api/leads/" + id))
                .header("Leadstream-Event", equalTo("lead-service/" + id + "/2"))
                .header("ETag", equalTo(api.etag(id)))
                .body("id", equalTo(id))
                .body("touches", is(2));

        api.get(id)
                .body("firstName", equalTo("Jane"))
                .body("lastName", equalTo("Doe"))
                .body("source", equalTo("WEB_FORM"))
                .body("touches", is(2));
    }

    @Test
    void everyTouchKeepsWhatItOffered() {
        String email = newAddress();
        String id = api.captured(email);
        api.capture(
                "{\"email\":\"%s\",\"firstName\":\"Joan\",\"source\":\"CHAT\",\"externalId\":\"x\"}".formatted(email));

        String next = api.as("rep")
                .queryParam("limit", 1)
                .get("/api/leads/" + id + "/touches")
                .then()
                .statusCode(200)
                .body("items.nr", contains(1))
                .body("items[0].door", equalTo("REST"))
                .body("items[0].offered.email", equalTo(email))
                .extract()
                .path("next");
        api.as("rep")
                .queryParam("after", next)
                .get("/api/leads/" + id + "/touches")
                .then()
                .statusCode(200)
                .body("items.nr", contains(2))
                .body("items[0].externalId", equalTo("x"))
                .body("items[0].offered.firstName", equalTo("Joan"))
                .body("next", nullValue());
    }

    @Test
    void aPersonWithoutAddressIsKnownByTheNumber() {
        String number = newNumber();
        String id = api.capture("{\"phone\":\"%s\",\"source\":\"CHAT\"}".formatted(number))
                .statusCode(201)
                .extract()
                .path("id");

        api.capture("{\"phone\":\"%s\",\"source\":\"CHAT\"}".formatted(number))
                .statusCode(200)
                .body("id", equalTo(id));
        api.capture("{\"phone\":\"%s\",\"email\":\"%s\",\"source\":\"CHAT\"}".formatted(number, newAddress()))
                .statusCode(200)
                .body("id", equalTo(id))
                .body("touches", is(3));
        api.get(id).body("email", notNullValue());
    }

    @Test
    void colleaguesMayShareANumber() {
        String number = newNumber();
        String first = api.capture(
                        "{\"phone\":\"%s\",\"email\":\"%s\",\"source\":\"CHAT\"}".formatted(number, newAddress()))
                .statusCode(201)
                .extract()
                .path("id");

        api.capture("{\"phone\":\"%s\",\"email\":\"%s\",\"source\":\"CHAT\"}".formatted(number, newAddress()))
                .statusCode(201)
                .body("id", not(equalTo(first)));
        api.capture("{\"phone\":\"%s\",\"source\":\"CHAT\"}".formatted(number))
                .statusCode(200)
                .body("id", equalTo(first));
    }

    @Test
    void theSamePersonManyTimesAtOnceIsOneLeadWithEveryTouchCounted() {
        String email = newAddress();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 60)
                    .forEach(i -> threads.execute(() ->
                            assertEquals(2, api.capture(lead(email)).extract().statusCode() / 100)));
        }

        List<String> leads = api.found("q", email);
        assertEquals(1, leads.size());
        api.get(leads.getFirst()).body("touches", is(60));
        assertEquals(
                List.of("60|1|60"),
                api.stack()
                        .psql("select count(*), min(nr), max(nr) from touch where lead_id = '%s'"
                                .formatted(leads.getFirst())));
    }

    @Test
    void colleaguesCapturedAtOnceAreAtOneCompanyThatIsFilledOnce() {
        String domain = UUID.randomUUID() + ".example";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 40)
                    .forEach(i -> threads.execute(
                            () -> api.capture("{\"email\":\"p%d@%s\",\"source\":\"CHAT\",\"company\":{%s}}"
                                            .formatted(i, domain, i % 2 == 0 ? "\"employees\":" + (i + 1) : ""))
                                    .statusCode(201)));
        }

        assertEquals(40, api.found("company", domain).size());
        assertEquals(
                List.of("1|t"),
                api.stack()
                        .psql("select count(*), bool_and(employees is not null) from company where domain = '%s'"
                                .formatted(domain)));
        assertEquals(
                List.of("1"),
                api.stack()
                        .psql("select count(distinct employees) from company where domain = '%s'".formatted(domain)));
    }

    @Test
    void aCaptureIsAnsweredOncePerKey() {
        String key = UUID.randomUUID().toString();
        String body = lead(newAddress());
        String first = api.as("rep")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/leads")
                .then()
                .statusCode(201)
                .extract()
                .asString();

        api.as("rep")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/leads")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body(equalTo(first));
        api.as("rep")
                .header("Idempotency-Key", key)
                .body(lead(newAddress()))
                .post("/api/leads")
                .then()
                .statusCode(422);
    }

    @Test
    void aPartnersRecordByRestAgainChangesNothing() {
        String body = "{\"email\":\"%s\",\"source\":\"PARTNER\",\"externalId\":\"%s\"}"
                .formatted(newAddress(), UUID.randomUUID());
        String id = api.as("partner")
                .body(body)
                .post("/api/leads")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        api.as("partner")
                .body(body)
                .post("/api/leads")
                .then()
                .statusCode(200)
                .header("Leadstream-Event", equalTo("lead-service/" + id + "/1"))
                .body("id", equalTo(id))
                .body("touches", is(1));
    }

    @Test
    void aPartnerNeedsNoIdOfItsOwnByRest() {
        String body = "{\"email\":\"%s\",\"source\":\"PARTNER\"}".formatted(newAddress());

        api.as("partner").body(body).post("/api/leads").then().statusCode(201);
        api.as("partner").body(body).post("/api/leads").then().statusCode(200).body("touches", is(2));
    }
}
