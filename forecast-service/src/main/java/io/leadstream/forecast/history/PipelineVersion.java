package io.leadstream.forecast.history;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A pipeline as it was published once. */
public record PipelineVersion(String key, String name, int version, boolean isDefault, List<Stage> stages) {

    public PipelineVersion {
        stages = List.copyOf(stages);
    }

    /**
     * @param rank 1.. within its phase
     * @param replaces the keys of retired stages of earlier versions whose place it takes
     */
    public record Stage(String key, String name, Phase phase, int rank, List<String> replaces) {

        public Stage {
            // what was kept before there were successors says nothing of them
            replaces = List.copyOf(Objects.requireNonNullElse(replaces, List.of()));
        }

        public Stage(String key, String name, Phase phase, int rank) {
            this(key, name, phase, rank, List.of());
        }

        /** The same, in the place of what it is the successor of. */
        public Stage replacing(Map<String, String> successors) {
            return new Stage(
                    key,
                    name,
                    phase,
                    rank,
                    successors.entrySet().stream()
                            .filter(successor -> successor.getValue().equals(key))
                            .map(Map.Entry::getKey)
                            .sorted()
                            .toList());
        }
    }

    Optional<Stage> stage(String stageKey) {
        return stages.stream().filter(stage -> stage.key().equals(stageKey)).findFirst();
    }

    /** The key of the stage that takes the place of one that this version retires. */
    Optional<String> successor(String retired) {
        return stages.stream()
                .filter(stage -> stage.replaces().contains(retired))
                .map(Stage::key)
                .findFirst();
    }

    /** The stages of a phase, by rank. */
    public List<Stage> of(Phase phase) {
        return stages.stream()
                .filter(stage -> stage.phase() == phase)
                .sorted(Comparator.comparingInt(Stage::rank))
                .toList();
    }
}
