package io.leadstream.lead.segment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.lead.card.Lead;
import io.leadstream.lead.card.LeadAttributes;
import io.leadstream.lead.card.LeadsWritten;
import io.leadstream.lead.card.Segmentation;
import io.leadstream.lead.rule.Condition;
import io.leadstream.lead.rule.Grammar;
import io.leadstream.lead.rule.Vocabulary;
import io.leadstream.messaging.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The segments as they are defined, kept in memory, so that a capture judges a lead without asking the database. What
 * it judged is written together with the lead; should the definitions have changed meanwhile, it is judged again.
 */
@ApplicationScoped
public class Segments implements Segmentation {

    private static final String REVISION = "select revision from segmentation";
    private static final String DEFINITIONS = "select key, rule from segment order by key";

    // tells by which revision it should have been judged
    static final String KEEP = """
            with judged (lead_id, segment) as (select * from unnest(?::uuid[], ?::text[])),
            gone as (delete from lead_segment s
                     where s.lead_id = any (?)
                       and not exists (select from judged j where j.lead_id = s.lead_id and j.segment = s.segment)),
            come as (insert into lead_segment (segment, lead_id) select segment, lead_id from judged
                     on conflict do nothing)
            select revision from segmentation""";

    private static final int TRIES = 5;

    /** A definition was changed. */
    record Redefined() {}

    private record Definition(String key, Condition rule) {}

    private record Known(long revision, List<Definition> definitions) {}

    private final Sql sql;
    private final ObjectMapper mapper;
    private volatile @Nullable Known known;

    Segments(Sql sql, ObjectMapper mapper) {
        this.sql = sql;
        this.mapper = mapper;
    }

    @Override
    public List<String> of(LeadAttributes lead) {
        return known().definitions().stream()
                .filter(definition -> definition.rule().holdsFor(lead))
                .map(Definition::key)
                .toList();
    }

    /** A rule as it was written. */
    public Condition read(String rule) {
        return Grammar.read("rule", tree(rule), Vocabulary.CARD);
    }

    JsonNode tree(String rule) {
        try {
            return mapper.readTree(rule);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be read again", e);
        }
    }

    /** Keeps who belongs where, together with the leads. */
    void keep(@Observes LeadsWritten written) {
        keep(written.leads().stream().map(Lead::attributes).toList());
    }

    void keep(List<LeadAttributes> leads) {
        for (int tries = 0; tries < TRIES; tries++) {
            long judgedBy = known().revision();
            if (write(leads) == judgedBy) {
                return;
            }
            known = load();
        }
        throw new IllegalStateException("segments are redefined faster than leads are judged");
    }

    private long write(List<LeadAttributes> leads) {
        var ids = new ArrayList<UUID>();
        var segments = new ArrayList<String>();
        for (LeadAttributes lead : leads) {
            for (String segment : of(lead)) {
                ids.add(lead.id());
                segments.add(segment);
            }
        }
        return sql.first(
                        KEEP,
                        row -> row.getLong(1),
                        ids,
                        segments,
                        leads.stream().map(LeadAttributes::id).toList())
                .orElseThrow();
    }

    void reload(@Observes(during = TransactionPhase.AFTER_SUCCESS) Redefined redefined) {
        known = null;
    }

    /** What another instance redefined is judged by from here on, too. */
    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        Known before = known;
        if (before != null && revision() != before.revision()) {
            known = load();
        }
    }

    private Known known() {
        Known current = known;
        if (current == null) {
            current = load();
            known = current;
        }
        return current;
    }

    /** The revision is read first: definitions that are newer than it are judged by again, not too late. */
    private Known load() {
        long revision = revision();
        return new Known(
                revision, sql.list(DEFINITIONS, row -> new Definition(row.getString(1), read(row.getString(2)))));
    }

    private long revision() {
        return sql.first(REVISION, row -> row.getLong(1)).orElseThrow();
    }
}
