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
import jakarta.validation.constraints.NotEmpty;
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
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

/** Customers who agreed to speak for us. */
@Path("/api/references")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "References", description = "Live customers whose promise was kept and who agreed to speak for us")
class ReferenceResource {

    private static final String NEW = """
            {"dealId": "0198f2a0-0000-7000-8000-00000000000a", "formats": ["CALL", "QUOTE"],
             "consent": {"date": "2027-07-01", "evidence": "https://mail.example/m/6001"}}""";

    private static final String SHOWN = """
            {"id": "0198f2a0-0000-7000-8000-0000000000c1", "dealId": "0198f2a0-0000-7000-8000-00000000000a",
             "consent": {"date": "2027-07-01", "evidence": "https://mail.example/m/6001"},
             "formats": ["CALL", "QUOTE"], "state": "ACTIVE",
             "recordedAt": "2027-07-02T09:00:00Z", "recordedBy": "cs-2", "uses": 0}""";

    private static final String USE = """
            {"dealId": "0198f2a0-0000-7000-8000-00000000000b", "format": "CALL", "at": "2027-08-01T10:00:00Z"}""";

    private static final String WITHDRAWAL = """
            {"at": "2027-09-01T10:00:00Z"}""";

    private final DealDesk deals;
    private final References references;
    private final AskReferences ask;
    private final FreeText freeText;
    private final SecurityIdentity caller;
    private final Clock clock;

    ReferenceResource(
            DealDesk deals,
            References references,
            AskReferences ask,
            FreeText freeText,
            SecurityIdentity caller,
            Clock clock) {
        this.deals = deals;
        this.references = references;
        this.ask = ask;
        this.freeText = freeText;
        this.caller = caller;
        this.clock = clock;
    }

    /** A reference as it is sent. */
    record NewReference(
            @NotNull UUID dealId,
            @NotNull @Valid GivenConsent consent,
            @NotEmpty @Size(max = 4) List<@NotNull ReferenceFormat> formats) {}

    /** What the customer agreed to, as it is sent. */
    record GivenConsent(
            @NotNull LocalDate date,
            @Nullable @Size(max = 2000) String evidence) {

        Reference.Consent consent(Clock clock) {
            Links.requireSafe("consent.evidence", evidence);
            LocalDate tomorrow =
                    clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1);
            if (date.isAfter(tomorrow) || date.getYear() < 1970) {
                throw BadInput.of("consent.date", "must not be in the future, nor before 1970");
            }
            return new Reference.Consent(date, evidence);
        }
    }

    /** For which deal a reference was asked, and how. */
    record NewReferenceUse(
            @NotNull UUID dealId,
            @NotNull ReferenceFormat format,
            @Nullable Instant at) {}

    /** When the consent was taken back. */
    @Schema(name = "ReferenceWithdrawal")
    record Withdrawal(@Nullable Instant at) {}

    /**
     * A reference as it is listed.
     *
     * @param similarity with forDeal: 0 to 1, how many of their segments both deals share
     * @param shared the names of those segments
     */
    record ListedReference(
            Reference reference,
            @Nullable BigDecimal similarity,
            @Nullable List<String> shared) {}

    @POST
    @RolesAllowed({"rep", "manager", "admin"})
    @StrictQuery
    @Idempotent
    @Operation(
            summary = "Record that a customer agreed to speak for us",
            description = "Of a live customer alone (in the stage LIVE or a later one) whose promise was kept and none"
                    + " broken, else 409 with the obstacles.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewReference.class),
                            examples = @ExampleObject(name = "calls and quotes", value = NEW)))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = Reference.class),
                            examples = @ExampleObject(name = "agreed", value = SHOWN)))
    @APIResponse(responseCode = "409", description = "Not live, no promise kept, or a reference already")
    public Response agree(@NotNull @Valid NewReference request) {
        Reference agreed = ask.agree(
                request.dealId(),
                request.consent().consent(clock),
                request.formats().stream().distinct().sorted().toList(),
                by());
        return answer(Response.created(URI.create("/api/references/" + agreed.id())), agreed);
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "References, the newest first; or those that suit a deal, the most similar first",
            description = "With forDeal: active ones of other companies whose promise is kept still, by the share of"
                    + " segments in common; of equally similar ones who was asked less comes first.")
    public Page<ListedReference> list(
            @QueryParam("forDeal") @Parameter(description = "id of the deal that asks") @Nullable String forDeal,
            @QueryParam("format")
                    @Parameter(description = "with forDeal: who agreed to this")
                    @Schema(implementation = ReferenceFormat.class)
                    @Nullable
                    String format,
            @QueryParam("state")
                    @Parameter(description = "without forDeal: all when absent")
                    @Schema(implementation = Reference.State.class)
                    @Nullable
                    String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        UUID asking = Params.uuid("forDeal", forDeal);
        ReferenceFormat wanted = Params.choice("format", format, ReferenceFormat.class);
        Reference.State standing = Params.choice("state", state, Reference.State.class);
        if (asking != null) {
            if (standing != null) {
                throw BadInput.of("state", "is for lists without forDeal: proposed are active ones alone");
            }
            return proposed(asking, wanted, after, size);
        }
        if (wanted != null) {
            throw BadInput.of("format", "needs forDeal");
        }
        UUID last = after == null ? null : Cursor.id(Cursor.decode(after, 1).getFirst());
        return Page.of(
                references.page(standing, last, size + 1).stream()
                        .map(found -> new ListedReference(shown(found), null, null))
                        .toList(),
                size,
                listed -> Cursor.encode(listed.reference().id().toString()));
    }

    private Page<ListedReference> proposed(
            UUID asking, @Nullable ReferenceFormat format, @Nullable String after, int size) {
        UUID deal = deals.get(asking).id();
        return Page.of(
                references.proposed(deal, format, position(after), size + 1).stream()
                        .map(found -> new ListedReference(shown(found.reference()), found.similarity(), found.shared()))
                        .toList(),
                size,
                listed -> Cursor.encode(
                        String.valueOf(listed.similarity()),
                        Long.toString(listed.reference().uses()),
                        listed.reference().id().toString()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(summary = "One reference, with how often it was used")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Reference.class),
                            examples = @ExampleObject(name = "agreed", value = SHOWN)))
    public Response get(@PathParam("id") UUID id) {
        return answer(
                Response.ok(),
                references.find(id).map(this::shown).orElseThrow(() -> Problem.notFound("the reference")));
    }

    @POST
    @Path("{id}/uses")
    @RolesAllowed({"rep", "manager", "admin"})
    @StrictQuery
    @Idempotent
    @Operation(
            summary = "Record that a deal asked for the reference",
            description =
                    "In a format that the customer agreed to. 409 when the consent was withdrawn, or a promise was"
                            + " broken since.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewReferenceUse.class),
                            examples = @ExampleObject(name = "a call", value = USE)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ReferenceUse.class)))
    @APIResponse(responseCode = "409", description = "Withdrawn, or a promise was broken since")
    public Response use(@PathParam("id") UUID id, @NotNull @Valid NewReferenceUse request) {
        ReferenceUse use = ask.use(id, request.dealId(), request.format(), checked(request.at()), by());
        return Response.created(URI.create("/api/references/" + id)).entity(use).build();
    }

    @POST
    @Path("{id}/withdrawal")
    @RolesAllowed({"rep", "manager", "admin"})
    @StrictQuery
    @Idempotent
    @Operation(
            summary = "Take the customer's consent back",
            description = "Needs If-Match. From then on nobody is proposed or asked; what was used stays counted.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Withdrawal.class),
                            examples = @ExampleObject(name = "in September", value = WITHDRAWAL)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Reference.class)))
    public Response withdraw(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Withdrawal request) {
        return answer(Response.ok(), ask.withdraw(id, ifMatch, checked(request.at()), by()));
    }

    private static Response answer(Response.ResponseBuilder response, Reference reference) {
        return response.entity(reference)
                .header("ETag", EntityTags.tag(reference.version()))
                .build();
    }

    private Reference shown(Reference reference) {
        return freeText.isForCaller() ? reference : reference.withoutFreeText();
    }

    private @Nullable Instant checked(@Nullable Instant at) {
        return at == null ? null : Moments.notInFuture(at, "at", clock);
    }

    private static References.Position position(@Nullable String after) {
        if (after == null) {
            return References.Position.START;
        }
        List<String> parts = Cursor.decode(after, 3);
        return new References.Position(
                Cursor.decimal(parts.get(0)), Cursor.number(parts.get(1)), Cursor.id(parts.get(2)));
    }

    private By by() {
        return new By(caller.getPrincipal().getName(), clock.instant());
    }
}
