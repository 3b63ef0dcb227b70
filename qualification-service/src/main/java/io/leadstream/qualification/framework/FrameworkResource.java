package io.leadstream.qualification.framework;

import io.leadstream.qualification.framework.FrameworkInput.CriterionInput;
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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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

/** The frameworks that leads are qualified by, and the leads that meet each most strongly. */
@Path("/api/frameworks")
@RunOnVirtualThread
@Tag(name = "Frameworks")
class FrameworkResource {

    private static final String EXAMPLE = """
            {"key": "OUR_OWN", "name": "Our own", "origin": "Sales team, 2026", "criteria": [
              {"key": "mandate", "text": "Who may sign, and up to which amount", "gap": "no mandate",
               "required": true, "facts": ["authority", "economicBuyer"]},
              {"key": "pain", "text": "What hurts most", "facts": ["pain", "challenges"]}]}""";

    record CriterionView(
            @Schema(examples = "economicBuyer") String key,

            @Schema(examples = "Who controls the money; often not the first contact")
            String text,

            @Schema(examples = "no economic buyer") String gap,
            @Schema(examples = "true") boolean required,

            @Schema(description = "Any one of these facts makes it hold", examples = "[\"economicBuyer\"]")
            List<String> facts) {

        static CriterionView of(Criterion criterion) {
            return new CriterionView(
                    criterion.key(),
                    criterion.text(),
                    criterion.gap(),
                    criterion.required(),
                    criterion.filledBy().stream().map(FactWord::key).toList());
        }
    }

    /** One framework. */
    record FrameworkDefinition(
            @Schema(examples = "MEDDIC") String key,
            @Schema(examples = "1") int version,
            @Schema(examples = "MEDDIC") String name,

            @Schema(examples = "PTC, 1990s; is this buyer worth the effort at all")
            String origin,

            @Schema(examples = "true") boolean builtIn,

            @Schema(description = "Whether it counts for leads that have none of their own", examples = "false")
            boolean byDefault,

            List<CriterionView> criteria) {}

    /** A framework with its key. */
    record NewFramework(
            @NotNull
            @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}", message = "must be 2 to 40 of A-Z, 0-9 and _, a letter first")
            @Schema(examples = "OUR_OWN")
            String key,

            @NotBlank @Size(max = 80) @Schema(examples = "Our own")
            String name,

            @Size(max = 500) @Schema(examples = "Sales team, 2026") @Nullable
            String origin,

            @NotNull @Size(min = 1, max = 20) List<@Valid @NotNull CriterionInput> criteria) {}

    /** Which framework counts for leads that have none of their own. */
    record DefaultInput(
            @NotNull @Schema(examples = "MEDDIC") String framework) {}

    record DefaultView(
            @Schema(examples = "MEDDIC") String framework,

            @Schema(description = "Absent while the configured one counts", examples = "2026-03-01T09:00:00Z") @Nullable
            Instant at,

            @Schema(examples = "manager-2") @Nullable String by) {}

    /** A lead's place by a framework. */
    record StrongView(
            UUID leadId,

            @Schema(description = "The mean confidence over the criteria, 0 to 1", examples = "0.7500")
            BigDecimal strength) {}

    private final Frameworks frameworks;
    private final DefineFramework defineFramework;
    private final Standings standings;
    private final SecurityIdentity caller;

    FrameworkResource(
            Frameworks frameworks, DefineFramework defineFramework, Standings standings, SecurityIdentity caller) {
        this.frameworks = frameworks;
        this.defineFramework = defineFramework;
        this.standings = standings;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(summary = "All frameworks: criteria, which facts fill them, which are required")
    public Page<FrameworkDefinition> all(@QueryParam("asOf") @Nullable String asOf) {
        Instant at = instant(asOf);
        String byDefault = frameworks.byDefault(at).framework().key();
        return new Page<>(
                frameworks.all(at).stream().map(each -> view(each, byDefault)).toList(), null);
    }

    @GET
    @Path("{key}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(summary = "One framework, as it is or as it was at a time")
    public RestResponse<FrameworkDefinition> one(
            @PathParam("key") String key, @QueryParam("asOf") @Nullable String asOf) {
        Instant at = instant(asOf);
        return answer(
                frameworks.all(at).stream()
                        .filter(each -> each.key().equals(key))
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("framework " + key)),
                at);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"manager", "marketing", "admin"})
    @Idempotent
    @Operation(
            summary = "Define a framework of one's own",
            description = "Its criteria are filled by the facts that there are: nothing has to be found out again.")
    @APIResponse(responseCode = "201", description = "Defined, version 1")
    @APIResponse(responseCode = "409", description = "The key exists, or there are too many")
    public Response define(
            @RequestBody(content = @Content(examples = @ExampleObject(name = "own", value = EXAMPLE))) @Valid @NotNull
                    NewFramework body) {
        var definition = new FrameworkInput(body.name(), body.origin(), body.criteria());
        Framework made = defineFramework.first(body.key(), definition, by());
        return Response.created(URI.create("/api/frameworks/" + made.key()))
                .entity(view(
                        made,
                        frameworks.byDefault(Frameworks.END_OF_TIME).framework().key()))
                .header(HttpHeaders.ETAG, EntityTags.tag(made.version()))
                .build();
    }

    @PUT
    @Path("{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"manager", "marketing", "admin"})
    @Transactional
    @Operation(
            summary = "Make a new version of an own framework",
            description = "It counts at once; ranks follow as soon as all leads are compared anew.")
    public RestResponse<FrameworkDefinition> redefine(
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull FrameworkInput body) {
        return answer(defineFramework.next(key, ifMatch, body, by()), Frameworks.END_OF_TIME);
    }

    @GET
    @Path("default")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(summary = "Which framework counts for leads that have none of their own")
    public RestResponse<DefaultView> readDefault() {
        return answer(frameworks.byDefault(Frameworks.END_OF_TIME));
    }

    @PUT
    @Path("default")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"manager", "admin"})
    @Transactional
    @Operation(
            summary = "Set the framework of leads that have none of their own",
            description = "It counts at once for all of them; they publish no event until something is found out.")
    public RestResponse<DefaultView> setDefault(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Valid @NotNull DefaultInput body) {
        return answer(defineFramework.setDefault(ifMatch, body.framework(), by()));
    }

    @GET
    @Path("{key}/leads")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(summary = "Leads by how strongly they meet a framework, the strongest first")
    public Page<StrongView> leads(
            @PathParam("key") String key,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Framework framework = frameworks.find(key).orElseThrow(() -> Problem.notFound("framework " + key));
        int size = Page.limit(Params.integer("limit", limit));
        var from = after == null ? new Standings.Strong(new UUID(0, 0), Framework.FULL + 1) : position(after);
        var found = standings.strongest(framework, from.strength(), from.leadId(), size + 1).stream()
                .map(strong -> new StrongView(strong.leadId(), BigDecimal.valueOf(strong.strength(), 4)))
                .toList();
        return Page.of(
                found,
                size,
                last -> Cursor.encode(
                        last.strength().unscaledValue().toString(),
                        last.leadId().toString()));
    }

    private static Standings.Strong position(String cursor) {
        var parts = Cursor.decode(cursor, 2);
        return new Standings.Strong(Cursor.id(parts.get(1)), Cursor.whole(parts.getFirst()));
    }

    private static Instant instant(@Nullable String asOf) {
        return Objects.requireNonNullElse(Params.instantAtEnd("asOf", asOf), Frameworks.END_OF_TIME);
    }

    private String by() {
        return caller.getPrincipal().getName();
    }

    private RestResponse<FrameworkDefinition> answer(Framework framework, Instant asOf) {
        String byDefault = frameworks.byDefault(asOf).framework().key();
        return ResponseBuilder.ok(view(framework, byDefault))
                .header(HttpHeaders.ETAG, EntityTags.tag(framework.version()))
                .build();
    }

    private RestResponse<DefaultView> answer(Choice choice) {
        return ResponseBuilder.ok(new DefaultView(choice.framework().key(), choice.at(), choice.by()))
                .header(HttpHeaders.ETAG, EntityTags.tag(frameworks.defaultNumber()))
                .build();
    }

    private static FrameworkDefinition view(Framework framework, String byDefault) {
        return new FrameworkDefinition(
                framework.key(),
                framework.version(),
                framework.name(),
                framework.origin(),
                framework.isBuiltIn(),
                framework.key().equals(byDefault),
                framework.criteria().stream().map(CriterionView::of).toList());
    }
}
