package io.leadstream.pipeline.approval;

import io.leadstream.pipeline.deal.By;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.StrictQuery;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What approvals usually are. */
@Path("/api/approval-paths")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Approval")
class UsualApprovalsResource {

    private static final String EXAMPLE = """
            {"smallBelow": 50,
             "legal": {"CFO_REVIEW": {"cfo-review": 10},
                       "FRAMEWORK_AGREEMENT": {"framework-agreement": 10, "procurement-and-legal": 14, "cfo-approval": 6},
                       "STATEMENT_OF_WORK": {"statement-of-work": 7, "procurement-and-legal": 10, "cfo-approval": 5}},
             "budget": {"OWN": {"finance-approval": 5}, "NEGOTIATED": {"c-suite-negotiation": 21}}}""";

    private final KeepUsual keep;
    private final SecurityIdentity caller;
    private final Clock clock;

    UsualApprovalsResource(KeepUsual keep, SecurityIdentity caller, Clock clock) {
        this.keep = keep;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * As it is said and shown.
     *
     * @param smallBelow a company of fewer employees is small: the CFO reviews the contract
     * @param legal days by path and step
     * @param budget the same
     */
    @Schema(name = "UsualApprovals")
    record Said(
            @NotNull @Min(1) @Max(1_000_000) Integer smallBelow,

            @NotNull Map<LegalPath, @NotNull Map<String, @NotNull @Min(0) @Max(730) Integer>> legal,

            @NotNull Map<BudgetPath, @NotNull Map<String, @NotNull @Min(0) @Max(730) Integer>> budget) {

        static Said of(UsualApprovals usual) {
            return new Said(usual.smallBelow(), usual.legal(), usual.budget());
        }

        UsualApprovals usual() {
            var said = new UsualApprovals(smallBelow, legal, budget);
            Map<String, Map<String, Integer>> days = said.byName();
            UsualApprovals.known().forEach((path, steps) -> requireSteps(path, steps, days.get(path)));
            days.keySet().stream()
                    .filter(path -> !UsualApprovals.known().containsKey(path))
                    .findFirst()
                    .ifPresent(path -> {
                        throw BadInput.of(path, "has no steps");
                    });
            return said;
        }

        private static void requireSteps(String path, List<String> steps, @Nullable Map<String, Integer> days) {
            if (days == null || !days.keySet().equals(Set.copyOf(steps))) {
                throw BadInput.of(path, "must say the days of " + String.join(", ", steps) + ", and of nothing else");
            }
        }
    }

    @GET
    @Path("usual")
    @StrictQuery
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "Which companies are small, and how many days the usual steps of an approval take",
            description = "As long as past deals with the same paths do not tell better.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Said.class),
                            examples = @ExampleObject(name = "as it comes", value = EXAMPLE)))
    public Response get() {
        return answer(keep.now());
    }

    @PUT
    @Path("usual")
    @StrictQuery
    @RolesAllowed({"revops", "admin"})
    @Operation(
            summary = "Say which companies are small, and how many days the usual steps take",
            description = "Needs If-Match. All paths and steps are named. What is planned already stays as it is.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Said.class),
                            examples = @ExampleObject(name = "as it comes", value = EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Said.class),
                            examples = @ExampleObject(name = "as it comes", value = EXAMPLE)))
    public Response put(@HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid Said said) {
        var by = new By(caller.getPrincipal().getName(), clock.instant());
        return answer(keep.replace(ifMatch, said.usual(), by));
    }

    private static Response answer(KeepUsual.Kept kept) {
        return Response.ok(Said.of(kept.usual()))
                .header("ETag", EntityTags.tag(kept.version()))
                .build();
    }
}
