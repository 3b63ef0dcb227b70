package io.leadstream.pipeline.definition;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The versions of a pipeline: which there are, who published them, and what each says differently. */
@Path("/api/pipelines")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Pipelines")
class VersionResource {

    private static final int MOST_AUDITED = 50;

    private final Pipelines pipelines;

    VersionResource(Pipelines pipelines) {
        this.pipelines = pipelines;
    }

    /** A version in a list. */
    record VersionView(
            int version,
            String name,
            boolean latest,
            boolean meetsStandards,
            int stages,
            Instant publishedAt,
            @Nullable String publishedBy,
            @Nullable String reason) {

        static VersionView of(PublishedPipeline p) {
            return new VersionView(
                    p.pipeline().version(),
                    p.pipeline().name(),
                    p.isLatest(),
                    p.warnings().isEmpty(),
                    p.pipeline().stages().size(),
                    p.publishedAt(),
                    p.publishedBy(),
                    p.reason());
        }
    }

    /**
     * Who published what, when and why.
     *
     * @param changes against the version before; null for the first
     */
    record AuditEntry(
            int version,
            Instant publishedAt,
            @Nullable String publishedBy,
            @Nullable String reason,
            @Nullable PipelineDiff changes) {}

    @GET
    @Path("{key}/versions")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(summary = "The versions of a pipeline, the newest first")
    @Transactional
    public Page<VersionView> versions(
            @PathParam("key") String key,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        requireKnown(key);
        int size = Page.limit(Params.integer("limit", limit));
        return Page.of(
                pipelines.versions(key, before(after), size + 1).stream()
                        .map(VersionView::of)
                        .toList(),
                size,
                view -> Cursor.encode(String.valueOf(view.version())));
    }

    @GET
    @Path("{key}/audit")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "Who published which version when and why, and what it changed; the newest first",
            description = "At most 50 a page.")
    @Transactional
    public Page<AuditEntry> audit(
            @PathParam("key") String key,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        requireKnown(key);
        int size = Math.min(MOST_AUDITED, Page.limit(Params.integer("limit", limit)));
        // one more for the cursor, and one more to compare the last with
        List<PublishedPipeline> found = pipelines.versions(key, before(after), size + 2);
        List<AuditEntry> entries = IntStream.range(0, Math.min(found.size(), size + 1))
                .mapToObj(i -> entry(found.get(i), i + 1 < found.size() ? found.get(i + 1) : null))
                .toList();
        return Page.of(entries, size, entry -> Cursor.encode(String.valueOf(entry.version())));
    }

    private static AuditEntry entry(PublishedPipeline published, @Nullable PublishedPipeline before) {
        return new AuditEntry(
                published.pipeline().version(),
                published.publishedAt(),
                published.publishedBy(),
                published.reason(),
                before == null
                        ? null
                        : PipelineDiff.of(before.pipeline(), published.pipeline(), List.of(published.pipeline())));
    }

    @GET
    @Path("{key}/diff")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "What one version of a pipeline says differently from another",
            description =
                    "Stages added, removed (with their successor), renamed, moved; criteria; rules and tasks. Without"
                            + " to the latest, without from the one before that.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = PipelineDiff.class),
                            examples = @ExampleObject(name = "a stage retired", value = PipelineExamples.DIFF)))
    @Transactional
    public PipelineDiff diff(
            @PathParam("key") String key,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        requireKnown(key);
        Lineage lineage = pipelines.lineage(key);
        int last = Optional.ofNullable(Params.integer("to", to))
                .orElse(lineage.latest().version());
        int first = Optional.ofNullable(Params.integer("from", from)).orElse(Math.max(1, last - 1));
        return PipelineDiff.of(version(lineage, "from", first), version(lineage, "to", last), lineage.versions());
    }

    private static Pipeline version(Lineage lineage, String parameter, int version) {
        return lineage.version(version)
                .orElseThrow(() -> BadInput.of(
                        parameter,
                        "must be a version from 1 to " + lineage.latest().version()));
    }

    private static @Nullable Integer before(@Nullable String after) {
        return after == null
                ? null
                : Params.integer("after", Cursor.decode(after, 1).getFirst());
    }

    private void requireKnown(String key) {
        if (pipelines.latest(key).isEmpty()) {
            throw Problem.notFound("the pipeline");
        }
    }
}
