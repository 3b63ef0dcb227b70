package io.leadstream.pipeline.deal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.messaging.OutboxNotReady;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Pipelines;
import io.leadstream.pipeline.definition.Stage;
import io.leadstream.rest.BadInput;
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
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Deals: opened by hand, found, changed. All resources of deals have this path and differ in their methods' alone: the
 * router then sees them as one, and tells another method (405) from another place (404).
 */
@Path("/api/deals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Deals", description = "Possible sales, one open at a time for a lead")
class DealResource {

    private final Deals deals;
    private final OpenDeal openDeal;
    private final ChangeDeal changeDeal;
    private final MergedLeads mergedLeads;
    private final ShowDeals showDeals;
    private final PastDeals pastDeals;
    private final Pipelines pipelines;
    private final SecurityIdentity caller;
    private final Clock clock;
    private final FreeText freeText;
    private final ObjectMapper mapper;
    private final Validator validator;

    DealResource(
            Deals deals,
            OpenDeal openDeal,
            ChangeDeal changeDeal,
            ShowDeals showDeals,
            PastDeals pastDeals,
            MergedLeads mergedLeads,
            Pipelines pipelines,
            SecurityIdentity caller,
            Clock clock,
            FreeText freeText,
            ObjectMapper mapper,
            Validator validator) {
        this.deals = deals;
        this.openDeal = openDeal;
        this.changeDeal = changeDeal;
        this.showDeals = showDeals;
        this.pastDeals = pastDeals;
        this.mergedLeads = mergedLeads;
        this.pipelines = pipelines;
        this.caller = caller;
        this.clock = clock;
        this.freeText = freeText;
        this.mapper = mapper;
        this.validator = validator;
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "Deals, the newest first or as sorted",
            description = "A parameter that is repeated means any of its values. Those of a lead are those of the leads"
                    + " that were merged into it, too. Amounts are in the base currency, unless currency is named."
                    + " Dates are days of UTC; From belongs to it, To does as a day and does not as a time. sort is one"
                    + " of createdAt, amount, expectedClose, stageEnteredAt, with a - before it for the largest first."
                    + " q finds words that begin like those asked for, in name and company, for who sells in the next"
                    + " step too.")
    @StrictQuery
    @Transactional
    public Page<DealView> list(
            @BeanParam Narrowing narrowing,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        DealQuery query = narrowing.query(mergedLeads::partsOf, clock.instant(), freeText.isForCaller());
        DealQuery.Sorting sorting = DealQuery.Sorting.of(sort);
        List<Deal> found = deals.page(query, sorting, DealQuery.Place.of(after, sorting), size + 1);
        Page<Deal> page = Page.of(found, size, sorting::cursorBehind);
        return new Page<>(showDeals.list(page.items()), page.next());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "A deal: where it stands and what is unmet",
            description =
                    "With asOf as it was known at that time, without ETag, for it cannot be changed there; 404 when"
                            + " nothing of it was known yet. A date means its end.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = DealView.class),
                            examples = @ExampleObject(name = "open", value = DealExamples.DEAL)))
    @StrictQuery
    @Transactional
    public Response get(@PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
        Instant time = Params.instantAtEnd("asOf", asOf);
        if (time != null) {
            return Response.ok(showDeals.asOf(pastDeals.get(id, time), time)).build();
        }
        return showDeals.answer(Response.ok(), deals.get(id));
    }

    @POST
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(
            summary = "Open a deal by hand",
            description = "It enters the first stage of the pipeline (the default one when none is named), or the one"
                    + " named in stage where deals may begin: the first, the first SALE stage, and those that allow it."
                    + " 409 when the lead has an open deal.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = DealRequests.Opening.class),
                            examples = @ExampleObject(name = "by hand", value = DealExamples.OPENING)))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = DealView.class),
                            examples = @ExampleObject(name = "open", value = DealExamples.DEAL)))
    @Idempotent
    public Response open(@NotNull @Valid DealRequests.Opening request) {
        Buyer buyer = new Buyer(request.leadId(), request.companyId(), null);
        By by = new By(caller.getPrincipal().getName(), clock.instant());
        Pipeline pipeline = pipeline(request.pipeline());
        Deal deal = openDeal.byHand(buyer, request.terms(), pipeline, begin(pipeline, request.stage()), by);
        return showDeals.answer(Response.created(URI.create("/api/deals/" + deal.id())), deal);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(
            summary = "Change what can be changed about a deal at any time (JSON merge patch)",
            description = "Needs If-Match. An expected close that goes to a later day counts as a push. A category that"
                    + " is null is left to the stage.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = DealRequests.Changeable.class),
                            examples = @ExampleObject(name = "another amount", value = DealExamples.PATCH)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = DealView.class),
                            examples = @ExampleObject(name = "open", value = DealExamples.DEAL)))
    @Transactional
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull JsonNode patch) {
        var command = Command.of(id, ifMatch, null, caller, clock);
        return showDeals.afterCommand(changeDeal.terms(command, terms -> patched(terms, patch)));
    }

    private Terms patched(Terms terms, JsonNode patch) {
        var changed = MergePatch.apply(mapper, DealRequests.Changeable.of(terms), patch, DealRequests.Changeable.class);
        var violations = validator.validate(changed);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return changed.terms(terms);
    }

    /** Where the deal begins: in the first stage, unless another is asked for and allowed. */
    private static Stage begin(Pipeline pipeline, @Nullable String stage) {
        if (stage == null) {
            return pipeline.stages().getFirst();
        }
        List<Stage> allowed =
                pipeline.stages().stream().filter(pipeline::mayBegin).toList();
        return allowed.stream()
                .filter(s -> s.key().equals(stage))
                .findFirst()
                .orElseThrow(() -> BadInput.of(
                        "stage",
                        "must be a stage in which deals of the pipeline may begin: "
                                + String.join(
                                        ", ", allowed.stream().map(Stage::key).toList())));
    }

    private Pipeline pipeline(@Nullable String key) {
        return key == null
                ? pipelines.theDefault().orElseThrow(OutboxNotReady::new)
                : pipelines.current(key).orElseThrow(() -> BadInput.of("pipeline", "must be the key of a pipeline"));
    }
}
