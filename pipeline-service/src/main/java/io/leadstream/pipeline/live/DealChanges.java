package io.leadstream.pipeline.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventRecords;
import io.leadstream.messaging.UnreadableEvent;
import io.leadstream.pipeline.definition.Topics;
import io.leadstream.pipeline.live.PresentDeals.Change;
import io.leadstream.pipeline.live.PresentDeals.Edit;
import io.leadstream.pipeline.live.PresentDeals.Present;
import io.leadstream.rest.live.LiveEvent;
import io.leadstream.rest.live.LiveSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Makes of records what boards are told: the event, and the deal as it is by now. */
@ApplicationScoped
class DealChanges implements LiveSource {

    private static final List<String> TOPICS = List.of(Topics.DEAL_EVENTS);
    private static final String REOPENED = "deal.reopened.v1";
    private static final String CLOSED = "deal.closed.v1";

    private final PresentDeals presentDeals;
    private final ObjectMapper mapper;

    DealChanges(PresentDeals presentDeals, ObjectMapper mapper) {
        this.presentDeals = presentDeals;
        this.mapper = mapper;
    }

    /** A record that tells of a deal; without event where it does not. */
    private record Read(
            ConsumerRecord<String, byte[]> message,
            @Nullable OfDeal event) {}

    private record OfDeal(UUID dealId, Event event, JsonNode payload) {

        private Change change() {
            return new Change(dealId, event.ref().sequence());
        }
    }

    @Override
    public List<String> topics() {
        return TOPICS;
    }

    /** What cannot be read, or is of no deal, keeps its place as a change of nothing. */
    @Override
    public List<LiveEvent> of(List<ConsumerRecord<String, byte[]>> messages) {
        List<Read> read = messages.stream().map(this::read).toList();
        List<OfDeal> events =
                read.stream().flatMap(one -> Stream.ofNullable(one.event())).toList();
        Map<UUID, Present> present =
                presentDeals.of(events.stream().map(OfDeal::dealId).collect(Collectors.toSet()));
        Map<Change, Edit> edits =
                presentDeals.edits(events.stream().map(OfDeal::change).collect(Collectors.toSet()));
        return read.stream().map(one -> of(one, present, edits)).toList();
    }

    private Read read(ConsumerRecord<String, byte[]> message) {
        try {
            Event event = EventRecords.read(message);
            JsonNode payload = mapper.readTree(event.payload());
            String dealId = payload.path("dealId").textValue();
            return dealId == null
                    ? new Read(message, null)
                    : new Read(message, new OfDeal(UUID.fromString(dealId), event, payload));
        } catch (UnreadableEvent | JsonProcessingException | IllegalArgumentException unreadable) {
            return new Read(message, null);
        }
    }

    private LiveEvent of(Read read, Map<UUID, Present> present, Map<Change, Edit> edits) {
        OfDeal of = read.event();
        if (of == null) {
            return LiveEvent.nothing(read.message());
        }
        Present deal = present.get(of.dealId());
        Edit edit = edits.get(of.change());
        About about = deal == null
                ? new About.OfGoneDeal(of.dealId())
                : new About.OfDeal(of.dealId(), values(deal, of, edit));
        return LiveEvent.of(read.message(), of.event().type(), about, json(told(of, deal, edit)));
    }

    private static Map<String, Set<String>> values(Present deal, OfDeal of, @Nullable Edit edit) {
        var values = new HashMap<String, Set<String>>();
        deal.values().forEach((name, now) -> values.put(name, new HashSet<>(now)));
        if (edit != null) {
            edit.before().forEach((name, before) -> values.computeIfAbsent(name, _ -> new HashSet<>())
                    .addAll(before));
        }
        // each event in a batch is told with the deal as it is after the last of them
        PresentDeals.put(values, "stage", of.payload().path("fromStage").textValue());
        PresentDeals.put(values, "stage", of.payload().path("stage").textValue());
        PresentDeals.put(values, "pipeline", of.payload().path("fromPipeline").textValue());
        PresentDeals.put(values, "pipeline", of.payload().path("pipeline").textValue());
        switch (of.event().type()) {
            case CLOSED -> {
                PresentDeals.put(values, "state", "OPEN");
                PresentDeals.put(values, "state", of.payload().path("outcome").textValue());
            }
            // which of the two it was the event does not say
            case REOPENED ->
                Stream.of("OPEN", "WON", "LOST").forEach(state -> PresentDeals.put(values, "state", state));
            default -> {}
        }
        return values;
    }

    private static Told told(OfDeal of, @Nullable Present deal, @Nullable Edit edit) {
        List<String> fields = edit == null ? null : edit.fields();
        Event event = of.event();
        if (deal == null) {
            return new Told(
                    event.type(),
                    of.dealId(),
                    event.ref().toString(),
                    event.occurredAt(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        return new Told(
                event.type(),
                of.dealId(),
                event.ref().toString(),
                event.occurredAt(),
                fields,
                deal.version(),
                deal.pipeline(),
                deal.pipelineVersion(),
                deal.stage(),
                deal.stageEnteredAt(),
                deal.state(),
                deal.amount(),
                deal.owner(),
                deal.expectedClose(),
                deal.category());
    }

    private String json(Told told) {
        try {
            return mapper.writeValueAsString(told);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }
}
