package io.leadstream.qualification.account;

import io.leadstream.qualification.account.AccountView.PathView;
import io.leadstream.qualification.account.AccountView.StepView;
import io.leadstream.qualification.account.AccountView.Summary;
import io.leadstream.qualification.framework.FrameworkView;
import io.leadstream.qualification.framework.Frameworks;
import io.leadstream.qualification.lead.CompanyCountries;
import io.leadstream.qualification.lifecycle.Lifecycle;
import io.leadstream.qualification.profile.Definitions;
import io.leadstream.qualification.profile.FitView;
import io.leadstream.qualification.profile.Kind;
import io.leadstream.qualification.profile.Subject;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Accounts of account-based selling, as they stand. */
@Path("/api/accounts")
@RunOnVirtualThread
@Tag(name = "Accounts")
class AccountResource {

    private final Accounts accounts;
    private final AccountFacts facts;
    private final Frameworks frameworks;
    private final CompanyCountries countries;
    private final Definitions definitions;
    private final Clock clock;

    AccountResource(
            Accounts accounts,
            AccountFacts facts,
            Frameworks frameworks,
            CompanyCountries countries,
            Definitions definitions,
            Clock clock) {
        this.accounts = accounts;
        this.facts = facts;
        this.frameworks = frameworks;
        this.countries = countries;
        this.definitions = definitions;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(summary = "The accounts in a state of the lifecycle")
    public Page<Summary> all(
            @Parameter(description = "One state", required = true, example = "MQL") @QueryParam("lifecycle") @Nullable
                    String lifecycle,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Lifecycle state = Params.choice("lifecycle", lifecycle, Lifecycle.class);
        if (state == null) {
            throw BadInput.of("lifecycle", "must not be null");
        }
        int size = Page.limit(Params.integer("limit", limit));
        UUID from = after == null ? new UUID(0, 0) : position(after);
        var found = accounts.in(state, from, size + 1).stream().map(Summary::of).toList();
        return Page.of(found, size, last -> Cursor.encode(last.companyId().toString()));
    }

    @GET
    @Path("{companyId}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(summary = "An account: where it stands, its fit to each ICP, what its framework still asks")
    @APIResponse(responseCode = "404", description = "No such company here, or not yet: ask with atLeast")
    public RestResponse<AccountView> read(@PathParam("companyId") UUID companyId) {
        Account account = account(companyId);
        String country = countries.of(List.of(companyId)).get(companyId);
        var icps = FitView.bestFirst(definitions.inForce(Kind.ICP), Subject.of(account.company(), country));
        var view = new AccountView(
                Summary.of(account),
                country,
                icps,
                frameworks.of(companyId).key(),
                FrameworkView.of(frameworks.all(), facts.of(companyId)));
        return ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, EntityTags.tag(account.version()))
                .build();
    }

    // not for revops: the reasons are free text of people about people
    @GET
    @Path("{companyId}/path")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Transactional
    @Operation(summary = "The whole path of an account: who, when, why, how long, as of any time")
    public PathView path(
            @PathParam("companyId") UUID companyId,
            @Parameter(description = "A time, or a date, which means its end in UTC; now when absent")
                    @QueryParam("asOf")
                    @Nullable
                    String asOf) {
        Instant asked = Params.instantAtEnd("asOf", asOf);
        Instant at = asked == null ? clock.instant() : asked;
        List<AccountStep> steps = accounts.steps(account(companyId).id(), at);
        var views = new ArrayList<StepView>();
        var spent = new EnumMap<Lifecycle, Duration>(Lifecycle.class);
        for (int i = 0; i < steps.size(); i++) {
            Instant until = i + 1 < steps.size() ? steps.get(i + 1).at() : at;
            StepView view = StepView.of(steps.get(i), until);
            views.add(view);
            spent.merge(view.to(), view.lasted(), Duration::plus);
        }
        return new PathView(companyId, views.isEmpty() ? null : views.getLast().to(), views, spent, at);
    }

    private Account account(UUID companyId) {
        return accounts.find(companyId).orElseThrow(() -> Problem.notFound("account " + companyId));
    }

    private static UUID position(String after) {
        try {
            return UUID.fromString(Cursor.decode(after, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw Cursor.broken();
        }
    }
}
