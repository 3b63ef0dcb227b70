package io.leadstream.qualification.outcome;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventHandler;
import io.leadstream.messaging.EventReader;
import io.leadstream.messaging.EventRef;
import io.leadstream.qualification.outcome.DealEvent.Money;
import io.leadstream.qualification.outcome.DealOutcome.Told;
import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what is told of deals, and what follows from it. */
@ApplicationScoped
class DealListener implements EventHandler {

    private static final String KEEP = """
            insert into deal_told (deal_id, source, sequence, type, occurred_at, known_at, payload)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";

    // Two events of one deal are applied at once only when a dead letter is redriven; then neither must miss the other.
    static final String LOCK = """
            select pg_advisory_xact_lock(hashtextextended(deal_id::text, 12))
            from (select unnest(?::uuid[]) as deal_id order by 1) as deals""";

    static final String TOLD = """
            select deal_id, source, sequence, type, occurred_at, known_at, payload from deal_told
            where deal_id = any(?) order by deal_id, source, sequence""";

    private static final String SAVE = """
            insert into deal_outcome (deal_id, lead_id, company_id, outcome, reason, amount, currency, opened_at,
                                      closed_at, known_at, owner, source, segments)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            on conflict (deal_id) do update
            set lead_id = excluded.lead_id, company_id = excluded.company_id, outcome = excluded.outcome,
                reason = excluded.reason, amount = excluded.amount, currency = excluded.currency,
                opened_at = excluded.opened_at, closed_at = excluded.closed_at, known_at = excluded.known_at,
                owner = excluded.owner, source = excluded.source, segments = excluded.segments""";

    private final Sql sql;
    private final ObjectMapper mapper;
    private final EventReader<DealEvent> reader;

    DealListener(Sql sql, ObjectMapper mapper) {
        this.sql = sql;
        this.mapper = mapper;
        this.reader = new EventReader<>(DealEvent.class, mapper);
    }

    @Override
    public String topic() {
        return "deal-events";
    }

    @Override
    public void handle(Event event) {
        handleAll(List.of(event));
    }

    @Override
    public void handleAll(List<Event> events) {
        var kept = new ArrayList<Event>();
        var deals = new HashSet<UUID>();
        for (Event event : events) {
            if (reader.read(event).isPresent()) {
                kept.add(event);
                deals.add(UUID.fromString(event.subject()));
            }
        }
        if (kept.isEmpty()) {
            return;
        }
        sql.query(LOCK, row -> true, deals);
        sql.forAll(KEEP, kept, DealListener::ofTold);
        settle(deals);
    }

    private void settle(Set<UUID> deals) {
        var histories = new TreeMap<UUID, List<Told>>();
        for (var entry : sql.query(TOLD, this::told, deals)) {
            histories.computeIfAbsent(entry.getKey(), deal -> new ArrayList<>()).add(entry.getValue());
        }
        List<DealOutcome> left = histories.values().stream()
                .map(DealOutcome::of)
                .flatMap(Optional::stream)
                .toList();
        var gone = new HashSet<>(deals);
        left.forEach(deal -> gone.remove(deal.dealId()));
        sql.forAll(SAVE, left, this::ofOutcome);
        if (!gone.isEmpty()) {
            sql.update("delete from deal_outcome where deal_id = any(?)", gone);
        }
    }

    private Map.Entry<UUID, Told> told(Row row) throws SQLException {
        UUID deal = row.id("deal_id");
        var event = new Event(
                deal,
                new EventRef(text(row, "source"), deal.toString(), row.number("sequence")),
                text(row, "type"),
                row.instant("occurred_at"),
                row.instant("known_at"),
                null,
                text(row, "payload"));
        DealEvent what = reader.read(event).orElseThrow();
        return Map.entry(deal, new Told(what, event.occurredAt(), event.knownAt()));
    }

    private static String text(Row row, String column) throws SQLException {
        String text = row.text(column);
        return text == null ? "" : text;
    }

    private static @Nullable Object[] ofTold(Event event) {
        return new @Nullable Object[] {
            UUID.fromString(event.subject()),
            event.ref().source(),
            event.ref().sequence(),
            event.type(),
            event.occurredAt(),
            event.knownAt(),
            event.payload()
        };
    }

    private @Nullable Object[] ofOutcome(DealOutcome deal) {
        Money amount = deal.amount();
        return new @Nullable Object[] {
            deal.dealId(),
            deal.leadId(),
            deal.companyId(),
            deal.outcome(),
            deal.reason(),
            amount == null ? null : amount.exact(),
            amount == null ? null : amount.currency(),
            deal.openedAt(),
            deal.closedAt(),
            deal.knownAt(),
            deal.owner(),
            deal.source(),
            json(deal.segments())
        };
    }

    private String json(Map<String, String> segments) {
        try {
            return mapper.writeValueAsString(segments);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts can always be written", e);
        }
    }
}
