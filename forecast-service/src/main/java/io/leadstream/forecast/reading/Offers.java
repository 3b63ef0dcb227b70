package io.leadstream.forecast.reading;

import io.leadstream.forecast.facts.Facts;
import io.leadstream.forecast.facts.Snapshot;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.PipelineVersion;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What can be asked for: pipelines, and the segments of their deals. */
@ApplicationScoped
public class Offers {

    /** Until a version's deals are counted, so many of them show what most have in common. */
    private static final int MOST_DEALS = 2_000;

    private final Facts facts;

    Offers(Facts facts) {
        this.facts = facts;
    }

    /**
     * A pipeline that can be asked for.
     *
     * @param latest its latest version
     * @param segments of its deals, by name
     */
    public record Offer(PipelineVersion latest, SortedSet<String> segments) {}

    /** The default pipeline first, then the others as they were published. */
    public List<Offer> all() {
        return facts.read(snapshot -> new Ladders(snapshot)
                .offered().stream()
                        .map(version -> new Offer(version, segments(snapshot, version)))
                        .toList());
    }

    /**
     * The values that deals have of a segment, by name; none of one that has more than can be compared.
     *
     * @param pipeline null for the default one
     */
    public List<String> values(@Nullable String pipeline, String segment) {
        return facts.read(snapshot -> new Ladders(snapshot)
                .offered().stream()
                        .filter(version -> pipeline == null || version.key().equals(pipeline))
                        .findFirst()
                        .map(version -> snapshot.values(version.key(), version.version(), segment))
                        .orElseThrow(() -> Problem.notFound("pipeline " + pipeline)));
    }

    private static SortedSet<String> segments(Snapshot snapshot, PipelineVersion version) {
        return snapshot.segments(version.key(), version.version())
                .orElseGet(() -> segmentsOfSome(snapshot, version.key()));
    }

    private static SortedSet<String> segmentsOfSome(Snapshot snapshot, String pipeline) {
        var names = new TreeSet<String>();
        snapshot.some(pipeline, MOST_DEALS, deal -> names(deal, names));
        return names;
    }

    private static void names(DealHistory deal, SortedSet<String> names) {
        for (Described described : deal.descriptions()) {
            names.addAll(described.segments().keySet());
            if (described.owner() != null) {
                names.add("owner");
            }
        }
    }
}
