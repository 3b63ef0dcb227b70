package io.leadstream.pipeline.aftersale;

import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.pipeline.deal.FreeText;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Moments;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A deal's promises, and what the customer says of them. */
@Path("/api/deals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Promises", description = "Value promised during a sale, checked 6, 9 and 12 months after the purchase")
class PromiseResource {

    static final String USER = "\\S(?:.{0,98}\\S)?";
    static final String USER_RULE = "must be a user id of 1 to 100 characters";

    private static final String MADE = """
            {"measure": "hours that planning takes a week", "target": "at most 6, from 14 today", "by": "rep-7",
             "toPerson": "0198f2a0-0000-7000-8000-000000000001", "date": "2026-11-20",
             "evidence": "https://mail.example/m/4711"}""";

    private static final String PROMISE = """
            {"id": "0198f2a0-0000-7000-8000-0000000000f1", "dealId": "0198f2a0-0000-7000-8000-00000000000a",
             "measure": "hours that planning takes a week", "target": "at most 6, from 14 today", "by": "rep-7",
             "toPerson": "0198f2a0-0000-7000-8000-000000000001", "date": "2026-11-20",
             "evidence": "https://mail.example/m/4711", "standing": "KEPT",
             "recordedAt": "2026-11-20T15:00:00Z", "recordedBy": "rep-7",
             "checks": [
               {"id": "0198f2a0-0000-7000-8000-0000000000f2", "month": 6, "outcome": "KEPT",
                "at": "2027-06-18T10:00:00Z", "note": "5.5 hours on average",
                "recordedAt": "2027-06-18T10:02:00Z", "recordedBy": "cs-2"}]}""";

    private static final String SAID = """
            {"month": 6, "outcome": "KEPT", "at": "2027-06-18T10:00:00Z", "note": "5.5 hours on average",
             "evidence": "https://mail.example/m/5822"}""";

    private final DealDesk deals;
    private final Promises promises;
    private final KeepPromises keepPromises;
    private final FreeText freeText;
    private final SecurityIdentity caller;
    private final Clock clock;

    PromiseResource(
            DealDesk deals,
            Promises promises,
            KeepPromises keepPromises,
            FreeText freeText,
            SecurityIdentity caller,
            Clock clock) {
        this.deals = deals;
        this.promises = promises;
        this.keepPromises = keepPromises;
        this.freeText = freeText;
        this.caller = caller;
        this.clock = clock;
    }

    /** A promise as it is sent. */
    record NewPromise(
            @NotBlank @Size(max = 500) String measure,
            @Nullable @Size(max = 500) String target,

            @Nullable @Pattern(regexp = USER, message = USER_RULE)
            String by,

            @Nullable UUID toPerson,
            @Nullable LocalDate date,
            @Nullable @Size(max = 2000) String evidence) {

        KeepPromises.Made made() {
            Links.requireSafe("evidence", evidence);
            return new KeepPromises.Made(measure, target, by, toPerson, date, evidence);
        }
    }

    /** A check as it is sent. */
    record NewPromiseCheck(
            @Nullable Integer month,
            @NotNull CheckOutcome outcome,
            @Nullable Instant at,
            @Nullable @Size(max = 5000) String note,
            @Nullable @Size(max = 2000) String evidence) {

        KeepPromises.Said said(Clock clock) {
            if (month != null && !Checkpoint.ALL.contains(new Checkpoint(month))) {
                throw BadInput.of("month", "must be 6, 9 or 12");
            }
            Links.requireSafe("evidence", evidence);
            Instant when = at == null ? null : Moments.notInFuture(at, "at", clock);
            return new KeepPromises.Said(month, outcome, when, note, evidence);
        }
    }

    @POST
    @Path("{id}/promises")
    @RolesAllowed({"rep", "manager", "admin"})
    @StrictQuery
    @Idempotent
    @Operation(
            summary = "Record what was promised, before the deal is won",
            description = "409 once the deal is closed. By the caller and today unless it says otherwise. If-Match is"
                    + " optional: a promise does not change the deal's version.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewPromise.class),
                            examples = @ExampleObject(name = "hours saved", value = MADE)))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = Promise.class),
                            examples = @ExampleObject(name = "recorded", value = PROMISE)))
    @APIResponse(responseCode = "409", description = "The deal is closed")
    public Response record(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid NewPromise request) {
        Promise recorded = keepPromises.record(id, ifMatch, request.made(), by());
        return answer(Response.created(URI.create("/api/deals/" + id + "/promises/" + recorded.id())), recorded);
    }

    @GET
    @Path("{id}/promises")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "A deal's promises with their checks, in the order in which they were recorded",
            description = "measure, target, evidence and notes are shown to rep, manager and admin alone.")
    public Page<Promise> list(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        UUID last = after == null ? null : Cursor.id(Cursor.decode(after, 1).getFirst());
        UUID deal = deals.get(id).id();
        return Page.of(
                promises.page(deal, last, size + 1).stream().map(this::shown).toList(),
                size,
                promise -> Cursor.encode(promise.id().toString()));
    }

    @GET
    @Path("{id}/promises/{promiseId}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(summary = "One promise with its checks")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Promise.class),
                            examples = @ExampleObject(name = "kept", value = PROMISE)))
    public Response get(@PathParam("id") UUID id, @PathParam("promiseId") UUID promiseId) {
        return answer(
                Response.ok(),
                promises.find(id, promiseId).map(this::shown).orElseThrow(() -> Problem.notFound("the promise")));
    }

    @POST
    @Path("{id}/promises/{promiseId}/checks")
    @RolesAllowed({"rep", "manager", "admin"})
    @StrictQuery
    @Idempotent
    @Operation(
            summary = "Record what the customer says of a promise",
            description =
                    "After the purchase alone, else 409. month says which checkpoint it answers (6, 9 or 12), the"
                            + " nearest when absent. Again for the same month where the customer says something else: the"
                            + " latest answer of the latest checkpoint is what the promise stands by; silence undoes no answer.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewPromiseCheck.class),
                            examples = @ExampleObject(name = "kept", value = SAID)))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = Promise.class),
                            examples = @ExampleObject(name = "kept", value = PROMISE)))
    @APIResponse(responseCode = "409", description = "The deal is not won")
    public Response check(
            @PathParam("id") UUID id, @PathParam("promiseId") UUID promiseId, @NotNull @Valid NewPromiseCheck request) {
        Promise checked = keepPromises.check(id, promiseId, request.said(clock), by());
        return answer(Response.created(URI.create("/api/deals/" + id + "/promises/" + promiseId)), checked);
    }

    /** Checks are all that changes about a promise. */
    private static Response answer(Response.ResponseBuilder response, Promise promise) {
        return response.entity(promise)
                .header("ETag", EntityTags.tag(promise.checks().size()))
                .build();
    }

    private Promise shown(Promise promise) {
        return freeText.isForCaller() ? promise : promise.withoutFreeText();
    }

    private By by() {
        return new By(caller.getPrincipal().getName(), clock.instant());
    }
}
