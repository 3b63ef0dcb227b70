package io.leadstream.qualification.framework;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Violation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A framework as a caller defines it. */
record FrameworkInput(
        @NotBlank @Size(max = 80) @Schema(examples = "Our own five")
        String name,

        @Size(max = 500)
        @Schema(description = "Where it comes from, for whom it is", examples = "Sales team, 2026")
        @Nullable
        String origin,

        @NotNull @Size(min = 1, max = 20) @Schema(description = "In the order in which they are to be found out")
        List<@Valid @NotNull CriterionInput> criteria) {

    record CriterionInput(
            @NotNull
            @Pattern(regexp = "[a-z][A-Za-z0-9]{0,39}", message = "must be camelCase of at most 40 characters")
            @Schema(examples = "mandate")
            String key,

            @NotBlank @Size(max = 300) @Schema(examples = "Who may sign, and up to which amount")
            String text,

            @Size(max = 80) @Schema(description = "What is said while it is missing", examples = "no mandate") @Nullable
            String gap,

            @Schema(description = "Whether a lead qualifies only with it; yes when absent", examples = "true") @Nullable
            Boolean required,

            @NotNull
            @Size(min = 1, max = 10)
            @Schema(
                    description = "Any one of these facts makes it hold: words of GET /api/facts",
                    examples = "[\"authority\", \"economicBuyer\"]")
            List<@NotNull String> facts) {

        Criterion toCriterion() {
            return new Criterion(
                    key,
                    text,
                    gap == null || gap.isBlank() ? "no " + key : gap,
                    required == null || required,
                    facts.stream()
                            .flatMap(word -> FactWord.named(word).stream())
                            .toList());
        }
    }

    /**
     * Makes the framework.
     *
     * @throws BadInput naming unknown facts and repeated criteria
     */
    Framework toFramework(String key, int version) {
        var violations = new ArrayList<Violation>();
        var keys = new HashSet<String>();
        for (int i = 0; i < criteria.size(); i++) {
            check(criteria.get(i), "criteria[" + i + "]", keys, violations);
        }
        var made = criteria.stream().map(CriterionInput::toCriterion).toList();
        if (made.stream().noneMatch(Criterion::required)) {
            violations.add(new Violation("criteria", "must have one that is required"));
        }
        if (!violations.isEmpty()) {
            throw new BadInput(violations);
        }
        return new Framework(key, version, name, origin == null ? "" : origin, made);
    }

    private static void check(CriterionInput criterion, String at, HashSet<String> keys, List<Violation> violations) {
        if (!keys.add(criterion.key())) {
            violations.add(new Violation(at + ".key", "is there twice"));
        }
        for (int i = 0; i < criterion.facts().size(); i++) {
            if (FactWord.named(criterion.facts().get(i)).isEmpty()) {
                violations.add(new Violation(at + ".facts[" + i + "]", "is unknown; known are " + FactWord.keys()));
            }
        }
        if (new HashSet<>(criterion.facts()).size() < criterion.facts().size()) {
            violations.add(new Violation(at + ".facts", "names a fact twice"));
        }
    }
}
