package io.leadstream.pipeline.team;

import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.pipeline.deal.FreeText;
import io.leadstream.pipeline.team.DealHandOver.Role;
import io.leadstream.pipeline.team.DealHandOver.State;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Json;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.leadstream.rest.StrictQuery;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
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

/** Hand-overs of deals. */
@Path("/api/deals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Hand-overs", description = "Deals handed to colleagues")
class DealHandOverResource {

    private static final String USER = "\\S(?:.{0,98}\\S)?";

    private static final String ASKED =
            "{\"to\": \"am-3\", \"role\": \"ACCOUNT_MANAGER\", \"note\": \"Budget confirmed, they want a pilot.\"}";
    private static final String SHOWN = """
            {"id": "0198f2a0-0000-7000-8000-0000000000d1", "dealId": "0198f2a0-0000-7000-8000-00000000000a",
             "from": "rep-7", "to": "am-3", "role": "ACCOUNT_MANAGER", "note": "Budget confirmed, they want a pilot.",
             "state": "PENDING", "at": "2026-11-25T14:00:00Z"}""";
    private static final String ANSWER = "{\"note\": \"I call them on Monday.\"}";
    private static final String REFUSAL = "{\"reason\": \"On holiday until Monday.\"}";

    private final HandOverDeal handOver;
    private final DealHandOvers handOvers;
    private final DealDesk deals;
    private final FreeText freeText;
    private final Json json;
    private final SecurityIdentity caller;
    private final Clock clock;

    DealHandOverResource(
            HandOverDeal handOver,
            DealHandOvers handOvers,
            DealDesk deals,
            FreeText freeText,
            Json json,
            SecurityIdentity caller,
            Clock clock) {
        this.handOver = handOver;
        this.handOvers = handOvers;
        this.deals = deals;
        this.freeText = freeText;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
    }

    /** A hand-over as it is asked. */
    record NewDealHandOver(
            @NotBlank @Pattern(regexp = USER, message = "must be a user id of 1 to 100 characters")
            String to,

            @NotNull Role role,
            @Nullable @Size(max = 5000) String note) {}

    /** What is said to it. */
    record DealHandOverAnswer(@Nullable @Size(max = 5000) String note) {

        private static final DealHandOverAnswer NOTHING = new DealHandOverAnswer(null);
    }

    /** What is said to it, where a reason is due. */
    record DealHandOverRefusal(@NotBlank @Size(max = 5000) String reason) {}

    @POST
    @Path("{id}/hand-overs")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @StrictQuery
    @Idempotent
    @Operation(
            summary = "Ask a colleague to take the deal, or to take part",
            description =
                    "One at a time for each role, else 409. Who accepts as ACCOUNT_MANAGER owns the deal and stays"
                            + " accountable; who accepts as CUSTOMER_SUCCESS does the daily work after the sale. Leads are"
                            + " handed over in lead-service.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewDealHandOver.class),
                            examples = @ExampleObject(name = "to an account manager", value = ASKED)))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = DealHandOver.class),
                            examples = @ExampleObject(name = "asked", value = SHOWN)))
    @APIResponse(responseCode = "409", description = "Somebody is asked for that role already")
    public Response ask(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid NewDealHandOver request) {
        var asked = new HandOverDeal.Asked(request.to(), request.role(), request.note());
        DealHandOver added = handOver.ask(id, ifMatch, asked, by());
        return Response.created(URI.create("/api/deals/" + id + "/hand-overs/" + added.id()))
                .entity(added)
                .build();
    }

    @GET
    @Path("{id}/hand-overs")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(summary = "Hand-overs of a deal, the oldest first")
    public Page<DealHandOver> list(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        UUID deal = deals.get(id).id();
        DealHandOvers.Position start = position(after, DealHandOvers.Position.OLDEST);
        return page(handOvers.ofDeal(deal, start, size + 1), size);
    }

    @GET
    @Path("hand-overs")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(summary = "Hand-overs of deals to the caller, the newest first; or to, or from, another user")
    public Page<DealHandOver> inbox(
            @QueryParam("to") @Parameter(description = "who is asked; the caller unless from is given") @Nullable
                    String to,
            @QueryParam("from") @Parameter(description = "who asks") @Nullable String from,
            @QueryParam("state")
                    @Parameter(description = "PENDING when absent")
                    @Schema(implementation = State.class)
                    @Nullable
                    String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        if (to != null && from != null) {
            throw BadInput.of("from", "give to or from, not both");
        }
        int size = Page.limit(Params.integer("limit", limit));
        State wanted = Objects.requireNonNullElse(Params.choice("state", state, State.class), State.PENDING);
        DealHandOvers.Position start = position(after, DealHandOvers.Position.NEWEST);
        List<DealHandOver> found = from != null
                ? handOvers.ofUser(DealHandOvers.Side.ASKING, from, wanted, start, size + 1)
                : handOvers.ofUser(
                        DealHandOvers.Side.ASKED,
                        to == null ? caller.getPrincipal().getName() : to,
                        wanted,
                        start,
                        size + 1);
        return page(found, size);
    }

    @GET
    @Path("{id}/hand-overs/{handOverId}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(summary = "One hand-over")
    public DealHandOver get(@PathParam("id") UUID id, @PathParam("handOverId") UUID handOverId) {
        return handOvers.find(id, handOverId).map(this::shown).orElseThrow(() -> Problem.notFound("the hand-over"));
    }

    @POST
    @Path("{id}/hand-overs/{handOverId}/acceptance")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Consumes(MediaType.WILDCARD) // without a body nobody says of what type it is
    @StrictQuery
    @Idempotent
    @Operation(summary = "Accept a hand-over", description = "By who is asked, or a manager. A note may be given.")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DealHandOverAnswer.class),
                            examples = @ExampleObject(name = "with a note", value = ANSWER)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DealHandOver.class)))
    @APIResponse(responseCode = "409", description = "It was declined")
    public Response accept(@PathParam("id") UUID id, @PathParam("handOverId") UUID handOverId, byte @Nullable [] body) {
        DealHandOverAnswer answer = body == null || body.length == 0
                ? DealHandOverAnswer.NOTHING
                : json.read(body, DealHandOverAnswer.class);
        return Response.ok(handOver.answer(id, handOverId, State.ACCEPTED, answer.note(), isManager(), by()))
                .build();
    }

    @POST
    @Path("{id}/hand-overs/{handOverId}/decline")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @StrictQuery
    @Idempotent
    @Operation(summary = "Decline a hand-over", description = "By who is asked, or a manager; with a reason.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = DealHandOverRefusal.class),
                            examples = @ExampleObject(name = "a reason", value = REFUSAL)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DealHandOver.class)))
    @APIResponse(responseCode = "409", description = "It was accepted")
    public Response decline(
            @PathParam("id") UUID id,
            @PathParam("handOverId") UUID handOverId,
            @NotNull @Valid DealHandOverRefusal refusal) {
        return Response.ok(handOver.answer(id, handOverId, State.DECLINED, refusal.reason(), isManager(), by()))
                .build();
    }

    private Page<DealHandOver> page(List<DealHandOver> found, int size) {
        return Page.of(
                found.stream().map(this::shown).toList(),
                size,
                last -> Cursor.encode(last.at().toString(), last.id().toString()));
    }

    /** Who is asked, and who asks, read what is said between them. */
    private DealHandOver shown(DealHandOver found) {
        String name = caller.getPrincipal().getName();
        boolean isBetween = found.to().equals(name) || found.from().equals(name);
        return isBetween || freeText.isForCaller() ? found : found.withoutFreeText();
    }

    private static DealHandOvers.Position position(@Nullable String after, DealHandOvers.Position start) {
        if (after == null) {
            return start;
        }
        List<String> parts = Cursor.decode(after, 2);
        return new DealHandOvers.Position(Cursor.time(parts.get(0)), Cursor.id(parts.get(1)));
    }

    private boolean isManager() {
        return caller.hasRole("manager") || caller.hasRole("admin");
    }

    private By by() {
        return new By(caller.getPrincipal().getName(), clock.instant());
    }
}
