package io.leadstream.pipeline.aftersale;

import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.rest.EntityTags;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
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

/** Who is responsible for a deal after the sale. */
@Path("/api/deals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "After the sale", description = "Who is responsible, how long it takes, who is stuck")
class AccountabilityResource {

    private static final String SET = """
            {"accountManager": "rep-7", "customerSuccess": "cs-2",
             "stages": [{"stage": "HANDED_OVER", "leadsCall": "rep-7", "schedulesNext": "cs-2"}]}""";

    private static final String SHOWN = """
            {"dealId": "0198f2a0-0000-7000-8000-00000000000a", "accountManager": "rep-7", "customerSuccess": "cs-2",
             "stages": [
               {"stage": "HANDED_OVER", "leadsCall": "rep-7", "schedulesNext": "cs-2", "accountable": "rep-7"},
               {"stage": "IMPLEMENTING", "leadsCall": "cs-2", "schedulesNext": "cs-2", "accountable": "rep-7"},
               {"stage": "LIVE", "leadsCall": "cs-2", "schedulesNext": "cs-2", "accountable": "rep-7"}],
             "now": {"stage": "IMPLEMENTING", "leadsCall": "cs-2", "schedulesNext": "cs-2", "accountable": "rep-7"},
             "setAt": "2026-12-10T09:30:00Z", "setBy": "manager-1"}""";

    private final DealDesk deals;
    private final Accountabilities accountabilities;
    private final BeAccountable beAccountable;
    private final SecurityIdentity caller;
    private final Clock clock;

    AccountabilityResource(
            DealDesk deals,
            Accountabilities accountabilities,
            BeAccountable beAccountable,
            SecurityIdentity caller,
            Clock clock) {
        this.deals = deals;
        this.accountabilities = accountabilities;
        this.beAccountable = beAccountable;
        this.caller = caller;
        this.clock = clock;
    }

    /** Who is responsible, as it is sent. */
    @Schema(name = "AccountabilitySetting")
    record Setting(
            @Nullable @Pattern(regexp = PromiseResource.USER, message = PromiseResource.USER_RULE)
            String accountManager,

            @Nullable @Pattern(regexp = PromiseResource.USER, message = PromiseResource.USER_RULE)
            String customerSuccess,

            @Nullable @Size(max = 50) List<@NotNull @Valid StageSetting> stages) {

        Accountability who() {
            return new Accountability(
                    accountManager,
                    customerSuccess,
                    stages == null
                            ? List.of()
                            : stages.stream().map(StageSetting::ofStage).toList());
        }
    }

    /** What differs in one stage. */
    @Schema(name = "AccountabilityOfStage")
    record StageSetting(
            @NotBlank @Size(max = 60) String stage,

            @Nullable @Pattern(regexp = PromiseResource.USER, message = PromiseResource.USER_RULE)
            String leadsCall,

            @Nullable @Pattern(regexp = PromiseResource.USER, message = PromiseResource.USER_RULE)
            String schedulesNext,

            @Nullable @Pattern(regexp = PromiseResource.USER, message = PromiseResource.USER_RULE)
            String accountable) {

        Accountability.OfStage ofStage() {
            return new Accountability.OfStage(stage, leadsCall, schedulesNext, accountable);
        }
    }

    @GET
    @Path("{id}/accountability")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "Who leads calls, schedules the next ones and stays accountable after the sale",
            description = "Where nobody was named the account manager is the deal's owner, who then does the daily work"
                    + " too.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = AccountabilityView.class),
                            examples = @ExampleObject(name = "implementing", value = SHOWN)))
    public Response get(@PathParam("id") UUID id) {
        return answer(AccountabilityView.of(deals.get(id), accountabilities.of(id)));
    }

    @PUT
    @Path("{id}/accountability")
    @RolesAllowed({"rep", "manager", "admin"})
    @StrictQuery
    @Operation(
            summary = "Say who is responsible after the sale",
            description = "The account manager stays accountable in all stages, customer success leads the calls and"
                    + " schedules the next ones; stages names what differs. Needs If-Match once it was said before."
                    + " 409 for a lost deal.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Setting.class),
                            examples = @ExampleObject(name = "the rep introduces", value = SET)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = AccountabilityView.class),
                            examples = @ExampleObject(name = "implementing", value = SHOWN)))
    public Response set(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Setting request) {
        var by = new By(caller.getPrincipal().getName(), clock.instant());
        return answer(beAccountable.set(id, ifMatch, request.who(), by));
    }

    private static Response answer(AccountabilityView view) {
        return Response.ok(view).header("ETag", EntityTags.tag(view.version())).build();
    }
}
