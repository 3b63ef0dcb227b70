package io.leadstream.qualification.account;

import static java.util.stream.Collectors.toMap;

import io.leadstream.qualification.account.AccountView.FactView;
import io.leadstream.qualification.account.AccountView.FactsView;
import io.leadstream.qualification.account.AccountView.Summary;
import io.leadstream.qualification.account.MoveAccount.Why;
import io.leadstream.qualification.framework.Criterion;
import io.leadstream.qualification.framework.Fact;
import io.leadstream.qualification.framework.Framework;
import io.leadstream.qualification.framework.FrameworkView;
import io.leadstream.qualification.lifecycle.LifecycleState;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    record Reason(
            @Schema(description = "A code of /api/qualifications/reasons, or words", examples = "NO_FIT")
            @NotBlank
            @Size(max = 2000)
            String reason) {}

    private final MoveAccount moveAccount;
    private final Accounts accounts;
    private final AccountFacts facts;
    private final RecordAccountFacts recordFacts;
    private final SecurityIdentity caller;

    AccountCommandsResource(
            MoveAccount moveAccount,
            Accounts accounts,
            AccountFacts facts,
            RecordAccountFacts recordFacts,
            SecurityIdentity caller) {
        this.moveAccount = moveAccount;
        this.accounts = accounts;
        this.facts = facts;
        this.recordFacts = recordFacts;
        this.caller = caller;
    }

    @POST
    @Path("{companyId}/accept")
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(summary = "Sales takes the account: IQL, MQL or RECYCLED becomes SAL")
    @APIResponse(responseCode = "409", description = "Not from here, or no target account: from, to, allowed")
    public RestResponse<Summary> accept(
            @PathParam("companyId") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(moveAccount.by(id, ifMatch, why(null), LifecycleState::accept));
    }

    @POST
    @Path("{companyId}/qualify")
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(summary = "Everything that the framework asks is found out: SAL becomes SQL")
    @APIResponse(responseCode = "409", description = "Not from here, or criteria are missing")
    public RestResponse<Summary> qualify(
            @PathParam("companyId") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(moveAccount.by(
                id, ifMatch, why(null), (state, at) -> state.qualify(at, Framework.BANT.of(facts.of(id)))));
    }

    @POST
    @Path("{companyId}/disqualify")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(summary = "Rule the account out")
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
    public RestResponse<Summary> recycle(
            @PathParam("companyId") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull Reason body) {
        return answer(moveAccount.by(id, ifMatch, why(body.reason()), LifecycleState::recycle));
    }

    @GET
    @Path("{companyId}/facts")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Transactional
    @Operation(summary = "What is known of an account, in the words of whoever found it out")
    public RestResponse<FactsView> facts(@PathParam("companyId") UUID id) {
        return factsOf(accounts.find(id).orElseThrow(() -> Problem.notFound("account " + id)));
    }

    @PUT
    @Path("{companyId}/facts")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"rep", "manager", "admin"})
    @Transactional
    @Operation(
            summary = "Record what was found out about an account",
            description = "Replaces the criteria that are named; null clears one. If-Match is needed once anything is "
                    + "known. Criteria: budget, authority, need, timeline.")
    @APIResponse(responseCode = "428", description = "Facts exist, and the request carries no If-Match")
    public RestResponse<FactsView> record(
            @PathParam("companyId") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull Map<String, @Nullable @Valid AccountFactInput> body) {
        var named = new HashMap<String, Optional<Fact>>();
        body.forEach((criterion, input) -> {
            if (Framework.BANT.criterion(criterion).isEmpty()) {
                throw BadInput.of(criterion, "is unknown; known here are " + criteria());
            }
            named.put(criterion, Optional.ofNullable(input).map(given -> fact(criterion, given)));
        });
        return factsOf(recordFacts.record(id, ifMatch, named, by()));
    }

    private static Fact fact(String criterion, AccountFactInput input) {
        try {
            return input.toFact();
        } catch (IllegalArgumentException e) {
            throw BadInput.of(criterion + ".evidence", "must be an http or https URL");
        }
    }

    private static java.util.List<String> criteria() {
        return Framework.BANT.criteria().stream().map(Criterion::key).toList();
    }

    private RestResponse<FactsView> factsOf(Account account) {
        Map<String, FactView> views = facts.recordsOf(account.id()).stream()
                .collect(toMap(AccountFacts.Recorded::criterion, AccountCommandsResource::view));
        var bant = FrameworkView.of(Framework.BANT.of(facts.of(account.id())));
        return ResponseBuilder.ok(new FactsView(account.id(), views, bant))
                .header(HttpHeaders.ETAG, EntityTags.tag(account.version()))
                .build();
    }

    private static FactView view(AccountFacts.Recorded recorded) {
        Fact fact = Objects.requireNonNull(recorded.fact());
        return new FactView(fact.value(), fact.confidence(), fact.evidence(), recorded.by(), recorded.at());
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
