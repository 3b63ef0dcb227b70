package io.leadstream.qualification.outcome;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.local.test.Stack;
import io.leadstream.messaging.EventType;
import io.leadstream.qualification.RealStack;
import io.leadstream.qualification.sql.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

@RealStack
class DealListenerTest {

    private static final Path PIPELINE_SERVICE = Path.of("../pipeline-service/src/main/contract/events");

    private final UUID deal = UuidCreator.getTimeOrderedEpoch();

    /** In an order in which only a redrive could bring them. */
    @Test
    void theOutcomeFollowsFromTheSequencesAndNotFromTheOrderOfArrival() {
        send(
                2,
                "deal.closed.v1",
                "{\"dealId\":\"%s\",\"outcome\":\"WON\",\"amount\":{\"amount\":\"90.00\",\"currency\":\"EUR\"}}");
        send(1, "deal.opened.v1", "{\"dealId\":\"%s\",\"owner\":\"rep-7\",\"segments\":{\"product\":\"GTX\"}}");

        await().until(() -> Stack.current().psql("""
                                select outcome, amount, currency, owner, segments ->> 'product'
                                from deal_outcome where deal_id = '%s'""".formatted(deal)), is(List.of("WON|90.0000|EUR|rep-7|GTX")));
    }

    /** Its own reading of each of pipeline-service's examples, through the topic. */
    @Test
    void everyExampleOfPipelineServiceIsTakenIn() throws IOException {
        int number = 0;
        for (Class<?> type : DealEvent.class.getPermittedSubclasses()) {
            EventType named = type.getAnnotation(EventType.class);
            if (named != null && Files.exists(example(named))) {
                send(++number, named.value(), Files.readString(example(named)));
            }
        }
        int sent = number;
        assumeTrue(sent > 0, "pipeline-service shows no examples");

        await().until(
                        () -> Stack.current()
                                .psql("select count(*) from deal_told where deal_id = '%s'".formatted(deal)),
                        is(List.of(Integer.toString(sent))));
    }

    @Test
    void readsByIndex() {
        String plan = Plan.of(DealListener.TOLD);

        assertFalse(plan.contains("Seq Scan"), plan);
    }

    private static Path example(EventType type) {
        return PIPELINE_SERVICE.resolve(type.value() + ".json");
    }

    private void send(int sequence, String type, String payload) {
        var record = new ProducerRecord<>("deal-events", deal.toString(), payload.replace("%s", deal.toString()));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UuidCreator.getTimeOrderedEpoch().toString(),
                        "ce_source",
                        "pipeline-service",
                        "ce_type",
                        type,
                        "ce_time",
                        "2026-03-01T09:00:00Z",
                        "ce_knownat",
                        "2026-03-01T09:00:00Z",
                        "ce_subject",
                        deal.toString(),
                        "ce_sequence",
                        Integer.toString(sequence))
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (var producer =
                new KafkaProducer<>(Stack.current().kafka(), new StringSerializer(), new StringSerializer())) {
            producer.send(record).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
