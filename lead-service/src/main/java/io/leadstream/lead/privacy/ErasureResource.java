package io.leadstream.lead.privacy;

import io.leadstream.rest.Cursor;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Erasures and their receipts. */
@Path("/api/erasures")
@RunOnVirtualThread
@Tag(name = "Privacy", description = "What people may ask of whoever keeps data on them")
public class ErasureResource {

    private final ErasePeople erasePeople;
    private final Receipts receipts;

    ErasureResource(ErasePeople erasePeople, Receipts receipts) {
        this.erasePeople = erasePeople;
        this.receipts = receipts;
    }

    @POST
    @Idempotent
    @RolesAllowed({"manager", "admin"})
    @Operation(
            summary = "Erase a person by e-mail, number or lead",
            description =
                    "All cards of the person, and the entry among those who are no leads. 202 also when nobody is "
                            + "found: what still lies at doors with this address or number is refused from now on. 409 when "
                            + "several people share the number.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "by e-mail", value = PrivacyExamples.SUBJECT)))
    @APIResponse(
            responseCode = "202",
            content =
                    @Content(
                            schema = @Schema(implementation = Receipt.class),
                            examples = @ExampleObject(name = "receipt", value = PrivacyExamples.RECEIPT)))
    @APIResponse(responseCode = "409", description = "Several people have this number")
    public Response erase(@Valid @NotNull Subject subject) {
        UUID id = erasePeople.erase(subject.normal());
        return Response.accepted(receipt(id))
                .location(URI.create("/api/erasures/" + id))
                .build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"manager", "admin"})
    @Operation(
            summary = "The receipt of an erasure, without anything on the person",
            description = "Of every erasure, whichever way it was asked for. To have a service confirm, read from it "
                    + "with ?atLeast= one of the events: it answers when it has applied it.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Receipt.class),
                            examples = @ExampleObject(name = "receipt", value = PrivacyExamples.RECEIPT)))
    @Transactional
    public Receipt receipt(@PathParam("id") UUID id) {
        return receipts.find(id).map(receipts::receipt).orElseThrow(() -> Problem.notFound("erasure " + id));
    }

    @GET
    @RolesAllowed({"manager", "admin"})
    @Operation(summary = "Receipts of erasures, newest first")
    @Transactional
    public Page<Receipt> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        UUID last = after == null
                ? null
                : Params.uuid("after", Cursor.decode(after, 1).getFirst());
        return Page.of(
                receipts.page(last, size + 1).stream().map(receipts::receipt).toList(),
                size,
                receipt -> Cursor.encode(receipt.id().toString()));
    }
}
