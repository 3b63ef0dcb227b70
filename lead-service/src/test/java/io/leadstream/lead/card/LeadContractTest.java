package io.leadstream.lead.card;

import static io.leadstream.lead.card.People.JANE;
import static io.leadstream.lead.card.People.LEAD;
import static io.leadstream.lead.card.People.NOON;
import static io.leadstream.lead.card.People.WEB_FORM;
import static io.leadstream.lead.card.People.acme;
import static io.leadstream.lead.card.People.lead;
import static io.leadstream.lead.card.People.withTitle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.leadstream.lead.Contract;
import io.leadstream.lead.normal.JobFunction;
import io.leadstream.lead.normal.Seniority;
import io.leadstream.messaging.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadContractTest {

    private static final UUID PERSON = UUID.fromString("01999999-0000-7000-8000-000000000009");
    private static final UUID ACTIVITY = UUID.fromString("01999999-0000-7000-8000-0000000000a1");

    private static final UUID OTHER = UUID.fromString("01999999-0000-7000-8000-000000000002");

    static List<LeadEvent> events() {
        return List.of(
                owned().captured().in(List.of("dach-software")),
                owned().touch(JANE, WEB_FORM, acme(), NOON).in(List.of("dach-software")),
                new LeadEvent.ActivityRecorded(LEAD, ACTIVITY, "EMAIL_CLICKED", "INBOUND"),
                new LeadEvent.Assigned(LEAD, "rep-8", "rep-7", LeadEvent.AssignedBy.RULE, "German"),
                new LeadEvent.ResponseBreached(
                        LEAD,
                        UUID.fromString("01999999-0000-7000-8000-0000000000d1"),
                        "FIRST",
                        "first answer",
                        "rep-8",
                        Instant.parse("2026-11-20T09:30:00Z"),
                        Instant.parse("2026-11-20T10:30:00Z")),
                touched().merged(OTHER).in(List.of("dach-software")),
                touched().unmerged(OTHER).in(List.of("dach-software")),
                new LeadEvent.Erased(LEAD),
                new LeadEvent.CompanyChanged(
                        acme().facts(),
                        List.of(
                                new LeadEvent.Listed(LEAD, null, JobFunction.SALES, Seniority.VP),
                                new LeadEvent.Listed(null, PERSON, JobFunction.UNKNOWN, Seniority.UNKNOWN))),
                new LeadEvent.PersonLinked(PERSON, LEAD),
                new LeadEvent.PersonErased(PERSON));
    }

    private static Lead touched() {
        Lead lead = owned();
        lead.touch(JANE, WEB_FORM, acme(), NOON);
        return lead;
    }

    private static Lead owned() {
        Lead lead = lead(JANE, acme());
        lead.change(Changes.of(JANE, WEB_FORM, "rep", null), acme(), NOON);
        return lead;
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsWrittenAsTheContractShows(LeadEvent event) throws IOException {
        Contract.assertKept(type(event.getClass()), event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CEO", "Plant Manager", "Ninja", "Head of HR", "Senior Buyer", "DSI", "Legal Counsel", ""})
    void whateverIsKnownKeepsToTheSchema(String title) throws IOException {
        Lead lead = lead(withTitle(title), title.isEmpty() ? null : acme());

        Contract.assertValid("lead.captured.v1", Contract.mapper().writeValueAsString(lead.captured()));
        Contract.assertValid(
                "lead.changed.v1",
                Contract.mapper()
                        .writeValueAsString(
                                lead.change(Changes.of(withTitle(title), WEB_FORM, null, null), acme(), NOON)));
    }

    @Test
    void everyEventIsPublishedAndNothingElse() throws IOException {
        Stream<String> told =
                Stream.of(LeadEvent.class.getPermittedSubclasses()).map(LeadContractTest::type);
        List<String> expected = Stream.concat(told, Stream.of("partner-lead", "partner-lead-rejected"))
                .sorted()
                .toList();

        assertEquals(expected, names("events", ".json"));
        assertEquals(expected, names("schemas", ".schema.json"));
    }

    @Test
    void whateverTheContractRefersToIsThere() throws IOException {
        JsonNode contract = new ObjectMapper(new YAMLFactory())
                .readTree(Contract.FOLDER.resolve("asyncapi.yaml").toFile());

        for (String reference : contract.findValuesAsText("$ref")) {
            boolean found = reference.startsWith("#")
                    ? !contract.at(reference.substring(1)).isMissingNode()
                    : Files.exists(Contract.FOLDER.resolve(reference));
            assertTrue(found, reference);
        }
    }

    private static String type(Class<?> event) {
        return event.getAnnotation(EventType.class).value();
    }

    private static List<String> names(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(Contract.FOLDER.resolve(folder))) {
            return files.map(file -> file.getFileName().toString().replace(ending, ""))
                    .sorted()
                    .toList();
        }
    }
}
