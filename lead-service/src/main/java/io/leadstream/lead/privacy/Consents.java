package io.leadstream.lead.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.lead.card.ConsentOffered;
import io.leadstream.lead.card.ConsentSaid;
import io.leadstream.lead.card.ConsentState;
import io.leadstream.lead.card.OfferedConsent;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** To what people agreed, and what they withdrew. The latest word counts, by its own time. */
@ApplicationScoped
class Consents implements ConsentSaid {

    private static final String ADD = """
            insert into consent (id, lead_id, purpose, state, source, at, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    // captures repeat themselves: the same word from the same source is no news
    private static final String ADD_NEWS = """
            insert into consent (id, lead_id, purpose, state, source, at, recorded_at, recorded_by)
            select ?::uuid, ?::uuid, ?::text, ?::text, ?::text, ?::timestamptz, ?::timestamptz, ?::text
            where not exists (
              select 1 from (select state, source from consent where lead_id = ?::uuid and purpose = ?
                             order by at desc, id desc limit 1) as last
              where last.state = ?::text and last.source = ?::text)""";

    static final String CURRENT = """
            select distinct on (purpose) lead_id, purpose, state, source, at, recorded_at, recorded_by
            from consent where lead_id = any (?::uuid[]) order by purpose, at desc, id desc""";

    static final String LAST_WORDS = """
            select distinct on (about.lead, c.purpose) about.lead, c.purpose, c.state
            from (select id as lead, id as card from unnest(?::uuid[]) as asked (id)
                  union all select merged_into, id from lead where merged_into = any (?::uuid[])) about
              join consent c on c.lead_id = about.card
            order by about.lead, c.purpose, c.at desc, c.id desc""";

    static final String HISTORY = """
            select lead_id, purpose, state, source, at, recorded_at, recorded_by from consent
            where lead_id = any (?::uuid[]) and purpose = ? order by at desc, id desc limit ?""";

    private static final String COUNT = "select count(*) from consent where lead_id = any (?::uuid[]) and purpose = ?";

    private static final int MOST = 1_000;

    private final Sql sql;
    private final ObjectMapper mapper;
    private final Clock clock;

    Consents(Sql sql, ObjectMapper mapper, Clock clock) {
        this.sql = sql;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * What somebody said.
     *
     * @param source where: a capture source's key, CARD, or whatever the one who recorded it wrote
     * @param at when the person said it
     * @param recordedBy who recorded it; absent: a capture told it
     */
    record Given(
            @Schema(examples = "newsletter") String purpose,
            ConsentState state,
            @Schema(examples = "WEB_FORM") String source,
            Instant at,
            Instant recordedAt,
            @Nullable String recordedBy) {}

    /** Purpose by purpose, by name. */
    List<Given> of(Collection<UUID> leads) {
        return sql.list(CURRENT, Consents::read, leads);
    }

    /** Newest first. */
    List<Given> history(Collection<UUID> leads, String purpose) {
        return sql.list(HISTORY, Consents::read, leads, purpose, MOST);
    }

    @Override
    public Map<UUID, String> instead(Map<UUID, Optional<String>> written) {
        var said = new HashMap<UUID, Map<String, ConsentState>>();
        if (!written.isEmpty()) {
            sql.list(
                    LAST_WORDS,
                    row -> said.computeIfAbsent(row.getObject(1, UUID.class), lead -> new TreeMap<>())
                            .put(row.getString(2), ConsentState.valueOf(row.getString(3))),
                    written.keySet(),
                    written.keySet());
        }
        var instead = new HashMap<UUID, String>();
        said.forEach((lead, words) -> {
            if (!words.equals(understood(written.getOrDefault(lead, Optional.empty())))) {
                instead.put(lead, json(words));
            }
        });
        return instead;
    }

    private Map<String, ConsentState> understood(Optional<String> written) {
        return written.map(this::parsed).map(OfferedConsent::in).orElse(List.of()).stream()
                .collect(Collectors.toMap(OfferedConsent::purpose, OfferedConsent::state));
    }

    private String json(Map<String, ConsentState> words) {
        ObjectNode json = mapper.createObjectNode();
        words.forEach((purpose, state) -> json.put(purpose, state == ConsentState.GRANTED));
        return json.toString();
    }

    /** How often they spoke of it: the version of what counts. */
    long version(Collection<UUID> leads, String purpose) {
        return sql.first(COUNT, row -> row.getLong(1), leads, purpose).orElse(0L);
    }

    void add(UUID lead, Given given) {
        sql.update(
                ADD,
                UuidCreator.getTimeOrderedEpoch(),
                lead,
                given.purpose(),
                given.state(),
                given.source(),
                given.at(),
                given.recordedAt(),
                given.recordedBy());
    }

    void offered(@Observes ConsentOffered offered) {
        for (ConsentOffered.Given given : offered.all()) {
            OfferedConsent.in(parsed(given.json())).forEach(one -> addNews(given, one));
        }
    }

    private void addNews(ConsentOffered.Given given, OfferedConsent one) {
        // a time to come is the sender's mistake; when it was told is known
        Instant at = one.at() == null || one.at().isAfter(given.at()) ? given.at() : one.at();
        String source = Objects.requireNonNullElse(one.source(), given.source());
        sql.update(
                ADD_NEWS,
                UuidCreator.getTimeOrderedEpoch(),
                given.leadId(),
                one.purpose(),
                one.state(),
                source,
                at,
                clock.instant(),
                given.by(),
                given.leadId(),
                one.purpose(),
                one.state(),
                source);
    }

    private JsonNode parsed(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be read again", e);
        }
    }

    private static Given read(ResultSet row) throws SQLException {
        return new Given(
                row.getString("purpose"),
                ConsentState.valueOf(row.getString("state")),
                row.getString("source"),
                Objects.requireNonNull(Sql.instant(row, "at")),
                Objects.requireNonNull(Sql.instant(row, "recorded_at")),
                row.getString("recorded_by"));
    }
}
