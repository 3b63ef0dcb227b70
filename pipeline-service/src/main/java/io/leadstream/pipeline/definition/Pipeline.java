package io.leadstream.pipeline.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One published version of a pipeline; it never changes. Stages stand in the order PREPARATION, SALE, POST_SALE, and
 * there is at least one SALE stage.
 *
 * @param successors by the key of a stage that is retired: the stage of this version that takes its place
 */
public record Pipeline(String key, int version, String name, List<Stage> stages, Map<String, String> successors) {

    public Pipeline {
        stages = List.copyOf(stages);
        successors = Map.copyOf(successors);
        if (stages.stream().noneMatch(s -> s.phase() == Phase.SALE)) {
            throw new IllegalArgumentException("a pipeline has at least one SALE stage");
        }
    }

    /** A version that retires no stage, or none that matters. */
    public Pipeline(String key, int version, String name, List<Stage> stages) {
        this(key, version, name, stages, Map.of());
    }

    public Optional<Stage> stage(String stageKey) {
        return stages.stream().filter(s -> s.key().equals(stageKey)).findFirst();
    }

    /** The stage of a deal that runs through this version: it must exist. */
    public Stage stageOf(String stageKey) {
        return stage(stageKey)
                .orElseThrow(
                        () -> new IllegalArgumentException("no stage " + stageKey + " in " + key + " v" + version));
    }

    public Stage firstSaleStage() {
        return stages.stream().filter(s -> s.phase() == Phase.SALE).findFirst().orElseThrow();
    }

    /** Whether a deal that goes from one stage to the other goes on, rather than back. */
    public boolean isForward(Stage from, Stage to) {
        return stages.indexOf(to) > stages.indexOf(from);
    }

    /** The stages that a move forward leaves or skips: {@code from} and all before {@code to}. */
    public List<Stage> leftOrSkipped(Stage from, Stage to) {
        return stages.subList(stages.indexOf(from), stages.indexOf(to));
    }

    /** The stages after {@code before}, up to and with {@code last}. */
    public List<Stage> between(Stage before, Stage last) {
        return stages.subList(stages.indexOf(before) + 1, stages.indexOf(last) + 1);
    }

    /** Whether any stage asks for an approval. */
    public boolean asksForApproval() {
        return stages.stream().anyMatch(s -> s.rules().approval() != null);
    }

    /** The stages that winning from {@code from} leaves or skips: it and all up to the last SALE stage. */
    public List<Stage> leftByWinning(Stage from) {
        return stages.subList(stages.indexOf(from), stages.size()).stream()
                .filter(s -> s.phase() != Phase.POST_SALE)
                .toList();
    }

    /** Where a deal may be opened: at the beginning, where its sale begins, and where a stage allows it. */
    public boolean mayBegin(Stage stage) {
        return stage.equals(stages.getFirst())
                || stage.equals(firstSaleStage())
                || stage.rules().allowedAtCreation();
    }

    public List<Stage> stages(Phase phase) {
        return stages.stream().filter(s -> s.phase() == phase).toList();
    }
}
