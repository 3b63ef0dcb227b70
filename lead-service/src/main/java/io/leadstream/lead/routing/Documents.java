package io.leadstream.lead.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.lead.rule.Grammar;
import io.leadstream.lead.rule.Vocabulary;
import io.leadstream.rest.BadInput;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Settings of routing as they are written. */
final class Documents {

    private Documents() {}

    /**
     * A rep.
     *
     * @param active true unless given
     * @param timeZone in which its days begin; UTC unless given
     * @param capacityPerDay most leads a day; none is no limit
     * @param accepts a condition over leads; all unless given
     * @param absences when it gets none
     */
    record RepDocument(
            @Nullable Boolean active,

            @Size(max = 60) @Schema(examples = "Europe/Berlin") @Nullable
            String timeZone,

            @Min(0) @Max(100_000) @Nullable Integer capacityPerDay,
            @Nullable JsonNode accepts,
            @Size(max = 100) @Nullable List<@Valid @NotNull AbsenceDocument> absences) {

        static final RepDocument UNLIMITED = new RepDocument(null, null, null, null, null);

        private static final int MOST_ABSENCES = 100;

        /**
         * With one more absence, unless there is one like it.
         *
         * @param fromNow whether it is to begin now: one that covers now and ends then is like it
         */
        RepDocument with(AbsenceDocument absence, boolean fromNow) {
            List<AbsenceDocument> all = new ArrayList<>(Objects.requireNonNullElse(absences, List.of()));
            boolean isThere = all.stream()
                    .anyMatch(known -> Objects.equals(known.to(), absence.to())
                            && (fromNow
                                    ? !known.from().isAfter(absence.from())
                                    : known.from().equals(absence.from())));
            if (isThere) {
                return this;
            }
            if (all.size() >= MOST_ABSENCES) {
                throw BadInput.of("", "there may be " + MOST_ABSENCES + " absences");
            }
            all.add(absence);
            return with(all);
        }

        /** What was before a time stays; what goes on over it ends, what begins later is gone. */
        RepDocument withoutAbsencesFrom(Instant time) {
            return with(Objects.requireNonNullElse(absences, List.<AbsenceDocument>of()).stream()
                    .filter(absence -> absence.from().isBefore(time))
                    .map(absence -> absence.to() == null || absence.to().isAfter(time)
                            ? new AbsenceDocument(absence.from(), time)
                            : absence)
                    .toList());
        }

        private RepDocument with(List<AbsenceDocument> all) {
            return new RepDocument(active, timeZone, capacityPerDay, accepts, all.isEmpty() ? null : all);
        }

        Rep rep(String user) {
            List<AbsenceDocument> given = Objects.requireNonNullElse(absences, List.of());
            return new Rep(
                    user,
                    active == null || active,
                    zone("timeZone", timeZone),
                    capacityPerDay,
                    Grammar.readOptional("accepts", accepts, Vocabulary.ROUTING),
                    given.stream().map(AbsenceDocument::absence).toList());
        }
    }

    /** From, inclusive, to an end, exclusive; without one until it is changed. */
    record AbsenceDocument(@NotNull Instant from, @Nullable Instant to) {
        Rep.Absence absence() {
            if (to != null && !to.isAfter(from)) {
                throw BadInput.of("absences.to", "must be after from");
            }
            return new Rep.Absence(from, to);
        }
    }

    static ZoneId zone(String field, @Nullable String name) {
        try {
            return ZoneId.of(name == null ? "UTC" : name);
        } catch (DateTimeException e) {
            throw BadInput.of(field, "must be a time zone such as Europe/Berlin");
        }
    }

    /** Reps who share leads: user ids, in their order. */
    record PoolDocument(
            Pool.@NotNull Strategy strategy,

            @NotNull @Size(max = 500) List<@NotBlank @Size(max = 200) String> members) {

        Pool pool(String key) {
            if (new HashSet<>(members).size() < members.size()) {
                throw BadInput.of("members", "must not name anybody twice");
            }
            return new Pool(key, strategy, members);
        }
    }

    /** The rules, in the order in which they are asked. */
    record RulesDocument(@NotNull @Size(max = 200) List<@Valid @NotNull RuleDocument> rules) {

        List<Rule> read() {
            var read = new ArrayList<Rule>();
            var names = new HashSet<String>();
            for (int i = 0; i < rules.size(); i++) {
                if (!names.add(rules.get(i).name())) {
                    throw BadInput.of("rules[%d].name".formatted(i), "is the name of an earlier rule");
                }
                read.add(rules.get(i).rule("rules[%d]".formatted(i)));
            }
            return read;
        }
    }

    /**
     * One rule: whoever meets {@code when} goes to exactly one of {@code user}, {@code pool}, {@code nobody}.
     *
     * @param when a condition; all leads unless given
     */
    record RuleDocument(
            @NotBlank @Size(max = 100) String name,
            @Nullable JsonNode when,
            @Size(min = 1, max = 200) @Nullable String user,
            @Size(min = 1, max = 100) @Nullable String pool,
            @Nullable Boolean nobody) {

        Rule rule(String place) {
            var targets = new ArrayList<Rule.Target>();
            if (user != null) {
                targets.add(new Rule.Target.User(user));
            }
            if (pool != null) {
                targets.add(new Rule.Target.OfPool(pool));
            }
            if (Boolean.TRUE.equals(nobody)) {
                targets.add(new Rule.Target.Nobody());
            }
            if (targets.size() != 1) {
                throw BadInput.of(place, "must have exactly one of user, pool and nobody");
            }
            return new Rule(name, Grammar.readOptional(place + ".when", when, Vocabulary.ROUTING), targets.getFirst());
        }
    }

    /** What is asked of a dry run: a lead that is there, or attributes by field; by the live rules, or by these. */
    record DryRunDocument(
            @Nullable UUID leadId,
            @Size(max = 100) @Nullable Map<String, JsonNode> lead,
            @Size(max = 200) @Nullable List<@Valid @NotNull RuleDocument> rules) {}

    /** To whom a lead is given: exactly one of them. */
    record AssignDocument(
            @Size(min = 1, max = 200) @Schema(examples = "rep-7") @Nullable
            String owner,

            @Size(min = 1, max = 100) @Nullable String pool,
            @Size(max = 1000) @Nullable String note) {}
}
