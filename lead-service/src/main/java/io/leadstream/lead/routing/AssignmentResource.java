package io.leadstream.lead.routing;

import io.leadstream.lead.card.Cards;
import io.leadstream.lead.card.RawJson;
import io.leadstream.lead.routing.Documents.AssignDocument;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
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

/** Who has which lead, and since when and why; giving leads by hand. */
@Path("/api/routing")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@Tag(name = "Routing")
public class AssignmentResource {

    /**
     * A change of the owner.
     *
     * @param leadId the lead, or one that was merged into it
     * @param by RULE, MANUAL or HAND_OVER
     * @param steps how the rules led to it
     */
    public record AssignmentView(
            UUID id,
            UUID leadId,
            Instant at,
            @Nullable String owner,
            @Nullable String previousOwner,
            String by,
            @Nullable String actor,
            @Nullable String rule,
            @Nullable Long rulesVersion,
            @Nullable String note,
            @Nullable RawJson steps) {}

    /**
     * A lead that nobody owns.
     *
     * @param reason NO_RULE_MATCHES, NOBODY_IS_AVAILABLE, A_RULE_KEEPS_IT, NOT_TRIED_YET, or NOT_ROUTED: it came while
     *     there was no rule
     * @param nextTryAt when the rules are asked again by themselves; they also are when settings change
     */
    public record Unassigned(
            UUID leadId,
            Instant capturedAt,
            String source,
            @Nullable String country,
            String reason,
            @Nullable Instant triedAt,
            @Nullable Instant nextTryAt,
            @Nullable RawJson steps) {}

    /** Who has the lead now. */
    public record Owned(UUID leadId, @Nullable String owner) {}

    private final Cards cards;
    private final Assignments assignments;
    private final Queue queue;
    private final AssignByHand byHand;

    AssignmentResource(Cards cards, Assignments assignments, Queue queue, AssignByHand byHand) {
        this.cards = cards;
        this.assignments = assignments;
        this.queue = queue;
        this.byHand = byHand;
    }

    @GET
    @Path("unassigned")
    @Operation(summary = "Leads that nobody owns, newest first, and why nobody got them")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "queue", value = RoutingExamples.UNASSIGNED)))
    public Page<Unassigned> unassigned(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        Page<Queue.Unassigned> page = Page.of(
                queue.unassigned(id(after), size + 1),
                size,
                last -> Cursor.encode(last.leadId().toString()));
        return new Page<>(page.items().stream().map(AssignmentResource::shown).toList(), page.next());
    }

    private static Unassigned shown(Queue.Unassigned lead) {
        String reason = lead.reason() != null ? lead.reason() : lead.queued() ? "NOT_TRIED_YET" : "NOT_ROUTED";
        return new Unassigned(
                lead.leadId(),
                lead.capturedAt(),
                lead.source(),
                lead.country(),
                reason,
                lead.tried(),
                lead.nextTry(),
                RawJson.of(lead.steps()));
    }

    @GET
    @Path("leads/{id}/assignments")
    @Operation(summary = "Who had the lead when, and why, newest first")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "assignments", value = RoutingExamples.ASSIGNMENTS)))
    public Page<AssignmentView> assignments(
            @PathParam("id") UUID leadId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        List<UUID> family = cards.family(leadId);
        int size = Page.limit(Params.integer("limit", limit));
        List<Assignments.Assignment> found = assignments.list(family, id(after), size + 1);
        Page<Assignments.Assignment> page =
                Page.of(found, size, last -> Cursor.encode(last.id().toString()));
        return new Page<>(page.items().stream().map(AssignmentResource::shown).toList(), page.next());
    }

    private static AssignmentView shown(Assignments.Assignment one) {
        return new AssignmentView(
                one.id(),
                one.leadId(),
                one.at(),
                one.owner(),
                one.previousOwner(),
                one.by(),
                one.actor(),
                one.rule(),
                one.rulesVersion(),
                one.note(),
                RawJson.of(one.steps()));
    }

    @POST
    @Path("leads/{id}/assignments")
    @Idempotent
    @RolesAllowed({"manager", "admin"})
    @Operation(
            summary = "Give the lead to a rep, or to whoever of a pool is next",
            description = "A manager's word counts above capacity and absence of a rep, not of a pool's members (409)."
                    + " If-Match is optional. The same owner again changes nothing.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = AssignDocument.class),
                            examples = @ExampleObject(name = "to a rep", value = "{\"owner\":\"rep-7\"}")))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Owned.class),
                            examples = @ExampleObject(name = "owned", value = """
                                            {"leadId":"01999999-0000-7000-8000-000000000001","owner":"rep-7"}""")))
    public Response assign(
            @PathParam("id") UUID leadId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull AssignDocument to) {
        return owned(byHand.assign(leadId, ifMatch, to));
    }

    @DELETE
    @Path("leads/{id}/assignments")
    @RolesAllowed({"manager", "admin"})
    @Operation(summary = "Take the lead back and have the rules asked again", description = "Needs If-Match.")
    public Response takeBack(@PathParam("id") UUID leadId, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return owned(byHand.takeBack(leadId, ifMatch));
    }

    @POST
    @Path("leads/{id}/claims")
    @Idempotent
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(
            summary = "Take a lead that nobody owns for oneself",
            description = "409 with the owner when somebody was faster; one's own again changes nothing.")
    public Response claim(@PathParam("id") UUID leadId, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return owned(byHand.claim(leadId, ifMatch));
    }

    private static Response owned(AssignByHand.Result result) {
        return Response.ok(new Owned(result.leadId(), result.owner()))
                .header(HttpHeaders.ETAG, EntityTags.tag(result.version()))
                .build();
    }

    private static @Nullable UUID id(@Nullable String after) {
        return after == null
                ? null
                : Params.uuid("after", Cursor.decode(after, 1).getFirst());
    }
}
