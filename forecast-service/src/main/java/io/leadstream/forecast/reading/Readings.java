package io.leadstream.forecast.reading;

import io.leadstream.forecast.facts.Facts;
import io.leadstream.forecast.facts.Known;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.LeadLifecycle;
import io.leadstream.forecast.history.PipelineVersion;
import io.leadstream.forecast.question.Question;
import io.leadstream.messaging.Freshness;
import io.leadstream.messaging.ReadModel;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a caller's parameters ask for. */
@ApplicationScoped
public class Readings {

    /** The pipeline that is there from the first start on; asked for before it was heard of, it is empty. */
    private static final String STANDARD = "standard";

    private final Facts facts;
    private final ReadModel readModel;
    private final Clock clock;

    Readings(Facts facts, ReadModel readModel, Clock clock) {
        this.facts = facts;
        this.readModel = readModel;
        this.clock = clock;
    }

    /** The deals of the pipeline asked for. */
    public Reading of(FigureParams params) {
        return read(params, false);
    }

    /** The same, and those of all other pipelines of deals, which small numbers are shrunk towards. */
    public Reading amongAllPipelines(FigureParams params) {
        return read(params, true);
    }

    private Reading read(FigureParams params, boolean others) {
        Question question = params.question(clock.instant());
        Integer version = params.version();
        // asked before the facts are read, so that they are at least as fresh as is said
        Freshness freshness = readModel.freshness();
        boolean segmented = question.segmentation().by() != null
                || !question.segmentation().where().isEmpty();
        Known known = facts.read(versions -> wanted(versions, params.pipeline(), others), segmented);
        String pipeline = pipeline(known.versions(), params.pipeline());
        Ladder ladder = ladder(pipeline, version, known, params.pipeline() == null);
        Map<String, List<DealHistory>> byPipeline = byPipeline(known.histories());
        return new Reading(
                question,
                ladder,
                byPipeline.getOrDefault(pipeline, List.of()),
                others ? others(pipeline, known, byPipeline) : Map.of(),
                freshness);
    }

    private static Set<String> wanted(List<PipelineVersion> versions, @Nullable String asked, boolean others) {
        String pipeline = pipeline(versions, asked);
        var wanted = new LinkedHashSet<String>(List.of(pipeline));
        if (others && !pipeline.equals(LeadLifecycle.KEY)) {
            versions.stream()
                    .map(PipelineVersion::key)
                    .filter(key -> !key.equals(LeadLifecycle.KEY))
                    .forEach(wanted::add);
        }
        return wanted;
    }

    private static String pipeline(List<PipelineVersion> versions, @Nullable String asked) {
        if (asked != null) {
            return asked;
        }
        Collection<PipelineVersion> latest = latest(versions);
        return versions.stream() // in the order in which they were published
                .filter(version -> version.isDefault() && latest.contains(version))
                .reduce((_, last) -> last)
                .map(PipelineVersion::key)
                .orElse(STANDARD);
    }

    private static Collection<PipelineVersion> latest(List<PipelineVersion> versions) {
        var latest = new LinkedHashMap<String, PipelineVersion>();
        versions.forEach(version ->
                latest.merge(version.key(), version, (one, other) -> one.version() > other.version() ? one : other));
        return latest.values();
    }

    private static Ladder ladder(String pipeline, @Nullable Integer version, Known known, boolean isDefault) {
        List<PipelineVersion> own = known.versions().stream()
                .filter(published -> published.key().equals(pipeline))
                .toList();
        if (own.isEmpty() && version == null) {
            boolean seen =
                    known.places().stream().anyMatch(place -> place.pipeline().equals(pipeline));
            if (seen || isDefault || pipeline.equals(STANDARD)) {
                return Ladder.ofSeen(pipeline, known.places());
            }
            throw Problem.notFound("pipeline " + pipeline);
        }
        return own.stream()
                .filter(published -> version == null || published.version() == version)
                .max(Comparator.comparingInt(PipelineVersion::version))
                .map(target -> Ladder.of(target, own))
                .orElseThrow(() -> Problem.notFound("version " + version + " of pipeline " + pipeline));
    }

    /** The deals that were ever in each pipeline. */
    private static Map<String, List<DealHistory>> byPipeline(List<DealHistory> histories) {
        var byPipeline = new HashMap<String, List<DealHistory>>();
        for (DealHistory deal : histories) {
            deal.steps().stream()
                    .map(step -> step.place().pipeline())
                    .distinct()
                    .forEach(pipeline -> byPipeline
                            .computeIfAbsent(pipeline, _ -> new ArrayList<>())
                            .add(deal));
        }
        return byPipeline;
    }

    private static Map<Ladder, List<DealHistory>> others(
            String pipeline, Known known, Map<String, List<DealHistory>> byPipeline) {
        var others = new LinkedHashMap<Ladder, List<DealHistory>>();
        latest(known.versions()).stream()
                .map(PipelineVersion::key)
                .filter(key -> !key.equals(pipeline) && byPipeline.containsKey(key))
                .forEach(key -> others.put(ladder(key, null, known, false), byPipeline.getOrDefault(key, List.of())));
        return others;
    }
}
