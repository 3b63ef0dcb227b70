package io.leadstream.forecast.category;

import io.leadstream.forecast.definition.Definition;
import io.leadstream.forecast.definition.Definitions;
import io.leadstream.forecast.definition.Definitions.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of categories that were set, by pipeline. */
@ApplicationScoped
public class Categories {

    private final Definitions definitions;

    Categories(Definitions definitions) {
        this.definitions = definitions;
    }

    /** What was the rule for a pipeline's stages at a time. */
    public CategoryRules of(String pipeline, Instant time) {
        return find(pipeline, time).map(Definition::body).orElse(CategoryRules.DEFAULT);
    }

    Optional<Definition<CategoryRules>> find(String pipeline, Instant time) {
        return definitions.find(Kind.CATEGORIES, pipeline, CategoryRules.class, time);
    }

    Definition<CategoryRules> put(
            String pipeline, @Nullable String ifMatch, @Nullable Instant from, CategoryRules rules) {
        return definitions.put(Kind.CATEGORIES, pipeline, ifMatch, from, rules, CategoryRules.class);
    }
}
