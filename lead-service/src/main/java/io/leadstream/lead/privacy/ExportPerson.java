package io.leadstream.lead.privacy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstream.lead.card.Cards;
import io.leadstream.lead.card.Erasures;
import io.leadstream.lead.card.Identity;
import io.leadstream.messaging.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Writes out everything that is held on a person, row by row, as it is kept. */
@ApplicationScoped
class ExportPerson {

    private static final int PATIENCE_SECONDS = 600;

    /** Made of what is there anyway, to be searched. */
    private static final Set<String> DERIVED = Set.of("search", "searchText", "mailbox", "surname");

    private static final String COMPANIES = """
            select to_jsonb(t)::text from company t
            where t.id in (select company_id from lead where id = any (?::uuid[])
                           union select company_id from person where id = any (?::uuid[]))""";

    static final String REFUSED = """
            select jsonb_build_object('id', id, 'partner', partner, 'door', door, 'problem', problem, 'detail', detail,
              'violations', violations, 'at', at, 'attempts', attempts,
              'record', case when record is null then null else encode(record, 'base64') end)::text
            from partner_rejection
            where identities && (?::text[] || array(select hash from replaced_identity where lead_id = any (?::uuid[])))""";

    private final PersonalTables tables;
    private final Cards cards;
    private final Erasures erasures;
    private final Sql sql;
    private final ObjectMapper mapper;
    private final Clock clock;

    ExportPerson(PersonalTables tables, Cards cards, Erasures erasures, Sql sql, ObjectMapper mapper, Clock clock) {
        this.tables = tables;
        this.cards = cards;
        this.erasures = erasures;
        this.sql = sql;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Nothing is held back, nothing is held in memory but a few rows. */
    void write(Subject subject, FindPeople.Found found, OutputStream out) {
        QuarkusTransaction.requiringNew().timeout(PATIENCE_SECONDS).run(() -> {
            try (JsonGenerator json = mapper.getFactory().createGenerator(out)) {
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                write(subject, found, json);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void write(Subject subject, FindPeople.Found found, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("exportedAt", clock.instant().toString());
        json.writeObjectFieldStart("about");
        write("leads", found.leads(), json);
        write("people", found.people(), json);
        json.writeEndObject();
        json.writeObjectFieldStart("held");
        for (PersonalTables.Place place : tables.all()) {
            rows(
                    place.table(),
                    "select to_jsonb(t)::text from \"%s\" t where %s".formatted(place.table(), place.condition()),
                    json,
                    place.parameters(found.who()).toArray());
        }
        rows("company", COMPANIES, json, found.leads(), found.people());
        json.writeEndObject();
        rows("refused", REFUSED, json, erasures.hashes(identities(subject, found)), found.leads());
        json.writeFieldName("elsewhere");
        json.writeTree(elsewhere(found));
        json.writeFieldName("notSearched");
        json.writeTree(mapper.valueToTree(List.of(
                "what users wrote about companies: notes, strategies, comments",
                "lines of imports that are still under way",
                "partners' topics, which forget within 7 days")));
        json.writeEndObject();
    }

    private Set<Identity> identities(Subject subject, FindPeople.Found found) {
        var identities = new LinkedHashSet<>(subject.identities());
        found.leads().forEach(lead -> identities.addAll(erasures.identities(cards.lead(lead))));
        return identities;
    }

    private void rows(String name, String query, JsonGenerator json, Object... parameters) throws IOException {
        json.writeArrayFieldStart(name);
        sql.each(
                query,
                row -> {
                    try {
                        json.writeTree(shown(mapper.readTree(row.getString(1))));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                parameters);
        json.writeEndArray();
    }

    private static void write(String name, Set<UUID> ids, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (UUID id : ids) {
            json.writeString(id.toString());
        }
        json.writeEndArray();
    }

    /** Columns by the names that the API uses; nothing where there is nothing; JSON that is kept as text as JSON. */
    JsonNode shown(JsonNode row) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        row.properties().forEach(column -> {
            String name = camel(column.getKey());
            if (!column.getValue().isNull() && !DERIVED.contains(name)) {
                shown.set(name, unfolded(column.getValue()));
            }
        });
        return shown;
    }

    private JsonNode unfolded(JsonNode value) {
        String text = value.isTextual() ? value.textValue() : "";
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return value;
        }
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException textAfterAll) {
            return value;
        }
    }

    static String camel(String column) {
        var name = new StringBuilder();
        boolean isNext = false;
        for (char letter : column.toCharArray()) {
            if (letter != '_') {
                name.append(isNext ? Character.toUpperCase(letter) : letter);
            }
            isNext = letter == '_';
        }
        return name.toString();
    }

    private static ArrayNode elsewhere(FindPeople.Found found) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        ObjectNode qualification = all.addObject().put("service", "qualification-service");
        ArrayNode qualifications = qualification.putArray("ask");
        found.leads().forEach(lead -> qualifications.add("/api/qualifications/" + lead));
        ObjectNode pipeline = all.addObject().put("service", "pipeline-service");
        ArrayNode deals = pipeline.putArray("ask");
        found.leads().forEach(lead -> deals.add("/api/deals?leadId=" + lead));
        ArrayNode persons = pipeline.putArray("people");
        found.people().forEach(person -> persons.add(person.toString()));
        return all;
    }
}
