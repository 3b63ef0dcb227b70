package io.leadstream.lead.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who changed what of a card, field by field. A change is what {@link #since} finds between the card as it was
 * {@link #seen} before and as it is now: whatever is a member of {@link Changes} is in it by itself. A merge is two
 * such changes, or one of its own kind.
 */
@ApplicationScoped
public class ChangeLog {

    private static final String ADD = """
            insert into lead_change (id, lead_id, at, kind, by, fields) values (?, ?, ?, ?, ?, ?::jsonb)""";

    private final Sql sql;
    private final ObjectMapper mapper;

    ChangeLog(Sql sql, ObjectMapper mapper) {
        this.sql = sql;
        this.mapper = mapper;
    }

    /** How a card was changed. */
    public enum Kind {
        /** by hand */
        PATCH,
        /** by a capture that filled what was empty */
        TOUCH,
        /** it was given to an owner */
        ASSIGNED
    }

    /** A card as it was. */
    public static final class Seen {
        private final Changes values;

        private Seen(Changes values) {
            this.values = values;
        }
    }

    /** One field, before and after; absent where it was empty. */
    public record FieldChange(
            String field,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    /** A change of a card that is about to be kept. */
    public record Change(UUID leadId, Instant at, Kind kind, String by, List<FieldChange> fields) {}

    public Seen seen(Lead lead) {
        return new Seen(lead.changeable());
    }

    /** What is different by now, if anything is. */
    public Optional<Change> since(Seen before, Lead lead, Kind kind, String by, Instant at) {
        Changes now = lead.changeable();
        return before.values.equals(now)
                ? Optional.empty()
                : Optional.of(new Change(lead.id(), at, kind, by, difference(before.values, now)));
    }

    /** Keeps them in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void addAll(Collection<Change> changes) {
        sql.batch(
                ADD,
                changes.stream()
                        .map(change -> new Object[] {
                            UuidCreator.getTimeOrderedEpoch(),
                            change.leadId(),
                            change.at(),
                            change.kind(),
                            change.by(),
                            json(change.fields())
                        })
                        .toList());
    }

    private List<FieldChange> difference(Changes before, Changes after) {
        Map<String, JsonNode> was = fields(before);
        Map<String, JsonNode> is = fields(after);
        var names = new LinkedHashSet<>(was.keySet());
        names.addAll(is.keySet());
        var found = new ArrayList<FieldChange>();
        for (String name : names) {
            if (!java.util.Objects.equals(was.get(name), is.get(name))) {
                found.add(new FieldChange(name, was.get(name), is.get(name)));
            }
        }
        return found;
    }

    /** The values by the names under which a merge patch reaches them, those of the company with its name before. */
    private Map<String, JsonNode> fields(Changes values) {
        var fields = new LinkedHashMap<String, JsonNode>();
        ObjectNode tree = mapper.valueToTree(values);
        tree.properties().forEach(member -> {
            if (member.getKey().equals("company")) {
                member.getValue().properties().forEach(of -> put(fields, "company." + of.getKey(), of.getValue()));
            } else {
                put(fields, member.getKey(), member.getValue());
            }
        });
        return fields;
    }

    private static void put(Map<String, JsonNode> fields, String name, JsonNode value) {
        if (!value.isNull()) {
            fields.put(name, value);
        }
    }

    private String json(List<FieldChange> fields) {
        try {
            return mapper.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }
}
