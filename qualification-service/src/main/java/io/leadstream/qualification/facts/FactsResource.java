package io.leadstream.qualification.facts;

import static java.util.stream.Collectors.toMap;

import io.leadstream.qualification.framework.Completeness;
import io.leadstream.qualification.framework.Criterion;
import io.leadstream.qualification.framework.Fact;
import io.leadstream.qualification.framework.Framework;
import io.leadstream.qualification.framework.FrameworkView;
import io.leadstream.qualification.framework.RecordedFact;
import io.leadstream.qualification.framework.RecordedFacts;
import io.leadstream.qualification.lifecycle.LeadUnknown;
import io.leadstream.qualification.lifecycle.Qualification;
import io.leadstream.qualification.lifecycle.Qualifications;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Violation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/**
 * What a conversation found out about a lead. The values are free text of people about people: for those who work
 * with leads, not for revops, who see on the qualification which criteria hold.
 *
 * <p>All resources of qualifications have one path and differ in their methods' alone: the router then sees them as
 * one, and tells another method (405) from another place (404).
 */
@Path("/api/qualifications/{leadId}")
@RunOnVirtualThread
@Tag(name = "Facts")
class FactsResource {

    private static final String EXAMPLE = """
            {"budget": {"value": "about 40,000 a year, from the IT budget", "confidence": 0.8,
                        "evidence": "https://mail.example/thread/81"},
             "timeline": null}""";

    /** A fact, who recorded it and when. */
    record FactView(
            @Schema(examples = "about 40,000 a year, from the IT budget")
            String value,

            @Schema(examples = "0.8") @Nullable BigDecimal confidence,

            @Schema(examples = "https://mail.example/thread/81") @Nullable
            URI evidence,

            @Schema(examples = "rep-7") String by,
            @Schema(examples = "2026-03-01T09:00:00Z") Instant at) {}

    /** Everything known of a lead, by criterion. */
    record FactsView(UUID leadId, Map<String, FactView> facts, Map<String, FrameworkView> frameworks) {}

    private final RecordFacts recordFacts;
    private final RecordedFacts facts;
    private final Qualifications leads;
    private final SecurityIdentity caller;

    FactsResource(RecordFacts recordFacts, RecordedFacts facts, Qualifications leads, SecurityIdentity caller) {
        this.recordFacts = recordFacts;
        this.facts = facts;
        this.leads = leads;
        this.caller = caller;
    }

    @GET
    @Path("facts")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Transactional
    @Operation(summary = "What is known of a lead, in the words of whoever found it out")
    public RestResponse<FactsView> read(@PathParam("leadId") UUID leadId) {
        return answer(leads.captured(leadId).orElseThrow(() -> new LeadUnknown(leadId)));
    }

    @PUT
    @Path("facts")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"rep", "manager", "admin"})
    @Transactional
    @Operation(
            summary = "Record what was found out",
            description = "Replaces the criteria that are named; null clears one. If-Match is needed once anything is "
                    + "known of the lead. Criteria: budget, authority, need, timeline.")
    @APIResponse(responseCode = "200", description = "What is known now")
    @APIResponse(responseCode = "428", description = "Facts exist, and the request carries no If-Match")
    public RestResponse<FactsView> record(
            @PathParam("leadId") UUID leadId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "BANT", value = EXAMPLE))) @NotNull
                    Map<String, @Nullable FactInput> body) {
        Map<String, Optional<Fact>> named = checked(body);
        return answer(
                recordFacts.record(leadId, ifMatch, named, caller.getPrincipal().getName()));
    }

    private static Map<String, Optional<Fact>> checked(Map<String, @Nullable FactInput> body) {
        var violations = new ArrayList<Violation>();
        var named = new HashMap<String, Optional<Fact>>();
        body.forEach((criterion, input) -> {
            if (Framework.BANT.criterion(criterion).isEmpty()) {
                violations.add(new Violation(criterion, "is unknown; known here are " + criteria()));
            } else if (input != null) {
                violations.addAll(input.violations(criterion));
            }
            named.put(
                    criterion,
                    Optional.ofNullable(input)
                            .filter(given -> violations.isEmpty())
                            .map(FactInput::toFact));
        });
        if (!violations.isEmpty()) {
            throw new BadInput(violations);
        }
        return named;
    }

    private static List<String> criteria() {
        return Framework.BANT.criteria().stream().map(Criterion::key).toList();
    }

    private RestResponse<FactsView> answer(Qualification lead) {
        List<RecordedFact> known = facts.recordsOf(lead.leadId());
        Completeness bant = Framework.BANT.of(facts.of(lead.leadId()));
        var byCriterion = known.stream()
                .flatMap(recorded ->
                        recorded.fact().map(fact -> Map.entry(recorded.criterion(), view(recorded, fact))).stream())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        return ResponseBuilder.ok(new FactsView(lead.leadId(), byCriterion, FrameworkView.of(bant)))
                .header(HttpHeaders.ETAG, EntityTags.tag(lead.version()))
                .build();
    }

    private static FactView view(RecordedFact recorded, Fact fact) {
        return new FactView(fact.value(), fact.confidence(), fact.evidence(), recorded.by(), recorded.at());
    }
}
