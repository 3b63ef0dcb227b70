package io.leadstream.lead.routing;

import io.leadstream.lead.routing.Documents.RulesDocument;
import io.leadstream.lead.routing.Settings.Kind;
import io.leadstream.lead.routing.Settings.Listing;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules that count, and the pools they refer to. */
@ApplicationScoped
class PublishedRules {

    private final Settings settings;

    PublishedRules(Settings settings) {
        this.settings = settings;
    }

    /** 409 while a live rule gives leads to the pool. */
    void requireUnused(String pool) {
        boolean isUsed = settings
                .live(Listing.RULES)
                .map(stored -> settings.read(stored, RulesDocument.class).read())
                .orElse(List.of())
                .stream()
                .anyMatch(rule -> rule.target() instanceof Rule.Target.OfPool(String key) && key.equals(pool));
        if (isUsed) {
            throw Problem.of(409, "pool-in-use", "Pool in use", "a rule gives leads to this pool")
                    .build();
        }
    }

    /** 400 when a rule refers to a pool that is not there. */
    void requirePools(List<Rule> rules) {
        Set<String> pools =
                settings.all(Kind.POOL).stream().map(Settings.Stored::key).collect(Collectors.toSet());
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).target() instanceof Rule.Target.OfPool(String key) && !pools.contains(key)) {
                throw BadInput.of("rules[%d].pool".formatted(i), "does not exist");
            }
        }
    }
}
