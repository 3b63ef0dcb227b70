package io.leadstream.pipeline.definition;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All published versions of all pipelines. */
@ApplicationScoped
public class Pipelines implements PanacheRepositoryBase<PublishedPipeline, PublishedPipeline.Id> {

    /** Versions kept in memory: they never change, and every move of every deal needs one. */
    private static final int REMEMBERED = 500;

    private final Map<PublishedPipeline.Id, Pipeline> remembered = new ConcurrentHashMap<>();

    /** The version that a deal runs through: it must exist. */
    public Pipeline version(String key, int version) {
        var id = new PublishedPipeline.Id(key, version);
        Pipeline known = remembered.get(id);
        return known == null ? remember(id) : known;
    }

    /** The latest version of a pipeline. */
    public Optional<Pipeline> current(String key) {
        return latest(key).map(PublishedPipeline::pipeline);
    }

    /** All versions of a pipeline, which has one at least. */
    public Lineage lineage(String key) {
        return new Lineage(list("id.key", Sort.by("id.version"), key).stream()
                .map(PublishedPipeline::pipeline)
                .toList());
    }

    /** The latest version of the default pipeline; there is one from the first start on. */
    public Optional<Pipeline> theDefault() {
        return find("byDefault", true).firstResultOptional().map(PublishedPipeline::pipeline);
    }

    Optional<PublishedPipeline> latest(String key) {
        return find("id.key = ?1 and latest", key).firstResultOptional();
    }

    Optional<PublishedPipeline> published(String key, int version) {
        return findByIdOptional(new PublishedPipeline.Id(key, version));
    }

    List<PublishedPipeline> page(@Nullable String after, int limit) {
        return find("latest and id.key > ?1", Sort.by("id.key"), after == null ? "" : after)
                .page(0, limit)
                .list();
    }

    /** Versions of one pipeline, the newest first, those before {@code before} where it is given. */
    List<PublishedPipeline> versions(String key, @Nullable Integer before, int limit) {
        return find(
                        "id.key = ?1 and id.version < ?2",
                        Sort.descending("id.version"),
                        key,
                        before == null ? Integer.MAX_VALUE : before)
                .page(0, limit)
                .list();
    }

    Optional<PublishedPipeline> defaultNow() {
        return find("byDefault", true).firstResultOptional();
    }

    private Pipeline remember(PublishedPipeline.Id id) {
        Pipeline pipeline = findByIdOptional(id)
                .map(PublishedPipeline::pipeline)
                .orElseThrow(() -> new IllegalStateException("no version " + id.version() + " of " + id.key()));
        if (remembered.size() >= REMEMBERED) {
            remembered.clear();
        }
        remembered.put(id, pipeline);
        return pipeline;
    }
}
