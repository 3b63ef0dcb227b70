package io.leadstream.qualification.profile;

import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Buyer personas: the kinds of person that we talk to. */
@Path("/api/personas")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@Tag(name = "Profiles")
class PersonaResource {

    private static final String EXAMPLE = """
            {"key": "sales-leader", "name": "Head of sales",
             "criteria": [
               {"key": "LEADS", "attribute": "SENIORITY", "oneOf": ["C_LEVEL", "VP", "HEAD"], "weight": 25},
               {"key": "SELLS", "attribute": "JOB_FUNCTION", "oneOf": ["SALES"], "weight": 20},
               {"key": "NEAR", "attribute": "REGION", "oneOf": ["Berlin"], "weight": 5}]}
            """;

    private final WriteDefinition definitions;
    private final SecurityIdentity caller;

    PersonaResource(WriteDefinition definitions, SecurityIdentity caller) {
        this.definitions = definitions;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "The buyer personas in force")
    public Page<DefinitionView> all(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return definitions.all(Kind.PERSONA, limit, after);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"marketing", "admin"})
    @Idempotent
    @Operation(summary = "Make a new buyer persona: its version 1")
    @APIResponse(
            responseCode = "201",
            description = "Version 1, in force",
            content = @Content(schema = @Schema(implementation = DefinitionView.class)))
    @APIResponse(responseCode = "409", description = "The key is taken")
    public Response create(
            @RequestBody(content = @Content(examples = @ExampleObject(name = "buyer persona", value = EXAMPLE)))
                    @NotNull
                    @Valid
                    DefinitionInput body) {
        Definition made = definitions.first(Kind.PERSONA, body, by());
        return answer(Response.created(URI.create("/api/personas/" + made.key())), made);
    }

    @GET
    @Path("{key}")
    @Operation(summary = "The version in force")
    @APIResponse(
            responseCode = "200",
            description = "The latest version",
            content = @Content(schema = @Schema(implementation = DefinitionView.class)))
    public Response read(@PathParam("key") String key) {
        return answer(Response.ok(), definitions.read(Kind.PERSONA, key));
    }

    @PUT
    @Path("{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"marketing", "admin"})
    @Operation(summary = "Make the next version, in force from now on; If-Match names the version that it follows")
    @APIResponse(
            responseCode = "200",
            description = "The new version",
            content = @Content(schema = @Schema(implementation = DefinitionView.class)))
    public Response change(
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "buyer persona", value = EXAMPLE)))
                    @NotNull
                    @Valid
                    DefinitionInput body) {
        return answer(Response.ok(), definitions.next(Kind.PERSONA, key, ifMatch, body, by()));
    }

    @GET
    @Path("{key}/versions")
    @Operation(summary = "Every version, oldest first")
    public Page<DefinitionView> versions(
            @PathParam("key") String key,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return definitions.versions(Kind.PERSONA, key, limit, after);
    }

    @GET
    @Path("{key}/versions/{version}")
    @Operation(summary = "One version; it never changes")
    public DefinitionView version(@PathParam("key") String key, @PathParam("version") int version) {
        return DefinitionView.of(definitions.version(Kind.PERSONA, key, version));
    }

    private String by() {
        return caller.getPrincipal().getName();
    }

    private static Response answer(Response.ResponseBuilder response, Definition definition) {
        return response.entity(DefinitionView.of(definition))
                .header(HttpHeaders.ETAG, EntityTags.tag(definition.version()))
                .build();
    }
}
