package io.leadstream.lead.live;

import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The leads of a batch of events as they are by now, and what was changed of them. */
@ApplicationScoped
class PresentLeads {

    private static final String NEW = "NEW";

    static final String FIND = """
            select l.id, l.version, l.partner, l.owner, l.source, l.company_id, c.domain, lower(c.name) as company,
                   s.lifecycle
            from lead l left join company c on c.id = l.company_id left join standing s on s.lead_id = l.id
            where l.id = any (?)""";

    static final String EDITS = """
            select g.lead_id, g.at, f.value ->> 'field' as field, f.value ->> 'before' as before
            from unnest(?::uuid[], ?::timestamptz[]) as g (lead_id, at)
              join lead_change c on c.lead_id = g.lead_id and c.at = g.at
              cross join lateral jsonb_array_elements(c.fields) as f (value)""";

    /** What a front end filters by, and the version of the card. */
    record Present(
            long version,
            @Nullable String partner,
            @Nullable String owner,
            String source,
            @Nullable UUID companyId,
            @Nullable String domain,
            @Nullable String company,
            @Nullable String lifecycle) {

        About.OfLead about(UUID leadId, List<String> ownersBefore, List<String> statusesToo) {
            var owners = new LinkedHashSet<>(ownersBefore);
            if (owner != null) {
                owners.add(owner);
            }
            var statuses = new LinkedHashSet<>(statusesToo);
            statuses.add(Objects.requireNonNullElse(lifecycle, NEW));
            Set<String> names = Stream.of(domain, company)
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .collect(Collectors.toSet());
            return new About.OfLead(leadId, partner, owners, statuses, source, companyId, names);
        }
    }

    /** A change of a lead at a time. */
    record Edit(UUID leadId, Instant at) {}

    /** A changed field, and what was there before. */
    record Field(String name, @Nullable String before) {}

    private final Sql sql;

    PresentLeads(Sql sql) {
        this.sql = sql;
    }

    /** Those that are erased are left out. */
    Map<UUID, Present> of(Collection<UUID> ids) {
        var found = new HashMap<UUID, Present>();
        if (!ids.isEmpty()) {
            sql.list(FIND, row -> found.put(row.getObject("id", UUID.class), read(row)), ids);
        }
        return found;
    }

    private static Present read(ResultSet row) throws SQLException {
        return new Present(
                row.getLong("version"),
                row.getString("partner"),
                row.getString("owner"),
                row.getString("source"),
                row.getObject("company_id", UUID.class),
                row.getString("domain"),
                row.getString("company"),
                row.getString("lifecycle"));
    }

    Map<Edit, List<Field>> edits(Collection<Edit> edits) {
        if (edits.isEmpty()) {
            return Map.of();
        }
        record Found(Edit edit, Field field) {}
        List<Edit> asked = List.copyOf(edits);
        return sql
                .list(
                        EDITS,
                        row -> new Found(
                                new Edit(
                                        row.getObject("lead_id", UUID.class),
                                        Objects.requireNonNull(Sql.instant(row, "at"))),
                                new Field(row.getString("field"), row.getString("before"))),
                        asked.stream().map(Edit::leadId).toList(),
                        asked.stream().map(edit -> edit.at().toString()).toList())
                .stream()
                .collect(Collectors.groupingBy(Found::edit, Collectors.mapping(Found::field, Collectors.toList())));
    }
}
