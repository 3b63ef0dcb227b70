package io.leadstream.lead.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstream.lead.live.PresentLeads.Edit;
import io.leadstream.lead.live.PresentLeads.Present;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventRecords;
import io.leadstream.messaging.UnreadableEvent;
import io.leadstream.rest.live.LiveEvent;
import io.leadstream.rest.live.LiveSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Makes of records what front ends are told: the event, and the lead as it is by now. */
@ApplicationScoped
class LiveEvents implements LiveSource {

    private static final List<String> TOPICS = List.of("lead-events", "qualification-events");

    private static final String ERASED = "lead.erased.v1";
    private static final String COMPANY_CHANGED = "company.changed.v1";

    private final PresentLeads presentLeads;
    private final ObjectMapper mapper;

    LiveEvents(PresentLeads presentLeads, ObjectMapper mapper) {
        this.presentLeads = presentLeads;
        this.mapper = mapper;
    }

    private record Read(
            ConsumerRecord<String, byte[]> message,
            @Nullable Event event,
            @Nullable ObjectNode payload) {

        private Stream<UUID> lead() {
            return Stream.ofNullable(payload == null ? null : uuid(payload, "leadId"));
        }
    }

    @Override
    public List<String> topics() {
        return TOPICS;
    }

    /** In their order; what cannot be read, or is of no lead, keeps its place as a change of nothing. */
    @Override
    public List<LiveEvent> of(List<ConsumerRecord<String, byte[]>> messages) {
        List<Read> read = messages.stream().map(this::read).toList();
        Map<UUID, Present> present =
                presentLeads.of(read.stream().flatMap(Read::lead).collect(Collectors.toSet()));
        Map<Edit, List<PresentLeads.Field>> edits = presentLeads.edits(read.stream()
                .flatMap(one -> one.lead().map(lead -> edit(lead, one.event())))
                .collect(Collectors.toSet()));
        return read.stream().map(one -> of(one, present, edits)).toList();
    }

    private Read read(ConsumerRecord<String, byte[]> message) {
        try {
            Event event = EventRecords.read(message);
            return mapper.readTree(event.payload()) instanceof ObjectNode payload
                    ? new Read(message, event, payload)
                    : new Read(message, null, null);
        } catch (UnreadableEvent | JsonProcessingException unreadable) {
            return new Read(message, null, null); // whoever keeps a memory of events sets it aside and says so
        }
    }

    /** What a command changes it keeps with the time at which it became known. */
    private static Edit edit(UUID lead, @Nullable Event event) {
        return new Edit(lead, java.util.Objects.requireNonNull(event).knownAt());
    }

    private LiveEvent of(Read read, Map<UUID, Present> present, Map<Edit, List<PresentLeads.Field>> edits) {
        var message = read.message();
        Event event = read.event();
        ObjectNode payload = read.payload();
        if (event == null || payload == null) {
            return LiveEvent.nothing(message);
        }
        UUID leadId = uuid(payload, "leadId");
        Present lead = leadId == null ? null : present.get(leadId);
        List<PresentLeads.Field> fields =
                leadId == null ? List.of() : edits.getOrDefault(edit(leadId, event), List.of());
        var told = new Told(
                event.type(),
                leadId,
                event.ref().toString(),
                event.occurredAt(),
                lead == null ? null : lead.version(),
                fields.isEmpty()
                        ? null
                        : fields.stream().map(PresentLeads.Field::name).toList(),
                payload.deepCopy().without("leadId"));
        return LiveEvent.of(message, event.type(), about(event, payload, lead, fields), json(told));
    }

    private static @Nullable About about(
            Event event, ObjectNode payload, @Nullable Present lead, List<PresentLeads.Field> fields) {
        UUID leadId = uuid(payload, "leadId");
        if (lead != null && leadId != null) {
            return lead.about(leadId, before(payload, fields, "owner", "previousOwner"), statuses(payload));
        }
        if (leadId != null) {
            return event.type().equals(ERASED) ? new About.OfGoneLead(leadId) : null;
        }
        UUID companyId = uuid(payload, "companyId");
        return event.type().equals(COMPANY_CHANGED) && companyId != null
                ? new About.OfCompany(companyId, names(payload))
                : null;
    }

    /** Whose it was before: as the event says, or the card's history. */
    private static List<String> before(
            ObjectNode payload, List<PresentLeads.Field> fields, String field, String previous) {
        var before = new ArrayList<String>();
        text(payload, previous).ifPresent(before::add);
        fields.stream()
                .filter(changed -> changed.name().equals(field) && changed.before() != null)
                .forEach(changed -> before.add(java.util.Objects.requireNonNull(changed.before())));
        return before;
    }

    private static List<String> statuses(ObjectNode payload) {
        return Stream.of("from", "to", "status")
                .flatMap(name -> text(payload, name).stream())
                .toList();
    }

    private static Set<String> names(ObjectNode company) {
        var names = new LinkedHashSet<String>();
        text(company, "domain").ifPresent(names::add);
        text(company, "name").ifPresent(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return names;
    }

    private static java.util.Optional<String> text(ObjectNode node, String name) {
        JsonNode value = node.get(name);
        return value != null && value.isTextual()
                ? java.util.Optional.of(value.textValue())
                : java.util.Optional.empty();
    }

    private static @Nullable UUID uuid(ObjectNode payload, String name) {
        try {
            return text(payload, name).map(UUID::fromString).orElse(null);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    private String json(Told told) {
        try {
            return mapper.writeValueAsString(told);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }
}
