package io.leadstream.pipeline.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The versions of one pipeline, one after the other: which stage of a later one takes the place of one of an earlier.
 * A stage that is still there is itself; a retired one is its successor; one that was retired without a successor is
 * the nearest before it of its phase that is still there, because a deal that was in it had passed that one.
 */
public final class Lineage {

    private final List<Pipeline> versions;

    /** @param versions of one pipeline, at least one */
    public Lineage(List<Pipeline> versions) {
        this.versions = versions.stream()
                .sorted(Comparator.comparingInt(Pipeline::version))
                .toList();
    }

    /** The latest version. */
    public Pipeline latest() {
        return versions.getLast();
    }

    List<Pipeline> versions() {
        return versions;
    }

    public Optional<Pipeline> version(int version) {
        return versions.stream().filter(v -> v.version() == version).findFirst();
    }

    /** What a stage of that key is in a version, or was last where that has it no more; empty when none ever had it. */
    public Optional<Stage> find(String stageKey, int version) {
        return version(version).flatMap(v -> v.stage(stageKey)).or(() -> newest(stageKey));
    }

    /** The versions up to that one. */
    public Lineage upTo(int version) {
        return new Lineage(versions.stream().filter(v -> v.version() <= version).toList());
    }

    /** The newest definition of a stage of that key, whether it is retired or not. */
    public Optional<Stage> newest(String stageKey) {
        return versions.reversed().stream()
                .flatMap(v -> v.stage(stageKey).stream())
                .findFirst();
    }

    /** The lineage with a next version. */
    Lineage and(Pipeline next) {
        List<Pipeline> all = new ArrayList<>(versions);
        all.add(next);
        return new Lineage(all);
    }

    /** The stage of the latest version that takes the place of one of an earlier version, by name or by succession. */
    Optional<Stage> successor(String stageKey, int fromVersion) {
        String key = stageKey;
        for (Pipeline next : versions) {
            if (next.version() > fromVersion && next.stage(key).isEmpty()) {
                key = next.successors().getOrDefault(key, key);
            }
        }
        return latest().stage(key);
    }

    /** The stage of the latest version in which a deal of an earlier version would stand. */
    public Stage inLatest(String stageKey, int fromVersion) {
        return successor(stageKey, fromVersion).orElseGet(() -> nearestBefore(stageKey, fromVersion));
    }

    private Stage nearestBefore(String stageKey, int fromVersion) {
        Pipeline from = version(fromVersion).orElseThrow();
        Stage left = from.stageOf(stageKey);
        List<Stage> before = from.stages(left.phase());
        return before.subList(0, before.indexOf(left)).reversed().stream()
                .flatMap(stage -> successor(stage.key(), fromVersion).stream())
                .filter(stage -> stage.phase() == left.phase())
                .findFirst()
                .or(() -> latest().stages(left.phase()).stream().findFirst())
                .orElseGet(() -> latest().firstSaleStage());
    }
}
