package io.leadstream.forecast.history;

import io.leadstream.forecast.history.PipelineVersion.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rungs that a reading is about: the stages of one version of a pipeline. Facts of other versions are placed on
 * it by their stage key; a retired stage counts as its successor, where one was named on the way to this version, else
 * as the nearest one before it that is still there, because a deal that entered it had passed that one and had not
 * reached the next.
 */
public final class Ladder {

    private final PipelineVersion target;
    private final Collection<PipelineVersion> versions;
    private final List<Stage> sale;
    private final List<Stage> postSale;
    private final Map<Place, Rung> placed = new HashMap<>();

    /**
     * Where a fact stands on the ladder.
     *
     * @param rank 0 when it stands before the first rung
     */
    record Rung(String stage, Phase phase, int rank) {}

    private Ladder(PipelineVersion target, Collection<PipelineVersion> versions) {
        this.target = target;
        this.versions = List.copyOf(versions);
        this.sale = target.of(Phase.SALE);
        this.postSale = target.of(Phase.POST_SALE);
    }

    /** The ladder of one of a pipeline's versions; the others help to place what happened under them. */
    public static Ladder of(PipelineVersion target, Collection<PipelineVersion> versions) {
        return new Ladder(target, versions);
    }

    /** A makeshift ladder of the stages that facts have named, for as long as the pipeline was not published to us. */
    public static Ladder ofSeen(String pipeline, Collection<Place> places) {
        var latest = new HashMap<String, Place>();
        places.stream()
                .filter(place -> place.pipeline().equals(pipeline))
                .sorted(Comparator.comparingInt(Place::version))
                .forEach(place -> latest.put(place.stage(), place));
        int version = latest.values().stream().mapToInt(Place::version).max().orElse(1);
        var stages = new ArrayList<Stage>();
        for (Phase phase : Phase.values()) {
            List<Place> seen = latest.values().stream()
                    .filter(place -> place.phase() == phase)
                    .sorted(Comparator.comparingInt(Place::rank).thenComparing(Place::stage))
                    .toList();
            seen.forEach(place -> stages.add(new Stage(place.stage(), place.stage(), phase, seen.indexOf(place) + 1)));
        }
        var target = new PipelineVersion(pipeline, pipeline, version, false, stages);
        return new Ladder(target, List.of());
    }

    public String pipeline() {
        return target.key();
    }

    public int version() {
        return target.version();
    }

    /** The stages before the sale; they have no conversion. */
    public List<Stage> preparation() {
        return target.of(Phase.PREPARATION);
    }

    /** The stages that conversion is about; their number is K. */
    public List<Stage> sale() {
        return sale;
    }

    public List<Stage> postSale() {
        return postSale;
    }

    /** The number of a stage among all of the version, from 1 on; 0 when it is none of them. */
    public int number(String stage) {
        for (int i = 0; i < target.stages().size(); i++) {
            if (target.stages().get(i).key().equals(stage)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** How many stages the version has. */
    public int stages() {
        return target.stages().size();
    }

    /** The key of the stage of a number. */
    public String stage(int number) {
        return target.stages().get(number - 1).key();
    }

    Rung place(Place place) {
        return placed.computeIfAbsent(place, this::placeAnew);
    }

    private Rung placeAnew(Place place) {
        return target.stage(place.stage())
                .or(() -> successor(place))
                .or(() -> nearestBefore(place))
                .map(stage -> new Rung(stage.key(), stage.phase(), stage.rank()))
                .orElseGet(() -> new Rung(place.stage(), place.phase(), 0));
    }

    private Optional<Stage> successor(Place place) {
        String key = place.stage();
        for (PipelineVersion next : onTheWay(place)) {
            if (next.stage(key).isEmpty()) {
                key = next.successor(key).orElse(key);
            }
        }
        return target.stage(key);
    }

    /** The versions after a place's own up to the target, in order. */
    private List<PipelineVersion> onTheWay(Place place) {
        return versions.stream()
                .filter(version -> version.version() > place.version() && version.version() <= target.version())
                .sorted(Comparator.comparingInt(PipelineVersion::version))
                .toList();
    }

    private Optional<Stage> nearestBefore(Place place) {
        Optional<PipelineVersion> own = versions.stream()
                .filter(version -> version.version() == place.version())
                .findFirst();
        if (own.isEmpty()) {
            return ofPhase(place.phase()).stream()
                    .filter(stage -> stage.rank() <= place.rank())
                    .reduce((_, last) -> last);
        }
        return own.get().of(place.phase()).stream()
                .filter(stage -> stage.rank() < place.rank())
                .flatMap(stage -> target.stage(stage.key()).stream())
                .filter(stage -> stage.phase() == place.phase())
                .reduce((_, last) -> last);
    }

    private List<Stage> ofPhase(Phase phase) {
        return switch (phase) {
            case PREPARATION -> List.of();
            case SALE -> sale;
            case POST_SALE -> postSale;
        };
    }
}
