package io.leadstream.qualification.profile;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Violation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version of an ICP or a persona as a caller gives it. */
record DefinitionInput(
        @Schema(description = "Its name in paths; given once, when it is made", examples = "mid-market")
        @Nullable
        @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,49}", message = "must be of lower-case letters, digits and hyphens")
        String key,

        @Schema(examples = "Mid-market software companies") @NotBlank @Size(max = 200)
        String name,

        @Schema(description = "ICP: functions of the people we talk to", examples = "[\"SALES\"]")
        @Nullable
        @Size(max = 100)
        Set<@NotBlank @Size(max = 100) String> functions,

        @Schema(description = "ICP: industries that benefit most", examples = "[\"SOFTWARE\"]")
        @Nullable
        @Size(max = 200)
        Set<@NotBlank @Size(max = 100) String> industries,

        @Schema(description = "ICP: ISO 3166-1 alpha-2; every country when empty", examples = "[\"DE\"]")
        @Nullable
        @Size(max = 250)
        Set<@NotBlank @Pattern(regexp = "[A-Z]{2}", message = "must be a code such as DE") String> countriesServed,

        @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid CriterionInput> criteria) {

    /** One weighted criterion. */
    @Schema(name = "WeightedCriterionInput")
    record CriterionInput(
            @Schema(examples = "RIGHT_SIZE")
            @NotNull
            @Pattern(regexp = "[A-Z][A-Z0-9_]{0,49}", message = "must be of capital letters, digits and underscores")
            String key,

            @Schema(examples = "SIZE_BAND") @NotNull Attribute attribute,

            @Schema(examples = "[\"50-249\", \"250-1000\"]") @Nullable @Size(min = 1, max = 200)
            List<@NotBlank @Size(max = 100) String> oneOf,

            @Schema(examples = "[\"1-9\"]") @Nullable @Size(min = 1, max = 200)
            List<@NotBlank @Size(max = 100) String> noneOf,

            @Schema(description = "Of PRODUCT_USERS", examples = "10") @Nullable @Min(0)
            Long atLeast,

            @Schema(description = "Of PRODUCT_USERS", examples = "500") @Nullable @Min(0)
            Long atMost,

            @Schema(description = "-50 to 50, not 0", examples = "25") @Min(-50) @Max(50)
            int weight) {

        void check(Kind kind, String field, List<Violation> found) {
            if (weight == 0) {
                found.add(new Violation(field + ".weight", "must not be 0"));
            }
            if (!attribute.isOf(kind)) {
                found.add(new Violation(field + ".attribute", "is not an attribute that a " + kind + " asks about"));
            }
            checkForm(field, found);
            checkWords(field + ".oneOf", oneOf, found);
            checkWords(field + ".noneOf", noneOf, found);
        }

        private void checkForm(String field, List<Violation> found) {
            boolean ofWords = (oneOf == null) != (noneOf == null) && atLeast == null && atMost == null;
            boolean ofNumbers = oneOf == null && noneOf == null && (atLeast != null || atMost != null);
            if (attribute.isNumber() ? !ofNumbers : !ofWords) {
                String needed = attribute.isNumber() ? "atLeast, atMost or both" : "either oneOf or noneOf";
                found.add(new Violation(field, "must name " + needed + " and nothing else"));
            }
            if (atLeast != null && atMost != null && atLeast > atMost) {
                found.add(new Violation(field + ".atMost", "must not be less than atLeast"));
            }
        }

        private void checkWords(String field, @Nullable List<String> words, List<Violation> found) {
            if (words != null && !words.stream().allMatch(attribute::knows)) {
                found.add(new Violation(field, "must be of " + new java.util.TreeSet<>(attribute.words())));
            }
        }

        WeightedCriterion toCriterion() {
            return new WeightedCriterion(key, attribute, orNone(oneOf), orNone(noneOf), atLeast, atMost, weight);
        }

        private static List<String> orNone(@Nullable List<String> words) {
            return words == null ? List.of() : words;
        }
    }

    /** Refuses what a definition of that kind cannot be, naming everything that is wrong. */
    void check(Kind kind) {
        var found = new ArrayList<Violation>();
        var keys = new HashSet<String>();
        for (int i = 0; i < criteria.size(); i++) {
            String field = "criteria[" + i + "]";
            criteria.get(i).check(kind, field, found);
            if (!keys.add(criteria.get(i).key())) {
                found.add(new Violation(field + ".key", "is another criterion's too"));
            }
        }
        if (kind == Kind.PERSONA && (functions != null || industries != null || countriesServed != null)) {
            found.add(new Violation(
                    "functions", "must be absent, as industries and countriesServed: they are of an ICP only"));
        }
        if (!found.isEmpty()) {
            throw new BadInput(found);
        }
    }

    Definition toDefinition(Kind kind, String ofKey, int version, Instant at, String by) {
        var icp = new Icp(orNone(functions), orNone(industries), orNone(countriesServed));
        var weighted = criteria.stream().map(CriterionInput::toCriterion).toList();
        return new Definition(kind, ofKey, version, name, icp, weighted, at, by);
    }

    private static Set<String> orNone(@Nullable Set<String> words) {
        return words == null ? Set.of() : words;
    }
}
