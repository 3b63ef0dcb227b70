package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.e2e.Api.Answer;
import io.leadstream.local.test.RunningLeadstream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Somebody asks to be forgotten: within seconds no service and no database knows them, and nothing brings them back. */
class ErasureStoryTest {

    private static final Duration SECONDS = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Api manager = Api.of(leadstream, "manager");
    private final Sales sales = Sales.of(leadstream);
    private final Topics partner = new Topics(leadstream.partner());
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    /** Nobody else's, so that whatever holds it is about them. */
    private final String name = "Quibble" + mark;

    private final String email = name.toLowerCase(Locale.ROOT) + "@gone.example";

    @Test
    void whoAsksToBeForgottenIsKnownNowhereWithinSeconds() throws SQLException {
        String lead = known();
        Map<String, List<String>> before = new Databases(leadstream).holding(name);
        assertTrue(before.get("lead").size() > 3, "the person is all over: " + before);
        assertFalse(before.get("qualification").isEmpty(), before.toString());
        assertFalse(before.get("pipeline").isEmpty(), before.toString());

        Answer erased = manager.post("/api/erasures", "{\"email\":\"%s\"}".formatted(email))
                .expect(202);

        await("nothing of the person in any table")
                .atMost(SECONDS)
                .untilAsserted(() -> assertEquals(
                        Map.of(
                                "lead",
                                List.of(),
                                "qualification",
                                List.of(),
                                "pipeline",
                                List.of(),
                                "forecast",
                                List.of()),
                        new Databases(leadstream).holding(name)));
        assertForgottenByEveryService(lead, erased.body());
        assertFalse(mentions(manager.get(erased.location()).expect(200)), "the receipt tells nothing of them");

        readPartnersRecordAgain();
    }

    /** Somebody of whom every service knows something: by their card, in words about them, in kept answers. */
    private String known() {
        partner.send(
                "partner-leads.demo",
                mark,
                "{\"externalId\":\"%1$s\",\"email\":\"%2$s\",\"lastName\":\"%3$s\",\"source\":\"PARTNER\"}"
                        .formatted(mark, email, name));
        String lead = await().atMost(LIMIT)
                .until(() -> rep.items("/api/leads?q=" + name), found -> found.size() == 1)
                .getFirst()
                .get("id")
                .asText();
        rep.post(
                        "/api/leads",
                        "{\"email\":\"%s\",\"source\":\"CHAT\",\"jobTitle\":\"Chief %s\"}".formatted(email, name),
                        "Idempotency-Key",
                        mark)
                .expect(200);
        rep.post(
                        "/api/leads/" + lead + "/notes",
                        "{\"type\":\"AUTHORITY\",\"text\":\"%s decides\",\"source\":\"a call\"}".formatted(name))
                .expect(201);
        rep.post("/api/leads/" + lead + "/comments", "{\"text\":\"@manager who is %s?\"}".formatted(name))
                .expect(201);
        String met = rep.post(
                        "/api/leads/" + lead + "/activities",
                        "{\"type\":\"MEETING\",\"detail\":\"met %s\"}".formatted(name))
                .expect(201)
                .event();
        sales.qualification(lead, met);
        rep.put("/api/qualifications/" + lead + "/facts", "{\"champion\":{\"value\":\"%s\"}}".formatted(name))
                .expect(200);
        String disqualified = rep.post(
                        "/api/qualifications/" + lead + "/disqualify",
                        "{\"reason\":\"%s is a competitor\"}".formatted(name),
                        "Idempotency-Key",
                        mark)
                .expect(200)
                .event();
        manager.put(
                        "/api/qualifications/" + lead + "/override",
                        "{\"grade\":\"D4\",\"reason\":\"ask %s\"}".formatted(name))
                .expect(200);
        rep.get("/api/deals?atLeast=" + disqualified).expect(200);
        String deal = rep.post(
                        "/api/deals",
                        "{\"name\":\"Order of %s\",\"leadId\":\"%s\"}".formatted(name, lead),
                        "Idempotency-Key",
                        mark)
                .expect(201)
                .id();
        rep.post(
                        "/api/deals/" + deal + "/evidence",
                        "{\"criterion\":\"%s\",\"kind\":\"EMAIL\",\"uri\":\"https://mail.example/%s\",\"note\":\"%s agreed\"}"
                                .formatted(criterion(), mark, name))
                .expect(201);
        sales.win(deal, "10.00", "NOK");
        return lead;
    }

    private String criterion() {
        return rep.get("/api/pipelines/standard")
                .expect(200)
                .body()
                .at("/stages/0/exitCriteria/0/key")
                .asText();
    }

    private void assertForgottenByEveryService(String lead, JsonNode receipt) {
        String told = receipt.at("/events/0").asText();
        assertEquals(404, rep.get("/api/leads/" + lead).status());
        assertEquals(List.of(), rep.items("/api/leads?q=" + name));
        assertEquals(
                404,
                rep.get("/api/qualifications/%s?atLeast=%s".formatted(lead, told))
                        .status());
        assertEquals(List.of(), rep.items("/api/deals?leadId=%s&atLeast=%s".formatted(lead, told)));
        Api revops = Api.of(leadstream, "revops");
        Answer rates = revops.get("/api/conversion-rates?pipeline=lead-lifecycle&segment=source&atLeast=" + told);
        assertFalse(mentions(rates.expect(200)));
        assertFalse(mentions(rep.get("/api/deals?limit=200").expect(200)));
        assertFalse(mentions(rep.get("/api/qualifications?limit=200").expect(200)));
        assertEquals(
                List.of("REQUEST", "1"),
                List.of(receipt.get("reason").asText(), receipt.get("leads").asText()));
    }

    /** What the partner wrote before the erasure is refused when it is read again. */
    private void readPartnersRecordAgain() throws SQLException {
        Topics operator = new Topics(leadstream.operator());
        ConsumerRecord<String, String> ours = operator.read("partner-leads.demo").stream()
                .filter(message -> mark.equals(message.key()))
                .findFirst()
                .orElseThrow();

        operator.rewind("lead-service-partners", ours);

        await().atMost(LIMIT).until(() -> refusals().size() == 1);
        String refusal = refusals().getFirst();
        assertTrue(refusal.contains("person-is-erased"), refusal);
        assertFalse(refusal.contains(name), "the refusal does not repeat what it refuses");
        assertEquals(List.of(), rep.items("/api/leads?q=" + name));
        assertEquals(List.of(), new Databases(leadstream).holding(name).get("lead"));
    }

    private List<String> refusals() {
        return partner.read("partner-leads-rejected.demo").stream()
                .filter(message -> mark.equals(message.key()))
                .map(message -> message.value())
                .toList();
    }

    private boolean mentions(Answer answer) {
        return answer.response().body().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }
}
