package io.leadstream.lead.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.lead.Contract;
import io.leadstream.lead.card.Source;
import io.leadstream.rest.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class PartnerContractTest {

    private final Rejections rejections = new Rejections(Contract.mapper());

    @Test
    void theExampleOfAPartnersRecordIsALead() throws IOException {
        NewLead lead = Contract.mapper().readValue(Contract.golden("partner-lead"), NewLead.class);

        assertEquals("jane.doe@acme.example", NormalLead.of(lead).person().email());
        Contract.assertKept("partner-lead", Contract.mapper().readTree(Contract.golden("partner-lead")));
    }

    @Test
    void theSchemaOfAPartnersRecordKnowsEveryFieldAndSource() throws IOException {
        JsonNode schema = Contract.mapper()
                .readTree(Contract.FOLDER
                        .resolve("schemas/partner-lead.schema.json")
                        .toFile());

        assertEquals(
                fields(NewLead.class),
                Stream.of(schema.get("properties"))
                        .flatMap(PartnerContractTest::names)
                        .sorted()
                        .toList());
        assertEquals(
                fields(NewLead.NewCompany.class),
                Stream.of(schema.at("/properties/company/properties"))
                        .flatMap(PartnerContractTest::names)
                        .sorted()
                        .toList());
        assertEquals(
                Source.values().length, schema.at("/properties/source/enum").size());
    }

    @Test
    void aRejectionIsWrittenAsTheContractShows() throws IOException {
        JsonNode golden = Contract.mapper().readTree(Contract.golden("partner-lead-rejected"));
        byte[] sent = Contract.mapper().writeValueAsBytes(golden.get("record"));
        NewLead offered = Contract.mapper().readValue(sent, NewLead.class);
        BadInput refusal = assertThrows(BadInput.class, () -> NormalLead.of(offered));

        var rejection = rejections.of(message(sent), refusal);

        assertEquals("partner-leads-rejected.demo", rejection.topic());
        assertEquals("crm-4711", rejection.key());
        Contract.assertKept("partner-lead-rejected", Contract.mapper().readTree(rejection.value()));
    }

    @Test
    void whatIsNoJsonComesBackAsText() throws IOException {
        JsonNode rejection = rejected("{broken".getBytes(StandardCharsets.UTF_8), BadInput.of("", "is not valid JSON"));

        assertEquals("{broken", rejection.get("record").asText());
    }

    @Test
    void nothingComesBackAsNothing() throws IOException {
        assertNull(rejected(null, BadInput.of("", "must not be empty")).get("record"));
        assertEquals(
                "",
                rejected(new byte[0], BadInput.of("", "must not be empty"))
                        .get("record")
                        .asText());
    }

    @Test
    void aKeyWithoutMeasureStaysAway() {
        var huge = new ConsumerRecord<>(
                "partner-leads.demo", 3, 17L, "k".repeat(1_000_000), "{".getBytes(StandardCharsets.UTF_8));

        var rejection = rejections.of(huge, BadInput.of("n".repeat(50_000), "is unknown"));

        assertNull(rejection.key());
        assertTrue(rejection.value().length < 10_000);
    }

    @Test
    void aRecordThatIsTooLongToComeBackIsNamedByItsPlace() throws IOException {
        JsonNode rejection = rejected(new byte[200_000], BadInput.of("", "is not valid JSON"));

        assertNull(rejection.get("record"));
        assertEquals(17, rejection.get("offset").asLong());
        assertEquals("is not valid JSON", rejection.at("/violations/0/message").asText());
    }

    @Test
    void whatWasErasedIsNotPassedOn() throws IOException {
        JsonNode rejection = rejected("{\"email\":\"a@b.de\"}".getBytes(StandardCharsets.UTF_8), new PersonIsErased());

        assertNull(rejection.get("record"));
        assertEquals(
                "urn:leadstream:problem:person-is-erased", rejection.get("type").asText());
        assertEquals(409, rejection.get("status").asInt());
    }

    @Test
    void aFaultOfOursTellsNothingOfTheInside() throws IOException {
        JsonNode rejection = rejected("{}".getBytes(StandardCharsets.UTF_8), new IllegalStateException("inside"));

        assertEquals(
                "urn:leadstream:problem:not-accepted", rejection.get("type").asText());
        assertEquals(-1, rejection.toString().indexOf("inside"));
    }

    private JsonNode rejected(byte[] value, RuntimeException reason) throws IOException {
        String rejection = new String(rejections.of(message(value), reason).value(), StandardCharsets.UTF_8);
        Contract.assertValid("partner-lead-rejected", rejection);
        return assertNotNullNode(Contract.mapper().readTree(rejection));
    }

    private static JsonNode assertNotNullNode(JsonNode node) {
        assertNotNull(node);
        return node;
    }

    private static ConsumerRecord<String, byte[]> message(byte[] value) {
        return new ConsumerRecord<>(
                "partner-leads.demo",
                3,
                17L,
                0L,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                "crm-4711",
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private static java.util.List<String> fields(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .map(component -> component.getName())
                .sorted()
                .toList();
    }

    private static Stream<String> names(JsonNode node) {
        return node.properties().stream().map(member -> member.getKey());
    }
}
