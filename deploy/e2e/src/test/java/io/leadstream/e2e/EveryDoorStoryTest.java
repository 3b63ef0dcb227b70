package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.local.test.RunningLeadstream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The same person comes in by every door that there is: one lead, a touch from each door, and one score. */
class EveryDoorStoryTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Api marketing = Api.of(leadstream, "marketing");
    private final Api admin = Api.of(leadstream, "admin");
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String email = "jane@doors-%s.example".formatted(mark);

    @Test
    void whoComesByEveryDoorIsOneLeadOfWhomEachDoorToldSomething() {
        String lead = rep.post("/api/leads", "{\"email\":\"%s\",\"source\":\"CHAT\"}".formatted(email))
                .expect(201)
                .id();
        rep.post("/api/leads/batch", "[{\"email\":\"%s\",\"source\":\"EVENT\",\"country\":\"DE\"}]".formatted(email))
                .expect(207);
        String source = openSource();
        fillInForm(source);
        sendSignedWebhook(source);
        importFile();
        new Topics(leadstream.partner())
                .send(
                        "partner-leads.demo",
                        mark,
                        "{\"externalId\":\"%s\",\"email\":\"%s\",\"source\":\"PARTNER\",\"company\":{\"employees\":240}}"
                                .formatted(mark, email));

        await().atMost(LIMIT).until(() -> touches(lead).size() == 6);
        assertEquals(
                List.of("FORM", "IMPORT", "KAFKA", "REST", "REST", "WEBHOOK"),
                touches(lead).stream()
                        .map(touch -> touch.get("door").asText())
                        .sorted()
                        .toList());
        JsonNode card = rep.get("/api/leads/" + lead).expect(200).body();
        assertEquals(6, card.get("touches").asInt());
        assertEquals("CFO", card.get("jobTitle").asText(), "what the file told");
        // C-level by the file, company of 240 by the partner
        await().atMost(LIMIT).until(() -> fit(lead) == 55);
    }

    private String openSource() {
        marketing
                .post(
                        "/api/sources",
                        "{\"key\":\"door-%1$s\",\"name\":\"Door %1$s\",\"source\":\"CONTENT\"}".formatted(mark))
                .expect(201);
        return "door-" + mark;
    }

    private void fillInForm(String source) {
        String key = marketing
                .get("/api/sources/" + source)
                .expect(200)
                .body()
                .get("sourceKey")
                .asText();
        new Api(leadstream.origin(), "")
                .upload(
                        "/api/capture/" + key,
                        "application/x-www-form-urlencoded",
                        "email=%s&firstName=Jane".formatted(email.replace("@", "%40")))
                .expect(202);
    }

    /** As a sender of Standard Webhooks does it. */
    private void sendSignedWebhook(String source) {
        String secret = admin.post("/api/sources/" + source + "/webhook-secret", "")
                .expect(201)
                .body()
                .get("secret")
                .asText();
        String body = "{\"externalId\":\"w-%s\",\"email\":\"%s\",\"source\":\"PARTNER\",\"lastName\":\"Doe\"}"
                .formatted(mark, email);
        String at = Long.toString(Instant.now().getEpochSecond());
        String signature = "v1," + hmac(secret, "msg_" + mark + "." + at + "." + body);
        String[] headers = {"webhook-id", "msg_" + mark, "webhook-timestamp", at, "webhook-signature", signature};

        String path = "/api/webhooks/" + source;
        rep.post(path, body.replace("Doe", "Roe"), headers).expect(401);
        rep.post(path, body, headers).expect(200);
        rep.post(path, body, headers).expect(200); // replayed: answered, and not counted again
    }

    private static String hmac(String secret, String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void importFile() {
        String id = marketing
                .upload("/api/leads/imports", "text/csv", "E-Mail;Job Title\n%s;CFO\nno address;CEO\n".formatted(email))
                .expect(202)
                .id();
        JsonNode done = await().atMost(LIMIT)
                .until(
                        () -> marketing
                                .get("/api/leads/imports/" + id)
                                .expect(200)
                                .body(),
                        file -> file.get("state").asText().equals("DONE"));
        assertEquals(2, done.get("read").asInt());
        assertEquals(1, done.get("touched").asInt());
        assertEquals(3, done.at("/errors/0/line").asInt(), done.toString());
    }

    private List<JsonNode> touches(String lead) {
        return rep.items("/api/leads/" + lead + "/touches");
    }

    private double fit(String lead) {
        return rep.get("/api/qualifications/" + lead).body().at("/score/fit").asDouble();
    }
}
