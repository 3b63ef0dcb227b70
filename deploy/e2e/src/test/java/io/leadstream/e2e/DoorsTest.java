package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.e2e.Api.Answer;
import io.leadstream.local.test.RunningLeadstream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Leads by REST and by a partner's topic: one validation, one normalisation, one ledger. */
class DoorsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Topics partner = new Topics(leadstream.partner());
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aPartnersRecordIsALeadAndTheSameAgainChangesNothing() {
        String body = record("a-" + mark, "a-" + mark + "@partner-example.com", "PARTNER");
        IntStream.range(0, 3).forEach(i -> partner.send("partner-leads.demo", "a-" + mark, body));
        partner.send(
                "partner-leads.demo",
                "a-" + mark,
                record("b-" + mark, "b-" + mark + "@partner-example.com", "PARTNER"));

        await().atMost(LIMIT).until(() -> !found("b-" + mark).isEmpty());
        assertEquals(1, found("a-" + mark).get(0).get("touches").asInt());
    }

    @Test
    void twoHundredTimesTheSamePersonByThreeDoorsAtOnceIsOneLeadWithAsManyTouches() {
        String email = "c-" + mark + "@partner-example.com";
        String form = "/api/capture/" + openForm();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> partner.send(IntStream.range(0, 66)
                    .mapToObj(i -> new ProducerRecord<>(
                            "partner-leads.demo", "k" + i, record("c" + i + mark, email, "PARTNER")))
                    .toList()));
            IntStream.range(0, 67).forEach(i -> {
                threads.execute(() -> insist(form, "{\"email\":\"%s\"}".formatted(email), "f" + i));
                threads.execute(() ->
                        insist("/api/leads", "{\"email\":\"%s\",\"source\":\"WEB_FORM\"}".formatted(email), "r" + i));
            });
        }

        await().atMost(LIMIT)
                .until(() -> found("c-" + mark).size() == 1
                        && found("c-" + mark).get(0).get("touches").asInt() == 200);
    }

    /** Whoever hears that we are busy asks again, under the same key. */
    private void insist(String path, String body, String key) {
        await().atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> rep.post(path, body, "Idempotency-Key", key + mark).status() < 300);
    }

    private String openForm() {
        return Api.of(leadstream, "admin")
                .post(
                        "/api/sources",
                        "{\"key\":\"form-%1$s\",\"name\":\"Form\",\"source\":\"WEB_FORM\",\"ratePerMinute\":1000}"
                                .formatted(mark))
                .expect(201)
                .body()
                .get("sourceKey")
                .asText();
    }

    @Test
    void whatIsRefusedComesBackWithItsReasonsAndTheRestGoesOn() {
        partner.send("partner-leads.demo", "x", record("x-" + mark, "no address", "NOWHERE"));
        partner.send("partner-leads.demo", "x", "{broken " + mark);
        partner.send("partner-leads.demo", "x", record("y-" + mark, "y-" + mark + "@partner-example.com", "PARTNER"));

        await().atMost(LIMIT).until(() -> !found("y-" + mark).isEmpty());
        List<String> refused = partner.read("partner-leads-rejected.demo").stream()
                .map(message -> message.value())
                .filter(value -> value.contains(mark))
                .toList();
        assertEquals(2, refused.size(), refused.toString());
        assertTrue(refused.stream().anyMatch(value -> value.contains("\"field\":\"source\"")), refused.toString());
    }

    @Test
    void aPartnerMayNeitherWriteOurTopicsNorReadAnothers() {
        assertThrows(IllegalStateException.class, () -> partner.send("lead-events", "x", "{}"));
        assertThrows(RuntimeException.class, () -> partner.read("partner-leads.other"));
        assertEquals(401, new Api(rep.origin(), "nonsense").get("/api/leads").status());
        assertEquals(
                403, Api.of(leadstream, "partner").get("/api/conversion-rates").status());
    }

    @Test
    void anIdempotencyKeyMakesACaptureRepeatable() {
        String body = "{\"email\":\"d-%s@rest-example.com\",\"source\":\"CHAT\"}".formatted(mark);
        Answer first = rep.post("/api/leads", body, "Idempotency-Key", mark).expect(201);

        Answer second = rep.post("/api/leads", body, "Idempotency-Key", mark).expect(201);

        assertEquals(first.body(), second.body());
        assertEquals("true", second.header("Idempotency-Replayed"));
    }

    @Test
    void aFormAndAFileAreQualifiedAndAnUndoneFileIsForgotten() {
        Api admin = Api.of(leadstream, "admin");
        String key = admin.get("/api/sources/WEB_FORM")
                .expect(200)
                .body()
                .get("sourceKey")
                .asText();
        rep.post("/api/capture/" + key, "{\"email\":\"e-%s@form-example.com\"}".formatted(mark))
                .expect(202);
        Answer file = admin.upload(
                        "/api/leads/imports", "text/csv", "E-Mail,Firma\nf-%s@file-example.com,Acme\n".formatted(mark))
                .expect(202);
        String imported = "/api/leads/imports/" + file.body().get("id").asText();
        await().atMost(LIMIT).until(() -> isQualified("e-" + mark) && isQualified("f-" + mark));
        String lead = found("f-" + mark).get(0).get("id").asText();

        admin.delete(imported, "If-Match", "*").expect(202);

        await().atMost(LIMIT).until(() -> rep.get("/api/qualifications/" + lead).status() == 404);
        assertEquals(0, found("f-" + mark).size());
        assertEquals(1, found("e-" + mark).size());
    }

    private boolean isQualified(String q) {
        JsonNode leads = found(q);
        return leads.size() == 1
                && rep.get("/api/qualifications/" + leads.get(0).get("id").asText())
                                .status()
                        == 200;
    }

    private static String record(String externalId, String email, String source) {
        return "{\"externalId\":\"%s\",\"email\":\"%s\",\"source\":\"%s\"}".formatted(externalId, email, source);
    }

    private JsonNode found(String q) {
        return rep.get("/api/leads?q=" + q).expect(200).body().get("items");
    }
}
