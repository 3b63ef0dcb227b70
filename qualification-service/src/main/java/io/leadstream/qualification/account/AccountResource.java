package io.leadstream.qualification.account;

import io.leadstream.qualification.account.AccountView.PathView;
import io.leadstream.qualification.account.AccountView.StepView;
import io.leadstream.qualification.account.AccountView.Summary;
import io.leadstream.qualification.framework.FrameworkView;
import io.leadstream.qualification.framework.Frameworks;
import io.leadstream.qualification.lead.CompanyCountries;
import io.leadstream.qualification.lifecycle.AcceptanceTargets;
import io.leadstream.qualification.lifecycle.Lifecycle;
import io.leadstream.qualification.profile.Definitions;
import io.leadstream.qualification.profile.FitView;
import io.leadstream.qualification.profile.Kind;
import io.leadstream.qualification.profile.Subject;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.quarkus.security.identity.SecurityIdentity;
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
import java.util.stream.Stream;
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
    private final AcceptanceTargets targets;
    private final SecurityIdentity caller;
    private final Clock clock;

    AccountResource(
            Accounts accounts,
            AccountFacts facts,
            Frameworks frameworks,
            CompanyCountries countries,
            Definitions definitions,
            AcceptanceTargets targets,
            SecurityIdentity caller,
            Clock clock) {
        this.accounts = accounts;
        this.facts = facts;
        this.frameworks = frameworks;
        this.countries = countries;
        this.definitions = definitions;
        this.targets = targets;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(summary = "The accounts of account-based selling, in one state of the lifecycle or in any")
    public Page<Summary> all(
            @Parameter(description = "One state; any when absent", example = "MQL") @QueryParam("lifecycle") @Nullable
                    String lifecycle,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Lifecycle state = Params.choice("lifecycle", lifecycle, Lifecycle.class);
        int size = Page.limit(Params.integer("limit", limit));
        UUID from = after == null
                ? new UUID(0, 0)
                : Cursor.id(Cursor.decode(after, 1).getFirst());
        var found = accounts.in(state, from, size + 1).stream().map(Summary::of).toList();
        return Page.of(found, size, last -> Cursor.encode(last.companyId().toString()));
    }

    @GET
    @Path("{companyId}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(summary = "An account: where it stands, its fit to each ICP, what its framework still asks")
    @APIResponse(responseCode = "200", description = "The account as it stands")
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

    @GET
    @Path("{companyId}/path")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(
            summary = "The whole path of an account: who, when, why, how long, as of any time",
            description = "Oldest step first. Reasons and notes are words about people: not for revops, who see the"
                    + " reasons' codes.")
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
        boolean showsWords = Stream.of("rep", "manager", "marketing", "admin").anyMatch(caller::hasRole);
        for (int i = 0; i < steps.size(); i++) {
            AccountStep step = steps.get(i);
            Instant left = i + 1 < steps.size() ? steps.get(i + 1).at() : null;
            var offered = step.to() == Lifecycle.MQL ? targets.of(step.at(), left, at) : null;
            StepView view = StepView.of(step, left == null ? at : left, offered, showsWords);
            views.add(view);
            spent.merge(view.to(), view.lasted(), Duration::plus);
        }
        return new PathView(companyId, views.isEmpty() ? null : views.getLast().to(), views, spent, at);
    }

    private Account account(UUID companyId) {
        return accounts.get(companyId);
    }
}
