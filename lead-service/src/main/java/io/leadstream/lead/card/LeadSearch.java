package io.leadstream.lead.card;

import io.leadstream.lead.normal.CompanyDomain;
import io.leadstream.rest.BadInput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds leads by filters, newest first: ids are UUIDv7, so their order is that of capture. */
@ApplicationScoped
class LeadSearch {

    private static final int LONGEST_Q = 200;

    /**
     * What to find; absent members do not filter.
     *
     * @param company a company's id, domain or name
     * @param q words, or their beginnings, of name, e-mail address or company; or a number
     * @param segment the key of one that they belong to
     * @param partner whose leads only
     */
    record Filter(
            @Nullable String status,
            @Nullable Source source,
            @Nullable String owner,
            @Nullable String company,
            @Nullable String q,
            @Nullable String segment,
            @Nullable String partner) {}

    /** A query in the making: conditions and what they refer to. */
    static final class Conditions {
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        void add(String name, @Nullable Object value, String condition) {
            if (value != null) {
                conditions.add(condition);
                parameters.put(name, value);
            }
        }

        String statement(int count) {
            String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
            return "select l.* from lead l" + where + " order by l.id desc limit " + count;
        }

        Map<String, Object> parameters() {
            return parameters;
        }
    }

    private final EntityManager entities;
    private final Standings standings;
    private final Memberships memberships;

    LeadSearch(EntityManager entities, Standings standings, Memberships memberships) {
        this.entities = entities;
        this.standings = standings;
        this.memberships = memberships;
    }

    @Transactional
    List<LeadView> find(Filter filter, @Nullable UUID after, int count) {
        Conditions conditions = conditions(filter, after);
        Query query = entities.createNativeQuery(conditions.statement(count), Lead.class);
        conditions.parameters().forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<Lead> found = query.getResultList();
        Map<UUID, Standing> known = standings.of(found.stream().map(Lead::id).toList());
        Map<UUID, List<String>> segments =
                memberships.of(found.stream().map(Lead::id).toList());
        return found.stream()
                .map(lead -> lead.view(
                        known.getOrDefault(lead.id(), Standing.UNKNOWN), segments.getOrDefault(lead.id(), List.of())))
                .toList();
    }

    static Conditions conditions(Filter filter, @Nullable UUID after) {
        var conditions = new Conditions();
        conditions.add("after", after, "l.id < :after");
        conditions.add(
                "source", filter.source() == null ? null : filter.source().name(), "l.source = :source");
        conditions.add("owner", filter.owner(), "l.owner = :owner");
        conditions.add("partner", filter.partner(), "l.partner = :partner");
        addCompany(conditions, filter.company());
        conditions.add(
                "segment",
                filter.segment(),
                "l.id in (select g.lead_id from lead_segment g where g.segment = :segment)");
        conditions.add("q", words(filter.q()), "l.search @@ to_tsquery('simple', :q)");
        boolean merged = Standing.MERGED.equals(filter.status());
        conditions.conditions.add(merged ? "l.merged_into is not null" : "l.merged_into is null");
        if (merged) {
            return conditions;
        }
        if (Standing.NEW.equals(filter.status())) {
            conditions.conditions.add(
                    "not exists (select 1 from standing s where s.lead_id = l.id and s.lifecycle is not null)");
        } else {
            conditions.add(
                    "status",
                    filter.status(),
                    "exists (select 1 from standing s where s.lead_id = l.id and s.lifecycle = :status)");
        }
        return conditions;
    }

    private static void addCompany(Conditions conditions, @Nullable String company) {
        if (company != null && isId(company)) {
            conditions.add("company", UUID.fromString(company), "l.company_id = :company");
        } else if (company != null) {
            conditions.add(
                    "company",
                    company.strip().toLowerCase(Locale.ROOT),
                    "l.company_id in (select c.id from company c where c.domain = :domain or lower(c.name) = :company)");
            conditions.parameters.put("domain", domain(company));
        }
    }

    static boolean isId(String company) {
        return company.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    }

    /** As a domain, a host or a page's address is captured. */
    static String domain(String company) {
        try {
            return CompanyDomain.of(company).name();
        } catch (IllegalArgumentException aName) {
            return company;
        }
    }

    static @Nullable String words(@Nullable String q) {
        if (q == null || q.isBlank()) {
            return null;
        }
        String query = SearchText.query(q);
        if (query.isEmpty() || q.length() > LONGEST_Q) {
            throw BadInput.of("q", "must be words, or a number, of at most " + LONGEST_Q + " characters");
        }
        return query;
    }
}
