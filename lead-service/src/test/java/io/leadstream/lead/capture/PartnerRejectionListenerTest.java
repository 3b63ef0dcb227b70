package io.leadstream.lead.capture;

import static io.leadstream.lead.LeadApi.newAddress;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.lead.Contract;
import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.leadstream.lead.Topics;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused of a partner's records comes back with place and reasons, and holds nothing up. */
@StackTest
class PartnerRejectionListenerTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String REJECTED = "partner-leads-rejected.demo";

    private final String mark = UUID.randomUUID().toString();
    private LeadApi api;
    private Topics topics;

    @Inject
    PartnerListener listener;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
        topics = new Topics();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{broken | `` | is not valid JSON",
                "`` | `` | must not be empty",
                "null | `` | must not be null",
                "[] | `` | must be an object",
                "\"text\" | `` | must be an object",
                "{} | source | must not be null",
                "{\"email\":\"a@b.de\",\"source\":\"PARTNER\"} | externalId | must be given by a partner",
                "{\"externalId\":\" \",\"email\":\"a@b.de\",\"source\":\"PARTNER\"} | externalId | must be given by a partner",
                "{\"externalId\":\"x\",\"source\":\"PARTNER\"} | email | must be given, or else phone",
                "{\"externalId\":\"x\",\"email\":\"a@b.de\",\"source\":\"NOWHERE\"} | source | must be one of",
                "{\"externalId\":\"x\",\"email\":\"a@b.de\",\"source\":3} | source | must be one of",
                "{\"externalId\":\"x\",\"email\":\"a@b.de\",\"source\":\"CHAT\",\"colour\":1} | colour | is unknown",
                "{\"externalId\":\"x\",\"email\":\"nobody\",\"source\":\"CHAT\"} | email | must be an e-mail address",
                "{\"externalId\":\"x\",\"email\":5,\"source\":\"CHAT\"} | email | must be a string",
                "{\"externalId\":\"x\",\"phone\":\"12\",\"source\":\"CHAT\"} | phone | must be in E.164 form",
                "{\"externalId\":\"x\",\"email\":\"a@b.de\",\"source\":\"CHAT\",\"firstName\":\"a\\u0000b\"} | firstName | must not contain NUL",
                "{\"externalId\":\"x\",\"email\":\"a@b.de\",\"source\":\"CHAT\",\"consent\":{\"a\":\"\\u0000\"}} | consent | must not contain NUL",
                "{\"externalId\":\"x\",\"email\":\"a@b.de\",\"source\":\"CHAT\",\"country\":\"Germany\"} | country | must be an ISO 3166-1",
                "{\"externalId\":\"x\",\"email\":\"a@b.de\",\"source\":\"CHAT\",\"company\":{\"employees\":-1}} | company.employees | must be greater than or equal to 0",
                "{\"externalId\":\"x\",\"email\":\"a@b.de\",\"source\":\"CHAT\",\"company\":{\"employees\":1e999999999}} | company.employees | must be",
                "{\"externalId\":\"x\",\"email\":\"a@b.de\",\"source\":\"CHAT\",\"company\":{\"funding\":1e999999999}} | company.funding | must be an amount",
                "{\"externalId\":\"x\",\"email\":\"a@b.de\",\"source\":\"CHAT\",\"occurredAt\":\"2999-01-01T00:00:00Z\"} | occurredAt | is unknown",
                "{\"externalId\":\"x\",\"externalId\":\"y\",\"email\":\"a@b.de\",\"source\":\"CHAT\"} | `` | is not valid JSON"
            })
    void aBadRecordIsRejectedWithItsReasons(String value, String field, String reason) throws IOException {
        String good = newAddress();
        topics.sendAsPartner(mark, value.getBytes(StandardCharsets.UTF_8));
        topics.sendAsPartner(mark, record(mark, good));

        awaitLead(good);
        JsonNode rejection = onlyRejection();
        assertEquals("urn:leadstream:problem:bad-input", rejection.get("type").asText());
        assertEquals(field, rejection.at("/violations/0/field").asText(), rejection.toString());
        assertTrue(rejection.at("/violations/0/message").asText().contains(reason), rejection.toString());
        assertPlace(rejection, value);
    }

    @Test
    void noValueIsRejected() throws IOException {
        topics.sendAsPartner(mark, (byte[]) null);

        assertEquals(
                "must not be empty", onlyRejection().at("/violations/0/message").asText());
    }

    /** Looks like UTF-32 to a parser that guesses; or is how schema registries, compressors and other encodings begin. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00 00 00 00 01 7b 22 65 6d 61 69 6c 22 3a 31 7d",
                "00 00 00 00 7b 7d",
                "00 00 41 00",
                "fe ff 00 00",
                "00 00 fe ff",
                "ff fe 7b 00 7d 00",
                "1f 8b 08 00 00 00 00 00",
                "7b 22 c3 28 22 3a 31 7d",
                "00"
            })
    void bytesThatAreNoTextAreRejectedAndHoldNothingUp(String hex) throws IOException {
        String good = newAddress();
        topics.sendAsPartner(mark, HexFormat.ofDelimiter(" ").parseHex(hex));
        topics.sendAsPartner(mark, record(mark, good));

        awaitLead(good);
        assertTrue(onlyRejection().at("/violations/0/message").asText().contains("is not valid JSON"));
    }

    @Test
    void noHeaderHoldsAnythingUp() {
        byte[] odd = {0, (byte) 0xff, (byte) 0xc3, 0x28};
        var headers = List.of(
                Map.entry("ce_specversion", "1.0".getBytes(StandardCharsets.UTF_8)),
                Map.entry("ce_specversion", odd),
                Map.entry("content-type", "application/cloudevents+json".getBytes(StandardCharsets.UTF_8)),
                Map.entry("content-type", odd),
                Map.entry("traceparent", odd),
                Map.entry("traceparent", new byte[300_000]),
                Map.entry("tracestate", odd),
                Map.entry("baggage", odd),
                Map.entry("", odd),
                Map.entry("ce_time", odd));
        for (var header : headers) {
            topics.sendAsPartner(mark, "{broken".getBytes(StandardCharsets.UTF_8), header.getKey(), header.getValue());
            topics.sendAsPartner(mark, "{broken".getBytes(StandardCharsets.UTF_8), header.getKey(), null);
        }
        String good = newAddress();
        topics.sendAsPartner(mark, record(mark, good));

        awaitLead(good);
        assertEquals(2 * headers.size(), topics.read(REJECTED, mark).size());
    }

    @Test
    void aKeyThatLeavesNoRoomForTheReasonsHoldsNothingUp() {
        String good = newAddress();
        topics.sendAsPartner("k".repeat(1_040_000), "{broken");
        topics.sendAsPartner(null, "{broken".getBytes(StandardCharsets.UTF_8));
        topics.sendToEveryPartition(i -> record(mark + i, i == 0 ? good : newAddress()));

        awaitLead(good);
    }

    @Test
    void aNameThatTheyMadeUpMayHaveAnyLength() throws IOException {
        topics.sendAsPartner(mark, "{\"%s\":1}".formatted("n".repeat(49_000)));

        assertTrue(onlyRejection().at("/violations/0/field").asText().length() < 2_000);
    }

    @Test
    void deepNestingIsRejected() throws IOException {
        topics.sendAsPartner(mark, "{\"consent\":" + "[".repeat(5000) + "]".repeat(5000) + "}");

        assertEquals(400, onlyRejection().get("status").asInt());
    }

    @Test
    void aBigRecordThatIsNoneIsRejectedByItsPlace() throws IOException {
        byte[] garbage = new byte[900 << 10];
        new java.util.Random(7).nextBytes(garbage);
        String good = newAddress();
        topics.sendAsPartner(mark, garbage);
        topics.sendAsPartner(mark, record(mark, good));

        awaitLead(good);
        JsonNode rejection = onlyRejection();
        assertNull(rejection.get("record"));
        assertTrue(rejection.get("offset").asLong() >= 0);
    }

    @Test
    void aRecordThatIsReadAgainAfterTheErasureIsRefusedAndANewOneIsANewLead() throws IOException {
        String email = newAddress();
        topics.sendAsPartner(mark, record(mark, email));
        String erased = awaitLead(email);
        ConsumerRecord<String, byte[]> written =
                topics.read(Topics.PARTNER_LEADS, mark).getFirst();
        api.erase(erased).statusCode(202);

        listener.take(new ConsumerRecords<>(
                Map.of(new TopicPartition(written.topic(), written.partition()), List.of(written)), Map.of()));

        JsonNode rejection = onlyRejection();
        assertEquals(
                "urn:leadstream:problem:person-is-erased", rejection.get("type").asText());
        assertEquals(409, rejection.get("status").asInt());
        assertFalse(rejection.toString().contains(email), "what was erased is not passed on");
        assertEquals(List.of(), api.found("q", email));

        topics.sendAsPartner(mark, record(mark, email));
        assertNotEquals(erased, awaitLead(email));
    }

    @Test
    void anErasureReachesWhateverThePersonWasKnownByBefore() throws IOException {
        String offered = newAddress();
        String number = LeadApi.newNumber();
        topics.sendAsPartner(
                mark,
                "{\"externalId\":\"%s\",\"email\":\"%s\",\"phone\":\"%s\",\"source\":\"PARTNER\"}"
                        .formatted(mark, offered, number));
        String lead = awaitLead(offered);
        String between = newAddress();
        api.patch(lead, "{\"email\":\"%s\",\"phone\":null}".formatted(between)).statusCode(200);
        api.patch(lead, "{\"email\":\"%s\"}".formatted(newAddress())).statusCode(200);
        List<ConsumerRecord<String, byte[]>> unread = Stream.of(
                        record(mark + "a", offered),
                        record(mark + "b", between),
                        "{\"externalId\":\"%sc\",\"phone\":\"%s\",\"source\":\"PARTNER\"}".formatted(mark, number))
                .map(value -> new ConsumerRecord<>(
                        Topics.PARTNER_LEADS,
                        0,
                        0,
                        System.currentTimeMillis(),
                        TimestampType.LOG_APPEND_TIME,
                        0,
                        0,
                        mark + "d",
                        value.getBytes(StandardCharsets.UTF_8),
                        new RecordHeaders(),
                        Optional.empty()))
                .toList();
        api.erase(lead).statusCode(202);

        listener.take(new ConsumerRecords<>(Map.of(new TopicPartition(Topics.PARTNER_LEADS, 0), unread), Map.of()));

        assertEquals(3, topics.read(REJECTED, mark + "d").size());
        assertEquals(List.of(), api.found("q", number));
        assertEquals(List.of(), api.found("q", between));
    }

    /** Place and record are those that were sent. */
    private void assertPlace(JsonNode rejection, String value) {
        var sent = topics.read(Topics.PARTNER_LEADS, mark).getFirst();
        assertEquals(sent.partition(), rejection.get("partition").asInt());
        assertEquals(sent.offset(), rejection.get("offset").asLong());
        if (value.equals("{broken")) {
            assertEquals(value, rejection.get("record").asText());
        }
    }

    private JsonNode onlyRejection() throws IOException {
        List<ConsumerRecord<String, byte[]>> rejections =
                await().atMost(LIMIT).until(() -> topics.read(REJECTED, mark), found -> !found.isEmpty());
        assertEquals(1, rejections.size());
        String text = Topics.text(rejections.getFirst().value());
        Contract.assertValid("partner-lead-rejected", text);
        return Contract.mapper().readTree(text);
    }

    private String awaitLead(String email) {
        return await().atMost(LIMIT)
                .until(() -> api.found("q", email), found -> !found.isEmpty())
                .getFirst();
    }

    private static String record(String externalId, String email) {
        return "{\"externalId\":\"%s\",\"email\":\"%s\",\"source\":\"PARTNER\"}".formatted(externalId, email);
    }
}
