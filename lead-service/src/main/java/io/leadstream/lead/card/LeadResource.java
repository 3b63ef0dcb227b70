package io.leadstream.lead.card;

import static org.eclipse.microprofile.openapi.annotations.enums.ParameterIn.QUERY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.MergePatch;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The lead's card. All resources of leads have this path and differ in their methods' alone: the router then sees them
 * as one, and tells another method (405) from another place (404).
 */
@Path("/api/leads")
@RunOnVirtualThread
@Tag(name = "Leads")
public class LeadResource {

    /**
     * The receipt of an erasure; it holds nothing on the person.
     *
     * @param erasure under which {@code GET /api/erasures/{id}} shows, place by place, what was forgotten
     * @param reach what forgets when
     */
    @Schema(name = "LeadErasure")
    public record Receipt(UUID id, UUID erasure, Instant erasedAt, List<String> reach) {
        static final List<String> REACH = List.of(
                "lead-service: card, touches, activities and kept answers are deleted",
                "the other services delete what they hold on this id within seconds of lead.erased",
                "partners' topics and dead letters forget within 7 days",
                "keyed hashes remain, so that a record written before the erasure is refused when it is read again");
    }

    private final Cards cards;
    private final LeadSearch search;
    private final CallingPartner callingPartner;
    private final SecurityIdentity caller;
    private final ObjectMapper mapper;

    LeadResource(
            Cards cards,
            LeadSearch search,
            CallingPartner callingPartner,
            SecurityIdentity caller,
            ObjectMapper mapper) {
        this.cards = cards;
        this.search = search;
        this.callingPartner = callingPartner;
        this.caller = caller;
        this.mapper = mapper;
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"rep", "manager", "marketing", "partner", "admin"})
    @Operation(summary = "One lead", description = "A partner finds those only that it brought first.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = LeadView.class),
                            examples = @ExampleObject(name = "lead", value = Examples.LEAD)))
    public Response get(@PathParam("id") UUID id) {
        Cards.Versioned card = cards.get(id);
        if (!callingPartner
                .name()
                .map(name -> name.equals(card.lead().partner()))
                .orElse(true)) {
            throw Problem.notFound("lead " + id);
        }
        return answer(card);
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "partner", "admin"})
    @Operation(summary = "Leads, newest first, or by sort", description = LeadFilters.DESCRIPTION)
    @Parameter(name = "status", in = QUERY, description = LeadFilters.STATUS)
    @Parameter(name = "source", in = QUERY, description = LeadFilters.SOURCE)
    @Parameter(name = "owner", in = QUERY, description = LeadFilters.OWNER)
    @Parameter(name = "company", in = QUERY, description = LeadFilters.COMPANY)
    @Parameter(name = "q", in = QUERY, description = LeadFilters.Q)
    @Parameter(name = "segment", in = QUERY, description = LeadFilters.SEGMENT)
    @Parameter(name = "seniority", in = QUERY, description = LeadFilters.SENIORITY)
    @Parameter(name = "function", in = QUERY, description = LeadFilters.FUNCTION)
    public Page<LeadView> list(
            @QueryParam("sort") @Parameter(description = "such as -score", example = "-score") @Nullable String sort,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo asked) {
        int size = Page.limit(Params.integer("limit", limit));
        return search.find(LeadQuery.of(asked.getQueryParameters(), callingPartner.name()), size);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", "application/json"})
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(
            summary = "Change what is known of the person, its origin and its company",
            description = "JSON merge patch; needs If-Match. The company's values change for all its leads; another "
                    + "domain is another company. The owner is changed by managers.")
    @APIResponse(responseCode = "403", description = "The owner is assigned by managers")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/merge-patch+json",
                            schema = @Schema(implementation = Changes.class),
                            examples = @ExampleObject(name = "promoted", value = Examples.PATCH)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = LeadView.class),
                            examples = @ExampleObject(name = "lead", value = Examples.LEAD)))
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull JsonNode patch) {
        return answer(cards.change(
                id,
                ifMatch,
                caller.getPrincipal().getName(),
                before -> permitted(
                        before,
                        MergePatch.apply(mapper, before, patch, Changes.class).normal())));
    }

    /** To assign is the manager's. */
    private Changes permitted(Changes before, Changes after) {
        boolean assigns = !Objects.equals(before.owner(), after.owner());
        if (assigns && !caller.hasRole("manager") && !caller.hasRole("admin")) {
            throw Problem.forbidden("owner: a lead is assigned by a manager");
        }
        return after;
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({"manager", "admin"})
    @Operation(summary = "Erase the person everywhere", description = "Needs If-Match; answers with a receipt.")
    @APIResponse(
            responseCode = "202",
            content =
                    @Content(
                            schema = @Schema(implementation = Receipt.class),
                            examples = @ExampleObject(name = "receipt", value = Examples.RECEIPT)))
    public Response erase(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        UUID erasure = UuidCreator.getTimeOrderedEpoch();
        return Response.accepted(new Receipt(id, erasure, cards.erase(id, ifMatch, erasure), Receipt.REACH))
                .location(URI.create("/api/erasures/" + erasure))
                .build();
    }

    private static Response answer(Cards.Versioned card) {
        return Response.ok(card.lead())
                .header(HttpHeaders.ETAG, EntityTags.tag(card.version()))
                .build();
    }
}
