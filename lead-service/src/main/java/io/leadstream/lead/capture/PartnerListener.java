package io.leadstream.lead.capture;

import io.leadstream.lead.card.Erasures;
import io.leadstream.messaging.Batches;
import io.leadstream.messaging.KafkaAccess;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Json;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
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

    private final Json json;
    private final CaptureLead captureLead;
    private final Erasures erasures;
    private final Rejections rejections;
    private final Batches batches;
    private final KafkaAccess kafka;

    PartnerListener(
            Json json,
            CaptureLead captureLead,
            Erasures erasures,
            Rejections rejections,
            Batches batches,
            KafkaAccess kafka) {
        this.json = json;
        this.captureLead = captureLead;
        this.erasures = erasures;
        this.rejections = rejections;
        this.batches = batches;
        this.kafka = kafka;
    }

    @Incoming("partner-leads")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        var messages = StreamSupport.stream(batch.spliterator(), false).toList();
        // the records of one partner are in a transaction together; another partner's are not held up by them
        for (String topic :
                messages.stream().map(ConsumerRecord::topic).distinct().toList()) {
            String partner = topic.substring(TOPIC_PREFIX.length());
            batches.workOff(
                    messages.stream()
                            .filter(message -> message.topic().equals(topic))
                            .toList(),
                    records -> QuarkusTransaction.requiringNew().run(() -> capture(records, Door.topicOf(partner))),
                    (message, refusal) -> kafka.send(rejections.of(partner, message, refusal)));
        }
    }

    private void capture(List<ConsumerRecord<String, byte[]>> records, Door door) {
        var offers = new ArrayList<NormalLead>(records.size());
        for (var message : records) {
            offers.add(read(message));
        }
        captureLead.lockIdentities(offers, door);
        for (int i = 0; i < offers.size(); i++) {
            refuseErased(
                    offers.get(i), door, Instant.ofEpochMilli(records.get(i).timestamp()));
            captureLead.captureLocked(offers.get(i), door);
        }
    }

    private NormalLead read(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            throw BadInput.of("", "must not be empty");
        }
        NewLead lead = json.read(message.value(), NewLead.class);
        if (lead.externalId() == null || lead.externalId().isBlank()) {
            throw BadInput.of("externalId", "must be given by a partner");
        }
        return NormalLead.of(lead);
    }

    private void refuseErased(NormalLead offer, Door door, Instant writtenAt) {
        var identities = new ArrayList<String>();
        if (offer.email() != null) {
            identities.add(Erasures.email(offer.email().address()));
        }
        if (offer.phone() != null) {
            identities.add(Erasures.phone(offer.phone().e164()));
        }
        if (door.partner() != null && offer.offered().externalId() != null) {
            identities.add(Erasures.record(door.partner(), offer.offered().externalId()));
        }
        if (erasures.cover(identities, writtenAt)) {
            throw new PersonIsErased();
        }
    }
}
