package io.leadstream.pipeline.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.CompanyProfiles;
import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
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

/** How a deal is approved on the buyer's side. */
@Path("/api/deals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Approval", description = "The legal and the budget path of a deal, and how they move its close")
class ApprovalResource {

    private final DealDesk desk;
    private final ApprovalPaths paths;
    private final ChangeApproval change;
    private final TimeApproval time;
    private final CompanyProfiles companies;
    private final KeepUsual keep;
    private final SecurityIdentity caller;
    private final Clock clock;
    private final ObjectMapper mapper;
    private final Validator validator;

    ApprovalResource(
            DealDesk desk,
            ApprovalPaths paths,
            ChangeApproval change,
            TimeApproval time,
            CompanyProfiles companies,
            KeepUsual keep,
            SecurityIdentity caller,
            Clock clock,
            ObjectMapper mapper,
            Validator validator) {
        this.desk = desk;
        this.paths = paths;
        this.change = change;
        this.time = time;
        this.companies = companies;
        this.keep = keep;
        this.caller = caller;
        this.clock = clock;
        this.mapper = mapper;
        this.validator = validator;
    }

    @GET
    @Path("{id}/approval-path")
    @StrictQuery
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "How the deal is approved, and how that moves its expected close",
            description = "Unknown until somebody plans it; then no ETag. The expected close is when the buyer is"
                    + " expected to say yes; the known path adds the median that past deals with the same path took from"
                    + " oral approval to signature (5 or more of them), else what its usual steps take. With asOf: as it"
                    + " was known then.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ApprovalView.class),
                            examples = @ExampleObject(name = "a small company", value = ApprovalExamples.PATH)))
    @Transactional
    public Response get(
            @PathParam("id") UUID id,
            @QueryParam("asOf") @Parameter(description = "a time, or a date, which means its end") @Nullable
                    String asOf) {
        DealDesk.Present deal = desk.get(id);
        Instant asked = Params.instantAtEnd("asOf", asOf);
        Instant at = asked == null ? clock.instant() : asked;
        Response.ResponseBuilder answer = Response.ok(view(deal, paths.asOf(id, at), at));
        paths.of(id).ifPresent(path -> answer.header("ETag", EntityTags.tag(path.version())));
        return answer.build();
    }

    @PUT
    @Path("{id}/approval-path")
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(
            summary = "Plan how the deal is approved",
            description =
                    "Without legal: what companies of the buyer's size usually have (small, by /api/approval-paths/usual: the CFO"
                            + " reviews; larger: a framework agreement, then procurement and legal, then the CFO). Without"
                            + " steps: the usual ones of both paths. Steps of the same key keep how far they are. Needs If-Match"
                            + " once there is a path.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ApprovalRequests.Whole.class),
                            examples = @ExampleObject(name = "orally approved", value = ApprovalExamples.PLAN)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ApprovalView.class),
                            examples = @ExampleObject(name = "a small company", value = ApprovalExamples.PATH)))
    @Transactional
    public Response plan(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ApprovalRequests.Whole request) {
        String companySize = companies.sizeBand(desk.get(id).companyId());
        return answer(change.replace(id, ifMatch, request.plan(keep.usual(), companySize, clock), by()));
    }

    @PATCH
    @Path("{id}/approval-path")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(
            summary = "Record the oral approval or the signature, or change a path (JSON merge patch)",
            description = "Needs If-Match. Another path brings its usual steps. A won deal is signed by itself.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ApprovalRequests.Dates.class),
                            examples = @ExampleObject(name = "orally approved", value = ApprovalExamples.DATES)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ApprovalView.class),
                            examples = @ExampleObject(name = "a small company", value = ApprovalExamples.PATH)))
    @Transactional
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull JsonNode patch) {
        return answer(change.change(
                id,
                ifMatch,
                plan -> patched(ApprovalRequests.Dates.of(plan), patch, ApprovalRequests.Dates.class)
                        .appliedTo(plan, keep.usual(), clock),
                by()));
    }

    @PATCH
    @Path("{id}/approval-path/steps/{key}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(
            summary = "Say how far a step is, who has it, or how long it should take (JSON merge patch)",
            description =
                    "Needs If-Match, of the path. A start or end that goes with the state and is not given is now.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ApprovalRequests.StepPatch.class),
                            examples = @ExampleObject(name = "begun", value = ApprovalExamples.STEP)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ApprovalView.class),
                            examples = @ExampleObject(name = "a small company", value = ApprovalExamples.PATH)))
    @Transactional
    public Response step(
            @PathParam("id") UUID id,
            @PathParam("key") String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull JsonNode patch) {
        return answer(change.step(
                id,
                key,
                ifMatch,
                step -> patched(ApprovalRequests.StepPatch.of(step), patch, ApprovalRequests.StepPatch.class)
                        .appliedTo(step, clock),
                by()));
    }

    @GET
    @Path("{id}/approval-path/history")
    @StrictQuery
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "What was known of the approval, change by change")
    @Transactional
    public Page<ApprovalFactView> history(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        long last = after == null ? 0 : Cursor.number(Cursor.decode(after, 1).getFirst());
        UUID deal = desk.get(id).id();
        Page<ApprovalFact> page =
                Page.of(paths.history(deal, last, size + 1), size, fact -> Cursor.encode(String.valueOf(fact.id())));
        return new Page<>(page.items().stream().map(ApprovalFactView::of).toList(), page.next());
    }

    private Response answer(ApprovalPath path) {
        DealDesk.Present deal = desk.get(path.dealId());
        return Response.ok(view(deal, path.plan(), clock.instant()))
                .header("ETag", EntityTags.tag(path.version()))
                .build();
    }

    private ApprovalView view(DealDesk.Present deal, Plan plan, Instant asOf) {
        return ApprovalView.of(
                deal.id(), asOf, plan, companies.sizeBand(deal.companyId()), keep.usual(), time.of(deal, plan, asOf));
    }

    private <T> T patched(T present, JsonNode patch, Class<T> type) {
        T changed = MergePatch.apply(mapper, present, patch, type);
        var violations = validator.validate(changed);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return changed;
    }

    private By by() {
        return new By(caller.getPrincipal().getName(), clock.instant());
    }
}
