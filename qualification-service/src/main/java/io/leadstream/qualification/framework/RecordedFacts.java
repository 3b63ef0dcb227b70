package io.leadstream.qualification.framework;

import io.leadstream.qualification.lead.LeadMerges;
import io.leadstream.qualification.lead.LeadMerges.Part;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was found out about all leads; what was found out about a lead counts for the one that it is part of. */
@ApplicationScoped
public class RecordedFacts implements PanacheRepositoryBase<RecordedFact, RecordedFact.Id> {

    // the latest of each word, also one that clears it
    private static final String LATEST = """
            from RecordedFact f
            where f.id.leadId in ?1 and f.id.version =
              (select max(g.id.version) from RecordedFact g
               where g.id.leadId = f.id.leadId and g.id.criterion = f.id.criterion and g.at <= ?2)""";

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    // newest first; ties of one recording by word
    private static final String HISTORY = """
            select * from recorded_fact
            where lead_id in (:leads) and at <= :asOf and (:word = '' or criterion = :word)
              and (at < :at or at = :at and (version < :version
                   or version = :version and (lead_id, criterion) > (:lead, :criterion)))
            order by at desc, version desc, lead_id, criterion""";

    /** A place in the history of facts. */
    public record Place(Instant at, long version, UUID leadId, String word) {

        public static final Place NEWEST = new Place(END_OF_TIME, Long.MAX_VALUE, new UUID(0, 0), "");

        public static Place of(RecordedFact entry) {
            return new Place(entry.at(), entry.version(), entry.leadId(), entry.criterion());
        }
    }

    private final LeadMerges merges;

    RecordedFacts(LeadMerges merges) {
        this.merges = merges;
    }

    /** What is known of a lead, by word. */
    public Map<String, Fact> of(UUID leadId) {
        return of(leadId, END_OF_TIME);
    }

    /** What was known of a lead by then, by word. */
    public Map<String, Fact> of(UUID leadId, Instant asOf) {
        return facts(recordsOf(leadId, asOf));
    }

    /** The same with who recorded it, when, and about which of the leads that are one. */
    public List<RecordedFact> recordsOf(UUID leadId, Instant asOf) {
        return entries(List.of(leadId), asOf).getOrDefault(leadId, List.of());
    }

    /** The facts of several leads, each by word; leads without any are left out. */
    public Map<UUID, Map<String, Fact>> ofAll(Collection<UUID> leads) {
        var byLead = new HashMap<UUID, Map<String, Fact>>();
        entries(leads, END_OF_TIME).forEach((lead, entries) -> byLead.put(lead, facts(entries)));
        return byLead;
    }

    private static Map<String, Fact> facts(List<RecordedFact> entries) {
        var facts = new LinkedHashMap<String, Fact>();
        entries.forEach(entry -> entry.fact().ifPresent(fact -> facts.put(entry.criterion(), fact)));
        return facts;
    }

    private Map<UUID, List<RecordedFact>> entries(Collection<UUID> leads, Instant asOf) {
        Map<UUID, List<Part>> parts = partsAsOf(leads, asOf);
        Set<UUID> all = new HashSet<>(leads);
        parts.values().forEach(some -> some.forEach(part -> all.add(part.merged())));
        var latest = new HashMap<UUID, Map<String, RecordedFact>>();
        if (!all.isEmpty()) {
            list(LATEST, all, asOf).forEach(entry -> latest.computeIfAbsent(entry.leadId(), lead -> new HashMap<>())
                    .put(entry.criterion(), entry));
        }
        var entries = new HashMap<UUID, List<RecordedFact>>();
        for (UUID lead : leads) {
            var together = new FactsTogether(lead, parts.getOrDefault(lead, List.of()), latest).entries();
            if (!together.isEmpty()) {
                entries.put(lead, together);
            }
        }
        return entries;
    }

    private Map<UUID, List<Part>> partsAsOf(Collection<UUID> leads, Instant asOf) {
        var covering = new HashMap<UUID, List<Part>>();
        merges.partsOf(leads)
                .forEach((lead, parts) -> covering.put(
                        lead,
                        parts.stream()
                                .filter(part -> part.during().covers(asOf))
                                .toList()));
        return covering;
    }

    /**
     * What was recorded and cleared about a lead and those that are part of it, newest first.
     *
     * @param word of one word only, or of all
     * @param after where to go on
     */
    @SuppressWarnings("unchecked")
    public List<RecordedFact> historyOf(UUID leadId, Instant asOf, @Nullable String word, Place after, int limit) {
        Set<UUID> leads = new HashSet<>(Set.of(leadId));
        partsAsOf(List.of(leadId), asOf).values().forEach(parts -> parts.forEach(part -> leads.add(part.merged())));
        return getEntityManager()
                .createNativeQuery(HISTORY, RecordedFact.class)
                .setParameter("leads", leads)
                .setParameter("asOf", asOf)
                .setParameter("word", word == null ? "" : word)
                .setParameter("at", after.at())
                .setParameter("version", after.version())
                .setParameter("lead", after.leadId())
                .setParameter("criterion", after.word())
                .setMaxResults(limit)
                .getResultList();
    }

    public void erase(Collection<UUID> leads) {
        delete("id.leadId in ?1", leads);
    }
}
