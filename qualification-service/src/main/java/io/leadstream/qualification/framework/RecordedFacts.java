package io.leadstream.qualification.framework;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was found out about all leads. */
@ApplicationScoped
public class RecordedFacts implements PanacheRepositoryBase<RecordedFact, RecordedFact.Id> {

    // the latest of each criterion; one that clears it counts as none
    private static final String CURRENT = """
            from RecordedFact f
            where f.id.leadId = ?1 and f.value is not null and f.id.version =
              (select max(g.id.version) from RecordedFact g
               where g.id.leadId = ?1 and g.id.criterion = f.id.criterion and g.at <= ?2)""";

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    // newest first; ties of one recording by word
    private static final String HISTORY = """
            from RecordedFact f
            where f.id.leadId = ?1 and f.at <= ?2 and (?3 is null or f.id.criterion = ?3)
              and (f.id.version < ?4 or f.id.version = ?4 and f.id.criterion > ?5)
            order by f.id.version desc, f.id.criterion""";

    /** What is known of a lead, by word. */
    public Map<String, Fact> of(UUID leadId) {
        return of(leadId, END_OF_TIME);
    }

    /** What was known of a lead by then, by word. */
    public Map<String, Fact> of(UUID leadId, Instant asOf) {
        var facts = new LinkedHashMap<String, Fact>();
        recordsOf(leadId, asOf)
                .forEach(recorded -> recorded.fact().ifPresent(fact -> facts.put(recorded.criterion(), fact)));
        return facts;
    }

    /** The same with who recorded it and when. */
    public List<RecordedFact> recordsOf(UUID leadId) {
        return recordsOf(leadId, END_OF_TIME);
    }

    /** The facts of several leads, each by word; leads without any are left out. */
    public Map<UUID, Map<String, Fact>> ofAll(Collection<UUID> leads) {
        var byLead = new HashMap<UUID, Map<String, Fact>>();
        for (RecordedFact recorded : list("id.leadId in ?1 order by id.version", leads)) {
            Map<String, Fact> facts = byLead.computeIfAbsent(recorded.leadId(), lead -> new LinkedHashMap<>());
            recorded.fact()
                    .ifPresentOrElse(
                            fact -> facts.put(recorded.criterion(), fact), () -> facts.remove(recorded.criterion()));
        }
        return byLead;
    }

    /**
     * What was recorded and cleared, newest first.
     *
     * @param word of one word only, or of all
     * @param beforeVersion from this version's words after {@code afterWord} on
     */
    public List<RecordedFact> historyOf(
            UUID leadId, Instant asOf, @Nullable String word, long beforeVersion, String afterWord, int limit) {
        return find(HISTORY, leadId, asOf, word, beforeVersion, afterWord)
                .page(0, limit)
                .list();
    }

    public List<RecordedFact> recordsOf(UUID leadId, Instant asOf) {
        return list(CURRENT, leadId, asOf);
    }

    public void erase(Collection<UUID> leads) {
        delete("id.leadId in ?1", leads);
    }
}
