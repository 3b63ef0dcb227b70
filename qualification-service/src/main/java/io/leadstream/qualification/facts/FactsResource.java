package io.leadstream.qualification.facts;

import io.leadstream.qualification.framework.Fact;
import io.leadstream.qualification.framework.FactWord;
import io.leadstream.qualification.framework.FrameworkView;
import io.leadstream.qualification.framework.Frameworks;
import io.leadstream.qualification.framework.RecordedFact;
import io.leadstream.qualification.framework.RecordedFacts;
import io.leadstream.qualification.framework.RecordedFacts.Place;
import io.leadstream.qualification.lifecycle.LeadUnknown;
import io.leadstream.qualification.lifecycle.Qualification;
import io.leadstream.qualification.lifecycle.Qualifications;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
@Path("/api/qualifications")
@RunOnVirtualThread
@Tag(name = "Facts")
class FactsResource {

    private static final String EXAMPLE = """
            {"budget": {"value": {"amount": "40000.00", "currency": "EUR"}, "confidence": 0.8,
                        "evidence": "https://mail.example/thread/81"},
             "timeline": {"value": "2026-09-30"},
             "decisionCriteria": {"value": [{"criterion": "security", "weight": 0.6},
                                            {"criterion": "price", "weight": 0.4}]},
             "decisionProcess": {"value": {"steps": [
               {"step": "Legal review", "who": "legal counsel", "signature": true, "date": "2026-08-15"}]}},
             "champion": null}""";

    /** Everything known of a lead, by word; and how far that fills each framework. */
    record FactsView(
            UUID leadId,
            Map<String, FactView> facts,
            Map<String, FrameworkView> frameworks,
            @Schema(examples = "2026-03-01T09:30:00Z") Instant asOf) {}

    private final RecordFacts recordFacts;
    private final RecordedFacts facts;
    private final Frameworks frameworks;
    private final Qualifications leads;
    private final SecurityIdentity caller;
    private final Clock clock;

    FactsResource(
            RecordFacts recordFacts,
            RecordedFacts facts,
            Frameworks frameworks,
            Qualifications leads,
            SecurityIdentity caller,
            Clock clock) {
        this.recordFacts = recordFacts;
        this.facts = facts;
        this.frameworks = frameworks;
        this.leads = leads;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("{leadId}/facts")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Transactional
    @Operation(
            summary = "What is or was known of a lead, in the words of whoever found it out",
            description = "With what was found out about leads that are part of it: under each word the surest counts,"
                    + " of equally sure the latest, and alone what was recorded since the leads became one.")
    public RestResponse<FactsView> read(
            @PathParam("leadId") UUID leadId,
            @Parameter(description = "A time, or a date, which means its end in UTC; now when absent")
                    @QueryParam("asOf")
                    @Nullable
                    String asOf) {
        Instant at = Objects.requireNonNullElseGet(Params.instantAtEnd("asOf", asOf), clock::instant);
        return answer(leads.captured(leadId).orElseThrow(() -> new LeadUnknown(leadId)), at);
    }

    @PUT
    @Path("{leadId}/facts")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"rep", "manager", "admin"})
    @Transactional
    @Operation(
            summary = "Record what was found out",
            description =
                    "Replaces the facts that are named; null clears one. If-Match is needed once anything is "
                            + "known of the lead. GET /api/facts lists the words; BANT's are budget, authority, need, timeline.")
    @APIResponse(responseCode = "200", description = "What is known now")
    @APIResponse(responseCode = "428", description = "Facts exist, and the request carries no If-Match")
    public RestResponse<FactsView> record(
            @PathParam("leadId") UUID leadId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "facts", value = EXAMPLE))) @NotNull
                    Map<String, @Nullable FactInput> body) {
        Map<String, Optional<Fact>> named = FactInput.readAll(body);
        var lead =
                recordFacts.record(leadId, ifMatch, named, caller.getPrincipal().getName());
        return answer(lead, clock.instant());
    }

    @GET
    @Path("{leadId}/facts/history")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Transactional
    @Operation(
            summary = "Every fact as it was recorded, changed and cleared, newest first",
            description = "Of leads that are part of this one too: recordedOn names them.")
    public Page<FactChange> history(
            @PathParam("leadId") UUID leadId,
            @Parameter(description = "Of one word only", example = "budget") @QueryParam("fact") @Nullable String fact,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Instant at = Objects.requireNonNullElseGet(Params.instantAtEnd("asOf", asOf), clock::instant);
        if (fact != null && FactWord.named(fact).isEmpty()) {
            throw BadInput.of("fact", "is unknown; known are " + FactWord.keys());
        }
        int size = Page.limit(Params.integer("limit", limit));
        Place from = after == null ? Place.NEWEST : place(after);
        var lead = leads.captured(leadId).orElseThrow(() -> new LeadUnknown(leadId));
        var found = facts.historyOf(lead.leadId(), at, fact, from, size + 1);
        var page = Page.of(found, size, last -> cursor(Place.of(last)));
        return new Page<>(
                page.items().stream().map(entry -> FactChange.of(entry, leadId)).toList(), page.next());
    }

    private static Place place(String cursor) {
        var parts = Cursor.decode(cursor, 4);
        return new Place(
                Cursor.time(parts.getFirst()), Cursor.number(parts.get(1)), Cursor.id(parts.get(2)), parts.getLast());
    }

    private static String cursor(Place place) {
        return Cursor.encode(
                place.at().toString(),
                Long.toString(place.version()),
                place.leadId().toString(),
                place.word());
    }

    private RestResponse<FactsView> answer(Qualification lead, Instant at) {
        var views = new LinkedHashMap<String, FactView>();
        var known = new LinkedHashMap<String, Fact>();
        for (RecordedFact recorded : facts.recordsOf(lead.leadId(), at)) {
            recorded.fact().ifPresent(fact -> {
                views.put(recorded.criterion(), FactView.of(recorded, fact, lead.leadId()));
                known.put(recorded.criterion(), fact);
            });
        }
        var view = new FactsView(lead.leadId(), views, FrameworkView.of(frameworks.all(at), known), at);
        return ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, EntityTags.tag(lead.version()))
                .build();
    }
}
