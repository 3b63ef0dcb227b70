package io.leadstream.qualification.profile;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version of an ICP or a persona as it is shown. */
record DefinitionView(
        @Schema(examples = "mid-market") String key,
        @Schema(examples = "2") int version,
        @Schema(examples = "Mid-market software companies") String name,

        @Schema(description = "Of an ICP") @Nullable SortedSet<String> functions,

        @Schema(description = "Of an ICP") @Nullable SortedSet<String> industries,

        @Schema(description = "Of an ICP; empty when every country is served") @Nullable
        SortedSet<String> countriesServed,

        List<CriterionView> criteria,
        @Schema(examples = "2026-03-01T09:00:00Z") Instant at,
        @Schema(examples = "marketing-1") String by) {

    @Schema(name = "WeightedCriterionView")
    record CriterionView(
            @Schema(examples = "RIGHT_SIZE") String key,
            @Schema(examples = "SIZE_BAND") Attribute attribute,

            @Schema(examples = "[\"50-249\", \"250-1000\"]") @Nullable
            List<String> oneOf,

            @Nullable List<String> noneOf,
            @Schema(examples = "10") @Nullable Long atLeast,
            @Schema(examples = "500") @Nullable Long atMost,
            @Schema(examples = "25") int weight) {

        static CriterionView of(WeightedCriterion criterion) {
            return new CriterionView(
                    criterion.key(),
                    criterion.attribute(),
                    orAbsent(criterion.oneOf()),
                    orAbsent(criterion.noneOf()),
                    criterion.atLeast(),
                    criterion.atMost(),
                    criterion.weight());
        }

        private static @Nullable List<String> orAbsent(List<String> words) {
            return words.isEmpty() ? null : words;
        }
    }

    static DefinitionView of(Definition definition) {
        boolean isIcp = definition.kind() == Kind.ICP;
        return new DefinitionView(
                definition.key(),
                definition.version(),
                definition.name(),
                isIcp ? new TreeSet<>(definition.icp().functions()) : null,
                isIcp ? new TreeSet<>(definition.icp().industries()) : null,
                isIcp ? new TreeSet<>(definition.icp().countriesServed()) : null,
                definition.criteria().stream().map(CriterionView::of).toList(),
                definition.at(),
                definition.by());
    }
}
