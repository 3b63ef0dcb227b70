package io.leadstream.lead.source;

import static io.leadstream.lead.LeadApi.PROBLEM;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Sources and their keys, as their keepers see them. */
@StackTest
class SourceResourceTest {

    private final LeadApi api = new LeadApi();

    @Inject
    CaptureSources sources;

    @Inject
    SealedSecrets sealedSecrets;

    private final String key = "s-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void everyValueOfALeadsSourceIsASource() {
        api.as("rep")
                .get("/api/sources?limit=200")
                .then()
                .statusCode(200)
                .body("items.key", hasItems("WEB_FORM", "IMPORT", "PARTNER", "OTHER"))
                .body("items.find { it.key == 'WEB_FORM' }.duplicates.policy", equalTo("ATTACH"))
                .body("items.find { it.key == 'WEB_FORM' }.sourceKey", nullValue());
    }

    @Test
    void aSourceIsOpenedAndSetUpAnew() {
        opened("\"duplicates\":{\"policy\":\"NEW_AFTER_DAYS\",\"days\":90},\"emailMatching\":\"MAILBOX\"")
                .statusCode(201)
                .body("emailMatching", equalTo("MAILBOX"))
                .header("Location", endsWith("/api/sources/" + key))
                .body("duplicates.days", is(90))
                .body("ratePerMinute", is(60))
                .body("sourceKey", startsWith("cap_"));
        opened("\"enabled\":true").statusCode(409).contentType(PROBLEM);

        put("revops", "{\"name\":\"n\",\"source\":\"CHAT\",\"retentionDays\":30}")
                .statusCode(200)
                .body("retentionDays", is(30))
                .body("emailMatching", equalTo("EXACT"))
                .body("duplicates.policy", equalTo("ATTACH"));
        put("marketing", "{\"name\":\"n\",\"source\":\"CHAT\",\"retentionDays\":31}")
                .statusCode(403)
                .contentType(PROBLEM);
        api.as("admin").body("{}").put("/api/sources/" + key).then().statusCode(400);
        api.as("admin")
                .body("{\"name\":\"n\",\"source\":\"CHAT\"}")
                .put("/api/sources/" + key)
                .then()
                .statusCode(428);
    }

    @Test
    void whatDoesNotGoTogetherIsNamed() {
        opened("\"duplicates\":{\"policy\":\"ATTACH\",\"days\":9}")
                .body("violations.field", contains("duplicates.days"));
        opened("\"emailMatching\":\"NEARLY\"").statusCode(400).body("violations.field", contains("emailMatching"));
        opened("\"allowedOrigins\":[\"www.example.com\"]")
                .statusCode(400)
                .body("violations.field", contains("allowedOrigins[0]"));
        opened("\"honeypotField\":\"email\"").body("violations.field", contains("honeypotField"));
        opened("\"sourceKey\":\"x\"").statusCode(400).body("violations.field", contains("sourceKey"));
        api.as("admin")
                .header("If-Match", "*")
                .body("{\"name\":\"n\",\"source\":\"CHAT\"}")
                .put("/api/sources/WEB_FORM")
                .then()
                .statusCode(400)
                .body("violations.field", contains("source"));
    }

    @Test
    void keysAndSecretsAreMadeAnew() {
        String before = opened("\"enabled\":true").extract().path("sourceKey");
        post("source-key").statusCode(200).body("sourceKey", not(equalTo(before)));
        post("webhook-secret")
                .statusCode(201)
                .body("secret", startsWith("whsec_"))
                .body("previousSecretValidUntil", nullValue());
        post("webhook-secret").statusCode(201).body("previousSecretValidUntil", notNullValue());
        post("webhook-secret?previousValidFor=P31D").statusCode(400);
        api.as("rep")
                .get("/api/sources/" + key)
                .then()
                .body("webhooks", is(true))
                .body("secret", nullValue());
        api.as("admin")
                .header("If-Match", "*")
                .delete("/api/sources/" + key + "/webhook-secret")
                .then()
                .statusCode(204);
        api.as("admin").get("/api/sources/nobody").then().statusCode(404).contentType(PROBLEM);
    }

    @Test
    void secretsAreKeptSealed() {
        opened("\"enabled\":true").statusCode(201);
        String secret = post("webhook-secret").extract().path("secret");
        String kept = kept();
        assertTrue(kept.startsWith("aes1:") && !kept.contains(secret.substring(6)), kept);
        assertEquals(List.of(secret), secrets());

        api.stack().psql("update capture_source set webhook_secret = '%s' where key = '%s'".formatted(secret, key));
        sealedSecrets.renew();

        assertTrue(kept().startsWith("aes1:"), kept());
        await().atMost(Duration.ofSeconds(5)).until(() -> secrets().equals(List.of(secret)));
    }

    private String kept() {
        return api.stack()
                .psql("select webhook_secret from capture_source where key = '%s'".formatted(key))
                .getFirst();
    }

    private List<String> secrets() {
        return sources.webhookSecrets(sources.byKey(key).orElseThrow(), Instant.now());
    }

    private ValidatableResponse post(String what) {
        return api.as("admin").post("/api/sources/" + key + "/" + what).then();
    }

    private ValidatableResponse put(String role, String body) {
        return api.as(role)
                .header("If-Match", "*")
                .body(body)
                .put("/api/sources/" + key)
                .then();
    }

    private ValidatableResponse opened(String settings) {
        return api.as("marketing")
                .body("{\"key\":\"%s\",\"name\":\"A form\",\"source\":\"WEB_FORM\",%s}".formatted(key, settings))
                .post("/api/sources")
                .then();
    }
}
