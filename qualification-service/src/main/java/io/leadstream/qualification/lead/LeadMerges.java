package io.leadstream.qualification.lead;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import io.leadstream.qualification.lead.LeadBatch.Entry;
import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which leads are part of others, as lead-service told last of each pair. */
@ApplicationScoped
public class LeadMerges {

    private static final String KEEP = """
            insert into lead_merge as known (survivor_id, merged_id, sequence, merged, known_at)
            values (?, ?, ?, ?, ?)
            on conflict (survivor_id, merged_id) do update
              set sequence = excluded.sequence, merged = excluded.merged, known_at = excluded.known_at
              where known.sequence < excluded.sequence""";

    // union: a circle, which only events that are still to come can resolve, is gone round once
    static final String PARTS = """
            with recursive part as (
              select survivor_id as root, merged_id, known_at from lead_merge where survivor_id = any(?) and merged
              union
              select part.root, m.merged_id, greatest(part.known_at, m.known_at)
              from part join lead_merge m on m.survivor_id = part.merged_id and m.merged)
            select root, merged_id, min(known_at) as known_at from part where merged_id <> root group by root, merged_id""";

    static final String SURVIVORS = """
            with recursive up as (
              select merged_id as lead, survivor_id from lead_merge where merged_id = any(?) and merged
              union
              select up.lead, m.survivor_id from up join lead_merge m on m.merged_id = up.survivor_id and m.merged)
            select lead, survivor_id from up where survivor_id <> lead""";

    private static final String INTO = """
            select distinct on (merged_id) merged_id, survivor_id from lead_merge
            where merged_id = any(?) and merged order by merged_id, known_at desc, survivor_id""";

    /** A lead that is part of another, since when that is known. */
    record Part(UUID root, UUID merged, Instant since) {}

    /** A lead and one that it is part of. */
    private record Above(UUID lead, UUID survivor) {}

    private final Sql sql;

    LeadMerges(Sql sql) {
        this.sql = sql;
    }

    void keep(Collection<Entry<LeadBatch.Joining>> joinings) {
        sql.forAll(KEEP, joinings, LeadMerges::values);
    }

    /** The leads that are part of these, and of those again. */
    Map<UUID, List<Part>> partsOf(Collection<UUID> leads) {
        return sql.query(PARTS, LeadMerges::part, leads).stream().collect(groupingBy(Part::root));
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

    private static Part part(Row row) throws SQLException {
        return new Part(row.id("root"), row.id("merged_id"), row.instant("known_at"));
    }

    private static @Nullable Object[] values(Entry<LeadBatch.Joining> entry) {
        return new @Nullable Object[] {
            entry.about(),
            entry.told().what().other(),
            entry.told().sequence(),
            entry.told().what().merged(),
            entry.told().knownAt()
        };
    }
}
