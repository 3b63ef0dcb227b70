package io.leadstream.qualification.account;

import io.leadstream.qualification.account.AccountView.Summary;
import io.leadstream.qualification.account.MoveAccount.Why;
import io.leadstream.qualification.framework.Frameworks;
import io.leadstream.qualification.lifecycle.LifecycleState;
import io.leadstream.qualification.lifecycle.RejectInput;
import io.leadstream.qualification.lifecycle.Rejection;
import io.leadstream.rest.EntityTags;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** What is done with accounts. Each command takes {@code If-Match} optionally; repeated it changes nothing. */
@Path("/api/accounts")
@RunOnVirtualThread
@Tag(name = "Accounts")
class AccountCommandsResource {

    /** Why an account is ruled out or handed back. */
    @Schema(name = "AccountReason")
    record Reason(
            @Schema(description = "A code of /api/qualifications/reasons, or words", examples = "NO_FIT")
            @NotBlank
            @Size(max = 2000)
            String reason) {}

    private final MoveAccount moveAccount;
    private final AccountFacts facts;
    private final Frameworks frameworks;
    private final SecurityIdentity caller;

    AccountCommandsResource(
            MoveAccount moveAccount, AccountFacts facts, Frameworks frameworks, SecurityIdentity caller) {
        this.moveAccount = moveAccount;
        this.facts = facts;
        this.frameworks = frameworks;
        this.caller = caller;
    }

    @POST
    @Path("{companyId}/accept")
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(summary = "Sales takes the account: IQL, MQL or RECYCLED becomes SAL")
    @APIResponse(responseCode = "200", description = "Where the account stands now")
    @APIResponse(responseCode = "409", description = "Not from here, or no target account: from, to, allowed")
    public RestResponse<Summary> accept(
            @PathParam("companyId") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(moveAccount.by(id, ifMatch, why(null), LifecycleState::accept));
    }

    @POST
    @Path("{companyId}/qualify")
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(summary = "Everything that the account's framework requires is found out: SAL becomes SQL")
    @APIResponse(responseCode = "200", description = "Where the account stands now")
    @APIResponse(responseCode = "409", description = "Not from here, or criteria are missing")
    public RestResponse<Summary> qualify(
            @PathParam("companyId") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(moveAccount.by(
                id,
                ifMatch,
                why(null),
                (state, at) -> state.qualify(at, frameworks.of(id).of(facts.of(id)))));
    }

    @POST
    @Path("{companyId}/disqualify")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(summary = "Rule the account out")
    @APIResponse(responseCode = "200", description = "Where the account stands now")
    public RestResponse<Summary> disqualify(
            @PathParam("companyId") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull Reason body) {
        return answer(moveAccount.by(id, ifMatch, why(body.reason()), LifecycleState::disqualify));
    }

    @POST
    @Path("{companyId}/recycle")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Leave the account for later")
    @APIResponse(responseCode = "200", description = "Where the account stands now")
    public RestResponse<Summary> recycle(
            @PathParam("companyId") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull Reason body) {
        return answer(moveAccount.by(id, ifMatch, why(body.reason()), LifecycleState::recycle));
    }

    @POST
    @Path("{companyId}/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(summary = "Sales does not take the account: MQL becomes RECYCLED or DISQUALIFIED, with a reason")
    @APIResponse(responseCode = "200", description = "Where the account stands now")
    @APIResponse(responseCode = "409", description = "Only a marketing-qualified account is rejected: from, allowed")
    public RestResponse<Summary> reject(
            @PathParam("companyId") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull RejectInput body) {
        Rejection rejection = body.toRejection();
        var why = new Why(by(), rejection.reason().name(), rejection.note());
        return answer(moveAccount.reject(id, ifMatch, why, rejection.to()));
    }

    private Why why(@Nullable String reason) {
        return new Why(by(), reason, null);
    }

    private String by() {
        return caller.getPrincipal().getName();
    }

    private static RestResponse<Summary> answer(Account account) {
        return ResponseBuilder.ok(Summary.of(account))
                .header(HttpHeaders.ETAG, EntityTags.tag(account.version()))
                .build();
    }
}
