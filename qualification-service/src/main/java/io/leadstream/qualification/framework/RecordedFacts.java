package io.leadstream.qualification.framework;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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

    /** What is known of a lead, by criterion. */
    public Map<String, Fact> of(UUID leadId) {
        return of(leadId, END_OF_TIME);
    }

    /** What was known of a lead by then, by criterion. */
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

    private List<RecordedFact> recordsOf(UUID leadId, Instant asOf) {
        return list(CURRENT, leadId, asOf);
    }

    public void erase(Collection<UUID> leads) {
        delete("id.leadId in ?1", leads);
    }
}
