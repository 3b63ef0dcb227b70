package io.leadstream.pipeline.definition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a pipeline says differently from another. Stages are the same when their keys are, criteria when
 * their keys within the stage are.
 *
 * @param name null when it is the same
 * @param removed with the stage that takes its place, where one was named
 * @param moved as few as explain the other order, beside those that changed their phase
 * @param changed everything else about stages that are in both, field by field
 */
record PipelineDiff(
        String key,
        int from,
        int to,
        @Nullable NameChange name,
        List<StageAdded> added,
        List<StageRemoved> removed,
        List<StageRenamed> renamed,
        List<StageMoved> moved,
        List<CriterionChange> criteria,
        List<FieldChange> changed) {

    record NameChange(@Nullable String from, @Nullable String to) {}

    record StageAdded(String stage, String name, Phase phase, int rank) {}

    record StageRemoved(
            String stage,
            String name,
            Phase phase,
            @Nullable String successor) {}

    record StageRenamed(String stage, String from, String to) {}

    record StageMoved(String stage, Phase fromPhase, int fromRank, Phase phase, int rank) {}

    /** @param fields of a criterion that is in both, those that differ */
    record CriterionChange(String stage, String criterion, ChangeKind kind, List<FieldChange> fields) {}

    enum ChangeKind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** @param field like {@code rules.noSkip}, {@code buyerOutcome} or {@code tasks} */
    record FieldChange(
            String stage,
            String field,
            @Nullable String from,
            @Nullable String to) {}

    /** A field of a stage or criterion, by its name, as text. */
    private record Field<T>(String name, Function<T, @Nullable Object> value) {

        Optional<FieldChange> change(String stage, T from, T to) {
            Object before = value.apply(from);
            Object after = value.apply(to);
            return Objects.equals(before, after)
                    ? Optional.empty()
                    : Optional.of(new FieldChange(stage, name, text(before), text(after)));
        }

        private static @Nullable String text(@Nullable Object value) {
            return value == null ? null : value.toString();
        }
    }

    private static final List<Field<Stage>> STAGE_FIELDS = List.of(
            new Field<>("repAction", Stage::repAction),
            new Field<>("buyerOutcome", Stage::buyerOutcome),
            new Field<>("rules.noSkip", s -> s.rules().noSkip()),
            new Field<>("rules.noBackward", s -> s.rules().noBackward()),
            new Field<>("rules.allowedAtCreation", s -> s.rules().allowedAtCreation()),
            new Field<>("rules.approval", s -> approval(s.rules())),
            new Field<>("rules.maximumAge", s -> s.rules().maximumAge()),
            new Field<>("tasks", s -> s.tasks().stream()
                    .map(t -> t.key() + " (" + t.role() + "): " + t.title()
                            + (t.dueWithin() == null ? "" : " within " + t.dueWithin()))
                    .toList()),
            new Field<>("repeatable", Stage::repeatable));

    private static final List<Field<ExitCriterion>> CRITERION_FIELDS = List.of(
            new Field<>("text", ExitCriterion::text),
            new Field<>("inspectable", ExitCriterion::inspectable),
            new Field<>("minimumEvidence", ExitCriterion::minimumEvidence),
            new Field<>("kinds", ExitCriterion::kinds),
            new Field<>("minimumGrade", ExitCriterion::minimumGrade),
            new Field<>("expiresAfter", ExitCriterion::expiresAfter));

    private static @Nullable String approval(StageRules rules) {
        return rules.approval() == null
                ? null
                : rules.approval().when() + " by "
                        + String.join(", ", rules.approval().roles());
    }

    /** @param between the pipeline's versions, for the successors that were named on the way */
    static PipelineDiff of(Pipeline from, Pipeline to, List<Pipeline> between) {
        List<Stage> both = to.stages().stream()
                .filter(s -> from.stage(s.key()).isPresent())
                .toList();
        return new PipelineDiff(
                to.key(),
                from.version(),
                to.version(),
                from.name().equals(to.name()) ? null : new NameChange(from.name(), to.name()),
                to.stages().stream()
                        .filter(s -> from.stage(s.key()).isEmpty())
                        .map(s -> new StageAdded(s.key(), s.name(), s.phase(), s.rank()))
                        .toList(),
                from.stages().stream()
                        .filter(s -> to.stage(s.key()).isEmpty())
                        .map(s -> new StageRemoved(s.key(), s.name(), s.phase(), successor(s, from, to, between)))
                        .toList(),
                both.stream()
                        .filter(s -> !s.name().equals(from.stageOf(s.key()).name()))
                        .map(s ->
                                new StageRenamed(s.key(), from.stageOf(s.key()).name(), s.name()))
                        .toList(),
                moved(from, both),
                both.stream()
                        .flatMap(s -> criteria(from.stageOf(s.key()), s).stream())
                        .toList(),
                both.stream()
                        .flatMap(s -> STAGE_FIELDS.stream()
                                .flatMap(f -> f.change(s.key(), from.stageOf(s.key()), s).stream()))
                        .toList());
    }

    /** Whether nothing differs. */
    boolean nothing() {
        return name == null
                && added.isEmpty()
                && removed.isEmpty()
                && renamed.isEmpty()
                && moved.isEmpty()
                && criteria.isEmpty()
                && changed.isEmpty();
    }

    private static @Nullable String successor(Stage retired, Pipeline from, Pipeline to, List<Pipeline> between) {
        List<Pipeline> onTheWay = between.stream()
                .filter(v -> v.version() > from.version() && v.version() <= to.version())
                .toList();
        return onTheWay.isEmpty()
                ? null
                : new Lineage(onTheWay)
                        .successor(retired.key(), from.version())
                        .map(Stage::key)
                        .orElse(null);
    }

    private static List<StageMoved> moved(Pipeline from, List<Stage> both) {
        Set<String> stayed = longestInOrder(
                both.stream().map(Stage::key).toList(),
                from.stages().stream().map(Stage::key).toList());
        return both.stream()
                .filter(s -> !stayed.contains(s.key()) || from.stageOf(s.key()).phase() != s.phase())
                .map(s -> {
                    Stage before = from.stageOf(s.key());
                    return new StageMoved(s.key(), before.phase(), before.rank(), s.phase(), s.rank());
                })
                .toList();
    }

    /** The most of these keys that stand in the same order in the other list. */
    private static Set<String> longestInOrder(List<String> keys, List<String> other) {
        List<List<String>> best = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            List<String> longest = List.of();
            for (int j = 0; j < i; j++) {
                boolean inOrder = other.indexOf(keys.get(j)) < other.indexOf(keys.get(i));
                if (inOrder && best.get(j).size() > longest.size()) {
                    longest = best.get(j);
                }
            }
            List<String> withThis = new ArrayList<>(longest);
            withThis.add(keys.get(i));
            best.add(withThis);
        }
        return best.stream()
                .reduce((one, next) -> next.size() > one.size() ? next : one)
                .<Set<String>>map(LinkedHashSet::new)
                .orElse(Set.of());
    }

    private static List<CriterionChange> criteria(Stage from, Stage to) {
        List<CriterionChange> changes = new ArrayList<>();
        for (ExitCriterion now : to.exitCriteria()) {
            Optional<ExitCriterion> before = from.criterion(now.key());
            List<FieldChange> fields = before.stream()
                    .flatMap(b -> CRITERION_FIELDS.stream().flatMap(f -> f.change(to.key(), b, now).stream()))
                    .toList();
            if (before.isEmpty() || !fields.isEmpty()) {
                changes.add(new CriterionChange(
                        to.key(), now.key(), before.isEmpty() ? ChangeKind.ADDED : ChangeKind.CHANGED, fields));
            }
        }
        from.exitCriteria().stream()
                .filter(c -> to.criterion(c.key()).isEmpty())
                .forEach(c -> changes.add(new CriterionChange(to.key(), c.key(), ChangeKind.REMOVED, List.of())));
        return changes;
    }
}
