package io.leadstream.pipeline.methodology;

import io.leadstream.messaging.Outbox;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Pipelines;
import io.leadstream.pipeline.definition.Topics;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.CommandEvent;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import io.leadstream.rest.StrictQuery;
import io.leadstream.rest.Violation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Playbooks of pipelines and stages: one methodology for the whole process, or different ones for different stages. */
@Path("/api/pipelines")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Playbooks", description = "Methodologies that pipelines, stages and deals carry")
class PlaybookResource {

    private final Playbooks playbooks;
    private final Pipelines pipelines;
    private final Outbox outbox;
    private final CommandEvent commandEvent;
    private final SecurityIdentity caller;
    private final Clock clock;

    PlaybookResource(
            Playbooks playbooks,
            Pipelines pipelines,
            Outbox outbox,
            CommandEvent commandEvent,
            SecurityIdentity caller,
            Clock clock) {
        this.playbooks = playbooks;
        this.pipelines = pipelines;
        this.outbox = outbox;
        this.commandEvent = commandEvent;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param methodologies keys of the catalogue; none takes all playbooks off */
    @Schema(name = "PlaybookRequest")
    record Wanted(@NotNull @Size(max = 14) List<@NotNull String> methodologies) {}

    /** What a pipeline carries: for the whole of it, and by stage. */
    @Schema(name = "Playbooks")
    record Shown(String pipeline, long version, List<Carried> methodologies, SortedMap<String, List<Carried>> stages) {

        private static Shown of(String pipeline, long version, Playbooks.Attached attached) {
            var stages = new TreeMap<String, List<Carried>>();
            attached.stages().forEach((stage, keys) -> stages.put(stage, Carried.of(keys)));
            return new Shown(pipeline, version, Carried.of(attached.methodologies()), stages);
        }
    }

    @Schema(name = "CarriedMethodology")
    record Carried(String key, String name) {

        private static List<Carried> of(List<String> keys) {
            return keys.stream()
                    .map(key ->
                            new Carried(key, Catalogue.find(key).orElseThrow().name()))
                    .toList();
        }
    }

    @GET
    @Path("{key}/playbooks")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(summary = "The methodologies that a pipeline and its stages carry")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Shown.class),
                            examples = @ExampleObject(name = "both", value = MethodologyExamples.PLAYBOOKS)))
    @Transactional
    public Response get(@PathParam("key") String key) {
        return answer(pipeline(key).key());
    }

    @PUT
    @Path("{key}/playbooks")
    @RolesAllowed({"revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "Attach methodologies to a pipeline as its playbooks",
            description = "Those named replace those that the whole pipeline carried; its stages keep their own. Needs"
                    + " If-Match once it ever carried any.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Wanted.class),
                            examples = @ExampleObject(name = "one", value = MethodologyExamples.PLAYBOOK)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Shown.class),
                            examples = @ExampleObject(name = "both", value = MethodologyExamples.PLAYBOOKS)))
    @Transactional
    public Response attach(
            @PathParam("key") String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Wanted wanted) {
        return replace(pipeline(key).key(), null, ifMatch, wanted);
    }

    @PUT
    @Path("{key}/stages/{stage}/playbook")
    @RolesAllowed({"revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "Attach methodologies to a stage of a pipeline",
            description =
                    "Those named replace those that the stage carried. Needs If-Match once the pipeline ever carried"
                            + " any.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Wanted.class),
                            examples = @ExampleObject(name = "one", value = MethodologyExamples.PLAYBOOK)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Shown.class),
                            examples = @ExampleObject(name = "both", value = MethodologyExamples.PLAYBOOKS)))
    @Transactional
    public Response attachToStage(
            @PathParam("key") String key,
            @PathParam("stage") String stage,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Wanted wanted) {
        Pipeline pipeline = pipeline(key);
        if (pipeline.stage(stage).isEmpty()) {
            throw Problem.notFound("the stage");
        }
        return replace(pipeline.key(), stage, ifMatch, wanted);
    }

    private Response replace(String pipeline, @Nullable String stage, @Nullable String ifMatch, Wanted wanted) {
        requireKnown(wanted.methodologies());
        long version = playbooks.lock(pipeline);
        if (version == 0) {
            EntityTags.check(ifMatch, version);
        } else {
            EntityTags.require(ifMatch, version);
        }
        Instant now = clock.instant();
        if (playbooks.replace(
                pipeline, stage, wanted.methodologies(), caller.getPrincipal().getName(), now)) {
            Playbooks.Attached attached = playbooks.of(pipeline);
            var event =
                    new PublishedMethodology.PlaybooksChanged(pipeline, attached.methodologies(), attached.stages());
            outbox.add(Topics.DEAL_EVENTS, pipeline, event, now, now);
        } else {
            outbox.last(pipeline).ifPresent(commandEvent::was);
        }
        return answer(pipeline);
    }

    private static void requireKnown(List<String> keys) {
        List<Violation> unknown = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (Catalogue.find(keys.get(i)).isEmpty()) {
                unknown.add(new Violation("methodologies[" + i + "]", "must be the key of a methodology"));
            }
        }
        if (!unknown.isEmpty()) {
            throw new BadInput(unknown);
        }
    }

    private Pipeline pipeline(String key) {
        return pipelines.current(key).orElseThrow(() -> Problem.notFound("the pipeline"));
    }

    private Response answer(String pipeline) {
        long version = playbooks.version(pipeline);
        return Response.ok(Shown.of(pipeline, version, playbooks.of(pipeline)))
                .header("ETag", EntityTags.tag(version))
                .build();
    }
}
