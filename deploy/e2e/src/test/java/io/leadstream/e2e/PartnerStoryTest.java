package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.local.test.RunningLeadstream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a partner sent in vain is told to that partner alone, and taken in once the cause is mended. */
class PartnerStoryTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String REJECTIONS = "/api/partners/demo/rejections";

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Api demo = Api.of(leadstream, "partner");
    private final Api other =
            new Api(leadstream.origin(), leadstream.token("partner", "other", Map.of("partner", "other")));
    private final Topics topics = new Topics(leadstream.partner());
    private final Sales sales = Sales.of(leadstream);
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void attachAsBefore() {
        setDuplicates("ATTACH");
    }

    @Test
    void aRefusedRecordIsTakenInOnceTheCauseIsMended() {
        String known = sales.captured(record("first"));
        setDuplicates("REFUSE");
        topics.send("partner-leads.demo", mark, record("again"));
        topics.send("partner-leads.demo", mark, record("again").replace("REFERRAL", "NOWHERE"));

        JsonNode refused = await().atMost(LIMIT)
                .until(() -> rejection("again", 409), Optional::isPresent)
                .orElseThrow();
        JsonNode broken = await().atMost(LIMIT)
                .until(() -> rejection("again", 400), Optional::isPresent)
                .orElseThrow();
        assertEquals("source", broken.at("/violations/0/field").asText());
        assertEquals(2, onRejectedTopic().size());
        String both = "{\"ids\":[%s,%s]}".formatted(refused.get("id"), broken.get("id"));
        assertEquals("{\"read\":2,\"accepted\":0,\"rejected\":2}", redriven(both), "nothing is mended yet");

        setDuplicates("ATTACH");

        assertEquals("{\"read\":2,\"accepted\":1,\"rejected\":1}", redriven(both));
        assertEquals(
                2,
                rep.get("/api/leads/" + known).expect(200).body().get("touches").asInt());
        assertTrue(rejection("again", 409).isEmpty(), "what was taken in is off the list");
        assertEquals(3, rejection("again", 400).orElseThrow().get("attempts").asInt());
    }

    @Test
    void aPartnerSeesNobodyElsesRecordsNorLeads() {
        String lead = demo.post("/api/leads", record("mine")).expect(201).id();

        demo.get("/api/leads/" + lead).expect(200);
        demo.get(REJECTIONS).expect(200);
        other.get("/api/leads/" + lead).expect(404);
        assertEquals(List.of(), other.items("/api/leads"));
        other.get(REJECTIONS).expect(403);
        other.post(REJECTIONS + "/redrive", "{}").expect(403);
        other.get("/api/partners/demo/conformance").expect(403);
        demo.get("/api/qualifications/" + lead).expect(403);
    }

    private String record(String id) {
        return "{\"externalId\":\"%1$s-%2$s\",\"email\":\"%2$s@partners.example\",\"source\":\"REFERRAL\"}"
                .formatted(id, mark);
    }

    /** What becomes of a referral whom we know already. */
    private void setDuplicates(String policy) {
        Api marketing = Api.of(leadstream, "marketing");
        marketing
                .put(
                        "/api/sources/REFERRAL",
                        "{\"name\":\"Referral\",\"source\":\"REFERRAL\",\"duplicates\":{\"policy\":\"%s\"}}"
                                .formatted(policy),
                        "If-Match",
                        marketing.get("/api/sources/REFERRAL").expect(200).etag())
                .expect(200);
    }

    private Optional<JsonNode> rejection(String id, int status) {
        return demo.items(REJECTIONS + "/records").stream()
                .filter(one -> one.at("/record/externalId").asText().equals(id + "-" + mark)
                        && one.get("status").asInt() == status)
                .findFirst();
    }

    private List<String> onRejectedTopic() {
        return topics.read("partner-leads-rejected.demo").stream()
                .map(message -> message.value())
                .filter(value -> value.contains("again-" + mark))
                .toList();
    }

    private String redriven(String which) {
        JsonNode result = demo.post(REJECTIONS + "/redrive", which).expect(200).body();
        return "{\"read\":%s,\"accepted\":%s,\"rejected\":%s}"
                .formatted(result.get("read"), result.get("accepted"), result.get("rejected"));
    }
}
