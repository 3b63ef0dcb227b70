package io.leadstream.qualification.facts;

import io.leadstream.qualification.framework.Choice;
import io.leadstream.qualification.framework.Completeness;
import io.leadstream.qualification.framework.Fact;
import io.leadstream.qualification.framework.Framework;
import io.leadstream.qualification.framework.Frameworks;
import io.leadstream.qualification.framework.RecordedFacts;
import io.leadstream.qualification.framework.Standings;
import io.leadstream.qualification.lifecycle.LeadUnknown;
import io.leadstream.qualification.lifecycle.Qualification;
import io.leadstream.qualification.lifecycle.Qualifications;
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
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** One lead by every framework, and which of them counts for it. */
@Path("/api/qualifications")
@RunOnVirtualThread
@Tag(name = "Frameworks")
class LeadFrameworksResource {

    record GapView(
            @Schema(examples = "economicBuyer") String criterion,
            @Schema(examples = "no economic buyer") String gap,
            @Schema(examples = "true") boolean required) {}

    record RankView(
            @Schema(description = "From 1; leads of equal strength share one", examples = "12")
            long rank,

            @Schema(description = "Among so many: those of which anything is known", examples = "3400")
            long of) {}

    /** A lead by one framework. */
    record MeetsView(
            @Schema(examples = "MEDDIC") String name,
            @Schema(examples = "1") int version,
            @Schema(examples = "false") boolean complete,
            @Schema(examples = "0.50") BigDecimal completeness,

            @Schema(
                    description = "The mean confidence over the criteria, 0 to 1; one that nobody stated counts 0.5",
                    examples = "0.4250")
            BigDecimal strength,

            @Schema(examples = "[\"metrics\", \"pain\", \"champion\"]")
            List<String> held,

            @Schema(examples = "[\"economicBuyer\"]") List<String> missing,
            List<GapView> gaps,

            @Schema(description = "As of now only; absent while nothing is known or leads are being compared") @Nullable
            RankView rank) {}

    /** Which framework counts for a lead. */
    record ChoiceView(
            @Schema(examples = "MEDDIC") String framework,

            @Schema(description = "For this lead; else it is the default", examples = "true")
            boolean chosen,

            @Schema(examples = "2026-03-01T09:00:00Z") @Nullable
            Instant at,

            @Schema(examples = "rep-7") @Nullable String by) {

        static ChoiceView of(Choice choice) {
            return new ChoiceView(choice.framework().key(), choice.chosen(), choice.at(), choice.by());
        }
    }

    record LeadFrameworksView(
            UUID leadId,
            ChoiceView counts,
            Map<String, MeetsView> frameworks,
            @Schema(examples = "2026-03-01T09:30:00Z") Instant asOf) {}

    /** The framework that is to count. */
    record ChoiceInput(
            @Schema(description = "Its key; null lets the default count again", examples = "MEDDIC") @Nullable
            String framework) {}

    private final RecordFacts recordFacts;
    private final RecordedFacts facts;
    private final Frameworks frameworks;
    private final Standings standings;
    private final Qualifications leads;
    private final SecurityIdentity caller;
    private final Clock clock;

    LeadFrameworksResource(
            RecordFacts recordFacts,
            RecordedFacts facts,
            Frameworks frameworks,
            Standings standings,
            Qualifications leads,
            SecurityIdentity caller,
            Clock clock) {
        this.recordFacts = recordFacts;
        this.facts = facts;
        this.frameworks = frameworks;
        this.standings = standings;
        this.leads = leads;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("{leadId}/frameworks")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(summary = "A lead by every framework: completeness, gaps, rank against other leads")
    public RestResponse<LeadFrameworksView> all(
            @PathParam("leadId") UUID leadId, @QueryParam("asOf") @Nullable String asOf) {
        Instant asked = Params.instantAtEnd("asOf", asOf);
        Qualification lead = leads.captured(leadId).orElseThrow(() -> new LeadUnknown(leadId));
        Instant at = asked == null ? clock.instant() : asked;
        Map<String, Fact> known = facts.of(leadId, at);
        Map<String, Standings.Rank> ranks = asked == null ? standings.ranksOf(leadId) : Map.of();
        var views = new LinkedHashMap<String, MeetsView>();
        frameworks.all(at).forEach(each -> views.put(each.key(), view(each, known, ranks.get(each.key()))));
        var view = new LeadFrameworksView(leadId, ChoiceView.of(frameworks.choiceOf(leadId, at)), views, at);
        return ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, EntityTags.tag(lead.version()))
                .build();
    }

    @GET
    @Path("{leadId}/framework")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(summary = "Which framework counts for a lead, or counted at a time")
    public RestResponse<ChoiceView> chosen(
            @PathParam("leadId") UUID leadId, @QueryParam("asOf") @Nullable String asOf) {
        Instant asked = Params.instantAtEnd("asOf", asOf);
        return answer(
                leads.captured(leadId).orElseThrow(() -> new LeadUnknown(leadId)),
                asked == null ? clock.instant() : asked);
    }

    @PUT
    @Path("{leadId}/framework")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"rep", "manager", "admin"})
    @Transactional
    @Operation(
            summary = "Let another framework count for a lead",
            description = "Nothing that was found out is lost: the facts are the same, seen by other criteria.")
    @APIResponse(responseCode = "200", description = "Which one counts now")
    @APIResponse(responseCode = "428", description = "One was chosen, and the request carries no If-Match")
    public RestResponse<ChoiceView> choose(
            @PathParam("leadId") UUID leadId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull ChoiceInput body) {
        String by = caller.getPrincipal().getName();
        return answer(recordFacts.choose(leadId, ifMatch, body.framework(), by), clock.instant());
    }

    private RestResponse<ChoiceView> answer(Qualification lead, Instant at) {
        return ResponseBuilder.ok(ChoiceView.of(frameworks.choiceOf(lead.leadId(), at)))
                .header(HttpHeaders.ETAG, EntityTags.tag(lead.version()))
                .build();
    }

    private static MeetsView view(Framework framework, Map<String, Fact> known, Standings.@Nullable Rank rank) {
        Completeness found = framework.of(known);
        return new MeetsView(
                framework.name(),
                framework.version(),
                found.complete(),
                found.share(),
                BigDecimal.valueOf(framework.strength(known), 4),
                found.heldKeys(),
                found.missingKeys(),
                found.missing().stream()
                        .map(missing -> new GapView(missing.key(), missing.gap(), missing.required()))
                        .toList(),
                rank == null ? null : new RankView(rank.rank(), rank.ranked()));
    }
}
