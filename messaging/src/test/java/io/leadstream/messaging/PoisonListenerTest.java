package io.leadstream.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.leadstream.local.test.Stack;
import io.leadstream.local.test.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that anybody can put on a topic stops its consumer: what is no event is set aside, the rest goes on. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "test"))
class PoisonListenerTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String LETTERS = "test-events.test-service.dlq";
    private static final String REFUSED = "{not json";

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

    static Stream<Arguments> poison() {
        return Stream.of(
                Arguments.of("a NUL in the source", Map.of("ce_source", "a\0b"), REFUSED),
                Arguments.of("a NUL in the subject", Map.of("ce_subject", "a\0b"), REFUSED),
                Arguments.of("a NUL in the id", Map.of("ce_id", "a\0b"), REFUSED),
                Arguments.of("a NUL in the time", Map.of("ce_time", "2026\0"), REFUSED),
                Arguments.of("a NUL in the sequence", Map.of("ce_sequence", "1\0"), REFUSED),
                Arguments.of(
                        "an origin of its own",
                        Map.of("dlq_topic", "x", "dlq_partition", "x", "dlq_offset", "1", "ce_id", "none"),
                        REFUSED),
                Arguments.of("nearly as large as can be", Map.of("ce_id", "none"), noise((1 << 20) - 600)),
                Arguments.of("large, but well compressed", Map.of("ce_id", "none"), "x".repeat(5 << 20)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poison")
    void poisonIsSetAsideByteForByte(String name, Map<String, String> headers, String value) {
        send(subject.getBytes(StandardCharsets.UTF_8), headers, value);
        send(subject.getBytes(StandardCharsets.UTF_8), Map.of("ce_sequence", "2"), "{}");

        await().atMost(LIMIT).until(() -> readModel.isApplied(new EventRef("tests", subject, 2)));
        var letter = Records.first(kafka, LETTERS, subject);
        assertArrayEquals(value.getBytes(StandardCharsets.UTF_8), letter.value());
        assertEquals("test-events", EventRecords.optional(letter.headers(), DeadLetter.TOPIC));
    }

    @Test
    void aTimeThatIsNoneDoesNotKeepAnEventFromBeingApplied() {
        send(subject.getBytes(StandardCharsets.UTF_8), Map.of("ls_recordedat", "garbage"), "{}");
        send(
                subject.getBytes(StandardCharsets.UTF_8),
                Map.of("ls_recordedat", "0001-01-01T00:00:00Z", "ce_sequence", "2"),
                "{}");

        await().atMost(LIMIT).until(() -> readModel.isApplied(new EventRef("tests", subject, 2)));
    }

    @Test
    void aKeyThatIsNoTextIsKept() {
        byte[] key = (subject + "?").getBytes(StandardCharsets.UTF_8);
        key[key.length - 1] = (byte) 0xFF;
        send(key, Map.of("ce_id", "none"), REFUSED);

        var letter = Records.first(kafka, LETTERS, RecordKeys.read(key));
        assertArrayEquals(key, RecordKeys.write(letter.key()));
    }

    @Test
    void aSequenceFarAheadIsAHoleOfThatSizeAndReckonedAtOnce() {
        long before = readModel.freshness().missing();
        send(subject.getBytes(StandardCharsets.UTF_8), Map.of("ce_sequence", "9000000000000000"), "{}");
        await().atMost(LIMIT).until(() -> readModel.isApplied(new EventRef("tests", subject, 9_000_000_000_000_000L)));

        Freshness now = assertTimeout(Duration.ofSeconds(2), readModel::freshness);

        stack.psql("delete from applied_event where subject = '%s'".formatted(subject));
        assertEquals(before + 9_000_000_000_000_000L - 1, now.missing());
    }

    @Test
    void aDatabaseThatFailsWhileANoteIsWrittenDoesNotMultiplyTheCopy() throws SQLException {
        try (var blocker = stack.database()) {
            blocker.setAutoCommit(false);
            blocker.createStatement().execute("lock table dead_letter in exclusive mode");
            send(subject.getBytes(StandardCharsets.UTF_8), Map.of("ce_id", "none", "ce_subject", subject), REFUSED);
            for (int failure = 0; failure < 3; failure++) {
                await().atMost(LIMIT).until(() -> !terminateWaiting());
            }
            blocker.rollback();
        }

        await().atMost(LIMIT)
                .until(() -> !stack.psql("select 1 from dead_letter where subject = '%s'".formatted(subject))
                        .isEmpty());
        assertEquals(1, Records.all(kafka, LETTERS, subject).size());
    }

    @Test
    void anOldDeadLetterThatNobodyCanNameIsForgotten() {
        stack.psql(
                "insert into dead_letter (topic, partition, record_offset, source, subject, sequence, reason, at) values"
                        + " ('old', 1, 1, null, null, null, 'x', now() - interval '8 days'),"
                        + " ('old', 1, 2, 'tests', 'lost-%s', 7, 'x', now() - interval '8 days')".formatted(subject));

        deadLetters.purge();

        assertEquals(java.util.List.of("2"), stack.psql("select record_offset from dead_letter where topic = 'old'"));
        stack.psql("delete from dead_letter where topic = 'old'");
    }

    /** Returns whether nobody waited. */
    private boolean terminateWaiting() {
        return stack.psql("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where wait_event_type = 'Lock' and query like '%dead_letter%' and pid <> pg_backend_pid()")
                .isEmpty();
    }

    private void send(byte[] key, Map<String, String> headers, String value) {
        var all = new HashMap<>(Map.of(
                "ce_id", UUID.randomUUID().toString(),
                "ce_source", "tests",
                "ce_subject", subject,
                "ce_sequence", "1",
                "ce_type", "thing.made.v1",
                "ce_time", "2026-01-31T12:00:00Z",
                "ce_knownat", "2026-01-31T12:00:00Z"));
        all.putAll(headers);
        var message = new ProducerRecord<>("test-events", key, value.getBytes(StandardCharsets.UTF_8));
        all.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        var settings = new HashMap<>(stack.kafka());
        settings.put("max.request.size", 16 << 20);
        settings.put("compression.type", value.length() > 2 << 20 ? "gzip" : "none");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static String noise(int length) {
        return new Random(7)
                .ints(length, ' ', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
