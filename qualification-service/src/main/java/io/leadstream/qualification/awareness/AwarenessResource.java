package io.leadstream.qualification.awareness;

import io.leadstream.messaging.Freshness;
import io.leadstream.messaging.ReadModel;
import io.leadstream.qualification.lifecycle.LeadUnknown;
import io.leadstream.qualification.lifecycle.Qualifications;
import io.leadstream.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a lead knows of us. */
@Path("/api/qualifications")
@RunOnVirtualThread
@Tag(name = "Discovery")
class AwarenessResource {

    /** The touches of one kind. */
    record TouchesView(
            @Schema(examples = "INTERESTED") Level level,

            @Schema(description = "How many the lead made", examples = "4")
            long inbound,

            @Schema(description = "How many we made", examples = "2")
            long outbound,

            @Schema(examples = "2026-02-01T09:00:00Z") @Nullable
            Instant first,

            @Schema(examples = "2026-02-27T09:00:00Z") @Nullable
            Instant last,

            @Schema(examples = "2") @Nullable Long daysSinceLast) {

        static TouchesView of(Touches touches, Instant asOf) {
            return new TouchesView(
                    touches.level(asOf),
                    touches.inbound(),
                    touches.outbound(),
                    touches.first(),
                    touches.last(),
                    touches.daysSinceLast(asOf));
        }
    }

    /** What they know of us, by kind of touch. */
    record AwarenessView(
            UUID leadId,
            @Schema(examples = "FAMILIAR") Level level,

            @Schema(
                    examples =
                            "They know us well: e-mail (4 theirs, 2 ours, last 2 days ago); demos (1 theirs, 0 ours, last 9 days ago)")
            String summary,

            Map<String, TouchesView> touches,
            FirstContact firstContact,
            @Schema(examples = "2026-03-01T09:30:00Z") Instant asOf,
            Freshness freshness) {}

    private final LeadTouches touches;
    private final Qualifications leads;
    private final ReadModel readModel;

    AwarenessResource(LeadTouches touches, Qualifications leads, ReadModel readModel) {
        this.touches = touches;
        this.leads = leads;
        this.readModel = readModel;
    }

    @GET
    @Path("{leadId}/awareness")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(summary = "What a lead knows of us: its touches by kind, how recent, and in one line")
    @APIResponse(
            responseCode = "200",
            description = "As of the instant asked for",
            content = @Content(schema = @Schema(implementation = AwarenessView.class)))
    @APIResponse(responseCode = "404", description = "No such lead here, or not yet: ask with atLeast")
    public AwarenessView read(@PathParam("leadId") UUID leadId, @QueryParam("asOf") @Nullable String asOf) {
        Instant asked = Params.instantAtEnd("asOf", asOf);
        Freshness freshness = readModel.freshness();
        var lead = leads.captured(leadId).orElseThrow(() -> new LeadUnknown(leadId));
        Awareness known = touches.of(lead.leadId(), asked);
        var views = new LinkedHashMap<String, TouchesView>();
        known.kinds().forEach(kind -> views.put(kind.kind().name(), TouchesView.of(kind, known.asOf())));
        return new AwarenessView(
                leadId, known.level(), known.summary(), views, known.firstContact(), known.asOf(), freshness);
    }
}
