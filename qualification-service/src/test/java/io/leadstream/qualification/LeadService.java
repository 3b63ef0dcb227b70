package io.leadstream.qualification;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.local.test.Stack;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Stands for lead-service: puts events on lead-events just as its outbox does. */
final class LeadService implements AutoCloseable {

    static final String GOOD_PERSON = """
            "source":"WEB_FORM","country":"DE","jobFunction":"SALES","seniority":"VP","freeMail":false""";

    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<Future<?>> sent = new ArrayList<>();

    LeadService() {
        var settings = new HashMap<>(Stack.current().kafka());
        settings.put("linger.ms", 0);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** One event as it is on the topic. */
    record Sent(UUID id, String subject, long sequence) {
        String ref() {
            return "lead-service/" + subject + "/" + sequence;
        }
    }

    static UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    static String goodCompany(UUID id) {
        return """
                {"companyId":"%s","name":"Example","industry":"Software","sizeBand":"50-249","funded":true}""".formatted(id);
    }

    /** A lead of fit 90. */
    Sent captured(UUID lead, Instant at) {
        return captured(lead, newId(), at);
    }

    Sent captured(UUID lead, UUID company, Instant at) {
        return send(
                lead.toString(),
                "lead.captured.v1",
                body(lead, GOOD_PERSON + ",\"company\":" + goodCompany(company)),
                at,
                at);
    }

    /** A lead of fit 0. */
    Sent capturedCold(UUID lead, Instant at) {
        return send(lead.toString(), "lead.captured.v1", body(lead, "\"source\":\"CHAT\",\"freeMail\":false"), at, at);
    }

    Sent changed(UUID lead, String person, Instant at) {
        return send(lead.toString(), "lead.changed.v1", body(lead, person), at, at);
    }

    Sent did(UUID lead, String type, Instant at, Instant knownAt) {
        return activity(lead, type, "INBOUND", at, knownAt);
    }

    Sent activity(UUID lead, String type, String direction, Instant at, Instant knownAt) {
        return send(
                lead.toString(),
                "lead.activity-recorded.v1",
                """
                {"leadId":"%s","activityId":"%s","type":"%s","direction":"%s"}""".formatted(lead, newId(), type, direction),
                at,
                knownAt);
    }

    Sent erased(UUID lead, Instant at) {
        return send(lead.toString(), "lead.erased.v1", "{\"leadId\":\"%s\"}".formatted(lead), at, at);
    }

    Sent companyChanged(UUID company, String attributes, Instant at) {
        return send(
                company.toString(),
                "company.changed.v1",
                "{\"companyId\":\"%s\",%s}".formatted(company, attributes),
                at,
                at);
    }

    Sent send(String subject, String type, String payload, Instant occurredAt, Instant knownAt) {
        var event = prepare(subject);
        put(event, type, payload, occurredAt, knownAt);
        return event;
    }

    /** Draws a sequence without sending, so that a test may send in another order. */
    Sent prepare(String subject) {
        return new Sent(newId(), subject, sequences.merge(subject, 1L, Long::sum));
    }

    void put(Sent event, String type, String payload, Instant occurredAt, Instant knownAt) {
        var message = new ProducerRecord<>("lead-events", event.subject(), payload.getBytes(StandardCharsets.UTF_8));
        var headers = new HashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", event.id().toString());
        headers.put("ce_source", "lead-service");
        headers.put("ce_type", type);
        headers.put("ce_time", occurredAt.toString());
        headers.put("ce_knownat", knownAt.toString());
        headers.put("ce_subject", event.subject());
        headers.put("ce_sequence", Long.toString(event.sequence()));
        headers.put("content-type", "application/json");
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        sent.add(producer.send(message));
    }

    static String body(UUID lead, String rest) {
        return "{\"leadId\":\"%s\",\"status\":\"NEW\",\"touches\":1,%s}".formatted(lead, rest);
    }

    void flush() {
        producer.flush();
        sent.clear();
    }

    @Override
    public void close() {
        producer.close();
    }
}
