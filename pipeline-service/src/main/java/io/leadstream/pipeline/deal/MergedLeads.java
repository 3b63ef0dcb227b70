package io.leadstream.pipeline.deal;

import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which leads are cards of one person, as lead-service told last of each pair. Deals keep the lead they came with. */
@ApplicationScoped
class MergedLeads {

    private static final String KEEP = """
            insert into lead_merge as known (survivor_id, merged_id, sequence, merged) values (?, ?, ?, ?)
            on conflict (survivor_id, merged_id) do update
              set sequence = excluded.sequence, merged = excluded.merged
              where known.sequence < excluded.sequence""";

    // union: a circle, which only events that are still to come can resolve, is gone round once
    static final String FAMILIES = """
            with recursive up as (
              select asked as lead, asked as root from unnest(?::uuid[]) as asked
              union
              select up.lead, m.survivor_id from up join lead_merge m on m.merged_id = up.root and m.merged),
            top as (
              select lead, root from up
              where not exists (select 1 from lead_merge m where m.merged_id = up.root and m.merged)),
            down as (
              select lead, root, root as member from top
              union
              select down.lead, down.root, m.merged_id
              from down join lead_merge m on m.survivor_id = down.member and m.merged)
            select down.lead, down.root, down.member, known.lifecycle = 'DISQUALIFIED' as disqualified
            from down left join lead_standing known on known.lead_id = down.member""";

    static final String PARTS = """
            with recursive part as (
              select ?::uuid as lead
              union
              select m.merged_id from part join lead_merge m on m.survivor_id = part.lead and m.merged)
            select lead from part""";

    private record Row(UUID lead, UUID root, UUID member, boolean disqualified) {}

    /** The cards of one person: the survivor, all, and those that are disqualified now. */
    record Family(UUID survivor, Set<UUID> members, Set<UUID> disqualified) {

        static Family of(UUID alone) {
            return new Family(alone, Set.of(alone), Set.of());
        }
    }

    private final Sql sql;

    MergedLeads(Sql sql) {
        this.sql = sql;
    }

    /** @param sequence the event's among those of the survivor: an older one that comes late changes nothing */
    void keep(UUID survivor, UUID other, boolean merged, long sequence) {
        sql.update(KEEP, survivor, other, sequence, merged);
    }

    /** The lead and all that became part of it: what a survivor's deals are. */
    List<UUID> partsOf(UUID lead) {
        return sql.list(PARTS, row -> row.getObject(1, UUID.class), lead);
    }

    Family familyOf(UUID lead) {
        return familiesOf(List.of(lead)).getOrDefault(lead, Family.of(lead));
    }

    /** The family of each of the leads. */
    Map<UUID, Family> familiesOf(Collection<UUID> leads) {
        var families = new HashMap<UUID, Family>();
        if (leads.isEmpty()) {
            return families;
        }
        List<Row> rows = new ArrayList<>(sql.list(
                FAMILIES,
                row -> new Row(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getBoolean(4)),
                leads));
        for (Row row : rows) {
            Family family =
                    families.computeIfAbsent(row.lead(), _ -> new Family(row.root(), new HashSet<>(), new HashSet<>()));
            family.members().add(row.member());
            if (row.disqualified()) {
                family.disqualified().add(row.member());
            }
        }
        return families;
    }
}
