package io.leadstream.lead.activity;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.leadstream.lead.activity.BatchActivity.Name;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Json;
import io.leadstream.rest.Moments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Records many activities at once: each for itself accepted or refused, those accepted in one transaction. */
@ApplicationScoped
class RecordBatch {

    static final int MOST = 10_000;

    private final Json json;
    private final ObjectMapper mapper;
    private final NamedLeads leads;
    private final NewActivities activities;
    private final Clock clock;

    RecordBatch(Json json, ObjectMapper mapper, NamedLeads leads, NewActivities activities, Clock clock) {
        this.json = json;
        this.mapper = mapper;
        this.leads = leads;
        this.activities = activities;
        this.clock = clock;
    }

    private record Numbered(int index, Name lead, NewActivity activity) {}

    private record Placed(int index, NewActivities.Row row) {}

    @Transactional(Transactional.TxType.MANDATORY)
    BatchResult record(List<byte[]> documents, String by) {
        var results = new ArrayList<BatchResult.Item>();
        var accepted = new ArrayList<Numbered>();
        for (int i = 0; i < documents.size(); i++) {
            try {
                accepted.add(read(i, documents.get(i)));
            } catch (BadInput bad) {
                results.add(BatchResult.Item.bad(i, bad));
            }
        }
        results.addAll(recordAll(accepted, by));
        results.sort(Comparator.comparingInt(BatchResult.Item::index));
        return new BatchResult(results);
    }

    private Numbered read(int index, byte[] document) {
        BatchActivity item = json.read(document, BatchActivity.class);
        if (item.occurredAt() != null) {
            Moments.notInFuture(item.occurredAt(), "occurredAt", clock);
        }
        return new Numbered(index, item.lead(), item.activity());
    }

    private List<BatchResult.Item> recordAll(List<Numbered> items, String by) {
        Instant now = clock.instant();
        Map<Name, UUID> known = leads.locked(items.stream().map(Numbered::lead).toList());
        var results = new ArrayList<BatchResult.Item>();
        var placed = new ArrayList<Placed>();
        for (Numbered item : items) {
            UUID leadId = known.get(item.lead());
            if (leadId == null) {
                results.add(BatchResult.Item.unknownLead(item.index()));
            } else {
                placed.add(new Placed(item.index(), item.activity().of(leadId, now)));
            }
        }
        List<NewActivities.Recorded> recorded =
                activities.addAll(placed.stream().map(Placed::row).toList(), by, now);
        for (int i = 0; i < placed.size(); i++) {
            results.add(BatchResult.Item.recorded(placed.get(i).index(), recorded.get(i)));
        }
        return results;
    }

    /** The documents of a body of lines; blank ones do not count. */
    List<byte[]> lines(byte[] body) {
        var documents = new ArrayList<byte[]>();
        var line = new ByteArrayOutputStream();
        for (byte character : body) {
            if (character == '\n') {
                addLine(documents, line);
            } else {
                line.write(character);
            }
        }
        addLine(documents, line);
        return checked(documents);
    }

    private static void addLine(List<byte[]> documents, ByteArrayOutputStream line) {
        byte[] document = line.toByteArray();
        for (byte character : document) {
            if (character != ' ' && character != '\t' && character != '\r') {
                documents.add(document);
                break;
            }
        }
        line.reset();
    }

    /**
     * The documents of an array.
     *
     * @throws BadInput when the body as a whole cannot be read: where one item ends is unknown then
     */
    List<byte[]> items(byte[] body) {
        var documents = new ArrayList<byte[]>();
        ObjectReader item = mapper.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        try (JsonParser parser = mapper.getFactory().createParser(body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw BadInput.of("", "must be an array of activities");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                documents.add(mapper.writeValueAsBytes((JsonNode) item.readTree(parser)));
                requireFew(documents);
            }
            if (parser.nextToken() != null) {
                throw BadInput.of("", "must end with the array");
            }
        } catch (IOException e) {
            throw BadInput.of("", "is not valid JSON");
        }
        return checked(documents);
    }

    private static List<byte[]> checked(List<byte[]> documents) {
        if (documents.isEmpty()) {
            throw BadInput.of("", "must have an activity at least");
        }
        requireFew(documents);
        return documents;
    }

    private static void requireFew(List<byte[]> documents) {
        if (documents.size() > MOST) {
            throw BadInput.of("", "must have at most " + MOST + " activities");
        }
    }
}
