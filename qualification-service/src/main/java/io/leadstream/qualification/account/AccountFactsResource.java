package io.leadstream.qualification.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.qualification.facts.FactInput;
import io.leadstream.qualification.framework.Choice;
import io.leadstream.qualification.framework.Fact;
import io.leadstream.qualification.framework.FactValue;
import io.leadstream.qualification.framework.FactValueJson;
import io.leadstream.qualification.framework.FrameworkView;
import io.leadstream.qualification.framework.Frameworks;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Params;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** What was found out about accounts, before and beside their leads, and the framework that they are qualified by. */
@Path("/api/accounts")
@RunOnVirtualThread
@Tag(name = "Accounts")
class AccountFactsResource {

    private static final String EXAMPLE = """
            {"economicBuyer": {"value": "the CFO", "confidence": 0.8, "evidence": "https://crm.example/notes/7"},
             "champion": null}""";

    @Schema(name = "AccountFactView")
    record FactView(
            @Schema(
                    description = "As it was given: text, or the shape of the word",
                    implementation = Object.class,
                    examples = "about 40,000 a year")
            JsonNode value,

            @Schema(description = "The value as one line where it is more than text", examples = "40000.00 EUR")
            @Nullable
            String text,

            @Schema(examples = "0.8") @Nullable BigDecimal confidence,
            @Nullable URI evidence,
            @Schema(examples = "rep-7") String by,
            Instant at) {

        static FactView of(AccountFacts.Recorded recorded, Fact fact) {
            return new FactView(
                    FactValueJson.write(fact.what()),
                    fact.what() instanceof FactValue.Words ? null : fact.value(),
                    fact.confidence(),
                    fact.evidence(),
                    recorded.by(),
                    recorded.at());
        }
    }

    /** Everything known of an account, by word; and how far that fills each framework. */
    @Schema(name = "AccountFactsView")
    record FactsView(
            UUID companyId, Map<String, FactView> facts, Map<String, FrameworkView> frameworks, Instant asOf) {}

    /** Which framework counts for an account. */
    @Schema(name = "AccountChoiceView")
    record ChoiceView(
            @Schema(examples = "MEDDIC") String framework,

            @Schema(description = "For this account; else it is the default", examples = "true")
            boolean chosen,

            @Nullable Instant at,
            @Schema(examples = "rep-7") @Nullable String by) {

        static ChoiceView of(Choice choice) {
            return new ChoiceView(choice.framework().key(), choice.chosen(), choice.at(), choice.by());
        }
    }

    /** The framework that is to count. */
    @Schema(name = "AccountChoiceInput")
    record ChoiceInput(
            @Schema(description = "Its key; null lets the default count again", examples = "MEDDIC") @Nullable
            String framework) {}

    private final Accounts accounts;
    private final AccountFacts facts;
    private final RecordAccountFacts recordFacts;
    private final Frameworks frameworks;
    private final SecurityIdentity caller;
    private final Clock clock;

    AccountFactsResource(
            Accounts accounts,
            AccountFacts facts,
            RecordAccountFacts recordFacts,
            Frameworks frameworks,
            SecurityIdentity caller,
            Clock clock) {
        this.accounts = accounts;
        this.facts = facts;
        this.recordFacts = recordFacts;
        this.frameworks = frameworks;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("{companyId}/facts")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Transactional
    @Operation(summary = "What is or was known of an account, in the words of whoever found it out")
    public RestResponse<FactsView> facts(@PathParam("companyId") UUID id, @QueryParam("asOf") @Nullable String asOf) {
        Instant asked = Params.instantAtEnd("asOf", asOf);
        return factsOf(account(id), asked == null ? clock.instant() : asked);
    }

    @PUT
    @Path("{companyId}/facts")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"rep", "manager", "admin"})
    @Transactional
    @Operation(
            summary = "Record what was found out about an account",
            description = "Replaces the facts that are named; null clears one. If-Match is needed once anything is "
                    + "known. GET /api/facts lists the words; BANT's are budget, authority, need, timeline.")
    @APIResponse(responseCode = "200", description = "What is known now")
    @APIResponse(responseCode = "428", description = "Facts exist, and the request carries no If-Match")
    public RestResponse<FactsView> record(
            @PathParam("companyId") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "facts", value = EXAMPLE))) @NotNull
                    Map<String, @Nullable FactInput> body) {
        var named = FactInput.readAll(body);
        return factsOf(recordFacts.record(id, ifMatch, named, by()), clock.instant());
    }

    @GET
    @Path("{companyId}/framework")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(summary = "Which framework counts for an account, or counted at a time")
    public RestResponse<ChoiceView> chosen(@PathParam("companyId") UUID id, @QueryParam("asOf") @Nullable String asOf) {
        Instant asked = Params.instantAtEnd("asOf", asOf);
        return choiceOf(account(id), asked == null ? clock.instant() : asked);
    }

    @PUT
    @Path("{companyId}/framework")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"rep", "manager", "admin"})
    @Transactional
    @Operation(
            summary = "Let another framework count for an account",
            description = "Nothing that was found out is lost: the facts are the same, seen by other criteria.")
    @APIResponse(responseCode = "200", description = "Which one counts now")
    @APIResponse(responseCode = "428", description = "One was chosen, and the request carries no If-Match")
    public RestResponse<ChoiceView> choose(
            @PathParam("companyId") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull ChoiceInput body) {
        return choiceOf(recordFacts.choose(id, ifMatch, body.framework(), by()), clock.instant());
    }

    private Account account(UUID id) {
        return accounts.get(id);
    }

    private RestResponse<FactsView> factsOf(Account account, Instant at) {
        var views = new LinkedHashMap<String, FactView>();
        var known = new LinkedHashMap<String, Fact>();
        for (AccountFacts.Recorded recorded : facts.recordsOf(account.id(), at)) {
            Fact fact = recorded.fact();
            if (fact != null) {
                views.put(recorded.criterion(), FactView.of(recorded, fact));
                known.put(recorded.criterion(), fact);
            }
        }
        var view = new FactsView(account.id(), views, FrameworkView.of(frameworks.all(at), known), at);
        return ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, EntityTags.tag(account.version()))
                .build();
    }

    private RestResponse<ChoiceView> choiceOf(Account account, Instant at) {
        return ResponseBuilder.ok(ChoiceView.of(frameworks.choiceOf(account.id(), at)))
                .header(HttpHeaders.ETAG, EntityTags.tag(account.version()))
                .build();
    }

    private String by() {
        return caller.getPrincipal().getName();
    }
}
