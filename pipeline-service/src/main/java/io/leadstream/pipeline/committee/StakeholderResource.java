package io.leadstream.pipeline.committee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.pipeline.deal.FreeText;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.MergePatch;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.StrictQuery;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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

/** A deal's stakeholders, one by one. */
@Path("/api/deals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Committee", description = "The people who buy: who is there, in which roles, since when, at what risk")
class StakeholderResource {

    private static final String WORDS = " What they have from us and what they object to is shown to rep, manager and"
            + " admin alone; who they are is lead-service's to tell.";

    private final DealDesk desk;
    private final Stakeholders stakeholders;
    private final ChangeCommittee committee;
    private final FreeText freeText;
    private final SecurityIdentity caller;
    private final Clock clock;
    private final ObjectMapper mapper;
    private final Validator validator;

    StakeholderResource(
            DealDesk desk,
            Stakeholders stakeholders,
            ChangeCommittee committee,
            FreeText freeText,
            SecurityIdentity caller,
            Clock clock,
            ObjectMapper mapper,
            Validator validator) {
        this.desk = desk;
        this.stakeholders = stakeholders;
        this.committee = committee;
        this.freeText = freeText;
        this.caller = caller;
        this.clock = clock;
        this.mapper = mapper;
        this.validator = validator;
    }

    @GET
    @Path("{id}/stakeholders")
    @StrictQuery
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "Everybody who is or was on the deal's committee, in the order in which they came",
            description = "Those who left have an until." + WORDS)
    @Transactional
    public Page<StakeholderView> list(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        UUID last = after == null
                ? null
                : Params.uuid("after", Cursor.decode(after, 1).getFirst());
        UUID deal = desk.get(id).id();
        List<StakeholderView> found = stakeholders.page(deal, last, size + 1, clock.instant()).stream()
                .map(this::view)
                .toList();
        return Page.of(found, size, view -> Cursor.encode(view.id().toString()));
    }

    @POST
    @Path("{id}/stakeholders")
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(
            summary = "Take somebody onto the committee",
            description = "A person or a lead of lead-service, with the roles they play; without any they are a"
                    + " candidate. 409 when they are there already.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CommitteeRequests.Joining.class),
                            examples = @ExampleObject(name = "a champion", value = CommitteeExamples.JOINING)))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = StakeholderView.class),
                            examples = @ExampleObject(name = "a champion", value = CommitteeExamples.STAKEHOLDER)))
    @Idempotent
    public Response join(@PathParam("id") UUID id, @NotNull @Valid CommitteeRequests.Joining request) {
        Newcomer newcomer = request.newcomer();
        Stakeholder joined = committee.add(command(id, Times.past(request.from(), "from", clock)), newcomer);
        return answer(Response.created(URI.create("/api/deals/" + id + "/stakeholders/" + joined.id())), joined);
    }

    @GET
    @Path("{id}/stakeholders/{stakeholder}")
    @StrictQuery
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "One stakeholder of a deal", description = "Also one who left." + WORDS)
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = StakeholderView.class),
                            examples = @ExampleObject(name = "a champion", value = CommitteeExamples.STAKEHOLDER)))
    @Transactional
    public Response get(@PathParam("id") UUID id, @PathParam("stakeholder") UUID stakeholder) {
        UUID deal = desk.get(id).id();
        return answer(Response.ok(), stakeholders.get(deal, stakeholder, clock.instant()));
    }

    @PATCH
    @Path("{id}/stakeholders/{stakeholder}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @StrictQuery
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(
            summary = "Change roles, stance, influence, introductions, resources or the objection (JSON merge patch)",
            description = "Needs If-Match. The change holds from `at` on; what was true before can still be read.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CommitteeRequests.Part.class),
                            examples = @ExampleObject(name = "decides too", value = CommitteeExamples.PATCH)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = StakeholderView.class),
                            examples = @ExampleObject(name = "a champion", value = CommitteeExamples.STAKEHOLDER)))
    @Transactional
    public Response change(
            @PathParam("id") UUID id,
            @PathParam("stakeholder") UUID stakeholder,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @QueryParam("at") @Parameter(description = "since when it is so; now when not given") @Nullable String at,
            @NotNull JsonNode patch) {
        return answer(
                Response.ok(), committee.change(command(id, at), stakeholder, ifMatch, seat -> patched(seat, patch)));
    }

    @DELETE
    @Path("{id}/stakeholders/{stakeholder}")
    @StrictQuery
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(
            summary = "Somebody leaves the committee",
            description = "Needs If-Match. What they were until then stays readable.")
    @APIResponse(responseCode = "204", description = "They left")
    @Transactional
    public void leave(
            @PathParam("id") UUID id,
            @PathParam("stakeholder") UUID stakeholder,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @QueryParam("at") @Parameter(description = "when they left; now when not given") @Nullable String at) {
        committee.leave(command(id, at), stakeholder, ifMatch);
    }

    @POST
    @Path("{id}/stakeholders/{stakeholder}/contacts")
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(
            summary = "Record that we spoke with a stakeholder",
            description = "A lead's own activities count by themselves.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CommitteeRequests.Contact.class),
                            examples = @ExampleObject(name = "a call", value = CommitteeExamples.CONTACT)))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = StakeholderView.class),
                            examples = @ExampleObject(name = "a champion", value = CommitteeExamples.STAKEHOLDER)))
    @Idempotent
    public Response contact(
            @PathParam("id") UUID id,
            @PathParam("stakeholder") UUID stakeholder,
            @NotNull @Valid CommitteeRequests.Contact request) {
        Stakeholder spokenTo = committee.contact(command(id, Times.past(request.at(), "at", clock)), stakeholder);
        return answer(Response.created(URI.create("/api/deals/" + id + "/stakeholders/" + stakeholder)), spokenTo);
    }

    @GET
    @Path("{id}/stakeholders/{stakeholder}/history")
    @StrictQuery
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "What was true of a stakeholder, change by change", description = "In order." + WORDS)
    @Transactional
    public Page<StakeholderFactView> history(
            @PathParam("id") UUID id,
            @PathParam("stakeholder") UUID stakeholder,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        long last = after == null ? 0 : Cursor.number(Cursor.decode(after, 1).getFirst());
        UUID deal = desk.get(id).id();
        UUID known = stakeholders.get(deal, stakeholder, clock.instant()).id();
        List<Stakeholders.Fact> found = stakeholders.history(known, last, size + 1);
        Page<Stakeholders.Fact> page = Page.of(found, size, fact -> Cursor.encode(String.valueOf(fact.id())));
        boolean words = freeText.isForCaller();
        return new Page<>(
                page.items().stream()
                        .map(fact -> StakeholderFactView.of(fact, words))
                        .toList(),
                page.next());
    }

    private Seat patched(Seat seat, JsonNode patch) {
        var changed = MergePatch.apply(mapper, CommitteeRequests.Part.of(seat), patch, CommitteeRequests.Part.class);
        var violations = validator.validate(changed);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return changed.seat();
    }

    private ChangeCommittee.Command command(UUID deal, @Nullable String at) {
        return command(deal, Times.past(Params.instant("at", at), "at", clock));
    }

    private ChangeCommittee.Command command(UUID deal, Instant at) {
        return new ChangeCommittee.Command(
                deal, at, new By(caller.getPrincipal().getName(), clock.instant()));
    }

    private StakeholderView view(Stakeholder stakeholder) {
        return StakeholderView.of(stakeholder, freeText.isForCaller());
    }

    private Response answer(Response.ResponseBuilder response, Stakeholder stakeholder) {
        return response.entity(view(stakeholder))
                .header("ETag", EntityTags.tag(stakeholder.version()))
                .build();
    }
}
