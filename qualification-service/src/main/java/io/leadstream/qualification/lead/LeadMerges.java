package io.leadstream.qualification.lead;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import io.leadstream.qualification.lead.Joinings.Joining;
import io.leadstream.qualification.lead.LeadBatch.Entry;
import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which leads are part of others, and were at any time, as lead-service told of each pair. */
@ApplicationScoped
public class LeadMerges {

    private static final String KEEP = """
            insert into lead_merge as known (survivor_id, merged_id, sequence, merged, known_at)
            values (?, ?, ?, ?, ?)
            on conflict (survivor_id, merged_id) do update
              set sequence = excluded.sequence, merged = excluded.merged, known_at = excluded.known_at
              where known.sequence < excluded.sequence""";

    private static final String REMEMBER = """
            insert into lead_joining (survivor_id, merged_id, source, sequence, merged, at)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing""";

    // union: a circle, which only events that are still to come can resolve, is gone round once
    static final String PARTS = """
            with recursive pair as (
              select survivor_id, merged_id from lead_merge where survivor_id = any(?)
              union
              select m.survivor_id, m.merged_id from pair join lead_merge m on m.survivor_id = pair.merged_id)
            select j.survivor_id, j.merged_id, j.sequence, j.merged, j.at
            from pair join lead_joining j using (survivor_id, merged_id)""";

    static final String AWAY = """
            select survivor_id, merged_id, sequence, merged, at from lead_joining where merged_id = any(?)""";

    static final String SURVIVORS = """
            with recursive up as (
              select merged_id as lead, survivor_id from lead_merge where merged_id = any(?) and merged
              union
              select up.lead, m.survivor_id from up join lead_merge m on m.merged_id = up.survivor_id and m.merged)
            select lead, survivor_id from up where survivor_id <> lead""";

    private static final String INTO = """
            select distinct on (merged_id) merged_id, survivor_id from lead_merge
            where merged_id = any(?) and merged order by merged_id, known_at desc, survivor_id""";

    /**
     * A lead that is or was part of another.
     *
     * @param into the lead that it became part of itself, which may be part of another again
     * @param since when it became part of that one
     * @param during when it is part of the whole
     */
    public record Part(UUID merged, UUID into, Instant since, Span during) {}

    /** A lead and one that it is part of. */
    private record Above(UUID lead, UUID survivor) {}

    private final Sql sql;

    LeadMerges(Sql sql) {
        this.sql = sql;
    }

    void keep(Collection<Entry<LeadBatch.Joining>> joinings) {
        sql.forAll(KEEP, joinings, entry -> new @Nullable Object[] {
            entry.about(),
            entry.told().what().other(),
            entry.told().sequence(),
            entry.told().what().merged(),
            entry.told().knownAt()
        });
        sql.forAll(REMEMBER, joinings, entry -> new @Nullable Object[] {
            entry.about(),
            entry.told().what().other(),
            entry.source(),
            entry.told().sequence(),
            entry.told().what().merged(),
            entry.told().countsFrom()
        });
    }

    /** The leads that are or were part of these, and of those again; leads that never were more than one are left out. */
    public Map<UUID, List<Part>> partsOf(Collection<UUID> leads) {
        List<Joining> told = leads.isEmpty() ? List.of() : sql.query(PARTS, LeadMerges::joining, leads);
        if (told.isEmpty()) {
            return Map.of();
        }
        var joinings = new Joinings(told);
        var parts = new HashMap<UUID, List<Part>>();
        for (UUID lead : leads) {
            List<Part> ofLead = joinings.partsOf(lead);
            if (!ofLead.isEmpty()) {
                parts.put(lead, ofLead);
            }
        }
        return parts;
    }

    /** Those that are part of a lead at that instant; now, when none is given. */
    public List<UUID> partsOf(UUID lead, @Nullable Instant asOf) {
        return partsOf(List.of(lead)).getOrDefault(lead, List.of()).stream()
                .filter(part ->
                        asOf == null ? part.during().isOpen() : part.during().covers(asOf))
                .map(Part::merged)
                .distinct()
                .toList();
    }

    /** When each was part of another; those that never were are left out. */
    Map<UUID, List<Span>> awayOf(Collection<UUID> leads) {
        return leads.isEmpty() ? Map.of() : new Joinings(sql.query(AWAY, LeadMerges::joining, leads)).away();
    }

    /** All leads of which these are part, by lead. */
    public Map<UUID, Set<UUID>> survivorsOf(Collection<UUID> leads) {
        return leads.isEmpty()
                ? Map.of()
                : sql.query(SURVIVORS, row -> new Above(row.id("lead"), row.id("survivor_id")), leads).stream()
                        .collect(groupingBy(Above::lead, mapping(Above::survivor, toCollection(TreeSet::new))));
    }

    /** The one that each is directly part of; those that are part of none are left out. */
    public Map<UUID, UUID> into(Collection<UUID> leads) {
        return sql.query(INTO, row -> new Above(row.id("merged_id"), row.id("survivor_id")), leads).stream()
                .collect(toMap(Above::lead, Above::survivor));
    }

    /** The lead that stands for a merged one in the end. */
    public Optional<UUID> survivorOf(UUID lead) {
        Set<UUID> above = survivorsOf(List.of(lead)).getOrDefault(lead, Set.of());
        Map<UUID, UUID> further = into(above);
        return above.stream().filter(one -> !further.containsKey(one)).findFirst();
    }

    private static Joining joining(Row row) throws SQLException {
        return new Joining(
                row.id("survivor_id"),
                row.id("merged_id"),
                row.number("sequence"),
                row.flag("merged"),
                row.instant("at"));
    }
}
