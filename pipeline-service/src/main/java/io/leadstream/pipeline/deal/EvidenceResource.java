package io.leadstream.pipeline.deal;

import io.leadstream.rest.Cursor;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.StrictQuery;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What proves a deal's exit criteria. */
@Path("/api/deals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Evidence", description = "What proves that exit criteria hold")
class EvidenceResource {

    private final Deals deals;
    private final EvidenceFile file;
    private final RecordEvidence recordEvidence;
    private final FreeText freeText;
    private final SecurityIdentity caller;
    private final Clock clock;

    EvidenceResource(
            Deals deals,
            EvidenceFile file,
            RecordEvidence recordEvidence,
            FreeText freeText,
            SecurityIdentity caller,
            Clock clock) {
        this.deals = deals;
        this.file = file;
        this.recordEvidence = recordEvidence;
        this.freeText = freeText;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("{id}/evidence")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "The evidence on file, in the order in which it was recorded",
            description = "Links and notes (uri, note) are shown to rep, manager and admin alone.")
    @Transactional
    public Page<Evidence.View> evidence(
            @PathParam("id") UUID id,
            @QueryParam("stage") @Nullable String stage,
            @QueryParam("criterion") @Nullable String criterion,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        UUID last = after == null
                ? null
                : Params.uuid("after", Cursor.decode(after, 1).getFirst());
        UUID deal = deals.get(id).id();
        return Page.of(
                file.page(deal, stage, criterion, last, size + 1).stream()
                        .map(this::shown)
                        .toList(),
                size,
                view -> Cursor.encode(view.id().toString()));
    }

    private Evidence.View shown(Evidence evidence) {
        return freeText.isForCaller() ? evidence.view() : evidence.view().withoutFreeText();
    }

    @POST
    @Path("{id}/evidence")
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(
            summary = "Record evidence that an exit criterion holds",
            description = "If-Match is optional: evidence does not change the deal's version.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = DealRequests.Proof.class),
                            examples = @ExampleObject(name = "an e-mail", value = DealExamples.PROOF)))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = Evidence.View.class),
                            examples = @ExampleObject(name = "recorded", value = DealExamples.EVIDENCE)))
    @Idempotent
    public Response record(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid DealRequests.Proof request) {
        Evidence recorded =
                recordEvidence.put(Command.of(id, ifMatch, request.occurredAt(), caller, clock), request.piece());
        return Response.created(URI.create("/api/deals/" + id + "/evidence"))
                .entity(recorded.view())
                .build();
    }

    /** @param reason that the list of evidence keeps */
    @Schema(name = "EvidenceWithdrawalRequest")
    record WithdrawalRequest(@NotBlank @Size(max = 1000) String reason) {}

    @POST
    @Path("{id}/evidence/{evidenceId}/withdrawal")
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(
            summary = "Take a piece of evidence back: the wrong file, say",
            description = "It counts no more and stays on file with the reason. Stages that were left by it stay left."
                    + " If-Match is optional. The same again changes nothing.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = WithdrawalRequest.class),
                            examples = @ExampleObject(name = "wrong file", value = DealExamples.WITHDRAWAL)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Evidence.View.class),
                            examples = @ExampleObject(name = "recorded", value = DealExamples.EVIDENCE)))
    @Idempotent
    public Response withdraw(
            @PathParam("id") UUID id,
            @PathParam("evidenceId") UUID evidenceId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid WithdrawalRequest request) {
        Command command = Command.of(id, ifMatch, null, caller, clock);
        return Response.ok(recordEvidence
                        .withdraw(command, evidenceId, request.reason())
                        .view())
                .build();
    }
}
