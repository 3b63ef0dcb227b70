package io.leadstream.qualification.discovery;

import io.leadstream.qualification.awareness.FirstContact;
import io.leadstream.qualification.awareness.LeadTouches;
import io.leadstream.qualification.facts.EvidenceLink;
import io.leadstream.qualification.framework.Choice;
import io.leadstream.qualification.framework.Fact;
import io.leadstream.qualification.framework.FactWord;
import io.leadstream.qualification.framework.Frameworks;
import io.leadstream.qualification.framework.RecordedFacts;
import io.leadstream.qualification.lifecycle.LeadUnknown;
import io.leadstream.qualification.lifecycle.Qualification;
import io.leadstream.qualification.lifecycle.Qualifications;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Params;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The guided conversation with a lead, and the checklist of what must be done before it counts as qualified. */
@Path("/api/qualifications")
@RunOnVirtualThread
@Tag(name = "Discovery")
class DiscoveryResource {

    /** A question, and what of its answer is known. */
    record QuestionView(
            @Schema(examples = "WHO_DECIDES") DiscoveryQuestion key,
            @Schema(examples = "CONVERSATION") DiscoveryQuestion.Kind kind,
            @Schema(examples = "HIERARCHY") DiscoveryQuestion.@Nullable Cluster cluster,

            @Schema(examples = "Who makes the final decision?")
            String question,

            @Schema(description = "OPEN, PARTLY or ANSWERED", examples = "PARTLY")
            String state,

            @Schema(
                    description = "The facts that an answer fills, the chief one first",
                    examples = "[\"authority\", \"economicBuyer\", \"decisionProcess\"]")
            List<String> fills,

            @Schema(description = "Those still open", examples = "[\"decisionProcess\"]")
            List<String> open) {

        static QuestionView of(DiscoveryQuestion question, Map<String, Fact> facts) {
            List<String> fills = question.fills().stream().map(FactWord::key).toList();
            List<String> open = fills.stream()
                    .filter(word -> !Optional.ofNullable(facts.get(word))
                            .map(Fact::holds)
                            .orElse(false))
                    .toList();
            String state = open.isEmpty() ? "ANSWERED" : open.size() < fills.size() ? "PARTLY" : "OPEN";
            return new QuestionView(question, question.kind(), question.cluster(), question.text(), state, fills, open);
        }
    }

    /** What to ask next. */
    record NextView(
            @Schema(examples = "ECONOMIC_BUYER") DiscoveryQuestion key,

            @Schema(examples = "Who controls the money for it?")
            String question,

            @Schema(examples = "no economic buyer: MEDDIC requires it, and it is missing")
            String why,

            @Schema(description = "The framework's criteria that an answer fills", examples = "[\"economicBuyer\"]")
            List<String> criteria) {

        static NextView of(NextQuestion next) {
            return new NextView(next.question(), next.question().text(), next.why(), next.criteria());
        }
    }

    record PointView(
            @Schema(examples = "DECIDERS") ChecklistPoint point,
            @Schema(examples = "The deciders are found") String text,
            @Schema(examples = "OPEN") Checklist.State state,

            @Schema(description = "Whether a rep may confirm it", examples = "true")
            boolean confirmable,

            List<Checklist.Part> parts,
            @Nullable Confirmation confirmation) {

        static PointView of(Checklist.Point point) {
            return new PointView(
                    point.point(),
                    point.point().text(),
                    point.state(),
                    point.point().isConfirmable(),
                    point.parts(),
                    point.confirmation());
        }
    }

    record ChecklistView(
            @Schema(description = "How many of the six hold", examples = "4")
            int held,

            @Schema(examples = "false") boolean complete,
            List<PointView> points) {

        static ChecklistView of(Checklist checklist) {
            return new ChecklistView(
                    checklist.held(),
                    checklist.held() == checklist.points().size(),
                    checklist.points().stream().map(PointView::of).toList());
        }
    }

    /** A conversation with one lead: asked, open, next; and the checklist. */
    record DiscoveryView(
            UUID leadId,

            @Schema(description = "The framework that counts for the lead", examples = "MEDDIC")
            String framework,

            @Schema(description = "Absent when there is nothing left to ask") @Nullable
            NextView next,

            List<QuestionView> questions,
            ChecklistView checklist,
            FirstContact firstContact,
            @Schema(examples = "2026-03-01T09:30:00Z") Instant asOf) {}

    /** A person's word for a point. */
    record ConfirmationInput(
            @Schema(description = "false takes the word back; true when absent", examples = "true") @Nullable
            Boolean confirmed,

            @Schema(
                    description = "An absolute URI where it can be looked up; needed to confirm",
                    examples = "https://mail.example/thread/81")
            @Nullable
            String evidence,

            @Size(max = 2000) @Schema(examples = "asked in the call of Monday") @Nullable
            String note) {}

    private final ConfirmPoint confirmPoint;
    private final Confirmations confirmations;
    private final RecordedFacts facts;
    private final Frameworks frameworks;
    private final LeadTouches touches;
    private final PersonaMatching personas;
    private final Qualifications leads;
    private final SecurityIdentity caller;
    private final Clock clock;

    DiscoveryResource(
            ConfirmPoint confirmPoint,
            Confirmations confirmations,
            RecordedFacts facts,
            Frameworks frameworks,
            LeadTouches touches,
            PersonaMatching personas,
            Qualifications leads,
            SecurityIdentity caller,
            Clock clock) {
        this.confirmPoint = confirmPoint;
        this.confirmations = confirmations;
        this.facts = facts;
        this.frameworks = frameworks;
        this.touches = touches;
        this.personas = personas;
        this.leads = leads;
        this.caller = caller;
        this.clock = clock;
    }

    // not for revops: confirmations carry free text of people about people
    @GET
    @Path("{leadId}/discovery")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Transactional
    @Operation(summary = "What to ask a lead: open and answered questions, the best next one, the checklist")
    public RestResponse<DiscoveryView> read(
            @PathParam("leadId") UUID leadId, @QueryParam("asOf") @Nullable String asOf) {
        Instant asked = Params.instantAtEnd("asOf", asOf);
        return answer(leads.captured(leadId).orElseThrow(() -> new LeadUnknown(leadId)), asked);
    }

    @PUT
    @Path("{leadId}/checklist/{point}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"rep", "manager", "admin"})
    @Transactional
    @Operation(
            summary = "Confirm a point of the checklist that the system cannot know",
            description = "CARD, PAINS, DECIDERS, AWARENESS or SPIN, with evidence. FRAMEWORK is derived: 409.")
    @APIResponse(responseCode = "200", description = "The discovery as it stands now")
    @APIResponse(responseCode = "428", description = "The point was confirmed, and the request carries no If-Match")
    public RestResponse<DiscoveryView> confirm(
            @PathParam("leadId") UUID leadId,
            @PathParam("point") String named,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull ConfirmationInput body) {
        ChecklistPoint point = Params.choice("point", named, ChecklistPoint.class);
        if (point == null) {
            throw BadInput.of("point", "must be named");
        }
        boolean confirmed = body.confirmed() == null || body.confirmed();
        if (body.evidence() == null ? confirmed : !EvidenceLink.is(body.evidence())) {
            throw BadInput.of("evidence", "must be an absolute URI of at most " + EvidenceLink.LONGEST + " characters");
        }
        URI evidence = body.evidence() == null ? null : URI.create(body.evidence());
        String by = caller.getPrincipal().getName();
        var given = new Confirmation(confirmed, evidence, body.note(), by, clock.instant());
        return answer(confirmPoint.confirm(leadId, ifMatch, point, given), null);
    }

    private RestResponse<DiscoveryView> answer(Qualification lead, @Nullable Instant asked) {
        Instant at = asked == null ? clock.instant() : asked;
        UUID id = lead.leadId();
        Map<String, Fact> known = facts.of(id, at);
        Choice choice = frameworks.choiceOf(id, at);
        var awareness = touches.of(id, asked);
        var checklist = Checklist.of(new Checklist.Known(
                known,
                choice,
                frameworks.spin().of(known),
                awareness,
                personas.of(id, at),
                confirmations.segmentsOf(id, at),
                confirmations.of(id, at)));
        var view = new DiscoveryView(
                id,
                choice.framework().key(),
                NextQuestion.of(choice.framework(), known).map(NextView::of).orElse(null),
                Stream.of(DiscoveryQuestion.values())
                        .map(question -> QuestionView.of(question, known))
                        .toList(),
                ChecklistView.of(checklist),
                awareness.firstContact(),
                at);
        return ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, EntityTags.tag(lead.version()))
                .build();
    }
}
