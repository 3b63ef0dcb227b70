package io.leadstream.pipeline.definition;

import io.leadstream.messaging.Outbox;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.CommandEvent;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Pipelines: versions of buyer-centric stages. */
@Path("/api/pipelines")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Pipelines", description = "Versions of buyer-centric stages with their exit criteria")
class PipelineResource {

    private final Pipelines pipelines;
    private final PublishPipeline publishPipeline;
    private final Outbox outbox;
    private final CommandEvent commandEvent;
    private final SecurityIdentity caller;

    PipelineResource(
            Pipelines pipelines,
            PublishPipeline publishPipeline,
            Outbox outbox,
            CommandEvent commandEvent,
            SecurityIdentity caller) {
        this.pipelines = pipelines;
        this.publishPipeline = publishPipeline;
        this.outbox = outbox;
        this.commandEvent = commandEvent;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "The latest version of every pipeline, by key")
    @Transactional
    public Page<PipelineView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        String afterKey = after == null ? null : Cursor.decode(after, 1).getFirst();
        return Page.of(
                pipelines.page(afterKey, size + 1).stream()
                        .map(PipelineView::of)
                        .toList(),
                size,
                view -> Cursor.encode(view.key()));
    }

    @GET
    @Path("{key}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "A pipeline: its latest version, or the one asked for")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = PipelineView.class),
                            examples = @ExampleObject(name = "published", value = PipelineExamples.PUBLISHED)))
    @Transactional
    public Response get(@PathParam("key") String key, @QueryParam("version") @Nullable String version) {
        Integer asked = Params.integer("version", version);
        Optional<PublishedPipeline> found = asked == null ? pipelines.latest(key) : pipelines.published(key, asked);
        return answer(Response.ok(), found.orElseThrow(() -> Problem.notFound("the pipeline or its version")));
    }

    @POST
    @RolesAllowed({"revops", "admin"})
    @Operation(
            summary = "Publish a new pipeline",
            description = "Its stages must meet the four standards (required, factual, inspectable, buyer-centric);"
                    + " with \"standards\":\"warn\" it is published and marked with where it fails them.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = PipelineRequest.class),
                            examples = @ExampleObject(name = "two stages", value = PipelineExamples.DRAFT)))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = PipelineView.class),
                            examples = @ExampleObject(name = "published", value = PipelineExamples.PUBLISHED)))
    @Idempotent
    public Response create(@NotNull @Valid PipelineRequest request) {
        String key = request.key();
        if (key == null) {
            throw BadInput.of("key", "must not be blank");
        }
        if (request.successors() != null && !request.successors().isEmpty()) {
            throw BadInput.of("successors", "must be left out: a new pipeline retires no stage");
        }
        PublishedPipeline published = publishPipeline.create(request.toDraft(key), request.publication(caller()));
        return answer(Response.created(URI.create("/api/pipelines/" + key)), published);
    }

    @PUT
    @Path("{key}")
    @RolesAllowed({"revops", "admin"})
    @Operation(
            summary = "Publish the next version of a pipeline",
            description = "Needs If-Match. Deals stay in the version in which they were opened, unless openDeals is"
                    + " \"transfer\". A stage that is left out is retired: while open deals are in it, successors must name"
                    + " the stage that takes its place, else 409 with the stages and how many deals are in each.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = PipelineRequest.class),
                            examples = @ExampleObject(name = "two stages", value = PipelineExamples.DRAFT)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = PipelineView.class),
                            examples = @ExampleObject(name = "published", value = PipelineExamples.PUBLISHED)))
    @Transactional
    public Response replace(
            @PathParam("key") String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid PipelineRequest request) {
        PublishedPipeline seen = pipelines.latest(key).orElseThrow(() -> Problem.notFound("the pipeline"));
        EntityTags.require(ifMatch, seen.pipeline().version());
        if (request.key() != null && !request.key().equals(key)) {
            throw BadInput.of("key", "must be the key in the path, or be left out");
        }
        PublishedPipeline published =
                publishPipeline.replace(seen, request.toDraft(key), request.publication(caller()));
        // also where it said what was there already
        outbox.last(key).ifPresent(commandEvent::was);
        return answer(Response.ok(), published);
    }

    @POST
    @Path("check")
    @RolesAllowed({"revops", "admin"})
    @Operation(summary = "Check a pipeline against the four standards, without publishing it")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = PipelineRequest.class),
                            examples = @ExampleObject(name = "a rep's stage", value = PipelineExamples.FAULTY)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = PipelineView.Check.class),
                            examples = @ExampleObject(name = "findings", value = PipelineExamples.FINDINGS)))
    public PipelineView.Check check(@NotNull @Valid PipelineRequest request) {
        return PipelineView.Check.of(request.findings(), request.advice());
    }

    private String caller() {
        return caller.getPrincipal().getName();
    }

    private static Response answer(Response.ResponseBuilder response, PublishedPipeline published) {
        return response.entity(PipelineView.of(published))
                .header("ETag", EntityTags.tag(published.pipeline().version()))
                .build();
    }
}
