package io.leadstream.lead.capture;

import io.leadstream.lead.partner.RefusedRecord;
import io.leadstream.lead.partner.Tallies;
import io.leadstream.messaging.Batches;
import io.leadstream.messaging.KafkaAccess;
import io.leadstream.messaging.RecordHandler;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * The partners' door: {@code partner-leads.<partner>}, whose name tells who sends. What is refused goes to
 * {@code partner-leads-rejected.<partner>} before the position in the topic moves on; nothing is lost.
 */
@ApplicationScoped
class PartnerListener implements RecordHandler {

    private static final String TOPIC_PREFIX = "partner-leads.";
    private static final Pattern TOPICS = Pattern.compile("partner-leads[.].+");
    private static final int LONGEST_TRANSACTION_SECONDS = 300;

    private final PartnerRecords records;
    private final CaptureLead captureLead;
    private final Rejections rejections;
    private final io.leadstream.lead.partner.Rejections kept;
    private final Tallies tallies;
    private final Batches batches;
    private final KafkaAccess kafka;
    private final Clock clock;

    PartnerListener(
            PartnerRecords records,
            CaptureLead captureLead,
            Rejections rejections,
            io.leadstream.lead.partner.Rejections kept,
            Tallies tallies,
            Batches batches,
            KafkaAccess kafka,
            Clock clock) {
        this.records = records;
        this.captureLead = captureLead;
        this.rejections = rejections;
        this.kept = kept;
        this.tallies = tallies;
        this.batches = batches;
        this.kafka = kafka;
        this.clock = clock;
    }

    private record Submission(ConsumerRecord<String, byte[]> message, NormalLead lead) {
        Instant writtenAt() {
            return Instant.ofEpochMilli(message.timestamp());
        }
    }

    private record Refused(ConsumerRecord<String, byte[]> message, RuntimeException reason) {}

    @Override
    public String name() {
        return "partners";
    }

    @Override
    public Pattern topics() {
        return TOPICS;
    }

    @Override
    public void take(ConsumerRecords<String, byte[]> batch) {
        var submissions = new LinkedHashMap<String, List<Submission>>();
        var refusals = new ArrayList<Refused>();
        for (var message : batch) {
            try {
                var submission = new Submission(message, read(message));
                submissions
                        .computeIfAbsent(message.topic(), topic -> new ArrayList<>())
                        .add(submission);
            } catch (RuntimeException unreadable) {
                // reading needs nothing but the record: whatever goes wrong will go wrong again
                refusals.add(new Refused(message, unreadable));
            }
        }
        reject(refusals);
        // the records of one partner are in a transaction together; another partner's are not held up by them
        submissions.forEach((topic, some) -> reject(take(some, Door.topicOf(topic.substring(TOPIC_PREFIX.length())))));
    }

    private List<Refused> take(List<Submission> submissions, Door door) {
        var refusals = new ArrayList<Refused>();
        batches.workOff(
                submissions,
                some -> refusals.addAll(QuarkusTransaction.requiringNew()
                        .timeout(LONGEST_TRANSACTION_SECONDS)
                        .call(() -> capture(some, door))),
                (one, reason) -> refusals.add(new Refused(one.message(), reason)));
        return refusals;
    }

    private NormalLead read(ConsumerRecord<String, byte[]> message) {
        return records.read(message.value(), true);
    }

    /** Returns those that were refused, each alone. */
    private List<Refused> capture(List<Submission> submissions, Door door) {
        List<Attempt> attempts = captureLead.attempt(
                submissions.stream()
                        .map(submission -> new Offer(submission.lead(), submission.writtenAt()))
                        .toList(),
                door);
        var refused = new ArrayList<Refused>();
        for (int i = 0; i < attempts.size(); i++) {
            if (attempts.get(i) instanceof Attempt.Refused attempt) {
                refused.add(new Refused(submissions.get(i).message(), attempt.reason()));
            }
        }
        if (refused.size() < submissions.size()) {
            measure(submissions, door);
        }
        return refused;
    }

    private void measure(List<Submission> submissions, Door door) {
        Instant now = clock.instant();
        tallies.latencies(
                Objects.requireNonNull(door.partner()),
                door.label(),
                submissions.stream()
                        .map(submission -> Duration.between(submission.writtenAt(), now))
                        .toList());
    }

    /** First for the list of rejections, where a record that is read once more is there already. */
    private void reject(List<Refused> refusals) {
        batches.workOff(
                refusals,
                some -> kept.add(some.stream().map(this::listed).toList()),
                // what cannot be listed is told on the topic all the same
                (one, notListed) -> {});
        batches.workOff(
                refusals,
                some -> some.forEach(refusal -> kafka.send(rejections.of(refusal.message(), refusal.reason()))),
                // what the broker does not take, for its size, is told without the record: its place names it
                (one, notTaken) -> kafka.send(rejections.withoutRecord(one.message(), one.reason())));
    }

    private RefusedRecord listed(Refused refused) {
        ConsumerRecord<String, byte[]> message = refused.message();
        return records.refused(
                Door.topicOf(message.topic().substring(TOPIC_PREFIX.length())),
                new RefusedRecord.Place(message.partition(), message.offset()),
                message.value(),
                Instant.ofEpochMilli(message.timestamp()),
                refused.reason());
    }
}
