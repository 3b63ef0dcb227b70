package io.leadstream.pipeline.aftersale;

import io.leadstream.pipeline.aftersale.KnownCustomers.BrokenPromiseRisk;
import io.leadstream.pipeline.deal.By;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.StrictQuery;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Customers that a deal's buyers know, and what they may hear from them. */
@Path("/api/deals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "References")
class KnownCustomersResource {

    private static final String SETTING = """
            {"companies": ["0198f2a0-0000-7000-8000-000000000c01"]}""";

    private final KnownCustomers known;
    private final SecurityIdentity caller;
    private final Clock clock;

    KnownCustomersResource(KnownCustomers known, SecurityIdentity caller, Clock clock) {
        this.known = known;
        this.caller = caller;
        this.clock = clock;
    }

    /** The customers that are known, as they are sent. */
    record KnownCustomersSetting(@NotNull @Size(max = 100) List<@NotNull UUID> companies) {}

    @GET
    @Path("{id}/known-customers")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(summary = "Which of our customers the deal's buyers know")
    public Response get(@PathParam("id") UUID id) {
        return answer(known.of(id));
    }

    @PUT
    @Path("{id}/known-customers")
    @RolesAllowed({"rep", "manager", "admin"})
    @StrictQuery
    @Operation(
            summary = "Say which of our customers the deal's buyers know",
            description = "By the companies' ids of lead-service. Needs If-Match once it was said before.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = KnownCustomersSetting.class),
                            examples = @ExampleObject(name = "one", value = SETTING)))
    public Response set(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid KnownCustomersSetting request) {
        var by = new By(caller.getPrincipal().getName(), clock.instant());
        return answer(
                known.set(id, ifMatch, request.companies().stream().distinct().toList(), by));
    }

    @GET
    @Path("{id}/reference-risks")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "Customers with a broken promise from whom the deal's buyers may hear",
            description = "HIGH where they are of the same company or known (named under known-customers, or asked as a"
                    + " reference for this deal), POSSIBLE where they share a segment.")
    public Page<BrokenPromiseRisk> risks(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        return Page.of(
                known.risks(id, position(after), size + 1),
                size,
                risk -> Cursor.encode(
                        Integer.toString(risk.reach().ordinal() + 1),
                        risk.dealId().toString()));
    }

    private static KnownCustomers.Position position(@Nullable String after) {
        if (after == null) {
            return KnownCustomers.Position.START;
        }
        List<String> parts = Cursor.decode(after, 2);
        return new KnownCustomers.Position(Cursor.whole(parts.get(0)), Cursor.id(parts.get(1)));
    }

    private static Response answer(KnownCustomers.Known known) {
        return Response.ok(known)
                .header("ETag", EntityTags.tag(known.version()))
                .build();
    }
}
