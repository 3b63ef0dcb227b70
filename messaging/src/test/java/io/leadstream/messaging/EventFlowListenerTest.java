package io.leadstream.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.local.test.Stack;
import io.leadstream.local.test.StackResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way of an event, from the outbox over Debezium and Kafka to a consumer, on the real things. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "test"))
class EventFlowListenerTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123456Z");

    @EventType("thing.made.v1")
    record ThingMade(String name) {}

    @Inject
    Outbox outbox;

    @Inject
    ReadModel readModel;

    @Inject
    DeadLetters deadLetters;

    @Inject
    KafkaAccess kafka;

    @Inject
    ThingListener listener;

    private final Stack stack = Stack.current();
    private final String subject = UUID.randomUUID().toString();

    @BeforeEach
    void awaitPublishing() {
        stack.awaitPublishing();
    }

    @Test
    void anEventIsAppliedOnceAndInOrder() {
        List<EventRef> refs = make(200);

        awaitApplied(refs);
        assertEquals(LongStream.rangeClosed(1, 200).boxed().toList(), seen());
    }

    @Test
    void addingOutsideATransactionIsRefused() {
        assertThrows(TransactionalException.class, () -> outbox.add("test-events", subject, thing(), NOON, NOON));
    }

    @Test
    void whatIsRolledBackIsNeverPublishedAndLeavesNoHole() {
        assertThrows(IllegalStateException.class, () -> QuarkusTransaction.requiringNew()
                .run(() -> {
                    outbox.add("test-events", subject, thing(), NOON, NOON);
                    throw new IllegalStateException("rolled back");
                }));

        awaitApplied(make(1));
        assertEquals(List.of(1L), seen());
    }

    @Test
    void publishingAgainChangesNothing() {
        Instant before = Instant.now().minusSeconds(5);
        awaitApplied(make(5));

        QuarkusTransaction.requiringNew().run(() -> outbox.publishAgain(before));

        awaitApplied(make(1));
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), seen());
    }

    @Test
    void theRecordOnTheTopicIsACloudEventInBinaryMode() {
        make(1);

        ConsumerRecord<String, byte[]> message = Records.first(kafka, "test-events", subject);
        assertEquals("{\"name\":\"anvil\"}", new String(message.value(), StandardCharsets.UTF_8));
        assertEquals("1.0", header(message, "ce_specversion"));
        assertEquals("test-service", header(message, "ce_source"));
        assertEquals("thing.made.v1", header(message, "ce_type"));
        assertEquals(subject, header(message, "ce_subject"));
        assertEquals("1", header(message, "ce_sequence"));
        assertEquals(NOON, Instant.parse(header(message, "ce_time")));
        assertEquals(NOON.plusSeconds(1), Instant.parse(header(message, "ce_knownat")));
        assertEquals("application/json", header(message, "content-type"));
    }

    @Test
    void aBatchThatWasNotAppliedComesAgainAfterAStop() throws InterruptedException {
        awaitApplied(make(1));
        var tried = new CountDownLatch(1);
        TopicReader failing = reader(batch -> {
            tried.countDown();
            throw new IllegalStateException("cannot be applied now");
        });
        Thread reading = Thread.ofPlatform().start(failing);
        assertTrue(tried.await(30, TimeUnit.SECONDS));
        failing.stop();
        reading.join(LIMIT);

        var taken = ConcurrentHashMap.newKeySet();
        TopicReader next = reader(batch -> batch.forEach(message -> taken.add(message.key())));
        Thread.ofPlatform().start(next);

        await().atMost(LIMIT).until(() -> taken.contains(subject));
        next.stop();
    }

    private TopicReader reader(TopicReader.Taking taking) {
        return new TopicReader(kafka, "test-service-" + subject, "test", Pattern.compile(ThingListener.TOPIC), taking);
    }

    @Test
    void aPoisonRecordIsSetAsideByteForByteAndTheRestGoesOn() {
        byte[] poison = "{not json, no headers".getBytes(StandardCharsets.UTF_8);
        long missing = readModel.freshness().missing();
        long unreadable = deadLetters.unreadable();
        sendAsAnybodyMight(poison);

        awaitApplied(make(3));
        ConsumerRecord<String, byte[]> letter = Records.first(kafka, "test-events.test-service.dlq", subject);
        assertEquals(new String(poison, StandardCharsets.UTF_8), new String(letter.value(), StandardCharsets.UTF_8));
        assertEquals("test-events", header(letter, DeadLetter.TOPIC));
        assertTrue(header(letter, DeadLetter.REASON).contains("ce_id"), header(letter, DeadLetter.REASON));
        assertEquals(unreadable + 1, deadLetters.unreadable());
        assertEquals(missing, readModel.freshness().missing(), "what nobody can name is nobody's event");
    }

    @Test
    void aRefusedEventIsAHoleUntilItIsRedriven() {
        listener.refuse(subject);
        long before = readModel.freshness().missing();
        List<EventRef> refs = make(1);
        await().atMost(LIMIT).until(() -> readModel.freshness().missing() == before + 1);

        listener.accept(subject);
        awaitApplied(make(1));
        assertEquals(before + 1, readModel.freshness().missing(), "the hole stays while later events are applied");
        deadLetters.redrive();

        awaitApplied(refs);
        assertEquals(before, readModel.freshness().missing());
        assertEquals(List.of(2L, 1L), seen());
    }

    @Test
    void nothingIsLostOrDoubledWhenTheSurroundingsAreKilled() {
        awaitApplied(make(10));
        stack.kill("connect");
        make(10);
        stack.restart("connect");
        make(10);
        stack.restart("kafka");

        stack.restart("postgres");
        List<EventRef> last = await().atMost(LIMIT).ignoreExceptions().until(() -> make(10), refs -> true);

        awaitApplied(last);
        long end = last.getLast().sequence();
        assertEquals(
                LongStream.rangeClosed(1, end).boxed().toList(),
                seen().stream().sorted().toList());
    }

    private void sendAsAnybodyMight(byte[] value) {
        try (var producer = new KafkaProducer<>(stack.kafka(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("test-events", subject, value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private List<EventRef> make(int count) {
        List<Outbox.Draft> drafts = LongStream.range(0, count)
                .mapToObj(i -> new Outbox.Draft("test-events", subject, thing(), NOON, NOON.plusSeconds(1)))
                .toList();
        return QuarkusTransaction.requiringNew().call(() -> outbox.addAll(drafts));
    }

    private static ThingMade thing() {
        return new ThingMade("anvil");
    }

    private void awaitApplied(List<EventRef> refs) {
        for (EventRef ref : refs) {
            await(ref.toString())
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(20))
                    .ignoreExceptions()
                    .until(() -> readModel.isApplied(ref));
        }
    }

    private List<Long> seen() {
        return stack
                .psql("select sequence from thing_seen where subject = '%s' order by nr".formatted(subject))
                .stream()
                .map(Long::valueOf)
                .toList();
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return String.valueOf(EventRecords.optional(message.headers(), name));
    }
}
