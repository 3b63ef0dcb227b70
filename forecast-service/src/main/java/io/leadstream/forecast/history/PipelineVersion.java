package io.leadstream.forecast.history;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A pipeline as it was published once. */
public record PipelineVersion(String key, String name, int version, boolean isDefault, List<Stage> stages) {

    public PipelineVersion {
        stages = List.copyOf(stages);
    }

    /** @param rank 1.. within its phase */
    public record Stage(String key, String name, Phase phase, int rank) {}

    Optional<Stage> stage(String stageKey) {
        return stages.stream().filter(stage -> stage.key().equals(stageKey)).findFirst();
    }

    /** The stages of a phase, by rank. */
    public List<Stage> of(Phase phase) {
        return stages.stream()
                .filter(stage -> stage.phase() == phase)
                .sorted(Comparator.comparingInt(Stage::rank))
                .toList();
    }
}
