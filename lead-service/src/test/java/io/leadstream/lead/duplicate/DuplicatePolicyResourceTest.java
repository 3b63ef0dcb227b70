package io.leadstream.lead.duplicate;

import static io.leadstream.lead.LeadApi.newAddress;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.leadstream.lead.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a person who is a lead already, as the source wants it. */
@StackTest
class DuplicatePolicyResourceTest {

    private static final String SOURCE = "/api/sources/EXPANSION";

    private final String email = newAddress();
    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    @AfterEach
    void attachAgain() {
        policy("{\"policy\":\"ATTACH\"}");
    }

    private void policy(String duplicates) {
        settings("\"duplicates\":" + duplicates);
    }

    private void settings(String settings) {
        api.as("admin")
                .header("If-Match", api.as("admin").get(SOURCE).header("ETag"))
                .body("{\"name\":\"Expansion\",\"source\":\"EXPANSION\",%s}".formatted(settings))
                .put(SOURCE)
                .then()
                .statusCode(200);
    }

    private String body() {
        return body(email);
    }

    private static String body(String email) {
        return "{\"email\":\"%s\",\"source\":\"EXPANSION\"}".formatted(email);
    }

    @Test
    void aSourceMayRefuseThemByEveryDoor() {
        String lead = api.captured(email);
        policy("{\"policy\":\"REFUSE\"}");

        api.capture(body())
                .statusCode(409)
                .body("type", equalTo("urn:leadstream:problem:duplicate-lead"))
                .body("candidates", contains(lead));
        api.as("rep")
                .body("[%s,%s]".formatted(body(), body().replace(email, newAddress())))
                .post("/api/leads/batch")
                .then()
                .statusCode(207)
                .body("results.status", contains(409, 201));
        String form = api.as("marketing")
                .get("/api/sources/EXPANSION")
                .then()
                .extract()
                .path("sourceKey");
        for (String anybody : List.of(email, newAddress())) {
            given().contentType("application/json")
                    .body("{\"email\":\"%s\"}".formatted(anybody))
                    .post("/api/capture/" + form)
                    .then()
                    .statusCode(202);
        }
        String key = UUID.randomUUID().toString();
        try (var topics = new Topics()) {
            topics.sendAsPartner(key, body().replace("{", "{\"externalId\":\"%s\",".formatted(key)));
            await().atMost(Duration.ofSeconds(20)).until(() -> topics.read("partner-leads-rejected.demo", key).stream()
                    .anyMatch(record -> Topics.text(record.value()).contains("duplicate-lead")));
        }
        api.get(lead).body("touches", equalTo(1));
    }

    @Test
    void aSourceMayTakeAddressesOfOneMailboxForOnePerson() {
        String name = "p" + UUID.randomUUID().toString().replace("-", "");
        String dotted = name.substring(0, 9) + "." + name.substring(9) + "+fair@googlemail.com";
        String lead = api.captured(name + "@gmail.com");
        String apart = api.capture(body(name + "+apart@gmail.com"))
                .statusCode(201)
                .extract()
                .path("id");
        settings("\"emailMatching\":\"MAILBOX\"");

        api.capture(body(dotted)).statusCode(200).body("id", equalTo(lead)).body("touches", equalTo(2));
        api.get(lead).body("email", equalTo(name + "@gmail.com"));
        api.as("rep")
                .body("[%s,%s]".formatted(body(name + "+a@gmail.com"), body(name + "+apart@gmail.com")))
                .post("/api/leads/batch")
                .then()
                .body("results.id", contains(lead, apart)); // the very address decides
        settings("\"emailMatching\":\"MAILBOX\",\"duplicates\":{\"policy\":\"REFUSE\"}");
        api.capture(body(name + "+b@gmail.com")).statusCode(409).body("candidates", contains(lead));

        api.as("manager")
                .body("{\"email\":\"%s\"}".formatted(dotted))
                .post("/api/erasures")
                .then()
                .statusCode(202);
        assertEquals(404, api.get(lead).extract().statusCode());
        api.get(apart).statusCode(200);
    }

    @Test
    void whoeverComesByAPartnersRecordMayHaveAnotherAddressOfTheMailbox() {
        settings("\"emailMatching\":\"MAILBOX\"");
        String record = "{\"externalId\":\"%s\",\"email\":\"%s\",\"source\":\"EXPANSION\"}";
        String key = UUID.randomUUID().toString();
        api.as("partner")
                .body(record.formatted(key, email))
                .post("/api/leads")
                .then()
                .statusCode(201);

        String tagged = email.replace("@", "+tag@");
        api.as("partner")
                .body(record.formatted(key, tagged))
                .post("/api/leads")
                .then()
                .statusCode(200)
                .body("touches", equalTo(2));
        api.as("partner")
                .body(record.formatted(key, "x" + email))
                .post("/api/leads")
                .then()
                .statusCode(422);
    }

    @Test
    void addressesOfOneMailboxAtOnceAreOneLead() throws Exception {
        settings("\"emailMatching\":\"MAILBOX\"");
        try (var threads = Executors.newFixedThreadPool(12)) {
            var sent = IntStream.range(0, 60)
                    .mapToObj(i -> threads.submit(() -> api.capture(body(email.replace("@", "+t%d@".formatted(i % 30))))
                            .extract()
                            .path("id")))
                    .toList();
            var leads = new HashSet<Object>();
            for (var one : sent) {
                leads.add(one.get());
            }
            assertEquals(1, leads.size());
            api.get(leads.iterator().next().toString()).body("touches", equalTo(60));
        }
    }

    @Test
    void aSourceMayWantANewLeadAfterLong() {
        String old = api.captured(email);
        policy("{\"policy\":\"NEW_AFTER_DAYS\",\"days\":30}");
        api.capture(body()).statusCode(200).body("id", equalTo(old));
        api.stack().psql("update touch set at = at - interval '31 days' where lead_id = '%s'".formatted(old));

        String fresh = api.capture(body())
                .statusCode(201)
                .body("id", not(old))
                .extract()
                .path("id");

        api.capture(body()).statusCode(200).body("id", equalTo(fresh)).body("touches", equalTo(2));
        api.get(old).body("supersededBy", equalTo(fresh)).body("touches", equalTo(2));
        api.as("rep")
                .get("/api/leads/" + fresh + "/duplicates")
                .then()
                .body("matches.lead.id", contains(old))
                .body("matches[0].strength", equalTo(1.0f));
        api.erase(fresh).statusCode(202);
        assertEquals(404, api.get(old).extract().statusCode());
    }
}
