package io.leadstream.benchmark;

import java.io.IOException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Leads by a partner's Kafka topic, from the first record that is sent until the last one is a lead. */
final class PartnerTopic {

    private static final String PARTNER = "demo";

    private PartnerTopic() {}

    static double leadsPerSecond(Subject subject, NewLeads newLeads, int count) throws Exception {
        try (var http = subject.lead("admin");
                var producer = new KafkaProducer<>(
                        subject.leadstream().partner(), new StringSerializer(), new StringSerializer())) {
            long before = accepted(http);
            long start = System.nanoTime();
            Stream.generate(newLeads::nextRecord)
                    .limit(count)
                    .map(record -> producer.send(
                            new ProducerRecord<>("partner-leads." + PARTNER, record.externalId(), record.body())))
                    .toList()
                    .getLast()
                    .get();
            producer.flush();
            Progress.await("records taken in", before + count, () -> accepted(http));
            return count / Progress.secondsSince(start);
        }
    }

    /** Counted in the transaction in which the lead comes to be. */
    private static long accepted(Http http) throws IOException {
        return http.get("/api/partners/" + PARTNER + "/conformance")
                .expect(200)
                .json()
                .get("accepted")
                .asLong();
    }
}
