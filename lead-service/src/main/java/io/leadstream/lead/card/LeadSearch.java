package io.leadstream.lead.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds leads by filters, newest first: ids are UUIDv7, so their order is that of capture. */
@ApplicationScoped
class LeadSearch {

    /**
     * What to find; absent members do not filter.
     *
     * @param company a company's id, domain or name
     * @param q words, or their beginnings, of name, e-mail address, number or company
     * @param partner whose leads only
     */
    record Filter(
            @Nullable String status,
            @Nullable String source,
            @Nullable String owner,
            @Nullable String company,
            @Nullable String q,
            @Nullable String partner) {}

    private final EntityManager entities;
    private final Standings standings;

    LeadSearch(EntityManager entities, Standings standings) {
        this.entities = entities;
        this.standings = standings;
    }

    @Transactional
    List<LeadView> find(Filter filter, @Nullable UUID after, int count) {
        var conditions = new ArrayList<String>();
        var parameters = new LinkedHashMap<String, Object>();
        addConditions(filter, conditions, parameters);
        if (after != null) {
            conditions.add("l.id < :after");
            parameters.put("after", after);
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        Query query = entities.createNativeQuery(
                "select l.* from lead l" + where + " order by l.id desc limit " + count, Lead.class);
        parameters.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<Lead> found = query.getResultList();
        Map<UUID, Standing> standing = standings.of(found.stream().map(Lead::id).toList());
        return found.stream().map(lead -> lead.view(standing.get(lead.id()))).toList();
    }

    private static void addConditions(Filter filter, List<String> conditions, Map<String, Object> parameters) {
        add("l.source = :source", "source", filter.source(), conditions, parameters);
        add("l.owner = :owner", "owner", filter.owner(), conditions, parameters);
        add("l.partner = :partner", "partner", filter.partner(), conditions, parameters);
        add(
                "l.company_id in (select c.id from company c where c.id::text = :company or c.domain = :company"
                        + " or lower(c.name) = :company)",
                "company",
                filter.company() == null ? null : filter.company().toLowerCase(Locale.ROOT),
                conditions,
                parameters);
        add(
                "l.search @@ to_tsquery('simple', :q)",
                "q",
                filter.q() == null ? null : prefixes(filter.q()),
                conditions,
                parameters);
        if (Objects.equals(filter.status(), "NEW")) {
            conditions.add("not exists (select 1 from standing s where s.lead_id = l.id and s.lifecycle is not null)");
        } else {
            add(
                    "exists (select 1 from standing s where s.lead_id = l.id and s.lifecycle = :status)",
                    "status",
                    filter.status(),
                    conditions,
                    parameters);
        }
    }

    private static void add(
            String condition,
            String name,
            @Nullable Object value,
            List<String> conditions,
            Map<String, Object> parameters) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }

    /** Every word as a prefix; what the parser of queries would read as an operator is no part of a word. */
    private static String prefixes(String words) {
        String query = java.util.Arrays.stream(words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}@.]+"))
                .map(word -> word.replaceAll("^[.@]+|[.@]+$", ""))
                .filter(word -> !word.isEmpty())
                .map(word -> "'" + word + "':*")
                .collect(Collectors.joining(" & "));
        return query.isEmpty() ? "''" : query;
    }
}
