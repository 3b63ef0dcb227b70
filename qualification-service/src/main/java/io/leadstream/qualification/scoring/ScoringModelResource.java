package io.leadstream.qualification.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.MergePatch;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The versions of the lead score as data: drafted, put into force, and read. */
@Path("/api/scoring-models")
@RunOnVirtualThread
@Tag(name = "Scoring models")
class ScoringModelResource {

    /** A draft as it begins: a copy of a version, or rules of its own. */
    record NewModel(
            @Schema(examples = "1") @Nullable Integer copyOf,
            @Nullable ModelInput definition) {}

    /** How far all leads are scored again since the version came into force. */
    record ActivationView(
            @Schema(examples = "2") int version,
            @Schema(examples = "RUNNING") Rescoring.State state,

            @Schema(description = "Leads that had a score of another version", examples = "100000")
            long total,

            @Schema(description = "Scored again so far; events score some leads sooner", examples = "42500")
            long done,

            @Schema(description = "Whose score the version changed: published", examples = "9120")
            long changed,

            Instant startedAt,
            @Nullable Instant finishedAt) {

        static ActivationView of(Rescoring rescoring) {
            return new ActivationView(
                    rescoring.version(),
                    rescoring.state(),
                    rescoring.total(),
                    rescoring.done(),
                    rescoring.changed(),
                    rescoring.startedAt(),
                    rescoring.finishedAt());
        }
    }

    private final ScoringModels models;
    private final ManageModels manage;
    private final PinnedIcps icps;
    private final Rescorings rescorings;
    private final ObjectMapper mapper;
    private final SecurityIdentity caller;

    ScoringModelResource(
            ScoringModels models,
            ManageModels manage,
            PinnedIcps icps,
            Rescorings rescorings,
            ObjectMapper mapper,
            SecurityIdentity caller) {
        this.models = models;
        this.manage = manage;
        this.icps = icps;
        this.rescorings = rescorings;
        this.mapper = mapper;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "The versions of the lead score, in their order")
    public Page<ModelView> all(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        var page = models.page(
                after == null ? 0 : Cursor.whole(Cursor.decode(after, 1).getFirst()), size + 1);
        return Page.of(
                page.stream().map(this::view).toList(), size, model -> Cursor.encode(String.valueOf(model.version())));
    }

    @GET
    @Path("{version}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "One version of the lead score: state, rules, points, limits, thresholds")
    public RestResponse<ModelView> version(@PathParam("version") int version) {
        return answer(models.find(version).orElseThrow(() -> ManageModels.unknown(version)));
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"marketing", "admin"})
    @Operation(
            summary = "Draft a version: a copy of another, or given whole",
            description = "The definition is what GET shows as definition. A draft scores nothing until it is rehearsed"
                    + " and activated; any lead can be read by it with ?modelVersion=.")
    @APIResponse(responseCode = "201", description = "The draft")
    public Response draft(
            @RequestBody(content = @Content(examples = @ExampleObject(name = "copy", value = "{\"copyOf\": 1}")))
                    @NotNull
                    NewModel body) {
        Integer copyOf = body.copyOf();
        ModelInput definition = body.definition();
        if ((copyOf == null) == (definition == null)) {
            throw BadInput.of("definition", "give either definition or copyOf");
        }
        ModelVersion draft = definition == null && copyOf != null
                ? manage.copy(copyOf, by())
                : manage.draft(java.util.Objects.requireNonNull(definition), by());
        return Response.created(URI.create("/api/scoring-models/" + draft.version()))
                .tag(String.valueOf(draft.revision()))
                .entity(view(draft))
                .build();
    }

    @PUT
    @Path("{version}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"marketing", "admin"})
    @Operation(
            summary = "Give a draft other rules",
            description = "A rehearsed version becomes a draft again. What came into force never changes: 409.")
    @APIResponse(responseCode = "200", description = "The draft")
    @APIResponse(responseCode = "409", description = "It came into force: from, allowed")
    public RestResponse<ModelView> replace(
            @PathParam("version") int version,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull ModelInput definition) {
        return answer(manage.edit(version, ifMatch, definition));
    }

    @PATCH
    @Path("{version}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RolesAllowed({"marketing", "admin"})
    @Transactional
    @Operation(summary = "Change some of a draft's rules: a JSON merge patch of its definition")
    @APIResponse(responseCode = "200", description = "The draft")
    public RestResponse<ModelView> patch(
            @PathParam("version") int version,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ModelInput.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "stricter",
                                                            value = "{\"mql\": {\"fit\": 50, \"engagement\": 40}}")))
                    @NotNull
                    JsonNode patch) {
        ModelVersion model = models.locked(version).orElseThrow(() -> ManageModels.unknown(version));
        var merged = MergePatch.apply(mapper, ModelInput.of(model.rules()), patch, ModelInput.class);
        return answer(manage.edit(version, ifMatch, merged));
    }

    @POST
    @Path("{version}/activation")
    @Idempotent
    @RolesAllowed({"marketing", "admin"})
    @Operation(
            summary = "Put a rehearsed version into force, and score all leads again by it",
            description = "The version before is retired. Live scoring goes on meanwhile, by the new version at once.")
    @APIResponse(responseCode = "202", description = "How far it is, as at Location")
    @APIResponse(responseCode = "200", description = "It is in force already")
    @APIResponse(responseCode = "409", description = "It is not rehearsed, or was retired: from, allowed")
    public Response activate(
            @PathParam("version") int version, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        boolean isNew = manage.activate(version, ifMatch);
        var location = URI.create("/api/scoring-models/" + version + "/activation");
        return Response.status(isNew ? 202 : 200)
                .location(location)
                .entity(rescorings.of(version).map(ActivationView::of).orElse(null))
                .build();
    }

    @GET
    @Path("{version}/activation")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "How far all leads are scored again by a version")
    public ActivationView activation(@PathParam("version") int version) {
        return rescorings
                .of(version)
                .map(ActivationView::of)
                .orElseThrow(() -> Problem.notFound("an activation of scoring model " + version));
    }

    private RestResponse<ModelView> answer(ModelVersion model) {
        return ResponseBuilder.ok(view(model))
                .header(HttpHeaders.ETAG, EntityTags.tag(model.revision()))
                .build();
    }

    private ModelView view(ModelVersion model) {
        return ModelView.of(model, icps.version(model.rules().icpVersion()).orElseThrow());
    }

    private String by() {
        return caller.getPrincipal().getName();
    }
}
