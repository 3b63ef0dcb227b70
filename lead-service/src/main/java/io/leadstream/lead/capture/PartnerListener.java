package io.leadstream.lead.capture;

import io.leadstream.messaging.Batches;
import io.leadstream.messaging.KafkaAccess;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.BodyLimit;
import io.leadstream.rest.Json;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The partners' door: {@code partner-leads.<partner>}, whose name tells who sends. What is refused goes to
 * {@code partner-leads-rejected.<partner>} before the position in the topic moves on; nothing is lost.
 */
@ApplicationScoped
class PartnerListener {

    private static final String TOPIC_PREFIX = "partner-leads.";
    private static final int LONGEST_TRANSACTION_SECONDS = 300;

    private final Json json;
    private final CaptureLead captureLead;
    private final Rejections rejections;
    private final Batches batches;
    private final KafkaAccess kafka;

    PartnerListener(Json json, CaptureLead captureLead, Rejections rejections, Batches batches, KafkaAccess kafka) {
        this.json = json;
        this.captureLead = captureLead;
        this.rejections = rejections;
        this.batches = batches;
        this.kafka = kafka;
    }

    private record Submission(ConsumerRecord<String, byte[]> message, NormalLead lead) {
        Instant writtenAt() {
            return Instant.ofEpochMilli(message.timestamp());
        }
    }

    private record Refusal(ConsumerRecord<String, byte[]> message, RuntimeException reason) {}

    @Incoming("partner-leads")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        var submissions = new LinkedHashMap<String, List<Submission>>();
        var refusals = new ArrayList<Refusal>();
        for (var message : batch) {
            try {
                var submission = new Submission(message, read(message));
                submissions
                        .computeIfAbsent(message.topic(), topic -> new ArrayList<>())
                        .add(submission);
            } catch (RuntimeException unreadable) {
                // reading needs nothing but the record: whatever goes wrong will go wrong again
                refusals.add(new Refusal(message, unreadable));
            }
        }
        reject(refusals);
        // the records of one partner are in a transaction together; another partner's are not held up by them
        submissions.forEach((topic, some) -> reject(take(some, Door.topicOf(topic.substring(TOPIC_PREFIX.length())))));
    }

    private List<Refusal> take(List<Submission> submissions, Door door) {
        var refusals = new ArrayList<Refusal>();
        batches.workOff(
                submissions,
                some -> refusals.addAll(QuarkusTransaction.requiringNew()
                        .timeout(LONGEST_TRANSACTION_SECONDS)
                        .call(() -> capture(some, door))),
                (one, reason) -> refusals.add(new Refusal(one.message(), reason)));
        return refusals;
    }

    private NormalLead read(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null || message.value().length == 0) {
            throw BadInput.of("", "must not be empty");
        }
        if (message.value().length > BodyLimit.DEFAULT) {
            throw BadInput.of("", "must have at most " + BodyLimit.DEFAULT + " bytes");
        }
        NewLead lead = json.read(message.value(), NewLead.class);
        if (lead.externalId() == null || lead.externalId().isBlank()) {
            throw BadInput.of("externalId", "must be given by a partner");
        }
        return NormalLead.of(lead);
    }

    /** Returns those that were refused, each alone. */
    private List<Refusal> capture(List<Submission> submissions, Door door) {
        List<Attempt> attempts = captureLead.attempt(
                submissions.stream()
                        .map(submission -> new Offer(submission.lead(), submission.writtenAt()))
                        .toList(),
                door);
        var refused = new ArrayList<Refusal>();
        for (int i = 0; i < attempts.size(); i++) {
            if (attempts.get(i) instanceof Attempt.Refused attempt) {
                refused.add(new Refusal(submissions.get(i).message(), attempt.reason()));
            }
        }
        return refused;
    }

    private void reject(List<Refusal> refusals) {
        batches.workOff(
                refusals,
                some -> some.forEach(refusal -> kafka.send(rejections.of(refusal.message(), refusal.reason()))),
                // what the broker does not take, for its size, is told without the record: its place names it
                (one, notTaken) -> kafka.send(rejections.withoutRecord(one.message(), one.reason())));
    }
}
