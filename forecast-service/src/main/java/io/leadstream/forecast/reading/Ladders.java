package io.leadstream.forecast.reading;

import io.leadstream.forecast.facts.Snapshot;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.LeadLifecycle;
import io.leadstream.forecast.history.PipelineVersion;
import io.leadstream.rest.Problem;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which ladders a reading goes along: chosen before any deal is read. */
final class Ladders {

    /** The pipeline that is there from the first start on; asked for before it was heard of, it is empty. */
    private static final String STANDARD = "standard";

    private final Snapshot snapshot;
    private final List<PipelineVersion> versions;

    Ladders(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.versions = snapshot.versions();
    }

    /**
     * The ladder asked for.
     *
     * @param asked null for the default pipeline
     * @param version null for the latest
     */
    Ladder of(@Nullable String asked, @Nullable Integer version) {
        String pipeline = asked == null ? byDefault() : asked;
        List<PipelineVersion> own = versions.stream()
                .filter(published -> published.key().equals(pipeline))
                .toList();
        if (own.isEmpty() && version == null) {
            if (asked == null || pipeline.equals(STANDARD) || snapshot.hasSeen(pipeline)) {
                return Ladder.ofSeen(pipeline, snapshot.places(pipeline));
            }
            throw Problem.notFound("pipeline " + pipeline);
        }
        return own.stream()
                .filter(published -> version == null || published.version() == version)
                .max(Comparator.comparingInt(PipelineVersion::version))
                .map(target -> Ladder.of(target, own))
                .orElseThrow(() -> Problem.notFound("version " + version + " of pipeline " + pipeline));
    }

    /** The latest ladders of the other published pipelines of deals, by pipeline; none beside the lead lifecycle. */
    Map<String, Ladder> besides(String pipeline) {
        var others = new TreeMap<String, Ladder>();
        if (!pipeline.equals(LeadLifecycle.KEY)) {
            latest().stream()
                    .map(PipelineVersion::key)
                    .filter(key -> !key.equals(pipeline) && !key.equals(LeadLifecycle.KEY))
                    .forEach(key -> others.put(key, of(key, null)));
        }
        return others;
    }

    /** The latest version of every published pipeline, the one that is asked for by default first. */
    List<PipelineVersion> offered() {
        String first = byDefault();
        return latest().stream()
                .sorted(Comparator.comparing(version -> !version.key().equals(first)))
                .toList();
    }

    private String byDefault() {
        Collection<PipelineVersion> latest = latest();
        return versions.stream() // in the order in which they were published
                .filter(version -> version.isDefault() && latest.contains(version))
                .reduce((_, last) -> last)
                .map(PipelineVersion::key)
                .orElse(STANDARD);
    }

    private Collection<PipelineVersion> latest() {
        var latest = new LinkedHashMap<String, PipelineVersion>();
        versions.forEach(version ->
                latest.merge(version.key(), version, (one, other) -> one.version() > other.version() ? one : other));
        return latest.values();
    }
}
