package io.leadstream.lead.team;

import io.leadstream.lead.card.Cards;
import io.leadstream.lead.team.HandOver.Asked;
import io.leadstream.lead.team.HandOver.State;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Json;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Hand-overs of one lead. */
@Path("/api/leads")
@RunOnVirtualThread
@Tag(name = "Hand-overs")
public class HandOverResource {

    private static final CommentPages.Start OLDEST =
            new CommentPages.Start(Instant.parse("0001-01-01T00:00:00Z"), new UUID(0, 0), 0);

    private final HandOverLead handOver;
    private final HandOvers handOvers;
    private final Cards cards;
    private final Json json;

    HandOverResource(HandOverLead handOver, HandOvers handOvers, Cards cards, Json json) {
        this.handOver = handOver;
        this.handOvers = handOvers;
        this.cards = cards;
        this.json = json;
    }

    @POST
    @Path("{id}/hand-overs")
    @Idempotent
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(
            summary = "Ask a colleague to take the lead, or to take part",
            description = "One at a time for each role. Who accepts as ACCOUNT_MANAGER owns the lead.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Asked.class),
                            examples = @ExampleObject(name = "to an account manager", value = Asked.EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = HandOver.class),
                            examples = @ExampleObject(name = "asked", value = HandOver.EXAMPLE)))
    @APIResponse(responseCode = "409", description = "Somebody is asked for that role already")
    public Response ask(
            @PathParam("id") UUID leadId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Asked asked) {
        HandOver added = handOver.ask(leadId, ifMatch, asked);
        return Response.created(URI.create("/api/leads/" + leadId + "/hand-overs/" + added.id()))
                .entity(added)
                .build();
    }

    @GET
    @Path("{id}/hand-overs")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Hand-overs of a lead, oldest first")
    public Page<HandOver> list(
            @PathParam("id") UUID leadId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        List<UUID> family = cards.family(leadId);
        int size = Page.limit(Params.integer("limit", limit));
        CommentPages.Start start = CommentPages.start(after, size + 1, OLDEST);
        List<HandOver> found = handOvers.ofLead(family, start.at(), start.id(), size + 1);
        return Page.of(found, size, last -> CommentPages.cursor(last.at(), last.id()));
    }

    @GET
    @Path("{id}/hand-overs/{handOverId}")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "One hand-over")
    public HandOver get(@PathParam("id") UUID leadId, @PathParam("handOverId") UUID id) {
        return handOvers.find(cards.family(leadId), id).orElseThrow(() -> HandOverLead.missing(leadId, id));
    }

    @POST
    @Path("{id}/hand-overs/{handOverId}/acceptance")
    @Idempotent
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Consumes(MediaType.WILDCARD) // without a body nobody says of what type it is
    @Operation(summary = "Accept a hand-over", description = "By who is asked, or a manager. A note may be given.")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = HandOver.Answer.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HandOver.class)))
    @APIResponse(responseCode = "409", description = "It was declined")
    public Response accept(@PathParam("id") UUID leadId, @PathParam("handOverId") UUID id, byte @Nullable [] body) {
        HandOver.Answer answer =
                body == null || body.length == 0 ? HandOver.Answer.NOTHING : json.read(body, HandOver.Answer.class);
        return Response.ok(handOver.answer(leadId, id, State.ACCEPTED, answer.note()))
                .build();
    }

    @POST
    @Path("{id}/hand-overs/{handOverId}/decline")
    @Idempotent
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Decline a hand-over", description = "By who is asked, or a manager; with a reason.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HandOver.class)))
    @APIResponse(responseCode = "409", description = "It was accepted")
    public Response decline(
            @PathParam("id") UUID leadId, @PathParam("handOverId") UUID id, @Valid @NotNull HandOver.Refusal refusal) {
        return Response.ok(handOver.answer(leadId, id, State.DECLINED, refusal.reason()))
                .build();
    }
}
