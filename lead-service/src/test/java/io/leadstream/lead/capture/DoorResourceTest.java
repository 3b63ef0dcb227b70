package io.leadstream.lead.capture;

import static io.leadstream.lead.LeadApi.PROBLEM;
import static io.leadstream.lead.LeadApi.newAddress;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.leadstream.lead.Topics;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The doors beside the single POST, on the real things. */
@StackTest
class DoorResourceTest {

    private static final String PAGE = "https://www.example.com";

    private final String key = "d-" + UUID.randomUUID().toString().substring(0, 8);
    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    @Test
    void aBadItemHarmsNoOther() {
        String email = newAddress();
        String body = """
                [{"email":"%1$s","source":"EVENT"},{"email":"%1$s","source":"EVENT"},{"email":"none","source":"EVENT"},
                 {"email":"%1$s","source":"EVENT","unheardOf":1},7,{"email":"%2$s","source":"EVENT","source":"CHAT"},
                 {"email":"%2$s","source":"EVENT","company":{"name":"Acme %2$s"}}]""".formatted(email, newAddress());

        var answer = batch(body, "k-" + email).statusCode(207);

        answer.body("results.status", contains(201, 200, 400, 400, 400, 400, 201))
                .body("results.index", contains(0, 1, 2, 3, 4, 5, 6))
                .body("results[1].touches", is(2))
                .body("results[2].problem.violations.field", contains("email"))
                .header("Leadstream-Event", notNullValue());
        batch(body, "k-" + email).statusCode(207).header("Idempotency-Replayed", "true");
        batch("[]", "k-" + email).statusCode(422);
        batch("[]", "e-" + email).statusCode(400).contentType(PROBLEM);
        batch("[" + "{},".repeat(1000) + "{}]", "m-" + email).statusCode(400).contentType(PROBLEM);
        batch("{}", "o-" + email).statusCode(400).contentType(PROBLEM);
    }

    @Test
    void aPartnersRefusedRecordHarmsNoOther() {
        String first = newAddress();
        api.asPartner(key)
                .body("""
                        [{"externalId":"1","email":"%s","source":"PARTNER"},{"externalId":"1","email":"%s","source":"PARTNER"},
                         {"externalId":"2","email":"%s","source":"PARTNER"}]""".formatted(first, newAddress(), newAddress()))
                .post("/api/leads/batch")
                .then()
                .body("results.status", contains(201, 422, 201));
    }

    @Test
    void aFormIsALeadOfItsSource() {
        String sourceKey = source("\"honeypotField\":\"website\",\"allowedOrigins\":[\"" + PAGE + "\"]");
        String email = newAddress();

        form(sourceKey, "email=" + email + "&firstName=J%C3%A4ne&_page=1&website=&company.employees=240")
                .statusCode(202)
                .header("Access-Control-Allow-Origin", PAGE)
                .header("Leadstream-Event", nullValue())
                .body("accepted", is(true));
        form(sourceKey, "email=" + email + "&website=http%3A%2F%2Fspam")
                .statusCode(202)
                .body("accepted", is(true));
        publicly(sourceKey)
                .contentType("application/json")
                .body("{\"email\":\"%s\",\"lastName\":\"Doe\"}".formatted(email))
                .post()
                .then()
                .statusCode(202);

        String lead = api.found("q", email).getFirst();
        api.get(lead)
                .body("firstName", equalTo("Jäne"))
                .body("lastName", equalTo("Doe"))
                .body("touches", is(2))
                .body("source", equalTo("CHAT"));
        api.as("manager")
                .get("/api/leads/" + lead + "/submissions")
                .then()
                .body("items", hasSize(2))
                .body("items[0].body", containsString("firstName=J%C3%A4ne"))
                .body("items.source", hasItem(key));
        api.as("rep")
                .get("/api/leads/" + lead + "/touches")
                .then()
                .body("items.door", contains("FORM", "FORM"))
                .body("items.source", contains(key, key));
        api.erase(lead).statusCode(202);
        assertEquals(List.of(), api.stack().psql("select 1 from raw_submission where lead_id = '%s'".formatted(lead)));
    }

    @Test
    void aFormIsTakenFromItsPagesAtItsRateOnly() {
        String sourceKey = source("\"ratePerMinute\":2,\"allowedOrigins\":[\"" + PAGE + "\"]");
        publicly(sourceKey)
                .header("Access-Control-Request-Method", "POST")
                .options()
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", PAGE)
                .header("Access-Control-Allow-Methods", "POST");
        given().basePath("/api/capture/" + sourceKey)
                .header("Origin", "https://evil.example")
                .contentType("application/json")
                .body("{}")
                .post()
                .then()
                .statusCode(403)
                .contentType(PROBLEM)
                .header("Access-Control-Allow-Origin", nullValue());
        form(sourceKey, "email=none").statusCode(400).body("violations.field", contains("email"));
        form(sourceKey, "unheardOf=1").statusCode(400).body("violations.field", contains("unheardOf"));
        form(sourceKey, "email=none")
                .statusCode(429)
                .contentType(PROBLEM)
                .header("Retry-After", notNullValue())
                .header("Access-Control-Allow-Origin", PAGE);
        form("cap_none", "email=none").statusCode(404).contentType(PROBLEM);
    }

    @Test
    void itsPageMayReadWhateverIsRefused() {
        String sourceKey = source("\"allowedOrigins\":[\"" + PAGE + "\"]");
        form(sourceKey, "email=none").statusCode(400).header("Access-Control-Allow-Origin", PAGE);
        form(sourceKey, "x".repeat(70_000)).statusCode(413).header("Access-Control-Allow-Origin", PAGE);
        publicly(sourceKey)
                .contentType("text/plain")
                .body("x")
                .post()
                .then()
                .statusCode(415)
                .header("Access-Control-Allow-Origin", PAGE);
        publicly(sourceKey).get().then().statusCode(405).header("Access-Control-Allow-Origin", PAGE);
        given().basePath("/api/capture/" + sourceKey)
                .header("Origin", "https://evil.example")
                .contentType("text/plain")
                .body("x")
                .post()
                .then()
                .statusCode(415)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void aSignedWebhookIsThePartnersRecord() {
        source("\"enabled\":true");
        String secret = secret();
        String email = newAddress();
        String body = "{\"externalId\":\"x\",\"email\":\"%s\",\"source\":\"PARTNER\"}".formatted(email);

        String place = webhook("m1-" + key, body, secret)
                .statusCode(201)
                .body("touches", is(1))
                .body("status", equalTo("NEW"))
                .body("index", nullValue())
                .extract()
                .header("Location");
        webhook("m1-" + key, body, secret)
                .statusCode(201)
                .header("Location", place)
                .header("Idempotency-Replayed", "true");
        webhook("m1-" + key, "[]", secret).statusCode(422).contentType(PROBLEM);
        webhook("m2-" + key, body, secret).statusCode(200).body("touches", is(1));
        api.asPartner(key).body(body).post("/api/leads").then().statusCode(200).body("touches", is(1));
        String next = secret();
        webhook("m3-" + key, "[" + body + ",{}]", next).statusCode(207).body("results.status", contains(200, 400));
        webhook("m4-" + key, "[]", secret).statusCode(400).contentType(PROBLEM);
        webhook("m5-" + key, "{}", secret).statusCode(400).contentType(PROBLEM);
        webhook("m6-" + key, body, "whsec_AAAA").statusCode(401).contentType(PROBLEM);
        given().contentType("application/json")
                .body(body)
                .post("/api/webhooks/" + key)
                .then()
                .statusCode(400);
        given().contentType("application/json")
                .body(body)
                .post("/api/webhooks/none")
                .then()
                .statusCode(404);
        String lead = api.found("q", email).getFirst();
        api.get(lead).body("partner", equalTo(key)).body("touches", is(1));
    }

    @Test
    void twoHundredAtOnceByThreeDoorsAreOneLead() throws Exception {
        String sourceKey = source("\"ratePerMinute\":1000");
        String email = newAddress();
        try (var topics = new Topics();
                var threads = Executors.newFixedThreadPool(16)) {
            var sent = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(() -> {
                        switch (i % 3) {
                            case 0 -> api.capture(LeadApi.lead(email));
                            case 1 ->
                                given().contentType("application/x-www-form-urlencoded")
                                        .body("email=" + email)
                                        .post("/api/capture/" + sourceKey)
                                        .then()
                                        .statusCode(202);
                            default ->
                                topics.sendAsPartner(
                                        "k" + i,
                                        "{\"externalId\":\"%s-%d\",\"email\":\"%s\",\"source\":\"PARTNER\"}"
                                                .formatted(key, i, email));
                        }
                    }))
                    .toList();
            for (var one : sent) {
                one.get();
            }
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> touches(email).contains("200"));
        assertEquals(List.of("200"), touches(email));
        List<String> numbers = api.stack()
                .psql("select t.nr from touch t join lead l on l.id = t.lead_id where l.email = '%s'".formatted(email));
        assertEquals(200, new HashSet<>(numbers).size());
        assertTrue(numbers.contains("200"));
        api.as("rep")
                .get("/api/leads/" + api.found("q", email).getFirst() + "/touches?limit=200")
                .then()
                .body("items.door.unique()", containsInAnyOrder("REST", "FORM", "KAFKA"));
    }

    private List<String> touches(String email) {
        return api.stack().psql("select touches from lead where email = '%s'".formatted(email));
    }

    private ValidatableResponse batch(String body, String idempotencyKey) {
        return api.as("rep")
                .header("Idempotency-Key", idempotencyKey)
                .body(body)
                .post("/api/leads/batch")
                .then();
    }

    private String source(String settings) {
        return api.as("admin")
                .body("{\"key\":\"%s\",\"name\":\"A form\",\"source\":\"CHAT\",%s}".formatted(key, settings))
                .post("/api/sources")
                .then()
                .statusCode(201)
                .extract()
                .path("sourceKey");
    }

    private String secret() {
        return api.as("admin")
                .post("/api/sources/" + key + "/webhook-secret")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
    }

    private static RequestSpecification publicly(String sourceKey) {
        return given().basePath("/api/capture/" + sourceKey).header("Origin", PAGE);
    }

    private static ValidatableResponse form(String sourceKey, String fields) {
        return publicly(sourceKey)
                .contentType("application/x-www-form-urlencoded")
                .body(fields)
                .post()
                .then();
    }

    private ValidatableResponse webhook(String id, String body, String secret) {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        return given().contentType("application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", "v1,nonsense v1," + signature(id + "." + timestamp + "." + body, secret))
                .body(body)
                .post("/api/webhooks/" + key)
                .then();
    }

    private static String signature(String content, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
