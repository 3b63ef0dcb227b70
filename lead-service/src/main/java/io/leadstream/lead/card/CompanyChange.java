package io.leadstream.lead.card;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What changed of a company, by field: fired within the transaction. */
public record CompanyChange(UUID companyId, Map<String, Values> fields, Instant at) {

    /** A long text is told of, not repeated. */
    private static final String STRATEGY = "strategy";

    /** A field's value before and after. */
    public record Values(@Nullable Object from, @Nullable Object to) {}

    static CompanyChange between(UUID id, AccountChanges before, AccountChanges after, Instant at) {
        var fields = new TreeMap<String, Values>();
        add(fields, "name", before.name(), after.name());
        add(fields, "domain", before.domain(), after.domain());
        add(fields, "industry", before.industry(), after.industry());
        add(fields, "employees", before.employees(), after.employees());
        add(fields, "growthStage", before.growthStage(), after.growthStage());
        add(fields, "funding", before.funding(), after.funding());
        add(fields, "productUsers", before.productUsers(), after.productUsers());
        add(fields, "targetAccount", before.targetAccount(), after.targetAccount());
        if (!Objects.equals(before.strategy(), after.strategy())) {
            fields.put(STRATEGY, new Values(null, null));
        }
        return new CompanyChange(id, fields, at);
    }

    private static void add(Map<String, Values> fields, String name, @Nullable Object from, @Nullable Object to) {
        if (!Objects.equals(from, to)) {
            fields.put(name, new Values(from, to));
        }
    }
}
